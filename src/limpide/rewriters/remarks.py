"""What a sentence adds at its end about all that it said, or about its last group: « …, ce qui … », « …, lequel … »."""

from collections.abc import Iterator
from typing import Final

from limpide.rewriters.clauses import (
    has_verb,
    is_after_comma,
    is_free,
    is_impersonal,
    may_be_parted,
    named_group,
    subject_and_verb,
    touches,
    verb_after,
)
from limpide.rewriters.drafts import Part, Proposal, View, capitalised, raised
from limpide.rewriters.groups import Group, elided, starts_with_vowel, tagged
from limpide.rewriters.naming import pointed_at, said_again

_CLITIC: Final = {"que": "le", "qu'": "le"}
_WHICH: Final = {"lequel": "", "laquelle": "", "lesquels": "", "lesquelles": "", "auquel": "à", "duquel": "de"}
_FORMS: Final = {
    "lequel": ("m", "s"),
    "auquel": ("m", "s"),
    "duquel": ("m", "s"),
    "laquelle": ("f", "s"),
    "lesquels": ("m", "p"),
    "lesquelles": ("f", "p"),
}
_LONGEST_LEAD: Final = 4  # tokens from the comma to « lequel »: « au cours de laquelle »
_IT: Final = Group(0, 0, 0, "s", "m")


def this(view: View) -> Iterator[Proposal]:
    """« Le car est gratuit, ce qui aide les jeunes » as « Le car est gratuit. Cela aide les jeunes. »"""
    if ", ce qu" not in view.text or not may_be_parted(view):
        return
    if tagged(view)[0] == "SUB":
        return
    for at in range(3, len(view.tokens) - 2):
        if view.tokens[at].word.key == "ce" and tagged(view)[at + 1] == "SUB" and not is_after_comma(view, at):
            return
        if view.tokens[at].word.key == "ce" and is_after_comma(view, at) and _is_whole(view, at):
            made = _this(view, at) if is_free(view, view.tokens[at].start) and _goes_to_end(view, at) else None
            if made is not None:
                start, end = view.tokens[at - 1].end, made[0]
                yield Proposal(start, end, (". ", *made[1]), confidence=0.7)
            return


def which(view: View) -> Iterator[Proposal]:
    """« …, grâce à laquelle nous vivons » as « … Grâce à cette aide, nous vivons. »"""
    if "quel" not in view.text or "," not in view.text or not may_be_parted(view):
        return
    at = next((at for at, token in enumerate(view.tokens) if token.word.key in _WHICH), None)
    if at is None or not is_free(view, view.tokens[at].start) or not _goes_to_end(view, at):
        return
    lead = next((back for back in range(at, max(0, at - _LONGEST_LEAD), -1) if is_after_comma(view, back)), None)
    if lead is None or not has_verb(view, 0, lead - 1) or _has_comma(view, at):
        return
    group = _group_before(view, lead)
    is_meant = group is not None and (group.gender, group.number) == _FORMS.get(view.tokens[at].word.key)
    parts = _with_lead(view, group, lead, at) if group is not None and is_meant else None
    if parts is not None:
        yield Proposal(view.tokens[lead - 1].end, view.tokens[at].end, (". ", *parts), confidence=0.6)


def _has_comma(view: View, at: int) -> bool:
    return any(is_after_comma(view, other) for other in range(at, len(view.tokens)))


def _is_whole(view: View, end: int) -> bool:
    """Whether a verb stands before a token."""
    found = subject_and_verb(view, 0)
    return has_verb(view, 0, end - 1) or (found is not None and found[1] < end)


def _this(view: View, at: int) -> tuple[int, tuple[Part, ...]] | None:
    """Where the new words end, and what they are: « cela » as a subject, or « le » as an object."""
    key = view.tokens[at + 1].word.key
    if key == "qui" and (verb := verb_after(view, at + 2, _IT)) is not None:
        is_being = verb == at + 2 and view.tokens[verb].word.verb == "être" and starts_with_vowel(view.of(verb))
        return (view.tokens[verb].start, ("C’",)) if is_being else (view.tokens[at + 1].end, ("Cela",))
    found = subject_and_verb(view, at + 2) if key in _CLITIC else None
    if found is None or is_impersonal(view, *found) or found[1] != found[0].last + 1:
        return None
    group, verb = found
    if view.tokens[verb].word.verb == "être" or "INF" in tagged(view)[verb:]:
        return None
    start, end = view.tokens[group.first].start, view.tokens[group.last].end
    is_i = view.tokens[group.first].word.key == "j'"
    subject: Part = "Je" if is_i else raised(view, start, end)
    return view.tokens[verb].start, (subject, " ", elided("le", view.of(verb)))


def _goes_to_end(view: View, at: int) -> bool:
    """Whether what begins at a token is not closed by a comma before the end of the sentence."""
    later = (other for other in range(at + 2, len(view.tokens)) if is_after_comma(view, other))
    return not any(_is_verb(view, other) or subject_and_verb(view, other) for other in later)


def _is_verb(view: View, at: int) -> bool:
    own = tagged(view)
    while at < len(own) - 1 and own[at] in ("NEG", "CLI"):
        at += 1
    return own[at] in ("VERB", "AUX")


def _group_before(view: View, at: int) -> Group | None:
    for first in range(at):
        group = named_group(view, first)
        if group is not None and group.last == at - 1:
            return group if first == 0 or tagged(view)[first - 1] != "CCONJ" else None
    return None


def _with_lead(view: View, group: Group, lead: int, at: int) -> tuple[Part, ...] | None:
    """What stands before the clause: « Grâce à cette aide, »; the subject alone where « lequel » is it."""
    key = view.tokens[at].word.key
    if lead == at and not _WHICH[key]:
        name = said_again(view, group)
        return (capitalised(name),) if name and verb_after(view, at + 1, group) is not None else None
    name = pointed_at(view, group)
    is_clause = subject_and_verb(view, at + 1) is not None
    if name is None or not is_clause or not all(touches(view, back) for back in range(lead + 1, at + 1)):
        return None
    if not all(tagged(view)[back] in ("ADP", "NOUN", "DET", "ADV") for back in range(lead, at)):
        return None
    if lead < at and tagged(view)[lead] == "DET":
        return None
    before: list[Part] = [raised(view, view.tokens[lead].start, view.tokens[at - 1].end), " "] if lead < at else []
    own = _WHICH[key]
    if own and lead < at:
        before = [raised(view, view.tokens[lead].start, view.tokens[at - 1].end), f" {own} "]
    elif own:
        before = [f"{capitalised(own)} "]
    return *before, f"{name},"
