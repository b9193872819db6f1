"""The most likely sense of an acronym that has several: what a draft proposes, and a person confirms."""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from limpide.glossary.entries import Entry, content
from limpide.glossary.lookup import Glossary
from limpide.model import Lang, Term

_REVIEWED: Final = 2
"""What an entry that somebody wrote for this lexicon, with its explanation, weighs more than one of the big list."""
_ENOUGH: Final = 2
_ENOUGH_UNREVIEWED: Final = 3


def likely(term: Term, lang: Lang, glossary: Glossary, words: frozenset[str]) -> Term:
    """The term with one expansion where one sense is likelier than the others; else as it is.

    `words` are the content words of the document: those that a sense shares speak for it.
    """
    if term.kind != "acronym" or term.expansion or term.origin == "document":
        return term
    senses = [sense for sense in glossary.senses(term.term, lang) if sense.expansion]
    best = _best(senses, words)
    if best is None:
        return term
    return replace(term, expansion=best.expansion, explanation=best.explanation or None, origin=best.origin)


def _best(senses: Sequence[Entry], words: frozenset[str]) -> Entry | None:
    """The sense with the most evidence; None where two have as much, or where it is too little."""
    weighed = sorted(((_weight(sense, words), -at) for at, sense in enumerate(senses)), reverse=True)
    if not weighed or weighed[0][0] < _ENOUGH:
        return None
    if len(weighed) > 1 and weighed[1][0] == weighed[0][0]:
        return None
    return senses[-weighed[0][1]]


def _weight(sense: Entry, words: frozenset[str]) -> int:
    """A point for each content word that the document shares with the long form, of four letters or more."""
    shared = {word for word in content(f"{sense.expansion} {sense.explanation}") & words if len(word) > 3}
    is_own = sense.origin == "glossary"
    if not (sense.explanation or is_own):
        return len(shared) if len(shared) >= _ENOUGH_UNREVIEWED else 0
    return len(shared) + _REVIEWED * (bool(sense.explanation) + is_own)
