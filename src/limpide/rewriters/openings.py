"""What opens a sentence before its subject, made a sentence: « Vivant loin, ils … », « Médecin, elle … »."""

from collections.abc import Iterator
from typing import Final

from limpide.rewriters.clauses import is_after_comma, is_free, is_impersonal, may_be_parted, subject_and_verb
from limpide.rewriters.drafts import Part, Proposal, View, raised
from limpide.rewriters.groups import Group, span, tagged
from limpide.rewriters.naming import said_before, taken_up
from limpide.rewriters.predicates import Predicate, is_participle, predicate

SHORTEST: Final = 2
"""Tokens of an opening worth a sentence."""
_ACTIONS: Final = frozenset({"GER", "PART", "NEG", "CLI"})
_QUALITIES: Final = frozenset({"NOUN", "ADJ"})


def participles(view: View) -> Iterator[Proposal]:
    """« Souhaitant réduire les délais, la mairie a recruté » as « La mairie souhaitait … Elle a recruté … »."""
    own = tagged(view)
    if own and (own[0] in _ACTIONS or is_participle(view, 0)):
        yield from _opening(view, 0.7)


def appositions(view: View) -> Iterator[Proposal]:
    """« Médecin de campagne, Paul Durand soigne » as « Paul Durand est médecin de campagne. Il soigne »."""
    own = tagged(view)
    if own and own[0] in _QUALITIES and not is_participle(view, 0):
        yield from _opening(view, 0.6)


def _opening(view: View, confidence: float) -> Iterator[Proposal]:
    if "," not in view.text or not may_be_parted(view):
        return
    first = next((at for at in range(1, len(view.tokens)) if is_after_comma(view, at)), None)
    found = subject_and_verb(view, first) if first is not None and first >= SHORTEST else None
    if first is None or found is None or not is_free(view, view.tokens[first].start):
        return
    group, verb = found
    told = None if is_impersonal(view, group, verb) else predicate(view, group, verb, 0, first - 1)
    if told is None:
        return
    again = taken_up(view, _known(group, told.gender))
    if again is not None:
        begin = group.last + 1
        start, after = view.tokens[0].start, view.tokens[begin].start
        subject = said_before(view, again, begin, verb)
        parts: tuple[Part, ...] = (*_subject(view, group, told), *told.parts, ". ", subject)
        yield Proposal(start, after, parts, confidence=confidence)


def _subject(view: View, group: Group, told: Predicate) -> tuple[Part, ...]:
    """The subject and what parts it from its verb: « C’ » for « elle » where the sentence says what she is."""
    is_third = tagged(view)[group.head] == "PRON" and group.person == 3
    if told.names and is_third:
        return ("C’" if str(told.parts[0]).startswith(("e", "é")) else "Ce ",)
    return raised(view, *span(view, group)), " "


def _known(group: Group, gender: str) -> Group:
    """The group with the gender that its quality shows, where its own words show none."""
    shown = group.gender or ("f" if gender == "f" else "m" if gender == "m" else "")
    return Group(group.first, group.last, group.head, group.number, shown, group.person)
