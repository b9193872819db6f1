"""Conjugated verbs: one a clause, so they tell how many ideas a sentence holds, and whether it has a verb at all."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from limpide.language import flags
from limpide.language.tokens import Token
from limpide.language.words import Word
from limpide.model import Lang

_NOMINAL: Final = flags.NOUN | flags.ADJECTIVE | flags.ADVERB
_CLITICS: Final = {"l'", "la", "le", "les", "leur"}  # articles too
_SUBJECTS: Final = {"je", "j'", "tu", "il", "elle", "on", "ils", "elles", "qui", "c'", "ça", "cela", "ne", "n'"}
_ENGLISH_SUBJECTS: Final = {"i", "you", "he", "she", "it", "we", "they", "who"}
_DO: Final = {"do", "does", "did", "don't", "doesn't", "didn't"}
_REFLEXIVES: Final = {"se", "s'", "qui"}
_PARTICIPLES: Final = ("s", "é")  # « soumis », « conçus »: the past historic that they look like needs its pronoun
_NEVER: Final = {"data", "voire", "type"}  # verbs by their form only
_CONTRACTED: Final = ("'s", "'re", "'m", "'ve", "'ll", "'d")
_ENGLISH_CARRIERS: Final = flags.FINITE | flags.PRONOUN
_BETWEEN: Final = 3  # adverbs that may stand between an auxiliary and its verb


def finite_verbs(tokens: Sequence[Token], lang: Lang) -> list[Token]:
    """The conjugated verbs of a sentence; a compound tense counts once, by its auxiliary."""
    return [tokens[at] for at in _finite_verbs(tokens, lang)]


def words_before_verb(tokens: Sequence[Token], lang: Lang) -> int:
    """How many tokens come before the first conjugated verb; all of them where there is none."""
    return next(_finite_verbs(tokens, lang), len(tokens))


def _finite_verbs(tokens: Sequence[Token], lang: Lang) -> Iterator[int]:
    is_verb, carriers = (_is_french_verb, flags.FINITE) if lang == "fr" else (_is_english_verb, _ENGLISH_CARRIERS)
    return (
        at
        for at, token in enumerate(tokens)
        if token.word.flags & carriers
        and token.word.key not in _NEVER
        and not _is_name(token.word, at)
        and is_verb(tokens, at, token.word)
    )


def may_hold_verb(tokens: Sequence[Token]) -> bool:
    """Whether any word could be a verb that carries the sentence: an infinitive, a homograph, an unknown word."""
    for at, token in enumerate(tokens):
        word = token.word
        if _is_name(word, at):
            continue
        if word.flags & (flags.FINITE | flags.INFINITIVE) and not (
            word.flags & flags.NOUN and _follows_lead(tokens, at)
        ):
            return True
        if not word.flags & (_NOMINAL | flags.VERB | flags.FUNCTION | flags.NUMBER | flags.ADDRESS):
            return True
    return False


def _is_name(word: Word, at: int) -> bool:
    return bool(word.flags & flags.UPPER or (at and word.flags & flags.CAPITALISED))


def _is_french_verb(tokens: Sequence[Token], at: int, word: Word) -> bool:
    if word.flags & flags.INFINITIVE or _is_whatever(tokens, at):
        return False
    if word.flags & (flags.BE | flags.HAVE):
        return not (word.flags & flags.NOUN and _follows_lead(tokens, at))
    if word.flags & flags.PARTICIPLE and (_follows_auxiliary(tokens, at) or _is_feminine_plural(word)):
        return False
    if at and tokens[at - 1].word.key in _SUBJECTS:
        return True
    if word.flags & flags.PARTICIPLE and word.key.endswith(_PARTICIPLES):
        return False
    if word.pos != "verb" or (word.flags & flags.FUNCTION and word.flags & (flags.PREPOSITION | flags.ADVERB)):
        return False
    if word.flags & _NOMINAL:
        return at > 0 and not _follows_lead(tokens, at) and not _names(tokens, at)
    previous = tokens[at - 1].word if at else None
    return not (previous and previous.flags & flags.PREPOSITION and previous.key not in (*_CLITICS, "en"))


def is_verb_by_form_only(tokens: Sequence[Token], at: int) -> bool:
    """« data », « n’importe quel », « soit … soit … », « 3 %, soit 12 euros »: no verb, whatever its form can be."""
    key = tokens[at].word.key
    return key in _NEVER or (key == "soit" and _is_parted(tokens, at)) or _is_whatever(tokens, at)


def _is_parted(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word begins the sentence, follows être, or has a mark beside it."""
    if at == 0 or tokens[at - 1].word.flags & flags.BE:
        return True
    return any(second.start > first.end + 1 for first, second in pairwise(tokens[at - 1 : at + 2]))


def _is_whatever(tokens: Sequence[Token], at: int) -> bool:
    """« n’importe quel », « soit … soit … », « quel que soit »: a verb by its form only."""
    key = tokens[at].word.key
    before = tokens[at - 1].word.key if at else ""
    if key == "importe":
        return before == "n'"
    is_either = key == "soit" and sum(token.word.key == "soit" for token in tokens) > 1
    return is_either or (key in ("soit", "soient") and before == "que")


def _is_feminine_plural(word: Word) -> bool:
    """« mises », « prises »: a participle far oftener than the past subjunctive it looks like."""
    return bool(word.flags & flags.FEMININE and word.flags & flags.PLURAL)


def _names(tokens: Sequence[Token], at: int) -> bool:
    """« vision produit, », « équipes produit se »: a noun that follows another as its kind, and governs nothing."""
    if tokens[at - 1].word.pos != "noun" or not tokens[at].word.flags & flags.NOUN:
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.start > tokens[at].end + 1 or following.word.key in _REFLEXIVES:
        return True
    return not following.word.flags & (flags.FUNCTION | flags.ADVERB)


def _is_english_verb(tokens: Sequence[Token], at: int, word: Word) -> bool:
    if _is_contraction(word):
        return True
    if not word.flags & flags.FINITE or (at and tokens[at - 1].word.key == "to"):
        return False
    if word.flags & flags.FUNCTION:
        is_auxiliary = word.flags & (flags.BE | flags.HAVE | flags.MODAL) or word.key in _DO
        return bool(is_auxiliary) and not _follows_auxiliary(tokens, at)
    if not at or _follows_auxiliary(tokens, at):
        return False
    previous = tokens[at - 1].word
    if previous.key in _ENGLISH_SUBJECTS:
        return True
    return word.pos == "verb" and not (previous.flags & flags.CONJUNCTION or _follows_lead(tokens, at))


def _is_contraction(word: Word) -> bool:
    """“it’s”, “we’ll”: a pronoun and its auxiliary in one word."""
    return bool(word.flags & flags.PRONOUN) and word.key.endswith(_CONTRACTED)


def _follows_auxiliary(tokens: Sequence[Token], at: int) -> bool:
    for before in range(at - 1, max(-1, at - 2 - _BETWEEN), -1):
        word = tokens[before].word
        if word.flags & (flags.BE | flags.HAVE | flags.MODAL) or word.key in _DO or _is_contraction(word):
            return True
        if not word.flags & (flags.ADVERB | flags.NEGATION):
            return False
    return False


def _follows_lead(tokens: Sequence[Token], at: int) -> bool:
    """Stands after a determiner, a preposition or an adjective: a noun, whatever else its form can be."""
    if not at:
        return False
    word = tokens[at - 1].word
    before = tokens[at - 2].word if at > 1 else None
    if word.key in _CLITICS:
        return bool(tokens[at].word.flags & _NOMINAL) and not _follows_subject(tokens, at)
    if word.flags & (flags.DETERMINER | flags.NUMBER) or (word.flags & flags.PREPOSITION and word.key != "en"):
        return True
    if word.pos == "numeral":
        return True
    return word.pos == "adjective" and before is not None and bool(before.flags & flags.DETERMINER)


def _follows_subject(tokens: Sequence[Token], at: int) -> bool:
    """« Folke le visite »: a noun right before the pronoun, no comma between."""
    if at < 2:
        return False
    subject, pronoun = tokens[at - 2], tokens[at - 1]
    is_verbal = subject.word.flags & (flags.INFINITIVE | flags.GERUND)
    is_noun = not is_verbal and (subject.word.pos == "noun" or subject.word.flags & flags.CAPITALISED)
    return bool(is_noun) and subject.end + 1 == pronoun.start
