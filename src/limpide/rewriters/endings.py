"""Lists left open: « etc. » and dots at the end of an enumeration, said with words."""

import re
from collections.abc import Iterator
from typing import Final

from limpide.language.compiled import compiled
from limpide.language.shortenings import shortenings
from limpide.rewriters.drafts import Proposal, View
from limpide.rewriters.groups import noun_group

_DOTS: Final = r"\s?(?:…|\.{3})(?=\s*\)?\s*[.!?]?\s*$|\s*\))"
_GAP: Final = " \u00a0\u202f"
_OPEN: Final = '«“"('


def said(view: View) -> Iterator[Proposal]:
    """« des pommes, des poires, etc. » as « des pommes, des poires et ainsi de suite »."""
    entry = next((entry for entry in shortenings(view.lang) if entry.when == "list"), None)
    if entry is None or "," not in view.text:
        return
    found = _etc(view, entry.short) or _dots(view)
    if found is None:
        return
    start = len(view.text[: found.start()].rstrip(_GAP + ","))
    stop = "." if not view.text[found.end() :].strip() else ""
    end = found.end() if stop or not found.group().isspace() else found.start()
    yield Proposal(
        start,
        end,
        (f" {entry.full}{stop}",),
        confidence=0.5,
        allows=frozenset({"easier"}),
    )


def _etc(view: View, short: str) -> re.Match[str] | None:
    """The sign at the end of a list of two members or more, its dots included."""
    word = short.removesuffix(".")
    found = compiled(rf"(?<=,)[ \u00a0]{word}(?:\.{{1,3}}|…)(?=\s*\)|[ \u00a0]*[,;:]|\s*$|[ \u00a0]\w)").search(
        view.text
    )
    if found is None:
        return None
    members = view.text[max(view.text.rfind(sign, 0, found.start()) for sign in "(:;") + 1 : found.start() - 1]
    return found if "," in members else None


def _dots(view: View) -> re.Match[str] | None:
    """The dots that end an enumeration of three members or more; those of a thought left open are not of a list."""
    found = compiled(_DOTS).search(view.text)
    if found is None or any(sign in view.text for sign in _OPEN):
        return None
    members = view.text[: found.start()].split(",")[1:]
    is_list = len(members) >= 2 and not view.text[found.end() :].strip()
    return found if is_list and _ends_with_groups(view) else None


def _ends_with_groups(view: View) -> bool:
    """Whether nothing but noun groups stands between the last commas and the end."""
    starts = [at for at in range(1, len(view.tokens)) if view.between(at - 1, at).strip() == ","][-2:]
    groups = [noun_group(view, at) or noun_group(view, at + 1) for at in starts]
    ends = [at - 1 for at in starts[1:]] + [len(view.tokens) - 1]
    return len(groups) == 2 and all(group and group.last == end for group, end in zip(groups, ends, strict=True))
