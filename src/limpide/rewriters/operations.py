"""The operations of rewriting, as their data file lists them."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import import_module
from typing import Literal

from msgspec import Struct

from limpide.language.lexicons import word_lists
from limpide.model import Lang
from limpide.rewriters.drafts import Proposal, View

Level = Literal["plain", "falc"]
Function = Callable[[View], Iterable[Proposal]]


class Wording(Struct, frozen=True, forbid_unknown_fields=True):
    fr: str
    en: str


class Operation(Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of change. `function` is the path to it in limpide/rewriters; `rule` the rule of the audit behind it.

    `english` is the path of the function for English, where it is another.
    """

    id: str
    function: str
    langs: tuple[Lang, ...]
    title: Wording
    reason: Wording
    levels: tuple[Level, ...] = ("plain", "falc")
    rule: str = ""
    english: str = ""

    def path(self, lang: Lang) -> str:
        """The path of its function for a language."""
        return self.english or self.function if lang == "en" else self.function

    def said(self, lang: Lang, **data: str) -> str:
        """The reason of a change, in a language."""
        text = self.reason.fr if lang == "fr" else self.reason.en
        return text.format_map(data)


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    operation: tuple[Operation, ...]


@cache
def operations() -> tuple[Operation, ...]:
    """Every operation, in the order in which they are tried."""
    return word_lists("operations", _File, __file__).operation


def by_id() -> Mapping[str, Operation]:
    return {operation.id: operation for operation in operations()}


@cache
def function(name: str) -> Function:
    """The function that an operation names."""
    module, _, own = name.partition(".")
    found: Function = getattr(import_module(f"limpide.rewriters.{module}"), own)
    return found
