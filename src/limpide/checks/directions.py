"""The direction in which texts are read: said where it changes, and said rightly."""

import re
from collections.abc import Iterable, Iterator

from limpide.errors import Inapplicable
from limpide.language.excerpts import shown
from limpide.model import Edit, Finding, Fix
from limpide.page.attributes import place_for_attribute
from limpide.page.element import Element, Page, TextNode

_RIGHT_TO_LEFT = re.compile("[\u05d0-\u05ea\u0620-\u06ff\u0700-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters of the scripts that are read from right to left: Hebrew, Arabic, Syriac, Thaana, N’Ko and the like."""

_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LEAST_WORDS = 3
"""Words of the other direction that make a text in a page read from right to left; fewer are a name."""

_DIRECTIONS = frozenset(("ltr", "rtl", "auto"))
_NOT_READ = frozenset(("head", "script", "style", "template", "noscript"))


def unsaid(roots: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """Each text read in the other direction than what surrounds it, without `dir`.

    A page that is mostly so gets one finding, at its root. Raises Inapplicable where all is read in one direction.
    """
    usual = _usual(page)
    holders = [holder for holder in _others(page, usual) if _is_read(holder)]
    if not holders or usual == "auto":
        raise Inapplicable
    wrong = [holder for holder in holders if _said(holder, usual) == usual]
    found = "ltr" if usual == "rtl" else "rtl"
    if wrong and _is_mostly(wrong, page):
        root = next(iter(roots))
        yield Finding(root.mark, data=_data(wrong[0], found), fixes=_fixes(root, found), selector=root.selector)
        return
    for holder in wrong:
        fixes = _fixes(holder, found) if _is_all(_own_text(holder), found) else ()
        yield Finding(holder.mark, data=_data(holder, found), fixes=fixes, selector=holder.selector)


def wrong(elements: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """Each `dir` that has no known value, or that no letter of its text follows.

    Raises Inapplicable where the page has one direction, said or not.
    """
    found = [element for element in elements if not _holds(element)]
    if not found and not any("dir" in e.attrs and e.name not in ("html", "body") for e in page.elements):
        raise Inapplicable
    for element in found:
        value = element.attrs["dir"]
        yield Finding(element.attr_span("dir"), data={"value": shown(value) or "–"}, selector=element.selector)


def _holds(element: Element) -> bool:
    """Whether a `dir` is right: `auto`, or that of some letter of the text, if there is any."""
    said = element.attrs["dir"].strip().lower()
    if said not in _DIRECTIONS:
        return False
    text = "".join(_texts(element))
    return said == "auto" or not _WORD.search(text) or not _is_all(text, "ltr" if said == "rtl" else "rtl")


def _usual(page: Page) -> str:
    """The direction of the page: what its root or its body says, else from left to right."""
    said = (e.attrs["dir"].strip().lower() for e in page.elements if e.name in ("body", "html") and "dir" in e.attrs)
    return next((each for each in said if each in _DIRECTIONS), "ltr")


def _others(page: Page, usual: str) -> Iterable[Element]:
    """Elements with a text of their own in the other direction than the usual one."""
    if usual == "rtl":
        return (e for e in page.elements if _is_foreign(_own_text(e)))
    texts = ((e, node.data) for e in page.elements for node in e.content if isinstance(node, TextNode))
    return dict.fromkeys(e for e, text in texts if not text.isascii() and _RIGHT_TO_LEFT.search(text))


def _is_foreign(text: str) -> bool:
    return len(_WORD.findall(text)) >= _LEAST_WORDS and _is_all(text, "ltr")


def _is_read(element: Element) -> bool:
    is_met = element.is_rendered is not False or element.is_exposed is True
    return is_met and element.closest(*_NOT_READ) is None


def _own_text(element: Element) -> str:
    return "".join(node.data for node in element.content if isinstance(node, TextNode))


def _texts(element: Element) -> Iterator[str]:
    """The texts inside that no inner `dir` takes away."""
    stack = [element]
    while stack:
        holder = stack.pop()
        yield _own_text(holder)
        stack += [child for child in holder.children if "dir" not in child.attrs and child.name not in _NOT_READ]


def _is_all(text: str, direction: str) -> bool:
    """Whether every letter is read in this direction."""
    of_rtl, letters = len(_RIGHT_TO_LEFT.findall(text)), len(_LETTER.findall(text))
    return of_rtl == 0 if direction == "ltr" else of_rtl >= letters


def _said(holder: Element, usual: str) -> str:
    """What the nearest `dir` says; a `bdi` isolates its text, as `auto` does."""
    for element in (holder, *holder.ancestors()):
        if element.attrs.get("dir", "").strip().lower() in _DIRECTIONS:
            return element.attrs["dir"].strip().lower()
        if element.name == "bdi":
            return "auto"
    return usual


def _is_mostly(holders: Iterable[Element], page: Page) -> bool:
    """Whether these hold more than half of the letters that are read."""
    count = sum(len(_LETTER.findall(_own_text(holder))) for holder in holders)
    return 2 * count > sum(len(_LETTER.findall(_own_text(element))) for element in page.elements if _is_read(element))


def _data(holder: Element, found: str) -> dict[str, str]:
    return {"text": shown(_own_text(holder)), "found": found}


def _fixes(element: Element, found: str) -> tuple[Fix, ...]:
    if not element.is_in_source or "dir" in element.attrs:
        return ()
    return (Fix((Edit(place_for_attribute(element), f' dir="{found}"'),), operation="declare-direction"),)
