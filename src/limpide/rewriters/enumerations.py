"""A long French enumeration at the end of a sentence, laid out as a list."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from limpide.language import flags
from limpide.language.compiled import compiled
from limpide.language.counting import counting
from limpide.language.shortenings import shortenings
from limpide.model import Lang
from limpide.rewriters.drafts import Part, Proposal, View
from limpide.rewriters.groups import noun_group, tagged
from limpide.rewriters.list_weaving import ITEM

FEWEST: Final = 4
"""Nouns that make a list; of infinitives three are enough, for each is an action."""
FEWEST_ACTIONS: Final = 3
_AND: Final = frozenset({"et"})
_OR: Final = frozenset({"ou"})
_JOINS: Final = _AND | _OR
_LEADS: Final = frozenset({"de", "d'", "à", "pour", "avec", "dans", "en", "sur"})
_PARTITIVES: Final = frozenset({"du", "des", "de", "d'"})
_COLON: Final = "\u00a0:"
_GAP: Final = " \u00a0'’"
_CLOSED: Final = '«»“”"([;\n'
_VERBAL: Final = ("VERB", "AUX", "INF", "GER", "PART")


class _Member(Struct, frozen=True):
    """Tokens `first` to `last`; `lead` is its preposition.

    `kind`: an action, a thing with its determiner, one without, or a name.
    """

    first: int
    last: int
    lead: str
    kind: str


def listed(view: View) -> Iterator[Proposal]:
    """« apportez une photo, une carte et un chèque » as an opening, a colon and one item a line."""
    if view.around.kind != "paragraph" or "," not in view.text or any(sign in view.text for sign in _CLOSED):
        return
    if view.text[view.stop :].strip(" \u00a0\u202f.!") or ITEM in view.text:
        return
    own = tagged(view)
    openings = (at for at in range(1, len(own)) if _may_open(view, at))
    found = next((members for at in openings if (members := _members(view, at))), None)
    if found is not None:
        yield _list(view, found)


def _list(view: View, members: list[_Member]) -> Proposal:
    """The opening, a colon, the items; the last keeps « ou », without which all would be wanted."""
    last = members[-1]
    is_choice = view.tokens[last.first - 1].word.key in _OR
    parts: list[Part] = [_COLON]
    for member in members:
        joint = f"{view.tokens[last.first - 1].word.text} " if is_choice and member is last else ""
        parts += [ITEM + joint, view.kept(member.first, member.last)]
    opener = view.tokens[members[0].first - 1].end
    return Proposal(opener, view.stop, tuple(parts), confidence=0.5, allows=frozenset({"easier", "verb"}))


def _may_open(view: View, at: int) -> bool:
    """Whether a list may begin at a token: a verb before it, no sign but a colon between."""
    own = tagged(view)
    if view.between(at - 1, at).strip(_GAP) not in ("", ":") or own[at - 1] in ("DET", "NUM", "CCONJ", "SUB"):
        return False
    return any(tag in _VERBAL for tag in own[:at])


def _members(view: View, first: int) -> list[_Member] | None:
    """The members of an enumeration that begins at a token and closes the sentence; None where there is none."""
    members: list[_Member] = []
    at, end = first, len(view.tokens) - 1
    while True:
        member = _member(view, at)
        if member is None:
            return None
        members.append(member)
        if member.last == end:
            break
        following = _following(view, member.last)
        if following is None:
            return None
        at = following
    return members if _is_list(view, members) else None


def _is_list(view: View, members: list[_Member]) -> bool:
    """Whether the members are alike, enough, and the last one alone is joined by a word."""
    kind = members[0].kind
    fewest = FEWEST_ACTIONS if kind == "action" else FEWEST
    is_quality = kind == "bare thing" and tagged(view)[members[0].first - 1] == "AUX"
    if len(members) < fewest or is_quality or kind == "name" or any(member.kind != kind for member in members):
        return False
    if len({member.lead for member in members}) > 1 and not all(member.lead in _PARTITIVES for member in members):
        return False
    joined = [view.tokens[member.first - 1].word.key in _JOINS for member in members[1:]]
    return not any(joined[:-1])


def _following(view: View, last: int) -> int | None:
    """Where the next member begins: after a comma, or the last one after a word; None where something else stands."""
    joint = view.between(last, last + 1).strip()
    is_joined = view.tokens[last + 1].word.key in _JOINS
    if is_joined and joint in ("", ",") and last + 2 < len(view.tokens):
        return last + 2
    return last + 1 if joint == "," and not is_joined else None


def _member(view: View, at: int) -> _Member | None:
    """The member that begins at a token, another noun joined to it by « et » included where a comma follows."""
    made = _simple(view, at)
    if made is None or "thing" not in made.kind or made.last + 2 >= len(view.tokens):
        return made
    if view.tokens[made.last + 1].word.key in _AND and not view.between(made.last, made.last + 1).strip(_GAP):
        second = _simple(view, made.last + 2)
        has_more = second and second.last + 1 < len(view.tokens) and "," in view.between(second.last, second.last + 1)
        if second is not None and has_more:
            return _Member(made.first, second.last, made.lead, made.kind)
    return made


def _simple(view: View, at: int) -> _Member | None:
    own = tagged(view)
    lead = view.tokens[at].word.key if view.tokens[at].word.key in _LEADS | _PARTITIVES else ""
    head = at + 1 if lead and own[at] != "DET" else at
    if head >= len(own):
        return None
    if own[head] == "INF":
        last = _action(view, head)
        return None if last is None else _Member(at, last, lead, "action")
    group = noun_group(view, head)
    if group is None:
        return None
    if own[group.first] in ("DET", "NUM") or lead in ("du", "des"):
        return _Member(at, group.last, lead, "thing")
    is_name = bool(view.tokens[group.head].word.flags & flags.CAPITALISED) and not _is_calendar(view, group.head)
    return _Member(at, group.last, lead, "name" if is_name or own[group.first] == "ADJ" else "bare thing")


def _action(view: View, at: int) -> int | None:
    """The last token of an infinitive and what follows it, up to a comma or a word that joins another."""
    own = tagged(view)
    last = at
    while last + 1 < len(own) and not view.between(last, last + 1).strip(_GAP):
        joins = view.tokens[last + 1].word.key in _JOINS
        if joins and (last + 2 >= len(own) or _opens_action(view, last + 2)):
            break
        if own[last + 1] in ("VERB", "AUX", "SUB"):
            return None
        last += 1
    return last


def _opens_action(view: View, at: int) -> bool:
    own = tagged(view)
    return own[at] == "INF" or (view.tokens[at].word.key in _LEADS and at + 1 < len(own) and own[at + 1] == "INF")


def _is_calendar(view: View, at: int) -> bool:
    """Whether a word with a capital is a day or a month."""
    return bool(compiled(_calendar(view.lang)).fullmatch(view.tokens[at].word.text))


def _calendar(lang: Lang) -> str:
    days = (entry.full for entry in shortenings(lang) if entry.when == "day")
    return "|".join((*days, *counting(lang).dates.months))
