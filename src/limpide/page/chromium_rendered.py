"""A page in a browser, to resize, restyle and walk through: what rules of the drawn page alone ask."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from limpide.model import UNKNOWN
from limpide.page.chromium_page import LivePage
from limpide.page.element import Element
from limpide.rendering import Box, Layout, Lettering, Sound, Tab, Told


class Focused(Struct, frozen=True):
    """An element that Tab reached; `is_seen` whether a pixel changes with its focus, None where none was looked at."""

    element: Element
    is_seen: bool | None


class Landing(Struct, frozen=True):
    """Where keys led: the element that has focus, None for the page itself or the browser.

    `has_left`: the focus left the page on the way, even if a script took it back.
    """

    element: Element | None
    has_left: bool


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

    def width(self, *, width: int, height: int) -> float:
        """How wide the page is, scrolled parts included, in a viewport of another size."""
        return self._tab.width(width=width, height=height)

    def resized(self, *, width: int, height: int) -> Drawing:
        """The layout in a viewport of another size."""
        return Drawing(self.page, self._tab.layout(width=width, height=height))

    def restyled(self, css: str) -> Drawing:
        """The layout once a style sheet is added."""
        return Drawing(self.page, self._tab.layout(css=css))

    def begin_walk(self) -> None:
        """Begins the walk, for rules that ask where it led later on."""
        self._tab.begin_walk(most=MOST_STOPS)

    @cached_property
    def walk(self) -> Sequence[Focused]:
        """Where Tab leads, in order."""
        return tuple(self._walk())

    def sound(self, element: Element) -> Sound | None:
        """What a sound or video plays; None where it does not load."""
        found = self.page.facts.sound(element)
        return None if found is UNKNOWN else found

    def lettering(self, element: Element) -> Lettering | None:
        """The writing in the pixels of an element; None where it is not drawn."""
        return self._tab.lettering(self.page.keys[element.index])

    def pressed(self, element: Element, *keys: str) -> Landing:
        """Where keys lead from an element that was given focus."""
        reached = self._tab.focus(self.page.keys[element.index], keys)
        return Landing(self.page.element(reached.key) if reached.key is not None else None, reached.has_left)

    def run(self, script: str) -> Told:
        """What a script of ours says of the page."""
        return self._tab.run(script)

    def _walk(self) -> Iterator[Focused]:
        for stop in self._tab.walk(most=MOST_STOPS):
            element = self.page.element(stop.key) if stop.key is not None else None
            if element is not None:
                yield Focused(element, stop.is_seen)


MOST_STOPS = 300
"""Steps of a keyboard walk: a longer one takes a person minutes, and a browser too long."""
