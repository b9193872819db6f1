"""The figures behind the charts, and where their bars stand: shares of a height or a width, from 0 to 100."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from limpide.model import IMPACTS, Document, Impact, Measure
from limpide.reporting.findings import Item
from limpide.reporting.places import Places
from limpide.reporting.quoting import cut
from limpide.reporting.ranges import plain_range

CLASSES: Final = ((1, 10), (11, 15), (16, 20), (21, 25), (26, 30), (31, 40), (41, None))
LONG: Final = 20  # words; easy-read guides and the administration's advise shorter sentences
STEPS: Final = 60  # bars of the text's curve at most; a longer text is drawn by runs of sentences


class LengthClass(Struct, frozen=True):
    """Sentences of `least` to `most` words; `most` None is without end."""

    least: int
    most: int | None
    sentences: int
    share: float

    @property
    def is_long(self) -> bool:
        return self.least > LONG


class Step(Struct, frozen=True):
    """A sentence, or a run of them, along the text. `score` is None where they are too short to be measured."""

    first: int
    last: int
    words: float
    score: float | None
    beginning: str
    lang: str


class ThemeBar(Struct, frozen=True):
    """Places found in a theme, by impact, with each one's left edge and width."""

    name: str
    places: int
    parts: tuple[tuple[Impact, int, float, float], ...]

    def number(self, impact: Impact) -> int:
        return next((number for name, number, _, _ in self.parts if name == impact), 0)


def lengths(measures: Sequence[Measure]) -> tuple[LengthClass, ...]:
    """How many sentences there are of each length."""
    counts = [sum(1 for m in measures if _is_between(m.value, least, most)) for least, most in CLASSES]
    highest = max(counts, default=0) or 1
    return tuple(
        LengthClass(least, most, count, 100 * count / highest)
        for (least, most), count in zip(CLASSES, counts, strict=True)
    )


def steps(document: Document, places: Places, measures: Sequence[Measure]) -> tuple[Step, ...]:
    """The sentences in reading order, in at most STEPS runs of equal length."""
    size = -(-len(measures) // STEPS) or 1
    return tuple(_step(document, places, measures[at : at + size], at) for at in range(0, len(measures), size))


def by_theme(found: Iterable[Item]) -> tuple[ThemeBar, ...]:
    """The places at fault by theme, most places first; questions and what was dismissed do not count."""
    counts: dict[str, dict[Impact, int]] = {}
    for item in found:
        if item.status == "failed":
            impacts = counts.setdefault(item.rule.theme, {})
            impacts[item.rule.impact] = impacts.get(item.rule.impact, 0) + len(item.occurrences)
    highest = max((sum(impacts.values()) for impacts in counts.values()), default=1)
    bars = [
        ThemeBar(name, sum(impacts.values()), tuple(_stacked(impacts, highest))) for name, impacts in counts.items()
    ]
    return tuple(sorted(bars, key=lambda bar: (-bar.places, bar.name)))


def _stacked(impacts: dict[Impact, int], highest: int) -> Iterator[tuple[Impact, int, float, float]]:
    at = 0.0
    for impact in reversed(IMPACTS):
        count = impacts.get(impact, 0)
        if count:
            width = 100 * count / highest
            yield impact, count, at, width
            at += width


def _step(document: Document, places: Places, run: Sequence[Measure], at: int) -> Step:
    scores = [m.effect for m in run if m.effect is not None]
    words = [m.value for m in run if m.value is not None]
    text, lang = _beginning(document, places, run[0])
    return Step(
        first=at + 1,
        last=at + len(run),
        words=sum(words) / len(words) if words else 0.0,
        score=sum(scores) / len(scores) if scores else None,
        beginning=text,
        lang=lang,
    )


def _beginning(document: Document, places: Places, measure: Measure) -> tuple[str, str]:
    span = measure.span
    block = places.block(span) if span else None
    if span is None or block is None:
        return "", document.lang
    start, end = plain_range(block.text, span)
    return cut(block.text.plain[start:end], 40), block.lang


def _is_between(value: float | None, least: int, most: int | None) -> bool:
    return value is not None and value >= least and (most is None or value < most + 1)
