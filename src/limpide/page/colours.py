"""CSS colours (Color 4 and 5) as light: read, laid one over another, compared as WCAG does."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from limpide.page.colour_names import hexadecimals
from limpide.page.colour_spaces import (
    SPACES,
    Triple,
    from_hsl,
    from_hwb,
    from_lab,
    from_oklab,
    from_polar,
    linear,
    to_oklab,
    to_polar,
)

_HEXADECIMAL = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_FUNCTION = re.compile(r"([a-z][-a-z0-9]*)\((.*)\)", re.S)
_TOKEN = re.compile(r"[^\s,/()]+(?:\([^()]*\))?|[,/]")
_ANGLES: Final = {"deg": 1.0, "grad": 0.9, "rad": 57.29577951308232, "turn": 360.0, "": 1.0}
_NUMBER = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)(%|deg|grad|rad|turn)?", re.I)
_PART = re.compile(r"(?:[^,()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))+")
_SHARE = re.compile(r"(?<![\w.(#])([\d.]+)%(?![^(]*\))")


class Colour(NamedTuple):
    """sRGB channels and opacity, each from 0 to 1."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    @property
    def rgb(self) -> Triple:
        return self.red, self.green, self.blue


TRANSPARENT: Final = Colour(0.0, 0.0, 0.0, 0.0)
WHITE: Final = Colour(1.0, 1.0, 1.0)
BLACK: Final = Colour(0.0, 0.0, 0.0)
_HALVINGS: Final = 10
"""Steps to the lightness sought: finer than two hexadecimal digits can say."""


def colour(value: str, current: Colour | None = None) -> Colour | None:
    """The colour that a CSS value says, `current` standing for `currentcolor`; None where it is not understood."""
    text = value.strip().lower()
    return current if text == "currentcolor" else _colour(text, current)


def over(top: Colour, below: Colour) -> Colour:
    """What is seen of a colour that lies over another (CSS Compositing 1, simple alpha compositing)."""
    if top.alpha >= 1:
        return top
    alpha = top.alpha + below.alpha * (1 - top.alpha)
    if alpha <= 0:
        return TRANSPARENT
    share = top.alpha / alpha
    red, green, blue = (a * share + b * (1 - share) for a, b in zip(top.rgb, below.rgb, strict=True))
    return Colour(red, green, blue, alpha)


def faded(seen: Colour, opacity: float) -> Colour:
    return seen._replace(alpha=seen.alpha * opacity)


def luminance(seen: Colour) -> float:
    """Relative luminance, from 0 (black) to 1 (white) (WCAG 2.2, definition of relative luminance)."""
    return 0.2126 * linear(seen.red) + 0.7152 * linear(seen.green) + 0.0722 * linear(seen.blue)


def contrast(one: Colour, other: Colour) -> float:
    """From 1 (the same) to 21 (black on white), whatever the order (WCAG 2.2, definition of contrast ratio)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def written(seen: Colour) -> str:
    """The colour as six hexadecimal digits, opacity aside."""
    return "#" + "".join(f"{round(max(0.0, min(1.0, part)) * 255):02x}" for part in seen.rgb)


def nearest(seen: Colour, against: Sequence[Colour], ratio: float) -> Colour | None:
    """The colour of the same hue, as near in lightness as can be, with enough contrast against each of others.

    None where neither a darker nor a lighter one has it.
    """
    lightness, chroma, hue = to_polar(*to_oklab(seen.rgb))
    lights = [luminance(other) for other in against]
    lightest, darkest = max(lights), min(lights)
    found = [
        (abs(level - lightness), _shade(level, chroma, hue))
        for level in (
            _boundary(chroma, hue, lambda light: (darkest + 0.05) / (light + 0.05) >= ratio, start=0.0),
            _boundary(chroma, hue, lambda light: (light + 0.05) / (lightest + 0.05) >= ratio, start=1.0),
        )
        if level is not None
    ]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _boundary(chroma: float, hue: float, holds: Callable[[float], bool], *, start: float) -> float | None:
    """The lightness farthest from `start`, black or white, for which a test of luminance holds; None for none."""
    if not holds(luminance(_shade(start, chroma, hue))):
        return None
    good, bad = start, 1.0 - start
    for _ in range(_HALVINGS):
        middle = (good + bad) / 2
        if holds(luminance(_shade(middle, chroma, hue))):
            good = middle
        else:
            bad = middle
    return good


def _shade(level: float, chroma: float, hue: float) -> Colour:
    """A colour of a hue, as hexadecimal digits can say it; near black and white none is vivid."""
    room = min(1.0, 4 * level, 4 * (1 - level))
    return _rounded(from_oklab(*from_polar(level, chroma * room, hue)))


def _rounded(rgb: Triple) -> Colour:
    red, green, blue = (round(max(0.0, min(1.0, part)) * 255) / 255 for part in rgb)
    return Colour(red, green, blue)


@lru_cache(maxsize=4096)
def _colour(text: str, current: Colour | None) -> Colour | None:
    if text == "transparent":
        return TRANSPARENT
    if text.startswith("#"):
        found = _HEXADECIMAL.fullmatch(text)
        return _from_digits(found[1]) if found is not None else None
    found = _FUNCTION.fullmatch(text)
    if found is None:
        digits = hexadecimals().get(text)
        return _from_digits(digits) if digits else None
    name, inside = found.groups()
    if name == "color-mix":
        return _mixed(_PART.findall(inside), current)
    if name == "light-dark":
        return colour(_PART.findall(inside)[0], current)
    return _from_function(name, inside)


def _from_digits(digits: str) -> Colour:
    if len(digits) < 6:
        digits = "".join(digit * 2 for digit in digits)
    parts = [int(digits[at : at + 2], 16) / 255 for at in range(0, len(digits), 2)]
    return Colour(*parts)


def _from_function(name: str, inside: str) -> Colour | None:
    tokens = _TOKEN.findall(inside)
    if name == "color":
        space, tokens = (tokens[0], tokens[1:]) if tokens else ("", [])
        read: Callable[[Sequence[str]], Triple | None] | None = _space(space)
    else:
        read = _FUNCTIONS.get(name)
    values = [token for token in tokens if token not in ",/"]
    if read is None or len(values) not in (3, 4):
        return None
    rgb = read(values[:3])
    alpha = _number(values[3], 1.0) if len(values) == 4 else 1.0
    if rgb is None or alpha is None:
        return None
    red, green, blue = (max(0.0, min(1.0, part)) for part in rgb)
    return Colour(red, green, blue, max(0.0, min(1.0, alpha)))


def _number(token: str, whole: float) -> float | None:
    """A number; a percentage is taken of `whole`; `none` is 0."""
    if token == "none":
        return 0.0
    found = _NUMBER.fullmatch(token)
    if found is None:
        return None
    number = float(found[1])
    return number * whole / 100 if found[2] == "%" else number


def _angle(token: str) -> float | None:
    if token == "none":
        return 0.0
    found = _NUMBER.fullmatch(token)
    if found is None or (found[2] or "") not in _ANGLES:
        return None
    return float(found[1]) * _ANGLES[found[2] or ""] % 360


def _triple(values: Sequence[float | None]) -> Triple | None:
    one, two, three = values
    return None if one is None or two is None or three is None else (one, two, three)


def _rgb(tokens: Sequence[str]) -> Triple | None:
    found = _triple([_number(token, 255.0) for token in tokens])
    return found and (found[0] / 255, found[1] / 255, found[2] / 255)


def _hued(tokens: Sequence[str], made: Callable[[float, float, float], Triple]) -> Triple | None:
    hue, *rest = tokens
    shares = (_share(token) for token in rest)
    found = _triple([_angle(hue), *shares])
    return found and made(*found)


def _share(token: str) -> float | None:
    number = _number(token, 100.0)
    return None if number is None else max(0.0, min(1.0, number / 100))


def _hsl(tokens: Sequence[str]) -> Triple | None:
    return _hued(tokens, from_hsl)


def _hwb(tokens: Sequence[str]) -> Triple | None:
    return _hued(tokens, from_hwb)


def _lab(tokens: Sequence[str]) -> Triple | None:
    found = _triple([_number(tokens[0], 100.0), _number(tokens[1], 125.0), _number(tokens[2], 125.0)])
    return found and from_lab(*found)


def _lch(tokens: Sequence[str]) -> Triple | None:
    found = _triple([_number(tokens[0], 100.0), _number(tokens[1], 150.0), _angle(tokens[2])])
    return found and from_lab(*from_polar(*found))


def _oklab(tokens: Sequence[str]) -> Triple | None:
    found = _triple([_number(tokens[0], 1.0), _number(tokens[1], 0.4), _number(tokens[2], 0.4)])
    return found and from_oklab(*found)


def _oklch(tokens: Sequence[str]) -> Triple | None:
    found = _triple([_number(tokens[0], 1.0), _number(tokens[1], 0.4), _angle(tokens[2])])
    return found and from_oklab(*from_polar(*found))


_FUNCTIONS: Final = {
    "rgb": _rgb,
    "rgba": _rgb,
    "hsl": _hsl,
    "hsla": _hsl,
    "hwb": _hwb,
    "lab": _lab,
    "lch": _lch,
    "oklab": _oklab,
    "oklch": _oklch,
}


def _space(name: str) -> Callable[[Sequence[str]], Triple | None] | None:
    way = SPACES.get(name)
    if way is None:
        return None

    def read(tokens: Sequence[str]) -> Triple | None:
        found = _triple([_number(token, 1.0) for token in tokens])
        return found and way(found)

    return read


def _mixed(parts: Sequence[str], current: Colour | None) -> Colour | None:
    """Two colours mixed in sRGB or Oklab, opacity counted (CSS Color 5, 2); None for another space."""
    if len(parts) != 3:
        return None
    space = parts[0].split()[1] if len(parts[0].split()) > 1 else ""
    one, two = (colour(_SHARE.sub("", part), current) for part in parts[1:])
    shares = [float(found[1]) / 100 if (found := _SHARE.search(part)) else None for part in parts[1:]]
    if one is None or two is None or space not in ("srgb", "oklab"):
        return None
    first, second = _weights(*shares)
    if first + second <= 0:
        return None
    alpha = (one.alpha * first + two.alpha * second) / (first + second)
    weight = one.alpha * first / (one.alpha * first + two.alpha * second) if alpha else 0.0
    rgb = _between(one.rgb, two.rgb, weight) if space == "srgb" else _between_oklab(one.rgb, two.rgb, weight)
    red, green, blue = (max(0.0, min(1.0, part)) for part in rgb)
    return Colour(red, green, blue, alpha * min(1.0, first + second))


def _weights(first: float | None, second: float | None) -> tuple[float, float]:
    if first is None:
        first = 0.5 if second is None else max(0.0, 1 - second)
    return first, max(0.0, 1 - first) if second is None else second


def _between(one: Triple, two: Triple, weight: float) -> Triple:
    red, green, blue = (a * weight + b * (1 - weight) for a, b in zip(one, two, strict=True))
    return red, green, blue


def _between_oklab(one: Triple, two: Triple, weight: float) -> Triple:
    return from_oklab(*_between(to_oklab(one), to_oklab(two), weight))
