"""Where sentences begin and end: a full stop ends one unless what stands around it says otherwise."""

import csv
import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from limpide.model import Lang
from limpide.resources import data

Bounds = list[tuple[int, int]]

_PARAGRAPH: Final = re.compile(
    r"(?<!\s)(?:[^\S\n]*+\n){2}\s*+|(?<=[.!?…:;»”\")])[ \t]*+\n\s*+|(?<![ \t])[ \t]*+\n\s*(?=[•▪◦‣*–—-]\s)"
)
_NOTE_CALL: Final = r"\[\d{1,3}\]|(?<=[^\W\d][.!?…])\d{1,2}(?=\s+[^\W\d_a-zà-ÿ])"
_MARK: Final = re.compile(rf"(?<![.!?…])([.!?…]++)(?:[ \u00a0\u202f]?[»”]|[\"')\]’*_]|{_NOTE_CALL})*\s+")
_OPENING: Final = re.compile(r"[\"“«'‘(\[*_–—•-]*[ \u00a0\u202f]*[\"“«'‘(\[]*[ \u00a0\u202f]*")
_LAST_WORD: Final = re.compile(r"[^\s«“\"('’\[]+$")
_NEXT_WORD: Final = re.compile(r"[^\W_]+(?:['’](?=\w))?")
_ENUMERATOR: Final = re.compile(r"[\W_]*(?:\d{1,3}|[^\W\d_]|[IVX]{1,5})(?:\.\d{1,3})*\.")
_DOTTED: Final = re.compile(r"(?:[^\W\d_]{1,2}\.-?){2,}|[^\W\d_]\.")
_NUMBER: Final = re.compile(r"\d|[A-Z]\.|[IVXLC]+\b")  # what « art. », « no. » or « vol. » announce
_PARTICLES: Final = frozenset({"La", "Le", "De", "Du", "Des", "D'", "L'"})  # begin names too (J. Le Goff)
_QUOTES: Final = {"»": "«", "”": "“", ")": "("}
_FARTHEST_QUOTE: Final = 400  # characters in which an opened quotation is looked for and closed


def sentences(text: str, lang: Lang) -> Bounds:
    """The start and end of each sentence, without the blanks around it."""
    bounds: Bounds = []
    at = 0
    for gap in _PARAGRAPH.finditer(text):
        bounds += _in_paragraph(text, at, gap.start(), lang)
        at = gap.end()
    return bounds + list(_in_paragraph(text, at, len(text), lang))


def _in_paragraph(text: str, start: int, end: int, lang: Lang) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    for mark in _MARK.finditer(text, start, end):
        if mark.end() < end and _is_end(text, start, mark, end, lang):
            yield start, start + len(text[start : mark.end()].rstrip())
            start = mark.end()
    end = start + len(text[start:end].rstrip())
    if start < end:
        yield start, end


def _is_end(text: str, start: int, mark: re.Match[str], end: int, lang: Lang) -> bool:
    opening = _OPENING.match(text, mark.end(), end)
    after = opening.end() if opening else mark.end()
    if after >= end or not (text[after].isupper() or text[after].isdigit()):
        return False
    if mark[1] == "." and not _stop_ends(text, start, mark.start(), after, lang):
        return False
    return not _is_quotation_going_on(text, start, mark.start(), end)


def _stop_ends(text: str, start: int, stop: int, after: int, lang: Lang) -> bool:
    """Whether a single full stop at `stop` ends a sentence, `after` being the next letter or digit."""
    if _ENUMERATOR.fullmatch(text, start, stop + 1):
        return False
    found = _LAST_WORD.search(text, max(start, stop - 20), stop)
    if found is None:
        return True
    word = found[0] + "."
    ends = abbreviations(lang).get(_with_particle(text, found.start(), word)) or abbreviations(lang).get(word)
    if ends == "never":
        return False
    if ends == "maybe":
        return _NUMBER.match(text, after) is None
    if _DOTTED.fullmatch(word):
        return _dotted_ends(text, word, after, lang)
    return True


def _dotted_ends(text: str, word: str, after: int, lang: Lang) -> bool:
    """Whether initials or dotted capitals end a sentence: only before a word that begins one."""
    if len(word) == 2 and word.islower():
        return True
    following = _NEXT_WORD.match(text, after)
    start = following[0].replace("’", "'") if following else ""
    return start in starters(lang) and (len(word) > 2 or start not in _PARTICLES)


def _with_particle(text: str, at: int, word: str) -> str:
    """The word with the one before it, for abbreviations of two words (et al., p. ex.)."""
    before = text[max(0, at - 8) : at].split()
    return f"{before[-1]} {word}" if before else word


def _is_quotation_going_on(text: str, start: int, stop: int, end: int) -> bool:
    """Whether `stop` stands inside a quotation or bracket after whose end the sentence goes on."""
    for closing, opening in _QUOTES.items():
        opened = text.rfind(opening, max(start, stop - _FARTHEST_QUOTE), stop)
        if opened < 0 or text.find(closing, opened, stop) >= 0:
            continue
        closed = text.find(closing, stop, min(end, stop + _FARTHEST_QUOTE))
        rest = text[closed + 1 : closed + 3].lstrip() if closed >= 0 else ""
        if rest[:1].islower() or rest[:1] in (",", ";", ":") or (closing == ")" and opened > start and closed >= 0):
            return True
    return False


@cache
def abbreviations(lang: Lang) -> dict[str, str]:
    """Each abbreviation with its stop, and whether it `never` or `maybe` ends a sentence."""
    found = {row["abbreviation"]: row["ends_sentence"] for row in _rows("abbreviations", lang)}
    return {name[0].upper() + name[1:]: ends for name, ends in found.items() if len(name) > len("s.")} | found


@cache
def starters(lang: Lang) -> frozenset[str]:
    """Capitalised words that begin a sentence even after initials or dotted capitals (« à la C.A.F. Elle… »)."""
    return frozenset(row["word"] for row in _rows("sentence_starters", lang))


def _rows(name: str, lang: Lang) -> list[dict[str, str]]:
    with (data("rules") / "lexicons" / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return [row for row in csv.DictReader(handle) if row["lang"] == lang]
