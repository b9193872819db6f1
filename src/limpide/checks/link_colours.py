"""Links inside a sentence that only their colour sets apart (RGAA 10.6, WCAG 1.4.1)."""

import re
from collections.abc import Iterable, Iterator

from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.backdrop import Backdrops
from limpide.page.colours import contrast
from limpide.page.element import Element, Page, TextNode
from limpide.page.rare import declared
from limpide.page.sheets import require_sheets
from limpide.page.static import StaticFacts, of_markup

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_BLOCKS = frozenset({"p", "li", "dd", "td", "blockquote", "figcaption"})
_OBJECTS = frozenset({"button", "code", "i", "img", "kbd", "svg"})
_SIGNS = ("font-weight", "font-style", "font-size", "background-color", "background-image", "text-transform")
_LINES = ("border", "border-bottom", "border-block-end", "border-left", "border-bottom-style", "box-shadow")


def by_colour_alone(links: Iterable[Element], *, page: Page, least: float) -> Iterator[Finding]:
    """Each link of a sentence with no sign but a colour too near to that of the text. Raises FactMissing."""
    for link, ratio in _plain(links, page):
        if ratio < least:
            yield _found(link, ratio)


def told_by_colour(links: Iterable[Element], *, page: Page, least: float) -> Iterator[Finding]:
    """The first link of a sentence with no sign but a colour, far enough from that of the text. Raises FactMissing."""
    first = next(((link, ratio) for link, ratio in _plain(links, page) if ratio >= least), None)
    if first is not None:
        yield _found(*first)


def _plain(links: Iterable[Element], page: Page) -> Iterator[tuple[Element, float]]:
    """The links of sentences with no sign but their colour, and its contrast with the text around."""
    require_sheets(page)
    backdrops = Backdrops(page)
    facts = of_markup(page)
    sentences: dict[int, bool] = {}
    drawn = declared(page, *_LINES, "text-shadow")
    for link in links:
        block = link.closest(*_BLOCKS)
        if block is None or link.is_rendered is not True or _LETTERS.search(link.text) is None:
            continue
        if block.index not in sentences:
            sentences[block.index] = _has_words(block)
        if not sentences[block.index]:
            continue
        ink, text = backdrops.ink(link), backdrops.ink(block)
        if (
            ink is not None
            and text is not None
            and ink.alpha == text.alpha == 1
            and not (_has_sign(link, block, facts, drawn))
        ):
            yield link, contrast(ink, text)


def _found(link: Element, ratio: float) -> Finding:
    return Finding(link.mark, data={"text": shown(link.text), "ratio": f"{ratio:.1f}"}, selector=link.selector)


def _has_words(block: Element) -> bool:
    """Whether a block has words of its own beside those of its links."""
    return sum(len(_LETTERS.findall(node.data)) for node in block.content if isinstance(node, TextNode)) >= 2


def _has_sign(link: Element, block: Element, facts: StaticFacts, drawn: dict[int, list[str]]) -> bool:
    """Whether anything but its colour tells the link from the text around; what is not known counts as a sign."""
    line = [link, *link.descendants(), *_between(link, block)]
    if any(each.name in _OBJECTS or _is_marked(each, facts, drawn) for each in line):
        return True
    return any(link.style(name) != block.style(name) for name in _SIGNS)


def _between(link: Element, block: Element) -> Iterator[Element]:
    for above in link.ancestors():
        if above is block:
            return
        yield above


def _is_marked(element: Element, facts: StaticFacts, drawn: dict[int, list[str]]) -> bool:
    if element.style("text-decoration-line") != "none" or element.style("display") not in ("inline", "contents"):
        return True
    if any(facts.cascade.generated(element, pseudo) is not None for pseudo in ("before", "after")):
        return True
    return any(value.split()[:1] not in (["none"], ["0"]) for value in drawn.get(element.index, ()))
