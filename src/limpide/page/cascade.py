"""The CSS cascade: which declaration wins for an element, and what it inherits. Nothing is laid out."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from limpide.page.css import StyleRule, declarations, parsed
from limpide.page.element import Element, Page
from limpide.page.lengths import font_size
from limpide.page.selectors import selectors
from limpide.page.shorthands import INHERITED, INITIAL, from_shorthand
from limpide.page.user_agent import SHEET
from limpide.page.variables import substituted

_Weight = tuple[int, int, int, int]
"""Origin and importance, layer, specificity, order: the greater wins."""

_BROWSER, _AUTHOR, _STYLE, _IMPORTANT, _IMPORTANT_STYLE, _IMPORTANT_BROWSER = range(6)
_UNLAYERED: Final = 1 << 30


class Winner(Struct, frozen=True):
    """The value that wins for an element, as it is written, and whether the page's author wrote it."""

    value: str
    by_author: bool


class Generated(Struct, frozen=True):
    """The `content` of a pseudo-element as it is written, and how it is laid out."""

    value: str
    display: str


class _Entry(Struct, frozen=True):
    """A declaration of a sheet on its way to elements."""

    rule: StyleRule
    value: str
    important: bool
    is_author: bool
    layer: int
    order: int
    scope: int


class Cascade:
    """The values of one page, computed property by property when asked for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._entries: dict[str, list[_Entry]] | None = None
        self._styled: list[tuple[Element, tuple[tuple[str, str, bool], ...]]] = []
        self._winners: dict[tuple[str, str], dict[int, Winner]] = {}
        self._values: dict[str, list[str]] = {}

    def winner(self, element: Element, name: str) -> Winner | None:
        """What is declared for the element itself; None where nothing is."""
        return self.winners(name).get(element.index)

    def value(self, element: Element, name: str) -> str:
        """The value of a property once inherited and initial values are filled in; sizes of fonts in px."""
        return self.values(name)[element.index]

    def values(self, name: str) -> list[str]:
        """The values of a property by element index."""
        known = self._values.get(name)
        if known is None:
            known = self._values[name] = self._inheriting(name) if _inherits(name) else self._lone(name)
        return known

    def _inheriting(self, name: str) -> list[str]:
        winners, initial = self.winners(name), _computed("", name, INITIAL.get(name, ""))
        if not winners:
            return [initial] * len(self.page.elements)
        values: list[str] = []
        for element in self.page.elements:
            index, parent = element.index, element.parent
            above = values[parent.index] if parent is not None else initial
            winner = winners.get(index)
            values.append(above if winner is None else self._resolved(winner, element, name, above, above))
        return values

    def _lone(self, name: str) -> list[str]:
        initial = INITIAL.get(name, "")
        values = [initial] * len(self.page.elements)
        for index, winner in sorted(self.winners(name).items()):
            element = self.page.elements[index]
            above = values[element.parent.index] if element.parent is not None else initial
            values[index] = self._resolved(winner, element, name, above, initial)
        return values

    def _resolved(self, winner: Winner, element: Element, name: str, above: str, unset: str) -> str:
        """The value of an element for which something is declared; `unset` is what it has without."""
        value = winner.value
        if "var(" in value and not name.startswith("--"):
            value = self._substituted(value, element, name)
        low = value.lower()
        if low == "inherit":
            return above
        if low in ("", "unset", "revert", "revert-layer"):
            return unset
        if low == "initial":
            return _computed(above, name, INITIAL.get(name, ""))
        return _computed(above, name, value)

    def _substituted(self, value: str, element: Element, name: str) -> str:
        text = substituted(value, lambda custom: self.value(element, custom))
        return from_shorthand(name, text)

    def generated(self, element: Element, pseudo: str) -> Generated | None:
        """What the element's ::before or ::after adds; None without any."""
        found = self.winners("content", pseudo).get(element.index)
        if found is None:
            return None
        shown = self.winners("display", pseudo).get(element.index)
        display = shown.value if shown is not None else "inline"
        return None if display == "none" else Generated(found.value, display)

    def winners(self, name: str, pseudo: str = "") -> dict[int, Winner]:
        """The winning declaration of a property by element index."""
        key = (name, pseudo)
        if key not in self._winners:
            best: dict[int, tuple[_Weight, str]] = {}
            for element, weight, value in self._declared(name, pseudo):
                known = best.get(element.index)
                if known is None or known[0] <= weight:
                    best[element.index] = (weight, value)
            self._winners[key] = {
                index: Winner(value, weight[0] not in (_BROWSER, _IMPORTANT_BROWSER))
                for index, (weight, value) in best.items()
            }
        return self._winners[key]

    def _declared(self, name: str, pseudo: str) -> Iterator[tuple[Element, _Weight, str]]:
        names = self.page.names
        for entry in self._index().get(name, ()):
            for selector in selectors(entry.rule.selectors):
                if selector.pseudo == pseudo and selector.needs <= names:
                    weight = _weight(entry, selector.specificity)
                    for element in self.page.matching(selector.css):
                        if not entry.is_author or element.scope == entry.scope:
                            yield element, weight, entry.value
        if pseudo:
            return
        for element, styles in self._styled:
            for order, (longhand, value, important) in enumerate(styles):
                if longhand == name:
                    yield element, (_IMPORTANT_STYLE if important else _STYLE, 0, 0, order), value

    def _index(self) -> dict[str, list[_Entry]]:
        """Declarations by property; the first call reads the sheets and the `style` attributes."""
        if self._entries is None:
            self._entries = defaultdict(list)
            self._styled = [
                (element, declarations(element.attrs["style"]))
                for element in self.page.elements
                if "style" in element.attrs
            ]
            order = self._read(SHEET, {}, 0, is_author=False)
            layers: dict[str, int] = {}
            owners = self.page.sheet_owners
            for sheet, owner in zip(self.page.sheets, owners, strict=True):
                scope = owner.scope if owner is not None else -1
                order = self._read(sheet, layers, order, is_author=True, scope=scope)
        return self._entries

    def _read(self, sheet: str, layers: dict[str, int], order: int, *, is_author: bool, scope: int = -1) -> int:
        assert self._entries is not None
        read = parsed(sheet)
        for layer in read.layers:
            layers.setdefault(layer, len(layers))
        for place, rule in enumerate(read.rules, order):
            rank = layers[rule.layer] if rule.layer else _UNLAYERED
            for name, value, important in rule.declarations:
                self._entries[name].append(_Entry(rule, value, important, is_author, rank, place, scope))
        return order + len(read.rules)


def _inherits(name: str) -> bool:
    return name in INHERITED or name.startswith("--")


def _computed(above: str, name: str, value: str) -> str:
    if name == "font-size":
        return font_size(value, above)
    return value if name.startswith("--") or name == "content" else value.lower()


def _weight(entry: _Entry, specificity: int) -> _Weight:
    if entry.important:
        return _IMPORTANT if entry.is_author else _IMPORTANT_BROWSER, -entry.layer, specificity, entry.order
    return _AUTHOR if entry.is_author else _BROWSER, entry.layer, specificity, entry.order
