"""What the English operations know of single words: rules/lexicons/rewriting_en.toml, read once."""

from functools import cache
from typing import Final

from msgspec import Struct

from limpide.language.grammar import Tag
from limpide.language.inflection import cells, inflected
from limpide.language.lexicons import word_lists
from limpide.language.words import Word

_CELLS: Final[dict[str, str]] = {"INF": "inf", "GER": "ing", "PART": "pp"}


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    persons: frozenset[str]
    things: frozenset[str]
    person_endings: tuple[str, ...]
    places: frozenset[str]
    roles: frozenset[str]
    no_openers: frozenset[str]
    states: frozenset[str]
    no_agents: frozenset[str]
    vehicles: frozenset[str]
    no_verbs: frozenset[str]
    particles: frozenset[str]
    of_office: frozenset[str]
    office_matters: frozenset[str]
    of_reader: frozenset[str]
    light_verbs: frozenset[str]
    take_place: frozenset[str]
    sounded: tuple[str, ...]
    mute: tuple[str, ...]
    abstract_endings: tuple[str, ...]


@cache
def words() -> Words:
    return word_lists("rewriting_en", Words, __file__)


def is_person(word: Word) -> bool:
    """Whether a noun may name a person: its own list, or the look of it."""
    if word.lemma in words().persons:
        return True
    return word.lemma.endswith(words().person_endings) and word.lemma not in words().things


def finite(verb: str, tense: str, cell: str) -> str | None:
    """A verb with a person: `tense` is `present` or `past`, `cell` a person and number such as 3s."""
    if verb == "be":
        return _be(tense, cell)
    if tense == "past":
        return inflected(verb, "past", "en")
    return inflected(verb, "3s" if cell == "3s" else "inf", "en")


def in_form_of(verb: str, word: Word, tag: Tag) -> str | None:
    """A verb in the form of another at its tag: “made” is a past or a participle, “make” a present or a bare form."""
    if tag in _CELLS:
        return inflected(verb, _CELLS[tag], "en")
    cell = next((cell for cell in cells(word.key, word.verb, "en") if cell in ("past", "3s", "inf")), None)
    if cell is None and word.verb and word.key != word.verb and not word.key.endswith(("s", "ing")):
        cell = "past"
    return inflected(verb, cell, "en") if cell else None


def _be(tense: str, cell: str) -> str:
    if tense == "past":
        return "was" if cell in ("1s", "3s") else "were"
    return {"1s": "am", "3s": "is"}.get(cell, "are")
