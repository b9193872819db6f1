"""Checks of a page as it is drawn: resized, restyled, walked through with the keyboard."""

from collections.abc import Iterable, Iterator
from typing import Final

from limpide.model import Finding
from limpide.page.chromium_rendered import Drawing, Rendered
from limpide.page.element import Element, TextNode
from limpide.rendering import Box

_SHOWN: Final = 60  # characters of a text in a message
_BEYOND: Final = 2  # CSS pixels that rounding may add
_TWO_WAYS: Final = frozenset(
    {"canvas", "embed", "iframe", "img", "math", "object", "picture", "pre", "svg", "table", "video"}
)
"""What needs two dimensions for its meaning or its use: WCAG 1.4.10 excepts it."""

_HIDING: Final = frozenset({"hidden", "clip"})
_SCROLLING: Final = frozenset({"auto", "scroll", "hidden", "clip"})


def reflow(elements: Iterable[Element], *, rendered: Rendered, width: int, height: int) -> Iterator[Finding]:
    """Elements with text for which a narrow page must be scrolled sideways."""
    if rendered.width(width=width, height=height) <= width + _BEYOND:
        return
    drawing = rendered.resized(width=width, height=height)
    for element in elements:
        yield from (_found(wide) for wide in _widest(element, drawing, width))


def _widest(element: Element, drawing: Drawing, width: int) -> Iterator[Element]:
    """The outermost elements that reach beyond the width and do not scroll by themselves."""
    stack = [element]
    while stack:
        each = stack.pop()
        if each.name in _TWO_WAYS or each.style("overflow-x") in _SCROLLING:
            continue
        box = drawing.box(each)
        if box is not None and box.x + box.width > width + _BEYOND and each.name != "body" and each.text.strip():
            yield each
        else:
            stack.extend(reversed(each.children))


def cut_text(elements: Iterable[Element], *, rendered: Rendered, css: str) -> Iterator[Finding]:
    """Elements that cut off their text once the reader widens its spacing."""
    hiding = [element for element in elements if _hides(element) and element.text.strip()]
    whole = [element for element in hiding if not _overflows(rendered.now, element)]
    if whole:
        spaced = rendered.restyled(css)
        yield from (_found(element) for element in whole if _overflows(spaced, element))


def _hides(element: Element) -> bool:
    return element.style("overflow-x") in _HIDING or element.style("overflow-y") in _HIDING


def _overflows(drawing: Drawing, element: Element) -> bool:
    inside, whole = drawing.inside(element), drawing.scrolled(element)
    if inside is None or whole is None:
        return False
    is_narrow = element.style("overflow-x") in _HIDING and whole.width > inside.width + _BEYOND
    return is_narrow or (element.style("overflow-y") in _HIDING and whole.height > inside.height + _BEYOND)


_Placed = tuple[Element, Box]
"""A target and its box."""


def small_target(elements: Iterable[Element], *, rendered: Rendered, least: int) -> Iterator[Finding]:
    """Targets smaller than a square of `least` CSS pixels, too near another (WCAG 2.5.8)."""
    targets = [(element, box) for element in elements if (box := _target(element, rendered.now)) is not None]
    small = {element.index for element, box in targets if min(box.width, box.height) < least}
    crowded: set[int] = set()
    for (one, here), (other, there) in _neighbours(targets, least):
        both = one.index in small and other.index in small
        for target, own, beside in ((one, here, there), (other, there, here)):
            if target.index in small and _touches(own, beside, least, is_small=both) and not _is_around(one, other):
                crowded.add(target.index)
    for element, box in targets:
        if element.index in crowded:
            size = {"width": f"{box.width:.0f}", "height": f"{box.height:.0f}"}
            yield _found(element, **size)


def _neighbours(targets: Iterable[_Placed], least: int) -> Iterator[tuple[_Placed, _Placed]]:
    """The pairs of targets of which one begins, from top to bottom, less than `least` pixels after the other ends."""
    placed = sorted(targets, key=lambda target: target[1].y)
    for number, one in enumerate(placed):
        bottom = one[1].y + one[1].height + least
        for below in range(number + 1, len(placed)):
            if placed[below][1].y >= bottom:
                break
            yield one, placed[below]


def _target(element: Element, drawing: Drawing) -> Box | None:
    """The box of a target that counts: drawn, in use, neither in a sentence nor left as browsers draw it."""
    box = drawing.box(element)
    if box is None or element.is_exposed is not True or element.is_focusable is not True:
        return None
    if element.style("pointer-events") == "none" or not box.width or not box.height:
        return None
    if element.name == "input" and element.attrs.get("type") in ("checkbox", "radio"):
        return None
    return None if element.style("display") == "inline" and _is_in_sentence(element) else box


def _is_in_sentence(element: Element) -> bool:
    parent = element.parent
    return parent is not None and any(isinstance(node, TextNode) and node.data.strip() for node in parent.content)


def _is_around(one: Element, other: Element) -> bool:
    return any(above is other for above in one.ancestors()) or any(above is one for above in other.ancestors())


def _touches(here: Box, there: Box, least: int, *, is_small: bool) -> bool:
    """Whether a circle on a small target meets another target, or the circle of another small one."""
    x, y, radius = here.x + here.width / 2, here.y + here.height / 2, least / 2
    if is_small:
        far = (x - there.x - there.width / 2) ** 2 + (y - there.y - there.height / 2) ** 2
        return far < (2 * radius) ** 2 - 0.01
    near_x, near_y = min(max(x, there.x), there.x + there.width), min(max(y, there.y), there.y + there.height)
    return (x - near_x) ** 2 + (y - near_y) ** 2 < radius**2 - 0.01


def focus_unseen(elements: Iterable[Element], *, rendered: Rendered) -> Iterator[Finding]:
    """Elements on which no pixel changes when the keyboard reaches them."""
    known = {element.index for element in elements}
    for stop in rendered.walk:
        if stop.is_seen is False and stop.element.index in known:
            yield _found(stop.element)


def _found(element: Element, **data: str) -> Finding:
    text = " ".join(element.text.split()) or element.attrs.get("aria-label", "") or element.name
    shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
    return Finding(element.mark, data={"text": shown, **data}, selector=element.selector)
