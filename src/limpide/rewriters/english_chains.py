"""The auxiliaries of an English passive, and the active verb that goes with them: tense, negation, adverbs."""

from typing import Final, NamedTuple

from limpide.language.inflection import inflected
from limpide.language.words import Word
from limpide.rewriters.drafts import Part, View
from limpide.rewriters.english import finite
from limpide.rewriters.groups import tagged

_MODALS: Final = frozenset({"will", "must", "can", "may", "should", "could", "would", "might", "shall", "cannot"})
AFFIRMED: Final = {
    "won't": "will", "can't": "can", "cannot": "can", "mustn't": "must", "shouldn't": "should", "isn't": "is",
    "aren't": "are", "wasn't": "was", "weren't": "were", "hasn't": "has", "haven't": "have", "hadn't": "had",
    "couldn't": "could", "wouldn't": "would",
}  # fmt: skip


class Chain(NamedTuple):
    """The auxiliaries of a passive, whole words without negation; where the negation and the adverbs stand."""

    words: tuple[str, ...]
    first: int
    negation: int | None
    is_contracted: bool
    adverbs: tuple[int, ...]
    lemma: str
    participle: str


def chain(view: View, participle: int, verb: str) -> Chain | None:
    own = tagged(view)
    first = participle
    while first and (own[first - 1] in ("AUX", "NEG") or (own[first - 1] == "ADV" and first < participle + 1)):
        first -= 1
    while first < participle and own[first] == "ADV":
        first += 1
    word = view.tokens[participle].word
    if first == participle or not _is_participle_of(word, verb):
        return None
    auxiliaries, adverbs, negation = [], [], None
    for at in range(first, participle):
        key = view.tokens[at].word.key
        if own[at] == "ADV" or key == "never":
            adverbs.append(at)
        elif own[at] == "NEG":
            negation = at
        else:
            auxiliaries.append(AFFIRMED.get(key, key))
            negation = at if key in AFFIRMED else negation
    is_contracted = negation is not None and own[negation] == "AUX"
    return Chain(
        tuple(auxiliaries), first, negation, is_contracted, tuple(adverbs), verb, view.tokens[participle].word.text
    )


def _is_participle_of(word: Word, verb: str) -> bool:
    return word.key == inflected(verb, "pp", "en") or (word.verb == verb and word.key.endswith("ed"))


def active(view: View, chain: Chain, cell: str) -> tuple[Part, ...] | None:
    """The active verb in the tense of the passive, its negation and adverbs in their places."""
    made = _forms(chain, cell)
    if made is None:
        return None
    auxiliary, main = made
    if chain.negation is None:
        return (auxiliary + " " if auxiliary else "", *_adverbs(view, chain), main)
    if not auxiliary:
        auxiliary, main = _done(chain, cell), chain.lemma
    if chain.is_contracted:
        return (f"{_contracted(auxiliary)} ", *_adverbs(view, chain), main)
    first, _, rest = auxiliary.partition(" ")
    negation = view.kept(chain.negation)
    return (f"{first} ", negation, f" {rest} " if rest else " ", *_adverbs(view, chain), main)


def _forms(chain: Chain, cell: str) -> tuple[str, str] | None:
    """The auxiliaries that remain and the form of the main verb; None for a chain of another shape."""
    have = "has" if cell == "3s" else "have"
    match chain.words:
        case ("is" | "are" | "am",):
            form = finite(chain.lemma, "present", cell)
        case ("was" | "were",):
            is_regular = chain.participle.endswith("ed")
            form = chain.participle if is_regular else finite(chain.lemma, "past", cell)
        case ("has" | "have", "been"):
            return have, chain.participle
        case ("had", "been"):
            return "had", chain.participle
        case ("is" | "are" | "am", "being"):
            return _with(finite("be", "present", cell), inflected(chain.lemma, "ing", "en"))
        case ("was" | "were", "being"):
            return _with(finite("be", "past", cell), inflected(chain.lemma, "ing", "en"))
        case (modal, "be") if modal in _MODALS:
            return modal, chain.lemma
        case (modal, "have", "been") if modal in _MODALS:
            return f"{modal} have", chain.participle
        case _:
            return None
    return ("", form) if form else None


def _with(auxiliary: str | None, form: str | None) -> tuple[str, str] | None:
    return (auxiliary, form) if auxiliary and form else None


def _done(chain: Chain, cell: str) -> str:
    if chain.words[0] in ("was", "were"):
        return "did"
    return "does" if cell == "3s" else "do"


def _contracted(auxiliary: str) -> str:
    first, blank, rest = auxiliary.partition(" ")
    made = {"will": "won’t", "can": "can’t", "shall": "shan’t"}.get(first, f"{first}n’t")
    return made + blank + rest


def _adverbs(view: View, chain: Chain) -> tuple[Part, ...]:
    made: list[Part] = []
    for at in chain.adverbs:
        made.extend((view.kept(at), " "))
    return tuple(made)
