"""Words that only their colour sets apart from the text around them, and instructions that name a colour."""

import re
from collections.abc import Iterable, Iterator

from limpide.language.excerpts import shown
from limpide.model import UNKNOWN, Block, Finding
from limpide.page.element import Element, TextNode
from limpide.page.sight import is_out_of_sight

_OTHER_SIGNS = (
    "font-weight",
    "font-style",
    "text-transform",
    "text-decoration-line",
    "background-color",
    "background-image",
    "font-size",
)


def coloured(elements: Iterable[Element]) -> Iterator[Finding]:
    """A question at the first words in each colour, where nothing else tells them from the text around them."""
    seen: set[tuple[str, str]] = set()
    texts: dict[int, bool] = {}
    for element in elements:
        pair = _pair(element)
        if pair is None or pair in seen or not _stands_in_text(element, texts):
            continue
        seen.add(pair)
        yield Finding(element.mark, data={"text": shown(element.text), "colour": pair[0]}, selector=element.selector)


def told(blocks: Iterable[Block], *, pattern: re.Pattern[str], hint: re.Pattern[str]) -> Iterator[Finding]:
    """Each instruction that names a colour; only blocks that match the hint, which is cheap, are read."""
    for block in blocks:
        if hint.search(block.text.plain):
            for match in pattern.finditer(block.text.plain):
                yield Finding(block.text.span(*match.span()), data={"text": shown(match.group())})


def _pair(element: Element) -> tuple[str, str] | None:
    """The colour of some words and of the text around them; None where they are the same, or differ otherwise too."""
    around = element.parent
    if around is None or element.is_rendered is not True:
        return None
    own, other = element.style("color"), around.style("color")
    if own is UNKNOWN or other is UNKNOWN or own == other or element.style("display") != "inline":
        return None
    is_alike = all(element.style(sign) == _default(sign, around) for sign in _OTHER_SIGNS)
    return (own, other) if is_alike and not is_out_of_sight(element) else None


def _stands_in_text(element: Element, known: dict[int, bool]) -> bool:
    """Whether an element holds words, and its box holds others; `known`: what was found of boxes."""
    around = element.parent
    assert around is not None
    if around.index not in known:
        known[around.index] = any(isinstance(node, TextNode) and node.data.strip() for node in around.content)
    return known[around.index] and any(char.isalnum() for char in element.text)


def _default(sign: str, around: Element) -> object:
    """What a sign is on words that no style sets apart."""
    if sign in ("background-color", "background-image", "text-decoration-line"):
        return {"background-color": "transparent"}.get(sign, "none")
    return around.style(sign)
