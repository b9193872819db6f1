"""Nouns of action turned back into verbs where a light verb carries them: « procéder à la vérification de »."""

from collections.abc import Iterator
from typing import Final

from limpide.language.inflection import inflected
from limpide.rewriters.actions import Action, action_at
from limpide.rewriters.drafts import Kept, Part, Proposal, View
from limpide.rewriters.fitting import joined
from limpide.rewriters.groups import cell_of, follows_avoir, tagged
from limpide.rewriters.tenses import settled
from limpide.rewriters.turning_words import turning_words

_REACH: Final = 5  # tokens from a light verb to its noun
_VERBAL: Final = frozenset({"VERB", "INF", "PART", "GER"})


def light_verbs(view: View) -> Iterator[Proposal]:
    """« Nous procéderons à la vérification de vos papiers » as « Nous vérifierons vos papiers »."""
    for at, tag in enumerate(tagged(view)):
        if (
            tag not in _VERBAL
            or view.tokens[at].word.verb not in turning_words().light
            or (tag == "PART" and not follows_avoir(view, at))
        ):
            continue
        found = _carried(view, at)
        form = _form(view, at, found) if found else None
        if found is None or form is None:
            continue
        start, _, parts = joined(view, at, at, found.conjugated(form))
        yield Proposal(
            start,
            view.tokens[found.after].start,
            (*parts, *_adverb(view, at, found), " " + found.article),
            confidence=0.7,
        )


def must_take_place(view: View) -> Iterator[Proposal]:
    """« Le paiement de la facture doit se faire avant » as « Il faut payer la facture avant »."""
    if len(view.tokens) < 4 or tagged(view)[0] != "DET":
        return
    found = action_at(view, 1)
    modal = found.end + 1 if found else len(view.tokens)
    if found is None or found.is_done_by or modal + 1 >= len(view.tokens):
        return
    keys = tuple(token.word.key for token in view.tokens[modal + 1 : modal + 3])
    last = next((modal + len(words) for words in turning_words().happens if keys[: len(words)] == words), None)
    cell = next(iter(cell_of(view.tokens[modal], "fr")), "")
    must = inflected("falloir", f"{cell.rpartition(':')[0]}:3s", "fr")
    if last is None or must is None or view.tokens[modal].word.verb != "devoir":
        return
    yield Proposal(
        view.tokens[0].start,
        view.tokens[last].end,
        (f"Il {must} {found.infinitive} ", *found.object(view)),
        confidence=0.6,
        allows=frozenset({"easier"}),
    )


def _carried(view: View, at: int) -> Action | None:
    """The action that a light verb carries: nothing but an article, and an adverb, between the two."""
    own = tagged(view)
    noun = next((to for to in range(at + 1, min(len(own), at + _REACH)) if own[to] == "NOUN"), None)
    found = action_at(view, noun) if noun else None
    if noun is None or found is None or found.is_done_by:
        return None
    first = at + 2 if own[at + 1] in ("ADV", "NEG") else at + 1
    article = " ".join(view.tokens[to].word.key for to in range(first, noun))
    return found if article in turning_words().light[view.tokens[at].word.verb] else None


def _form(view: View, at: int, found: Action) -> str | None:
    """The verb of the action in the form of the light verb; None where two forms are possible."""
    forms = dict.fromkeys(inflected(found.verb, cell, "fr") for cell in settled(view, at))
    made = [form for form in forms if form]
    return made[0] if len(made) == 1 else None


def _adverb(view: View, at: int, found: Action) -> tuple[Part, ...]:
    token = view.tokens[at + 1]
    return (" ", Kept(token.start, token.end)) if tagged(view)[at + 1] in ("ADV", "NEG") else ()
