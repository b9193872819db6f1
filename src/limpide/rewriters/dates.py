"""Dates and hours in full: « 12/03/2024 » as « 12 mars 2024 », « 14h30 » as « 14 heures 30 »."""

import re
from calendar import isleap
from collections.abc import Iterator
from typing import Final

from limpide.language.compiled import compiled
from limpide.language.counting import Dates, counting
from limpide.rewriters.drafts import Kept, Part, Proposal, View

_DAY: Final = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_MONTH: Final = r"(?P<month>0?[1-9]|1[0-2])"
_YEAR: Final = r"(?P<year>(?:1[5-9]|20)\d\d)"
_EDGE: Final = r"(?<![\w/.-])"
_AFTER: Final = r"(?![\w/-]|\.\d)"
_NO_RANGE: Final = r"(?![\w/:]|[ \u00a0]?[-–]\d)"
_LEAD: Final = r"\b(?P<lead>\w+)[ \u00a0]"
_FULL: Final = rf"{_EDGE}{_DAY}(?P<sign>[/.-]){_MONTH}(?P=sign){_YEAR}{_AFTER}"
_ISO: Final = rf"{_EDGE}{_YEAR}-{_MONTH}-{_DAY}{_AFTER}"
_SHORT: Final = rf"{_LEAD}{_DAY}/(?P<month>0[1-9]|1[0-2])(?![\w/-]|[.,]\d|[ \u00a0]?[%€])"
_HOUR: Final = (
    rf"(?<![\w,./–-])(?P<hour>\d{{1,3}})[ \u00a0\u202f]?[hH](?:[ \u00a0\u202f]?(?P<minute>[0-5]\d))?{_NO_RANGE}"
)
_CLOCK: Final = rf"{_LEAD}(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d){_NO_RANGE}"
_LONGEST: Final = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
"""The days of the months that have fewer than 31."""
_FEBRUARY: Final = 2
_ALLOWS: Final = frozenset({"numbers", "names", "easier"})


def dates(view: View) -> Iterator[Proposal]:
    """Dates in figures with the name of the month. In English, only those that begin with the year are clear."""
    patterns = (_FULL, _ISO) if view.lang == "fr" else (_ISO,)
    for pattern in patterns if any(sign in view.text for sign in "/-.") else ():
        for found in compiled(pattern).finditer(view.text):
            if _exists(found):
                yield _dated(view, found, found.start(), f" {found['year']}")
    if "/" in view.text and view.lang == "fr":
        yield from _short_dates(view)


def hours(view: View) -> Iterator[Proposal]:
    """Hours with their word. « 14 h 00 » loses its noughts."""
    known = counting(view.lang).dates
    if not any(sign in view.text for sign in "hH:"):
        return
    for found in compiled(_HOUR).finditer(view.text):
        yield _timed(found, known)
    for found in compiled(_CLOCK).finditer(view.text) if ":" in view.text else ():
        if found["lead"].lower() in known.hour_after:
            yield _timed(found, known)


def _short_dates(view: View) -> Iterator[Proposal]:
    known = counting(view.lang).dates
    for found in compiled(_SHORT).finditer(view.text):
        if found["lead"].lower() in known.day_after and _exists(found):
            yield _dated(view, found, found.start("day"), "")


def _exists(found: re.Match[str]) -> bool:
    month, year = int(found["month"]), found.groupdict().get("year")
    is_short = month == _FEBRUARY and year is not None and not isleap(int(year))
    return int(found["day"]) <= (28 if is_short else _LONGEST.get(month, 31))


def _dated(view: View, found: re.Match[str], start: int, year: str) -> Proposal:
    known = counting(view.lang).dates
    day = known.first if int(found["day"]) == 1 else str(int(found["day"]))
    written = f"{day} {known.months[int(found['month']) - 1]}{year}"
    return Proposal(start, found.end(), (written,), confidence=0.8, allows=_ALLOWS)


def _timed(found: re.Match[str], known: Dates) -> Proposal:
    """The hour kept, its word, and the minutes unless they are none."""
    word = known.hours if int(found["hour"]) > 1 else known.hour
    parts: list[Part] = [Kept(*found.span("hour")), f"\u00a0{word}"]
    has_minutes = bool(found["minute"]) and int(found["minute"]) > 0
    if has_minutes:
        parts += ["\u00a0", Kept(*found.span("minute"))]
    is_whole = has_minutes or not found["minute"]
    return Proposal(
        found.start("hour"),
        found.end(),
        tuple(parts),
        safe=is_whole,
        confidence=0.8,
        allows=frozenset({"easier"}) if is_whole else _ALLOWS,
    )
