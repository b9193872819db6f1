"""A line of a glossary, and when two of its long forms are the same."""

import re
import unicodedata
from typing import Final, Literal

from msgspec import Struct

Origin = Literal["glossary", "lexicon"]

_WORD: Final = re.compile(r"\w+")
_GRAMMAR: Final = frozenset(
    ("de", "des", "du", "d", "la", "le", "l", "les", "et", "a", "au", "aux", "of", "the", "and")
)


class Entry(Struct, frozen=True):
    """A term with its long form, its plain explanation, or both. `lang` is empty where it serves any language.

    `after`: words of which one stands right before the term, where it has another meaning elsewhere.
    `line` is that of the file, 0 for the lexicon.
    """

    term: str
    lang: str = ""
    expansion: str = ""
    explanation: str = ""
    origin: Origin = "glossary"
    after: tuple[str, ...] = ()
    line: int = 0

    @property
    def is_acronym(self) -> bool:
        """Whether it is looked for as an acronym: it has a long form, or the shape of a short one."""
        capitals = sum(map(str.isupper, self.term))
        return " " not in self.term and (capitals > 1 or (capitals == 1 and bool(self.expansion)))

    @property
    def meaning(self) -> str:
        return self.explanation or self.expansion


def content(phrase: str) -> frozenset[str]:
    """The content words of a phrase without accents, capitals or plural endings: equal for the same long form."""
    plain = unicodedata.normalize("NFD", phrase.casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return frozenset(_singular(word) for word in _WORD.findall(letters) if word not in _GRAMMAR)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word
