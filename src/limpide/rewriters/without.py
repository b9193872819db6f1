"""« Ne … pas … sans »: what must be there, said without a negation."""

from collections.abc import Iterator
from typing import Final

from limpide.language import flags
from limpide.language.inflection import inflected
from limpide.rewriters.drafts import Part, Proposal, View, capitalised
from limpide.rewriters.fitting import joined
from limpide.rewriters.groups import NE, gender_of, noun_group, spoken, tagged

_ALLOWS: Final = frozenset({"negation", "modality", "easier"})
_LONGEST: Final = 10  # tokens from the infinitive to « sans »


def needed(view: View) -> Iterator[Proposal]:
    """« Vous ne pouvez pas entrer sans badge » as « Pour entrer, il faut un badge »."""
    keys = [token.word.key for token in view.tokens]
    if "sans" not in keys:
        return
    yield from _never_without(view, keys)
    if len(keys) < 5 or spoken(view, 0) is None or keys[1] not in NE or view.tokens[2].word.verb != "pouvoir":
        return
    without = keys.index("sans")
    if keys[3] != "pas" or tagged(view)[4] != "INF" or without > 4 + _LONGEST or "," in view.text:
        return
    what = _needed(view, keys, without + 1)
    if what is None:
        return
    middle = view.kept(4, without - 1)
    yield Proposal(
        view.tokens[0].start,
        view.tokens[-1].end,
        ("Pour ", middle, *what),
        confidence=0.55,
        allows=_ALLOWS,
    )


def _never_without(view: View, keys: list[str]) -> Iterator[Proposal]:
    """« Ne sortez jamais sans votre carte » as « Sortez toujours avec votre carte »."""
    own = tagged(view)
    for at in range(len(keys) - 3):
        if keys[at] not in NE or own[at + 1] not in ("VERB", "AUX") or keys[at + 2] != "jamais":
            continue
        without = at + 3
        if keys[without] != "sans" or without + 1 >= len(keys) or own[without + 1] not in ("DET", "NOUN", "PROPN"):
            return
        start, _, parts = joined(view, at, at + 1, view.of(at + 1))
        head = parts[0]
        if not at and isinstance(head, str):
            parts = (capitalised(head), *parts[1:])
        avec = " avec"
        if own[without + 1] == "NOUN":
            article = _article(view, without + 1)
            if article is None:
                return
            avec += f" {article}"
        yield Proposal(
            start,
            view.tokens[without].end,
            (*parts, " toujours" + avec),
            confidence=0.6,
            allows=_ALLOWS,
        )


def _needed(view: View, keys: list[str], at: int) -> tuple[Part, ...] | None:
    """« , il faut un badge », « , vous devez signer »; None for what is not the end of the sentence."""
    own = tagged(view)
    if at >= len(keys) or "que" in keys[at:] or "et" in keys[at:] or "ou" in keys[at:] or "ni" in keys[at:]:
        return None
    kept = view.kept(at, -1)
    if own[at] == "INF" and keys[at] not in ("avoir", "être"):
        return _duty(view), " ", kept
    group = noun_group(view, at)
    if group is None or group.last != len(keys) - 1:
        return None
    if own[at] == "DET":
        return ", il faut ", kept
    article = _article(view, at) if own[at] == "NOUN" else None
    return None if article is None else (f", il faut {article} ", kept)


def _duty(view: View) -> str:
    who = spoken(view, 0)
    assert who is not None
    form = inflected("devoir", f"ind:pre:{who.cell}", "fr")
    return f", {view.tokens[0].word.text.lower()} {form}"


def _article(view: View, at: int) -> str | None:
    """« un », « une » or « des » before a bare noun; None where its gender does not show."""
    bits = view.tokens[at].word.flags
    if bits & flags.PLURAL and not bits & flags.SINGULAR:
        return "des"
    return {"m": "un", "f": "une"}.get(gender_of(view.tokens[at].word))
