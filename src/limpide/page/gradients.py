"""The colours that a CSS background image takes: those of its gradients, all along; None for a picture."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from limpide.page.colours import Colour, colour

_GRADIENT = re.compile(r"(?:-webkit-|-moz-)?(?:repeating-)?(?:linear|radial|conic)-gradient\((.*)\)", re.S)
_LAYER = re.compile(r"(?:[^,()\"']|\"[^\"]*\"|'[^']*'|\((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\))+")
_WORD = re.compile(r"[^\s(]+(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))?")
_LINE = re.compile(
    r"\s*(?:to\s|from\s|at\s|in\s|circle|ellipse|closest-|farthest-|top|left|right|bottom|center|[-+.\d])"
)
"""How the first part of a gradient begins where it says its direction or shape."""

_STEPS: Final = 8
"""Colours taken between two stops: enough to find the darkest one to a hundredth of the contrast."""


def layers(image: str) -> list[str]:
    """The images of a `background-image`, the one on top first."""
    return [part.strip() for part in _LAYER.findall(image) if part.strip() not in ("", "none")]


@lru_cache(maxsize=512)
def colours_along(image: str, current: Colour) -> tuple[Colour, ...] | None:
    """The colours of a gradient, from its first stop to its last; None for what is no gradient that is understood."""
    found = _GRADIENT.fullmatch(image.strip().lower())
    if found is None:
        return None
    stops: list[Colour] = []
    for number, part in enumerate(_LAYER.findall(found[1])):
        stop = _stop(part, current)
        if stop is not None:
            stops.append(stop)
        elif not (_is_hint(part) if number else _LINE.match(part)):
            return None
    return tuple(_sampled(stops)) if stops else None


def _stop(part: str, current: Colour) -> Colour | None:
    words = _WORD.findall(part)
    return next((found for word in words if (found := colour(word, current)) is not None), None)


def _is_hint(part: str) -> bool:
    return re.fullmatch(r"\s*-?[\d.]+(?:%|[a-z]+)?\s*", part) is not None


def _sampled(stops: Sequence[Colour]) -> list[Colour]:
    sampled = list(stops[:1])
    for one, two in pairwise(stops):
        sampled.extend(_between(one, two, step / _STEPS) for step in range(1, _STEPS + 1))
    return sampled


def _between(one: Colour, two: Colour, share: float) -> Colour:
    """The colour part of the way, opacity multiplied in first as gradients do (CSS Images 3, 3.4.2)."""
    alpha = one.alpha * (1 - share) + two.alpha * share
    if alpha <= 0:
        return two._replace(alpha=0.0)
    weight = one.alpha * (1 - share) / alpha
    red, green, blue = (a * weight + b * (1 - weight) for a, b in zip(one.rgb, two.rgb, strict=True))
    return Colour(red, green, blue, alpha)
