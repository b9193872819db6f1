"""English nouns of action turned back into verbs: “made a decision to close” as “decided to close”."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from limpide.language.lexicons import entries
from limpide.rewriters.drafts import Part, Proposal, View
from limpide.rewriters.english import in_form_of, words
from limpide.rewriters.groups import noun_group, tagged

_ARTICLES: Final = frozenset({"a", "an", "the"})
_VERBAL: Final = frozenset({"VERB", "AUX", "INF", "GER", "PART"})
_DUTY: Final = frozenset({"must", "should", "shall"})
_FOLLOWERS: Final = ("of", "to", "on", "about", "for", "with", "in", "from", "into", "that", "against")


def light_verbs(view: View) -> Iterator[Proposal]:
    """“They will carry out an inspection of the site” as “They will inspect the site”."""
    own = tagged(view)
    for at, tag in enumerate(own):
        if tag not in _VERBAL:
            continue
        last = _light(view, at)
        noun = _noun(view, last + 1) if last is not None else None
        if noun is None:
            continue
        for end, simpler in _turned(view, noun):
            head, _, rest = simpler.partition(" ")
            form = in_form_of(head, view.tokens[at].word, tag)
            if form is not None:
                parts: tuple[Part, ...] = (f"{form} {rest}".rstrip(),)
                yield Proposal(
                    view.tokens[at].start, view.tokens[end].end, parts, confidence=0.7,
                    allows=frozenset({"easier"}),
                )  # fmt: skip
                break


def must_take_place(view: View) -> Iterator[Proposal]:
    """“Payment of the fee must take place before” as “You must pay the fee before”."""
    own = tagged(view)
    group = noun_group(view, 0)
    if group is None or group.last + 2 >= len(own) or view.tokens[group.last + 1].word.key not in _DUTY:
        return
    modal = group.last + 1
    noun = next((at for at in range(group.first, group.last) if view.tokens[at + 1].word.key == "of"), None)
    last = _taking_place(view, modal + 1)
    if noun is None or last is None or any(view.tokens[at].word.key not in _ARTICLES for at in range(noun)):
        return
    verb = _verbs().get(f"{view.tokens[noun].word.lemma} of")
    if verb is None or noun + 2 > group.last:
        return
    yield Proposal(
        view.tokens[0].start,
        view.tokens[last].end,
        (
            "You ",
            view.kept(modal),
            f" {verb} ",
            view.kept(noun + 2, group.last),
        ),
        confidence=0.6,
        allows=frozenset({"easier"}),
    )


def _light(view: View, at: int) -> int | None:
    """The last token of a light verb that begins at a token; None for another verb."""
    word = view.tokens[at].word
    lemma = word.verb or word.key
    if at + 1 < len(view.tokens) and f"{lemma} {view.tokens[at + 1].word.key}" in words().light_verbs:
        return at + 1
    return at if lemma in words().light_verbs else None


def _noun(view: View, at: int) -> int | None:
    """The noun right after a light verb, an article between at most."""
    if at < len(view.tokens) and view.tokens[at].word.key in _ARTICLES:
        at += 1
    return at if at < len(view.tokens) and tagged(view)[at] in ("NOUN", "ADJ", "INF", "VERB") else None


def _turned(view: View, noun: int) -> Iterator[tuple[int, str]]:
    """The last token of a noun with the word after it, and the verb that says both."""
    lemma = view.tokens[noun].word.lemma
    key = view.tokens[noun].word.key
    if noun + 1 < len(view.tokens) and not view.between(noun, noun + 1).strip():
        following = view.tokens[noun + 1].word.key
        found = _verbs().get(f"{lemma} {following}") or _verbs().get(f"{key} {following}")
        if found is not None:
            if noun + 2 < len(view.tokens):
                yield noun + 1, found
            return
        if following in _FOLLOWERS:
            return
    alone = _verbs().get(lemma)
    if alone is not None and _ends_group(view, noun):
        yield noun, alone


def _ends_group(view: View, noun: int) -> bool:
    own = tagged(view)
    if noun + 1 >= len(own) or view.between(noun, noun + 1).strip():
        return True
    return own[noun + 1] in ("ADP", "CCONJ", "SUB", "ADV")


def _taking_place(view: View, at: int) -> int | None:
    """The last token of “take place” or “be made” that begins at a token."""
    for length in (3, 2, 1):
        said = " ".join(token.word.key for token in view.tokens[at : at + length])
        if at + length <= len(view.tokens) and said in words().take_place:
            return at + length - 1
    return None


@cache
def _verbs() -> dict[str, str]:
    return {entry.term: entry.simpler for entry in entries("nominalisations_en", "en")}
