"""Signs that stand for something else once seen: drawings made of characters (RGAA 13.5)."""

import re
from collections.abc import Iterable, Iterator

from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.element import Element

_SIGN = re.compile(r"[^\w\s.,;:!?'’«»\"“”()…–—-]|[_|]")
_MOST_SIGNS = 0.5
_LEAST_LINES = 3


def drawings(elements: Iterable[Element]) -> Iterator[Finding]:
    """Each text kept as typed that is made of signs more than of words: a drawing in characters."""
    for element in elements:
        lines = [line for line in element.text.splitlines() if line.strip()]
        signs, letters = len(_SIGN.findall(element.text)), sum(char.isalnum() for char in element.text)
        if element.is_rendered is False or element.closest("code") is not None or len(lines) < _LEAST_LINES:
            continue
        if any(each.name in ("code", "samp", "kbd", "span") for each in element.descendants()):
            continue
        if signs > _MOST_SIGNS * (signs + letters):
            yield Finding(element.mark, data={"text": shown(element.text)}, selector=element.selector)


def explained(elements: Iterable[Element]) -> Iterator[Finding]:
    """A question at each text of signs that has an explanation of its own."""
    for element in elements:
        text = element.text.strip()
        said = element.attrs.get("title", "").strip() or element.attrs.get("aria-label", "").strip()
        signs = sum(not char.isalnum() and not char.isspace() for char in text)
        if said and len(text) > 1 and 2 * signs > len(text) and element.is_rendered is not False:
            yield Finding(element.mark, data={"name": shown(said), "text": shown(text)}, selector=element.selector)
