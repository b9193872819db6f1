"""Infinitives in a series: « il convient de lire et de signer » gives « il faut lire et signer »."""

from collections.abc import Sequence

from limpide.rewriters.drafts import Kept, Part, View
from limpide.rewriters.groups import tagged

_JOINS = frozenset({"et", "ou", "puis", "ni"})
_BEFORE = frozenset({"CLI", "NEG", "PRON", "ADV", "DET"})


def leads_infinitive(view: View, at: int) -> bool:
    """Whether an infinitive begins at a token, its clitics and « ne pas » before it."""
    own = tagged(view)
    while at < len(own) and own[at] in _BEFORE:
        at += 1
    return at < len(own) and own[at] == "INF"


def series(view: View, first: int, prepositions: Sequence[str]) -> list[int] | None:
    """The prepositions before the other infinitives of the series that begins at a token.

    None where they may hang on another verb: « il faut des outils qui permettent de lire et d’écrire ».
    """
    found: list[int] = []
    has_other = False
    for at in range(first + 1, len(view.tokens) - 1):
        if view.tokens[at].word.key not in prepositions or not leads_infinitive(view, at + 1):
            continue
        is_joined = view.tokens[at - 1].word.key in _JOINS or view.between(at - 1, at).strip() == ","
        if is_joined and has_other:
            return None
        has_other = has_other or not is_joined
        found += [at] if is_joined else []
    return found


def without(view: View, first: int, places: Sequence[int]) -> tuple[int, tuple[Part, ...]]:
    """Where a change ends, and the words from a token on once the prepositions at some places are left out."""
    if not places:
        return view.tokens[first].start, ()
    starts = [first, *(at + 1 for at in places)]
    parts: list[Part] = [
        Kept(view.tokens[start].start, view.tokens[at].start) for start, at in zip(starts, places, strict=False)
    ]
    return view.tokens[places[-1] + 1].start, tuple(parts)
