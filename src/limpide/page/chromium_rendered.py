"""A page in a browser, to resize, restyle and walk through: what rules of the drawn page alone ask."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from limpide.page.chromium_page import LivePage
from limpide.page.element import Element
from limpide.rendering import Box, Layout, Tab


class Focused(Struct, frozen=True):
    """An element that Tab reached; `is_seen` whether a pixel changes with its focus, None where none was looked at."""

    element: Element
    is_seen: bool | None


class Drawing(Struct, frozen=True):
    """A layout of the page, asked about its elements; None for one that is not drawn."""

    page: LivePage
    layout: Layout

    def box(self, element: Element) -> Box | None:
        return self._of(self.layout.boxes, element)

    def inside(self, element: Element) -> Box | None:
        """The box without its borders and scroll bars."""
        return self._of(self.layout.clients, element)

    def scrolled(self, element: Element) -> Box | None:
        """What the box holds, whether it is seen or not."""
        return self._of(self.layout.scrolls, element)

    def _of(self, boxes: Mapping[int, Box], element: Element) -> Box | None:
        return boxes.get(self.page.keys[element.index])


class Rendered:
    """The page in its tab. Every question may raise ReadError: the page no longer answers."""

    def __init__(self, page: LivePage, tab: Tab, layout: Layout) -> None:
        self.page = page
        self.now = Drawing(page, layout)
        self._tab = tab

    def resized(self, *, width: int, height: int) -> Drawing:
        """The layout in a viewport of another size."""
        return Drawing(self.page, self._tab.layout(width=width, height=height))

    def restyled(self, css: str) -> Drawing:
        """The layout once a style sheet is added."""
        return Drawing(self.page, self._tab.layout(css=css))

    @cached_property
    def walk(self) -> Sequence[Focused]:
        """Where Tab leads, in order."""
        return tuple(self._walk())

    def focus_after(self, element: Element, *keys: str) -> Element | None:
        """The element that has focus once an element was given it and keys were pressed; None for the page itself."""
        key = self._tab.focus(self.page.keys[element.index], keys)
        return self.page.element(key) if key is not None else None

    def _walk(self) -> Iterator[Focused]:
        for stop in self._tab.walk(most=MOST_STOPS):
            element = self.page.element(stop.key) if stop.key is not None else None
            if element is not None:
                yield Focused(element, stop.is_seen)


MOST_STOPS = 300
"""Steps of a keyboard walk: a longer one takes a person minutes, and a browser too long."""
