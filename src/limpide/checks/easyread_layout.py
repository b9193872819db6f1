"""How an easy-read page must look: large letters, wide lines, no italics, one sentence a line."""

import re
from collections.abc import Iterable, Iterator

from limpide.language.excerpts import shown
from limpide.language.prose import Prose
from limpide.model import Block, Finding
from limpide.page.element import Element, TextNode

_PIXELS = re.compile(r"(\d+(?:\.\d+)?)px")
_BOLD = frozenset({"bold", "bolder", "600", "700", "800", "900"})


def styled(elements: Iterable[Element], *, property: str, pattern: re.Pattern[str]) -> Iterator[Finding]:
    """Text whose style matches a pattern: one finding a page, at the first element, with the number of elements."""
    found = [element for element in _with_text(elements) if _matches(element.style(property), pattern)]
    if found:
        yield _first(found)


def small(elements: Iterable[Element], *, least: float) -> Iterator[Finding]:
    """Text under so many pixels: one finding a page."""
    found = [e for e in _with_text(elements) if (size := _pixels(e.style("font-size"))) is not None and size < least]
    if found:
        size = _pixels(found[0].style("font-size"))
        yield _first(found, size=f"{size:.0f}", least=f"{least:.0f}")


def tight(elements: Iterable[Element], *, least: float) -> Iterator[Finding]:
    """Text whose lines stand closer than so many times its size: one finding a page."""
    found = [element for element in _with_text(elements) if (times := _times(element)) is not None and times < least]
    if found:
        yield _first(found)


def bold(elements: Iterable[Element], *, most: float) -> Iterator[Finding]:
    """Running text of which more than such a share, from 0 to 1, is bold."""
    every = list(_with_text(elements))
    heavy = [element for element in every if str(element.style("font-weight")) in _BOLD]
    total, part = sum(map(_letters, every)), sum(map(_letters, heavy))
    if total and part > most * total:
        yield _first(heavy, share=f"{100 * part / total:.0f}")


def crowded(blocks: Iterable[Block], *, prose: Prose) -> Iterator[Finding]:
    """Each block that holds more than one sentence."""
    for block in blocks:
        sentences = prose.sentences(block)
        if len(sentences) > 1:
            yield Finding(block.span, data={"count": str(len(sentences))}, selector=block.selector)


def _with_text(elements: Iterable[Element]) -> Iterator[Element]:
    for element in elements:
        if element.is_rendered is True and _letters(element):
            yield element


def _letters(element: Element) -> int:
    """The letters of an element's own text."""
    return sum(len(node.data.strip()) for node in element.content if isinstance(node, TextNode))


def _matches(value: object, pattern: re.Pattern[str]) -> bool:
    return isinstance(value, str) and pattern.search(value) is not None


def _pixels(value: object) -> float | None:
    found = _PIXELS.fullmatch(value) if isinstance(value, str) else None
    return float(found[1]) if found else None


def _times(element: Element) -> float | None:
    """The height of a line as times the size of the text; None where it cannot be told."""
    height, size = element.style("line-height"), _pixels(element.style("font-size"))
    if height == "normal":
        return 1.2
    if isinstance(height, str) and height.replace(".", "", 1).isdigit():
        return float(height)
    pixels = _pixels(height)
    return pixels / size if pixels is not None and size else None


def _first(found: list[Element], **data: str) -> Finding:
    return Finding(
        found[0].mark,
        data={"count": str(len(found)), "text": shown(found[0].text), **data},
        selector=found[0].selector,
    )
