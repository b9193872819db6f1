"""The bundled lexicons: acronyms found by bisection in their sorted file, jargon read whole."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from limpide.glossary.entries import Entry
from limpide.resources import data


class Acronyms:
    """The bundled acronyms: 5,700 lines sorted by their first cell, of which only those asked for are parsed.

    Reading the file costs 0.3 ms and a look-up some microseconds; parsing every line would cost 20 ms.
    """

    def __init__(self, path: Path) -> None:
        self._lines = path.read_bytes()
        self._start = self._lines.index(b"\n") + 1
        self._known: dict[str, bool] = {}

    def __contains__(self, form: object) -> bool:
        if not isinstance(form, str):
            return False
        if form not in self._known:
            self._known[form] = next(self._rows(form), None) is not None
        return self._known[form]

    def __iter__(self) -> Iterator[Entry]:
        yield from map(_entry, self._lines[self._start :].decode().splitlines())

    def senses(self, form: str) -> list[Entry]:
        """Every sense of an acronym in any language, those with a plain explanation first."""
        return sorted(map(_entry, self._rows(form)), key=lambda entry: not entry.explanation)

    def _rows(self, form: str) -> Iterator[str]:
        key = form.encode("utf-8", "replace")
        at = self._first(key)
        while self._lines.startswith(key + b",", at):
            end = self._lines.index(b"\n", at)
            yield self._lines[at:end].decode()
            at = end + 1

    def _first(self, key: bytes) -> int:
        """Where the first line stands whose cell is not less than `key`."""
        low, high = self._start, len(self._lines)
        while low < high:
            line = self._lines.rfind(b"\n", 0, (low + high) // 2) + 1
            line = max(line, low)
            end = self._lines.index(b"\n", line) + 1
            if self._lines[line : self._lines.index(b",", line)] < key:
                low = end
            else:
                high = line
        return low


@cache
def acronym_lexicon() -> Acronyms:
    return Acronyms(data("rules") / "lexicons" / "acronyms.csv")


@cache
def jargon_lexicon() -> tuple[Entry, ...]:
    path = data("rules") / "lexicons" / "jargon.csv"
    with path.open(encoding="utf-8", newline="") as handle:
        rows = csv.reader(handle)
        next(rows)
        return tuple(
            Entry(term, lang, explanation=explanation, origin="lexicon", after=tuple(filter(None, after.split("|"))))
            for term, lang, explanation, after, *_ in rows
        )


def bundled() -> tuple[Entry, ...]:
    """Every entry of the bundled lexicons, by term."""
    return tuple(sorted((*acronym_lexicon(), *jargon_lexicon()), key=lambda entry: (entry.term.casefold(), entry.lang)))


def _entry(line: str) -> Entry:
    term, lang, expansion, explanation, *_ = next(csv.reader([line]))
    return Entry(term, lang, expansion, explanation, "lexicon")
