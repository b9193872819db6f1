"""Paragraphs that hold no text: blank lines made with a tag."""

from collections.abc import Iterable, Iterator

from limpide.model import Finding
from limpide.page.element import Element, TextNode

_CELLS = frozenset(("td", "th", "li", "dd"))
_SCRIPTED = frozenset(("id", "role", "aria-live", "contenteditable"))
"""Attributes of a place that a script fills."""

_TRANSPARENT = frozenset(("br", "span", "b", "i", "strong", "em", "font"))


def made(paragraphs: Iterable[Element]) -> Iterator[Finding]:
    """Each paragraph that holds a line break or a fixed blank, and nothing else.

    An empty one is left: a script may fill it. So is the only content of a cell, which is an empty cell.
    """
    for paragraph in paragraphs:
        if _is_blank_line(paragraph) and not _is_alone_in_cell(paragraph) and paragraph.is_rendered is not False:
            yield Finding(paragraph.span, selector=paragraph.selector)


def _is_blank_line(paragraph: Element) -> bool:
    if any(isinstance(node, TextNode) and node.data.strip() for node in paragraph.content):
        return False  # most paragraphs: nothing more is read of them
    if paragraph.text.strip() or _SCRIPTED & paragraph.attrs.keys():
        return False
    inside = list(paragraph.descendants())
    if any(e.name not in _TRANSPARENT or "class" in e.attrs or "id" in e.attrs for e in inside):
        return False
    if any("contenteditable" in above.attrs for above in paragraph.ancestors()):
        return False
    return "\u00a0" in paragraph.text or any(e.name == "br" for e in inside)


def _is_alone_in_cell(paragraph: Element) -> bool:
    parent = paragraph.parent
    return parent is not None and parent.name in _CELLS and not parent.text.strip()
