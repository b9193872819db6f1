"""Blocks that come back on each page, and the ways past them (WCAG 2.2, 2.4.1)."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from limpide.model import Finding
from limpide.page.element import Element, Page, TextNode
from limpide.page.sight import is_out_of_sight
from limpide.page.spreading import spread

_BLOCKS = frozenset(("navigation", "banner", "complementary", "contentinfo"))
_LISTS = _BLOCKS - {"banner"}
_LANDMARKS = frozenset(("main", "region", "form", "search"))
_MOVES = re.compile(r"#[\w-]|focus\(|scroll", re.I)
_LEAST_LETTERS = 40
"""Letters of text outside the blocks from which a page has a content of its own."""


def no_way(roots: Sequence[Element], *, page: Page) -> Iterator[Finding]:
    """A page that opens with a repeated block, and where no landmark, heading, link or button leads past it."""
    if not roots or page.is_fragment:
        return
    layout = _Layout(page)
    first = layout.first_block()
    if first is None or layout.letters_after(first) < _LEAST_LETTERS:
        return
    if not layout.has_way(first):
        yield Finding(first.mark, data={"element": first.name}, selector=first.selector)


class _Layout:
    """Which elements of a page stand in a block that other pages repeat."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.inside = spread(page, _is_block)

    def first_block(self) -> Element | None:
        """The first block that readers meet, if it comes before the page's own text."""
        for element in self.page.elements:
            if self.inside[element.index]:
                return element if element.is_exposed is True else None
            if _own_letters(element) >= _LEAST_LETTERS and element.is_rendered is True:
                return None
        return None

    def letters_after(self, block: Element) -> int:
        return sum(_own_letters(e) for e in self._outside(block) if e.is_rendered is True and e.is_exposed is True)

    def has_way(self, block: Element) -> bool:
        if any(e.role in _LANDMARKS and e.is_exposed is not False for e in self._outside(block)):
            return True
        if any(e.role == "heading" and self._can_be_found(e) for e in self.page.elements[block.index :]):
            return True
        return any(self._moves(e) or _folds(e) for e in self.page.elements)

    def _outside(self, block: Element) -> Iterator[Element]:
        return (e for e in self.page.elements[block.index :] if not self.inside[e.index])

    def _can_be_found(self, heading: Element) -> bool:
        """Whether a heading opens the page's own text, or stands in the banner right above it."""
        if self.inside[heading.index] and any(above.role in _LISTS for above in heading.ancestors()):
            return False
        return heading.is_exposed is not False and not is_out_of_sight(heading)

    def _moves(self, element: Element) -> bool:
        """Whether an element takes readers to the page's own text."""
        if _MOVES.search(element.attrs.get("onclick", "")):
            return True
        href = element.attrs.get("href", "").strip()
        if element.name != "a" or len(href) < 2 or not href.startswith("#"):
            return False
        target = self.page.by_id(href[1:])
        return target is not None and self._opens_own_text(target)

    def _opens_own_text(self, target: Element) -> bool:
        """Whether the first text from an element on is no part of a block."""
        return self._opens[target.index]

    @cached_property
    def _opens(self) -> list[bool]:
        """By element index, whether the first text from there on is the page's own."""
        opens = [False] * len(self.page.elements)
        is_own = False
        for element in reversed(self.page.elements):
            if _own_letters(element) and element.is_rendered is not False:
                is_own = not self.inside[element.index]
            opens[element.index] = is_own
        return opens


def _is_block(element: Element) -> bool:
    return element.role in _BLOCKS


def _folds(element: Element) -> bool:
    """Whether an element may open and close a block."""
    return element.name == "summary" or "aria-expanded" in element.attrs or "aria-controls" in element.attrs


def _own_letters(element: Element) -> int:
    if element.name in ("script", "style", "title", "noscript", "template"):
        return 0
    return sum(len(node.data.strip()) for node in element.content if isinstance(node, TextNode))
