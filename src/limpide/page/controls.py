"""Form controls: what they are called by their own attributes, and what they hold."""

from collections.abc import Iterator, Mapping
from typing import Final

from limpide.page.aria import explicit
from limpide.page.element import Element
from limpide.page.roles import input_type

LABELABLE: Final = frozenset({"button", "input", "meter", "output", "progress", "select", "textarea"})
_FIELDS: Final = frozenset({"input", "select", "textarea"})
_BUTTONS: Final = frozenset({"hidden", "submit", "reset", "button", "image"})
"""Types of `input` that nobody fills in."""

_TEXT_INPUTS: Final = frozenset({"email", "number", "password", "search", "tel", "text", "url"})
_DEFAULTS: Final[Mapping[str, Mapping[str, str]]] = {
    "fr": {"submit": "Envoyer", "reset": "Réinitialiser"},
    "en": {"submit": "Submit", "reset": "Reset"},
}
"""Names that browsers write on buttons which have none, by the language of the page."""

_VALUE_ROLES: Final = frozenset({"combobox", "listbox", "searchbox", "slider", "scrollbar", "spinbutton", "textbox"})


def is_labelable(element: Element) -> bool:
    return element.name in LABELABLE and not (element.name == "input" and input_type(element) == "hidden")


def is_field(element: Element) -> bool:
    """Whether a person fills the control in."""
    return element.name in _FIELDS and not (element.name == "input" and input_type(element) in _BUTTONS)


def takes_text(element: Element) -> bool:
    """Whether a reader types text in the control."""
    return element.name == "textarea" or (element.name == "input" and input_type(element) in _TEXT_INPUTS)


def input_name(element: Element) -> str:
    """The name of a button by its own attributes: a text that the author empties stays empty."""
    kind, attrs = input_type(element), element.attrs
    if kind == "image":
        return attrs.get("alt", "") or attrs.get("value", "")
    if kind in ("submit", "reset") and "value" not in attrs:
        return _DEFAULTS["fr" if (element.lang or "").lower().startswith("fr") else "en"][kind]
    return attrs.get("value", "") if kind in ("button", "submit", "reset") else ""


def embedded_value(element: Element) -> str | None:
    """The value of a control embedded in a name; None for what is no such control."""
    role = explicit(element) or _native_control(element)
    if role not in _VALUE_ROLES:
        return None
    attrs = element.attrs
    if element.name == "select":
        return " ".join(_folded(option.attrs.get("label") or option.text) for option in _selected(element))
    if element.name == "input":
        return attrs.get("value", "")
    if element.name == "textarea" or role in ("textbox", "searchbox"):
        return _folded(element.text)
    if role in ("slider", "scrollbar", "spinbutton"):
        return attrs.get("aria-valuetext") or attrs.get("aria-valuenow") or None
    return " ".join(_folded(each.text) for each in element.descendants() if each.attrs.get("aria-selected") == "true")


def _native_control(element: Element) -> str | None:
    if element.name in ("textarea", "select"):
        return "textbox"
    if element.name != "input":
        return None
    kind = input_type(element)
    if kind in _TEXT_INPUTS:
        return "textbox"
    return "slider" if kind == "range" else None


def _selected(element: Element) -> Iterator[Element]:
    options = [each for each in element.descendants() if each.name == "option"]
    chosen = [option for option in options if "selected" in option.attrs]
    if "multiple" in element.attrs:
        return iter(chosen)
    return iter(chosen[-1:] or options[:1])


def _folded(text: str) -> str:
    return " ".join(text.split())
