"""Questions asked only where something in the page calls for them: a word in a name, a text beside, a file."""

import re
from collections.abc import Iterable, Iterator, Sequence

from limpide.asking import asked, is_met, name_of
from limpide.model import Finding
from limpide.page.element import CommentNode, Element, TextNode

_Node = Element | TextNode | CommentNode

_FILES = ("src", "data", "href")
_WORDED = ("button", "h1", "h2", "h3", "h4", "h5", "h6")
_MARKS = ("class", "id", "name", "src", "data", "alt", "aria-label", "title")
_NEAR = 3
"""How many boxes around an element, and texts after it, count as beside it."""

_START = 200
"""Characters of a text in which it says what it is."""


def named(elements: Iterable[Element], *, words: int = 1) -> Iterator[Finding]:
    """A question at each element that has a name, of so many words at least."""
    for element in elements:
        if is_met(element) and len(name_of(element).split()) >= words:
            yield asked(element)


def nameless(elements: Iterable[Element]) -> Iterator[Finding]:
    """A question at each element without name or text."""
    for element in elements:
        if is_met(element) and not name_of(element) and not element.text.strip():
            yield asked(element)


def filled(elements: Iterable[Element]) -> Iterator[Finding]:
    """A question at each element that holds a text in place of itself."""
    for element in elements:
        if is_met(element) and element.text.strip():
            yield asked(element)


def detailed(elements: Iterable[Element], *, pattern: re.Pattern[str], longest: int) -> Iterator[Finding]:
    """A question at each picture that shows much: its name or its file says so, or its name is long."""
    for element in elements:
        if is_met(element) and _is_detailed(element, pattern, longest):
            yield asked(element)


def lettered(elements: Iterable[Element], *, pattern: re.Pattern[str]) -> Iterator[Finding]:
    """A question at each named picture that may show words: it makes a heading or a button, or its file says so."""
    for element in elements:
        if is_met(element) and name_of(element) and (element.closest(*_WORDED) or pattern.search(_file(element))):
            yield asked(element)


def marked(elements: Iterable[Element], *, pattern: re.Pattern[str]) -> Iterator[Finding]:
    """A question at each element of which an attribute, or one of a box around it, says some words."""
    for element in elements:
        if is_met(element) and any(pattern.search(mark) for mark in _marks(element)):
            yield asked(element)


def described(elements: Iterable[Element], *, pattern: re.Pattern[str], around: re.Pattern[str]) -> Iterator[Finding]:
    """A question at each picture that has a name and a description.

    Its code leads there, its name says where (`pattern`), or a text beside it does (`around`).
    """
    neighbours = _Neighbours(around)
    for element in elements:
        name = name_of(element)
        if is_met(element) and name and (_leads(element) or pattern.search(name) or neighbours.speak(element)):
            yield asked(element)


def beside(elements: Iterable[Element], *, pattern: re.Pattern[str]) -> Iterator[Finding]:
    """A question at each element beside which a text says some words."""
    neighbours = _Neighbours(pattern)
    for element in elements:
        if is_met(element) and neighbours.speak(element):
            yield asked(element)


def unaccompanied(elements: Iterable[Element], *, pattern: re.Pattern[str]) -> Iterator[Finding]:
    """A question at each element beside which no text says these words."""
    neighbours = _Neighbours(pattern)
    for element in elements:
        if is_met(element) and not neighbours.speak(element):
            yield asked(element)


def icon(elements: Iterable[Element]) -> Iterator[Finding]:
    """One question for the page, at the first link or button that shows a picture and no text."""
    first = next((element for element in elements if is_met(element) and not _has_text(element)), None)
    if first is not None:
        yield asked(first)


def _has_text(element: Element) -> bool:
    """Whether an element holds text outside its drawings."""
    drawn = sum(len(child.text.strip()) for child in element.descendants() if child.name == "svg")
    return len(element.text.strip()) > drawn


def _is_detailed(element: Element, pattern: re.Pattern[str], longest: int) -> bool:
    name = name_of(element)
    if "longdesc" in element.attrs or len(name) > longest:
        return True
    return bool(pattern.search(name) or pattern.search(_file(element)))


def _file(element: Element) -> str:
    """The name of a picture's file, its words set apart by dashes."""
    address = next((element.attrs[each] for each in _FILES if each in element.attrs), "")
    return "" if address.startswith("data:") else address.rpartition("/")[2].replace("_", "-")


def _marks(element: Element) -> Iterator[str]:
    yield from (element.attrs.get(each, "") for each in _MARKS)
    for box, _ in zip(element.ancestors(), range(_NEAR), strict=False):
        if box.name not in ("body", "html"):
            yield from (box.attrs.get(each, "") for each in ("class", "id"))


def _leads(element: Element) -> bool:
    """Whether the code of a picture leads to a description that exists."""
    if element.attrs.get("longdesc", "").strip():
        return True
    targets = element.attrs.get("aria-describedby", "").split()
    return any(element.page.by_id(target) is not None for target in targets)


class _Neighbours:
    """What the texts beside elements say: those that follow, out to three boxes around, inside one section."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern
        self._places: dict[int, dict[int, int]] = {}

    def speak(self, element: Element) -> bool:
        """Whether the name of an element, its content or a text beside it matches."""
        return any(self._pattern.search(text) for text in (name_of(element), _start(element), *self._beside(element)))

    def _beside(self, element: Element) -> Iterator[str]:
        holder = element
        for _ in range(_NEAR):
            if holder.parent is None or holder.name in ("body", "main", "article", "section"):
                return
            yield from map(_start, self._after(holder, holder.parent))
            holder = holder.parent

    def _after(self, element: Element, parent: Element) -> Sequence[_Node]:
        """What directly follows an element, and what is just before it."""
        if parent.index not in self._places:
            nodes = enumerate(parent.content)
            self._places[parent.index] = {node.index: place for place, node in nodes if isinstance(node, Element)}
        place = self._places[parent.index][element.index]
        return [*parent.content[max(0, place - 1) : place], *parent.content[place + 1 : place + 1 + 2 * _NEAR]]


def _start(node: _Node) -> str:
    """The first characters of a text, or of what an element holds."""
    if not isinstance(node, Element):
        return node.data[:_START] if isinstance(node, TextNode) else ""
    text = ""
    for inner in node.nodes():
        text += inner.data if isinstance(inner, TextNode) else ""
        if len(text) >= _START:
            break
    return text[:_START]
