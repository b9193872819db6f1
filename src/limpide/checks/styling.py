"""Questions that a style of the page calls for."""

import re
from collections.abc import Iterable, Iterator
from math import inf

from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.element import Element, Page
from limpide.page.rare import declared

_SECONDS = re.compile(r"(?<![\w.-])(\d+\.?\d*|\.\d+)(ms|s)\b")


def vertical(elements: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """Each text that a style turns upright: the outermost element."""
    modes = declared(page, "writing-mode", "-webkit-writing-mode")
    inside: set[int] = set()
    for element in elements if modes else ():
        if element.parent is not None and element.parent.index in inside:
            inside.add(element.index)
        elif any(value.startswith(("vertical", "sideways", "tb")) for value in modes.get(element.index, ())):
            inside.add(element.index)
            if element.is_rendered is True and element.text.strip():
                yield _found(element)


def flickering(elements: Iterable[Element], *, page: Page, most: float) -> Iterator[Finding]:
    """Each endless animation of fewer than so many seconds a turn: once for a style."""
    styles = declared(page, "animation", "animation-duration", "animation-iteration-count")
    seen: set[str] = set()
    for element in elements if styles else ():
        value = " ".join(styles.get(element.index, ()))
        if "infinite" in value and value not in seen and element.is_rendered is True and _seconds(value) < most:
            seen.add(value)
            yield _found(element)


def _seconds(value: str) -> float:
    """How long one turn of an animation lasts; endless where its style does not say."""
    found = _SECONDS.search(value)
    return float(found[1]) / (1000 if found[2] == "ms" else 1) if found is not None else inf


def _found(element: Element) -> Finding:
    return Finding(
        element.mark,
        data={"element": element.name, "text": shown(element.text) or "–"},
        selector=element.selector,
    )
