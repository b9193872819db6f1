"""What style shows in another order than the source has it."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from limpide.language.excerpts import shown
from limpide.model import UNKNOWN, Finding
from limpide.page.element import Element, Page

_BOXES = frozenset(("flex", "inline-flex", "grid", "inline-grid"))
_REORDERS = (re.compile(r"-reverse\b"), re.compile(r"order(?<![\w-]order)\s*:"))
"""Each begins with plain letters: they are looked for first, which a sheet of 280 kB feels."""


def reordered(elements: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """Each flexible box or grid that shows its texts in another order than the source.

    Reading line by line is what style sheets give; placement in a grid by line numbers is not looked at.
    """
    if not _may_reorder(page):
        return
    for element in elements:
        if element.is_rendered is False or element.style("display") not in _BOXES:
            continue
        filled = [child for child in element.children if child.is_rendered is not False and child.text.strip()]
        shown_order = _shown(element, filled)
        if shown_order != filled:
            yield Finding(
                element.mark,
                data={"first": shown(shown_order[0].text), "text": shown(filled[0].text)},
                selector=element.selector,
            )


def _may_reorder(page: Page) -> bool:
    """Whether some style of the page speaks of order at all."""
    styles = (element.attrs["style"] for element in page.elements if "style" in element.attrs)
    return any(pattern.search(text) for text in chain(page.sheets, styles) for pattern in _REORDERS)


def _shown(box: Element, children: list[Element]) -> list[Element]:
    """The children as they are shown: by `order`, then backwards in a box that is reversed."""
    ordered = sorted(children, key=_order)
    direction = box.style("flex-direction")
    is_reversed = "flex" in str(box.style("display")) and direction is not UNKNOWN and direction.endswith("-reverse")
    return ordered[::-1] if is_reversed else ordered


def _order(element: Element) -> int:
    value = element.style("order")
    return int(value) if value is not UNKNOWN and re.fullmatch(r"[-+]?\d{1,6}", value) else 0
