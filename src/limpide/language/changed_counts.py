"""The counts of a text after a change of a few sentences, without counting the others again."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from limpide.language.features import FIGURES, PASSAGE, SUMMED, Counts, Vector, total


class Counted(NamedTuple):
    """The vectors of the sentences of a text, their sums, and each figure of each passage, by name."""

    vectors: Sequence[Vector]
    sums: Sequence[float]
    passages: Mapping[str, Sequence[float]]


def counted(vectors: Sequence[Vector]) -> Counted:
    """What `after` needs of a text of at least one sentence."""
    passages = [vectors[at : at + PASSAGE] for at in range(max(1, len(vectors) - PASSAGE + 1))]
    sums = [sum(column) for column in zip(*vectors, strict=True)][: len(SUMMED)]
    return Counted(vectors, sums, {name: [figure(each) for each in passages] for name, figure in FIGURES.items()})


def after(text: Counted, changes: Mapping[int, Sequence[Vector]]) -> Counts:
    """The counts of the text where other sentences, one or more, stand in the place of some: those of `total`."""
    vectors, tried, new = text.vectors, list[Vector](), list[tuple[int, int]]()
    last = 0
    for at, instead in sorted(changes.items()):
        tried += [*vectors[last:at], *instead]
        new.append((len(tried) - len(instead), len(tried)))
        last = at + 1
    tried += vectors[last:]
    if len(vectors) < PASSAGE or len(tried) < PASSAGE:
        return total(tried)
    gone = set(_touching(((at, at + 1) for at in changes), len(vectors)))
    come = [tried[at : at + PASSAGE] for at in set(_touching(new, len(tried)))]
    passages = len(tried) - PASSAGE + 1
    counts = dict(zip(SUMMED, _summed(text, changes), strict=True))
    for name, figure in FIGURES.items():
        before = text.passages[name]
        amount = sum(before) - sum(before[at] for at in gone) + sum(map(figure, come))
        counts[name] = amount / passages
    return counts


def _summed(text: Counted, changes: Mapping[int, Sequence[Vector]]) -> Iterator[float]:
    for at, amount in enumerate(text.sums):
        change = sum(sum(each[at] for each in new) - text.vectors[old][at] for old, new in changes.items())
        yield amount + change


def _touching(places: Iterator[tuple[int, int]] | Sequence[tuple[int, int]], length: int) -> Iterator[int]:
    """Where the passages begin that hold one of these places."""
    for start, end in places:
        yield from range(max(0, start - PASSAGE + 1), min(end, length - PASSAGE + 1))
