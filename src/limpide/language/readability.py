"""How hard a text is: a score, a level, what moves them, and the figures of a document."""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from limpide.language import flags
from limpide.language.features import Counts, Vector, features, sentence_vector, total
from limpide.language.formulas import formulas
from limpide.language.gains import gains
from limpide.language.prose import Prose, Sentence, known_language, language_of
from limpide.language.readability_data import Parameters, Part, Weight, parameters
from limpide.language.sentences import sentences as split
from limpide.language.tokens import tokens
from limpide.model import Document, Lang, LeftOut, Measure, Metrics, Readability

FEWEST_WORDS: Final = 8
"""Of a sentence or text that gets a score at all."""
FEWEST_WORDS_OF_DOCUMENT: Final = 100
"""Of a document whose score, level and formulas are shown."""

MOST_DEVIATIONS: Final = 4.0
"""That one feature counts for: noise or a list of references does not decide alone."""

COSTLY: Final = 1.0
"""Points of the score that a part must cost for its wording to ask for a change, whatever its figure."""

FIGURES: Final[Mapping[str, Callable[[Counts], float]]] = {
    "words_per_sentence": lambda counts: counts["words"] / counts["sentences"],
    "breaks_per_sentence": lambda counts: (counts["commas"] + counts["semicolons"]) / counts["sentences"],
    "rare_words": lambda counts: 100 * counts["rare_words"] / counts["words"],
    "long_words": lambda counts: 100 * counts["long_words"] / counts["words"],
    "abstract_words": lambda counts: 100 * counts["abstract_words"] / counts["words"],
    "verbs": lambda counts: 100 * counts["verbs"] / counts["words"],
}

LONGEST_MEAN: Final = 100
"""Words a sentence, on average: beyond, the text has no stops and no figure of sentences means anything."""
LARGEST_UNKNOWN: Final = 0.15
"""Share of words, capitalised ones apart, that the word base may lack: beyond, it is noise or another language. Real
articles lack 3 % at most, a text with one wrong character in twelve 21 %."""
MOST_SIGNS: Final = 0.05
"""Share of characters that only code is full of; 0.012 at most in real articles."""
_SIGNS: Final = frozenset("={}[]();<>_|")

_TOO_SHORT: Final = {
    "fr": "Le texte a moins de 100 mots : un score ne voudrait rien dire.",
    "en": "The text has fewer than 100 words: a score would mean nothing.",
}
_FEW_WORDS: Final = {
    "fr": "Le texte a moins de 8 mots : un score ne voudrait rien dire.",
    "en": "The text has fewer than 8 words: a score would mean nothing.",
}
_NO_LEVEL: Final = {
    "fr": "Le texte a moins de 100 mots : un niveau ne voudrait rien dire.",
    "en": "The text has fewer than 100 words: a level would mean nothing.",
}
_NOT_CALIBRATED: Final = {
    "fr": "Le niveau n’est pas encore étalonné pour l’anglais.",
    "en": "The level is not calibrated for English yet.",
}
_NO_STOPS: Final = {
    "fr": "Le texte n’a presque pas de points\u00a0: un score ne voudrait rien dire.",
    "en": "The text has almost no full stops: a score would mean nothing.",
}
_UNKNOWN_WORDS: Final = {
    "fr": "Trop de mots sont inconnus\u00a0: un score ne voudrait rien dire. Regardez si le texte est bien lu.",
    "en": "Too many words are unknown: a score would mean nothing. Look whether the text is read well.",
}
_CODE: Final = {
    "fr": "Le texte ressemble à du code\u00a0: un score ne voudrait rien dire.",
    "en": "The text looks like code: a score would mean nothing.",
}
_OTHER_LANGUAGE: Final = {
    "fr": "La lisibilité se mesure en français et en anglais seulement.",
    "en": "Readability is measured in French and English only.",
}


def measure(document: Document, prose: Prose) -> Metrics:
    """The language figures of a document. Titles count as words of the body, not as sentences."""
    lang = known_language(document.lang)
    body = [sentence for sentence in prose.body_sentences if _is_of(sentence, lang)]
    words = Counter[str]()
    for sentence in prose:
        words[sentence.block.part] += sentence.words
    vectors = [_vector(sentence) for sentence in body]
    return Metrics(
        words=words["body"],
        sentences=len(body),
        notes_words=words["notes"],
        left_out=tuple(LeftOut(part, words[part]) for part in words if part not in ("body", "notes") and words[part]),
        readability=_read(body, vectors, lang),
        sentence_measures=tuple(_sentence_measure(*each) for each in zip(body, vectors, strict=True)),
    )


def graded(sentences: Sequence[Sentence], lang: Lang | None) -> tuple[Readability, tuple[float | None, ...]]:
    """The score of a text from 8 words, its level from 100, without parts and formulas; and each sentence's score.

    What looks like a title counts only where nothing else does.
    """
    vectors = [_vector(sentence) for sentence in sentences]
    judged = [(each, vector) for each, vector in zip(sentences, vectors, strict=True) if _is_of(each, lang)]
    running = [pair for pair in judged if not pair[0].is_title_like] or judged
    points = [_points_of(sentence, vector) for sentence, vector in zip(sentences, vectors, strict=True)]
    return _grade([each for each, _ in running], [vector for _, vector in running], lang), tuple(points)


def points(text: str, lang: Lang) -> float | None:
    """The score of a text without markup; None under 8 words."""
    return _score([sentence_vector(tokens(text[a:b], lang), text[a:b], lang) for a, b in split(text, lang)], lang)


def _vector(sentence: Sentence) -> Vector:
    return sentence_vector(sentence.tokens, sentence.text, language_of(sentence.block) or "fr")


def _is_of(sentence: Sentence, lang: Lang | None) -> bool:
    return lang in (None, language_of(sentence.block))


def _sentence_measure(sentence: Sentence, vector: Vector) -> Measure:
    return Measure("sentence", float(sentence.words), "words", sentence.span, _points_of(sentence, vector))


def _points_of(sentence: Sentence, vector: Vector) -> float | None:
    lang = language_of(sentence.block)
    points = _score([vector], lang) if lang else None
    return None if points is None else round(points, 1)


def _unfit(sentences: Sequence[Sentence]) -> Mapping[str, str] | None:
    """Why no figure of these sentences would be true; None where nothing is wrong with them."""
    words = [token.word for sentence in sentences for token in sentence.tokens if token.word.flags & flags.COUNTED]
    if len(words) > LONGEST_MEAN * len(sentences):
        return _NO_STOPS
    common = [word for word in words if not word.text[:1].isupper() and not word.flags & flags.NUMBER]
    unknown = sum(not word.flags & flags.KNOWN for word in common)
    if unknown > LARGEST_UNKNOWN * max(len(common), FEWEST_WORDS_OF_DOCUMENT):
        return _UNKNOWN_WORDS
    return _CODE if _signs(sentences) > MOST_SIGNS else None


def _signs(sentences: Sequence[Sentence]) -> float:
    counts = Counter[str]()
    for sentence in sentences:
        counts.update(sentence.text)
    return sum(counts[sign] for sign in _SIGNS) / max(1, counts.total())


def _grade(sentences: Sequence[Sentence], vectors: Sequence[Vector], lang: Lang | None) -> Readability:
    if lang is None:
        return Readability(None, reason=_OTHER_LANGUAGE)
    points = _score(vectors, lang)
    if points is None:
        return Readability(None, reason=_FEW_WORDS)
    if unfit := _unfit(sentences):
        return Readability(None, reason=unfit)
    if total(vectors)["words"] < FEWEST_WORDS_OF_DOCUMENT:
        return Readability(round(points, 1), reason=_NO_LEVEL)
    level, level_range = _level(points, parameters(lang))
    return Readability(round(points, 1), level, level_range, None if level else _NOT_CALIBRATED)


def _read(sentences: Sequence[Sentence], vectors: Sequence[Vector], lang: Lang | None) -> Readability:
    if lang is None:
        return Readability(None, reason=_OTHER_LANGUAGE)
    counts = total(vectors)
    if counts.get("words", 0) < FEWEST_WORDS_OF_DOCUMENT:
        return Readability(None, reason=_TOO_SHORT)
    if unfit := _unfit(sentences):
        return Readability(None, reason=unfit)
    known = parameters(lang)
    shares = _shares(counts, known)
    points = _points(sum(shares.values()), known)
    level, level_range = _level(points, known)
    longest = max(sentence.words for sentence in sentences)
    return Readability(
        score=round(points, 1),
        level=level,
        level_range=level_range,
        reason=None if level else _NOT_CALIBRATED,
        parts=tuple(_part(part, counts, shares, known, longest) for part in known.parts),
        formulas=formulas((sentence.text for sentence in sentences), lang),
        gains=gains(sentences, vectors, points, lang, lambda tried: _points_after(tried, known)),
    )


def _points_after(counts: Counts, known: Parameters) -> float:
    return _points(sum(_shares(counts, known).values()), known)


def _score(vectors: Sequence[Vector], lang: Lang) -> float | None:
    counts = total(vectors)
    if counts.get("words", 0) < FEWEST_WORDS:
        return None
    known = parameters(lang)
    return _points_after(counts, known)


def _shares(counts: Counts, known: Parameters) -> dict[str, float]:
    """What each feature adds to the sum that makes the score; 0 where it is typical."""
    values = features(counts)
    return {name: weight.weight * _standing(values[name], weight) for name, weight in known.features.items()}


def _standing(value: float, weight: Weight) -> float:
    """How far a feature is from what is typical, in deviations."""
    return max(-MOST_DEVIATIONS, min(MOST_DEVIATIONS, (value - weight.typical) / weight.deviation))


def _points(amount: float, known: Parameters) -> float:
    return 100 / (1 + math.exp(-known.slope * (amount - known.centre)))


def _part(part: Part, counts: Counts, shares: Mapping[str, float], known: Parameters, longest: int) -> Measure:
    """A figure in words, and how many points it moves the score from what a typical value would give."""
    amount = sum(shares.values())
    own = sum(shares[name] for name in part.features)
    value = FIGURES[part.shows](counts)
    effect = _points(amount, known) - _points(amount - own, known)
    is_good = value >= part.good if part.more_is_easier else value <= part.good
    wording = part.easier if is_good and effect > -COSTLY else part.harder
    return Measure(
        part.name,
        round(value, 1),
        part.unit,
        effect=round(effect, 1),
        text={lang: text.format(value=_figure(value, lang), longest=longest) for lang, text in wording.items()},
    )


def _figure(value: float, lang: str) -> str:
    """A number as it is read: whole from 10, one decimal under."""
    text = f"{value:.0f}" if value >= 10 else f"{value:.1f}".removesuffix(".0")
    return text.replace(".", ",") if lang == "fr" else text


def _level(points: float, known: Parameters) -> tuple[str | None, tuple[str, str] | None]:
    """The level of a score, and the levels between which it lies for certain; None where none is calibrated."""
    if not known.levels:
        return None, None
    easiest, hardest = (_level_at(points + shift, known) for shift in (known.level_margin, -known.level_margin))
    return _level_at(points, known), (easiest, hardest)


def _level_at(points: float, known: Parameters) -> str:
    return next((level.name for level in known.levels if points >= level.from_score), known.levels[-1].name)
