"""Headings of a page: their outline, and texts that style or class makes look like headings."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from limpide.language.excerpts import shown
from limpide.model import UNKNOWN, Finding
from limpide.page.element import Element, Page, TextNode

_LONGEST_OUTLINE = 600
_LONGEST = 90
_MOST_INSIDE = 100
_LARGER = 1.2
"""Times the size of the page's text: smaller differences do not set a heading apart."""

_WORD = re.compile(r"\w{2,}")
_SENTENCE = re.compile(r"[.;,]\s*$")
_NOT_HEADINGS = frozenset(
    (
        "a",
        "button",
        "label",
        "th",
        "td",
        "dt",
        "li",
        "caption",
        "figcaption",
        "summary",
        "legend",
        "pre",
        "code",
        "kbd",
        "samp",
        "nav",
        "footer",
        "svg",
    )
) | {f"h{level}" for level in range(1, 7)}


def outline(headings: Iterable[Element]) -> Iterator[Finding]:
    """One question about the headings that people can meet, at the first: their levels and texts."""
    met = [heading for heading in headings if heading.is_exposed is not False and heading.text.strip()]
    if len(met) > 1:
        text = ", ".join(f"{_level(heading)} {' '.join(heading.text.split())}" for heading in met)
        yield Finding(
            met[0].mark,
            data={"outline": text if len(text) <= _LONGEST_OUTLINE else text[:_LONGEST_OUTLINE].rstrip() + "…"},
            selector=met[0].selector,
        )


def unmarked(roots: Iterable[Element], *, page: Page, least: int) -> Iterator[Finding]:
    """One question for a page with at least so many words: whether texts beside its headings are headings too."""
    met = sum(element.role == "heading" and element.is_exposed is not False for element in page.elements)
    for root in roots:
        if len(_WORD.findall(root.text)) >= least:
            yield Finding(root.mark, data={"count": str(met)}, selector=root.selector)


def classed(elements: Iterable[Element], *, names: re.Pattern[str]) -> Iterator[Finding]:
    """Each short text whose class calls it a heading, and that no tag makes one."""
    for element in elements:
        if names.search(element.attrs["class"]) and _could_head(element):
            yield Finding(
                element.mark,
                data={"text": shown(element.text), "class": shown(element.attrs["class"])},
                selector=element.selector,
            )


def enlarged(elements: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """Each short text on a line of its own, in larger letters than the page, before a text in smaller ones."""
    body = next((element for element in page.elements if element.name == "body"), page.root)
    normal = _size(body)
    for element in elements:
        size = _size(element)
        if normal and size >= normal * _LARGER and _could_head(element) and 0 < _size_after(element) < size:
            yield Finding(element.mark, data={"text": shown(element.text)}, selector=element.selector)


def _level(heading: Element) -> str:
    return heading.attrs.get("aria-level") or (heading.name[1:] if heading.name[1:].isdecimal() else "2")


def _could_head(element: Element) -> bool:
    """Whether an element is one short line of text, outside what holds no heading."""
    text = " ".join(element.text.split())
    if not 2 < len(text) <= _LONGEST or _SENTENCE.search(text) or not _WORD.search(text):
        return False
    if element.is_exposed is False or "role" in element.attrs or not _holds_text(element):
        return False
    if any(above.name in _NOT_HEADINGS or above.attrs.get("role") == "heading" for above in element.ancestors()):
        return False
    return not any(e.name in _NOT_HEADINGS or e.name in ("p", "div", "input", "br") for e in element.descendants())


def _holds_text(element: Element) -> bool:
    return any(isinstance(n, TextNode) and n.data.strip() for e in (element, *element.children) for n in e.content)


def _size(element: Element) -> float:
    """In px; 0 where it is unknown."""
    value = element.style("font-size")
    return 0.0 if value is UNKNOWN else _pixels(value)


@lru_cache(maxsize=256)
def _pixels(size: str) -> float:
    found = re.fullmatch(r"([\d.]+)px", size)
    return float(found[1]) if found else {"medium": 16.0}.get(size, 0.0)


def _size_after(element: Element) -> float:
    """The size of the next text beside an element; 0 where there is none."""
    near = element.page.elements[element.index + 1 : element.index + _MOST_INSIDE]
    after = next((e for e in near if e.parent is element.parent and e.text.strip()), None)
    return _size(after) if after is not None else 0.0
