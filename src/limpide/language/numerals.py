"""Numbers as they are written: Roman numerals, words, and large figures said with a word."""

import re
from collections.abc import Sequence
from typing import Final

from limpide.language.counting import Magnitude, counting
from limpide.model import Lang

_ROMAN: Final = re.compile(
    r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?=(?:e|ᵉ|er|ème|ième|re|nd|nde|th|st|rd)?$)"
)
_VALUES: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ADDS_TENS: Final = (60, 80)  # « soixante-douze », « quatre-vingt-dix »: numbers from ten to nineteen follow them


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
    for magnitude in counting(lang).magnitudes:
        if value >= magnitude.size:
            return _rounded(value, magnitude, lang)
    return str(value)


def grouped(value: int, lang: Lang) -> str:
    """A number in figures with its thousands apart: « 12 347 », “12,347”."""
    return f"{value:,}".replace(",", counting(lang).group)


def names(lang: Lang) -> dict[str, int]:
    """The words that numbers are made of, with their values."""
    known = counting(lang)
    return {**known.units, **known.hundreds, **known.scales}


def spelt(words: Sequence[str], lang: Lang) -> int | None:
    """The value of a number in words, in small letters; None where they make none (« nineteen eighty-four »)."""
    known = counting(lang)
    total, group, largest = 0, [], 10**12
    for word in words:
        scale = known.scales.get(word)
        if word in known.figures.joins:
            continue
        if scale is None:
            group.append(word)
            continue
        below = _below_thousand(group, lang)
        if scale >= largest or below is None or (not below and group):
            return None
        total, group, largest = total + (below or 1) * scale, [], scale
    rest = _below_thousand(group, lang)
    return None if rest is None or rest >= largest else total + rest


def _below_thousand(words: Sequence[str], lang: Lang) -> int | None:
    """The value of words that make a number under a thousand; 0 for no word."""
    known = counting(lang)
    at = next((n for n, word in enumerate(words) if word in known.hundreds), None)
    if at is None:
        return _below_hundred([known.units.get(word) for word in words], lang)
    many = _below_hundred([known.units.get(word) for word in words[:at]], lang)
    rest = _below_hundred([known.units.get(word) for word in words[at + 1 :]], lang)
    if many is None or rest is None or many > 9:
        return None
    return (many or 1) * known.hundreds[words[at]] + rest


def _below_hundred(values: Sequence[int | None], lang: Lang) -> int | None:
    """A ten and a unit, or one of them; « quatre-vingt » and « soixante-dix-sept » in French."""
    kept = [value for value in values if value is not None]
    if len(kept) < len(values):
        return None
    if kept[:2] == [4, 20] and lang == "fr":
        kept = [80, *kept[2:]]
    if kept[-2:-1] == [10] and kept[-1] in (7, 8, 9) and lang == "fr":
        kept = [*kept[:-2], 10 + kept[-1]]
    if len(kept) < 2:
        return kept[0] if kept else 0
    tens, unit = kept[0], kept[1]
    most = 20 if tens in _ADDS_TENS and lang == "fr" else 10
    return tens + unit if len(kept) == 2 and tens >= 20 and tens % 10 == 0 and 0 < unit < most else None


def _rounded(value: int, magnitude: Magnitude, lang: Lang) -> str:
    """Two decimals where they are exact, else one and « environ »."""
    is_exact = 100 * value % magnitude.size == 0
    tenths = (20 * value + magnitude.size) // (2 * magnitude.size)
    exact = _decimal(100 * value // magnitude.size, 2).rstrip("0").rstrip(".")
    figure = exact if is_exact else _decimal(tenths, 1).removesuffix(".0")
    noun = magnitude.many if tenths >= 20 else magnitude.one
    said = f"{figure.replace('.', ',') if lang == 'fr' else figure}\u00a0{noun}"
    return said if is_exact else f"{counting(lang).about} {said}"


def _decimal(value: int, places: int) -> str:
    """A whole number of tenths or hundredths as a decimal, however large: a float would overflow."""
    whole, rest = divmod(value, 10**places)
    return f"{whole}.{rest:0{places}}"
