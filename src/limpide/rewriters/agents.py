"""Who acts in a French passive: the group after « par », as the subject that it becomes."""

from typing import Final

from msgspec.structs import replace

from limpide.language import flags
from limpide.language.passives import Passive
from limpide.rewriters.drafts import Kept, View
from limpide.rewriters.groups import Group, noun_group, tagged
from limpide.rewriters.main_clauses import extended, may_stay, touching
from limpide.rewriters.turning_words import turning_words

LONGEST_RELATIVE: Final = 8  # tokens after « qui »: a longer one keeps the verb waiting


def agent(view: View, found: Passive) -> Group | None:
    """The whole group after « par »; None where it is no one who acts, or where what follows would lose its place."""
    assert found.agent is not None
    by = view.index(found.agent[0])
    group = _acting(view, by + 1) if by + 1 < len(view.tokens) else None
    if group is None:
        return None
    group = _with_acronym(view, _with_degree(view, _with_others(view, group)))
    after = group.last + 1
    if after < len(view.tokens) and view.tokens[after].word.key == "qui" and touching(view, group.last, after):
        return _with_relative(view, group)
    if after < len(view.tokens) and _takes_complement(view, group.last):
        return None
    return group if may_stay(view, after, after_agent=True) else None


def shown(view: View, group: Group) -> tuple[Kept, ...]:
    """The words of an agent as kept parts: each « par » after the first is left out."""
    cuts = [at for at in range(group.first, group.last) if view.tokens[at].word.key == "par"]
    starts = [group.first, *(at + 1 for at in cuts)]
    ends = [*(view.tokens[at].start for at in cuts), end_of(view, group)]
    return tuple(Kept(view.tokens[first].start, end) for first, end in zip(starts, ends, strict=True))


def _hangs(view: View, at: int) -> bool:
    """« conforme à la loi », « riche en fer »: not « belge en 1920 »."""
    key = view.tokens[at].word.key
    return key in ("à", "au", "aux") or (key == "en" and tagged(view)[at + 1 : at + 2] == ("NOUN",))


def end_of(view: View, group: Group) -> int:
    """Where a group ends, the bracket that closes in it included."""
    start, end = view.tokens[group.first].start, view.tokens[group.last].end
    return end + 1 if "(" in view.text[start:end] and view.text[end : end + 1] == ")" else end


def _with_degree(view: View, group: Group) -> Group:
    """« un garagiste très sérieux » whole."""
    after = group.last + 1
    follows = tagged(view)[after : after + 2] == ("ADV", "ADJ") and touching(view, group.last, after + 1)
    return replace(group, last=after + 1) if follows else group


def _with_acronym(view: View, group: Group) -> Group:
    """« la caisse d’allocations familiales (CAF) » whole."""
    after = group.last + 1
    if after >= len(view.tokens) or view.between(group.last, after).strip() != "(":
        return group
    token = view.tokens[after]
    is_acronym = token.word.flags & flags.UPPER and view.text[token.end : token.end + 1] == ")"
    return replace(group, last=after) if is_acronym else group


def _takes_complement(view: View, at: int) -> bool:
    """« des experts formés à … », « un contrat conforme à … »: what follows hangs on the adjective."""
    if view.tokens[at + 1].word.key.endswith("ment"):
        return tagged(view)[at] in ("ADJ", "PART")
    if tagged(view)[at + 1] != "ADP":
        return False
    is_participle = tagged(view)[at] == "PART" or bool(view.tokens[at].word.flags & flags.PARTICIPLE)
    is_adjective = tagged(view)[at] == "ADJ"
    return is_participle or (is_adjective and _hangs(view, at + 1))


def _acting(view: View, first: int) -> Group | None:
    if view.tokens[first].word.key in turning_words().titles:
        return _titled(view, first)
    if tagged(view)[first] not in ("DET", "NUM", "PROPN") or view.between(first - 1, first).strip():
        return None
    group = noun_group(view, first)
    if group is None or view.tokens[group.head].word.lemma in turning_words().means:
        return None
    return group


def _titled(view: View, first: int) -> Group | None:
    """« M. Durand », « Mme la maire »: a title and the name or the group after it."""
    last = first
    if tagged(view)[first + 1 : first + 2] == ("DET",):
        group = noun_group(view, first + 1)
        return group and Group(first, group.last, group.head, "s", group.gender)
    while last + 1 < len(view.tokens) and tagged(view)[last + 1] == "PROPN":
        if view.between(last, last + 1).strip(" \u00a0\u202f" + "." * (last == first)):
            break
        last += 1
    return Group(first, last, last, "s", "") if last > first else None


def _with_others(view: View, group: Group) -> Group:
    """The group with those that « et », « et par » or commas join to it."""
    at = group.last + 1
    if at + 1 >= len(view.tokens):
        return group
    if view.between(group.last, at).strip() == "," and (listed := _listed(view, group)):
        return listed
    if view.tokens[at].word.key != "et" or not touching(view, group.last, at + 1):
        return group
    by = at + 2 if view.tokens[at + 1].word.key == "par" else 0
    other = _acting(view, by or at + 1) if by < len(view.tokens) else None
    if other is None:
        return group
    larger = Group(group.first, other.last, group.head, "p", "") if by else extended(view, group)
    return larger if larger and (larger.last + 1 >= len(view.tokens) or _closes(view, larger)) else group


def _listed(view: View, group: Group) -> Group | None:
    """« par la mairie, le collège et la poste »: to the group after « et »; None where the list has no end."""
    last = group.last
    while last + 2 < len(view.tokens):
        gap = view.between(last, last + 1).strip()
        is_last = not gap and view.tokens[last + 1].word.key == "et"
        other = _acting(view, last + 2) if is_last else noun_group(view, last + 1) if gap == "," else None
        if other is None:
            return None
        last = other.last
        if is_last:
            return Group(group.first, last, group.head, "p", "")
    return None


def _closes(view: View, group: Group) -> bool:
    return tagged(view)[group.last + 1] not in ("VERB", "AUX", "NEG", "CLI")


def _with_relative(view: View, group: Group) -> Group | None:
    """The group with its relative, where that one closes the sentence."""
    end = len(view.tokens) - 1
    if end - group.last > LONGEST_RELATIVE + 1 or not touching(view, group.last, end):
        return None
    return Group(group.first, end, group.head, group.number, group.gender)
