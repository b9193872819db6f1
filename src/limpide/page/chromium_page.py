"""The page as it is drawn: the elements that scripts left, each with its place in the source where it has one."""

import contextlib
from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

from limpide.model import Piece, Span
from limpide.page.chromium_joining import joined
from limpide.page.element import CommentNode, Element, Page, TextNode
from limpide.page.offsets import Markup
from limpide.page.turbo import turbohtml
from limpide.rendering import LiveNode

_VOID: Final = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


class LivePage(Page):
    """A drawn page. `keys` names the node of each element in the browser."""

    __slots__ = ("_elements", "_named", "_origins", "keys")

    def __init__(self, tree: turbohtml.Document, source: Page) -> None:
        super().__init__(tree, is_fragment=source.is_fragment, markup=Markup(""), url=source.url)
        self.keys: list[int] = []
        self._origins: list[Element | None] = []
        self._elements: dict[int, Element] = {}
        self._named: dict[str, Element] = {}

    def append(self, node: turbohtml.Element, parent: Element | None, key: int, origin: Element | None) -> Element:
        """A new element; without origin in the source, its place is where its parent's content begins."""
        place = origin.mark if origin is not None else _inside(parent)
        element = self.add(node, parent, place)
        if origin is not None:
            element.span = origin.span
        self.keys.append(key)
        self._origins.append(origin)
        self._elements[key] = element
        return element

    def enter_scope(self, element: Element, *, is_rooted: bool) -> None:
        """Sets apart an element at the top of a shadow root, or what a slot shows: it belongs to the page again.

        A shadow root inside another counts as a part of it.
        """
        element.scope = -1
        if is_rooted and element.parent is not None:
            element.scope = element.parent.index
            self.hosts[element.parent.index] = True

    def element(self, key: int) -> Element | None:
        """The element of a node of the browser; None for what is no element of the page (a text, a frame's)."""
        return self._elements.get(key)

    def origin(self, element: Element) -> Element | None:
        """The element of the source that this one is; None where a script made it."""
        return self._origins[element.index]

    def selector(self, element: Element) -> str:
        path = super().selector(element)
        self._named[path] = element
        return path

    def named(self, selector: str) -> Element | None:
        """The element whose selector was asked for; None for any other selector."""
        return self._named.get(selector)

    def scripted(self, selector: str) -> str:
        element = self._named.get(selector)
        return written(element) if element is not None and self.is_scripted(element) else ""

    def is_scripted(self, element: Element) -> bool:
        """Whether a script made the element: the source does not have it."""
        return self._origins[element.index] is None

    def spelt(self, element: Element, name: str) -> tuple[Markup, int, int] | None:
        origin = self._origins[element.index]
        return origin.page.spelt(origin, name) if origin is not None else None

    def attr_span(self, element: Element, name: str) -> Span:
        origin = self._origins[element.index]
        return origin.attr_span(name) if origin is not None else element.mark


def written(element: Element) -> str:
    """The start tag of an element, with its text and its end tag where it holds nothing else."""
    tag = " ".join([element.name, *(f'{name}="{escape(value)}"' for name, value in element.attrs.items())])
    has_markup = any(not isinstance(node, TextNode) for node in element.content)
    if has_markup or element.name in _VOID:
        return f"<{tag}>"
    return f"<{tag}>{escape(element.text, quote=False)}</{element.name}>"


def live_page(source: Page, nodes: Sequence[LiveNode]) -> LivePage:
    """The page of a drawn document, joined to the page of its source."""
    tree = turbohtml.parse("")
    page = LivePage(tree, source)
    origins = joined(source.root, nodes)
    texts = _Texts()
    made: list[tuple[turbohtml.Element, Element] | None] = [None] * len(nodes)
    for index, node in enumerate(nodes):
        above = made[node.parent] if node.parent >= 0 else None
        if node.kind != "element":
            if above is not None:
                _add_text(node, *above, texts.of(above[1], node, page))
            continue
        made_node = _node(node)
        if above is None:
            if page.elements or tree.root is None:
                continue
            tree.root.replace_with(made_node)
        elif not _added(made_node, above[0]):
            continue
        element = page.append(made_node, above[1] if above else None, node.key, origins.get(index))
        if node.parent >= 0 and node.is_rooted != nodes[node.parent].is_rooted:
            page.enter_scope(element, is_rooted=node.is_rooted)
        made[index] = made_node, element
    _take_sheets(page, source)
    page.frames.update(source.frames)
    return page


def _node(node: LiveNode) -> turbohtml.Element:
    """The element of a tree that selectors can search; names that no markup could spell are left out."""
    try:
        return turbohtml.Element(node.text, _attrs(node.attrs))
    except ValueError:
        return turbohtml.Element(node.text, {k: v for k, v in _attrs(node.attrs).items() if k.isidentifier()})


def _attrs(attrs: Mapping[str, str]) -> dict[str, str | list[str]]:
    return {name: value.split() if name == "class" else value for name, value in attrs.items()}


def _added(node: turbohtml.Element, above: turbohtml.Element) -> bool:
    """Whether an element could be put into another; a void one takes none, though scripts may add some."""
    try:
        above.append(node)
    except ValueError:
        return False
    return True


def _inside(parent: Element | None) -> Span:
    if parent is None:
        return Span(0, 0)
    return Span(parent.mark.end, parent.mark.end)


class _Texts:
    """The texts and comments of the source, each given once to the drawn one that says the same."""

    def __init__(self) -> None:
        self._left: dict[int, list[TextNode | CommentNode]] = {}

    def of(self, element: Element, node: LiveNode, page: LivePage) -> TextNode | CommentNode | None:
        origin = page.origin(element)
        if origin is None:
            return None
        if origin.index not in self._left:
            self._left[origin.index] = [each for each in origin.content if not isinstance(each, Element)]
        left, kind = self._left[origin.index], TextNode if node.kind == "text" else CommentNode
        found = next((each for each in left if isinstance(each, kind) and each.data == node.text), None)
        if found is not None:
            del left[: left.index(found) + 1]
        return found


def _add_text(node: LiveNode, tree: turbohtml.Element, parent: Element, known: TextNode | CommentNode | None) -> None:
    """Adds a text or comment: the one of the source, else one whose place is where its parent's content begins."""
    place = _inside(parent)
    if node.kind == "text":
        parent.content.append(known or TextNode(node.text, (Piece(0, len(node.text), place),) if node.text else ()))
        with contextlib.suppress(ValueError):
            tree.append(turbohtml.Text(node.text))
    else:
        parent.content.append(known or CommentNode(node.text, place))


def _take_sheets(page: LivePage, source: Page) -> None:
    """The sheets of the source, and those that scripts wrote into the page."""
    live = {origin.index: element for element in page.elements if (origin := page.origin(element)) is not None}
    for text, owner in zip(source.sheets, source.sheet_owners, strict=True):
        page.sheets.append(text)
        page.sheet_owners.append(live.get(owner.index) if owner is not None else None)
    page.missing_sheets.extend(source.missing_sheets)
    for element in page.elements:
        if element.name == "style" and page.is_scripted(element):
            page.sheets.append(element.text)
            page.sheet_owners.append(element)
