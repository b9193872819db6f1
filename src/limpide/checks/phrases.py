"""Checks of set phrases: listed turns of speech that have a simpler wording."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from limpide.language.lexicons import Entry, entries
from limpide.language.phrases import BEFORE_VERB, Match, phrases, replacement
from limpide.language.prose import language_of
from limpide.language.quotations import is_quoted
from limpide.language.surroundings import is_among_foreign
from limpide.model import Block, Edit, Finding, Fix, Lang

_ANY_MODE = frozenset({"auto", "agree", "suggest"})
_BRACKETS = ("()", "[]")


def listed(
    blocks: Iterable[Block],
    *,
    lexicon: str,
    modes: frozenset[str] = _ANY_MODE,
    kinds: frozenset[str] = frozenset(),
    without: frozenset[str] = frozenset(),
    unless: frozenset[str] = frozenset(),
    fewest_words: int = 1,
) -> Iterator[Finding]:
    """Each phrase of a lexicon, with its simpler wording. `kinds` empty: of any kind.

    `unless` are longer phrases in which one of the lexicon means something else (« entrée en application de »).
    """
    for block, match in _listed(blocks, lexicon, modes, kinds, without, unless, fewest_words):
        yield _finding(block, match)


def foreign(blocks: Iterable[Block], *, lexicon: str, explained: re.Pattern[str]) -> Iterator[Finding]:
    """Each word of a lexicon of foreign words, alone in a text of another language.

    `explained` matches what stands after a word that the text explains; one that stands alone in brackets, or among
    other words of its language, is left to other rules.
    """
    for block, match in _listed(blocks, lexicon):
        plain, lang = block.text.plain, language_of(block)
        if (
            explained.match(plain, match.end)
            or plain[match.start - 1 : match.start] + plain[match.end : match.end + 1] in _BRACKETS
        ):
            continue
        if lang and not is_among_foreign(plain, match.start, match.end, lang):
            yield _finding(block, match)


def _listed(
    blocks: Iterable[Block],
    lexicon: str,
    modes: frozenset[str] = _ANY_MODE,
    kinds: frozenset[str] = frozenset(),
    without: frozenset[str] = frozenset(),
    unless: frozenset[str] = frozenset(),
    fewest_words: int = 1,
) -> Iterator[tuple[Block, Match]]:
    for lang, same in groupby(blocks, key=language_of):
        if lang is None:
            continue
        wanted = tuple(
            entry
            for entry in entries(lexicon, lang)
            if entry.mode in modes
            and (not kinds or entry.kind in kinds)
            and entry.simpler
            and entry.term not in without
            and _words(entry.term) >= fewest_words
        )
        passed_over = tuple(Entry(term, "", "", "") for term in sorted(unless))
        found = _found(same, wanted + passed_over, lang)
        yield from ((block, match) for block, match in found if match.entry.simpler)


def instead(blocks: Iterable[Block], *, turns: Mapping[str, str]) -> Iterator[Finding]:
    """Each phrase of the rule itself, with the wording that it gives, or its advice in brackets."""
    wanted = tuple(Entry(term, simpler, BEFORE_VERB, "auto") for term, simpler in turns.items())
    for lang, same in groupby(blocks, key=language_of):
        if lang is not None:
            yield from (_finding(block, match) for block, match in _found(same, wanted, lang))


def _found(blocks: Iterable[Block], wanted: tuple[Entry, ...], lang: Lang) -> Iterator[tuple[Block, Match]]:
    find = phrases(wanted, lang).find
    for block in blocks:
        for match in find(block.text.plain):
            if not _is_name(block.text.plain, match.start):
                yield block, match


def _finding(block: Block, match: Match) -> Finding:
    plain = block.text.plain
    span = block.text.span(match.start, match.end)
    better = replacement(match, plain)
    data = {"text": plain[match.start : match.end], "better": (better or match.entry.simpler).strip()}
    if is_quoted(plain, match.start, match.end):
        return Finding(span, data=data, outcome="needs_review")
    if better is None or match.entry.mode != "auto":
        return Finding(span, data=data)
    return Finding(span, data=data, fixes=(Fix((Edit(span, better),), operation="replace-word", confidence=0.8),))


def _is_name(plain: str, start: int) -> bool:
    """A capital inside a sentence: a name or a title that happens to hold the words."""
    before = plain[:start].rstrip()[-1:]
    return plain[start].isupper() and bool(before) and (before.isalnum() or before in ",'’-/")


def _words(term: str) -> int:
    return len(term.replace("’", " ").split())
