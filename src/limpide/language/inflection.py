"""Inflected forms: the form of a lemma in a cell, and the cells that a form can fill.

French cells of verbs are Lexique's (`ind:pre:3s`, `sub:pre:1p`, `par:pre`, `inf`) with `pp:fs` for a participle's
gender and number; of nouns and adjectives `N:ms`, `A:fp`. English cells: `inf`, `past`, `pp`, `ing`, `3s`, `N:s`,
`N:p`, `A:more`, `A:most`.
"""

from functools import cache, lru_cache
from typing import Final

import marisa_trie

from limpide.language.spelling import typed_key
from limpide.model import Lang
from limpide.resources import data

TAB: Final = "\t"


def inflected(lemma: str, cell: str, lang: Lang) -> str | None:
    """The form of a lemma in a cell; None where no table has it."""
    if cell == "inf":
        return lemma
    found = _forms(lang).keys(f"{lemma}{TAB}{cell}{TAB}")
    return found[0].rpartition(TAB)[2] if found else None


@lru_cache(maxsize=8192)
def cells(form: str, lemma: str, lang: Lang) -> tuple[str, ...]:
    """The cells of a lemma that a form fills, in the order of the table."""
    key = typed_key(form, lang)
    if lang == "fr" and key == lemma and _forms(lang).keys(f"{lemma}{TAB}inf{TAB}"):
        return ("inf",)
    parted = (entry.split(TAB) for entry in _forms(lang).keys(f"{lemma}{TAB}"))
    return tuple(cell for _, cell, found in parted if found == key)


@cache
def _forms(lang: Lang) -> marisa_trie.Trie:
    return marisa_trie.Trie().mmap(str(data("rules") / "lexicons" / f"forms_{lang}.marisa"))
