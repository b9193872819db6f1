"""What turning French sentences needs to know of single words."""

from functools import cache

from msgspec import Struct

from limpide.language.lexicons import word_lists


class TurningWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of turning_fr.toml, whose notes say what each one holds."""

    means: frozenset[str]
    results: frozenset[str]
    happenings: frozenset[str]
    sayings: frozenset[str]
    plans: frozenset[str]
    consequences: frozenset[str]
    times: frozenset[str]
    titles: frozenset[str]
    settings: frozenset[str]
    moving: frozenset[str]
    fears: frozenset[str]
    phrasal: frozenset[str]
    happens: frozenset[tuple[str, ...]]
    light: dict[str, frozenset[str]]
    duties: dict[str, str]
    impersonals: dict[str, str]
    told_to: dict[str, str]
    constructions: dict[str, str]


@cache
def turning_words() -> TurningWords:
    return word_lists("turning_fr", TurningWords, __file__)
