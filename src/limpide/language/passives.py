"""Passives: a form of être or be (and get) with the past participle that it carries, and the agent where one is named.

A rule over the word base, not a parser: the participle stands a few adverbs or fixed groups after its auxiliary.
"""

import re
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from limpide.language import flags
from limpide.language.agents import BREAK, JOINS, STOP
from limpide.language.agents import agent as agent_of
from limpide.language.passive_words import PassiveWords, passive_words, phrase
from limpide.language.tokens import Token
from limpide.language.words import Word
from limpide.model import Lang


class Passive(NamedTuple):
    """From the auxiliary through the participle (`verb_start` to `verb_end`), in whichever order they stand.

    `verb` is the lemma, `agent` the place of « par … » or “by …”.
    """

    start: int
    end: int
    verb_start: int
    verb_end: int
    verb: str
    kind: Literal["etre", "pronominal", "participle"]
    agent: tuple[int, int] | None


REACH: Final = 7  # tokens after the auxiliary in which its participle is looked for
LONGEST_GROUP: Final = 4  # tokens
_EVENTIVE: Final = re.compile(r"(?:f(?:us|ut|ût|urent|ussent|ûmes|ûtes)|ser\w+|été)$")
_SHAPE: Final = {
    "fr": re.compile(r"[\w-]{3,}ée?s?$"),
    "en": re.compile(r"[\w-]{3,}[^e]ed$"),
}
_ENDING: Final = re.compile(r"ée?s?$")
_DERIVED: Final = re.compile(r"(?:is|ifi|iv)ée?s?$")
_IT: Final = re.compile(r"\b(?:il|it)[ \u00a0](?:n['’])?$", re.IGNORECASE)
_GET: Final = frozenset({"get", "gets", "got", "getting", "gotten"})
_BE_CONTRACTED: Final = re.compile(r"(?:it|that|he|she|who|what|there|here)'s|\w+'(?:re|m)|(?:they|you)re|im|thats")
_MEANINGS: Final = flags.NOUN | flags.VERB | flags.ADJECTIVE | flags.ADVERB | flags.FUNCTION
_SUBJECT: Final = flags.DETERMINER | flags.NOUN | flags.ADJECTIVE | flags.CAPITALISED
_QUESTION_WORDS: Final = frozenset({"what", "when", "where", "why", "how", "who", "which"})
LONGEST_SUBJECT: Final = 4  # tokens of the subject of a question


def passives(text: str, tokens: Sequence[Token], lang: Lang) -> list[Passive]:
    """The passives among the tokens of one sentence, in order. `text` is what their offsets count in."""
    find, places = (_french, _auxiliaries(tokens)) if lang == "fr" else (_english, _english_auxiliaries(tokens))
    return [found for at in places if (found := find(text, tokens, at))]


def is_impersonal(text: str, passive: Passive) -> bool:
    """Whether « il » or “it” that stands for nothing precedes a passive (« il est recommandé de »)."""
    return _IT.search(text, max(0, passive.start - 8), passive.start) is not None


def _auxiliaries(tokens: Sequence[Token]) -> list[int]:
    return [at for at, token in enumerate(tokens) if token.word.flags & flags.BE]


def _english_auxiliaries(tokens: Sequence[Token]) -> list[int]:
    """Forms of be and get, and pronouns that carry one (“it’s”)."""
    return [
        at
        for at, token in enumerate(tokens)
        if token.word.flags & flags.BE or token.word.key in _GET or _BE_CONTRACTED.fullmatch(token.word.key)
    ]


def _french(text: str, tokens: Sequence[Token], at: int) -> Passive | None:
    words = passive_words("fr")
    if _is_reflexive(tokens, at, words) or not _is_auxiliary(tokens, at):
        return None
    verb = _participle(text, tokens, at, "fr", words)
    if verb is None:
        return None
    word = tokens[verb].word
    if word.flags & flags.MOVES:
        return None
    agent = agent_of(text, tokens, verb, words)
    if agent is None and _is_quality(text, tokens, verb, words):
        return None
    if agent is None and not _tells_event(_singular(word.key), _is_eventive(tokens, at), words):
        return None
    return _passive(tokens, at, verb, agent)


def _english(text: str, tokens: Sequence[Token], at: int) -> Passive | None:
    words = passive_words("en")
    key = tokens[at].word.key
    verb = _participle(text, tokens, at, "en", words)
    if verb is None:
        return _fronted(text, tokens, at, words)
    if key in _GET and (verb > at + 2 or tokens[at + 1].word.flags & flags.PRONOUN):
        return None
    word = tokens[verb].word
    if tokens[verb - 1].word.key in ("been", "being") and verb - 1 != at:
        return None
    agent = agent_of(text, tokens, verb, words)
    if agent is None and _is_quality(text, tokens, verb, words):
        return None
    if agent is None and not _tells_event(word.key, key in _GET or key in ("be", "been", "being"), words):
        return None
    return _passive(tokens, at, verb, agent)


def _fronted(text: str, tokens: Sequence[Token], at: int, words: PassiveWords) -> Passive | None:
    """“Attached is a draft”: the participle opens the clause, right before its auxiliary or one adverb off."""
    verb = at - 2 if at > 1 and tokens[at - 1].word.flags & flags.ADVERB else at - 1
    if verb < 0 or tokens[at].word.key not in ("is", "are", "was", "were"):
        return None
    opens = verb == 0 or "," in text[tokens[verb - 1].end : tokens[verb].start]
    word = tokens[verb].word
    if not opens or not word.flags & flags.PARTICIPLE or word.flags & flags.NOUN or word.key in words.never:
        return None
    first = tokens[verb]
    return Passive(first.start, tokens[at].end, first.start, first.end, infinitive(word), "etre", None)


def _passive(tokens: Sequence[Token], at: int, verb: int, agent: tuple[int, int] | None) -> Passive:
    participle = tokens[verb]
    start, end = participle.start, participle.end
    return Passive(tokens[at].start, end, start, end, infinitive(participle.word), "etre", agent)


def infinitive(word: Word) -> str:
    """The infinitive of a participle; by its ending where the word base does not know it (« indexés », indexer)."""
    return word.verb or _ENDING.sub("er", word.lemma)


def _tells_event(participle: str, is_eventive: bool, words: PassiveWords) -> bool:
    """Whether a participle without agent is a passive: a state only under an auxiliary that tells an event."""
    return participle not in words.never and (is_eventive or participle not in words.states)


def _is_quality(text: str, tokens: Sequence[Token], verb: int, words: PassiveWords) -> bool:
    """« très controversé », « rompu et nul »: a degree or an adjective joined to it makes it an adjective too."""
    if tokens[verb - 1].word.key in words.degrees or _is_compared(tokens, verb):
        return True
    joined = tokens[verb + 1 : verb + 3]
    if len(joined) < 2 or joined[0].word.key not in JOINS or BREAK.search(text, tokens[verb].end, joined[1].start):
        return False
    other = joined[1].word.flags
    return bool(other & flags.ADJECTIVE) and not other & (flags.VERB | flags.NOUN | flags.FUNCTION | flags.ADVERB)


def _is_compared(tokens: Sequence[Token], verb: int) -> bool:
    """« légèrement plus acceptée »: by how much, which is said of a quality."""
    return tokens[verb - 1].word.key in ("plus", "moins") and tokens[verb - 2].word.key.endswith("ment")


def _is_eventive(tokens: Sequence[Token], at: int) -> bool:
    """« fut », « sera », « a été », « doit être »: not the present, not the imperfect."""
    if _EVENTIVE.match(tokens[at].word.key):
        return True
    return tokens[at].word.key == "être" and any(
        token.word.flags & flags.MODAL for token in tokens[max(0, at - 3) : at]
    )


def _is_reflexive(tokens: Sequence[Token], at: int, words: PassiveWords) -> bool:
    """« il s’est », « nous nous sommes »: être belongs to the past of a reflexive verb."""
    before = at - 1
    while before >= 0 and tokens[before].word.key in ("y", "en"):
        before -= 1
    if before < 0:
        return False
    key = tokens[before].word.key
    if key in words.reflexives:
        return True
    return key in ("nous", "vous") and before > 0 and tokens[before - 1].word.key == key


def _is_auxiliary(tokens: Sequence[Token], at: int) -> bool:
    """« été » after avoir, not the summer; « est » the verb, not the east; « sommes » not amounts."""
    key = tokens[at].word.key
    previous = tokens[at - 1].word if at else None
    if key == "été":
        return any(token.word.flags & flags.HAVE for token in tokens[max(0, at - 4) : at])
    if key == "sommes" and previous is not None:
        return not previous.flags & (flags.DETERMINER | flags.PREPOSITION)
    return not (
        key == "être"
        and previous is not None
        and previous.flags & flags.DETERMINER
        and previous.key not in ("l'", "leur")
    )


def _participle(text: str, tokens: Sequence[Token], at: int, lang: Lang, words: PassiveWords) -> int | None:
    """The index of the participle that an auxiliary carries: what stands between is adverbs and fixed groups."""
    place, last = _after_subject(text, tokens, at), min(len(tokens), at + 1 + REACH)
    commas = 0
    while place < last:
        gap = text[tokens[place - 1].end : tokens[place].start]
        if STOP.search(gap):
            return None
        commas += "," in gap
        word = tokens[place].word
        if _is_participle(word, lang, words) and not _opens_group(tokens, place, words):
            return place if commas != 1 else None
        step = _step(tokens, place, at, words)
        if not step:
            return None
        place += step
    return None


def _after_subject(text: str, tokens: Sequence[Token], at: int) -> int:
    """Where the participle may stand; in a question, after its subject (“When was the bridge built?”)."""
    opens = at == 0 or (at == 1 and tokens[0].word.key in _QUESTION_WORDS)
    if not opens or "?" not in text[tokens[-1].end : tokens[-1].end + 3]:
        return at + 1
    place = at + 1
    while place < min(len(tokens), at + 1 + LONGEST_SUBJECT) and _is_of_subject(tokens[place].word):
        place += 1
    return place


def _is_of_subject(word: Word) -> bool:
    return bool(word.flags & _SUBJECT) and not word.flags & (flags.PARTICIPLE | flags.PREPOSITION | flags.ADVERB)


def _is_participle(word: Word, lang: Lang, words: PassiveWords) -> bool:
    if word.flags & flags.PARTICIPLE:
        return not word.flags & (flags.BE | flags.HAVE) and not (word.flags & flags.ADVERB and word.pos == "adverb")
    if word.key in words.forms:
        return True
    if word.flags & _MEANINGS:
        return lang == "fr" and bool(_DERIVED.search(word.key)) and not word.flags & flags.NOUN
    return (not word.flags & flags.CAPITALISED or bool(word.flags & flags.UPPER)) and bool(_SHAPE[lang].match(word.key))


def _step(tokens: Sequence[Token], place: int, at: int, words: PassiveWords) -> int:
    """How many tokens at `place` may stand between an auxiliary and its participle; 0: none."""
    word = tokens[place].word
    for length in range(min(LONGEST_GROUP, len(tokens) - place), 1, -1):
        if phrase(tokens, place, length) in words.groups:
            return length
    if place == at + 1 and word.key in words.pronouns:
        return 1
    if word.key in words.between or (word.flags & flags.BE and word.flags & (flags.PARTICIPLE | flags.GERUND)):
        return 1
    return int(
        bool(word.flags & flags.ADVERB) and not word.flags & (flags.PREPOSITION | flags.DETERMINER | flags.SUBORDINATOR)
    )


def _opens_group(tokens: Sequence[Token], place: int, words: PassiveWords) -> bool:
    return any(phrase(tokens, place, length) in words.groups for length in (2, 3) if place + length <= len(tokens))


def _singular(key: str) -> str:
    """The masculine singular of a participle, by its ending."""
    return (
        re.sub(r"(?<=[éiustx])e?s?$", "", key)
        if key[-2:] in ("ée", "es", "ie", "ue", "us", "is", "és", "te", "ts", "se")
        else key
    )
