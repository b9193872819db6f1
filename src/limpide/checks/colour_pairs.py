"""Colours declared one without the other: readers who set their own colours lose the text (RGAA 10.5)."""

from collections.abc import Callable, Iterable, Iterator

from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.cascade import Cascade, Winner
from limpide.page.element import Element, Page, TextNode
from limpide.page.sheets import require_sheets
from limpide.page.static import of_markup

_NOTHING = frozenset({"", "none", "transparent", "initial", "unset", "revert", "inherit", "currentcolor"})


def text_alone(elements: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """A text colour under which no background colour is declared: one finding a page. Raises FactMissing."""
    return _alone(elements, page, _has_text_colour, _has_background_colour)


def background_alone(elements: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """A background colour over which no text colour is declared: one finding a page. Raises FactMissing."""
    return _alone(elements, page, _has_background_colour, _has_text_colour)


def image_alone(elements: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """A background image with no background colour behind: one finding a page. Raises FactMissing."""
    return _alone(elements, page, _has_background_image, _has_background_colour)


_Declares = Callable[[Cascade, Element], bool]


def _alone(elements: Iterable[Element], page: Page, one: _Declares, other: _Declares) -> Iterator[Finding]:
    require_sheets(page)
    facts = of_markup(page)
    ones, others = _Lineage(facts.cascade, one), _Lineage(facts.cascade, other)
    found = [e for e in elements if _is_read(e) and ones.holds(e) and not others.holds(e)]
    if found:
        yield Finding(
            found[0].mark, data={"count": str(len(found)), "text": shown(found[0].text)}, selector=found[0].selector
        )


class _Lineage:
    """Whether an element, or one around it, declares something: asked once an element."""

    def __init__(self, cascade: Cascade, declares: _Declares) -> None:
        self.cascade = cascade
        self.declares = declares
        self._known: dict[int, bool] = {}

    def holds(self, element: Element) -> bool:
        line: list[Element] = []
        here: Element | None = element
        while here is not None and here.index not in self._known:
            line.append(here)
            here = here.parent
        answer = self._known[here.index] if here is not None else False
        for each in reversed(line):
            answer = answer or self.declares(self.cascade, each)
            self._known[each.index] = answer
        return answer


def _has_text_colour(cascade: Cascade, element: Element) -> bool:
    return _is_declared(cascade.winner(element, "color"))


def _has_background_colour(cascade: Cascade, element: Element) -> bool:
    return _is_declared(cascade.winner(element, "background-color"))


def _has_background_image(cascade: Cascade, element: Element) -> bool:
    winner = cascade.winner(element, "background-image")
    return winner is not None and winner.by_author and "url(" in winner.value


def _is_declared(winner: Winner | None) -> bool:
    return winner is not None and winner.by_author and winner.value.strip().lower() not in _NOTHING


def _is_read(element: Element) -> bool:
    has_text = any(isinstance(node, TextNode) and node.data.strip() for node in element.content)
    return has_text and element.is_rendered is True
