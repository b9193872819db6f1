"""The lexicons of rules/lexicons: CSV files of simpler wordings, read once a language, and TOML files of word lists."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from limpide import decoding
from limpide.model import Lang
from limpide.resources import data, kept

_T = TypeVar("_T")


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


def word_lists(name: str, kind: type[_T], module: str) -> _T:
    """The word lists of a TOML file, as a `kind`; `module` is the file of the module that defines it."""
    path = data("rules") / "lexicons" / f"{name}.toml"
    return kept(name, (path, Path(module)), kind, lambda: _converted(path, kind))


def _converted(path: Path, kind: type[_T]) -> _T:
    made: _T = decoding.converted(decoding.parsed(path), kind)
    return made


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
