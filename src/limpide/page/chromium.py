"""Facts read from Chromium: its accessibility tree, its computed styles, its layout."""

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from limpide.model import UNKNOWN, Unknown
from limpide.page.chromium_page import LivePage, live_page
from limpide.page.chromium_rendered import Rendered
from limpide.page.element import Element, Page, PageRule
from limpide.page.static import StaticFacts
from limpide.rendering import Accessible, Box, Snapshot, Sound, Tab

_HIDDEN: Final = frozenset(
    {
        "activeFullscreenElement",
        "activeModalDialog",
        "ariaHiddenElement",
        "ariaHiddenSubtree",
        "emptyAlt",
        "inertElement",
        "inertSubtree",
        "notRendered",
        "notVisible",
    }
)
"""Reasons for which Chromium hides a node; others only say that a node tells nothing of its own."""

_BY_MARKUP: Final = frozenset({"area", "br", "caption", "html", "iframe", "option", "optgroup", "summary", "tr"})
"""Elements that Chromium's tree treats apart from what HTML-AAM says."""

_BOXLESS: Final = frozenset({"area", "option", "optgroup"})
"""Elements that are drawn by another, which alone has a box."""

_SCROLLING: Final = frozenset({"auto", "scroll"})
"""Values of `overflow` for which Chromium alone gives focus to a box; other browsers do not."""

_SAME: Final[Mapping[str, str]] = {"image": "img"}

MOST_LOOKS: Final = 24
"""Elements of a page whose pixels are looked at."""


class ChromiumFacts:
    """The rendered provider. Where Chromium's tree is silent, the markup of the drawn page answers."""

    name: Literal["static", "chromium"] = "chromium"

    def __init__(self, page: LivePage, snapshot: Snapshot, tab: Tab) -> None:
        self.page = page
        self.version: str | None = snapshot.version
        self._snapshot = snapshot
        self._tab = tab
        self._asked: dict[str, Mapping[int, str]] = {}
        self._static = StaticFacts(page)
        self._sounds: dict[int, Sound | None] = {}
        self._grounds: dict[int, Sequence[tuple[int, int, int]]] = {}

    def role(self, element: Element) -> str | Unknown | None:
        """As Chromium has it, where it has a role of WAI-ARIA for the element."""
        ours = self._static.role(element)
        seen = self._seen(element)
        if seen is None or element.name in _BY_MARKUP or not seen.role.islower():
            return ours
        return _SAME.get(seen.role, seen.role)

    def accessible_name(self, element: Element) -> str | Unknown:
        """As Chromium has it, but for image buttons, of which it names those without alternative "Submit" by itself,
        and for formulas, which it gives no name and leaves out of those around.
        """
        seen = self._seen(element)
        is_by_markup = element.name in _BY_MARKUP or _is_image_button(element)
        if seen is None or is_by_markup or (not seen.name and _holds_formula(element)):
            return self._static.accessible_name(element)
        return seen.name

    def description(self, element: Element) -> str | Unknown:
        seen = self._seen(element)
        return self._static.description(element) if seen is None else seen.description

    def is_rendered(self, element: Element) -> bool | Unknown:
        """Whether Chromium draws it; `display: contents` and image maps draw nothing of their own."""
        if self._key(element) not in self._snapshot.styles:
            is_bare = self._static.style(element, "display") == "contents" or element.name in (
                "area",
                "option",
                "optgroup",
            )
            return is_bare and self._static.is_rendered(element)
        return self.style(element, "visibility") == "visible" and self._static.visibility.has_box(element)

    def is_exposed(self, element: Element) -> bool | Unknown:
        node = self._snapshot.accessible.get(self._key(element))
        if node is None:
            return self._static.is_exposed(element)
        if node.ignored & _HIDDEN:
            return False
        return not node.ignored or self._static.is_exposed(element)

    def is_focusable(self, element: Element) -> bool | Unknown:
        node = self._snapshot.accessible.get(self._key(element))
        if node is None or node.ignored or element.name in _BY_MARKUP:
            return self._static.is_focusable(element)
        if self._static.style(element, "overflow") in _SCROLLING:
            return self._static.is_focusable(element)
        return node.is_focusable

    def style(self, element: Element, name: str) -> str | Unknown:
        """The computed value; what the style sheets say of an element not drawn, or of `overflow`, computed in two."""
        key = self._key(element)
        known = self._snapshot.styles.get(key)
        if known is None or name == "overflow":
            return self._static.style(element, name)
        number = self._snapshot.properties.get(name)
        if number is not None:
            return known[number]
        if name not in self._asked:
            self._asked[name] = self._tab.styles(name)
        return self._asked[name].get(key, UNKNOWN)

    def box(self, element: Element) -> Box | Unknown | None:
        """The rectangle that the element takes; None where it is not drawn."""
        return self._snapshot.layout.boxes.get(self._key(element))

    def sound(self, element: Element) -> Sound | Unknown | None:
        if element.index not in self._sounds:
            self._sounds[element.index] = self._tab.sound(self._key(element))
        return self._sounds[element.index]

    def grounds(self, element: Element) -> Sequence[tuple[int, int, int]] | Unknown:
        """UNKNOWN once `MOST_LOOKS` elements were looked at: each takes two pictures of the page."""
        if element.index not in self._grounds:
            if len(self._grounds) >= MOST_LOOKS:
                return UNKNOWN
            self._grounds[element.index] = self._tab.grounds(self._key(element))
        return self._grounds[element.index]

    def focus_rules(self) -> Sequence[PageRule]:
        return self._static.focus_rules()

    def rules_with(self, pseudo: str) -> Sequence[PageRule]:
        return self._static.rules_with(pseudo)

    def _key(self, element: Element) -> int:
        return self.page.keys[element.index]

    def _seen(self, element: Element) -> Accessible | None:
        """What the accessibility tree says; None for what it leaves out."""
        node = self._snapshot.accessible.get(self._key(element))
        return None if node is None or node.ignored else node


def _holds_formula(element: Element) -> bool:
    return element.name == "math" or any(inside.name == "math" for inside in element.descendants())


def _is_image_button(element: Element) -> bool:
    return element.name == "input" and element.attrs.get("type", "").strip().lower() == "image"


def draw(source: Page, tab: Tab) -> tuple[LivePage, Rendered]:
    """The page as a browser draws it, with its facts, and the page to interact with. Raises ReadError."""
    snapshot = tab.snapshot()
    page = live_page(source, snapshot.nodes)
    page.facts = ChromiumFacts(page, snapshot, tab)
    return page, Rendered(page, tab, snapshot.layout)
