"""How a language says and writes numbers, shares, dates and hours, as its data file has it."""

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from limpide.language.lexicons import word_lists
from limpide.model import Lang


class Magnitude(Struct, frozen=True, forbid_unknown_fields=True):
    """A word for a large number: « million », « millions »."""

    size: int
    one: str
    many: str


class Figures(Struct, frozen=True, forbid_unknown_fields=True):
    """The words around a number that say whether it may be written another way."""

    not_before: frozenset[str]
    not_after: frozenset[str]
    joins: frozenset[str]
    measures: frozenset[str]
    year_after: frozenset[str]
    ranges: frozenset[str]
    money: frozenset[str]
    labels: frozenset[str]
    qualified: frozenset[str]


class Roman(Struct, frozen=True, forbid_unknown_fields=True):
    """`before`: nouns that a numeral counts before them; `after`: after them; `bare_ending` what a century lacks."""

    ordinals: str
    before: frozenset[str]
    after: frozenset[str]
    ordinal_after: frozenset[str]
    bare_ending: str
    kings: frozenset[str]


class Share(Struct, frozen=True, forbid_unknown_fields=True):
    """A share in percent and how it is said: `said`, or so many out of so many.

    `margin`: points around it for which it is said, too; `exact`: those for which nothing need be added.
    """

    share: float
    said: str = ""
    count: int = 0
    of: int = 0
    margin: float = 0
    exact: float = 0


class Shares(Struct, frozen=True, forbid_unknown_fields=True):
    """`pattern` finds a percentage of something, with the word before it that says how near it is."""

    pattern: str
    of: str
    below: str
    above: str
    strict: frozenset[str]
    not_after: frozenset[str]
    exact_of: frozenset[str]
    words: tuple[Share, ...]


class Dates(Struct, frozen=True, forbid_unknown_fields=True):
    months: tuple[str, ...]
    first: str
    day_after: frozenset[str]
    hour: str
    hours: str
    hour_after: frozenset[str]


class Counting(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file of a language. `group` stands between the thousands of a number."""

    about: str
    group: str
    units: Mapping[str, int]
    hundreds: Mapping[str, int]
    scales: Mapping[str, int]
    magnitudes: tuple[Magnitude, ...]
    figures: Figures
    roman: Roman
    shares: Shares
    dates: Dates


@cache
def counting(lang: Lang) -> Counting:
    return word_lists(f"numbers_{lang}", Counting, __file__)
