"""What a style takes out of sight while the page still draws it: moved off the screen, or cut to nothing."""

import re
from typing import Final

from limpide.page.element import Element
from limpide.page.keeping import kept

_LENGTH = re.compile(r"(-?(?:\d+\.?\d*|\.\d+))(px|em|rem|pt|vw|vh|%)?")
_PIXELS: Final = {"px": 1.0, "em": 16.0, "rem": 16.0, "pt": 4 / 3, "vw": 12.8, "vh": 7.2, "": 1.0}
_FAR: Final = -500.0  # pixels before the page's start
_CUT = re.compile(r"rect\(\s*[01](?:px)?(?:[\s,]+[01](?:px)?){3}\s*\)|inset\(\s*(?:50|100)%.*\)|circle\(0.*\)")


def is_out_of_sight(element: Element) -> bool:
    """Whether nobody sees the element: off the screen, cut, or without size, by its style or one around it."""
    return any(is_away(holder) for holder in (element, *element.ancestors()))


def pixels(value: object) -> float | None:
    """A length in pixels, fonts at 16, on a screen of 1280 by 720; None where it has to be laid out."""
    if value in ("auto", "none", "normal"):
        return None
    found = _LENGTH.fullmatch(value) if isinstance(value, str) else None
    if found is None or found[2] == "%":
        return 0.0 if found is not None and float(found[1]) == 0 else None
    return float(found[1]) * _PIXELS[found[2] or ""]


@kept
def is_away(element: Element) -> bool:
    """Whether the element's own style takes it out of sight."""
    if _is_far(element.style("text-indent")):
        return True
    if element.style("position") not in ("absolute", "fixed"):
        return _has_no_size(element)
    if any(_is_far(element.style(side)) for side in ("top", "left", "right", "bottom")):
        return True
    cuts = (element.style(name) for name in ("clip", "clip-path"))
    return any(isinstance(cut, str) and _CUT.match(cut) is not None for cut in cuts) or _has_no_size(element)


def _is_far(value: object) -> bool:
    length = pixels(value)
    return length is not None and length <= _FAR


def _has_no_size(element: Element) -> bool:
    """Whether what an element holds is cut by a box of one pixel at most."""
    if element.style("overflow") not in ("hidden", "clip"):
        return False
    sizes = (pixels(element.style(name)) for name in ("width", "height"))
    return any(size is not None and size <= 1 for size in sizes)
