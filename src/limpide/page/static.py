"""Facts computed from the markup and its CSS alone."""

from collections.abc import Sequence
from typing import Final, Literal

from limpide.model import UNKNOWN, Unknown
from limpide.page.cascade import Cascade
from limpide.page.element import Element, Page, PageRule
from limpide.page.focus import takes_focus
from limpide.page.names import Names
from limpide.page.recordings import sound
from limpide.page.roles import Roles
from limpide.page.shorthands import INITIAL
from limpide.page.styles import rules_with
from limpide.page.visibility import Visibility
from limpide.rendering import Box, Sound

_DRAWN_ALL_THE_SAME: Final = frozenset({"display", "visibility", "content"})
"""Properties whose value counts as known when a sheet is missing: a sheet that is not here hides nothing."""


class StaticFacts:
    """The static provider. Each fact is computed once, at the first question."""

    name: Literal["static", "chromium"] = "static"
    version: str | None = None

    def __init__(self, page: Page) -> None:
        self.page = page
        self.cascade = Cascade(page)
        self.visibility = Visibility(page, self.cascade)
        self.names = Names(page, self.cascade, self.visibility)
        self.roles = Roles(page, self.names.is_named)
        self._names: dict[int, str] = {}

    def role(self, element: Element) -> str | Unknown | None:
        """None where HTML gives no role; "none" for a presentational element."""
        return self.roles.role(element)

    def accessible_name(self, element: Element) -> str | Unknown:
        known = self._names
        if element.index not in known:
            known[element.index] = self.names.name(element, self.roles.role(element))
        return known[element.index]

    def description(self, element: Element) -> str | Unknown:
        """The accessible description; empty where it only repeats the name."""
        text = self.names.description(element)
        return "" if text == self.accessible_name(element) else text

    def is_rendered(self, element: Element) -> bool | Unknown:
        return self.visibility.is_rendered(element)

    def is_exposed(self, element: Element) -> bool | Unknown:
        """Rendered, hidden by nothing from assistive technologies, and no decorative image."""
        if not self.visibility.is_exposed(element):
            return False
        return not (element.name in ("img", "svg") and self.roles.role(element) == "none")

    def is_focusable(self, element: Element) -> bool | Unknown:
        return takes_focus(element) and self.visibility.is_rendered(element) and not self.visibility.is_inert(element)

    def style(self, element: Element, name: str) -> str | Unknown:
        """The computed value, as it is written but for fonts' sizes, which are in px.

        UNKNOWN for properties that `shorthands.INITIAL` does not list.
        """
        if name not in INITIAL:
            return UNKNOWN
        if self.page.missing_sheets and name not in _DRAWN_ALL_THE_SAME:
            winner = self.cascade.winner(element, name)
            if winner is None or not winner.by_author:
                return UNKNOWN
        return self.cascade.values(name)[element.index]

    def box(self, element: Element) -> Box | Unknown | None:
        """UNKNOWN for what may be drawn: nothing is laid out."""
        return UNKNOWN if self.visibility.has_box(element) else None

    def sound(self, element: Element) -> Sound | Unknown | None:
        """As the header of its file says, where it was loaded."""
        return sound(element)

    def grounds(self, element: Element) -> Sequence[tuple[int, int, int]] | Unknown:
        return UNKNOWN

    def rules_with(self, pseudo: str) -> list[PageRule]:
        """The style rules of the page with a selector that has this pseudo-class or -element, in order."""
        return list(rules_with(self.page, pseudo))

    def focus_rules(self) -> list[PageRule]:
        """The style rules that speak of `:focus`, `:focus-visible` or `:focus-within`, sheet by sheet."""
        found = [rule for pseudo in (":focus", ":focus-visible", ":focus-within") for rule in self.rules_with(pseudo)]
        return sorted(found, key=lambda rule: rule.sheet)


def of_markup(page: Page) -> StaticFacts:
    """The facts that the markup gives, where a browser may answer for the page."""
    return page.facts if isinstance(page.facts, StaticFacts) else StaticFacts(page)
