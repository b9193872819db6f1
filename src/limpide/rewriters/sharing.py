"""Words that share the preposition of a wording: « afin de lire et de signer » gives « pour lire et signer »."""

from typing import Final, NamedTuple

from limpide.rewriters.drafts import View
from limpide.rewriters.groups import tagged
from limpide.rewriters.infinitives import leads_infinitive

_FAMILIES: Final = {
    **dict.fromkeys(("de", "d'", "du", "des"), frozenset({"de", "d'", "du", "des"})),
    **dict.fromkeys(("à", "au", "aux"), frozenset({"à", "au", "aux"})),
}
_JOINS: Final = frozenset({"et", "ou", "puis", "ni"})
_VERBS: Final = frozenset({"VERB", "AUX"})


class Sharing(NamedTuple):
    """The prepositions of the words joined to the first ones; `is_doubtful` where they may hang on another word."""

    places: tuple[int, ...] = ()
    is_doubtful: bool = False


def sharing(view: View, first: int, preposition: str) -> Sharing:
    """What shares a preposition with the words that begin at token `first`."""
    family = _FAMILIES.get(preposition)
    if family is None or first >= len(view.tokens):
        return Sharing()
    leads = leads_infinitive(view, first)
    places: list[int] = []
    has_other = is_doubtful = False
    for at in range(first + 1, len(view.tokens) - 1):
        is_joined = view.tokens[at - 1].word.key in _JOINS or view.between(at - 1, at).strip() == ","
        if _ends(view, at, is_verbal=leads, family=family):
            break
        if view.tokens[at].word.key not in family or leads_infinitive(view, at + 1) != leads:
            continue
        has_other = has_other or not is_joined
        if is_joined:
            places.append(at)
            is_doubtful = is_doubtful or has_other
    return Sharing(tuple(places), is_doubtful)


def _ends(view: View, at: int, *, is_verbal: bool, family: frozenset[str]) -> bool:
    """Whether the words that could share end before a token: a verb of its own, or a comma that joins nothing."""
    if tagged(view)[at] in _VERBS and not is_verbal:
        return True
    gap = view.between(at - 1, at).strip()
    return bool(gap) and gap not in ("'", "’") and not (gap == "," and view.tokens[at].word.key in family | _JOINS)
