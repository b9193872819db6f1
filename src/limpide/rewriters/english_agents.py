"""Who acts in an English passive: the group after “by”, where it does something and may open the sentence."""

from typing import Final, Literal

from msgspec.structs import replace

from limpide.language import flags
from limpide.rewriters.drafts import View
from limpide.rewriters.english import words
from limpide.rewriters.groups import Group, Number, noun_group, tagged

AGENTS: Final = {
    "me": "I", "him": "he", "her": "she", "us": "we", "them": "they", "you": "you",
    **{word: word for word in ("everyone", "everybody", "nobody", "someone", "somebody", "anyone")},
}  # fmt: skip
"""What a pronoun after “by” becomes before its verb."""
_PERSONS: Final[dict[str, tuple[Number, Literal[1, 2, 3]]]] = {
    "me": ("s", 1), "us": ("p", 1), "you": ("p", 2), "them": ("p", 3),
}  # fmt: skip
_LATER: Final = frozenset({"which", "who", "whose", "whom", "where", "that"})
_LEANING: Final = frozenset({"with", "between", "against", "of"})
_WHEN: Final = frozenset({"next", "last", "today", "tomorrow", "yesterday", "early", "late", "daily", "twice", "once"})


def agent(view: View, by: int) -> Group | None:
    """The group after “by”, with what “and” joins to it; None where nobody acts."""
    at = by + 1
    if at >= len(view.tokens) or view.between(by, at).strip():
        return None
    key = view.tokens[at].word.key
    if key in AGENTS and tagged(view)[at] == "PRON":
        number, person = _PERSONS.get(key, ("s", 3))
        return Group(at, at, at, number, "", person)
    group = noun_group(view, at)
    if group is None or not _can_act(view, group):
        return None
    return _joined(view, _with_origin(view, group))


def _with_origin(view: View, group: Group) -> Group:
    """The group with “from Wales” after it."""
    after = group.last + 1
    if (
        after + 1 >= len(view.tokens)
        or view.tokens[after].word.key != "from"
        or view.between(group.last, after).strip()
    ):
        return group
    inner = noun_group(view, after + 1)
    return replace(group, last=inner.last) if inner is not None else group


def _joined(view: View, group: Group) -> Group:
    own = tagged(view)
    after = group.last + 1
    is_joint = after + 1 < len(own) and view.tokens[after].word.key in ("and", "or")
    inner = noun_group(view, after + 1) if is_joint and not view.between(group.last, after).strip() else None
    if inner is None:
        return group
    number: Number = "p" if view.tokens[after].word.key == "and" else inner.number
    return Group(group.first, inner.last, group.head, number, "")


def _can_act(view: View, group: Group) -> bool:
    own, head = tagged(view), view.tokens[group.head].word
    if own[group.head] == "NUM" or (head.lemma in words().no_agents and not _is_determined(view, group)):
        return False
    return not (head.flags & flags.GERUND and own[group.head] != "PROPN")


def _is_determined(view: View, group: Group) -> bool:
    """“by a car” does something, “by car” tells how; measures and ends never act."""
    head = view.tokens[group.head].word.lemma
    return head in words().vehicles and group.first < group.head


def ends_well(view: View, last: int) -> bool:
    """Whether what follows the agent goes with the verb: no relative, no participle, no second verb."""
    own = tagged(view)
    if last + 1 >= len(own):
        return True
    gap, following = view.between(last, last + 1), view.tokens[last + 1].word
    if following.key in _WHEN and not gap.strip():
        return True
    if (
        own[last + 1] == "CCONJ"
        and last + 3 < len(own)
        and own[last + 2] == "PRON"
        and own[last + 3] in ("VERB", "AUX")
    ):
        return True
    if gap.strip() == "," and own[0] == "SUB" and own[last + 1] not in ("SUB", "GER", "PART", "CCONJ"):
        return True
    if "(" in gap or own[last + 1] in ("CCONJ", "PART", "GER", "ADJ", "NOUN", "PROPN", "VERB", "AUX", "X"):
        return False
    if following.key in _LATER or following.key in _LEANING or following.key in ("called", "like"):
        return False
    if following.key == "for" and tagged(view)[last] == "PROPN":
        return False
    for at in range(last + 2, len(own)):
        if own[at - 1] == "CCONJ" and own[at] in ("VERB", "AUX", "PART"):
            return False
        if own[at] in ("GER", "PART") and "," in view.between(at - 1, at):
            return False
    return ";" not in gap
