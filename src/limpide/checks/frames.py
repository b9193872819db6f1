"""Frames: those of one name should show the same thing, those with links or buttons be in the keyboard's way."""

import re
from collections.abc import Iterable, Iterator

from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.element import Element, Page
from limpide.page.frames import address, alike, inner
from limpide.page.sight import pixels

_WORD = re.compile(r"\w+")
_SAME = 0.75
"""Share of common words from which two documents say the same thing."""

_OTHER = 0.2
"""Share of common words under which two documents say something else."""


def same_name(frames: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """Each frame named as another before it, and that shows another document.

    Sure where both were read, and where no script hides a part of the page behind a shadow root.
    """
    targets = {frame.index for frame in frames}
    is_whole = not any("attachShadow" in element.text for element in page.elements if element.name == "script")
    for group in alike(page).values():
        first = group[0]
        for frame in group[1:]:
            if frame.index not in targets or address(frame) == address(first):
                continue
            common = _common(page.frames.get(address(first)), page.frames.get(address(frame)))
            if common is None or common < _SAME:
                yield Finding(
                    frame.mark,
                    data={"text": shown(str(frame.accessible_name))},
                    outcome="failed" if is_whole and common is not None and common < _OTHER else None,
                    selector=frame.selector,
                )


def left_out(frames: Iterable[Element]) -> Iterator[Finding]:
    """Each frame that a negative `tabindex` takes out of the keyboard's way, though its content has links or fields."""
    for frame in frames:
        if not frame.attrs["tabindex"].strip().startswith("-") or frame.is_rendered is not True or _is_dot(frame):
            continue
        page = inner(frame)
        if page is None or any(above.attrs.get("inert") is not None for above in (frame, *frame.ancestors())):
            continue
        reached = next((e for e in page.elements if _is_reached(e)), None)
        if reached is not None:
            yield Finding(frame.attr_span("tabindex"), data={"element": reached.name}, selector=frame.selector)


def _is_reached(element: Element) -> bool:
    return element.is_focusable is True and not element.attrs.get("tabindex", "0").strip().startswith("-")


def _is_dot(frame: Element) -> bool:
    """Whether a frame is too small to see."""
    sizes = (pixels(frame.attrs.get(name, frame.style(name))) for name in ("width", "height"))
    return any(size is not None and size <= 1 for size in sizes)


def _common(one: str | None, other: str | None) -> float | None:
    """The share of words that two texts have in common; None where one is not known."""
    if one is None or other is None:
        return None
    words, others = set(_WORD.findall(one.casefold())), set(_WORD.findall(other.casefold()))
    return len(words & others) / len(words | others) if words | others else 1.0
