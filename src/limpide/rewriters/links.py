"""Repairs of the texts of links: the format and the size of a file that lies beside."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import urlsplit

from limpide.errors import ReadError
from limpide.model import Block, Edit, Finding, Fix, Rule, Span
from limpide.rewriters.context import Context

_UNITS: Final = {"fr": ("octets", "Ko", "Mo"), "en": ("bytes", "kB", "MB")}
_AFTER: Final = 40  # characters after a link that belong to what it says


def file_details(finding: Finding, rule: Rule, context: Context) -> Iterator[Fix]:
    """The format and the size added at the end of the text of a link, in its brackets where it has some."""
    link = context.block(finding.span, "link")
    if link is None or not link.text.plain.strip() or _is_elsewhere(link, context):
        return
    extension = PurePosixPath(urlsplit(link.attrs["href"]).path).suffix.lower().removeprefix(".")
    size = _size(link, context)
    names = rule.params.get("formats", {})
    if not size or not isinstance(names, dict) or extension not in names:
        return
    plain = link.text.plain.rstrip()
    said = [name for name in names[extension] if re.search(rf"\b{re.escape(name)}\b", plain, re.I)]
    at = link.text.span(len(plain) - 1, len(plain))
    if said and plain.lower().endswith(tuple(f"({name})" for name in said)):
        edit = Edit(Span(at.start, at.start), f", {size}")
    else:
        edit = Edit(Span(at.end, at.end), f" ({size})" if said else f" ({extension.upper()}, {size})")
    yield Fix((edit,), safe=True, operation="describe-file")


def shown_size(size: int, lang: str) -> str:
    """A number of bytes for people: « 250 Ko », « 1,2 Mo »; units are powers of a thousand."""
    small, thousands, millions = _UNITS["fr" if lang == "fr" else "en"]
    if size < 1_000:
        return f"{size}\u00a0{small}"
    if size < 999_500:
        return f"{round(size / 1_000)}\u00a0{thousands}"
    number = f"{size / 1_000_000:.1f}".removesuffix(".0")
    return f"{number.replace('.', ',') if lang == 'fr' else number}\u00a0{millions}"


def _is_elsewhere(link: Block, context: Context) -> bool:
    """Whether the name of a link is not its text alone, or its address not the one of a file beside."""
    if link.attrs.get("accessible-name", "").split() != link.text.plain.split():
        return True
    if re.match(r"[a-z][a-z0-9+.-]*:|//", link.attrs["href"].strip(), re.I) or context.fetch is None:
        return True
    after = context.source[link.span.end : link.span.end + _AFTER]
    if re.match(r"(?:</a>)?[\s\u00a0]*[(\[,–—-]", after):
        return True
    return context.page is not None and any(e.name == "base" and "href" in e.attrs for e in context.page.elements)


def _size(link: Block, context: Context) -> str:
    """The size of the file beside; empty where there is none."""
    assert context.fetch is not None
    try:
        content = context.fetch(link.attrs["href"].strip())
    except ReadError:
        return ""
    return shown_size(len(content), link.lang) if content else ""
