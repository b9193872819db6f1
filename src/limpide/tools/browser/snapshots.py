"""What the DevTools protocol says of a page, turned into the values of `limpide.rendering`."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Final, Literal

from msgspec import Struct

from limpide.rendering import Accessible, Box, Layout, LiveNode

_KINDS: Final[Mapping[int, Literal["element", "text", "comment"]]] = {1: "element", 3: "text", 8: "comment"}
_DOCUMENT: Final = 9
_FOCUSABLE: Final = "focusable"


class _Rare(Struct):
    """A column that few nodes have: their places, and what they hold."""

    index: Sequence[int]
    value: Sequence[int] = ()


class _Nodes(Struct, rename="camel"):
    parent_index: Sequence[int]
    node_type: Sequence[int]
    node_name: Sequence[int]
    node_value: Sequence[int]
    backend_node_id: Sequence[int]
    attributes: Sequence[Sequence[int]]
    pseudo_type: _Rare
    shadow_root_type: _Rare


class _Places(Struct, rename="camel"):
    node_index: Sequence[int]
    bounds: Sequence[Sequence[float]]
    styles: Sequence[tuple[int, ...]]
    client_rects: Sequence[Sequence[float]] = ()
    scroll_rects: Sequence[Sequence[float]] = ()


class _Document(Struct, rename="camel"):
    nodes: _Nodes
    layout: _Places
    content_width: float = 0
    content_height: float = 0


class Capture(Struct):
    """An answer of DOMSnapshot.captureSnapshot: the parts that we read."""

    documents: Sequence[_Document]
    strings: Sequence[str]


class _Boxes(Mapping[int, Box]):
    """Rectangles by key of node, each made when it is asked for."""

    def __init__(self, places: Mapping[int, int], rectangles: Sequence[Sequence[float]]) -> None:
        self._places = places
        self._rectangles = rectangles

    def __getitem__(self, key: int) -> Box:
        rectangle = self._rectangles[self._places[key]]
        if not rectangle:
            raise KeyError(key)
        return Box(*rectangle)

    def __iter__(self) -> Iterator[int]:
        return (key for key, place in self._places.items() if self._rectangles[place])

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Captured:
    """The document of the page itself, as it was captured."""

    def __init__(self, capture: Capture, styles: Sequence[str]) -> None:
        self._strings: Sequence[str] = [*capture.strings, ""]  # -1 stands for an empty text
        self._document = capture.documents[0]
        self._names = styles

    def nodes(self) -> list[LiveNode]:
        """Elements, texts and comments that an author wrote or a script made, in document order."""
        nodes, strings = self._document.nodes, self._strings
        kept = [-1] * len(nodes.parent_index)
        pseudo, roots = frozenset(nodes.pseudo_type.index), self._rooted()
        made: list[LiveNode] = []
        for index, (above, kind) in enumerate(zip(nodes.parent_index, nodes.node_type, strict=True)):
            name = _KINDS.get(kind)
            if name is None or index in pseudo:
                continue
            if above >= 0 and kept[above] < 0 and nodes.node_type[above] != _DOCUMENT:
                continue
            kept[index] = len(made)
            key, parent = nodes.backend_node_id[index], kept[above] if above >= 0 else -1
            if kind == 1:
                tag, attrs = _tag(strings[nodes.node_name[index]]), self._attrs(nodes.attributes[index])
                made.append(LiveNode(key, parent, name, tag, attrs, index in roots))
            else:
                made.append(LiveNode(key, parent, name, strings[nodes.node_value[index]], {}, index in roots))
        return made

    def _rooted(self) -> frozenset[int]:
        """The nodes in a shadow root of an author."""
        found = self._document.nodes.shadow_root_type
        pairs = zip(found.index, found.value, strict=True)
        return frozenset(index for index, kind in pairs if self._strings[kind] != "user-agent")

    def _attrs(self, flat: Sequence[int]) -> dict[str, str]:
        strings = self._strings
        return {strings[name]: strings[value] for name, value in zip(flat[::2], flat[1::2], strict=True)}

    def styles(self) -> dict[int, tuple[str, ...]]:
        """Computed styles by key of element, equal ones shared; the layout holds none for texts."""
        strings, size, columns = self._strings, len(self._names), self._document.layout.styles
        known: dict[tuple[int, ...], tuple[str, ...]] = {}
        found: dict[int, tuple[str, ...]] = {}
        for key, place in self._places.items():
            column = columns[place]
            if len(column) == size:
                if column not in known:
                    known[column] = tuple([strings[value] for value in column])
                found[key] = known[column]
        return found

    def layout(self) -> Layout:
        document, places = self._document, self._places
        return Layout(
            document.content_width,
            document.content_height,
            _Boxes(places, document.layout.bounds),
            _Boxes(places, document.layout.client_rects),
            _Boxes(places, document.layout.scroll_rects),
        )

    @cached_property
    def _places(self) -> Mapping[int, int]:
        """The place of each drawn node in the columns of the layout, by key; the first of several boxes."""
        keys, drawn = self._document.nodes.backend_node_id, self._document.layout.node_index
        return {keys[node]: place for place, node in reversed(list(enumerate(drawn)))}


class _Value(Struct, frozen=True):
    value: Any = ""


class _Property(Struct, frozen=True):
    name: str
    value: _Value = _Value()


class _AxNode(Struct, rename={"key": "backendDOMNodeId", "reasons": "ignoredReasons"}):
    ignored: bool
    key: int | None = None
    role: _Value = _Value()
    name: _Value = _Value()
    description: _Value = _Value()
    properties: Sequence[_Property] = ()
    reasons: Sequence[_Property] = ()


class Tree(Struct):
    """An answer of Accessibility.getFullAXTree: the parts that we read."""

    nodes: Sequence[_AxNode]


def accessible(nodes: Sequence[_AxNode]) -> dict[int, Accessible]:
    """The accessibility tree by key; equal entries, of which a page has thousands, are one value."""
    known: dict[Accessible, Accessible] = {}
    made = ((node.key, _accessible(node)) for node in nodes if node.key is not None)
    return {key: known.setdefault(each, each) for key, each in made}


def _accessible(node: _AxNode) -> Accessible:
    return Accessible(
        role=str(node.role.value),
        name=" ".join(str(node.name.value).split()),
        description=" ".join(str(node.description.value).split()),
        ignored=frozenset([reason.name for reason in node.reasons]) if node.ignored else frozenset(),
        is_focusable=any(each.name == _FOCUSABLE and bool(each.value.value) for each in node.properties),
    )


def _tag(name: str) -> str:
    """A tag as the source has it: HTML's are in capitals in the DOM, those of SVG as they are."""
    return name.lower() if name.isupper() else name
