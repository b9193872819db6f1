"""Questions about what scripts drive, each at the element that it is about, shown or hidden at the moment."""

import re
from collections.abc import Iterable, Iterator, Mapping

from limpide.language.excerpts import shown
from limpide.model import UNKNOWN, Finding
from limpide.page.element import Element, Page

_COMPOSITES = frozenset(
    ("combobox", "feed", "grid", "listbox", "menu", "menubar", "radiogroup", "tablist", "toolbar", "tree", "treegrid")
)
_NOT_SCRIPTS = frozenset(("application/json", "application/ld+json", "importmap", "speculationrules", "text/template"))
_TAG = re.compile(r"<[^>]*>")
_WORDS = re.compile(r"\w{2,}\W+\w{2,}")
_QUOTED = re.compile(r"['\"]#?([\w:.-]+)['\"]")
_SETS_SOURCE = re.compile(r"\.(?:src|srcset)\s*=(?!=)|setAttribute\(\s*['\"]src")


def components(elements: Iterable[Element]) -> Iterator[Finding]:
    """A question at each component; none at those inside another one that was asked about."""
    asked: set[int] = set()
    for element in elements:
        if not any(above.index in asked for above in element.ancestors()):
            asked.add(element.index)
            yield _asked(element)


def parts(elements: Iterable[Element]) -> Iterator[Finding]:
    """A question at each element; one alone for the parts of a menu, a list or a row of tabs."""
    asked: set[int] = set()
    for element in elements:
        group = next((above for above in element.ancestors() if above.attrs.get("role") in _COMPOSITES), None)
        if group is not None and group.index in asked:
            continue
        asked.add((group or element).index)
        yield _asked(element)


def once_with_scripts(elements: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """One question for the page, at the first of these elements, where scripts run."""
    first = next(iter(elements), None)
    if first is not None and any(_is_script(element) for element in page.elements):
        yield _asked(first)


def without_scripts(elements: Iterable[Element]) -> Iterator[Finding]:
    """A question at each `noscript` that says something."""
    for element in elements:
        text = " ".join(_TAG.sub(" ", element.text).split())
        if _WORDS.search(text):
            yield _asked(element, text=shown(text))


def changing_images(images: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """A question at each image with an alternative whose file a handler, or a script that names it, changes."""
    scripts = (e.text for e in page.elements if e.name == "script" and _SETS_SOURCE.search(e.text))
    named = {identifier for script in scripts for identifier in _QUOTED.findall(script)}
    for image in images:
        handlers = (value for name, value in image.attrs.items() if name.startswith("on"))
        if image.attrs.get("id") in named or any(_SETS_SOURCE.search(value) for value in handlers):
            yield _asked(image)


def unanswered(forms: Iterable[Element], *, page: Page, answers: str) -> Iterator[Finding]:
    """A question at each form with a field of a page where scripts run and nothing matches the selector `answers`."""
    if page.matching(answers) or not any(_is_script(element) for element in page.elements):
        return
    for form in forms:
        if form.is_rendered is not False and any(e.name in ("input", "textarea", "select") for e in form.descendants()):
            yield _asked(form)


def _is_script(element: Element) -> bool:
    return element.name == "script" and element.attrs.get("type", "").strip().lower() not in _NOT_SCRIPTS


def _asked(element: Element, **more: str) -> Finding:
    name, role = element.accessible_name, element.role
    data: Mapping[str, str] = {
        "element": element.name,
        "name": shown(name) if name is not UNKNOWN and name else _content(element),
        "text": shown(element.text) or "–",
        "role": role if isinstance(role, str) else element.attrs.get("role", "–"),
        "file": shown(element.attrs.get("src", "")) or "–",
    }
    return Finding(element.mark, data={**data, **more}, selector=element.selector)


def _content(element: Element) -> str:
    """The text of an element without a name; a dialog is never named by what it holds."""
    return "–" if element.role in ("dialog", "alertdialog") else shown(element.text) or "–"
