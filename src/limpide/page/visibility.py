"""What a browser draws of a page, and what of it assistive technologies see."""

from functools import cached_property
from typing import Final

from limpide.page.cascade import Cascade
from limpide.page.element import Element, Page
from limpide.page.spreading import spread

_HIDDEN: Final = """
    base basefont datalist defs clippath desc filter head lineargradient link marker mask meta metadata noembed
    noframes noscript param pattern radialgradient rp script source style symbol template title track
"""
_NEVER: Final = frozenset(_HIDDEN.split())
_FALLBACK: Final = frozenset({"audio", "iframe", "meter", "object", "progress", "video"})
"""Elements whose content is drawn only where they cannot be."""


class Visibility:
    """Answers for all elements at once, from the root down, at the first question."""

    def __init__(self, page: Page, cascade: Cascade) -> None:
        self._page = page
        self._cascade = cascade

    def is_rendered(self, element: Element) -> bool:
        return self._rendered[element.index]

    def is_exposed(self, element: Element) -> bool:
        """Rendered, and hidden by no `aria-hidden` or `inert` around it."""
        return self._exposed[element.index]

    def has_box(self, element: Element) -> bool:
        """Whether neither the element nor one around it is left out of the drawing; `visibility` counts apart."""
        return not self._left_out[element.index]

    def is_open(self, element: Element) -> bool:
        """Whether no `aria-hidden` or `inert` stands on the element or around it."""
        return not (self._aria_hidden[element.index] or self._inert[element.index])

    def is_inert(self, element: Element) -> bool:
        return self._inert[element.index]

    @cached_property
    def _rendered(self) -> list[bool]:
        visibilities = self._cascade.values("visibility")
        return [seen == "visible" and not out for seen, out in zip(visibilities, self._left_out, strict=True)]

    @cached_property
    def _exposed(self) -> list[bool]:
        return [
            rendered and not (hidden or inert)
            for rendered, hidden, inert in zip(self._rendered, self._aria_hidden, self._inert, strict=True)
        ]

    @cached_property
    def _left_out(self) -> list[bool]:
        displays = self._cascade.values("display")
        return spread(self._page, lambda element: _is_left_out(element, displays[element.index]))

    @cached_property
    def _aria_hidden(self) -> list[bool]:
        return spread(self._page, lambda element: element.attrs.get("aria-hidden", "").strip().lower() == "true")

    @cached_property
    def _inert(self) -> list[bool]:
        return spread(self._page, lambda element: "inert" in element.attrs)


def _is_left_out(element: Element, display: str) -> bool:
    name = element.name.lower()
    if name in _NEVER:
        return True
    if element.parent is not None and _hides(element.parent, element):
        return True
    return name != "area" and display == "none"


def _hides(parent: Element, element: Element) -> bool:
    """Whether an element that may stand closed, or in place of its content, hides a child.

    The content of a host is not drawn where its shadow root has no slot.
    """
    name = parent.name
    if parent.page.hosts.get(parent.index) is False and element.scope == parent.scope:
        return True
    if name == "details":
        return "open" not in parent.attrs and not is_summary(element)
    return name in _FALLBACK and not (name == "object" and not parent.attrs.get("data"))


def is_summary(element: Element) -> bool:
    """Whether the element opens and closes a `details`."""
    parent = element.parent
    if element.name != "summary" or parent is None or parent.name != "details":
        return False
    return next(each for each in parent.content if isinstance(each, Element) and each.name == "summary") is element
