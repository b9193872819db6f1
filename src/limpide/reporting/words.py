"""The reports' own words in one language: sentences of `wording.json`, numbers and durations."""

from datetime import date
from functools import cache
from typing import Final

import msgspec

from limpide import resources
from limpide.model import Lang

SCORE_BANDS: Final = (80, 60, 40, 20, 0)
"""Least score of « very easy », « easy », « rather hard », « hard », « very hard »: fifths of the scale, ours."""

_Wording = dict[str, dict[Lang, str | list[str]]]


class Words:
    """What the interface says in `lang`. A missing key is an error: nothing falls back to another language."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def __call__(self, key: str, /, **values: object) -> str:
        """The sentence called `key`, its places filled."""
        found = _wording()[key][self.lang]
        assert isinstance(found, str), key
        return found.format_map(values)

    def count(self, key: str, number: int, /, **values: object) -> str:
        """The sentence called `key` for a number of things: one form for one, another for several."""
        forms = _wording()[key][self.lang]
        assert isinstance(forms, list), key
        one, several = forms
        is_one = number < 2 if self.lang == "fr" else number == 1
        return (one if is_one else several).format_map({**values, "n": self.number(number)})

    def named(self, group: str, name: str) -> str:
        """What `name` is called within a group of names (themes, engines); itself where it is a pack's own."""
        found = _wording().get(f"{group}.{name}")
        return str(found[self.lang]) if found else name

    def number(self, value: float, digits: int = 0) -> str:
        """A number as the language writes it: « 1 200,5 », “1,200.5”."""
        written = f"{value:,.{digits}f}"
        return written.translate(_FRENCH_NUMBER) if self.lang == "fr" else written

    def signed(self, value: float) -> str:
        sign = "+" if value > 0 else "−" if value < 0 else ""
        return f"{sign}{self.number(abs(value), 1)}"

    def duration(self, minutes: float) -> str:
        """About how long, to the minute under ten minutes, to five under an hour, then to a quarter."""
        if minutes < 1.5:
            return self("duration.minute")
        if minutes < 57.5:
            rounded = round(minutes) if minutes < 10 else 5 * round(minutes / 5)
            return self("duration.minutes", n=rounded)
        hours, rest = divmod(15 * max(4, round(minutes / 15)), 60)
        return self("duration.hours", h=hours) if not rest else self("duration.hours-minutes", h=hours, n=rest)

    def date(self, day: date) -> str:
        """A date in words: « 24 novembre 2026 »."""
        months = _wording()["date.months"][self.lang]
        first = self("date.first") if day.day == 1 else day.day
        return f"{first} {months[day.month - 1]} {day.year}"

    def score(self, score: float) -> str:
        """What a readability score means."""
        return self(f"score.{next(band for band in SCORE_BANDS if score >= band or band == 0)}")


_FRENCH_NUMBER: Final = str.maketrans({",": "\u202f", ".": ","})


@cache
def _wording() -> _Wording:
    return msgspec.json.decode((resources.data("templates") / "wording.json").read_bytes(), type=_Wording)
