"""The room that a text takes, reckoned without laying it out: a rough measure, good for clear cases only."""

from typing import Final

from limpide.model import UNKNOWN
from limpide.page.element import Element
from limpide.page.sight import pixels

_LETTER: Final = 0.5
"""Width of a letter of a usual font, blanks counted, as a share of the font's size."""

_LINE: Final = 1.2
"""Height of a line, as a multiple of the font's size."""

_DEFAULT_SIZE: Final = 16.0


def length(element: Element, name: str) -> float | None:
    """A length of the element in pixels, `em` being its own size; None where it has to be laid out."""
    value = element.style(name)
    if value is UNKNOWN:
        return None
    if value.endswith("em") and not value.endswith("rem"):
        try:
            return float(value[:-2]) * font_size(element)
        except ValueError:
            return None
    return pixels(value)


def font_size(element: Element) -> float:
    return pixels(element.style("font-size")) or _DEFAULT_SIZE


def text_width(element: Element) -> float:
    """Pixels that the text of an element takes on one line."""
    return len(" ".join(element.text.split())) * font_size(element) * _LETTER


def text_height(element: Element, width: float) -> float:
    """Pixels that the text of an element takes in lines of a width."""
    return text_width(element) / max(width, 1.0) * font_size(element) * _LINE
