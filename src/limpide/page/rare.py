"""Declarations of properties that the cascade does not keep: read as they are written, none winning over another."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from limpide.page.element import Element, Page
from limpide.page.selectors import split

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_LONGEST = 10_000
"""Characters of a rule: beyond, it is no style."""


def declared(page: Page, *names: str) -> dict[int, list[str]]:
    """The values, in small letters, that rules and `style` attributes give an element for any of these properties.

    By element index, whatever the condition around a rule. In rules, the name is read in small letters only.
    """
    found: dict[int, list[str]] = defaultdict(list)
    for name in names:
        for element, value in _values(page, name):
            found[element.index].append(value.strip().lower())
    return found


def _values(page: Page, name: str) -> Iterator[tuple[Element, str]]:
    wanted = _pattern(name)
    for sheet in page.sheets:
        plain = _plain(sheet)
        for found in _found(plain, name, wanted):
            for selector in split(_selectors(plain, found.start())):
                yield from ((element, found[1]) for element in page.matching(selector))
    for element in page.elements:
        if "style" in element.attrs:
            yield from ((element, value) for value in wanted.findall(element.attrs["style"]))


def _found(sheet: str, name: str, wanted: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The declarations of a property, by its name first: a pattern alone would read every character."""
    place = sheet.find(name)
    while place >= 0:
        found = wanted.match(sheet, place)
        if found is not None:
            yield found
        place = sheet.find(name, place + len(name))


def _selectors(sheet: str, place: int) -> str:
    """The selectors of the rule whose declarations hold a place of a sheet; empty outside any rule."""
    start = max(0, place - _LONGEST)
    opened = sheet.rfind("{", start, place)
    if opened < 0 or sheet.rfind("}", start, place) > opened:
        return ""
    before = max(sheet.rfind(mark, start, opened) for mark in "{};")
    return sheet[max(start, before + 1) : opened].strip()


@lru_cache(maxsize=64)
def _plain(sheet: str) -> str:
    return _COMMENT.sub(" ", sheet) if "/*" in sheet else sheet


@lru_cache(maxsize=32)
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(name)}\s*:\s*([^;{{}}!]{{1,2000}})", re.I)
