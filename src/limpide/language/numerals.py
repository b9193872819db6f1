"""Numbers as they are written: Roman numerals, and large figures said with a word."""

import re
from typing import Final

from limpide.model import Lang

_ROMAN: Final = re.compile(
    r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?=(?:e|ᵉ|er|ème|ième|re|nd|nde|th|st|rd)?$)"
)
_VALUES: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_MAGNITUDES: Final[dict[Lang, tuple[tuple[int, str, str], ...]]] = {
    "fr": ((1_000_000_000, "milliard", "milliards"), (1_000_000, "million", "millions"), (1_000, "mille", "mille")),
    "en": ((1_000_000_000, "billion", "billion"), (1_000_000, "million", "million"), (1_000, "thousand", "thousand")),
}
_ABOUT: Final[dict[Lang, str]] = {"fr": "environ", "en": "about"}


def roman(word: str) -> str:
    """The Roman numeral that a word is, without its ordinal ending; empty where it is none."""
    found = _ROMAN.match(word)
    return found.group() if found else ""


def arabic(numeral: str) -> int:
    """The value of a Roman numeral."""
    values = [_VALUES[letter] for letter in numeral]
    return sum(-v if v < following else v for v, following in zip(values, [*values[1:], 0], strict=True))


def spoken(value: int, lang: Lang) -> str:
    """A large number in figures and a word: « 12 millions », « environ 3,4 millions »."""
    for size, one, many in _MAGNITUDES[lang]:
        if value >= size:
            return _rounded(value, size, one, many, lang)
    return str(value)


def _rounded(value: int, size: int, one: str, many: str, lang: Lang) -> str:
    """Two decimals where they are exact, else one and « environ »."""
    is_exact = 100 * value % size == 0
    tenths = (20 * value + size) // (2 * size)
    figure = f"{value / size:.2f}".rstrip("0").rstrip(".") if is_exact else f"{tenths / 10:.1f}".removesuffix(".0")
    said = f"{figure.replace('.', ',') if lang == 'fr' else figure}\u00a0{many if tenths >= 20 else one}"
    return said if is_exact else f"{_ABOUT[lang]} {said}"
