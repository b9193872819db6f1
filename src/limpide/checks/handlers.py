"""Event handlers written in the markup: what the mouse alone reaches, what moves the page or the focus unasked."""

import re
from collections.abc import Iterable, Iterator

from limpide.language.excerpts import shown
from limpide.model import UNKNOWN, Finding
from limpide.page.element import Element, Page

_NATIVE = frozenset(("button", "input", "select", "textarea", "summary", "iframe"))
"""Elements that the keyboard reaches wherever they are neither disabled nor out of play."""

_NOT_OPERATED = _NATIVE | {"html", "body", "form", "fieldset", "label", "option", "optgroup", "dialog", "legend"}
_INERT_HANDLER = re.compile(
    r"\s*(?:(?:(?:window\.)?event|e|evt)\.(?:stopPropagation|preventDefault|stopImmediatePropagation)\(\)"
    r"|return(?:\s+(?:true|false))?|void\(?0\)?)?\s*;?\s*"
)
_BLUR = re.compile(r"(?:^|[;{(\s])(?:this\.)?blur\s*\(")
_ON_CHOICE = ("onchange", "oninput", "onfocus", "onblur", "onload", "onmouseover", "onmouseenter", "onclick")
_AROUND = ("p", "div", "li", "td", "fieldset", "form")
_MOST_AROUND = 400
"""Characters: a longer text around a field is a page, not a warning."""

_LONGEST_SOURCE = 10_000
"""Characters of source, options of a list and markup included."""


def mouse_only(elements: Iterable[Element], *, page: Page, silent: re.Pattern[str]) -> Iterator[Finding]:
    """Each element that answers to a click and that the keyboard does not reach.

    Without text a person looks, it may be a backdrop. Handlers that only count or stop clicks (`silent`) are left out.
    """
    elsewhere = {e.attrs["onclick"].strip() for e in page.elements if "onclick" in e.attrs and e.is_focusable is True}
    for element in elements:
        handler = element.attrs["onclick"].strip()
        if not handler or _INERT_HANDLER.fullmatch(handler) or silent.search(handler) or handler in elsewhere:
            continue
        if _is_reached(element) or element.is_rendered is False:
            continue
        sure = element.is_rendered is True and element.is_focusable is False and _says_something(element)
        yield Finding(
            element.mark,
            data={"element": element.name, "text": shown(element.text) or "–"},
            outcome=None if sure else "needs_review",
            selector=element.selector,
        )


def unreachable(elements: Iterable[Element], *, roles: frozenset[str]) -> Iterator[Finding]:
    """Each element with the role of something to operate, that the keyboard does not reach.

    Where a script may still add it to the tab order, a person looks.
    """
    for element in elements:
        if element.role not in roles or element.is_exposed is not True or _is_reached(element):
            continue
        if element.attrs.get("aria-disabled", "").strip().lower() == "true":
            continue
        sure = "onclick" in element.attrs or element.page.facts.name == "chromium"
        yield Finding(
            element.mark,
            data={"role": str(element.role), "text": shown(element.text) or "–"},
            outcome=None if sure and element.is_focusable is False else "needs_review",
            selector=element.selector,
        )


def focus_refused(elements: Iterable[Element]) -> Iterator[Finding]:
    """Each element that drops the focus when it receives it. Under a condition, a person looks."""
    for element in elements:
        handler = element.attrs["onfocus"]
        if _BLUR.search(handler) and element.is_rendered is not False:
            yield Finding(
                element.attr_span("onfocus"),
                data={"element": element.name, "text": shown(_named(element)) or "–"},
                outcome="needs_review" if re.search(r"\bif\b|[?&|]", handler) else None,
                selector=element.selector,
            )


def unasked_moves(
    elements: Iterable[Element], *, moves: re.Pattern[str], notices: re.Pattern[str]
) -> Iterator[Finding]:
    """Each element that sends a form or leaves the page when it is reached or chosen.

    After a warning, a person looks.
    """
    for element in elements:
        name = next((name for name in _ON_CHOICE if _moves(element, name, moves)), None)
        if name is None or element.is_rendered is False:
            continue
        yield Finding(
            element.attr_span(name),
            data={"handler": name, "element": element.name, "text": shown(_named(element)) or "–"},
            outcome="needs_review" if notices.search(_said_around(element)) else None,
            selector=element.selector,
        )


def shared_keys(elements: Iterable[Element]) -> Iterator[Finding]:
    """Each element whose `accesskey` another element has before it, with another address."""
    known: dict[str, Element] = {}
    for element in elements:
        key = element.attrs["accesskey"].strip().lower()
        if not key or element.is_rendered is False:
            continue
        first = known.setdefault(key, element)
        if first is not element and (first.attrs.get("href") or "") != element.attrs.get("href"):
            yield Finding(element.attr_span("accesskey"), data={"key": key}, selector=element.selector)


def ordered_by_hand(elements: Iterable[Element]) -> Iterator[Finding]:
    """Each element that a positive `tabindex` puts before the others."""
    for element in elements:
        value = element.attrs["tabindex"].strip()
        if value.isascii() and value.isdecimal() and int(value) > 0 and element.is_focusable is not False:
            yield Finding(
                element.attr_span("tabindex"),
                data={"value": value, "text": shown(_named(element)) or "–"},
                selector=element.selector,
            )


def idle_stops(elements: Iterable[Element], *, roles: frozenset[str]) -> Iterator[Finding]:
    """Each element with one of these roles, or none, that `tabindex` puts in the tab order without a handler."""
    for element in elements:
        value = element.attrs["tabindex"].strip()
        if not (value.isascii() and value.isdecimal()) or element.is_focusable is not True:
            continue
        role = element.role
        if (role is None or role in roles) and not _may_do_something(element):
            yield Finding(
                element.attr_span("tabindex"),
                data={"element": element.name, "text": shown(element.text) or "–"},
                selector=element.selector,
            )


def _is_reached(element: Element) -> bool:
    """Whether the keyboard stops at the element, around it or inside it, or nobody operates such an element."""
    if (
        element.name in _NOT_OPERATED
        or element.is_focusable is True
        or (element.name == "a" and "href" in element.attrs)
    ):
        return True
    if any("inert" in above.attrs for above in (element, *element.ancestors())):
        return True
    if any(above.is_focusable is True or above.name in ("label", "summary") for above in element.ancestors()):
        return True
    return any(inside.is_focusable is True for inside in element.descendants())


def _says_something(element: Element) -> bool:
    name = element.accessible_name
    return bool(element.text.strip()) or (name is not UNKNOWN and bool(name))


def _moves(element: Element, name: str, moves: re.Pattern[str]) -> bool:
    if name == "onclick" and element.name != "select" and element.attrs.get("type") not in ("radio", "checkbox"):
        return False
    return name in element.attrs and moves.search(element.attrs[name]) is not None


def _said_around(element: Element) -> str:
    """What is written of a field: its name, its description, the texts right around it."""
    description = element.description
    texts = [_named(element), description if description is not UNKNOWN else "", element.attrs.get("title", "")]
    for above in element.ancestors():
        if above.span.end - above.span.start > _LONGEST_SOURCE:
            break
        if above.name in _AROUND and len(text := above.text) <= _MOST_AROUND:
            texts.append(text)
    return " ".join(texts)


def _named(element: Element) -> str:
    name = element.accessible_name
    return name if name is not UNKNOWN and name else element.text


def _may_do_something(element: Element) -> bool:
    """Whether a handler, a scrolled content or an author's name gives a reason to stop there."""
    if any(name.startswith("on") or name in ("aria-label", "aria-labelledby", "title") for name in element.attrs):
        return True
    if element.name in ("iframe", "object", "embed", "summary", "video", "audio"):
        return True
    return element.style("overflow") not in ("visible", UNKNOWN) or element.closest("canvas", "svg") is not None
