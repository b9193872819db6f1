"""Sizes of fonts in pixels."""

import re
from typing import Final

_NUMBER = re.compile(r"([+]?(?:\d+\.?\d*|\.\d+))(px|pt|pc|in|cm|mm|q|em|rem|ex|ch|%|vw|vh)?", re.I)
_ABSOLUTE: Final = {
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 9.6 / 2.54,
    "q": 2.4 / 2.54,
    "rem": 16.0,
    "vw": 12.8,
    "vh": 7.2,
}
"""Pixels by unit: the root at 16, a viewport of 1280 by 720."""

_RELATIVE: Final = {"em": 1.0, "%": 0.01, "ex": 0.5, "ch": 0.5}
_KEYWORDS: Final = {
    "xx-small": 9.0,
    "x-small": 10.0,
    "small": 13.0,
    "medium": 16.0,
    "large": 18.0,
    "x-large": 24.0,
    "xx-large": 32.0,
    "xxx-large": 48.0,
}


def font_size(value: str, inherited: str | None) -> str:
    """A `font-size` in px ("24px"); as it is written where it has to be laid out or calculated."""
    low = value.strip().lower()
    base = _pixels(inherited)
    if low in _KEYWORDS:
        return _text(_KEYWORDS[low])
    if low in ("smaller", "larger"):
        return low if base is None else _text(base / 1.2 if low == "smaller" else base * 1.2)
    found = _NUMBER.fullmatch(low)
    if found is None:
        return low
    number, unit = float(found.group(1)), found.group(2) or "px"
    if unit in _ABSOLUTE:
        return _text(number * _ABSOLUTE[unit])
    return low if base is None else _text(number * base * _RELATIVE[unit])


def _pixels(size: str | None) -> float | None:
    if size is None:
        return 16.0
    return float(size[:-2]) if size.endswith("px") and size[:-2].replace(".", "", 1).isdigit() else None


def _text(pixels: float) -> str:
    return f"{round(pixels, 4):g}px"
