"""Error messages of forms that say that a value is wrong, and neither why nor how to put it right."""

import re
from collections.abc import Iterable, Iterator

from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.controls import is_field
from limpide.page.element import Element, Page, TextNode
from limpide.page.short_texts import short_text
from limpide.page.sight import is_out_of_sight

_LONGEST = 120  # characters: a longer text says more than that something is wrong


def without_cause(elements: Iterable[Element], *, page: Page, pattern: re.Pattern[str]) -> Iterator[Finding]:
    """Each text of a form, or alert of a page with fields, that is a message of the pattern as a whole."""
    if not any(is_field(element) for element in page.elements):
        return
    for element in elements:
        text = short_text(element) if _holds_text(element) else None
        if text is None or len(text) > _LONGEST or not pattern.fullmatch(text):
            continue
        if element.is_rendered is True and not is_out_of_sight(element):
            yield Finding(element.span, data={"text": shown(text)}, selector=element.selector)


def _holds_text(element: Element) -> bool:
    """Whether the text stands right in the element: the innermost one is pointed at."""
    return any(isinstance(node, TextNode) and node.data.strip() for node in element.content)
