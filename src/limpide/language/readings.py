"""What a written form can be when the word base does not say: its lemmas, and the cells of each that it fills.

lemmas_fr.marisa, compiled by benchmarks/build_forms.py, lists them and is opened at the first form that needs it.
"""

from functools import cache
from typing import Final

import marisa_trie
from msgspec import Struct

from limpide.language import flags
from limpide.language.inflection import TAB, cells
from limpide.resources import data

_OF_CELLS: Final = (
    ("inf", flags.VERB | flags.INFINITIVE),
    ("par:", flags.VERB | flags.GERUND),
    ("pp:", flags.VERB | flags.PARTICIPLE),
    ("ind:", flags.VERB | flags.FINITE),
    ("cnd:", flags.VERB | flags.FINITE),
    ("sub:", flags.VERB | flags.FINITE),
    ("imp:", flags.VERB | flags.FINITE),
    ("N:", flags.NOUN),
    ("A:", flags.ADJECTIVE),
)
_SHOWN: Final = {"m": flags.MASCULINE, "f": flags.FEMININE, "s": flags.SINGULAR, "p": flags.PLURAL}
_WITH_GENDER: Final = ("pp:", "N:", "A:")
_BY_FIRST: Final = {"N": "noun", "A": "adjective"}


class Reading(Struct, frozen=True):
    """A French form as `Word` describes it: `verb` is the lemma of the verb that it can be, else empty."""

    lemma: str
    verb: str
    pos: str
    flags: int


def reading(form: str) -> Reading | None:
    """What a French form that the word base lacks can be, in the spelling of the base; None where no table has it."""
    found = [(lemma, cell) for lemma in _lemmas(form) for cell in cells(form, lemma, "fr")]
    if not found:
        return None
    bits = 0
    for _, cell in found:
        bits |= _bits(cell)
    verb = next((lemma for lemma, cell in found if _bits(cell) & flags.VERB), "")
    lemma, first = min(found, key=lambda each: each[0] == verb)
    return Reading(lemma, verb, _BY_FIRST.get(first[0], "verb"), bits)


def _bits(cell: str) -> int:
    found = next((bits for head, bits in _OF_CELLS if cell.startswith(head)), 0)
    if cell.startswith(_WITH_GENDER):
        found |= _SHOWN[cell[-2]] | _SHOWN[cell[-1]]
    return found


def _lemmas(form: str) -> list[str]:
    return [entry.partition(TAB)[2] for entry in _unlisted().keys(f"{form}{TAB}")]


@cache
def _unlisted() -> marisa_trie.Trie:
    return marisa_trie.Trie().mmap(str(data("rules") / "lexicons" / "lemmas_fr.marisa"))
