"""A colon or a semicolon between two sentences, made a full stop."""

from collections.abc import Iterator, Sequence
from typing import Final

from limpide.language.grammar import Tag
from limpide.rewriters.clauses import is_free, is_impersonal, may_be_parted, subject_and_verb
from limpide.rewriters.drafts import Proposal, View, raised
from limpide.rewriters.groups import tagged
from limpide.rewriters.splitting_words import splitting_words

FEWEST: Final = 3
"""Tokens on each side of a colon."""
_BLANKS: Final = " \u00a0\u202f"


def semicolons(view: View) -> Iterator[Proposal]:
    """« … ; … » as two sentences, where each side has its verb."""
    found = view.text.find(";")
    if found < 0:
        return
    own = tagged(view)
    before = [at for at, token in enumerate(view.tokens) if token.end <= found]
    after = [at for at, token in enumerate(view.tokens) if token.start >= found]
    is_list = view.text.count(";") > 2 or ":" in view.text[:found]
    if not before or not after or is_list or not is_free(view, found):
        return
    if all(_has_main_verb(own, side) for side in (before, after)) and own[after[0]] != "SUB":
        start, token = view.tokens[before[-1]].end, view.tokens[after[0]]
        if view.text[start : token.start].strip(" \u00a0\u202f") == ";":
            yield Proposal(start, token.end, (". ", raised(view, token.start, token.end)), confidence=0.8)


def explained(view: View) -> Iterator[Proposal]:
    """« L’horaire change : le bureau ferme à midi » as « L’horaire change. Le bureau ferme à midi. »"""
    found = view.text.find(":")
    if found < 0 or view.text.count(":") > 1 or ";" in view.text or not may_be_parted(view):
        return
    first = next((at for at, token in enumerate(view.tokens) if token.start > found), None)
    if first is None or first < FEWEST or len(view.tokens) - first < FEWEST or not is_free(view, found):
        return
    if view.between(first - 1, first).strip(_BLANKS) != ":" or not _is_whole(view, first):
        return
    start, token = view.tokens[first - 1].end, view.tokens[first]
    yield Proposal(start, token.end, (". ", raised(view, token.start, token.end)), confidence=0.6)


def _is_whole(view: View, first: int) -> bool:
    """Whether a sentence stands on each side of a colon, and the left one announces neither words nor a list."""
    left, right = _sentence(view, 0), subject_and_verb(view, first)
    if left is None or right is None or left >= first or "SUB" in tagged(view)[:first]:
        return False
    known = splitting_words()
    lemmas = {word.lemma for word in (token.word for token in view.tokens[:first])}
    verbs = {view.tokens[at].word.verb for at in range(first) if tagged(view)[at] in ("VERB", "PART", "AUX")}
    ends_with_verb = tagged(view)[first - 1] in ("AUX", "ADP", "DET", "CCONJ")
    return not (verbs & known.saying or lemmas & known.announcing or ends_with_verb)


def _sentence(view: View, first: int) -> int | None:
    """The verb of the sentence that begins at a token."""
    found = subject_and_verb(view, first)
    if found is None:
        return None
    group, verb = found
    return verb if not is_impersonal(view, group, verb) or verb > group.last else None


def _has_main_verb(own: Sequence[Tag], side: Sequence[int]) -> bool:
    """Whether a verb stands there before any subordinate, or besides the one that opens the side."""
    tags = [own[at] for at in side]
    has_opening = tags[0] == "SUB"
    verbs = [at for at, tag in enumerate(tags) if tag in ("VERB", "AUX")]
    first = next((at for at, tag in enumerate(tags) if tag == "SUB"), len(tags))
    return len(verbs) >= 2 if has_opening else any(at < first for at in verbs)
