"""Rules of a page's style sheets that a check reads as such, with their place in the source."""

import re
from collections.abc import Iterator

from limpide.model import Piece, Span, Text
from limpide.page.css import StyleRule, parsed
from limpide.page.element import Element, Page, PageRule, TextNode
from limpide.page.keeping import kept
from limpide.page.selectors import split


def rules_with(page: Page, pseudo: str) -> Iterator[PageRule]:
    """The rules with a selector that has this pseudo-class or -element (`:focus`), in order."""
    wanted = re.compile(rf"(?<!:){re.escape(pseudo)}(?![-\w])", re.I)
    for index, sheet in enumerate(page.sheets):
        for rule in parsed(sheet).rules:
            if wanted.search(rule.selectors) is None:
                continue
            for selector in split(rule.selectors):
                if wanted.search(selector):
                    yield PageRule(selector, _declared(rule), index, place(page, index, rule.start, rule.end))


def place(page: Page, sheet: int, start: int, end: int) -> Span | None:
    """The place in the source of a part of a sheet, by its index; None in a linked one."""
    owner = page.sheet_owners[sheet] if sheet < len(page.sheet_owners) else None
    return None if owner is None else _text(owner).span(start, end)


def _declared(rule: StyleRule) -> dict[str, str]:
    return {name: value for name, value, _ in rule.declarations}


@kept
def _text(element: Element) -> Text:
    """The text of a `style` element, which knows its place."""
    pieces: list[Piece] = []
    plain = ""
    for node in element.content:
        if isinstance(node, TextNode):
            pieces.extend(Piece(len(plain) + piece.at, piece.length, piece.span) for piece in node.pieces)
            plain += node.data
    return Text(plain, tuple(pieces))
