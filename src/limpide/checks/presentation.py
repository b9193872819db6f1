"""Tags, attributes and typed blanks that only draw: a style sheet has that work (RGAA 10.1)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import cast

from limpide.language.excerpts import shown
from limpide.language.words import WordBase, open_words
from limpide.model import Block, Finding, Lang
from limpide.page.element import Element

_CAPITAL, _SMALL, _BLANK = "[A-ZÀ-ÖØ-ÞŒ]", "[a-zß-öø-ÿœ]", "[ \\u00a0\\u2009\\u202f]"
_SPACED = re.compile(
    rf"(?<![^\W_])(?:{_CAPITAL}(?:{_BLANK}{_CAPITAL}){{3,}}|[^\W\d_](?:{_BLANK}{_SMALL}){{3,}})(?![^\W_])(?!['’])"
)
_GAP = re.compile(r"(?<=\S)[ \u00a0\u2003]{3,}(?=\S)")
_FOREIGN = frozenset({"svg", "math"})
_CODE = frozenset({"code", "kbd", "samp", "span"})


def tags(elements: Iterable[Element], *, names: frozenset[str]) -> Iterator[Finding]:
    """The first of the elements of each name that HTML keeps for drawing alone, with their number."""
    found: dict[str, list[Element]] = defaultdict(list)
    for element in elements:
        if element.name in names and not _is_foreign(element):
            found[element.name].append(element)
    for name, alike in found.items():
        data = {"element": name, "count": str(len(alike))}
        yield Finding(alike[0].mark, data=data, selector=alike[0].selector)


def attributes(
    elements: Iterable[Element], *, names: frozenset[str], except_on: dict[str, frozenset[str]]
) -> Iterator[Finding]:
    """The first of the elements of HTML with the same attributes that only draw, with their number.

    `except_on`: where some of them mean something.
    """
    found: dict[tuple[str, ...], list[Element]] = defaultdict(list)
    for element in elements:
        if names.isdisjoint(element.attrs) or _is_foreign(element):
            continue
        drawing = [name for name in element.attrs if name in names and element.name not in except_on.get(name, ())]
        if drawing:
            found[element.name, *drawing].append(element)
    for (element_name, *drawing), alike in found.items():
        data = {"attribute": ", ".join(drawing), "element": element_name, "count": str(len(alike))}
        yield Finding(alike[0].attr_span(drawing[0]), data=data, selector=alike[0].selector)


def spaced_letters(blocks: Iterable[Block]) -> Iterator[Finding]:
    """Each word whose letters are typed one by one; a question where the letters make no word that we know."""
    for block in blocks:
        for match in _SPACED.finditer(block.text.plain):
            word = re.sub(r"\s", "", match.group()).lower()
            if not _is_alphabet(word):
                yield Finding(
                    block.text.span(*match.span()),
                    data={"text": shown(match.group())},
                    outcome=None if len(word) > 4 and word in _words(block.lang) else "needs_review",
                )


def spaced_columns(elements: Iterable[Element], *, least: int) -> Iterator[Finding]:
    """Each text kept as typed where so many lines in a row have gaps at the same place."""
    for element in elements:
        if element.is_rendered is False or any(each.name in _CODE for each in element.descendants()):
            continue
        lines = element.text.expandtabs().split("\n")
        gaps = [{match.end() for match in _GAP.finditer(line.rstrip())} for line in lines]
        if sum(bool(one & other) for one, other in pairwise(gaps)) >= least - 1:
            yield Finding(element.mark, data={"text": shown(element.text)}, selector=element.selector)


def _is_foreign(element: Element) -> bool:
    """Whether an element is none of HTML: of a drawing, of a formula, or of the page's own making."""
    return "-" in element.name or ":" in element.name or element.closest(*_FOREIGN) is not None


def _is_alphabet(letters: str) -> bool:
    """Whether letters follow each other as in the alphabet, or are all the same."""
    steps = {ord(after) - ord(before) for before, after in pairwise(letters)}
    return steps <= {1} or steps <= {0}


def _words(lang: str) -> WordBase | frozenset[str]:
    return open_words(cast(Lang, lang)) if lang in ("fr", "en") else frozenset()
