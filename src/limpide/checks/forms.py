"""Form fields: what names them, how they are grouped, what they say of their content."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from limpide.language.excerpts import shown
from limpide.model import UNKNOWN, Finding
from limpide.page.element import Element, Page

_GROUPS = frozenset(("group", "radiogroup"))
_NO_LABEL = frozenset(("hidden", "submit", "reset", "button", "image"))


def placeholder_only(fields: Iterable[Element]) -> Iterator[Finding]:
    """Each field that only its placeholder names: it goes away at the first letter typed."""
    for field in fields:
        attrs = field.attrs
        placeholder = attrs.get("placeholder", "").strip()
        if not placeholder or attrs.get("type", "").lower() in _NO_LABEL or field.is_exposed is False:
            continue
        if any(attrs.get(name, "").strip() for name in ("aria-label", "aria-labelledby", "title")):
            continue
        name = field.accessible_name
        if name is not UNKNOWN and (not name or name == " ".join(placeholder.split())) and not _has_label(field):
            yield Finding(field.span, data={"text": shown(placeholder)}, selector=field.selector)


def lost_labels(labels: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """Each label that names a field which does not exist."""
    labelled = list(labels)
    known = {e.attrs["id"] for e in page.elements if "id" in e.attrs} if labelled else set()
    for label in labelled:
        target = label.attrs["for"].strip()
        if target not in known and label.is_rendered is not False:
            yield Finding(label.span, data={"text": shown(label.text), "target": target}, selector=label.selector)


def ungrouped(buttons: Iterable[Element]) -> Iterator[Finding]:
    """Each set of radio buttons with one name that no group with a name holds; one finding a set."""
    sets: dict[tuple[int, str], list[Element]] = defaultdict(list)
    for button in buttons:
        form = button.closest("form")
        if button.attrs.get("name") and button.is_rendered is not False:
            sets[(form.index if form else -1, button.attrs["name"])].append(button)
    for (_, name), alike in sets.items():
        if len(alike) > 1 and not any(_is_named_group(above) for above in alike[0].ancestors()):
            yield Finding(alike[0].span, data={"name": name, "count": str(len(alike))}, selector=alike[0].selector)


def autocomplete(fields: Iterable[Element], *, purposes: frozenset[str], contact: frozenset[str]) -> Iterator[Finding]:
    """Each field whose `autocomplete` says no purpose that browsers know."""
    for field in fields:
        value = field.attrs["autocomplete"]
        if not value.strip() or value.strip().lower() in ("on", "off") or _is_out_of_reach(field):
            continue
        if not _is_purpose(value.lower().split(), purposes, contact):
            yield Finding(field.attr_span("autocomplete"), data={"text": shown(value)}, selector=field.selector)


def _has_label(field: Element) -> bool:
    if field.closest("label") is not None:
        return True
    identifier = field.attrs.get("id")
    return bool(identifier) and any(label.attrs.get("for") == identifier for label in field.page.select("label[for]"))


def _is_named_group(element: Element) -> bool:
    return element.name == "fieldset" or element.role in _GROUPS


def _is_out_of_reach(field: Element) -> bool:
    """Whether nobody can fill the field in: hidden, disabled, or left out of the keyboard's way."""
    attrs = field.attrs
    if attrs.get("type", "").lower() in _NO_LABEL or "disabled" in attrs or attrs.get("aria-disabled") == "true":
        return True
    if field.is_rendered is False or field.is_exposed is False:
        return True
    return attrs.get("tabindex", "").strip().startswith("-") and "role" in attrs


def _is_purpose(tokens: list[str], purposes: frozenset[str], contact: frozenset[str]) -> bool:
    """Whether tokens follow HTML: [section-*] [shipping|billing] [home|work|mobile|fax|pager] purpose [webauthn]."""
    rest = tokens[:-1] if tokens[-1] == "webauthn" else tokens
    if rest and rest[0].startswith("section-"):
        rest = rest[1:]
    if rest and rest[0] in ("shipping", "billing"):
        rest = rest[1:]
    if rest and rest[0] in ("home", "work", "mobile", "fax", "pager"):
        return len(rest) == 2 and rest[1] in contact
    return len(rest) == 1 and (rest[0] in purposes or rest[0] in contact)
