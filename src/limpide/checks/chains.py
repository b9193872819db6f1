"""Checks of what follows in a row in a sentence: complements of complements, things named one after another."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from limpide.language import flags
from limpide.language.clauses import finite_verbs
from limpide.language.excerpts import shown
from limpide.language.prose import Prose, Sentence, language_of
from limpide.language.tokens import Token
from limpide.language.words import Word
from limpide.model import Block, Finding, Lang

_LINKS: Final = frozenset(("de", "d'", "du", "des", "of"))
_ENDS: Final = frozenset(("et", "ou", "and", "or"))
_NOT_THINGS: Final = flags.NUMBER | flags.DIGIT | flags.FUNCTION | flags.ADDRESS


def complements(
    blocks: Iterable[Block], *, prose: Prose, most: int, joints: frozenset[str], fixed: frozenset[str]
) -> Iterator[Finding]:
    """Each noun with more than `most` complements, each of the one before (« la fin du délai de remise du dossier »).

    `joints` are nouns whose complement says more than they do (« en fonction de », « un type de »), `fixed` pairs
    that make one noun (« mot passe »): neither counts.
    """
    for block in blocks:
        for sentence in prose.sentences(block) if block.kind != "heading" else ():
            for first, last, count in _chains(sentence, joints, fixed):
                if count > most:
                    text = block.text.plain[first.start : last.end]
                    yield Finding(sentence.span_of(first, last), data={"text": shown(text), "count": str(count)})


def enumerations(blocks: Iterable[Block], *, prose: Prose, fewest: int, most_words: int) -> Iterator[Finding]:
    """Each row of `fewest` things or more that begin alike, parted by commas, with « et » or « ou » before the last.

    `most_words`: in a longer part between two commas, more than a thing is said.
    """
    for block in blocks:
        lang = language_of(block)
        if lang is None or block.text.plain.count(",") < fewest - 2:
            continue
        for sentence in prose.sentences(block):
            parts = _parted(sentence)
            if len(parts) + 1 >= fewest and _is_row(sentence, parts, lang, most_words):
                yield Finding(sentence.span, data={"text": shown(sentence.text)})


def _chains(sentence: Sentence, joints: frozenset[str], fixed: frozenset[str]) -> Iterator[tuple[Token, Token, int]]:
    """The chains of nouns: where each begins and ends, and how many complements count."""
    tokens, at = sentence.tokens, 0
    while at < len(tokens):
        last, count, noun = at, 0, tokens[at].word
        while (count or _is_head(tokens, last)) and (place := _complement(sentence, last)):
            word = tokens[place].word
            is_one_noun = not fixed.isdisjoint((f"{noun.lemma} {word.lemma}", f"{noun.lemma} {word.key}"))
            count += not is_one_noun and joints.isdisjoint((noun.lemma, word.lemma, word.key))
            last, noun = place, word
        if count:
            yield tokens[at], tokens[last], count
        at = last + 1


def _complement(sentence: Sentence, at: int) -> int | None:
    """The place of the noun that « de », « du », “of the” join to the one at `at`; nothing but blanks between."""
    tokens = sentence.tokens
    place = at + 1
    if place >= len(tokens) or tokens[place].word.key not in _LINKS:
        return None
    place += 1
    if place < len(tokens) and tokens[place].word.flags & flags.DETERMINER:
        place += 1
    if place >= len(tokens) or not _is_thing(tokens[place].word):
        return None
    between = sentence.block.text.plain[tokens[at].end : tokens[place].start]
    return None if any(mark in between for mark in ",;:()[]«»") else place


def _is_head(tokens: Sequence[Token], at: int) -> bool:
    """Whether a chain can begin there: with a noun, or what a determiner makes one (“the head of”)."""
    is_led = at > 0 and tokens[at - 1].word.flags & flags.DETERMINER
    return (tokens[at].word.pos == "noun" or bool(is_led)) and _is_thing(tokens[at].word)


def _is_thing(word: Word) -> bool:
    return bool(word.flags & flags.NOUN) and not word.flags & _NOT_THINGS


def _parted(sentence: Sentence) -> list[Sequence[Token]]:
    """What stands between the first comma and the end, in parts: commas and the last « et » or « ou » part them."""
    plain, tokens = sentence.block.text.plain, sentence.tokens
    cuts = [at for at in range(1, len(tokens)) if "," in plain[tokens[at - 1].end : tokens[at].start]]
    if not cuts:
        return []
    last = next((at for at in range(cuts[-1] + 1, len(tokens)) if tokens[at].word.key in _ENDS), None)
    parts = [tokens[start:end] for start, end in zip(cuts, [*cuts[1:], last or len(tokens)], strict=True)]
    return [*parts, tokens[last + 1 :]] if last else []


def _is_row(sentence: Sentence, parts: Sequence[Sequence[Token]], lang: Lang, most_words: int) -> bool:
    """Whether the parts begin alike, are short and say nothing of themselves."""
    kinds = {_beginning(part) for part in parts}
    if len(kinds) != 1 or None in kinds or any(len(part) > most_words for part in parts[:-1]):
        return False
    inside = {token.start for part in parts for token in part}
    return not any(verb.start in inside for verb in finite_verbs(sentence.tokens, lang))


def _beginning(part: Sequence[Token]) -> str | None:
    """How a part begins: with a determiner, an infinitive, a preposition or a bare noun; None with anything else."""
    if not part:
        return None
    word = part[0].word
    if word.key in _LINKS or word.flags & flags.PREPOSITION:
        return word.key
    if word.flags & (flags.DETERMINER | flags.NUMBER):
        return "determiner"
    if word.flags & flags.INFINITIVE:
        return "infinitive"
    return "noun" if word.pos == "noun" and not word.flags & flags.FUNCTION else None
