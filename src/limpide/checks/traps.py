"""Handlers that take the focus back when it leaves: the keyboard goes round in circles."""

import re
from collections.abc import Iterable, Iterator

from limpide.model import Finding
from limpide.page.element import Element

_GIVES_FOCUS = re.compile(r"\.focus\s*\(")
_OWN = re.compile(r"(?:this|event\.target|e\.target)\.focus\s*\(")
_NEIGHBOUR = re.compile(r"this\.(next|previous)ElementSibling\.focus\s*\(")
_MAYBE = re.compile(r"\bif\b|\?|&&|\|\||shiftKey|relatedTarget")


def taken_back(elements: Iterable[Element]) -> Iterator[Finding]:
    """Each element whose `onblur` gives the focus to itself, or to a neighbour that gives it back.

    A handler that looks at something first is a question.
    """
    for element in elements:
        handler = element.attrs["onblur"]
        if not _GIVES_FOCUS.search(handler) or element.is_focusable is False:
            continue
        is_sure = not _MAYBE.search(handler) and _goes_round(element, handler)
        yield Finding(
            element.attr_span("onblur"),
            data={"element": element.name},
            outcome=None if is_sure else "needs_review",
            selector=element.selector,
        )


def _goes_round(element: Element, handler: str) -> bool:
    if _OWN.search(handler):
        return True
    found = _NEIGHBOUR.search(handler)
    other = _neighbour(element, 1 if found[1] == "next" else -1) if found is not None else None
    if other is None:
        return False
    back = _NEIGHBOUR.search(other.attrs.get("onblur", ""))
    return back is not None and _neighbour(other, 1 if back[1] == "next" else -1) is element


def _neighbour(element: Element, step: int) -> Element | None:
    if element.parent is None:
        return None
    children = element.parent.children
    place = children.index(element) + step
    return children[place] if 0 <= place < len(children) else None
