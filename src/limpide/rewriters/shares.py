"""Percentages of something, said with words: « 75 % des habitants » as « les trois quarts des habitants »."""

import re
from collections.abc import Iterator
from typing import Final

from limpide.language.compiled import compiled
from limpide.language.counting import Share, Shares, counting
from limpide.rewriters.drafts import Kept, Part, Proposal, View, capitalised, is_opening
from limpide.rewriters.fitting import contraction
from limpide.rewriters.groups import Group, noun_group, starts_with_vowel

_ALLOWS: Final = frozenset({"numbers", "names", "easier", "length"})

_LINKS: Final = frozenset({"de", "d'", "du", "des", "à", "au", "aux", "qui", "que", "dont"})


def in_words(view: View) -> Iterator[Proposal]:
    """A share in words; what is near is said to be so. Rises, rates, ranges and sums to pay stay exact."""
    if "%" not in view.text and "cent" not in view.text:
        return
    known = counting(view.lang).shares
    found = list(compiled(known.pattern).finditer(view.text))
    is_compared = view.text.count("%") > 1
    for match in found:
        parts = _said(view, match, known, is_compared=is_compared)
        if parts is not None:
            end = parts[1]
            yield Proposal(match.start(), end, parts[0], confidence=0.6, allows=_ALLOWS)


def _said(view: View, match: re.Match[str], known: Shares, *, is_compared: bool) -> tuple[tuple[Part, ...], int] | None:
    """What to write and where what it replaces ends; None where the percentage had better stay."""
    value = float(match["value"].replace(",", "."))
    whole = _whole(view, match)
    if whole is None or not _may_be_said(view, match, whole, known):
        return None
    share, about = _nearest(value, (match["about"] or "").strip(), known)
    if share is None or (is_compared and about and not match["about"]):
        return None
    if share.count:
        return _counted(view, match, whole, share, known) if not about else None
    text = _with_about(about, share.said)
    return (capitalised(text) if is_opening(view, match.start()) else text,), match.end()


def _nearest(value: float, about: str, known: Shares) -> tuple[Share | None, str]:
    """The share that says a percentage and the words before it, those of the author first."""
    share = min(known.words, key=lambda each: abs(each.share - value))
    distance = value - share.share
    if abs(distance) <= share.exact or not distance:
        return share, about
    if abs(distance) > share.margin or about.lower() in known.strict:
        return None, ""
    return share, about or (known.below if distance < 0 else known.above)


def _with_about(about: str, said: str) -> str:
    """« environ la moitié », « près des trois quarts », « un peu plus d’un tiers »."""
    if not about:
        return said
    head, _, last = about.rpartition(" ")
    if last != "de":
        return f"{about} {said}"
    article, _, rest = said.partition(" ")
    if article in ("le", "les"):
        return f"{head} {contraction('de', article)} {rest}"
    return f"{head} {'d’' if starts_with_vowel(said) else 'de '}{said}"


def _whole(view: View, match: re.Match[str]) -> Group | None:
    """The group of which it is a share: « des habitants », “of people”."""
    at = next((at for at, token in enumerate(view.tokens) if token.start >= match.start("of")), None)
    if at is None:
        return None
    group = noun_group(view, at if match["of"] == "des" else at + 1, with_complements=False)
    if group is None and match["of"] in ("du", "des"):
        group = noun_group(view, at + 1, with_complements=False)
    return group


def _may_be_said(view: View, match: re.Match[str], whole: Group, known: Shares) -> bool:
    before = [token.word.key for token in view.tokens if token.end <= match.start()]
    is_led = before and not view.text[: match.start()].rstrip(" \u00a0\u202f'’").endswith((",", ";", ":", ".", ")"))
    if is_led and before[-1] in known.not_after:
        return False
    return not any(view.tokens[at].word.key in known.exact_of for at in range(whole.first, whole.last + 1))


def _counted(
    view: View, match: re.Match[str], whole: Group, share: Share, known: Shares
) -> tuple[tuple[Part, ...], int] | None:
    """« 80 % des jeunes » as « 4 jeunes sur 5 », “80% of people” as “4 in 5 people”."""
    about = match["about"] or ""
    if view.lang == "en":
        has_article = view.tokens[whole.first].word.key in ("the", "these", "those", "our", "their", "its", "all")
        start = match.end() + 1 if has_article else match.end("of") + 1
        is_many = whole.number == "p" or view.tokens[whole.head].word.key in ("people", "children")
        return ((f"{about}{share.count} {known.of} {share.of} ",), start) if is_many else None
    first = view.tokens[whole.head].start
    if match["of"] != "des" or whole.number != "p" or whole.head != whole.first + 1:
        return None
    following = view.tokens[whole.last + 1].word.key if whole.last + 1 < len(view.tokens) else ""
    if following in _LINKS:
        return None
    end = view.tokens[whole.last].end
    return (f"{about}{share.count} ", Kept(first, end), f" {known.of} {share.of}"), end
