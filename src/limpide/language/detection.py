"""The language of a text, told by its small words. It says None rather than guess."""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from limpide.resources import data, kept

FEWEST_WORDS: Final = 8
SMALLEST_COVERAGE: Final = 0.25  # share of words that must be small words of the language found
FEWEST_SMALL_WORDS: Final = 3  # different ones
COMMON: Final = 50  # Zipf × 10: a word this common in a language is one of its small words
SMALLEST_LEAD: Final = 5.0  # Zipf × 10 a small word, ahead of the next language
ABSENT: Final = 25  # Zipf × 10 taken for a word that a language lacks

_WORD: Final = re.compile(r"[^\W\d_]+")


def detect(text: str) -> str | None:
    """The code of a text's language: fr, en, es, de, it, pt, nl or la; None where it is short, mixed or another."""
    words = Counter(found.lower() for found in _WORD.findall(text))
    if words.total() < FEWEST_WORDS:
        return None
    codes, table = _table()
    small = {word: times for word, times in words.items() if word in table}
    total = sum(small.values())
    if total < SMALLEST_COVERAGE * words.total():
        return None
    ranked = sorted(
        ((sum(table[word][at] * times for word, times in small.items()) / total, at) for at in range(len(codes))),
        reverse=True,
    )
    (best, winner), (second, _) = ranked[:2]
    found = [times for word, times in small.items() if table[word][winner] >= COMMON]
    if sum(found) < SMALLEST_COVERAGE * words.total() or len(found) < FEWEST_SMALL_WORDS:
        return None
    return codes[winner] if best - second >= SMALLEST_LEAD else None


class _Table(NamedTuple):
    """The codes of the languages, and how common each small word is in them."""

    codes: tuple[str, ...]
    words: dict[str, tuple[int, ...]]


@cache
def _table() -> _Table:
    path = data("rules") / "lexicons" / "languages.csv"
    return kept("languages", [path, Path(__file__)], _Table, lambda: _read(path))


def _read(path: Path) -> _Table:
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.split(",") for line in lines[1:])
    table = {word: tuple(max(ABSENT, int(figure)) for figure in figures) for word, *figures in rows}
    return _Table(tuple(lines[0].split(",")[1:]), table)
