"""Lexicons of simpler wordings: one CSV file each under rules/lexicons, read once a language."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from limpide.model import Lang
from limpide.resources import data, kept


class Entry(NamedTuple):
    """A term and its simpler wording, empty where leaving it out is simpler.

    `mode`: `auto` (fits everywhere), `agree` (must be inflected) or `suggest` (a person chooses).
    """

    term: str
    simpler: str
    kind: str
    mode: str


OMITTED: Final = "(omit)"
_MODES: Final = {"fr": "suggest", "en": "auto"}


@cache
def entries(name: str, lang: Lang) -> tuple[Entry, ...]:
    """The entries of a lexicon for a language, in order of the file."""
    path = data("rules") / "lexicons" / f"{name}.csv"
    return kept(f"{name}-{lang}", [path, Path(__file__)], tuple[Entry, ...], lambda: tuple(_read(path, lang)))


def _read(path: Path, lang: Lang) -> Iterator[Entry]:
    import csv

    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            if row["lang"] == lang:
                mode = row.get("mode") or _MODES[lang]
                yield Entry(row["term"], _first(row["simpler"], lang), row.get("pos") or "", mode)


def _first(simpler: str, lang: Lang) -> str:
    """The first of the wordings that an English entry lists; a French one has a single one."""
    best = simpler.split(",")[0].strip() if lang == "en" else simpler
    return best.replace(OMITTED, "").strip()
