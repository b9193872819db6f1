"""Rings from which the keyboard does not get out, walked in the drawn page (WCAG 2.2, 2.1.2)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.chromium_rendered import Focused, Landing, Rendered
from limpide.page.element import Element, Page, TextNode


def trap(
    elements: Iterable[Element],
    *,
    page: Page,
    rendered: Rendered,
    ways_out: Sequence[str],
    told: re.Pattern[str],
    keys: Mapping[str, str],
) -> Iterator[Finding]:
    """The first element of a ring from which neither the usual keys nor a key that the page tells lead out.

    A person tries where the keyboard reaches the browser's own bars and a script then moves it in the page: browsers
    differ there.
    """
    known = {element.index for element in elements}
    ring = _ring(rendered.walk)
    inside = {stop.element.index for stop in ring}
    if not ring or ring[0].element.index not in known:
        return
    tried = [
        rendered.pressed(stop.element, *way.split())
        for stop in (ring[-1], ring[0])
        for way in (*ways_out, *_told(page, told, keys))
    ]
    if not all(_stays(landing, inside) for landing in tried):
        return
    is_unsure = len(ring) > 1 and any(landing.has_left for landing in tried)
    first = ring[0].element
    yield Finding(
        first.mark,
        data={"text": shown(" ".join(first.text.split()) or first.attrs.get("aria-label", "") or first.name)},
        outcome="needs_review" if is_unsure else None,
        selector=first.selector,
    )


def _ring(walk: Sequence[Focused]) -> Sequence[Focused]:
    """The stops among which the keyboard goes round; none where it leaves the page."""
    if not walk:
        return ()
    last = walk[-1].element
    first = next(place for place, stop in enumerate(walk) if stop.element is last)
    return walk[first:-1]


def _told(page: Page, told: re.Pattern[str], keys: Mapping[str, str]) -> Iterator[str]:
    """The keys that the page names to its readers, as the browser calls them; each alone, then with Tab after it."""
    for found in told.finditer(" ".join(_texts(page))):
        parts = re.split(r"\s*\+\s*", next(filter(None, found.groups()), found.group()).casefold())
        pressed = "+".join(keys.get(part, part if len(part) == 1 else part.capitalize()) for part in parts)
        yield pressed
        yield f"{pressed} Tab"


def _texts(page: Page) -> Iterator[str]:
    for element in page.elements:
        if element.is_exposed is True and element.name not in ("script", "style"):
            yield from (node.data for node in element.content if isinstance(node, TextNode))


def _stays(landing: Landing, inside: set[int]) -> bool:
    return landing.element is not None and landing.element.index in inside
