"""Long ways of saying one verb: « prendre la décision de » is « décider de », « avoir pour but de » « vouloir »."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from limpide.language.inflection import inflected
from limpide.rewriters.drafts import Part, Proposal, View, spaced
from limpide.rewriters.fitting import joined
from limpide.rewriters.groups import follows_avoir, tagged
from limpide.rewriters.infinitives import leads_infinitive, series, without
from limpide.rewriters.main_clauses import touching
from limpide.rewriters.tenses import settled
from limpide.rewriters.turning_words import turning_words

_VERBAL: Final = frozenset({"VERB", "AUX", "INF", "PART", "GER"})
_FORMS: Final = {"d'": "de", "du": "de", "des": "de", "au": "à", "aux": "à"}
_ARTICLES: Final = {"du": "le ", "au": "le ", "des": "les ", "aux": "les "}
_ADDS: Final = frozenset({"de", "d'", "du", "des", "sur", "à", "au", "aux", "quant", "selon"})
_REFLEXIVE: Final = frozenset({"se", "s'", "me", "m'", "te", "t'"})
_DOUBLED: Final = frozenset({"pouvoir", "devoir", "vouloir"})
_NOUN_WORDS: Final = frozenset({"ADJ", "PART", "SUB", "NOUN", "INF"})
_PREPOSITIONS: Final = frozenset({"de", "à", "avec"})


def shortened(view: View) -> Iterator[Proposal]:
    """« Le conseil a pris la décision de fermer » as « Le conseil a décidé de fermer »."""
    known = _constructions()
    for at, tag in enumerate(tagged(view)):
        for tail, simpler in known.get(view.tokens[at].word.verb, ()) if tag in _VERBAL else ():
            made = _proposal(view, at, tail, simpler)
            if made is not None:
                yield made
                break


def _proposal(view: View, at: int, tail: tuple[str, ...], simpler: str) -> Proposal | None:
    own = tagged(view)
    if (at and view.tokens[at - 1].word.key in _REFLEXIVE) or not _is_told(view, at, tail):
        return None
    first = at + 1
    while first < len(own) and own[first] in ("NEG", "ADV"):
        first += 1
    last = first + len(tail) - 1
    if last >= len(own) or not touching(view, at, last):
        return None
    if not all(_is(view, first + n, word) for n, word in enumerate(tail)):
        return None
    lemma, *rest = simpler.split()
    kept = rest[-1] if rest and rest[-1] in _PREPOSITIONS else ""
    end = _end(view, last, tail[-1], kept) if _may_say(view, at, first, last, lemma) else None
    if end is None:
        return None
    forms = {form for cell in settled(view, at) if (form := inflected(lemma, cell, "fr"))}
    if len(forms) != 1:
        return None
    words = [word for word in rest if word not in _PREPOSITIONS]
    start, _, parts = joined(view, at, at, " ".join([forms.pop(), *words]))
    inside = spaced(view, range(at + 1, first))
    return Proposal(start, end[0], (*parts, *inside, *end[1]), confidence=0.7, allows=frozenset({"modality"}))


def _may_say(view: View, at: int, first: int, last: int, lemma: str) -> bool:
    """Whether a modal fits: an infinitive follows, « n’a pas l’obligation » is not « ne doit pas »."""
    if lemma in _DOUBLED and not leads_infinitive(view, last + 1):
        return False
    own = tagged(view)
    return not (lemma == "devoir" and "NEG" in own[at:first]) and not (lemma == "vouloir" and own[at] == "GER")


def _end(view: View, last: int, word: str, kept: str) -> tuple[int, tuple[Part, ...]] | None:
    """Where a construction ends, and what its object keeps before it; None where what follows does not fit."""
    own = tagged(view)
    token = view.tokens[last]
    if word not in _PREPOSITIONS:
        is_complete = last + 1 >= len(own) or (
            own[last + 1] not in _NOUN_WORDS and view.tokens[last + 1].word.key not in _ADDS
        )
        return (token.end, ()) if is_complete else None
    if last + 1 >= len(own):
        return None
    if kept == word:
        return view.tokens[last - 1].end, ()
    if token.word.key not in _ARTICLES and leads_infinitive(view, last + 1):
        others = series(view, last + 1, ("de", "d'") if word == "de" else (word,))
        if others is None or view.tokens[last + 1].word.key in _DOUBLED:
            return None
        end, parts = without(view, last + 1, others)
        return end, (" ", *parts)
    if (token.word.key not in _ARTICLES and own[last + 1] not in ("DET", "PROPN")) or _is_repeated(view, last, word):
        return None
    return view.tokens[last + 1].start, (" " + _ARTICLES.get(token.word.key, ""),)


def _is_told(view: View, at: int, tail: tuple[str, ...]) -> bool:
    """Whether the verb is no passive: « ont été autorisés » tells of a leave once given."""
    return tagged(view)[at] != "PART" or (follows_avoir(view, at) and "autorisé" not in tail)


def _is_repeated(view: View, last: int, word: str) -> bool:
    """« mettre fin à ces idées et à ces projets »: the preposition stands again further on."""
    return any(
        tagged(view)[at - 1] == "CCONJ" and _FORMS.get(view.tokens[at].word.key, view.tokens[at].word.key) == word
        for at in range(last + 2, len(view.tokens))
    )


def _is(view: View, at: int, word: str) -> bool:
    found = view.tokens[at].word
    if word in (found.key, _FORMS.get(found.key)):
        return True
    if word in ("le", "la") and found.key == "l'":
        return True
    return bool(found.verb) and inflected(found.verb, "pp:ms", "fr") == word


@cache
def _constructions() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """By the lemma of its verb: the words after it, and the simpler verb; the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for construction, simpler in turning_words().constructions.items():
        lemma, *tail = construction.split()
        found.setdefault(lemma, []).append((tuple(tail), simpler))
    return {lemma: tuple(sorted(group, key=lambda each: -len(each[0]))) for lemma, group in found.items()}
