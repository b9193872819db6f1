"""Written forms: the key under which the word base has one, and what its letters and signs say by themselves."""

import re
from collections.abc import Iterator
from itertools import combinations, product
from typing import Final

from limpide.language import flags
from limpide.model import Lang

_KEYS: Final = str.maketrans({"’": "'", "‑": "-", "œ": "oe", "æ": "ae"})
_GENDER: Final = re.compile(r"[·•‧(].*|\.(?=[a-zà-ÿ]{1,6}(?:\.s)?$).*")
_CLITIC: Final = re.compile(r"-(?:t-)?(?=\w)")
_NUMBER: Final = re.compile(r"\d[\d \u00a0\u202f.,:/]*(?:er|re|ère|e|ème|es|nd|nde|st|rd|th)?")
_ADDRESS: Final = re.compile(r".*(?:://|@|\w\w\.[a-z]{2})|www\.", re.IGNORECASE)
_INCLUSIVE_DOTS: Final = re.compile(
    r"\w{3,}(?:\.(?:e|es|s|ne|nes|le|les|te|tes|se|ses|ve|ves|fe|fes|ère|ères|rice|rices|trice|trices|euse|euses))+(?:\.s)?"
)
_ACCENTED: Final = {"a": "àâ", "c": "ç", "e": "éèê", "i": "î", "o": "ô", "u": "û"}
_MOST_ACCENTS: Final = 3  # put back on one word
_SHORTEST_IN_CAPITALS: Final = 4  # a shorter one is an acronym: CA is no « ça »


def typed_key(text: str, lang: Lang) -> str:
    """The form as the word base keys it: lower case, straight apostrophe, œ as two letters, one gender."""
    key = text.lower().translate(_KEYS)
    if lang == "fr" and not key.isalpha():
        key = _CLITIC.sub("", key, count=1) if key[0] == "-" else key
        key = _GENDER.sub("", key) if _is_inclusive(text) else key
    return key


def surface_flags(text: str) -> int:
    """What the signs of a written form say: capitals, digits, an address, an elision."""
    bits = _capitals(text)
    if text.isalpha():
        return bits | flags.COUNTED
    if text[0] in "-‑":
        return flags.CLITIC
    if text[-1] in "'’":
        return bits | flags.ELIDED
    if any(char.isdigit() for char in text):
        bits |= flags.DIGIT | (flags.NUMBER if _NUMBER.fullmatch(text.lower()) else 0)
    if _is_inclusive(text):
        return bits | flags.INCLUSIVE | flags.COUNTED
    return bits | (flags.ADDRESS if not bits & flags.NUMBER and is_address(text) else flags.COUNTED)


def is_address(text: str) -> bool:
    """Whether a token is a web address, an e-mail address or a file name."""
    return _ADDRESS.match(text) is not None and not _is_inclusive(text)


def restored(text: str, key: str) -> Iterator[str]:
    """Spellings with the accents that capitals may lack: on the first letter, or anywhere in a word of capitals."""
    places = [place for place, char in enumerate(key if text.isupper() else key[0]) if char in _ACCENTED]
    if text.isupper() and len(text) < _SHORTEST_IN_CAPITALS:
        return
    for count in range(1, 1 + min(_MOST_ACCENTS, len(places))):
        for chosen in combinations(places, count):
            yield from _accented(key, chosen)


def _accented(key: str, places: tuple[int, ...]) -> Iterator[str]:
    for accents in product(*(_ACCENTED[key[place]] for place in places)):
        letters = list(key)
        for place, accent in zip(places, accents, strict=True):
            letters[place] = accent
        yield "".join(letters)


def _capitals(text: str) -> int:
    if not text[0].isupper():
        return 0
    return flags.CAPITALISED | (flags.UPPER if len(text) > 1 and text.isupper() and text[1] not in "'’" else 0)


def _is_inclusive(text: str) -> bool:
    return any(mark in text for mark in "·•‧(") or _INCLUSIVE_DOTS.fullmatch(text) is not None
