"""Paragraphs that their author wrote as titles: all in bold, short, before running text."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from limpide.model import Block
from limpide.page.element import Element, Page, TextNode

LONGEST: Final = 100
"""Signs of a title: a line of a draft holds 80, a title may fold once."""
_BOLD: Final = ("b", "strong")


def bold_titles(blocks: tuple[Block, ...], page: Page | None) -> frozenset[int]:
    """The `id()` of the blocks that are titles without the markup of one."""
    if page is None:
        return frozenset()
    bold = {element.selector for element in page.elements if element.name == "p" and _is_all_bold(element)}
    return frozenset(_titles([block for block in blocks if block.kind not in ("link", "image")], bold))


def _titles(blocks: list[Block], bold: set[str]) -> Iterator[int]:
    for block, following in pairwise(blocks):
        is_short = block.kind == "paragraph" and len(block.text.plain) <= LONGEST
        if is_short and block.selector in bold and following.kind != "heading" and following.selector not in bold:
            yield id(block)


def _is_all_bold(element: Element) -> bool:
    holders = [
        node
        for node in (element, *element.descendants())
        if any(isinstance(each, TextNode) and each.data.strip() for each in node.content)
    ]
    return bool(holders) and all(holder.closest(*_BOLD) is not None for holder in holders)
