"""The weights of the readability score: rules/lexicons/readability_{fr,en}.toml, read once."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from limpide.model import Lang
from limpide.resources import data, kept


class Weight(Struct, frozen=True, forbid_unknown_fields=True):
    """`typical` and `deviation` are of the texts fitted on; `weight` is for one deviation, negative where harder."""

    typical: float
    deviation: float
    weight: float


class Part(Struct, frozen=True, forbid_unknown_fields=True):
    """A group of features shown as one figure, which `shows` names in `readability.FIGURES`.

    The wording is that of an easy text up to `good` (from it on, if `more_is_easier`), unless the part costs points.
    """

    name: str
    features: tuple[str, ...]
    shows: str
    unit: str
    good: float
    harder: Mapping[str, str]
    easier: Mapping[str, str]
    more_is_easier: bool = False


class Level(Struct, frozen=True, forbid_unknown_fields=True):
    """A level of the Common European Framework, of the texts that score `from_score` or more; easiest level first."""

    name: str
    from_score: float


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`centre`: the sum of weighted features that scores 50; `slope`: how steep the score is there."""

    centre: float
    slope: float
    abstract_endings: tuple[str, ...]
    relational_endings: tuple[str, ...]
    features: Mapping[str, Weight]
    parts: tuple[Part, ...]
    levels: tuple[Level, ...] = ()
    level_margin: float = 0.0


@cache
def parameters(lang: Lang) -> Parameters:
    path = data("rules") / "lexicons" / f"readability_{lang}.toml"
    return kept(f"readability-{lang}", [path, Path(__file__)], Parameters, lambda: _read(path))


def _read(path: Path) -> Parameters:
    import tomllib

    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Parameters)
