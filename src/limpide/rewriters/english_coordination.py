"""English verbs in a row, said of one subject: one sentence each, the subject and the auxiliary said again."""

from collections.abc import Iterator
from typing import Final

from limpide.language.inflection import cells
from limpide.rewriters.drafts import Kept, Part, Proposal, View, raised
from limpide.rewriters.english_groups import clause_subject, taken_up
from limpide.rewriters.groups import tagged

FEWEST_VERBS: Final = 3
"""Clauses of one subject from which they are parted: two that “and” joins stay easy to read."""
FEWEST_TOKENS: Final = 22
"""Of a sentence of two clauses that is parted all the same."""
_JOINING: Final = frozenset({"and", "then", "but"})
_NO_SUBJECT: Final = frozenset({"VERB", "AUX", "INF", "GER", "PART", "SUB", "CCONJ", "NEG"})
_OBJECT: Final = frozenset({"DET", "PRON", "NOUN", "ADJ", "NUM", "PROPN"})


def split(view: View) -> Iterator[Proposal]:
    """“He reads, chooses a book and pays” as “He reads. He chooses a book. He pays.”"""
    own = tagged(view)
    if "SUB" in own or view.text[view.stop :].strip(" .!…"):
        return
    first = next((at for at, tag in enumerate(own) if tag in ("VERB", "AUX")), None)
    if first is None:
        return
    begun = _begun(view, first)
    if begun is None:
        return
    main, again = begun
    heads = list(_heads(view, main))
    is_short = len(own) < FEWEST_TOKENS or own[main] == "PART"
    if (
        not heads
        or (len(heads) + 1 < FEWEST_VERBS and is_short)
        or not _closes(view, heads[-1])
        or _share_object(view, main, heads)
    ):
        return
    parts: list[Part] = []
    start = at = view.tokens[_joint(view, heads[0]) - 1].end
    for head in heads:
        end = view.tokens[_joint(view, head) - 1].end
        if end > at:
            parts.append(Kept(at, end))
        parts.append(". ")
        begin = view.tokens[head].start
        if again:
            link = view.tokens[head - 1].word.key
            parts.append(f"But {again[0].lower()}{again[1:]} " if link == "but" and again[:3] != "I " else f"{again} ")
            at = begin
        else:
            at = view.tokens[head].end
            parts.append(raised(view, begin, at))
    parts.append(Kept(at, view.stop))
    yield Proposal(start, view.stop, tuple(parts), confidence=0.6)


def semicolons(view: View) -> Iterator[Proposal]:
    """“The pool is closed; the gym is open” as two sentences, where each side has its subject and its verb."""
    found = view.text.find(";")
    if found < 0 or view.text.count(";") > 1:
        return
    own = tagged(view)
    after = next((at for at, token in enumerate(view.tokens) if token.start >= found), 0)
    if not after or not all(any(tag in ("VERB", "AUX") for tag in side) for side in (own[:after], own[after:])):
        return
    head = after + 1 if own[after] == "CCONJ" else after
    if own[head] in _NO_SUBJECT or (head > after and own[head] in ("ADV", "ADP")) or own[0] in ("SUB", "PART"):
        return
    start, token = view.tokens[after - 1].end, view.tokens[after]
    gap = view.text[start : token.start]
    if gap.strip() == ";" and gap != ";":
        parts = (". ", raised(view, token.start, token.end))
        yield Proposal(start, token.end, parts, confidence=0.8)


def _begun(view: View, first: int) -> tuple[int, str] | None:
    """The main verb, and what to say before each further one: the subject again and the auxiliaries it shares."""
    own = tagged(view)
    if first == 0:
        return (0, "") if own[0] == "VERB" else None
    before = first
    while before > 1 and own[before - 1] == "ADV":
        before -= 1
    group = clause_subject(view, before)
    if group is None or group.first:
        return None
    main = first
    while main + 1 < len(own) and own[main] in ("AUX", "ADV") and own[main + 1] in ("AUX", "ADV", "INF", "PART"):
        main += 1
    taken = taken_up(view, group)
    if taken is None or any(own[at] == "NEG" for at in range(first, main)) or view.of(first).lower().endswith("n’t"):
        return None
    shared = " ".join(view.of(at) for at in range(first, main) if own[at] == "AUX")
    return main, f"{taken} {shared}".rstrip()


def _heads(view: View, main: int) -> Iterator[int]:
    """The further verbs of the row: in the form of the main one, after a comma or “and”."""
    own = tagged(view)
    forms = _forms(view, main)
    for at in range(main + 1, len(own)):
        is_after = view.between(at - 1, at).strip() == "," or view.tokens[at - 1].word.key in _JOINING
        if not is_after:
            continue
        if own[at] == own[main] and (own[at] != "VERB" or forms & _forms(view, at)):
            yield at
        elif own[at] in ("VERB", "AUX") or (own[at] == "PRON" and at + 1 < len(own) and own[at + 1] in ("VERB", "AUX")):
            return


def _forms(view: View, at: int) -> set[str]:
    word = view.tokens[at].word
    return {cell for cell in cells(word.key, word.verb, "en") if cell in ("3s", "past", "inf")}


def _joint(view: View, head: int) -> int:
    """The first token after a clause: “and” before the next verb, or that verb."""
    joint = head
    while view.tokens[joint - 1].word.key in _JOINING:
        joint -= 1
    return joint


def _closes(view: View, head: int) -> bool:
    """Whether “and” leads to the last verb: a row ends so, a comma alone may open something else."""
    return view.tokens[head - 1].word.key in _JOINING


def _share_object(view: View, main: int, heads: list[int]) -> bool:
    """Whether a verb alone shares the object of a later one: “washes, weighs and feeds the babies”."""
    own = tagged(view)
    verbs = [main, *heads]
    is_alone = any(_joint(view, following) == verb + 1 for verb, following in zip(verbs, heads, strict=False))
    last = verbs[-1] + 1
    return is_alone and last < len(own) and own[last] in _OBJECT
