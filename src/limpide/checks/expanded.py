"""Acronyms and the long forms that a document gives them: given twice, given two, given for nothing."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from limpide.language.acronyms import acronyms, letters
from limpide.language.excerpts import shown
from limpide.language.expansions import expansions
from limpide.language.prose import language_of
from limpide.model import Block, Document, Finding, Span, Term

_LISTING: Final = frozenset({"term", "cell", "caption", "heading"})
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_STEM: Final = 5  # letters: « service » and « services », “organisation” and “organization”


class _Given(NamedTuple):
    """A long form beside its acronym; `span` covers both."""

    form: str
    long: str
    span: Span
    is_long_first: bool


def twice(blocks: Sequence[Block], *, terms: tuple[Term, ...], reach: int) -> Iterator[Finding]:
    """Each long form that the text gives an acronym again, at most `reach` characters of source after the last time.

    Further away, readers may have begun elsewhere, or forgotten.
    """
    for given in _by_form(blocks, terms).values():
        for first, second in pairwise(given):
            if _says_the_same(first.long, second.long) and second.span.start - first.span.end <= reach:
                yield Finding(second.span, data={"acronym": second.form, "expansion": shown(second.long)})


def otherwise(blocks: Sequence[Block], *, terms: tuple[Term, ...]) -> Iterator[Finding]:
    """Each long form that differs from the first one that the text gave the acronym."""
    for given in _by_form(blocks, terms).values():
        told = {given[0].long.casefold()}
        for each in given[1:]:
            if not _says_the_same(given[0].long, each.long) and each.long.casefold() not in told:
                told.add(each.long.casefold())
                data = {"acronym": each.form, "expansion": shown(each.long), "first": shown(given[0].long)}
                yield Finding(each.span, data=data)


def unused(blocks: Sequence[Block], *, document: Document, terms: tuple[Term, ...]) -> Iterator[Finding]:
    """Each acronym that the text gives after its long form and never uses; no known one, by which people search.

    In the other order (« le CPO, directeur produit ») the long form explains the acronym, as it should.
    """
    known = {term.term for term in terms if term.explanation}
    for form, given in _by_form(blocks, terms).items():
        if (
            len(given) == 1
            and given[0].is_long_first
            and form not in known
            and len(_uses(given[0].form, document)) == 1
        ):
            yield Finding(given[0].span, data={"acronym": given[0].form, "expansion": shown(given[0].long)})


def _by_form(blocks: Sequence[Block], terms: tuple[Term, ...]) -> dict[str, list[_Given]]:
    """The long forms beside their acronyms in running text, acronym by acronym, in order; no list of terms."""
    forms = {term.term for term in terms if term.kind == "acronym" and term.definition}
    found: dict[str, dict[Span, _Given]] = defaultdict(dict)
    for block in blocks if forms else ():
        lang, plain = language_of(block), block.text.plain
        if lang is None or block.kind in _LISTING or not any(form in plain.replace(".", "") for form in forms):
            continue
        for expansion in expansions(plain, acronyms(plain, lang, known=forms)):
            start = min(expansion.start, expansion.acronym.start)
            span = block.text.span(start, max(expansion.end, expansion.acronym.end))
            long = plain[expansion.start : expansion.end]
            is_long_first = expansion.start < expansion.acronym.start
            given = _Given(expansion.acronym.acronym, long, span, is_long_first)
            found[letters(given.form)].setdefault(span, given)
    return {form: sorted(places.values(), key=lambda given: given.span) for form, places in found.items()}


def _uses(form: str, document: Document) -> set[Span]:
    pattern = re.compile(rf"(?<!\w){re.escape(form)}s?(?!\w)")
    return {
        block.text.span(*match.span())
        for block in document.blocks
        if form in block.text.plain
        for match in pattern.finditer(block.text.plain)
    }


def _says_the_same(first: str, second: str) -> bool:
    return _stems(first) == _stems(second)


def _stems(phrase: str) -> list[str]:
    return [word[:_STEM] for word in _WORD.findall(phrase.casefold())]
