"""Standards as reports name them: version, and each criterion's level, plain title and address."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from limpide import resources
from limpide.model import Lang

Standard = Literal["wcag", "rgaa", "act", "en301549", "falc"]


class Criterion(Struct, frozen=True):
    """A criterion, or a test of one. `level` and `url` are empty where the standard gives none."""

    number: str
    title: dict[Lang, str]
    level: str = ""
    url: str = ""


class _Title(Struct, frozen=True):
    fr: str
    en: str


class _Section(Struct, frozen=True):
    fr: str
    en: str
    level: str = ""
    url: str = ""
    tests: dict[str, _Title] = {}


class _Standard(Struct, frozen=True):
    version: str
    criteria: dict[str, Criterion]


def version(standard: Standard) -> str:
    """The version of a standard that the rules speak of."""
    return _standard(standard).version


def criterion(standard: Standard, number: str) -> Criterion | None:
    """The criterion with this number, or the test (RGAA 6.1.1); None where the standard's file has none."""
    return _standard(standard).criteria.get(number)


@cache
def _standard(standard: Standard) -> _Standard:
    path = resources.data("rules") / "standards" / f"{standard}.toml"
    return resources.kept(f"standard-{standard}", (path, Path(__file__)), _Standard, lambda: _read(path))


def _read(path: Path) -> _Standard:
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    titled = {number: section for number, section in raw["criteria"].items() if "fr" in section}
    return _Standard(
        raw["version"], {each.number: each for number in titled for each in _criteria(number, titled[number])}
    )


def _criteria(number: str, raw: object) -> Iterator[Criterion]:
    """A criterion and its tests, which share its level and address."""
    section = msgspec.convert(raw, _Section)
    yield Criterion(number, {"fr": section.fr, "en": section.en}, section.level, section.url)
    for test, title in section.tests.items():
        yield Criterion(test, {"fr": title.fr, "en": title.en}, section.level, section.url)
