"""Abbreviations that may be written in full, and where."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, cast

from limpide.model import Lang
from limpide.resources import data, kept

When = Literal["always", "number", "counted", "label", "day", "month", "list"]


class Shortening(NamedTuple):
    """An abbreviation, its full form and when that may stand for it.

    `number`: before one; `counted`: after one; `label`: before a colon or a number; `day`, `month`: in a date;
    `list`: at the end of an enumeration.
    """

    short: str
    full: str
    when: When


@cache
def shortenings(lang: Lang) -> tuple[Shortening, ...]:
    """Those of a language, the longest first."""
    path = data("rules") / "lexicons" / "abbreviations.csv"
    return kept(f"shortenings-{lang}", (path, Path(__file__)), tuple[Shortening, ...], lambda: tuple(_read(path, lang)))


def _read(path: Path, lang: Lang) -> Iterator[Shortening]:
    with path.open(encoding="utf-8", newline="") as handle:
        rows = [row for row in csv.DictReader(handle) if row["lang"] == lang and row["written"]]
    for row in sorted(rows, key=lambda row: -len(row["abbreviation"])):
        yield Shortening(row["abbreviation"], row["expansion"], cast(When, row["written"]))
