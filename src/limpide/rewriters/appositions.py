"""What stands right after a subject, between commas or in brackets, made a sentence: « Rennes, ville de … »."""

from collections.abc import Iterator
from typing import NamedTuple

from limpide.rewriters.clauses import (
    COMPLEMENT,
    has_verb,
    is_after_comma,
    is_free,
    is_impersonal,
    may_be_parted,
    named_group,
    touches,
    verb_after,
)
from limpide.rewriters.drafts import Kept, Part, Proposal, View
from limpide.rewriters.groups import Gender, Group, span, tagged
from limpide.rewriters.naming import is_person, said_before, taken_up
from limpide.rewriters.predicates import Predicate, predicate


class _Aside(NamedTuple):
    """Tokens `first` to `last` said of a subject, and the verb that goes on after them."""

    group: Group
    first: int
    last: int
    verb: int


def after_subject(view: View) -> Iterator[Proposal]:
    """« Rennes, ville de Bretagne, ouvre » as « Rennes est une ville de Bretagne. Elle ouvre »."""
    if view.text.count(",") < 2 or not may_be_parted(view):
        return
    found = _aside(view, ",", ",")
    told = _told(view, found) if found else None
    again = _again(view, found, told) if found and told else None
    if found and told and again:
        start, end = view.tokens[found.first - 1].end, view.tokens[found.last + 1].start
        parts: tuple[Part, ...] = (" ", *told.parts, ". ", said_before(view, again, found.last + 1, found.verb))
        yield Proposal(start, end, parts, confidence=0.6)


def in_brackets(view: View) -> Iterator[Proposal]:
    """« Le centre (fermé le lundi) accueille … » as « Le centre accueille … Il est fermé le lundi. »"""
    if "(" not in view.text or not may_be_parted(view) or view.text[view.stop :].strip() != ".":
        return
    found = _aside(view, "(", ")")
    told = _told(view, found) if found and tagged(view)[found.first] not in ("NOUN", "DET") else None
    again = _again(view, found, told) if found and told else None
    if found and told and again:
        cut, resumed = view.tokens[found.first - 1].end, view.tokens[found.last + 1].start
        parts: tuple[Part, ...] = (" ", Kept(resumed, view.stop), f". {again} ", *told.parts)
        yield Proposal(cut, view.stop, parts, confidence=0.6)


def _aside(view: View, opening: str, closing: str) -> _Aside | None:
    """What stands between a subject and its verb, between these signs."""
    first = _inside_begins(view, opening)
    group = named_group(view, 0) if first is not None else None
    if first is None or group is None or not _ends(view, group, first - 1):
        return None
    group = Group(0, first - 1, group.head, group.number, group.gender)
    last = next((at for at in range(first, len(view.tokens) - 1) if _sign(view, at).startswith(closing)), None)
    if last is None or _sign(view, last) != closing or not is_free(view, view.tokens[last + 1].start):
        return None
    inside = view.text[view.tokens[first].start : view.tokens[last].end]
    if any(sign in inside for sign in (" - ", "—", "–")) or (opening == "(" and inside[:1].isupper()):
        return None
    verb = verb_after(view, last + 1, group)
    return _Aside(group, first, last, verb) if verb is not None and not _goes_on(view, verb, group) else None


def _goes_on(view: View, verb: int, group: Group) -> bool:
    """Whether a further verb after a comma may be the true one: « né à Lyon, dit le Grand, est un … »."""
    later = range(verb + 1, len(view.tokens))
    return any(is_after_comma(view, at) and verb_after(view, at, group) is not None for at in later)


def _told(view: View, found: _Aside) -> Predicate | None:
    group, first, last, verb = found
    if has_verb(view, first, last) or is_impersonal(view, group, verb):
        return None
    return _called(view, group, first, last) or predicate(view, group, verb, first, last)


def _again(view: View, found: _Aside, told: Predicate) -> str | None:
    group = found.group
    shown: Gender = group.gender or told.gender
    return taken_up(view, Group(0, group.last, group.head, group.number, shown))


def _inside_begins(view: View, opening: str) -> int | None:
    """The token after the first sign of the sentence, where that sign is the opening one."""
    at = next((at for at in range(1, len(view.tokens)) if not touches(view, at)), None)
    return at if at is not None and view.between(at - 1, at).strip(" \u00a0\u202f") == opening else None


def _sign(view: View, at: int) -> str:
    return view.between(at, at + 1).strip(" \u00a0\u202f")


def _ends(view: View, group: Group, last: int) -> bool:
    """Whether a subject goes to a token: its own words, or complements that a preposition opens."""
    own = tagged(view)
    rest = range(group.last + 1, last + 1)
    return group.last == last or (bool(rest) and own[rest[0]] == "ADP" and all(own[at] in COMPLEMENT for at in rest))


def _called(view: View, group: Group, first: int, last: int) -> Predicate | None:
    """« Le maire, Paul Durand, … » as « Le maire s’appelle Paul Durand »."""
    own = tagged(view)
    is_full_name = last > first and all(own[at] == "PROPN" for at in range(first, last + 1))
    has_article = view.tokens[group.first].word.key in ("le", "la", "l'", "son", "sa", "notre")
    if not is_full_name or not has_article or group.number == "p" or not is_person(view, group.head):
        return None
    start, end = span(view, Group(first, last, first, "s", ""))
    if view.tokens[first].word.key in ("m", "mme", "monsieur", "madame"):
        return None
    return Predicate(("s’appelle ", Kept(start, end)), group.gender)
