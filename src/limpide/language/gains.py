"""What would gain most: the changes that would raise the score of a text most, each tried alone on its counts."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from limpide.language import flags
from limpide.language.changed_counts import Counted, after, counted
from limpide.language.features import RARE_ZIPF, Counts, Vector, eased, parted, sentence_vector
from limpide.language.prose import Sentence
from limpide.language.words import Word
from limpide.model import Lang, Measure

MOST: Final = 5
LONG: Final = 20
"""Words from which a sentence is tried in parts."""
SHORT: Final = 15
"""Words that each part then has at most."""
TRIED: Final = 12
"""Sentences, and words, that are tried: the longest, and the rarest by how often they come back."""
SMALLEST: Final = 0.1
"""Points of the score under which a change is not worth naming."""

Score = Callable[[Counts], float]


def gains(
    sentences: Sequence[Sentence], vectors: Sequence[Vector], now: float, lang: Lang, score: Score
) -> tuple[Measure, ...]:
    """At most five changes with the points that each would add to `now`, the greatest first.

    `name` is the rule of the audit that asks for the change, `span` its place: a sentence, or the first use of a word.
    """
    text = counted(vectors)
    found = [*_shorter(sentences, text, score, now), *_commoner(sentences, text, lang, score, now)]
    worth = sorted(
        (each for each in found if each.value and each.value >= SMALLEST), key=lambda each: -(each.value or 0)
    )
    return tuple(worth[:MOST])


def _shorter(sentences: Sequence[Sentence], text: Counted, score: Score, now: float) -> Iterator[Measure]:
    """Each of the longest sentences, cut into parts."""
    long = [at for at, sentence in enumerate(sentences) if sentence.words > LONG]
    for at in sorted(long, key=lambda at: -sentences[at].words)[:TRIED]:
        parts = -(-sentences[at].words // SHORT)
        tried = {at: [parted(text.vectors[at], parts)] * parts}
        yield Measure("sentence-long", round(score(after(text, tried)) - now, 1), "points", sentences[at].span)


def _commoner(sentences: Sequence[Sentence], text: Counted, lang: Lang, score: Score, now: float) -> Iterator[Measure]:
    """Each of the rare words that come back most, as if it were a common one."""
    places: dict[str, list[int]] = {}
    for at, sentence in enumerate(sentences):
        for token in sentence.tokens:
            if _is_rare(token.word):
                places.setdefault(token.word.lemma, []).append(at)
    for lemma, where in sorted(places.items(), key=lambda each: -len(each[1]))[:TRIED]:
        tried: dict[int, list[Vector]] = {}
        for at in set(where):
            sentence = sentences[at]
            words = [eased(token) if token.word.lemma == lemma else token for token in sentence.tokens]
            tried[at] = [sentence_vector(words, sentence.text, lang)]
        first = next(token for token in sentences[where[0]].tokens if token.word.lemma == lemma)
        yield Measure(
            "word-rare", round(score(after(text, tried)) - now, 1), "points", sentences[where[0]].span_of(first)
        )


def _is_rare(word: Word) -> bool:
    is_word = word.flags & flags.KNOWN and not word.flags & (flags.FUNCTION | flags.CAPITALISED)
    return bool(is_word) and word.zipf < RARE_ZIPF
