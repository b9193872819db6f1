"""Standards as reports name them: version, and each criterion's level, plain title, address and what to do by hand."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, get_args

import msgspec
from msgspec import Struct

from limpide import resources
from limpide.model import Lang

Standard = Literal["wcag", "rgaa", "act", "en301549", "falc"]
STANDARDS: Final[tuple[Standard, ...]] = get_args(Standard)


class Criterion(Struct, frozen=True):
    """A criterion, or a test of one (then `of` is its number). `level` and `url` are empty where there are none."""

    number: str
    title: dict[Lang, str]
    level: str = ""
    url: str = ""
    of: str = ""
    by_hand: dict[Lang, str] = {}


class About(Struct, frozen=True):
    """What a standard is called, where it stands, and the names of its themes by number, if it has any."""

    version: str
    title: dict[Lang, str]
    url: str
    themes: dict[str, dict[Lang, str]] = {}


class _Words(Struct, frozen=True):
    fr: str
    en: str


class _Section(Struct, frozen=True):
    fr: str
    en: str
    level: str = ""
    url: str = ""
    tests: dict[str, _Words] = {}
    by_hand: dict[str, _Words] = {}


class _Standard(Struct, frozen=True):
    about: About
    criteria: dict[str, Criterion]


def version(standard: Standard) -> str:
    """The version of a standard that the rules speak of."""
    return about(standard).version


def about(standard: Standard) -> About:
    return _standard(standard).about


def criterion(standard: Standard, number: str) -> Criterion | None:
    """The criterion with this number, or the test (RGAA 6.1.1); None where the standard's file has none."""
    return _standard(standard).criteria.get(number)


def criteria(standard: Standard) -> tuple[Criterion, ...]:
    """Every criterion in order, each followed by its tests."""
    return tuple(_standard(standard).criteria.values())


def tested(standard: Standard) -> tuple[Criterion, ...]:
    """What rules test: the tests of a standard that has some, else its criteria."""
    every = criteria(standard)
    return tuple(each for each in every if each.of) or every


@cache
def _standard(standard: Standard) -> _Standard:
    folder = resources.data("rules") / "standards"
    paths = tuple(folder / f"{name}.toml" for name in dict.fromkeys((standard, "wcag")))
    return resources.kept(f"standard-{standard}", (*paths, Path(__file__)), _Standard, lambda: _read(paths[0]))


def _read(path: Path) -> _Standard:
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return _Standard(
        msgspec.convert(raw, About),
        {each.number: each for number, section in raw["criteria"].items() for each in _criteria(number, section, raw)},
    )


def _criteria(number: str, raw: Mapping[str, Any], standard: Mapping[str, Any]) -> Iterator[Criterion]:
    """A criterion and its tests, which share its level and address."""
    if "fr" not in raw:
        yield _repeated(number, raw["wcag"], standard["url"])
        return
    section = msgspec.convert(raw, _Section)
    yield Criterion(number, _pair(section), section.level, section.url)
    for test, title in section.tests.items():
        by_hand = section.by_hand.get(test)
        yield Criterion(
            test, _pair(title), section.level, section.url, of=number, by_hand=_pair(by_hand) if by_hand else {}
        )


def _repeated(number: str, of_wcag: str, url: str) -> Criterion:
    """A clause that says no more than a criterion of WCAG: its title and level are those of the criterion."""
    found = criterion("wcag", of_wcag)
    assert found is not None  # test_standards_data: every WCAG number that is cited exists
    return Criterion(number, found.title, found.level, url)


def _pair(words: _Words | _Section) -> dict[Lang, str]:
    return {"fr": words.fr, "en": words.en}
