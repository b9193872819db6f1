"""Bytes to text, decided as browsers do: mark, transport, markup's own word, UTF-8 if it fits, windows-1252."""

import re
from typing import Final, NamedTuple

from limpide.errors import ReadError

_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8"), (b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"))
_PRESCAN: Final = 1024  # bytes that browsers read before they decide
_XML_DECLARATION: Final = re.compile(rb"\s*<\?xml\s[^>]*?encoding\s*=\s*[\"']([\w.:-]+)")
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([^\s\"';]+)", re.I)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_SAMPLE: Final = 8192  # characters
_MOST_CONTROLS: Final = 0.02  # share of control characters above which a content is no text


def decode(content: bytes, *, charset: str | None, is_html: bool) -> str:
    """The text of a content, without its byte-order mark; bytes that do not fit become U+FFFD.

    Raises ReadError where there is nothing to read, or no text.
    """
    text = _decoded(content, charset, is_html=is_html)
    if not text.strip():
        raise ReadError("Ce contenu est vide.", "This content is empty.")
    if _is_binary(text):
        raise ReadError(
            "Ce contenu n’est pas du texte. Donnez un fichier HTML, Markdown ou texte.",
            "This content is not text. Give an HTML, Markdown or text file.",
        )
    return text


class Coding(NamedTuple):
    """How a content is written: its byte-order mark, and the name of its codec."""

    mark: bytes
    codec: str


def coding(content: bytes, *, charset: str | None, is_html: bool) -> Coding:
    """How a content is written, decided as browsers do."""
    for mark, marked in _MARKS:
        if content.startswith(mark):
            return Coding(mark, marked)
    codec = _codec(charset) or (_declared(content[:_PRESCAN]) if is_html else None)
    if codec is not None:
        return Coding(b"", codec)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return Coding(b"", _codec("windows-1252") or "latin-1")
    return Coding(b"", "utf-8")


def encode(text: str, coding: Coding) -> bytes:
    """The content that a text is written as. Raises UnicodeError where the codec lacks a character."""
    name = coding.codec.removeprefix("whatwg").lstrip("-_")  # the standard's codecs only decode
    try:
        return coding.mark + text.encode(name)
    except LookupError as error:
        raise UnicodeError(f"{coding.codec} only decodes") from error


def _decoded(content: bytes, charset: str | None, *, is_html: bool) -> str:
    found = coding(content, charset=charset, is_html=is_html)
    return content[len(found.mark) :].decode(found.codec, "replace").removeprefix("" if found.mark else "\ufeff")


def _codec(label: str | None) -> str | None:
    """The codec for a label of the Encoding Standard; None for a label that it does not know."""
    label = (label or "").strip(" \t\n\f\r\"'").lower()
    if label in ("utf-8", "utf8"):
        return "utf-8"
    if not label:
        return None
    import codecs

    import turbohtml.detect  # noqa: F401  (it registers the standard's codecs)

    try:
        return codecs.lookup(f"whatwg-{label}").name
    except (LookupError, ValueError):
        return None


def _declared(start: bytes) -> str | None:
    """The codec that the markup itself names in its first bytes."""
    if found := _XML_DECLARATION.match(start):
        return _from_markup(found[1].decode("ascii", "replace"))
    from limpide.page.turbo import turbohtml

    for meta in turbohtml.parse(start.decode("latin-1")).select("meta"):
        label = meta.attrs.get("charset")
        content = meta.attrs.get("content")
        if not label and meta.attrs.get("http-equiv") and isinstance(content, str):
            found_label = _CHARSET.search(content)
            label = found_label[1] if found_label else None
        if isinstance(label, str) and (codec := _from_markup(label)):
            return codec
    return None


def _from_markup(label: str) -> str | None:
    """As `_codec`; markup that could be read byte by byte is not UTF-16, whatever it says (HTML, 13.2.3.2)."""
    return _codec("utf-8" if label.strip().lower().startswith(("utf-16", "utf16")) else label)


def _is_binary(text: str) -> bool:
    if "\0" in text:
        return True
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) > _MOST_CONTROLS * len(sample)
