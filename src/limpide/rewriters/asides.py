"""Parentheses taken away around words that go on the sentence; names in brackets put between commas."""

from collections.abc import Iterator
from typing import Final

from limpide.language import flags
from limpide.language.compiled import compiled
from limpide.language.tokens import Token
from limpide.rewriters.clauses import may_be_parted
from limpide.rewriters.drafts import Kept, Part, Proposal, View
from limpide.rewriters.groups import tagged
from limpide.rewriters.naming import is_person
from limpide.rewriters.splitting_words import splitting_words

_ASIDE: Final = r"\(([^()]{3,})\)"
_GOES_ON: Final = {
    "fr": r"(?:de|d['’]|du|des|à|au|aux|en|pour|avec|sans|chez|entre|dès|jusqu)\b",
    "en": r"(?:aged|from|of|for|with|without|in|at|between|under|over|near)\b",
}
LONGEST: Final = 7
"""Words in brackets that may go on a sentence: more make it hard to read."""
_SIGNS: Final = r"[:;=?!«»/,]|\bou\b|\bor\b"
_TITLES: Final = r"(?:M\.|Mme|MM\.|Mmes|Mlle)[ \u00a0\u202f]"
_BEFORE: Final = " \u00a0"
_OF_ONE: Final = frozenset({"le", "la", "l'", "son", "sa", "notre", "votre", "leur", "mon", "ma"})


def unwrapped(view: View) -> Iterator[Proposal]:
    """« Les enfants (de 6 à 12 ans) » without its brackets: what stands inside goes on the group before.

    Of several brackets, all or none: « Rennes (en Bretagne) et Lyon (69) » are alike.
    """
    if "(" not in view.text:
        return
    every = list(compiled(_ASIDE).finditer(view.text))
    if not all(_goes_on(view, found[1]) for found in every):
        return
    for found in every:
        if _is_after_blank(view, found.start()) and not _has_verb(view, *found.span()):
            yield Proposal(found.start(), found.end(), (Kept(*found.span(1)),), confidence=0.8)


def names(view: View) -> Iterator[Proposal]:
    """« La directrice (Mme Leroy) vous recevra » as « La directrice, Mme Leroy, vous recevra »."""
    if "(" not in view.text or not may_be_parted(view):
        return
    for found in compiled(_ASIDE).finditer(view.text):
        inside = [token for token in view.tokens if found.start() < token.start < found.end()]
        before = next((at for at in reversed(range(len(view.tokens))) if view.tokens[at].end < found.start()), None)
        if before is None or not _is_after_blank(view, found.start()) or not _is_named(view, before, found[1], inside):
            continue
        following = view.text[found.end() : found.end() + 1]
        closing: tuple[Part, ...] = () if following in (",", ".", ";", "", "!", "?", "…") else (",",)
        start = view.tokens[before].end
        parts: tuple[Part, ...] = (", ", Kept(*found.span(1)), *closing)
        yield Proposal(start, found.end(), parts, confidence=0.7, allows=frozenset({"easier"}))


def _is_after_blank(view: View, at: int) -> bool:
    """Whether a blank and a word stand before a bracket: what follows a date or a number is about that."""
    return at > 1 and view.text[at - 1] in _BEFORE and not view.text[at - 2].isdigit()


def _has_verb(view: View, start: int, end: int) -> bool:
    own = tagged(view)
    inside = (at for at, token in enumerate(view.tokens) if start < token.start < end)
    return any(own[at] in ("VERB", "AUX", "GER", "SUB") for at in inside)


def _goes_on(view: View, inside: str) -> bool:
    """Whether words in brackets only make the noun before precise: no translation, no list, no second name."""
    if not compiled(_GOES_ON[view.lang]).match(inside) or compiled(_SIGNS).search(inside):
        return False
    if len(inside.split()) > LONGEST:
        return False
    return view.lang == "en" or not splitting_words().languages & set(inside.lower().split())


def _is_named(view: View, before: int, text: str, inside: list[Token]) -> bool:
    """Whether what is in brackets is the name of the person said right before: with a title, or in full."""
    if not inside or not all(_is_capital(token) for token in inside) or "," in text or not _is_single(view, before):
        return False
    if compiled(_TITLES).match(text):
        return True
    return len(inside) >= 2 and text.replace("-", "").replace(" ", "").isalpha() and _ends_person(view, before)


def _is_capital(token: Token) -> bool:
    return bool(token.word.flags & flags.CAPITALISED) and not token.word.flags & flags.DIGIT


def _is_single(view: View, before: int) -> bool:
    return tagged(view)[before] in ("NOUN", "ADJ", "PART")


def _ends_person(view: View, before: int) -> bool:
    """Whether a noun of one person, « le » or « son » before it, stands right before the bracket."""
    own = tagged(view)
    first = next((at for at in range(before, max(-1, before - 4), -1) if own[at] == "DET"), None)
    if first is None or view.tokens[first].word.key not in _OF_ONE:
        return False
    return any(own[at] == "NOUN" and is_person(view, at) for at in range(first, before + 1))
