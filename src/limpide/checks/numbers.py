"""Checks of numbers in running text: Roman numerals, large numbers, percentages."""

import re
from collections.abc import Iterable, Iterator, Mapping

from limpide.language import flags
from limpide.language.numerals import arabic, spoken
from limpide.language.numerals import roman as roman_numeral
from limpide.language.prose import Prose, Sentence, language_of
from limpide.language.tokens import Token
from limpide.model import Block, Edit, Finding, Fix

MOST_DIGITS = 15
"""Of a number that people read; a longer one is a code, or a row of figures."""

_SMALL = frozenset("IVX")
_GROUPED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f,]\d{3})+")


def roman(blocks: Iterable[Block], *, prose: Prose, before: frozenset[str], after: frozenset[str]) -> Iterator[Finding]:
    """Each Roman numeral that counts: with an ordinal ending, after a word of `before`, or before one of `after`."""
    for sentence, at, numeral in _numerals(blocks, prose):
        tokens = sentence.tokens
        written = tokens[at].word.text
        follows = at > 0 and tokens[at - 1].word.key in before and written != "I"
        leads = at + 1 < len(tokens) and tokens[at + 1].word.key in after
        if follows or leads or (len(numeral) > 1 and _is_ordinal(written, numeral)):
            yield _roman_finding(sentence, tokens[at], numeral)


def roman_name(blocks: Iterable[Block], *, prose: Prose, before: frozenset[str]) -> Iterator[Finding]:
    """Each Roman numeral of two letters or more after a name (« Louis XIV »), `before` left to `roman`."""
    for sentence, at, numeral in _numerals(blocks, prose):
        is_bare = len(numeral) > 1 and numeral == sentence.tokens[at].word.text and _SMALL.issuperset(numeral)
        if at and is_bare and _is_called(sentence, at, before):
            yield _roman_finding(sentence, sentence.tokens[at], numeral)


def large(blocks: Iterable[Block], *, prose: Prose, smallest: int, labels: frozenset[str]) -> Iterator[Finding]:
    """Each number written in figures, with its groups of three, from `smallest` up; not after a word of `labels`."""
    for sentence in _sentences(blocks, prose):
        for at, token in enumerate(sentence.tokens):
            value = _value(token) if token.word.flags & flags.NUMBER else None
            if value is None or value < smallest or (at and sentence.tokens[at - 1].word.key in labels):
                continue
            lang = language_of(sentence.block) or "fr"
            yield Finding(sentence.span_of(token), data={"text": token.word.text, "better": spoken(value, lang)})


def percentages(
    blocks: Iterable[Block], *, prose: Prose, most: int, pattern: re.Pattern[str], sayings: Mapping[str, str]
) -> Iterator[Finding]:
    """Each percentage of a sentence that has more than `most`.

    `pattern` holds the figure as its first group; `sayings` gives the words for rounded figures, and under `*` those
    for any other.
    """
    for block in blocks:
        plain = block.text.plain
        found = [match for match in pattern.finditer(plain) if len(match[1]) <= MOST_DIGITS]
        if len(found) <= most:
            continue
        for sentence in prose.sentences(block):
            inside = [match for match in found if sentence.start <= match.start() < sentence.end]
            for match in inside if len(inside) > most else ():
                data = {"text": match.group(), "better": _saying(match[1], sayings)}
                yield Finding(block.text.span(*match.span()), data=data)


def _sentences(blocks: Iterable[Block], prose: Prose) -> Iterator[Sentence]:
    for block in blocks:
        yield from prose.sentences(block)


def _numerals(blocks: Iterable[Block], prose: Prose) -> Iterator[tuple[Sentence, int, str]]:
    for sentence in _sentences(blocks, prose):
        for at, token in enumerate(sentence.tokens):
            if token.word.flags & flags.CAPITALISED:
                numeral = roman_numeral(token.word.text)
                if numeral and not _is_letter(sentence, token, numeral):
                    yield sentence, at, numeral


def _is_letter(sentence: Sentence, token: Token, numeral: str) -> bool:
    """« article L. 114 », « vitamine C »: a letter, not fifty, not a hundred."""
    if len(numeral) > 1:
        return False
    return numeral not in _SMALL or sentence.block.text.plain[token.end : token.end + 1] == "."


def _is_ordinal(written: str, numeral: str) -> bool:
    """« XIXe », “XIXth”: with small numerals only, for « DCe » is no century."""
    return written != numeral and _SMALL.issuperset(numeral)


def _is_called(sentence: Sentence, at: int, before: frozenset[str]) -> bool:
    """Whether a name stands right before, a blank between."""
    previous = sentence.tokens[at - 1]
    is_name = previous.word.flags & flags.CAPITALISED and not previous.word.flags & flags.FUNCTION
    gap = sentence.block.text.plain[previous.end : sentence.tokens[at].start]
    return bool(is_name) and gap.isspace() and previous.word.key not in before


def _roman_finding(sentence: Sentence, token: Token, numeral: str) -> Finding:
    figure = str(arabic(numeral))
    edit = Edit(sentence.block.text.span(token.start, token.start + len(numeral)), figure)
    data = {"text": token.word.text, "better": figure + token.word.text[len(numeral) :]}
    return Finding(sentence.span_of(token), data=data, fixes=(Fix((edit,), operation="write-figures", confidence=0.9),))


def _value(token: Token) -> int | None:
    """The number that a token is; None for a code, or a row of numbers that looks like one."""
    text = token.word.text
    digits = re.sub(r"\D", "", text) if _GROUPED.fullmatch(text) and text[0] != "0" else ""
    return int(digits) if 0 < len(digits) <= MOST_DIGITS else None


def _saying(figure: str, sayings: Mapping[str, str]) -> str:
    whole = str(round(float(figure.replace(",", "."))))
    return sayings.get(whole) or sayings["*"].format(whole)
