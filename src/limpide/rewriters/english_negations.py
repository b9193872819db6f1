"""English negations that cancel each other, said without any: “not impossible”, “cannot not”, “not … unless”."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from limpide.language.inflection import inflected
from limpide.language.lexicons import entries
from limpide.rewriters.drafts import Kept, Part, Proposal, View, raised
from limpide.rewriters.english import finite
from limpide.rewriters.english_chains import AFFIRMED
from limpide.rewriters.english_groups import clause_subject
from limpide.rewriters.groups import tagged

_ALLOWS: Final = frozenset({"negation", "modality", "easier"})
_ALWAYS: Final = frozenset({"negation", "modality", "easier", "verb"})
_AFFIRMED: Final = {denied: plain for denied, plain in AFFIRMED.items() if plain != "must"}
"""“mustn’t enter unless” does not say “must enter only if”."""
_DO: Final = {
    "don't": "present",
    "doesn't": "present",
    "didn't": "past",
    "do": "present",
    "does": "present",
    "did": "past",
}
_PAST: Final = frozenset(
    {"did", "didn't", "was", "wasn't", "were", "weren't", "had", "hadn't", "has", "hasn't", "have", "haven't"}
)
_CANNOT: Final = frozenset({"cannot", "can't"})
LONGEST: Final = 12  # tokens between a negation and the word that cancels it


def double(view: View) -> Iterator[Proposal]:
    """“It is not impossible to wait” as “It is possible to wait”."""
    yield from _opposites(view)
    yield from _cannot_not(view)
    yield from _never_fails(view)
    yield from _conditions(view)


def _opposites(view: View) -> Iterator[Proposal]:
    """“is not unusual” as “is usual”, “isn’t unusual” as “is usual”, “nothing is impossible”."""
    known = _positives()
    own = tagged(view)
    for at, token in enumerate(view.tokens):
        positive = known.get(token.word.key)
        if positive is None or not at:
            continue
        before = view.tokens[at - 1]
        if own[at - 1] == "NEG" and before.word.key == "not":
            yield Proposal(before.start, token.end, (positive,), confidence=0.6, allows=_ALLOWS)
        elif before.word.key in _AFFIRMED:
            parts: tuple[Part, ...] = (f"{_AFFIRMED[before.word.key]} {positive}",)
            yield Proposal(before.start, token.end, parts, confidence=0.6, allows=_ALLOWS)
        elif at >= 2 and view.tokens[at - 2].word.key == "nothing" and before.word.key in ("is", "was"):
            subject = view.tokens[at - 2]
            new = "Everything" if subject.word.text[0].isupper() else "everything"
            parts = (f"{new} ", Kept(before.start, before.end), f" {positive}")
            yield Proposal(subject.start, token.end, parts, confidence=0.6, allows=_ALLOWS)


def _cannot_not(view: View) -> Iterator[Proposal]:
    """“You cannot not answer” as “You must answer”."""
    for at in range(len(view.tokens) - 1):
        second = view.tokens[at + 1]
        if view.tokens[at].word.key in _CANNOT and second.word.key == "not":
            yield Proposal(view.tokens[at].start, second.end, ("must",), confidence=0.7, allows=_ALLOWS)


def _never_fails(view: View) -> Iterator[Proposal]:
    """“He never fails to call” as “He always calls”."""
    own = tagged(view)
    for at in range(1, len(own) - 3):
        if view.tokens[at].word.key != "never" or view.tokens[at + 1].word.verb != "fail" or own[at + 3] != "INF":
            continue
        group = clause_subject(view, at)
        tense = "past" if view.tokens[at + 1].word.key == "failed" else "present"
        form = finite(view.tokens[at + 3].word.verb, tense, group.cell) if group is not None else None
        if form is not None and view.tokens[at + 2].word.key == "to":
            yield Proposal(
                view.tokens[at].start, view.tokens[at + 3].end, (f"always {form}",), confidence=0.6,
                allows=_ALWAYS,
            )  # fmt: skip


def _conditions(view: View) -> Iterator[Proposal]:
    """“You cannot enter unless you pay” as “You can enter only if you pay”, “without a ticket” as “only with”."""
    own = tagged(view)
    for at, token in enumerate(view.tokens):
        key = token.word.key
        if key not in ("unless", "without") or at < 2 or "," in view.between(at - 1, at):
            continue
        if key == "without" and (at + 1 >= len(own) or own[at + 1] not in ("DET", "NOUN", "ADJ", "NUM")):
            continue
        denied = _denied(view, at)
        if denied is None or (key == "without" and _is_told(view, denied[0])):
            continue
        start, _, parts = denied
        kept = _kept(view, denied[1], at - 1, is_opening=not parts and start == 0)
        new = "only if" if key == "unless" else "only with"
        made: tuple[Part, ...] = (*parts, *kept, " " * bool(kept), new)
        yield Proposal(view.tokens[start].start, token.end, made, confidence=0.6, allows=_ALLOWS)


def _kept(view: View, first: int, last: int, *, is_opening: bool) -> tuple[Part, ...]:
    """What stays of the clause, with a capital where it now opens the sentence."""
    if first > last:
        return ()
    start, end = view.tokens[first].start, view.tokens[last].end
    return (raised(view, start, end),) if is_opening else (Kept(start, end),)


def _denied(view: View, stop: int) -> tuple[int, int, tuple[Part, ...]] | None:
    """Where the negation of the clause before a token begins, what stays from where, and what to write before it."""
    own = tagged(view)
    for at in range(stop - 1, max(-1, stop - LONGEST), -1):
        key = view.tokens[at].word.key
        if own[at] in ("SUB", "CCONJ") or (own[at] == "NEG" and key == "never"):
            return None
        if key in _DO and key.endswith("n't"):
            return _undone(view, at, at + 1)
        if key in _AFFIRMED and at + 1 < stop:
            return at, at + 1, (f"{_AFFIRMED[key]} ",)
        if key == "not" and at and view.tokens[at - 1].word.key in _DO:
            return _undone(view, at - 1, at + 1)
        if key == "not" and at and own[at - 1] == "AUX" and at + 1 < stop:
            return at - 1, at + 1, (view.kept(at - 1), " ")
    return None


def _is_told(view: View, at: int) -> bool:
    """Whether a negation tells what was: only rules say what goes with what."""
    return view.tokens[at].word.key in _PAST


def _undone(view: View, at: int, verb: int) -> tuple[int, int, tuple[Part, ...]] | None:
    """“do not enter” as “enter”, “does not open” as “opens”."""
    key = view.tokens[at].word.key
    if at == 0:
        return (0, verb, ()) if key in ("do", "don't") else None
    group = clause_subject(view, at)
    lemma = view.tokens[verb].word.verb
    form = finite(lemma, _DO[key], group.cell) if group is not None and lemma else None
    if form is None or verb + 1 >= len(view.tokens):
        return None
    if form == inflected(lemma, "inf", "en"):
        return at, verb, ()
    return at, verb + 1, (f"{form} ",)


@cache
def _positives() -> Mapping[str, str]:
    """What a negation of each word comes to."""
    return {entry.term: entry.simpler for entry in entries("opposites", "en")}
