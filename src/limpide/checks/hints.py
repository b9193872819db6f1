"""Hints and errors written beside a field, and whether the code ties them to it."""

import re
from collections.abc import Iterable, Iterator

from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.controls import is_field
from limpide.page.element import Element

_TIES = ("aria-describedby", "aria-errormessage", "aria-labelledby", "aria-details")
_WORD = re.compile(r"[^\W\d_]{2,}")


def untied(texts: Iterable[Element], *, words: re.Pattern[str]) -> Iterator[Finding]:
    """Each text that its class calls a hint or an error, beside one field alone, that this field does not name."""
    for text in texts:
        if not words.search(text.attrs.get("class", "")) or text.is_rendered is not True:
            continue
        field = _lone_field(text)
        if field is None or not _WORD.search(text.text) or text.closest("label", "legend", "button", "a") is not None:
            continue
        if not _ids(text) & {word for tie in _TIES for word in field.attrs.get(tie, "").split()}:
            name = field.accessible_name
            yield Finding(
                text.mark,
                data={"text": shown(text.text), "name": shown(name) if isinstance(name, str) and name else "–"},
                selector=text.selector,
            )


def _lone_field(text: Element) -> Element | None:
    """The one field that the parent of a text holds, where the text holds none."""
    beside = [each for each in text.parent.descendants() if is_field(each)] if text.parent is not None else []
    return beside[0] if len(beside) == 1 and not any(above is text for above in beside[0].ancestors()) else None


def _ids(text: Element) -> set[str]:
    """The ids of a text, of what it holds and of what holds it."""
    return {each.attrs["id"] for each in (text, *text.descendants(), *text.ancestors()) if "id" in each.attrs}
