"""What a grammar checker says of a text, and the Protocol through which it is asked."""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from limpide.model import Lang


class GrammarMatch(Struct, frozen=True):
    """One remark of a grammar checker, in offsets of the text that it was given."""

    start: int
    end: int
    rule: str
    category: str
    issue_type: str
    message: str
    replacements: tuple[str, ...]


class Grammar(Protocol):
    """A grammar checker: one call a text, matches in order."""

    version: str

    def check(self, text: str, *, lang: Lang) -> Sequence[GrammarMatch]: ...
