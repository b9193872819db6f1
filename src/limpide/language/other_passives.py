"""Passives without être: a participle with its agent (« signé par le maire »), a reflexive verb (« cela se vend »)."""

from collections.abc import Container, Iterator, Sequence
from typing import Final

from limpide.language import flags
from limpide.language.agents import agent
from limpide.language.passive_words import PassiveWords, passive_words
from limpide.language.passives import Passive, infinitive, passives
from limpide.language.tokens import Token
from limpide.model import Lang

_AUXILIARIES: Final = flags.BE | flags.HAVE
_BEFORE: Final = 3  # tokens before a participle in which avoir makes it active (« il a vite signé par »)
_NEAR: Final = 2  # tokens after the participle among which its agent begins
_SUBJECTS: Final = frozenset({"je", "j'", "tu", "nous", "vous", "on", "qui"})


def all_passives(text: str, tokens: Sequence[Token], lang: Lang) -> list[Passive]:
    """The passives of every kind among the tokens of one sentence, in order."""
    carried = passives(text, tokens, lang)
    taken = {each.verb_start for each in carried}
    words = passive_words(lang)
    others = [*_participles(text, tokens, taken, words), *_reflexives(text, tokens, words)]
    return sorted([*carried, *others]) if others else carried


def _participles(text: str, tokens: Sequence[Token], taken: Container[int], words: PassiveWords) -> Iterator[Passive]:
    """Participles that no auxiliary carries and whose agent follows at once."""
    for place, token in enumerate(tokens):
        if token.word.key not in words.agents or not place:
            continue
        for at in range(place - 1, max(-1, place - 1 - _NEAR), -1):
            if tokens[at].word.flags & flags.PARTICIPLE:
                if tokens[at].start not in taken and not (_is_active(tokens, at) or _is_noun(tokens[at])):
                    yield from _with_agent(text, tokens, at, place, words)
                break
            if not tokens[at].word.flags & flags.ADVERB:
                break


def _with_agent(text: str, tokens: Sequence[Token], at: int, place: int, words: PassiveWords) -> Iterator[Passive]:
    found = agent(text, tokens, at, words)
    if found and found[0] == tokens[place].start:
        start, end = tokens[at].start, tokens[at].end
        yield Passive(start, end, start, end, infinitive(tokens[at].word), "participle", found)


def _is_noun(token: Token) -> bool:
    """« un jeu de données par ville », « le contenu par thème »: a noun first, a participle by its form."""
    return token.word.pos == "noun"


def _is_active(tokens: Sequence[Token], at: int) -> bool:
    return any(token.word.flags & _AUXILIARIES for token in tokens[max(0, at - _BEFORE) : at])


def _reflexives(text: str, tokens: Sequence[Token], words: PassiveWords) -> Iterator[Passive]:
    """« se vend », « s’écrivent »: verbs that do nothing to themselves, so that somebody unsaid does it."""
    for at in range(len(tokens) - 1):
        verb = tokens[at + 1]
        if tokens[at].word.key not in ("se", "s'") or verb.word.verb not in words.done_to_things:
            continue
        if verb.word.flags & flags.FINITE and not (at and tokens[at - 1].word.key in _SUBJECTS):
            yield Passive(tokens[at].start, verb.end, verb.start, verb.end, verb.word.verb, "pronominal", None)
