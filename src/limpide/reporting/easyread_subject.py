"""The sentences of an author that say what a text is about."""

from collections.abc import Sequence
from typing import Final

from limpide.language.prose import known_language
from limpide.language.tagging import tags
from limpide.language.tokens import tokens
from limpide.model import Lang
from limpide.reporting.composing import Line

MOST: Final = 2
"""Sentences at most: a reader needs the subject, the text comes right after."""
_WORDS: Final = range(5, 21)
"""Words of a sentence that can stand alone: a shorter one leans on its neighbours, a longer one is hard to read."""
_LEANING: Final = frozenset({"PRON", "CLI", "CCONJ", "SCONJ", "SUB", "ADV", "NUM"})
"""What a sentence that leans on the one before begins with: « Elle… », « Mais… », « Ensuite… »."""
_CARRYING: Final = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "INF", "PART"})
_PERSONS: Final = frozenset({"nous", "vous", "je", "j'", "we", "you", "i"})


def subject(title: Sequence[Line], lines: Sequence[Line], *, is_opened: bool) -> tuple[Line, ...]:
    """Of the first half of the text, the first sentences that share a word with its title.

    None does: the first sentence, or nothing where the author's opening says it already (`is_opened`).
    """
    alone = [line for line in lines[: (len(lines) + 1) // 2] if _stands_alone(line)]
    wanted = {word for line in title for word in carrying(line)}
    about = [line for line in alone if wanted.intersection(carrying(line))]
    return tuple((about if about or is_opened else alone[:1])[:MOST])


def carrying(line: Line) -> list[str]:
    """The words of a line that carry its subject, in order, each by what is common to its forms."""
    lang = known_language(line.lang)
    if lang is None:
        return []
    found = zip(tokens(line.text, lang), tags(line.text, lang), strict=True)
    return [token.word.lemma or token.word.key for token, tag in found if tag in _CARRYING]


def _stands_alone(line: Line) -> bool:
    """Whether a line is a statement with a verb, not too long, that needs no sentence before it."""
    lang = known_language(line.lang)
    if lang is None or not line.text.endswith(".") or "«" in line.text or "“" in line.text:
        return False
    own = tags(line.text, lang)
    has_verb = "VERB" in own or "AUX" in own
    return has_verb and len(own) in _WORDS and not _leans(line.text, lang)


def _leans(text: str, lang: Lang) -> bool:
    first = tokens(text, lang)[0].word.key
    return tags(text, lang)[0] in _LEANING and first not in _PERSONS
