"""SVG drawings, canvases and objects as RGAA wants them: hidden and silent, or shown as an image with a name."""

from collections.abc import Iterable, Iterator

from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.element import Element

_NAMING = ("aria-label", "aria-labelledby", "title")
_CLOSED = frozenset(
    ("button", "checkbox", "img", "menuitemcheckbox", "option", "progressbar", "radio", "switch", "tab")
)
"""Roles of which the content is not told apart (WAI-ARIA 1.2, “children presentational”)."""

_SAID = frozenset(("graphics-document", "graphics-object", "graphics-symbol", "image", "img", "none", "presentation"))
"""Roles by which a drawing says that it informs, or that it decorates."""


def without_role(drawings: Iterable[Element]) -> Iterator[Finding]:
    """Each drawing that has a name of its own and does not say that it is an image."""
    for drawing in drawings:
        name = _own_name(drawing)
        if name and _is_seen(drawing) and not drawing.attrs.get("role", "").strip():
            yield _finding(drawing, name)


def silent(drawings: Iterable[Element]) -> Iterator[Finding]:
    """Drawings without name or text that nothing hides from screen readers: one finding, at the first of them."""
    found = [drawing for drawing in drawings if _is_silent(drawing)]
    if found:
        yield Finding(found[0].mark, data={"count": str(len(found))}, selector=found[0].selector)


def _is_silent(drawing: Element) -> bool:
    if not _is_seen(drawing) or drawing.attrs.get("role", "").strip().lower() in _SAID or not _draws(drawing):
        return False
    if _own_name(drawing) or drawing.text.strip():
        return False
    return not any(above.name == "button" or above.role in _CLOSED for above in drawing.ancestors())


def hidden_but_named(elements: Iterable[Element]) -> Iterator[Finding]:
    """Each picture that is hidden from screen readers and has a replacement text all the same."""
    for element in elements:
        name = _own_name(element)
        if element.name in ("object", "canvas"):
            name = name or " ".join(element.text.split())
        if name and element.is_rendered is True:
            yield _finding(element, name)


def _is_seen(drawing: Element) -> bool:
    """Whether people see the drawing, and screen readers may meet it."""
    return drawing.is_rendered is True and drawing.is_exposed is not False


def _draws(drawing: Element) -> bool:
    """Whether a drawing shows something, and does not only hold parts for others."""
    return any(child.name not in ("defs", "symbol", "title", "desc", "style") for child in drawing.children)


def _own_name(element: Element) -> str:
    """What the markup of a picture gives as its name: an attribute, or the title of a drawing."""
    given = next((element.attrs[each] for each in _NAMING if element.attrs.get(each, "").strip()), "")
    titles = (child.text for child in element.children if child.name == "title") if element.name == "svg" else ()
    return " ".join((given or next(iter(titles), "")).split())


def _finding(element: Element, name: str) -> Finding:
    return Finding(element.mark, data={"element": element.name, "text": shown(name) or "–"}, selector=element.selector)
