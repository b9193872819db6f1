"""Jargon explained where it first stands: a short sentence after the one that uses it."""

from collections.abc import Iterator, Mapping
from typing import Final

from limpide.language.compiled import compiled
from limpide.model import Lang, Term
from limpide.rewriters.drafts import Kept, Proposal, View

_ALLOWS: Final = frozenset({"easier", "length", "modality", "negation", "numbers", "names", "verb"})
_SAID: Final[Mapping[Lang, str]] = {
    "fr": " Le mot «\u00a0{}\u00a0» veut dire\u00a0: {}.",
    "en": " The word “{}” means: {}.",
}
_SAID_OF_SEVERAL: Final[Mapping[Lang, str]] = {
    "fr": " Les mots «\u00a0{}\u00a0» veulent dire\u00a0: {}.",
    "en": " The words “{}” mean: {}.",
}
_DEFINED: Final = (
    r"[^,.;]{0,40}?(?:,\s+(?:ou|or|c’est-à-dire)\s|\s(?:est|sont|désigne|désignent|signifie)\s(?:un|une|des|le|la|les|l['’])"
    r"|\s(?:is|are|means|mean)\s(?:a|an|the)\s)"
)
_OPEN: Final = '«“"(:'


def explained(view: View) -> Iterator[Proposal]:
    """« Le quorum est atteint. Le mot « quorum » veut dire : … »: only proposed, and once in a document."""
    if not view.around.terms or view.around.kind != "paragraph" or any(sign in view.text for sign in _OPEN):
        return
    for token in view.tokens:
        term = view.around.terms.get(view.place(token.start, token.end).start)
        if term is not None and _is_wanted(view, term, token.word.text) and not _is_defined(view.text[token.start :]):
            yield _explanation(view, term)


def _is_wanted(view: View, term: Term, word: str) -> bool:
    first = term.term.partition(" ")[0].lower()
    is_there = word.lower()[:4] == first[:4]
    return term.kind == "jargon" and bool(term.explanation) and is_there and view.text[-1:] in ".!?"


def _is_defined(rest: str) -> bool:
    """Whether the sentence itself says what the term is: « un quorum est un nombre … », « X, ou Y »."""
    return compiled(_DEFINED).match(rest) is not None


def _explanation(view: View, term: Term) -> Proposal:
    assert term.explanation
    said = (_SAID_OF_SEVERAL if " " in term.term else _SAID)[view.lang]
    end = len(view.text)
    text = said.format(term.term, term.explanation.rstrip("."))
    return Proposal(end - 1, end, (Kept(end - 1, end), text), confidence=0.4, allows=_ALLOWS, note=term.term)
