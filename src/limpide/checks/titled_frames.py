"""Titles of frames as RGAA wants them: an attribute of their own, which says what the frame holds."""

import re
from collections.abc import Iterable, Iterator

from limpide.language.excerpts import shown
from limpide.model import UNKNOWN, Finding
from limpide.page.element import Element
from limpide.page.sight import is_out_of_sight, pixels


def named_otherwise(frames: Iterable[Element]) -> Iterator[Finding]:
    """Each frame without a title that has a name from another attribute, or that the keyboard leaves out."""
    for frame in frames:
        if not _is_seen(frame):
            continue
        name = frame.accessible_name
        if (name is not UNKNOWN and name) or frame.attrs.get("tabindex", "").strip().startswith("-"):
            target = frame.attrs.get("src") or frame.attrs.get("name") or "–"
            yield Finding(frame.mark, data={"target": shown(target)}, selector=frame.selector)


def generic(frames: Iterable[Element], *, pattern: re.Pattern[str]) -> Iterator[Finding]:
    """Each frame whose title would fit any frame, or is an address."""
    for frame in frames:
        title = " ".join(frame.attrs["title"].split())
        if _is_seen(frame) and pattern.fullmatch(title):
            yield Finding(frame.attr_span("title"), data={"text": shown(title)}, selector=frame.selector)


def _is_seen(frame: Element) -> bool:
    """Whether people meet the frame: drawn, told, and larger than a dot."""
    sizes = (pixels(frame.attrs.get(name, frame.style(name))) for name in ("width", "height"))
    if any(size is not None and size <= 1 for size in sizes) or is_out_of_sight(frame):
        return False
    return frame.is_rendered is True and frame.is_exposed is True
