"""Tokens: words as readers count them, and addresses."""

import re
from functools import cache
from typing import Final

from msgspec import Struct

from limpide.language.words import Word, open_words
from limpide.model import Lang


class Token(Struct, frozen=True, gc=False):
    """A word or address of a text, and what is known of its written form. `start` and `end` are offsets in it."""

    start: int
    end: int
    word: Word


_ADDRESS: Final = r"(?:https?://|ftp://|www\.)[^\s<>«»“”\"]*[^\s<>«»“”\".,;:!?)\]…’']|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_DOTTED: Final = r"[^\W\d_]\.(?:-?[^\W\d_]\.)+(?!\w)"
_NUMBER: Final = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?(?!\w)"
_CLITIC: Final = r"(?:t[-‑])?(?:ils?|elles?|on|je|tu|nous|vous|ce|moi|toi|les?|la|lui|leur|y|en)"
_BOUND: Final = (
    r"(?:c['’]est-à-dire|qu['’]en-dira-t-on|m['’]as-tu-vu|rendez-vous|garde-à-vous"
    r"|chez-(?:moi|toi|nous|vous)|sot-l['’]y-laisse)\b"
)
_ELISION: Final = r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\w)"
_INSIDE: Final = r"['’·•‧](?=\w)|(?<=\d)[.,:/](?=\d)|\.(?=[a-zà-ÿ]+(?!\w))(?<=[\w.]\w\.)"
_GENDER: Final = r"(?:\((?:e|s|es|ne|nes|x|trice|euse)\)s?)?"

_FRENCH_WORD: Final = (
    rf"\w+(?:(?:{_INSIDE}|[-‑](?!{_CLITIC}(?:[-‑]{_CLITIC})*(?![\w‑-])|[mtl]['’])(?=\w))\w+)*{_GENDER}"
)
_ENGLISH_WORD: Final = rf"\w+(?:(?:{_INSIDE}|(?<=\d),(?=\d)|[-‑](?=\w))\w+)*"

_PATTERNS: Final[dict[Lang, str]] = {
    "fr": rf"(?<=\w)[-‑]{_CLITIC}(?!\w)|{_BOUND}|{_ELISION}|{_DOTTED}|{_NUMBER}|{_FRENCH_WORD}",
    "en": rf"{_DOTTED}|{_ENGLISH_WORD}",
}


def tokens(text: str, lang: Lang) -> list[Token]:
    """The tokens of a text, in order. Punctuation and symbols are none."""
    known = open_words(lang).memo
    finditer = _pattern(lang, _holds_address(text)).finditer
    return [Token(found.start(), found.end(), known[found.group()]) for found in finditer(text)]


def _holds_address(text: str) -> bool:
    return "@" in text or "://" in text or "www." in text


@cache
def _pattern(lang: Lang, has_address: bool) -> re.Pattern[str]:
    """Addresses are looked for only in a text that has one: it is a third faster without."""
    return re.compile(f"{_ADDRESS}|{_PATTERNS[lang]}" if has_address else _PATTERNS[lang], re.IGNORECASE)
