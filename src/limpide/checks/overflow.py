"""Boxes too small for their text: those that scroll without keyboard, those that cut words."""

import re
from collections.abc import Iterable, Iterator

from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.conditions import ConditionalRule, conditional_rules
from limpide.page.element import Element, Page, TextNode
from limpide.page.reckoning import font_size, length, text_height, text_width
from limpide.page.sight import is_out_of_sight, pixels

_SCROLLING = frozenset(("auto", "scroll", "overlay"))
_CUTTING = frozenset(("hidden", "clip"))
_CLEARLY = 1.5
"""Times the box: the measure of a text is rough."""

_SCREEN = 1280.0
_ZOOMED_SCREEN = 640.0
"""Pixels that a screen of 1280 has at a zoom of 200 %."""

_MAX_WIDTH = re.compile(r"max-width:\s*([\d.]+)(px|em|rem)")
_EM = re.compile(r"([\d.]+)em")


def scrolled_without_keyboard(elements: Iterable[Element]) -> Iterator[Finding]:
    """Each box of a fixed size that scrolls, and that the keyboard neither enters nor finds anything to enter in."""
    for element in elements:
        if element.style("overflow") not in _SCROLLING or element.is_rendered is not True:
            continue
        if not _overflows(element) or is_out_of_sight(element):
            continue
        if any(e.is_focusable is not False and not _is_skipped(e) for e in (element, *element.descendants())):
            continue
        yield Finding(element.mark, data={"text": shown(element.text)}, selector=element.selector)


def cut_text(elements: Iterable[Element]) -> Iterator[Finding]:
    """Each text kept on one line in a box of a fixed width that cuts it off without a sign."""
    for element in elements:
        if element.style("overflow") not in _CUTTING or element.style("text-overflow") != "clip":
            continue
        width = length(element, "width")
        if width is None or element.style("white-space") not in ("nowrap", "pre") or not _has_text(element):
            continue
        if element.is_rendered is True and text_width(element) > 2 * width and not is_out_of_sight(element):
            yield Finding(element.mark, data={"text": shown(element.text)}, selector=element.selector)


def cut_when_zoomed(roots: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """Each text that a rule for narrow screens, which a zoom of 200 % brings, cuts in a box of a fixed height."""
    root = next(iter(roots), page.root)
    for conditional in conditional_rules(page, "max-width"):
        if not _comes_with_zoom(conditional.condition) or conditional.declared("overflow") not in _CUTTING:
            continue
        if conditional.declared("position") in ("absolute", "fixed"):
            continue
        for element in conditional.matched(page):
            height = _height(conditional, element)
            if height is None or not _has_text(element) or element.is_rendered is not True:
                continue
            if text_height(element, _ZOOMED_SCREEN) > _CLEARLY * height:
                yield Finding(
                    conditional.span or root.mark, data={"text": shown(element.text)}, selector=element.selector
                )


def _overflows(element: Element) -> bool:
    """Whether what a box holds is clearly larger than it."""
    height = length(element, "height")
    width = length(element, "width")
    if element.style("white-space") == "nowrap" and width is not None:
        pictures = sum(map(_picture_width, element.descendants()))
        if pictures > width or text_width(element) + pictures > _CLEARLY * width:
            return True
    return height is not None and text_height(element, width or _SCREEN) > _CLEARLY * height


def _picture_width(element: Element) -> float:
    return (length(element, "width") or 0.0) if element.name == "img" else 0.0


def _is_skipped(element: Element) -> bool:
    return element.attrs.get("tabindex", "").strip().startswith("-")


def _has_text(element: Element) -> bool:
    return any(isinstance(node, TextNode) and node.data.strip() for node in element.content)


def _comes_with_zoom(condition: str) -> bool:
    """Whether a screen of 1280 pixels meets a condition once zoomed, and not before."""
    found = _MAX_WIDTH.search(condition)
    if found is None:
        return False
    limit = float(found[1]) * (1.0 if found[2] == "px" else 16.0)
    return _ZOOMED_SCREEN <= limit < _SCREEN


def _height(conditional: ConditionalRule, element: Element) -> float | None:
    value = conditional.declared("height")
    if value is None:
        return None
    found = _EM.fullmatch(value)
    return float(found[1]) * font_size(element) if found is not None else pixels(value)
