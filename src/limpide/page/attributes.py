"""The attributes of a start tag as its source spells them, those that browsers drop too."""

import re
from collections.abc import Iterator

from limpide.model import Piece, Span
from limpide.page.element import Element
from limpide.page.offsets import Markup
from limpide.page.turbo import turbohtml

_ATTRIBUTE = re.compile(r"[\s/]*(?P<all>(?P<name>[^\s/>][^\s/>=]*)(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+))?)")

_VALUE = re.compile(r"[^=]*=\s*(?P<quote>[\"']?)(?P<value>.*)(?P=quote)\Z", re.S)
_ENTITY = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z0-9]{1,32};?)")


def attribute_value(markup: Markup, start: int, end: int) -> Markup:
    """The value of an attribute that is written there, name and value; empty where it has none."""
    found = _VALUE.match(markup.text[start:end])
    if found is None:
        return Markup("")
    texts: list[str] = []
    pieces: list[Piece] = []
    at, (done, stop) = 0, (start + edge for edge in found.span("value"))
    for entity in [*_ENTITY.finditer(markup.text, done, stop), None]:
        edge = entity.start() if entity is not None else stop
        pieces.extend(markup.slices(at, done, edge))
        texts.append(markup.text[done:edge])
        at += edge - done
        if entity is not None:
            done = entity.end()
            texts.append(turbohtml.unescape(entity.group()))
            pieces.append(Piece(at, len(texts[-1]), markup.span(edge, done)))
            at += len(texts[-1])
    return Markup("".join(texts), tuple(piece for piece in pieces if piece.length))


def is_spelt(element: Element, source: str) -> bool:
    """Whether the source writes this element as an HTML tag."""
    opening = f"<{element.name}"
    start, end = element.mark.start, element.mark.start + len(opening)
    return source[start:end].lower() == opening.lower() and source[end : end + 1] in (
        " ",
        "\t",
        "\n",
        "\r",
        "\f",
        "/",
        ">",
    )


def place_for_attribute(element: Element) -> Span:
    """Where a new attribute goes: right after the name of the tag."""
    at = element.mark.start + len("<") + len(element.name)
    return Span(at, at)


def spelt_attributes(element: Element, source: str) -> Iterator[tuple[str, Span]]:
    """Each attribute in order, its name in lower case, with its place (HTML, 13.2.5.32 to 13.2.5.39)."""
    end = element.mark.end - len(">")
    for found in _ATTRIBUTE.finditer(source, place_for_attribute(element).start, end):
        yield found["name"].lower(), Span(*found.span("all"))


def duplicates(element: Element, source: str) -> list[tuple[str, Span]]:
    """The attributes that repeat an earlier one of the same tag: browsers ignore them."""
    if not element.attrs:
        return []
    values = sum(value != "" for value in element.attrs.values())
    if source.count("=", element.mark.start, element.mark.end) <= values or not is_spelt(element, source):
        return []
    seen: set[str] = set()
    found = []
    for name, span in spelt_attributes(element, source):
        if name in seen:
            found.append((name, span))
        seen.add(name)
    return found


def removal(span: Span, source: str) -> Span:
    """An attribute with the blanks before it."""
    start = span.start
    while source[start - 1 : start].isspace():
        start -= 1
    return Span(start, span.end)
