"""By what means a form field is named, and where that name stands: beside the field, before it, out of sight."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Literal

from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.element import CommentNode, Element, Page, TextNode
from limpide.page.names import labelled
from limpide.page.sight import is_out_of_sight

Means = Literal["aria-labelledby", "aria-label", "label", "title"]
"""What names a field, the strongest first (RGAA glossary, « étiquette de champ »)."""

_BOXES = frozenset({"checkbox", "radio"})
_FIELDS = frozenset({"input", "select", "textarea"})
_MARKS = re.compile(r"\([^()]*\)|[^\w\s]")
_NAMES = ("alt", "aria-label", "aria-labelledby", "title")
_REPEATED = frozenset({"email", "search", "tel"})
_Labels = dict[int, list[Element]]
_Node = Element | TextNode | CommentNode


def without_means(fields: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """Each field that none of the means of RGAA 11.1.1 names: a label around a field needs its `for` too."""
    labels = _labels(page)
    for field in fields:
        if field.is_exposed is not False and _means(field, labels) is None:
            yield _found(field)


def asked(fields: Iterable[Element], *, page: Page, means: Means) -> Iterator[Finding]:
    """A question at each field that this means names; once for fields of one name."""
    labels, seen = _labels(page), set[tuple[str, str]]()
    for field in fields:
        key = (field.name, _name(field))
        if field.is_exposed is not False and key not in seen and _means(field, labels) == means:
            seen.add(key)
            yield _found(field)


def unseen(fields: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """Each field without `title` whose name is not drawn beside it."""
    labels = _labels(page)
    for field in fields:
        if field.is_rendered is False or field.attrs.get("title", "").strip():
            continue
        means = _means(field, labels)
        if means in ("aria-label", "aria-labelledby") or (means == "label" and not _drawn(field, labels)):
            yield _found(field)


def not_in_name(fields: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """Each field whose spoken name lacks the words of its label on screen; a question where only its title does."""
    labels = _labels(page)
    for field in fields:
        text = " ".join(" ".join(label.text.split()) for label in _drawn(field, labels))
        if not _words(text) or field.is_exposed is False:
            continue
        title = field.attrs.get("title", "")
        by_aria = _means(field, labels) in ("aria-label", "aria-labelledby")
        if by_aria and not _holds(_name(field), text):
            yield _found(field, text=shown(text))
        elif title.strip() and not _holds(title, text):
            yield _found(field, text=shown(text), name=shown(title), outcome="needs_review")


def apart(fields: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """Each field that other texts or fields part from its label in the source."""
    labels = _labels(page)
    order = list(page.root.nodes()) if labels else []
    places = {id(node): place for place, node in enumerate(order)}
    for field in fields:
        for label in _drawn(field, labels) if field.is_rendered is not False else ():
            if not _is_inside(field, label) and any(map(_parts, _between(label, field, order, places))):
                yield _found(field, text=shown(label.text))
                break


def after(fields: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """Each field to fill in whose label comes after it in the source."""
    labels = _labels(page)
    for field in fields:
        drawn = _drawn(field, labels)
        if drawn and not _is_box(field) and field.is_rendered is not False and not any(_leads(e, field) for e in drawn):
            yield _found(field, text=shown(drawn[0].text))


def before(fields: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """Each box to tick whose label comes before it in the source."""
    labels = _labels(page)
    for field in fields:
        drawn = _drawn(field, labels)
        if drawn and _is_box(field) and field.is_rendered is not False and all(_leads(e, field) for e in drawn):
            yield _found(field, text=shown(drawn[0].text))


def renamed(fields: Iterable[Element]) -> Iterator[Finding]:
    """Each field that asks for the same kind of thing as one of another form, under another name."""
    first: dict[str, Element] = {}
    for field in fields:
        kind = _kind(field)
        if not kind or field.is_rendered is False:
            continue
        other = first.setdefault(kind, field)
        if other.closest("form") is not field.closest("form") and _words(_name(other)) != _words(_name(field)):
            yield _found(field, other=shown(_name(other)) or "–")


def _labels(page: Page) -> _Labels:
    """The labels of each field, by its index."""
    found: _Labels = defaultdict(list)
    for label, control in labelled(page):
        found[control.index].append(label)
    return found


def _means(field: Element, labels: _Labels) -> Means | None:
    attrs = field.attrs
    named = map(field.page.by_id, attrs.get("aria-labelledby", "").split())
    if any(each is not None and (each.text.strip() or each.accessible_name) for each in named):
        return "aria-labelledby"
    if attrs.get("aria-label", "").strip():
        return "aria-label"
    if any("for" in label.attrs and _says(label) for label in labels.get(field.index, ())):
        return "label"
    return "title" if attrs.get("title", "").strip() else None


def _says(label: Element) -> bool:
    """Whether a label holds a text, or an element with a name of its own, or has one itself."""
    named = (each.attrs.get(name, "") for each in (label, *label.descendants()) for name in _NAMES)
    return bool(label.text.strip()) or any(name.strip() for name in named)


def _drawn(field: Element, labels: _Labels) -> list[Element]:
    """The labels of a field that people see."""
    own = labels.get(field.index, ())
    return [e for e in own if e.is_rendered is not False and e.text.strip() and not is_out_of_sight(e)]


def _between(one: Element, other: Element, order: list[_Node], places: dict[int, int]) -> Iterator[_Node]:
    """What stands between two elements in the source, neither inside the other."""
    first, second = sorted((one, other), key=lambda each: each.index)
    start = places[id(first)] + sum(1 for _ in first.nodes()) + 1
    return islice(order, start, places[id(second)])


def _parts(node: _Node) -> bool:
    if isinstance(node, TextNode):
        return any(char.isalnum() for char in node.data)
    return isinstance(node, Element) and node.name in _FIELDS and node.attrs.get("type") != "hidden"


def _leads(label: Element, field: Element) -> bool:
    """Whether the text of a label begins before its field."""
    if not _is_inside(field, label):
        return label.index < field.index
    for node in label.nodes():
        if node is field:
            return False
        if isinstance(node, TextNode) and node.data.strip():
            return True
    return False


def _is_inside(element: Element, other: Element) -> bool:
    return any(above is other for above in element.ancestors())


def _is_box(field: Element) -> bool:
    return field.attrs.get("type", "").strip().lower() in _BOXES


def _kind(field: Element) -> str:
    """What a field is for, as its markup says; empty where it does not."""
    purpose, kind = field.attrs.get("autocomplete", "").strip().lower(), field.attrs.get("type", "").lower()
    if purpose not in ("", "on", "off"):
        return purpose
    return kind if kind in _REPEATED else ""


def _name(field: Element) -> str:
    name = field.accessible_name
    return name if isinstance(name, str) else ""


def _words(text: str) -> list[str]:
    return _MARKS.sub(" ", text.casefold()).split()


def _holds(name: str, text: str) -> bool:
    """Whether a name has the words of a text, in a row; case, signs and what stands in brackets aside."""
    return f" {' '.join(_words(text))} " in f" {' '.join(_words(name))} "


def _found(field: Element, *, outcome: Literal["failed", "needs_review"] | None = None, **data: str) -> Finding:
    filled = {"element": field.name, "name": shown(_name(field)) or "–", **data}
    return Finding(field.mark, data=filled, outcome=outcome, selector=field.selector)
