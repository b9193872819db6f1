"""Questions to a person, each at the element that it is about."""

import re
from collections.abc import Iterable, Iterator

from limpide.asking import Told, asked, asked_together, is_met, name_of
from limpide.model import Finding
from limpide.page.element import Element, Page, TextNode
from limpide.page.keeping import kept


def each(elements: Iterable[Element]) -> Iterator[Finding]:
    """A question at each element that people can meet."""
    for element in elements:
        if is_met(element):
            yield asked(element)


def once(elements: Iterable[Element]) -> Iterator[Finding]:
    """One question for the whole page, at the first element that people can meet."""
    first = next((element for element in elements if is_met(element)), None)
    if first is not None:
        yield asked(first)


def distinct(elements: Iterable[Element]) -> Iterator[Finding]:
    """A question at the first of the elements that have the same name."""
    seen: set[tuple[str, str]] = set()
    for element in filter(is_met, elements):
        key = (element.name, name_of(element).casefold())
        if key not in seen:
            seen.add(key)
            yield asked(element)


def together(elements: Iterable[Element], *, most: int) -> Iterator[Finding]:
    """One question for each `most` elements in a row that have a name or a text."""
    met = ((element, name_of(element) or element.text) for element in filter(is_met, elements))
    return asked_together((Told(element, " ".join(text.split())) for element, text in met if text.strip()), most=most)


def worded(elements: Iterable[Element], *, pattern: re.Pattern[str]) -> Iterator[Finding]:
    """A question at each element whose name, text or address matches."""
    for element in filter(is_met, elements):
        if pattern.search(_said(element)):
            yield asked(element)


def scripted(elements: Iterable[Element], *, pattern: re.Pattern[str]) -> Iterator[Finding]:
    """One question for the whole page, at the first script or `on…` attribute whose code matches."""
    first = next((element for element in elements if pattern.search(_code(element))), None)
    if first is not None:
        yield asked(first)


def titled(roots: Iterable[Element], *, page: Page, pattern: re.Pattern[str]) -> Iterator[Finding]:
    """A question at the root of a page whose title or main heading matches."""
    titles = [page.title or "", *(heading.text for heading in page.select("h1"))]
    if any(pattern.search(" ".join(title.split())) for title in titles):
        yield from map(asked, roots)


@kept
def _said(element: Element) -> str:
    """The name, the texts, the names of buttons inside, and the address of an element, each on its own line."""
    texts = (" ".join(node.data.split()) for node in element.nodes() if isinstance(node, TextNode))
    buttons = (each.attrs.get("value", "") for each in element.descendants() if each.name == "input")
    return "\n".join((name_of(element), " ".join(texts), *buttons, element.attrs.get("href", "")))


def _code(element: Element) -> str:
    """The code of a script, or the address of one that is not in the page; the code of the attributes of others."""
    if element.name == "script":
        return element.text or element.attrs.get("src", "")
    return "\n".join(code for name, code in element.attrs.items() if name.startswith("on"))
