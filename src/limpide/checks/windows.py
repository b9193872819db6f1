"""Windows that open without a click."""

import re
from collections.abc import Iterable, Iterator

from limpide.model import Finding
from limpide.page.element import Element

_UNASKED = ("onload", "onfocus", "onmouseover", "onmouseenter", "onunload", "onbeforeunload")
_OPENS = re.compile(
    r"\b(?:window|self|top|parent)\s*\.\s*open\s*\(|\bshowModalDialog\s*\(|(?<![.\w])open\s*\(\s*[\"'`]"
)


def opened(elements: Iterable[Element]) -> Iterator[Finding]:
    """Each attribute that opens a window when a page loads or ends, or when an element is merely reached."""
    for element in elements:
        for name in _UNASKED:
            if _OPENS.search(element.attrs.get(name, "")) is not None:
                yield Finding(
                    element.attr_span(name),
                    data={"element": element.name, "attribute": name},
                    selector=element.selector,
                )
