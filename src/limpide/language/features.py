"""What makes a text hard, counted: a vector a word type, summed by sentence, and turned into features of a text.

No feature grows with the length of the text.
"""

import math
import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from limpide.language import flags
from limpide.language.clauses import words_before_verb
from limpide.language.readability_data import parameters
from limpide.language.tokens import Token
from limpide.language.words import MOST_TYPES, Word, open_words
from limpide.model import Lang

Vector = tuple[float, ...]

LONG_WORD: Final = 7  # letters, as in LIX
RARE_ZIPF: Final = 3.0  # less than once in a million words

WORD_COUNTS: Final = (
    "words",
    "tokens",  # words, and what is elided or tied to them
    "plain_words",  # neither names nor figures
    "content_words",
    "syllables",
    "long_words",
    "zipf",
    "rare_words",
    "abstract_words",
    "participles",
    "gerunds",
    "verbs",
    "copulas",
    "haves",
    "adverbs",
    "complements",
    "relational_words",
    "verb_zipf",
    "lemma_zipf",
    "unknown_names",
)
SENTENCE_COUNTS: Final = ("sentences", "commas", "semicolons", "brackets", "asides")
SUMMED: Final = (*WORD_COUNTS, *SENTENCE_COUNTS)
PASSAGE: Final = 3  # sentences; what the weights are fitted on has about as many
NO_RARE_WORD: Final = 4.5  # Zipf taken where a sentence has no word of meaning
_COMMON_WORD: Final = flags.NOUN | flags.VERB | flags.ADJECTIVE | flags.ADVERB | flags.FUNCTION
_NAME: Final[Vector] = (1.0, 1.0) + (0.0,) * (len(WORD_COUNTS) - 2)
_UNKNOWN_NAME: Final[Vector] = (*_NAME[:-1], 1.0)
_NOTHING: Final[Vector] = (0.0,) * len(WORD_COUNTS)
_COMPLEMENT: Final = frozenset({"de", "d'", "du", "des", "of"})
_PAUSE: Final = re.compile(r"[.,;:!?()]")

_TOKENS: Final = WORD_COUNTS.index("tokens")
_CONTENT: Final = WORD_COUNTS.index("content_words")
_ZIPF: Final = WORD_COUNTS.index("zipf")
_STRETCH: Final = len(WORD_COUNTS) + len(SENTENCE_COUNTS)  # from here on, facts that are not added up
_WAIT: Final = _STRETCH + 1
_RAREST: Final = _STRETCH + 2

Counts = dict[str, float]


def sentence_vector(tokens: Sequence[Token], text: str, lang: Lang) -> Vector:
    """The counts and facts of one sentence, `text` being its own; `total` makes those of a text of them."""
    known = _vectors(lang)
    vectors = [known[token.word.text] for token in tokens]
    if tokens and tokens[0].word.flags & _COMMON_WORD:
        vectors[0] = _word_vector(tokens[0].word, lang)
    sums = [sum(column) for column in zip(*vectors, strict=True)] if vectors else list(_NOTHING)
    marks = (text.count(","), text.count(";"), text.count("["), text.count("("))
    stretch = max(len(part.split()) for part in _PAUSE.split(text))
    rarest = sorted(vector[_ZIPF] for vector in vectors if vector[_CONTENT])[:3]
    missing = [NO_RARE_WORD] * (3 - len(rarest))
    return (*sums, 1.0, *marks, float(stretch), float(words_before_verb(tokens, lang)), *rarest, *missing)


def parted(vector: Vector, parts: int) -> Vector:
    """The counts of one of so many equal sentences that a sentence would make."""
    sums = [value / parts for value in vector[: len(WORD_COUNTS)]]
    commas = max(0.0, vector[len(WORD_COUNTS) + 1] - (parts - 1)) / parts
    marks = [value / parts for value in vector[len(WORD_COUNTS) + 2 : _STRETCH]]
    length = vector[_TOKENS] / parts
    return (*sums, 1.0, commas, *marks, min(vector[_STRETCH], length), min(vector[_WAIT], length), *vector[_RAREST:])


def eased(token: Token) -> Token:
    """The token with a common word of two syllables in its place."""
    plain = Word("mot", "mot", flags.KNOWN | flags.NOUN | flags.COUNTED, NO_RARE_WORD, 2, "noun", "mot", "")
    return Token(token.start, token.end, plain)


def total(vectors: Sequence[Vector]) -> Counts:
    """The counts of a text by name, from those of its sentences in order; none of no sentence."""
    if not vectors:
        return {}
    sums = [sum(column) for column in zip(*vectors, strict=True)][:_STRETCH]
    counts = dict(zip(SUMMED, sums, strict=True))
    return counts | {name: _by_passage(vectors, figure) for name, figure in FIGURES.items()}


def features(counts: Counts) -> dict[str, float]:
    """The features of a text of at least one word. Each is a mean, a share, or the logarithm of one."""
    tokens, plain = max(1.0, counts["tokens"]), max(1.0, counts["plain_words"])
    content, sentences = max(1.0, counts["content_words"]), max(1.0, counts["sentences"])
    return {
        "longest_sentences": counts["longest"],
        "sentence_length": math.log(tokens / sentences),
        "commas": math.log1p(counts["commas"] / sentences),
        "semicolons": counts["semicolons"] / tokens,
        "syllables": counts["syllables"] / plain,
        "long_words": counts["long_words"] / plain,
        "frequency": counts["zipf"] / content if counts["content_words"] else NO_RARE_WORD,
        "lemma_frequency": counts["lemma_zipf"] / content if counts["content_words"] else NO_RARE_WORD,
        "verb_frequency": (counts["verb_zipf"] + NO_RARE_WORD) / (counts["verbs"] + 1),
        "abstract_words": counts["abstract_words"] / plain,
        "relational_words": counts["relational_words"] / tokens,
        "density": counts["content_words"] / tokens,
        "participles": counts["participles"] / tokens,
        "gerunds": counts["gerunds"] / tokens,
        "verbs": counts["verbs"] / tokens,
        "copulas": counts["copulas"] / tokens,
        "haves": counts["haves"] / tokens,
        "adverbs": counts["adverbs"] / tokens,
        "complements": counts["complements"] / tokens,
        "unknown_names": counts["unknown_names"] / tokens,
        "brackets": counts["brackets"] / tokens,
        "asides": counts["asides"] / tokens,
        "longest_stretch": counts["stretch"],
        "words_before_verb": counts["wait"],
        "rarest_words": counts["rarest"],
    }


def _by_passage(vectors: Sequence[Vector], figure: Callable[[Sequence[Vector]], float]) -> float:
    """The mean of a figure over passages: over a whole document, one bad sentence would hide all the others."""
    passages = [vectors[at : at + PASSAGE] for at in range(max(1, len(vectors) - PASSAGE + 1))]
    return sum(map(figure, passages)) / len(passages)


def _longest(passage: Sequence[Vector]) -> float:
    """The logarithm of the length of the longest sentences (a power mean)."""
    lengths = [max(1.0, vector[_TOKENS]) for vector in passage]
    return math.log(sum(x**4 for x in lengths) / sum(x**3 for x in lengths))


def _stretch(passage: Sequence[Vector]) -> float:
    """The logarithm of the most words in a row without a pause."""
    return math.log1p(max(vector[_STRETCH] for vector in passage))


def _longest_wait(passage: Sequence[Vector]) -> float:
    """The logarithm of the most words before a verb."""
    return math.log1p(max(vector[_WAIT] for vector in passage))


def _rarest(passage: Sequence[Vector]) -> float:
    """How common the three rarest words are."""
    rarest = sorted(zipf for vector in passage for zipf in vector[_RAREST:])[:3]
    return sum(rarest) / len(rarest)


FIGURES: Final = {"longest": _longest, "stretch": _stretch, "wait": _longest_wait, "rarest": _rarest}
"""What is taken of each passage, and then meant over all of them."""


class _Vectors(dict[str, Vector]):
    """The vector of each written form, remembered; a capital inside a sentence makes a name of it."""

    def __init__(self, lang: Lang) -> None:
        super().__init__()
        self._lang, self._words = lang, open_words(lang).memo

    def __missing__(self, text: str) -> Vector:
        if len(self) >= MOST_TYPES:
            self.clear()
        word = self._words[text]
        vector = self[text] = _name(word) if word.flags & flags.CAPITALISED else _word_vector(word, self._lang)
        return vector


@cache
def _vectors(lang: Lang) -> _Vectors:
    return _Vectors(lang)


def _name(word: Word) -> Vector:
    return _NAME if word.flags & flags.KNOWN else _UNKNOWN_NAME


def _word_vector(word: Word, lang: Lang) -> Vector:
    bits = word.flags
    if bits & flags.ADDRESS:
        return _NOTHING
    if bits & (flags.NUMBER | flags.DIGIT):
        return _NAME
    counted = float(bits & flags.COUNTED > 0)  # an elided word brings its syllables to the word that it leans on
    content = not bits & flags.FUNCTION
    return (
        counted,
        1.0,
        counted,
        float(content),
        float(word.syllables),
        float(len(word.text) >= LONG_WORD),
        content * word.zipf,
        float(content and word.zipf < RARE_ZIPF),
        float(content and _abstract(lang).search(word.key) is not None),
        float(bits & flags.PARTICIPLE > 0),
        float(bits & flags.GERUND > 0),
        float(word.pos == "verb"),
        float(bits & flags.BE > 0),
        float(bits & flags.HAVE > 0),
        float(word.pos == "adverb"),
        float(word.key in _COMPLEMENT),
        float(content and _relational(lang).search(word.key) is not None),
        (word.pos == "verb") * word.zipf,
        content * open_words(lang).memo[word.lemma].zipf,
        0.0,
    )


@cache
def _abstract(lang: Lang) -> re.Pattern[str]:
    return _ending(parameters(lang).abstract_endings)


@cache
def _relational(lang: Lang) -> re.Pattern[str]:
    return _ending(parameters(lang).relational_endings)


def _ending(endings: Sequence[str]) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(endings) + ")s?$")
