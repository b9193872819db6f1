"""Which elements the keyboard or a script can focus."""

import re
from typing import Final

from limpide.page.element import Element
from limpide.page.visibility import is_summary

_NATIVE: Final = frozenset({"button", "iframe", "input", "select", "textarea"})
_DISABLEABLE: Final = frozenset({"button", "fieldset", "input", "optgroup", "option", "select", "textarea"})
_INTEGER = re.compile(r"\s*[-+]?\d+")


def takes_focus(element: Element) -> bool:
    """Whether the markup makes the element focusable, wherever it is drawn."""
    if is_disabled(element):
        return False
    attrs, name = element.attrs, element.name
    if "tabindex" in attrs and _INTEGER.match(attrs["tabindex"]):
        return True
    if name in ("a", "area"):
        return "href" in attrs or ("xlink:href" in attrs and name == "a")
    if name in _NATIVE:
        return not (name == "input" and attrs.get("type", "").strip().lower() == "hidden")
    if name in ("audio", "video"):
        return "controls" in attrs
    if name == "summary":
        return is_summary(element)
    return is_editable(element)


def is_editable(element: Element) -> bool:
    """Whether the element itself opens an editable zone."""
    return element.attrs.get("contenteditable", "false").strip().lower() in ("", "true", "plaintext-only")


def is_disabled(element: Element) -> bool:
    """Whether a form control is disabled, by itself or by a `fieldset` around it."""
    if element.name not in _DISABLEABLE:
        return False
    if "disabled" in element.attrs:
        return True
    inner = element
    for above in element.ancestors():
        if above.name == "fieldset" and "disabled" in above.attrs and not _is_first_legend(inner, above):
            return True
        inner = above
    return False


def _is_first_legend(element: Element, fieldset: Element) -> bool:
    if element.name != "legend":
        return False
    inside = (each for each in fieldset.content if isinstance(each, Element))
    return element is next(child for child in inside if child.name == "legend")
