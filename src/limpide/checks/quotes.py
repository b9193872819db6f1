"""Quotations: the marks that texts put around them, and the tags that say so."""

import re
from collections.abc import Iterable, Iterator

from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.element import Element, TextNode
from limpide.page.keeping import kept

_TAGGED = frozenset(("q", "blockquote", "cite", "code", "pre", "a", "button", "label", "abbr", "title", "svg"))
_BLOCKS = frozenset(("p", "li", "dd", "td", "div", "ul", "ol", "dl", "table", "section", "figure", "blockquote"))
_WORD = re.compile(r"[^\W\d_]+")


def in_marks(elements: Iterable[Element], *, quotation: re.Pattern[str], least: int) -> Iterator[Finding]:
    """A question at each element whose own text holds, between marks and without a tag, at least so many words."""
    for element in elements:
        if element.is_rendered is False or element.closest("blockquote", "q"):
            continue
        text = _own_text(element)
        found = [m["text"] for m in quotation.finditer(text) if len(_WORD.findall(m["text"])) >= least]
        if found and not _is_all(text, found[0]):
            yield Finding(element.mark, data={"text": shown(found[0])}, selector=element.selector)


def blocks(elements: Iterable[Element], *, quotation: re.Pattern[str], least: int) -> Iterator[Finding]:
    """A question at each element that is one quotation of at least so many words from end to end, without a tag."""
    for element in elements:
        if element.is_rendered is False or element.closest("blockquote", "q"):
            continue
        text = _own_text(element)
        found = quotation.search(text)
        if found and len(_WORD.findall(found["text"])) >= least and _is_all(text, found["text"]):
            yield Finding(element.mark, data={"text": shown(found["text"])}, selector=element.selector)


@kept
def _own_text(element: Element) -> str:
    """The text of an element, what stands in blocks and in tagged passages left out, on one line."""
    parts: list[str] = []
    stack = list(reversed(element.content))
    while stack:
        node = stack.pop()
        if isinstance(node, TextNode):
            parts.append(node.data)
        elif isinstance(node, Element) and node.name not in _TAGGED and node.name not in _BLOCKS:
            stack.extend(reversed(node.content))
        else:
            parts.append(" ")
    return " ".join("".join(parts).split())


def _is_all(text: str, quoted: str) -> bool:
    """Whether a text is a quotation and little more: its marks, a name."""
    return len(_WORD.findall(quoted)) * 4 >= len(_WORD.findall(text)) * 3
