"""Abbreviations written in full: « n° 5 », « art. 12 », « lun. », “approx.”."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Final

from limpide.language.compiled import compiled
from limpide.language.counting import counting
from limpide.language.shortenings import Shortening, When, shortenings
from limpide.model import Lang
from limpide.rewriters.drafts import Proposal, View, capitalised

_DENYING: Final = ("no.", "nos.")
"""Abbreviations that look like a negation to the checks."""
_SIGNS: Final = ".°º"
_NUMBER_AFTER: Final = re.compile(r"[ \u00a0\u202f]?\d")
_NUMBER_BEFORE: Final = re.compile(r"\d[ \u00a0\u202f]$")
_LABELLED: Final = re.compile(r"[ \u00a0\u202f]?(?::|[+(]?\d)")
_LINKS: Final = re.compile(r"[ \u00a0](?:au|et|à|to|and|or|ou)\b")
_LINKED: Final = re.compile(r"(?:^|,|\b(?:du|au|et|le|les|à|from|to|and|on|or|ou))[ \u00a0]?$")


def in_full(view: View) -> Iterator[Proposal]:
    """Each abbreviation in full where what stands around it leaves no doubt."""
    if not any(sign in view.text for sign in _SIGNS):
        return
    pattern, known = _known(view.lang)
    for found in pattern.finditer(view.text):
        entry = known[found.group()]
        if _PLACES[entry.when](view, found.start(), found.end()):
            yield _written(view, found.start(), found.end(), entry)


def _written(view: View, start: int, end: int, entry: Shortening) -> Proposal:
    full = capitalised(entry.full) if view.text[start].isupper() and entry.short[0].islower() else entry.full
    is_name = any(char.isupper() for char in entry.full) or entry.short[0].isupper() or entry.short in _DENYING
    stop = "." if end == len(view.text) and view.text[end - 1] == "." else ""
    blank = "\u00a0" if entry.when == "number" and view.text[end : end + 1].isdigit() else ""
    return Proposal(
        start,
        end,
        (full + stop + blank,),
        safe=entry.when in ("always", "number") and not is_name,
        confidence=0.8,
        allows=frozenset({"easier", "names", "negation"} if is_name else {"easier"}),
    )


@cache
def _known(lang: Lang) -> tuple[re.Pattern[str], Mapping[str, Shortening]]:
    """What finds the abbreviations of a language, with a capital too, and their entries."""
    known: dict[str, Shortening] = {}
    for entry in shortenings(lang):
        if entry.when != "list":
            known.setdefault(entry.short, entry)
            if entry.short[0].islower() and entry.when in ("always", "number", "label", "day"):
                known.setdefault(capitalised(entry.short), entry)
    joined = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    return re.compile(rf"(?<![\w.-])(?:{joined})(?!\w\w|\.\w)"), known


def _always(view: View, start: int, end: int) -> bool:
    return True


def _before_number(view: View, start: int, end: int) -> bool:
    return bool(_NUMBER_AFTER.match(view.text, end))


def _after_number(view: View, start: int, end: int) -> bool:
    return bool(_NUMBER_BEFORE.search(view.text, max(0, start - 3), start)) and view.text[end : end + 1] != "/"


def _labels(view: View, start: int, end: int) -> bool:
    return bool(_LABELLED.match(view.text, end))


def _in_date(view: View, start: int, end: int) -> bool:
    """Whether a day of the month follows, or another day stands in the sentence: « du lun. au ven. »."""
    if _before_number(view, start, end):
        return True
    days = [entry for entry in shortenings(view.lang) if entry.when == "day" and entry.short != view.text[start:end]]
    others = "|".join(f"{re.escape(entry.short)}|{entry.full}" for entry in days)
    is_linked = _LINKED.search(view.text, 0, start) or _LINKS.match(view.text, end)
    return bool(is_linked) and bool(compiled(rf"(?<!\w)(?:{others})").search(view.text))


def _in_month(view: View, start: int, end: int) -> bool:
    """Whether a day of the month stands before, or a year after: « 12 janv. 2024 »."""
    before = view.text[max(0, start - 4) : start].rstrip(" \u00a0\u202f")
    is_dated = before[-1:].isdigit() or before.endswith(counting(view.lang).dates.first)
    return is_dated or bool(re.match(r"[ \u00a0]\d{4}\b", view.text[end : end + 6]))


_PLACES: Final[Mapping[When, Callable[[View, int, int], bool]]] = {
    "always": _always,
    "number": _before_number,
    "counted": _after_number,
    "label": _labels,
    "day": _in_date,
    "month": _in_month,
}
