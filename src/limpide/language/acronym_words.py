"""What a language's data file says of acronyms in sentences."""

from functools import cache
from pathlib import Path

from msgspec import Struct

from limpide import decoding, resources
from limpide.model import Lang


class AcronymWords(Struct, frozen=True):
    """`familiar` stay as they are; `bodies` name what takes an article in English; `joint` ends a list of names."""

    familiar: frozenset[str]
    plural_before: frozenset[str]
    common_before: frozenset[str]
    stops: frozenset[str]
    bodies: frozenset[str]
    joint: str


class _File(Struct, frozen=True, forbid_unknown_fields=True, rename={"joints": "and"}):
    familiar: dict[Lang, frozenset[str]]
    plural_before: dict[Lang, frozenset[str]]
    common_before: dict[Lang, frozenset[str]]
    stops: dict[Lang, frozenset[str]]
    bodies: dict[Lang, frozenset[str]]
    joints: dict[Lang, str]


@cache
def acronym_words(lang: Lang) -> AcronymWords:
    path = resources.data("rules") / "lexicons" / "acronyms.toml"
    return resources.kept(f"acronym-words-{lang}", (path, Path(__file__)), AcronymWords, lambda: _read(path, lang))


def _read(path: Path, lang: Lang) -> AcronymWords:
    raw: _File = decoding.converted(decoding.parsed(path), _File)
    return AcronymWords(
        familiar=raw.familiar[lang],
        plural_before=raw.plural_before[lang],
        common_before=raw.common_before[lang],
        stops=raw.stops[lang],
        bodies=raw.bodies[lang],
        joint=raw.joints[lang],
    )
