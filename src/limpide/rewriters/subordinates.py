"""French relatives made sentences: which group they speak of, and where they end.

A relative without comma says which one is meant, and stays, but for two that « et » joins: those are told first.
"""

from collections.abc import Iterator
from typing import Final

from limpide.language import flags
from limpide.rewriters.clauses import (
    COMPLEMENT,
    fits,
    has_subordinate,
    is_after_comma,
    is_free,
    is_impersonal,
    is_name,
    may_be_parted,
    named_group,
    subject_and_verb,
    touches,
    verb_after,
)
from limpide.rewriters.drafts import Kept, Part, Proposal, View, capitalised
from limpide.rewriters.groups import Group, tagged
from limpide.rewriters.naming import pointed_at, said_again, said_before, taken_up
from limpide.rewriters.retelling import Relative, clause_begins, told
from limpide.rewriters.splitting_words import splitting_words

SHORTEST: Final = 3
"""Tokens of a relative worth a sentence."""
_HEADS: Final = frozenset({"qui", "que", "qu'", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles"})
_ACTIONS: Final = frozenset({"VERB", "AUX", "INF", "GER", "SUB"})


def between_commas(view: View) -> Iterator[Proposal]:
    """« Le maire, qui a été élu en 2020, parlera » as « Le maire a été élu en 2020. Il parlera. »"""
    head = _head(view) if "," in view.text and may_be_parted(view) else None
    if head is None or not is_free(view, view.tokens[head].start):
        return
    inside = _inside(view, head)
    if inside is not None:
        yield inside
    elif not any(_is_after_comma_or_sign(view, at) for at in range(head + 1, len(view.tokens))):
        at_end = _at_end(view, head)
        if at_end is not None:
            yield at_end


def two(view: View) -> Iterator[Proposal]:
    """« Les gens que nous aidons et qui vivent loin demandent … » as three sentences."""
    own = tagged(view)
    if own.count("SUB") != 2 or " et " not in view.text or not may_be_parted(view):
        return
    group = named_group(view, 0)
    if group is None or group.last + 1 >= len(own) or not touches(view, group.last + 1):
        return
    first = group.last + 1
    second = next((at for at in range(first + 2, len(own)) if own[at] == "SUB"), None)
    if view.tokens[first].word.key not in _HEADS or second is None or view.tokens[second - 1].word.key != "et":
        return
    verb = _main_verb(view, group, second)
    name = pointed_at(view, group)
    again = taken_up(view, _with_shown_gender(view, group, first, second - 2))
    if verb is None or name is None or again is None or view.tokens[second].word.key not in _HEADS:
        return
    begin = _before_clitics(view, verb)
    opener = told(view, Relative(group, first, second - 2), capitalised(name), name)
    other = told(view, Relative(group, second, begin - 1), again, None)
    if opener is None or other is None:
        return
    parts: tuple[Part, ...] = (*opener, ". ", *other, ". ", f"{again} ")
    yield Proposal(view.tokens[0].start, view.tokens[begin].start, parts, confidence=0.6)


def _with_shown_gender(view: View, group: Group, head: int, last: int) -> Group:
    """A group with the gender that a participle shows: « les jeunes que la ville a recrutées »."""
    own = tagged(view)
    shown = [at for at in range(head, last + 1) if own[at] == "PART" and own[at - 1] == "AUX"]
    if group.gender or group.number == "s" or not shown or view.tokens[head].word.key not in ("que", "qu'"):
        return group
    is_feminine = view.tokens[shown[0]].word.flags & flags.FEMININE
    return Group(group.first, group.last, group.head, group.number, "f" if is_feminine else "m", group.person)


def _head(view: View) -> int | None:
    """The first subordinate of the sentence, where it is a relative after a comma."""
    at = next((at for at, tag in enumerate(tagged(view)) if tag == "SUB"), None)
    return at if at is not None and view.tokens[at].word.key in _HEADS and is_after_comma(view, at) else None


def _inside(view: View, head: int) -> Proposal | None:
    """A relative between a subject and its verb."""
    own = tagged(view)
    group = _antecedent(view, head)
    if group is None or not _opens(view, group.first):
        return None
    resuming = [at for at in range(head + SHORTEST, len(own)) if _resumes(view, at, group)]
    if len(resuming) != 1:
        return None
    again = taken_up(view, group)
    relative = Relative(group, head, resuming[0] - 1)
    cut, resumed = view.tokens[head - 1].end, view.tokens[resuming[0]].start
    if again is None or has_subordinate(view, head + 1, relative.last):
        return None
    is_exclaimed = view.text[view.stop :].strip() not in (".", "")
    if view.tokens[head].word.key == "qui" and not group.first and is_exclaimed:
        if verb_after(view, head + 1, group) is None:
            return None
        kept = view.kept(head + 1, relative.last)
        main = verb_after(view, resuming[0], group) or resuming[0]
        subject = said_before(view, again, resuming[0], main)
        return Proposal(cut, resumed, (" ", kept, ". ", subject), confidence=0.7)
    parts = told(view, relative, again, None)
    if parts is None or is_exclaimed:
        return None
    return Proposal(cut, view.stop, (" ", Kept(resumed, view.stop), ". ", *parts), confidence=0.7)


def _at_end(view: View, head: int) -> Proposal | None:
    """A relative that ends its sentence: its group is said again, as a pronoun could be another."""
    group = _antecedent(view, head)
    last = len(view.tokens) - 1
    if group is None or last - head < SHORTEST - 1 or _is_joined(view, group.first):
        return None
    if not _is_right_after_verb(view, group, head) or _is_ambiguous(view, group, head):
        return None
    if _is_a_moment(view, group) or (view.tokens[head].word.key == "dont" and is_name(view, group)):
        return None
    name = said_again(view, group)
    parts = told(view, Relative(group, head, last), capitalised(name), None) if name else None
    if parts is None or has_subordinate(view, head + 1, last):
        return None
    return Proposal(view.tokens[head - 1].end, view.stop, (". ", *parts), confidence=0.6)


def _is_a_moment(view: View, group: Group) -> bool:
    moments = splitting_words().moments
    return any(token.word.lemma in moments for token in view.tokens[group.first : group.last + 1])


def _is_right_after_verb(view: View, group: Group, head: int) -> bool:
    """Whether nothing between the verb and the group before a relative offers it another antecedent."""
    own = tagged(view)
    verb = next((at for at, tag in enumerate(own[:head]) if tag in ("VERB", "AUX")), None)
    if verb is None or verb > group.first:
        return False
    if view.tokens[head].word.key == "où":
        return True
    between = range(verb + 1, head)
    has_sign = any(_is_after_comma_or_sign(view, at) for at in between)
    has_participle = any(own[at] == "PART" and own[at - 1] in ("NOUN", "ADJ", "PROPN") for at in between)
    return not has_sign and not has_participle


def _antecedent(view: View, head: int) -> Group | None:
    """The group that ends right before a relative: the longest one."""
    for first in range(head):
        group = named_group(view, first)
        if group is None or group.last >= head or _is_within_name(view, first):
            continue
        rest = range(group.last + 1, head - 1 + 1)
        is_whole = group.last == head - 1
        goes_on = first == 0 and bool(rest) and tagged(view)[rest[0]] == "ADP"
        if is_whole or (goes_on and all(tagged(view)[at] in COMPLEMENT and touches(view, at) for at in rest)):
            return Group(group.first, head - 1, group.head, group.number, group.gender)
    return None


def _is_within_name(view: View, first: int) -> bool:
    """Whether a group begins after the noun that it belongs to: « Enchantés » in « boulevard des Pas Enchantés »."""
    return first > 0 and touches(view, first) and tagged(view)[first - 1] in ("NOUN", "PROPN", "ADJ")


def _opens(view: View, first: int) -> bool:
    """Whether a subject begins its sentence, or comes after an opening of place or time."""
    own = tagged(view)
    is_after_opening = is_after_comma(view, first) if first else False
    return first == 0 or (is_after_opening and own[0] in ("ADP", "ADV") and not set(own[:first]) & _ACTIONS)


def _resumes(view: View, at: int, group: Group) -> bool:
    return is_after_comma(view, at) and verb_after(view, at, group) is not None


def _is_after_comma_or_sign(view: View, at: int) -> bool:
    return bool(view.between(at - 1, at).strip(" \u00a0\u202f'’-"))


def _is_joined(view: View, first: int) -> bool:
    """Whether a group is the last of several: « un médecin et une infirmière, qui … »."""
    return first > 0 and (tagged(view)[first - 1] == "CCONJ" or is_after_comma(view, first))


def _is_ambiguous(view: View, group: Group, head: int) -> bool:
    """Whether a relative could speak of the complement of a group: « le chef de la gare, qui … »."""
    if view.tokens[head].word.key == "où":
        return False
    own = tagged(view)
    nouns = [at for at in range(group.head + 1, group.last + 1) if own[at] in ("NOUN", "PROPN")]
    return any(own[at - 1] == "DET" or view.tokens[at - 1].word.key in ("du", "des", "au", "aux") for at in nouns)


def _main_verb(view: View, group: Group, second: int) -> int | None:
    """The last verb that fits a subject after two relatives; None where a sign or another verb may part them."""
    own = tagged(view)
    verbs = [at for at in range(second + 2, len(own)) if own[at] in ("VERB", "AUX")]
    found = [at for at in verbs if fits(view, at, group)]
    inside = verb_after(view, second + 1, group) if view.tokens[second].word.key == "qui" else None
    found = [at for at in found if at != inside]
    if view.tokens[second].word.key != "qui":
        own_subject = subject_and_verb(view, clause_begins(view, second))
        found = [at for at in found if own_subject is not None and at > own_subject[1]]
    found = [at for at in found if own[at - 1] not in ("DET", "ADP", "CCONJ")]
    if len(found) != 1 or is_impersonal(view, group, found[0]):
        return None
    return found[0] if all(touches(view, at) or is_after_comma(view, at) for at in range(1, found[0] + 1)) else None


def _before_clitics(view: View, verb: int) -> int:
    own = tagged(view)
    while own[verb - 1] in ("NEG", "CLI"):
        verb -= 1
    return verb
