"""The closed classes of a language: how its small words are tagged, which determiners show number and gender."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from msgspec import Struct

from limpide import decoding, resources
from limpide.model import Lang

Tag = Literal[
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "CLI", "DET", "GER", "INF",
    "NEG", "NOUN", "NUM", "PART", "PRON", "PROPN", "SUB", "VERB", "X",
]  # fmt: skip


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    plural_determiners: frozenset[str]
    singular_determiners: frozenset[str]
    feminine_determiners: frozenset[str]
    masculine_determiners: frozenset[str]
    aspirated: tuple[str, ...]
    tags: dict[Tag, tuple[str, ...]]
    quantifiers: frozenset[str] = frozenset()
    plural_nouns: frozenset[str] = frozenset()


class Grammar(Struct, frozen=True):
    """`tags` by word, in small letters; `aspirated` are beginnings of words whose h forbids elision.

    `quantifiers` stand before a noun, or alone for one: a determiner or a pronoun by what follows.
    `plural_nouns` are plurals that no ending shows.
    """

    tags: Mapping[str, Tag]
    plural_determiners: frozenset[str]
    singular_determiners: frozenset[str]
    feminine_determiners: frozenset[str]
    masculine_determiners: frozenset[str]
    aspirated: tuple[str, ...]
    quantifiers: frozenset[str] = frozenset()
    plural_nouns: frozenset[str] = frozenset()


@cache
def grammar(lang: Lang) -> Grammar:
    path = resources.data("rules") / "lexicons" / f"grammar_{lang}.toml"
    return resources.kept(f"grammar-{lang}", (path, Path(__file__)), Grammar, lambda: _read(path))


def _read(path: Path) -> Grammar:
    raw: _File = decoding.converted(decoding.parsed(path), _File)
    return Grammar(
        {word: tag for tag, words in raw.tags.items() for word in words},
        raw.plural_determiners,
        raw.singular_determiners,
        raw.feminine_determiners,
        raw.masculine_determiners,
        raw.aspirated,
        raw.quantifiers,
        raw.plural_nouns,
    )
