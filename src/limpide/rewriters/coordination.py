"""French clauses that « et », « mais » or commas join, one sentence each: « Il lit, choisit et paie. »

Each clause says its subject again: a pronoun, or the group where its gender does not show.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from limpide.language import flags
from limpide.rewriters.clauses import (
    has_subordinate,
    has_verb,
    is_after_comma,
    is_free,
    is_impersonal,
    may_be_parted,
    subject_and_verb,
    touches,
    verb_after,
)
from limpide.rewriters.drafts import Kept, Part, Proposal, View, raised
from limpide.rewriters.groups import Group, cell_of, spoken, tagged
from limpide.rewriters.naming import taken_up
from limpide.rewriters.splitting_words import splitting_words

FEWEST_CLAUSES: Final = 3
"""Clauses from which a sentence is parted: two that « et » joins stay easy to read."""
FEWEST_TOKENS: Final = 22
"""Of a sentence of two clauses that is parted all the same."""
SHORTEST: Final = 3
"""Tokens of a clause worth a sentence."""
_JOINING: Final = frozenset({"et", "puis", "mais"})
_SAID_AGAIN: Final = frozenset({"mais", "puis"})
_WITH_ACTIONS: Final = frozenset({"VERB", "AUX", "INF", "GER", "SUB", "PART"})


class _Cut(NamedTuple):
    """A clause that begins at a token, the first of its verb or of its own subject; `again` is its subject, if new.

    `is_loose`: its own noun could still belong to the clause before, but for further clauses like it.
    """

    at: int
    again: str
    is_loose: bool = False


def split(view: View) -> Iterator[Proposal]:
    """« Il lit, choisit et paie » as « Il lit. Il choisit. Il paie. »"""
    own = tagged(view)
    verbs = sum(bool(token.word.flags & (flags.FINITE | flags.PARTICIPLE)) for token in view.tokens)
    if verbs < 2 or not may_be_parted(view) or ":" in view.text:
        return
    first = _subject_begins(view)
    found = subject_and_verb(view, first) if first is not None else None
    cuts = list(_of_subject(view, *found)) if found is not None else list(_orders(view))
    cuts = cuts or list(_independent(view))
    if len(cuts) == 1 and cuts[0].is_loose:
        return
    if not cuts or (len(cuts) + 1 < FEWEST_CLAUSES and (len(own) < FEWEST_TOKENS or not _is_joined(view, cuts[0]))):
        return
    if _are_long_enough(view, cuts):
        yield _proposal(view, cuts)


def _is_joined(view: View, cut: _Cut) -> bool:
    return view.tokens[cut.at - 1].word.key in _JOINING


def _subject_begins(view: View) -> int | None:
    """Where the subject is: at the head of the sentence, or after an opening of time or place."""
    own = tagged(view)
    if own[0] not in ("ADP", "ADV"):
        return 0
    first = next((at for at in range(1, len(own)) if is_after_comma(view, at)), None)
    return first if first is not None and not set(own[:first]) & _WITH_ACTIONS else None


def _of_subject(view: View, group: Group, verb: int) -> Iterator[_Cut]:
    """The further clauses of a sentence, as long as no subordinate hides where they end."""
    again = None if is_impersonal(view, group, verb) else taken_up(view, group)
    for at in range(verb + 1, len(view.tokens) - 1):
        if has_subordinate(view, verb, at):
            return
        if not _is_joint(view, at) or not is_free(view, view.tokens[at].start):
            continue
        if again is not None and _goes_on(view, at, group):
            yield _Cut(at, f"{again} ")
        elif again is not None and _shares_helper(view, at, verb):
            yield _Cut(at, f"{again} {view.of(verb).lower()} ")
        elif _has_own_subject(view, at, group):
            yield _Cut(at, "")
        elif tagged(view)[at] == "DET" and subject_and_verb(view, at) is not None:
            yield _Cut(at, "", is_loose=True)


def _is_joint(view: View, at: int) -> bool:
    """Whether a clause may begin at a token: after a comma, or after « et »."""
    if view.tokens[at - 1].word.key in _JOINING:
        return at >= 2 and touches(view, at) and (touches(view, at - 1) or is_after_comma(view, at - 1))
    return is_after_comma(view, at) and view.tokens[at].word.key not in _JOINING


def _goes_on(view: View, at: int, group: Group) -> bool:
    """Whether a verb of the same subject begins here; a word that can be a noun only with its object after it."""
    verb = verb_after(view, at, group)
    if verb is None or (verb > at and _is_same(view, at, group)):
        return False
    if tagged(view)[verb] in ("VERB", "AUX"):
        return True
    following = tagged(view)[verb + 1] if verb + 1 < len(view.tokens) else None
    return following == "DET" and touches(view, verb + 1)


def _shares_helper(view: View, at: int, verb: int) -> bool:
    """Whether « avoir » of the first verb goes for this participle too: « a rénové l’école, agrandi la cour »."""
    own = tagged(view)
    is_compound = bool(view.tokens[verb].word.flags & flags.HAVE) and own[verb + 1] == "PART"
    if not is_compound or own[at] == "ADJ" or at + 1 >= len(own):
        return False
    has_object = own[at + 1] == "DET" and touches(view, at + 1) and at + 2 < len(own)
    if "pp:ms" not in cell_of(view.tokens[at], "fr") or not has_object:
        return False
    return view.tokens[at + 2].word.lemma not in splitting_words().moments


def _has_own_subject(view: View, at: int, group: Group) -> bool:
    """Whether a clause with its own subject begins here: the pronoun of the first again, or any after « et »."""
    found = subject_and_verb(view, at)
    if found is None or not has_verb(view, 0, at - 1):
        return False
    if tagged(view)[at] == "PRON":
        return _is_same(view, at, group) or view.tokens[at - 1].word.key in _JOINING
    is_parted = view.tokens[at - 1].word.key in ("et", "mais") and is_after_comma(view, at - 1)
    return is_parted and tagged(view)[at] == "DET" and len(view.tokens) >= FEWEST_TOKENS


def _is_same(view: View, at: int, group: Group) -> bool:
    """Whether a pronoun is the one that the first clause has for its subject."""
    keys = view.tokens[at].word.key, view.tokens[group.head].word.key
    return spoken(view, at) is not None and (keys[0] == keys[1] or set(keys) == {"je", "j'"})


def _orders(view: View) -> Iterator[_Cut]:
    """The further orders of a sentence: « Remplissez le dossier, signez-le et envoyez-le. »"""
    own = tagged(view)
    if own[0] != "VERB" or not _is_order(view, 0):
        return
    for at in range(2, len(own) - 1):
        if has_subordinate(view, 0, at):
            return
        if _is_joint(view, at) and own[at] == "VERB" and _is_order(view, at) and is_free(view, view.tokens[at].start):
            yield _Cut(at, "")


def _independent(view: View) -> Iterator[_Cut]:
    """The clauses with their own subject after « , et » or « , mais », whatever stands before them."""
    own = tagged(view)
    for at in range(SHORTEST, len(own) - 1 if len(own) >= FEWEST_TOKENS else 0):
        if own[at] == "SUB" or own[0] == "SUB":
            return
        if (
            view.tokens[at - 1].word.key not in ("et", "mais")
            or not is_after_comma(view, at - 1)
            or not touches(view, at)
        ):
            continue
        is_clause = has_verb(view, 0, at - 2) and subject_and_verb(view, at) is not None
        if is_clause and is_free(view, view.tokens[at].start):
            yield _Cut(at, "")


def _is_order(view: View, at: int) -> bool:
    return "imp:pre:2p" in cell_of(view.tokens[at], "fr") or view.tokens[at].word.key.endswith("ez")


def _are_long_enough(view: View, cuts: list[_Cut]) -> bool:
    starts = [0, *(cut.at for cut in cuts)]
    ends = [*(_joint(view, cut.at) for cut in cuts), len(view.tokens)]
    return all(end - start >= SHORTEST for start, end in zip(starts, ends, strict=True))


def _proposal(view: View, cuts: list[_Cut]) -> Proposal:
    start = view.tokens[_joint(view, cuts[0].at) - 1].end
    parts: list[Part] = []
    for place, (at, again, _) in enumerate(cuts):
        end = view.tokens[_joint(view, cuts[place + 1].at) - 1].end if place + 1 < len(cuts) else view.stop
        parts.extend((". ", *_opening(view, at, again)))
        begin = view.tokens[at].start
        if again or _link(view, at):
            parts.append(Kept(begin, end))
        else:
            parts.append(raised(view, begin, end))
    return Proposal(start, view.stop, tuple(parts), confidence=0.6)


def _opening(view: View, at: int, again: str) -> tuple[Part, ...]:
    """« Mais » where the clause had it, and the subject."""
    link = _link(view, at)
    if not link:
        return (again,) if again else ()
    joint = view.tokens[at - 1]
    lowered = again[:1].lower() + again[1:] if again[:1].isupper() and _is_common(again) else again
    return (raised(view, joint.start, joint.end), " ", *((lowered,) if again else ()))


def _is_common(again: str) -> bool:
    """Whether a subject begins with a small word: a pronoun or a determiner."""
    return again.split()[0].lower() in {"il", "elle", "ils", "elles", "nous", "vous", "tu", "ce", "cet", "cette", "ces"}


def _link(view: View, at: int) -> bool:
    return view.tokens[at - 1].word.key in _SAID_AGAIN


def _joint(view: View, at: int) -> int:
    """The first token of what is taken away or moved: « et » before a clause."""
    return at - 1 if view.tokens[at - 1].word.key in _JOINING else at
