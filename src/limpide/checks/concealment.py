"""Content of the source that nobody is shown, and content that only the style sheets hold (RGAA 10.2, 10.8)."""

import re
from collections.abc import Iterable, Iterator, Sequence

from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.content import strings
from limpide.page.element import Element, Page
from limpide.page.keeping import kept
from limpide.page.static import of_markup

_WORD = re.compile(r"[^\W\d_]{2,}")
_FILE = re.compile(r"url\(\s*[\"']?([^\"')]+)")
_NEVER_SHOWN = """
    audio button canvas datalist dialog head iframe math noscript object optgroup option script select style svg
    template title video
"""
_SILENT = frozenset(_NEVER_SHOWN.split())
_NAMING = (
    "aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "aria-errormessage", "aria-owns", "for",
    "href", "popovertarget", "commandfor", "data-target", "data-bs-target",
)  # fmt: skip
_OPENS = frozenset({"aria-expanded", "aria-haspopup", "data-toggle", "data-bs-toggle"})
_PICTURES = frozenset({"audio", "canvas", "embed", "iframe", "img", "input", "object", "picture", "svg", "video"})


def unreached(roots: Sequence[Element], *, page: Page) -> Iterator[Finding]:
    """Each text hidden from screen readers that nothing in the source names: the outermost element of each."""
    named = {word.lstrip("#") for e in page.elements for a in _NAMING if a in e.attrs for word in e.attrs[a].split()}
    passed: set[int] = set()
    for element in page.elements:
        if (
            (element.parent is not None and element.parent.index in passed)
            or element.name in _SILENT
            or (element.name == "details" and "open" not in element.attrs)
        ):
            passed.add(element.index)
        elif _is_hidden(element):
            passed.add(element.index)
            if _WORD.search(element.text) and not _ids(element) & named and not _follows_opener(element):
                yield _found(element, text=shown(element.text))


def words_of_style(elements: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """Each word that a style sheet writes before or after elements; once for a word."""
    cascade = of_markup(page).cascade
    seen: set[str] = set()
    for pseudo in ("before", "after"):
        for element in elements if cascade.winners("content", pseudo) else ():
            made = cascade.generated(element, pseudo)
            text = strings(made.value, element).strip() if made is not None else ""
            if _WORD.search(text) and text not in seen and element.is_rendered is True:
                seen.add(text)
                yield _found(element, text=shown(text))


def pictures_of_style(elements: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """Each picture that a style sheet draws in an element without text or name; once for a picture."""
    winners = of_markup(page).cascade.winners("background-image")
    seen: set[str] = set()
    for element in elements if winners else ():
        winner = winners.get(element.index)
        file = _FILE.search(winner.value) if winner is not None and winner.by_author else None
        if file is None or file[1] in seen or element.is_rendered is not True or _says_something(element):
            continue
        seen.add(file[1])
        yield _found(element, file=shown(file[1]) if not file[1].startswith("data:") else "data")


def _is_hidden(element: Element) -> bool:
    return element.is_rendered is False or element.attrs.get("aria-hidden", "").strip().lower() == "true"


def _follows_opener(element: Element) -> bool:
    """Whether a control that says it opens something stands before the element, beside it."""
    first = _first_opener(element.parent) if element.parent is not None else None
    return first is not None and first.index < element.index


@kept
def _first_opener(parent: Element) -> Element | None:
    return next((child for child in parent.children if not _OPENS.isdisjoint(child.attrs)), None)


def _ids(element: Element) -> set[str]:
    """The ids of an element and of what it holds: a control may name one of them."""
    return {each.attrs["id"] for each in (element, *element.descendants()) if "id" in each.attrs}


def _says_something(element: Element) -> bool:
    if element.name in _PICTURES or element.text.strip():
        return True
    return bool(element.accessible_name) or any(each.name in _PICTURES for each in element.descendants())


def _found(element: Element, **data: str) -> Finding:
    return Finding(element.mark, data={"element": element.name, **data}, selector=element.selector)
