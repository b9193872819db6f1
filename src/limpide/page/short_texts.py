"""Texts read without walking through whole pages: where they stand, and those of small elements."""

from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from limpide.page.element import Element, Page, TextNode

MOST_NODES: Final = 60
_UNREAD: Final = frozenset(("script", "style", "title", "template", "noscript"))


class PlacedText(NamedTuple):
    """A text that is not blank, where it begins in the source, and the element right around it."""

    start: int
    holder: Element
    data: str


def placed_texts(page: Page) -> Iterator[PlacedText]:
    """Every text of the page that has a place in the source, in the order of the elements around them."""
    for holder in page.elements:
        for node in holder.content if holder.name not in _UNREAD else ():
            if isinstance(node, TextNode) and node.pieces and not node.data.isspace():
                yield PlacedText(node.pieces[0].span.start, holder, node.data)


def short_text(element: Element) -> str | None:
    """The text of an element, blanks folded; None where it holds more than sixty nodes."""
    nodes = list(islice(element.nodes(), MOST_NODES + 1))
    if len(nodes) > MOST_NODES:
        return None
    return " ".join("".join(node.data for node in nodes if isinstance(node, TextNode)).split())
