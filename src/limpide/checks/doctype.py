"""The doctype of a page: there, one that exists, before everything else."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from limpide.errors import Inapplicable
from limpide.language.excerpts import shown
from limpide.model import Document, Edit, Finding, Fix, Span
from limpide.page.element import CommentNode, Element, Page

_TODAY = "<!doctype html>"
_DOCTYPE = re.compile(r"<!doctype\b[^>]*>?", re.I)
_BEFORE = re.compile(r"(?:\s|<!--(?:-?>|.*?(?:--!?>|\Z))|<\?[^>]*>)*", re.S)
"""What may stand before a doctype: blanks and comments (HTML, 13.2.6.4.1)."""

_SPELLING = re.compile(
    r"<!doctype\s+html(?:\s+system\s+(?P<q>['\"])about:legacy-compat(?P=q)"
    r"|\s+public\s+(?:\"(?P<public>[^\"]*)\"|'(?P<quoted>[^']*)')(?:\s+(?:\"[^\"]*\"|'[^']*'))?)?\s*>",
    re.I,
)
_TEXT_ONLY = frozenset(("iframe", "noembed", "noframes", "noscript", "script", "style", "textarea", "title", "xmp"))
"""Elements in which a doctype is text."""


def missing(roots: Iterable[Element], *, page: Page, document: Document) -> Iterator[Finding]:
    """A page without any doctype."""
    if _found(page, document.source) is None:
        for root in roots:
            yield Finding(root.mark, fixes=(_fix(Span(0, 0), f"{_TODAY}\n"),), selector=root.selector)


def unknown(roots: Iterable[Element], *, page: Page, document: Document, names: frozenset[str]) -> Iterator[Finding]:
    """A doctype that no version of HTML has. Raises Inapplicable where there is none."""
    place = _declared(page, document.source)
    text = document.source[place.start : place.end]
    spelling = _SPELLING.fullmatch(text)
    if spelling is None or not {spelling["public"], spelling["quoted"]} - {None} <= names:
        for root in roots:
            yield Finding(place, data={"text": shown(text)}, fixes=(_fix(place, _TODAY),), selector=root.selector)


def late(roots: Iterable[Element], *, page: Page, document: Document) -> Iterator[Finding]:
    """A doctype that comes after the first tag or text. Raises Inapplicable where there is none."""
    place = _declared(page, document.source)
    if not _is_first(place, document.source):
        for root in roots:
            yield Finding(place, selector=root.selector)


def _fix(place: Span, text: str) -> Fix:
    """A repair to propose: with another doctype, browsers may draw the page otherwise."""
    return Fix((Edit(place, text),), operation="declare-doctype")


def _declared(page: Page, source: str) -> Span:
    place = _found(page, source)
    if place is None:
        raise Inapplicable
    return place


def _found(page: Page, source: str) -> Span | None:
    """The place of the first doctype; browsers pass over one that comes late."""
    first = _DOCTYPE.match(source, _start(source))
    return Span(*first.span()) if first else next(_late(page, source), None)


def _is_first(place: Span, source: str) -> bool:
    return place.start == _start(source)


def _start(source: str) -> int:
    """Where the first tag or text begins."""
    before = _BEFORE.match(source)
    return before.end() if before else 0


def _late(page: Page, source: str) -> Iterator[Span]:
    """Each doctype that is not in a comment, an attribute or a script."""
    found = [Span(*each.span()) for each in _DOCTYPE.finditer(source)]
    taken = sorted(_no_markup(page)) if found else []
    for place in found:
        index = bisect_right(taken, place.start, key=lambda span: span.start) - 1
        if index < 0 or not taken[index].covers(place):
            yield place


def _no_markup(page: Page) -> Iterator[Span]:
    """The places where characters make no tag of their own."""
    for element in page.elements:
        yield element.span if element.name in _TEXT_ONLY else element.mark
    yield from (node.span for node in page.root.nodes() if isinstance(node, CommentNode))
