"""Acronyms that are not spelled out, jargon that is not explained."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from limpide.language.acronyms import looks_like_name
from limpide.language.compiled import compiled
from limpide.language.prose import language_of
from limpide.language.spelling_out import spelled_out
from limpide.language.surroundings import is_among_foreign
from limpide.language.words import open_words
from limpide.lines import line_starts
from limpide.model import Block, Document, Edit, Finding, Fix, Span, Term, Text
from limpide.page.element import Page

_SENTENCE_END: Final = r"[.!?…][»”\"’\s\u00a0\u202f]+(?=[^\Wa-zà-ÿ])"
_NUMBER_FOLLOWS: Final = r"[\s\u00a0\u202f]*(?:n[°o]\s*)?\d"
_BLANK: Final = r"[\s\u00a0\u202f]*"
_EXPLAINED_AFTER: Final = (
    rf"{_BLANK}[»”\"]?{_BLANK}(?:[(\[:=–—]"
    r"|,?\s*(?:c[’']est-à-dire|autrement dit|à savoir|soit|ou plutôt|i\.e\.|that is)\b"
    r"|,?\s(?:est|sont|is|are) (?:une?|le|la|l[’']|les|des|the|an?)\b"
    r"|\s(?:désignent?|signifient?|veut dire|veulent dire|consiste|means?|refers? to)\b)"
)
_EXPLAINED_BEFORE: Final = (
    r"\b(?:appel[a-zéè]+|nomm[a-zé]+|dite?s?|intitul[a-zé]+|called|known as|named)\b"
    rf"{_BLANK}(?:les?|la|l[’']|the)?\s*[«“\"(]?{_BLANK}$"
)
_OTHER_NAME: Final = r"\((?:ou|dite?s?|en anglais|or|also|called)[,\s\u00a0]+$"
_QUOTED_IN_BRACKETS_BEFORE: Final = r"[(\[][«“\"][\s\u00a0\u202f]*$"
_NAME_BEFORE: Final = r"[\w,'’] [A-ZÀ-Þ][a-zà-ÿ]+ $"
_NAME_AFTER: Final = r" [A-ZÀ-Þ][a-zà-ÿ]+ [A-ZÀ-Þ][a-zà-ÿ]+"


def acronym_expanded(
    blocks: Sequence[Block], *, terms: tuple[Term, ...], exempt: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """Acronyms that the document never spells out, though their one long form is known.

    One that stands in brackets as another name of what comes before (« adresse internet (ou URL) ») is explained;
    one alone in brackets may be, and a person looks.
    """
    for term, block in _acronyms(blocks, terms, exempt):
        plain, place = block.text.plain, _place(term, block)
        if term.expansion and term.origin != "document" and not _is_other_name(plain, *place):
            found = _finding(term, block, term.expansion)
            yield replace(found, outcome="needs_review") if _is_in_brackets(plain, *place) else found


def acronym_expanded_at_first(
    blocks: Sequence[Block],
    *,
    terms: tuple[Term, ...],
    document: Document,
    page: Page | None,
    exempt: frozenset[str] = frozenset(),
) -> Iterator[Finding]:
    """Acronyms whose long form stands in the document, but not with their first use: in its sentence or its title."""
    starts: tuple[int, ...] = ()
    titled = [e.span for e in page.select("abbr[title], acronym[title]")] if page is not None else []
    for term, block in _acronyms(blocks, terms, exempt):
        if any(span.covers(term.span) for span in titled):
            continue
        if term.definition and term.expansion and not _is_beside(term.definition, term, block):
            starts = starts or line_starts(document.source)
            line = bisect_right(starts, term.definition.start)
            yield _finding(term, block, term.expansion, line=str(line))


def acronym_ambiguous(
    blocks: Sequence[Block], *, terms: tuple[Term, ...], max_zipf: float, exempt: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """Acronyms with several senses, none of which the document chooses; no names.

    `max_zipf`: a form that is commoner than that in small letters is a word that somebody stressed (« la flèche BAS »).
    """
    for term, block in _acronyms(blocks, terms, exempt):
        lang = language_of(block)
        is_word = lang is not None and open_words(lang).memo[term.term.lower()].zipf > max_zipf
        if term.choices and not is_word and not _is_in_name(block.text.plain, *_place(term, block)):
            yield Finding(term.span, {"acronym": term.term, "choices": " / ".join(term.choices)})


def acronym_known(
    blocks: Sequence[Block], *, terms: tuple[Term, ...], exempt: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """Acronyms that nobody explains. Those of which we are not sure are for a person to judge.

    One that stands alone in brackets after other words is explained by them.
    """
    for term, block in _acronyms(blocks, terms, exempt):
        is_explained = term.expansion or term.explanation or term.choices
        if not (is_explained or _is_in_brackets(block.text.plain, *_place(term, block))):
            is_doubtful = _is_doubtful(term, block)
            yield Finding(term.span, {"acronym": term.term}, "needs_review" if is_doubtful else None)


def jargon_explained(
    blocks: Sequence[Block], *, terms: tuple[Term, ...], exempt: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """Jargon that the document explains at none of its uses, with a plain explanation."""
    for term, block in _inside(blocks, terms, "jargon", exempt):
        start, end = _place(term, block)
        plain, lang = block.text.plain, language_of(block)
        if block.kind == "term" or _is_explained(plain, start, end) or _is_explained_later(plain[start:end], blocks):
            continue
        if lang and not is_among_foreign(plain, start, end, lang):
            written = block.text.plain[start:end]
            yield Finding(term.span, {"term": written, "explanation": term.explanation or ""})


def _acronyms(blocks: Sequence[Block], terms: tuple[Term, ...], exempt: frozenset[str]) -> Iterator[tuple[Term, Block]]:
    return _inside(blocks, terms, "acronym", exempt)


def _inside(
    blocks: Sequence[Block], terms: tuple[Term, ...], kind: str, exempt: frozenset[str]
) -> Iterator[tuple[Term, Block]]:
    """The terms of a kind that stand in these blocks, each with its block."""
    ordered = sorted(blocks, key=lambda block: block.span)
    for term in terms:
        if term.kind == kind and term.term not in exempt:
            block = _around(ordered, term.span)
            if block:
                yield term, block


def _around(ordered: Sequence[Block], span: Span) -> Block | None:
    """The nearest of the blocks that covers a place."""
    at = bisect_right(ordered, span.start, key=lambda block: block.span.start)
    return next((block for block in reversed(ordered[max(0, at - 20) : at]) if block.span.covers(span)), None)


def _finding(term: Term, block: Block, expansion: str, **more: str) -> Finding:
    meaning = f"{expansion} ({term.explanation})" if term.explanation else expansion
    data = {"acronym": term.term, "expansion": expansion, "meaning": meaning, **more}
    return Finding(term.span, data, fixes=tuple(_fixes(term, block, expansion)))


def _fixes(term: Term, block: Block, expansion: str) -> Iterator[Fix]:
    lang = language_of(block)
    start, end = _place(term, block)
    new = spelled_out(block.text.plain, start, end, expansion, lang) if lang else None
    if new and _is_copied(block.text, new.start, new.end):
        edit = Edit(block.text.span(new.start, new.end), new.text)
        yield Fix((edit,), operation="expand-acronym", confidence=0.8)


def _place(term: Term, block: Block) -> tuple[int, int]:
    return _plain_offset(block.text, term.span.start), _plain_offset(block.text, term.span.end - 1) + 1


def _plain_offset(text: Text, offset: int) -> int:
    """Where a place of the source stands in the plain text."""
    piece = text.pieces[max(0, bisect_right(text.pieces, offset, key=lambda piece: piece.span.start) - 1)]
    return piece.at + min(max(0, offset - piece.span.start), piece.length - 1)


def _is_copied(text: Text, start: int, end: int) -> bool:
    """Whether the source writes these characters one by one, without a tag or an entity between."""
    span = text.span(start, end)
    return span.end - span.start == end - start


def _is_beside(definition: Span, term: Term, block: Block) -> bool:
    """Whether long form and acronym share a sentence, or are neighbours in a list of terms or a table."""
    plain = block.text.plain
    if plain.strip(" \u00a0:.") == term.term:
        return True
    if not block.span.covers(definition):
        return False
    first, last = sorted((_plain_offset(block.text, definition.start), _plain_offset(block.text, term.span.start)))
    return not compiled(_SENTENCE_END).search(plain, first, last)


def _is_doubtful(term: Term, block: Block) -> bool:
    """Whether it may be a name, a part of one, or a code."""
    plain = block.text.plain
    start, end = _place(term, block)
    has_number = bool(compiled(_NUMBER_FOLLOWS).match(plain, end))
    return len(term.term) <= 2 or has_number or looks_like_name(term.term) or _is_in_name(plain, start, end)


def _is_explained_later(written: str, blocks: Sequence[Block]) -> bool:
    return any(
        _is_explained(block.text.plain, *found.span())
        for block in blocks
        if written.lower() in block.text.plain.lower()
        for found in re.finditer(rf"(?i)(?<!\w){re.escape(written)}s?(?!\w)", block.text.plain)
    )


def _is_in_name(plain: str, start: int, end: int) -> bool:
    """« Trebuchet MS », « GOV Reuse Library »: a capitalised word beside it, which begins no sentence."""
    before = compiled(_NAME_BEFORE).search(plain, max(0, start - 40), start)
    return bool(before or compiled(_NAME_AFTER).match(plain, end))


def _is_explained(plain: str, start: int, end: int) -> bool:
    if _is_in_brackets(plain, start, end) or _is_other_name(plain, start, end):
        return True
    if compiled(_QUOTED_IN_BRACKETS_BEFORE).search(plain, max(0, start - 4), start):
        return True
    return bool(
        compiled(_EXPLAINED_AFTER).match(plain, end)
        or compiled(_EXPLAINED_BEFORE).search(plain, max(0, start - 40), start)
    )


def _is_other_name(plain: str, start: int, end: int) -> bool:
    return plain[end : end + 1] == ")" and bool(compiled(_OTHER_NAME).search(plain, max(0, start - 20), start))


def _is_in_brackets(plain: str, start: int, end: int) -> bool:
    return plain[start - 1 : start] + plain[end : end + 1] in ("()", "[]")
