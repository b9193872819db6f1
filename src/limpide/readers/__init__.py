"""Bytes to a Document: the format decided, the reader called."""

import re
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Final

from msgspec.structs import replace

from limpide.errors import ReadError
from limpide.model import Document, Source
from limpide.readers.encoding import coding, decode, encode
from limpide.readers.reading import Reading

HTML: Final = "text/html"
MARKDOWN: Final = "text/markdown"
PLAIN: Final = "text/plain"

_SUFFIXES: Final = {
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".mdx": MARKDOWN,
    ".txt": PLAIN,
    ".text": PLAIN,
}
KNOWN_SUFFIXES: Final = frozenset(_SUFFIXES)
"""Suffixes of the files that a folder stands for."""

_MAY_DECLARE: Final = frozenset({HTML, ""})
"""Media types whose content may name its own encoding."""

_ALIASES: Final = {"application/xhtml+xml": HTML, "text/x-markdown": MARKDOWN, "text/mdx": MARKDOWN}
_XML: Final = frozenset({"application/xml", "text/xml", "image/svg+xml", "application/mathml+xml"})
_XML_PAGE: Final = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:\s|<\?[^>]*>|<!--(?:(?!-->).)*-->|<!doctype[^>]*>)*<(?:svg|math|html)[\s/>]", re.I | re.S
)
"""XML that a browser draws as a page: the HTML parser reads its elements with their places."""

_SAY_NOTHING: Final = frozenset({"", "application/octet-stream", "binary/octet-stream"})
_OTHER_FORMATS: Final = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".epub": "application/epub+zip",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".json": "application/json",
}
_SIGNATURES: Final = (
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\xd0\xcf\x11\xe0", "application/msword"),
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"\x1f\x8b", "application/gzip"),
)
_TAG: Final = re.compile(r"\s*(?:<\?xml\s|<!--|<!doctype\s|</?[a-z][a-z0-9-]*(?:\s[^<>]*)?/?>)", re.I)
_MARKS: Final = re.compile(r"\A---\s*\n[\w-]+:|^#{1,6} \S|^ {0,3}(?:`{3}|~{3})|\[[^\]\n]+\]\([^()\s]+\)", re.M)
_SNIFFED: Final = 20_000  # characters


def read(source: Source, *, lang: str = "auto") -> Reading:
    """The document of a source, and its page where it has markup. Raises ReadError."""
    media_type = _media_type(source)
    if media_type and media_type not in _READ:
        return _read_elsewhere(source, media_type, lang)
    text = decode(source.content, charset=source.charset, is_html=media_type in _MAY_DECLARE)
    return _READ[media_type or _sniffed(text)](source, text, lang)


def rewritten(source: Source, text: str) -> Source:
    """The source with another text, the bytes of what is the same as they were.

    Raises UnicodeError where its encoding cannot hold the text, or does not give back the bytes of its own.
    """
    is_html = _media_type(source) in _MAY_DECLARE
    written = coding(source.content, charset=source.charset, is_html=is_html)
    before = decode(source.content, charset=source.charset, is_html=is_html)
    if encode(before, written) != source.content:
        raise UnicodeError(f"{source.name} does not follow {written.codec}")
    return replace(source, content=encode(text, written))


def media_type_of(name: str) -> str:
    """The media type that a file name or an address tells by its suffix; empty where it tells none."""
    path = name.split("?")[0].split("#")[0] if "://" in name else name
    suffix = PurePosixPath(path).suffix.lower()
    return _SUFFIXES.get(suffix) or _OTHER_FORMATS.get(suffix, "")


def _media_type(source: Source) -> str:
    """The format to read a source as; that of a page where it is XML that browsers draw as one."""
    told = _told_type(source)
    return HTML if told in _XML and _XML_PAGE.match(source.content[:_SNIFFED]) else told


def _told_type(source: Source) -> str:
    """The format of a source: what its first bytes are, what it is declared to be, its suffix; empty for none."""
    for signature, media_type in _SIGNATURES:
        if source.content.startswith(signature):
            return _OTHER_FORMATS.get(PurePosixPath(source.name).suffix.lower(), media_type)
    declared = source.media_type.split(";")[0].strip().lower()
    declared = _ALIASES.get(declared, declared)
    named = media_type_of(source.name)
    if declared in _SAY_NOTHING or (declared == PLAIN and named == MARKDOWN):
        return named
    if declared.startswith("text/") and declared not in (*_READ, "text/xml"):
        return named
    return declared


def _sniffed(text: str) -> str:
    if _TAG.match(text):
        return HTML
    return MARKDOWN if _MARKS.search(text, 0, _SNIFFED) else PLAIN


def _html(source: Source, text: str, lang: str) -> Reading:
    from limpide.language.detection import detect
    from limpide.readers import html

    url = source.final_url or (source.name if "://" in source.name else "")
    return html.read(source.name, text, lang=lang, detect=detect, fetch=source.fetch, url=url)


def _markdown(source: Source, text: str, lang: str) -> Reading:
    from limpide.language.detection import detect
    from limpide.readers import markdown

    return markdown.read(source.name, text, lang=lang, detect=detect)


def _plain(source: Source, text: str, lang: str) -> Reading:
    from limpide.language.detection import detect
    from limpide.readers import text as plain

    return plain.read(source.name, text, lang=lang, detect=detect)


_READ: Final[Mapping[str, Callable[[Source, str, str], Reading]]] = {HTML: _html, MARKDOWN: _markdown, PLAIN: _plain}


def _read_elsewhere(source: Source, media_type: str, lang: str) -> Reading:
    """The reading of a format that an installed package reads (entry point `limpide.readers`)."""
    from importlib.metadata import entry_points

    for entry in entry_points(group="limpide.readers", name=media_type):
        document: Document = entry.load()(source.content, source.name)
        return Reading(document if lang == "auto" else replace(document, lang=lang))
    raise ReadError(
        f"Limpide ne lit pas ce format\u00a0: {media_type}. Il lit le HTML, le Markdown et le texte brut.",
        f"Limpide does not read this format: {media_type}. It reads HTML, Markdown and plain text.",
    )
