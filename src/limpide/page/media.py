"""Whether a media query holds on the screen that static facts suppose: 1280 by 720 pixels, no preference set."""

import re
from functools import lru_cache
from typing import Final

_WIDTH, _HEIGHT = 1280.0, 720.0
_FEATURE = re.compile(r"\(\s*([-\w]+)\s*(?::\s*([^()]+?)\s*)?\)")
_RANGE = re.compile(r"\(\s*([^()<>=]+?)\s*([<>]=?)\s*([^()<>=]+?)\s*(?:([<>]=?)\s*([^()<>=]+?)\s*)?\)")
_LENGTH = re.compile(r"([-+]?[\d.]+)(px|em|rem|pt|cm|mm|in)?", re.I)
_PIXELS: Final = {"": 1, "px": 1, "em": 16, "rem": 16, "pt": 4 / 3, "cm": 96 / 2.54, "mm": 9.6 / 2.54, "in": 96}
_KEYWORDS: Final = {
    "orientation": "landscape",
    "hover": "hover",
    "any-hover": "hover",
    "pointer": "fine",
    "any-pointer": "fine",
    "scripting": "enabled",
    "update": "fast",
    "display-mode": "browser",
    "forced-colors": "none",
    "inverted-colors": "none",
    "prefers-color-scheme": "light",
    "prefers-reduced-motion": "no-preference",
    "prefers-contrast": "no-preference",
    "prefers-reduced-transparency": "no-preference",
    "prefers-reduced-data": "no-preference",
}
_TRUE_ALONE: Final = frozenset(
    {"width", "height", "color", "hover", "any-hover", "pointer", "any-pointer", "scripting"}
)


@lru_cache(maxsize=1024)
def applies(query: str) -> bool:
    """Whether a list of media queries holds; an empty one does, one that is not understood does not."""
    return not query.strip() or any(_one(part.strip().lower()) for part in query.split(","))


def _one(query: str) -> bool:
    negated = query.startswith("not ")
    query = query.removeprefix("not ").removeprefix("only ").strip()
    kind, _, _ = query.partition(" ")
    if not query.startswith("("):
        if kind not in ("all", "screen"):
            return negated
        query = query[len(kind) :].strip().removeprefix("and ").strip()
    return _condition(query) != negated


def _condition(text: str) -> bool:
    """`and` and `or` of features; a feature that is negated inside brackets counts too."""
    if not text:
        return True
    return any(all(_feature(part.strip()) for part in re.split(r"\band\b", side)) for side in re.split(r"\bor\b", text))


def _feature(text: str) -> bool:
    if text.startswith("not "):
        return not _feature(text[4:].strip())
    if (found := _RANGE.fullmatch(text)) is not None:
        return _range(*found.groups())
    if (found := _FEATURE.fullmatch(text)) is None:
        inner = text[1:-1].strip() if text.startswith("(") and text.endswith(")") else ""
        return bool(inner) and _condition(inner)
    name, value = found.groups()
    if value is None:
        return name in _TRUE_ALONE
    if name in _KEYWORDS:
        return _KEYWORDS[name] == value
    return _measured(name, value)


def _measured(name: str, value: str) -> bool:
    bound, _, axis = name.rpartition("-")
    axis = axis if bound in ("min", "max") else name
    have, wanted = _size(axis), _pixels(value)
    if have is None or wanted is None:
        return False
    if bound == "min":
        return have >= wanted
    return have <= wanted if bound == "max" else have == wanted


def _range(left: str, first: str, middle: str, second: str | None, right: str | None) -> bool:
    values = [_side(side) for side in (left, middle, right) if side is not None]
    signs = [sign for sign in (first, second) if sign is not None]
    if None in values:
        return False
    known = [value for value in values if value is not None]
    return all(_compare(a, sign, b) for a, sign, b in zip(known, signs, known[1:], strict=False))


def _compare(left: float, sign: str, right: float) -> bool:
    return {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}[sign]


def _side(text: str) -> float | None:
    size = _size(text)
    return size if size is not None else _pixels(text)


def _size(axis: str) -> float | None:
    return {"width": _WIDTH, "height": _HEIGHT, "device-width": _WIDTH, "device-height": _HEIGHT}.get(axis)


def _pixels(text: str) -> float | None:
    found = _LENGTH.fullmatch(text)
    if found is None or found.group(1).count(".") > 1 or not found.group(1).strip("+-."):
        return None
    return float(found.group(1)) * _PIXELS[(found.group(2) or "").lower()]
