"""The agent of a passive: « par … » or “by …” that belongs to a participle."""

import re
from collections.abc import Sequence
from typing import Final

from limpide.language import flags
from limpide.language.passive_words import PassiveWords, phrase
from limpide.language.tokens import Token
from limpide.language.words import Word

AGENT_REACH: Final = 12  # tokens after the participle in which « par » is looked for
LONGEST_AGENT: Final = 8  # tokens
STOP: Final = re.compile(r"[.;:!?()\[\]…]|\s[–—-]\s")
BREAK: Final = re.compile(r"[.,;:!?()\[\]…«»“”]|\s[–—-]\s")
JOINS: Final = frozenset({"et", "ou", "and", "or"})
_CLAUSE: Final = flags.SUBORDINATOR | flags.FINITE | flags.INFINITIVE | flags.GERUND
_LINKS: Final = flags.PREPOSITION | flags.CONJUNCTION | flags.DETERMINER
_COMPLEMENT: Final = frozenset({"de", "d'", "du", "des", "of"})


def agent(text: str, tokens: Sequence[Token], verb: int, words: PassiveWords) -> tuple[int, int] | None:
    """The place of « par … » or “by …” that belongs to a participle: no other verb stands between."""
    for place in range(verb + 1, min(len(tokens) - 1, verb + AGENT_REACH)):
        if STOP.search(text, tokens[place - 1].end, tokens[place].start):
            return None
        word = tokens[place].word
        if word.key in words.agents:
            if place > verb + 1 and _carries_agent(tokens, place - 1):
                return None
            return _agent_place(text, tokens, place) if _can_act(tokens, place + 1, words) else None
        if _is_other_verb(tokens, place):
            return None
    return None


def _carries_agent(tokens: Sequence[Token], place: int) -> bool:
    """« …, suivi par le sigle »: a participle right before « par » takes the agent, unless « et » joins it."""
    before = tokens[place - 1].word
    return bool(tokens[place].word.flags & flags.PARTICIPLE) and not before.flags & (
        flags.CONJUNCTION | flags.DETERMINER | flags.PREPOSITION
    )


def _is_other_verb(tokens: Sequence[Token], place: int) -> bool:
    word = tokens[place].word
    if word.flags & flags.PARTICIPLE and not word.flags & flags.NOUN:
        return not tokens[place - 1].word.flags & flags.CONJUNCTION
    return bool(word.flags & _CLAUSE) and not word.flags & (flags.NOUN | flags.PREPOSITION)


def _can_act(tokens: Sequence[Token], place: int, words: PassiveWords) -> bool:
    """« par le maire », « par Zoé »: not « par écrit », « par litre », « par la suite »."""
    word = tokens[place].word
    if word.key in words.not_agents or phrase(tokens, place, 2) in words.not_agents:
        return False
    leads_noun = word.flags & (flags.DETERMINER | flags.PRONOUN | flags.CAPITALISED | flags.PLURAL)
    return bool(leads_noun) or word.pos == "numeral"


def _agent_place(text: str, tokens: Sequence[Token], place: int) -> tuple[int, int]:
    """From « par » to the end of the noun group, its complements in « de » included."""
    last = place + 1
    while last + 1 < min(len(tokens), place + LONGEST_AGENT):
        word = tokens[last + 1].word
        if BREAK.search(text, tokens[last].end, tokens[last + 1].start) or _ends_agent(word):
            break
        last += 1
    while tokens[last].word.flags & _LINKS and not tokens[last].word.flags & flags.NOUN and last > place + 1:
        last -= 1
    return tokens[place].start, tokens[last].end


def _ends_agent(word: Word) -> bool:
    if word.flags & flags.PREPOSITION:
        return word.key not in _COMPLEMENT
    if word.flags & flags.CONJUNCTION and word.key not in JOINS:
        return True
    return bool(word.flags & _CLAUSE) and not word.flags & (flags.NOUN | flags.ADJECTIVE)
