"""The page as a tree of elements that know their place in the source and ask a provider for their facts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, Protocol

from msgspec import Struct

from limpide.model import Piece, Span, Unknown
from limpide.page.offsets import Markup
from limpide.page.selectors import selectors
from limpide.page.turbo import turbohtml
from limpide.rendering import Box, Sound

if TYPE_CHECKING:
    from limpide.page.order import Order


class PageRule(Struct, frozen=True):
    """A style rule. `selector` is one of its list; `declarations` the last value of each longhand.

    `sheet` is its index in `Page.sheets`; `span` its place in the source, None in a linked sheet.
    """

    selector: str
    declarations: Mapping[str, str]
    sheet: int
    span: Span | None


class Facts(Protocol):
    """What a provider (the markup alone, or a browser) knows of elements. UNKNOWN where it cannot tell."""

    name: Literal["static", "chromium"]
    version: str | None
    """Of Chromium; None where it was not asked."""

    def role(self, element: "Element") -> str | Unknown | None: ...
    def accessible_name(self, element: "Element") -> str | Unknown: ...
    def description(self, element: "Element") -> str | Unknown: ...
    def is_rendered(self, element: "Element") -> bool | Unknown: ...
    def is_exposed(self, element: "Element") -> bool | Unknown: ...
    def is_focusable(self, element: "Element") -> bool | Unknown: ...
    def style(self, element: "Element", name: str) -> str | Unknown: ...
    def box(self, element: "Element") -> Box | Unknown | None: ...
    def focus_rules(self) -> Sequence[PageRule]: ...
    def sound(self, element: "Element") -> Sound | Unknown | None: ...
    def grounds(self, element: "Element") -> Sequence[tuple[int, int, int]] | Unknown: ...


class TextNode:
    """A run of text of the page, entities decoded."""

    __slots__ = ("data", "pieces")

    def __init__(self, data: str, pieces: tuple[Piece, ...]) -> None:
        self.data = data
        self.pieces = pieces


class CommentNode:
    __slots__ = ("data", "span")

    def __init__(self, data: str, span: Span) -> None:
        self.data = data
        self.span = span


class Element:
    """An element of the page.

    `span` runs from its start tag to its end tag; `mark`, its start tag alone, is what a finding on a container
    points at. An element that the source does not spell (an implied `head`) has an empty span where it belongs.
    `content` holds texts, comments and child elements in order, those of a shadow root declared in the markup first.
    `scope` tells apart the page (-1) and each shadow root (its host's index): ids and styles stop there.
    """

    __slots__ = ("attrs", "content", "index", "lang", "mark", "name", "page", "parent", "scope", "span")

    def __init__(
        self, name: str, attrs: Mapping[str, str], page: "Page", parent: "Element | None", index: int, mark: Span
    ) -> None:
        self.name = name
        self.attrs = attrs
        self.page = page
        self.parent = parent
        self.index = index
        self.mark = mark
        self.span = mark
        self.lang: str | None = parent.lang if parent else None
        self.scope: int = parent.scope if parent else -1
        self.content: list[Element | TextNode | CommentNode] = []

    def __repr__(self) -> str:
        return f"<{self.name} {self.span.start}:{self.span.end}>"

    @property
    def is_in_source(self) -> bool:
        return self.mark.end > self.mark.start

    @property
    def children(self) -> list["Element"]:
        return [node for node in self.content if isinstance(node, Element)]

    @property
    def text(self) -> str:
        """All text inside, in order, blanks as they are."""
        return self.page.order.text(self)

    @property
    def selector(self) -> str:
        """A CSS path from the nearest ancestor with an id, or from the root."""
        return self.page.selector(self)

    @property
    def role(self) -> str | Unknown | None:
        return self.page.facts.role(self)

    @property
    def accessible_name(self) -> str | Unknown:
        """Blanks folded; empty where the element has no name."""
        return self.page.facts.accessible_name(self)

    @property
    def description(self) -> str | Unknown:
        """What the element says beside its name; empty where it says nothing more."""
        return self.page.facts.description(self)

    @property
    def is_rendered(self) -> bool | Unknown:
        return self.page.facts.is_rendered(self)

    @property
    def is_exposed(self) -> bool | Unknown:
        """Whether assistive technologies see the element."""
        return self.page.facts.is_exposed(self)

    @property
    def is_focusable(self) -> bool | Unknown:
        return self.page.facts.is_focusable(self)

    def style(self, name: str) -> str | Unknown:
        return self.page.facts.style(self, name)

    @property
    def box(self) -> Box | Unknown | None:
        """The rectangle that the element takes in the page; None where it is not drawn."""
        return self.page.facts.box(self)

    @property
    def sound(self) -> Sound | Unknown | None:
        """What a sound or video plays; None where it does not load."""
        return self.page.facts.sound(self)

    @property
    def grounds(self) -> Sequence[tuple[int, int, int]] | Unknown:
        """The colours right beside the letters of its own text, from dark to light; none where no letter is seen."""
        return self.page.facts.grounds(self)

    def attr_span(self, name: str) -> Span:
        """The place of an attribute in the source, name and value; the start tag where it is unknown."""
        return self.page.attr_span(self, name)

    def ancestors(self) -> Iterator["Element"]:
        """From the parent up to the root."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    def nodes(self) -> Iterator["Element | TextNode | CommentNode"]:
        """Everything inside, in source order, without recursion."""
        return self.page.order.nodes(self)

    def descendants(self) -> Iterator["Element"]:
        return self.page.order.descendants(self)

    def closest(self, *names: str) -> "Element | None":
        """The element itself or its nearest ancestor that has one of these names."""
        if self.name in names:
            return self
        return next((above for above in self.ancestors() if above.name in names), None)


class Page:
    """The markup view of a document: its elements in source order, the root first, and the CSS that was loaded.

    `sheet_owners` holds, for each sheet, the `style` element it stands in (None for a linked one);
    `missing_sheets` names the style sheets that could not be loaded: facts that hang on CSS may then be UNKNOWN.
    `hosts` says of each element with a shadow root, by index, whether a slot there shows its own content.
    `frames` holds, by address, the text of the documents in frames that share a name; `recordings` what is known of
    the sounds that start by themselves; `answers` what was worked out of elements, for `keeping.kept` alone.
    """

    __slots__ = (
        "_found",
        "_ids",
        "_index",
        "_markup",
        "_names",
        "_nodes",
        "_order",
        "_roots",
        "_tree",
        "answers",
        "elements",
        "facts",
        "frames",
        "hosts",
        "is_fragment",
        "missing_sheets",
        "recordings",
        "sheet_owners",
        "sheets",
        "url",
    )

    facts: Facts

    def __init__(self, tree: turbohtml.Document, *, is_fragment: bool, markup: Markup, url: str = "") -> None:
        self.elements: list[Element] = []
        self.is_fragment = is_fragment
        self.url = url
        self.sheets: list[str] = []
        self.sheet_owners: list[Element | None] = []
        self.missing_sheets: list[str] = []
        self.frames: dict[str, str] = {}
        self.recordings: dict[str, Sound | Unknown] = {}
        self.hosts: dict[int, bool] = {}
        self._tree = tree
        self._roots: list[turbohtml.ShadowRoot] = []
        self._nodes: list[turbohtml.Element] = []
        self._index: dict[int, Element] = {}  # by identity: nodes made one by one share their hash
        self._markup = markup
        self._ids: dict[str, Element] | None = None
        self._order: Order | None = None
        self._names: frozenset[str] | None = None
        self._found: dict[str, list[Element]] = {}
        self.answers: dict[object, dict[int, Any]] = {}

    @property
    def order(self) -> "Order":
        """The nodes in order: asked for once the page is whole."""
        from limpide.page.order import Order

        if self._order is None:
            self._order = Order(self.elements)
        return self._order

    @property
    def names(self) -> frozenset[str]:
        """All that selectors can need of the page, as `Selector.needs` has it."""
        if self._names is None:
            self._names = frozenset(_names(self.elements))
        return self._names

    @property
    def root(self) -> Element:
        return self.elements[0]

    @property
    def title(self) -> str | None:
        """The text of the first `title` of the page, blanks folded; None without any."""
        found = self._tree.select_one("head > title") or self._tree.select_one("title")
        return " ".join(found.text.split()) if found is not None else None

    def add(self, node: turbohtml.Element, parent: Element | None, mark: Span) -> Element:
        """A new element for a node of the tree, appended to its parent's content."""
        attrs: dict[str, str] = {}
        for name, value in node.attrs.items():
            attrs[name] = value if isinstance(value, str) else " ".join(value or ())
        element = Element(node.tag, attrs, self, parent, len(self.elements), mark)
        if "lang" in attrs or "xml:lang" in attrs:
            element.lang = attrs.get("lang", attrs.get("xml:lang"))
        self.elements.append(element)
        self._nodes.append(node)
        self._index[id(node)] = element
        if parent is not None:
            parent.content.append(element)
        return element

    def add_root(self, root: turbohtml.ShadowRoot, host: Element) -> None:
        """Takes in a shadow root: what it holds is selected with the rest of the page."""
        self._roots.append(root)
        self.hosts[host.index] = root.select_one("slot") is not None

    def select(self, selector: str) -> Sequence[Element]:
        """Elements that a CSS selector matches, in source order; those that the source does not spell are left out
        of a fragment."""
        found = self._matched(selector)
        return [element for element in found if element.name not in _FRAME] if self.is_fragment else found

    def matching(self, selector: str) -> Sequence[Element]:
        """As `select`, elements that the source does not spell too; none where the selector is not valid."""
        try:
            return self._matched(selector)
        except ValueError:
            return []

    def _matched(self, selector: str) -> Sequence[Element]:
        """What a selector matches, found once. Nothing is searched where the page lacks what a match takes."""
        if selector not in self._found:
            if not any(each.needs <= self.names for each in selectors(selector)):
                return []
            index = self._index
            self._found[selector] = [index[id(node)] for node in self._selected(selector) if id(node) in index]
        return self._found[selector]

    def _selected(self, selector: str) -> list[turbohtml.Element]:
        found = self._tree.select(selector)
        if not self._roots:
            return found
        inside = [node for root in self._roots for node in root.select(selector)]
        known = {id(node): node for node in (*found, *inside) if id(node) in self._index}
        return [known[each] for each in sorted(known, key=lambda each: self._index[each].index)]

    def by_id(self, identifier: str) -> Element | None:
        """The first element with this id."""
        if self._ids is None:
            self._ids = {}
            for element in sorted(self.elements, key=_scope) if self.hosts else self.elements:
                if "id" in element.attrs:
                    self._ids.setdefault(element.attrs["id"], element)
        return self._ids.get(identifier)

    def selector(self, element: Element) -> str:
        return self._nodes[element.index].css_path()

    def scripted(self, selector: str) -> str:
        """The markup of the element that a finding names, where a script made it; empty where the source has it."""
        return ""

    def spelt(self, element: Element, name: str) -> tuple[Markup, int, int] | None:
        """The markup where an attribute is written, and its place there; None for one that the source lacks."""
        location = self._nodes[element.index].source_location
        span = location.attrs.get(name) if location is not None else None
        return (self._markup, span.start_offset, span.end_offset) if span is not None else None

    def attr_span(self, element: Element, name: str) -> Span:
        location = self._nodes[element.index].source_location
        span = location.attrs.get(name) if location is not None else None
        if span is None:
            return element.mark
        return self._markup.span(span.start_offset, span.end_offset)


def _names(elements: Iterable[Element]) -> Iterator[str]:
    for element in elements:
        yield element.name.lower()
        attrs = element.attrs
        if attrs:
            yield from ("[" + name.lower() for name in attrs)
            if "id" in attrs:
                yield "#" + attrs["id"].lower()
            if "class" in attrs:
                yield from ("." + name for name in attrs["class"].lower().split())


def _scope(element: Element) -> int:
    return element.scope


_FRAME = frozenset({"html", "head", "body"})
