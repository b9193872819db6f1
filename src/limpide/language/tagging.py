"""The part of speech of each token of a sentence: what the word base allows, decided by the words around.

No parser: each token is settled from left to right by what may stand there. UD names (NOUN, VERB, AUX, …), and INF, GER
and PART for the forms of verbs that carry no person, CLI for object pronouns before a verb, SUB for what opens a
subordinate clause, NEG for the words of negation.
"""

from functools import lru_cache
from typing import Final

from limpide.language import flags
from limpide.language.grammar import Tag, grammar
from limpide.language.tagging_english import tagged as english
from limpide.language.tokens import Token, tokens
from limpide.language.words import Word
from limpide.model import Lang

_ARTICLES: Final = frozenset({"le", "la", "les", "l'"})
_BEFORE_VERB: Final = frozenset({"PRON", "CLI", "NEG"})
_AFTER_PARTICIPLE: Final = frozenset({"à", "le", "en", "par", "au", "dans"})
_DEGREES: Final = frozenset({"très", "trop", "plus", "moins", "aussi", "si", "assez", "peu"})
_BEFORE_PARTICIPLE: Final = frozenset({"DET", "PRON", "CLI", "NEG", "SUB", "ADP", "NUM"})
_SUBJECTS: Final = frozenset({"NOUN", "PROPN", "PRON"})
_NOUN_LIKE: Final = flags.NOUN | flags.ADJECTIVE
_BY_POS: Final[dict[str, Tag]] = {
    "noun": "NOUN", "verb": "VERB", "adjective": "ADJ", "adverb": "ADV", "pronoun": "PRON", "determiner": "DET",
    "preposition": "ADP", "conjunction": "CCONJ", "numeral": "NUM",
}  # fmt: skip


@lru_cache(maxsize=4096)
def tags(text: str, lang: Lang) -> tuple[Tag, ...]:
    """The tag of each token of a sentence, as `tokens` finds them."""
    found = tokens(text, lang)
    if lang == "en":
        return english(text, found)
    made: list[Tag] = []
    for at in range(len(found)):
        made.append(_french(text, found, at, made))
    return tuple(made)


def _french(text: str, found: list[Token], at: int, before: list[Tag]) -> Tag:
    word = found[at].word
    key, bits = word.key, word.flags
    last = before[-1] if before and not _is_parted(text, found, at) else None
    following = found[at + 1].word if at + 1 < len(found) else None
    if bits & flags.CLITIC:
        return "PRON"
    if bits & (flags.NUMBER | flags.DIGIT):
        return "NUM"
    if key in _ARTICLES or key == "leur" or key == "leurs":
        return _article(key, following, last)
    if key in ("nous", "vous"):
        return "CLI" if last in ("PRON", "CLI") or (last == "SUB" and found[at - 1].word.key == "qui") else "PRON"
    if key == "en" and following and following.flags & (flags.FINITE | flags.HAVE | flags.BE) and last in _BEFORE_VERB:
        return "CLI"
    if word.pos == "numeral" or key in ("cent", "cents", "mille"):
        return "NUM"
    if key == "ce" and following and following.flags & _NOUN_LIKE and not following.flags & flags.BE:
        return "DET"
    if key == "tout":
        return "DET" if following and following.flags & flags.DETERMINER else "PRON"
    if key in grammar("fr").tags and not (key in ("or", "devant", "car", "avant") and last == "DET"):
        is_last = following is None or _is_parted(text, found, at + 1)
        tag = grammar("fr").tags[key]
        return "VERB" if tag == "ADP" and is_last and bits & flags.FINITE and last in _SUBJECTS else tag
    if _is_name(found, at, word.flags, bool(before)):
        return "PROPN"
    return _open_class(text, found, at, before, last)


def _article(key: str, following: Word | None, last: Tag | None) -> Tag:
    bits = following.flags if following else 0
    is_verb_only = bits & flags.VERB and not bits & _NOUN_LIKE
    if last in ("PRON", "NEG", "CLI") and bits & flags.VERB and key != "leurs":
        return "CLI"
    if is_verb_only and key != "leurs" and not bits & flags.PARTICIPLE:
        return "CLI"
    return "DET"


def _open_class(text: str, found: list[Token], at: int, before: list[Tag], last: Tag | None) -> Tag:
    word = found[at].word
    bits = word.flags
    following = found[at + 1].word if at + 1 < len(found) else None
    is_finite = bool(bits & flags.FINITE) and word.key != word.verb
    if bits & (flags.BE | flags.HAVE) and is_finite and last not in ("DET", "ADP"):
        return "AUX"
    if bits & flags.PARTICIPLE and _is_done(found, at, before, last):
        return "PART"
    if last in ("DET", "NUM") or (last == "ADJ" and len(before) > 1 and before[-2] == "DET"):
        return _in_group(text, found, at)
    if last in _BEFORE_VERB and is_finite:
        return "VERB"
    if last == "ADV" and bits & flags.ADJECTIVE and found[at - 1].word.key in _DEGREES:
        return "ADJ"
    if last == "SUB" and is_finite and found[at - 1].word.key == "qui":
        return "VERB"
    if bits & flags.INFINITIVE and not (word.pos == "noun" and last == "ADP"):
        return "INF"
    if bits & flags.GERUND and (word.pos == "verb" or last == "ADP" or not before) and not _is_contracted(found, at):
        return "GER"
    is_before_noun = following is not None and following.pos == "noun" and not _is_parted(text, found, at + 1)
    if last == "ADP" and word.pos == "adjective" and is_before_noun:
        return "ADJ"
    if bits & flags.NOUN and (last == "ADP" or (last == "ADJ" and before[-2:-1] == ["ADP"])):
        return "NOUN"
    is_quality = bits & (flags.ADJECTIVE | flags.PARTICIPLE) and not (is_finite and word.pos == "verb")
    if last in ("NOUN", "ADJ", "PROPN") and is_quality:
        return "ADJ" if bits & flags.ADJECTIVE else "PART"
    if is_finite and word.pos == "verb":
        return "VERB"
    if is_finite and bits & flags.NOUN and last in ("NOUN", "PROPN", "ADJ") and not _has_verb(text, found, before):
        return "VERB"
    return _by_pos(word.pos, bits) if word.pos or bits & _NOUN_LIKE else _unknown(bits, last)


def _is_done(found: list[Token], at: int, before: list[Tag], last: Tag | None) -> bool:
    """Whether a form of a participle is one: after an auxiliary, after another and « et », or before « par »."""
    if _after_auxiliary(found, at, before):
        return True
    following = found[at + 1].word.key if at + 1 < len(found) else ""
    if last == "CCONJ" and "PART" in before and following in _AFTER_PARTICIPLE:
        return True
    return following == "par" and last not in _BEFORE_PARTICIPLE


def _in_group(text: str, found: list[Token], at: int) -> Tag:
    """The tag of a word right after a determiner or a number, or after an adjective there."""
    word = found[at].word
    bits = word.flags
    following = found[at + 1].word if at + 1 < len(found) else None
    if (
        bits & flags.ADJECTIVE
        and following
        and following.flags & flags.NOUN
        and not _opens(following.key)
        and (following.pos == "noun" or not bits & flags.NOUN)
        and not _is_parted(text, found, at + 1)
    ):
        return "ADJ" if word.pos != "noun" or not following.flags & flags.ADJECTIVE else "NOUN"
    if bits & flags.NOUN:
        return "NOUN"
    if bits & flags.ADJECTIVE:
        return "ADJ"
    if bits & flags.PARTICIPLE:
        return "PART"
    return _by_pos(word.pos, bits) if word.pos else "NOUN"


def _unknown(bits: int, last: Tag | None) -> Tag:
    """A word that no table has: a name with its capital, else a quality after a noun, else a thing."""
    if bits & flags.CAPITALISED:
        return "PROPN"
    return "ADJ" if last in ("NOUN", "ADJ") else "NOUN"


def _is_parted(text: str, found: list[Token], at: int) -> bool:
    """Whether a sign stands between a token and the one before."""
    return at > 0 and any(sign in text[found[at - 1].end : found[at].start] for sign in ",;:()—–«»")


def _is_name(found: list[Token], at: int, bits: int, has_before: bool) -> bool:
    if not bits & flags.CAPITALISED:
        return False
    is_followed = at + 1 < len(found) and found[at + 1].word.flags & flags.CAPITALISED
    is_unknown = not bits & flags.KNOWN and not found[at].word.pos
    return has_before or is_unknown or bool(is_followed and not bits & flags.FUNCTION)


def _after_auxiliary(found: list[Token], at: int, before: list[Tag]) -> bool:
    """Whether être or avoir stands before, with nothing between but adverbs, negations and « été »."""
    for back in range(at - 1, max(-1, at - 5), -1):
        if before[back] == "AUX" or found[back].word.key in ("été", "been", "being"):
            return True
        if before[back] not in ("ADV", "NEG", "PRON", "CLI", "PART"):
            return False
    return False


def _is_contracted(found: list[Token], at: int) -> bool:
    """Whether « au » or « du » stands before, after which no verb can."""
    return at > 0 and found[at - 1].word.key in ("au", "aux", "du", "des")


def _has_verb(text: str, found: list[Token], before: list[Tag]) -> bool:
    """Whether the clause has its verb already: after a comma, one that a « que » before it opened is of another."""
    for at in range(len(before) - 1, -1, -1):
        if before[at] == "SUB":
            return False
        if before[at] in ("VERB", "AUX"):
            is_past = "," in text[found[at].end : found[len(before)].start]
            return not (is_past and "SUB" in before[:at])
    return False


def _opens(key: str) -> bool:
    return key in grammar("fr").tags or key in _ARTICLES


def _by_pos(pos: str, bits: int) -> Tag:
    tag = _BY_POS.get(pos, "X")
    if tag == "VERB" and not bits & flags.FINITE:
        return "PART" if bits & flags.PARTICIPLE else "INF" if bits & flags.INFINITIVE else "GER"
    if tag == "X" and bits & flags.NOUN:
        return "NOUN"
    if tag == "X" and bits & flags.ADJECTIVE:
        return "ADJ"
    return tag
