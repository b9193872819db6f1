"""The words that decide how a French sentence is parted: data that the modules of splitting share."""

from functools import cache

from msgspec import Struct

from limpide.language.lexicons import word_lists


class SplittingWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Sets of lemmas, in small letters; the lexicon says what each is for."""

    not_participles: frozenset[str]
    lasting: frozenset[str]
    passing: frozenset[str]
    moments: frozenset[str]
    not_qualities: frozenset[str]
    places: frozenset[str]
    unique: frozenset[str]
    unique_adjectives: frozenset[str]
    persons: frozenset[str]
    parts: frozenset[str]
    taking_of: frozenset[str]
    before_infinitive: frozenset[str]
    impersonal: frozenset[str]
    saying: frozenset[str]
    announcing: frozenset[str]
    languages: frozenset[str]
    feminine_titles: frozenset[str]
    masculine_titles: frozenset[str]


@cache
def splitting_words() -> SplittingWords:
    return word_lists("splitting_fr", SplittingWords, __file__)
