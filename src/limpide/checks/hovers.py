"""Content that a style shows while the mouse or the keyboard is on an element (RGAA 10.13, 10.14, 12.11)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from limpide.asking import Told, asked_together, name_of
from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.css import StyleRule, parsed
from limpide.page.element import Element, Page
from limpide.page.selectors import split
from limpide.page.static import StaticFacts, of_markup

_DYNAMIC = re.compile(r":(?:hover|focus(?:-visible|-within)?|active)(?![-\w])", re.I)
_LETTER = re.compile(r"[^\W\d_]")
_MOUSE = re.compile(r":hover(?![-\w])", re.I)
_KEYBOARD = re.compile(r":focus(?:-visible|-within)?(?![-\w])", re.I)


def extra(roots: Sequence[Element], *, page: Page, widgets: str, most: int) -> Iterator[Finding]:
    """One question for each `most` contents that appear: by a style, or by a script that a widget's markup tells of."""
    appearing = [*_shown_by_style(page), *_of_widgets(page, widgets)]
    return asked_together((Told(element, _said(element)) for element in appearing), most=most)


def with_controls(roots: Sequence[Element], *, page: Page, widgets: str, most: int) -> Iterator[Finding]:
    """As `extra`, for content with links, buttons or fields inside."""
    appearing = [*filter(_has_control, _shown_by_style(page)), *_of_widgets(page, widgets)]
    return asked_together((Told(element, _said(element)) for element in appearing), most=most)


def by_mouse_alone(roots: Sequence[Element], *, page: Page) -> Iterator[Finding]:
    """Each content that a style shows under the mouse and never for the keyboard."""
    by_mouse, by_keyboard = _revealed(page, _MOUSE), _revealed(page, _KEYBOARD)
    yield from map(_found, _outermost(e for index, e in by_mouse.items() if index not in by_keyboard))


def by_keyboard_alone(roots: Sequence[Element], *, page: Page) -> Iterator[Finding]:
    """Each content that a style shows for the keyboard and never under the mouse; links that skip are not content."""
    by_mouse, by_keyboard = _revealed(page, _MOUSE), _revealed(page, _KEYBOARD)
    alone = (e for index, e in by_keyboard.items() if index not in by_mouse and e.name != "a")
    yield from map(_found, _outermost(alone))


def _shown_by_style(page: Page) -> list[Element]:
    return _outermost({**_revealed(page, _MOUSE), **_revealed(page, _KEYBOARD)}.values())


def _of_widgets(page: Page, widgets: str) -> list[Element]:
    return [element for element in page.select(widgets) if element.is_exposed is not False]


def _revealed(page: Page, pseudo: re.Pattern[str]) -> dict[int, Element]:
    """The elements with text that rules under these pseudo-classes show, by index."""
    facts = of_markup(page)
    selectors = (each for sheet in page.sheets for each in _showing(sheet) if pseudo.search(each))
    found = (e for selector in selectors for e in page.matching(_DYNAMIC.sub("", selector) or "*"))
    return {e.index: e for e in found if _is_hidden(facts, e) and _LETTER.search(e.text)}


@lru_cache(maxsize=64)
def _showing(sheet: str) -> tuple[str, ...]:
    """The selectors of a sheet that show something while the mouse or the keyboard is on an element."""
    rules = (rule for rule in parsed(sheet).rules if ":" in rule.selectors and _shows(rule))
    return tuple(each for rule in rules for each in split(rule.selectors) if _DYNAMIC.search(each))


def _shows(rule: StyleRule) -> bool:
    declared = {name: value.strip().lower() for name, value, _ in rule.declarations}
    return (
        declared.get("display", "none") != "none"
        or declared.get("visibility") == "visible"
        or declared.get("opacity", "0") not in ("0", "0.0", "0%")
    )


def _is_hidden(facts: StaticFacts, element: Element) -> bool:
    cascade = facts.cascade
    return (
        cascade.value(element, "display") == "none"
        or cascade.value(element, "visibility") == "hidden"
        or cascade.value(element, "opacity") in ("0", "0.0", "0%")
    )


def _outermost(elements: Iterable[Element]) -> list[Element]:
    kept: dict[int, Element] = {}
    for element in sorted(elements, key=lambda each: each.index):
        if not any(above.index in kept for above in element.ancestors()):
            kept[element.index] = element
    return list(kept.values())


def _has_control(element: Element) -> bool:
    return any(each.name in ("a", "button", "input", "select", "textarea") for each in element.descendants())


def _said(element: Element) -> str:
    return " ".join((name_of(element) or element.text or element.attrs.get("title", "")).split()) or element.name


def _found(element: Element) -> Finding:
    return Finding(
        element.mark, data={"element": element.name, "text": shown(_said(element))}, selector=element.selector
    )
