"""Images that the text before them announces, and that screen readers pass over."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.element import Element, Page
from limpide.page.short_texts import PlacedText, placed_texts, short_text
from limpide.page.sight import is_out_of_sight

_SILENT_ROLES = frozenset(("none", "presentation"))
_THINGS = frozenset(("a", "img", "svg", "canvas", "iframe", "object", "embed", "video", "audio", "table", "input"))


def passed_over(images: Iterable[Element], *, page: Page, announcing: re.Pattern[str]) -> Iterator[Finding]:
    """Each image without name right after a text that announces it, where nothing else follows in its place."""
    silent = [image for image in images if _is_silent(image)]
    texts = sorted(placed_texts(page), key=_start) if silent else []
    for image in silent:
        place = _place(image)
        after = bisect_left(texts, place.mark.start, key=_start)
        before = _text_before(texts[after - 1] if after else None, place)
        if announcing.search(before) and not _is_followed(place, texts[after : after + 1]):
            yield Finding(image.mark, data={"text": shown(before), "element": image.name}, selector=image.selector)


def _is_silent(image: Element) -> bool:
    """Whether people see the image, and screen readers say nothing of it."""
    if image.is_rendered is not True or is_out_of_sight(image) or image.closest("a", "button"):
        return False
    if image.attrs.get("role", "").strip().lower() in _SILENT_ROLES or image.is_exposed is False:
        return True
    named = image.accessible_name != "" or (image.name == "img" and "alt" not in image.attrs)
    return not named and not image.text.strip()


def _start(text: PlacedText) -> int:
    return text.start


def _place(image: Element) -> Element:
    """The image, or the largest small element around it without any text."""
    place = image
    while place.parent is not None and short_text(place.parent) == "":
        place = place.parent
    return place


def _text_before(before: PlacedText | None, place: Element) -> str:
    """The text right before a place, or the whole block before it; empty where there is none beside it."""
    if before is None or place.parent is None:
        return ""
    if before.holder is place.parent:
        return " ".join(before.data.split())
    block = _child_of(place.parent, before.holder)
    return (short_text(block) or "") if block is not None else ""


def _child_of(parent: Element, element: Element) -> Element | None:
    """The element itself or the one around it that stands right in `parent`."""
    return next((each for each in (element, *element.ancestors()) if each.parent is parent), None)


def _is_followed(place: Element, after: Sequence[PlacedText]) -> bool:
    """Whether a text or another thing follows beside a place: it may be what is announced."""
    around = place.parent
    if around is None or any(text.start < around.span.end for text in after):
        return True
    others = (each for each in around.descendants() if each.span.start >= place.span.end)
    return any(each.name in _THINGS for each in others)
