"""What the DevTools protocol says of a page, turned into the values of `limpide.rendering`."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from limpide.rendering import Accessible, Box, Layout, LiveNode

_KINDS: Final[Mapping[int, str]] = {1: "element", 3: "text", 8: "comment"}
_FRAGMENT: Final = 11
_FOCUSABLE: Final = "focusable"


class Captured:
    """An answer of DOMSnapshot.captureSnapshot: the document of the page itself."""

    def __init__(self, answer: Mapping[str, Any], styles: Sequence[str]) -> None:
        self._strings: Sequence[str] = [*answer["strings"], ""]  # -1 stands for an empty text
        self._document: Mapping[str, Any] = answer["documents"][0]
        self._names = styles

    def nodes(self) -> list[LiveNode]:
        """Elements, texts and comments that an author wrote or a script made, in document order."""
        nodes = self._document["nodes"]
        strings, kept = self._strings, [-1] * len(nodes["parentIndex"])
        pseudo = frozenset(nodes["pseudoType"]["index"])
        roots = self._open_roots()
        made: list[LiveNode] = []
        for index, (above, kind) in enumerate(zip(nodes["parentIndex"], nodes["nodeType"], strict=True)):
            if kind == _FRAGMENT and index in roots:
                kept[index] = kept[above]
                continue
            name = _KINDS.get(kind)
            if name is None or index in pseudo or (above >= 0 and kept[above] < 0 and nodes["nodeType"][above] != 9):
                continue
            kept[index] = len(made)
            text = nodes["nodeName" if kind == 1 else "nodeValue"][index]
            made.append(
                LiveNode(
                    nodes["backendNodeId"][index],
                    kept[above] if above >= 0 else -1,
                    name,  # type: ignore[arg-type]  # a value of _KINDS
                    _tag(strings[text]) if kind == 1 else strings[text],
                    self._attrs(nodes["attributes"][index]) if kind == 1 else {},
                )
            )
        return made

    def _open_roots(self) -> frozenset[int]:
        """The shadow roots of authors."""
        found = self._document["nodes"]["shadowRootType"]
        pairs = zip(found["index"], found["value"], strict=True)
        return frozenset(index for index, kind in pairs if self._strings[kind] != "user-agent")

    def _attrs(self, flat: Sequence[int]) -> dict[str, str]:
        strings = self._strings
        return {strings[name]: strings[value] for name, value in zip(flat[::2], flat[1::2], strict=True)}

    def styles(self) -> dict[int, tuple[str, ...]]:
        """Computed styles by key of element; the layout holds none for texts."""
        strings, names, columns = self._strings, self._names, self._layout("styles")
        return {
            key: tuple([strings[value] for value in columns[at]])
            for at, key in self._drawn()
            if len(columns[at]) == len(names)
        }

    def layout(self) -> Layout:
        return Layout(
            self._document["contentWidth"],
            self._document["contentHeight"],
            self._boxes("bounds"),
            self._boxes("clientRects"),
            self._boxes("scrollRects"),
        )

    def _boxes(self, name: str) -> dict[int, Box]:
        rectangles = self._layout(name)
        return {key: Box(*rectangles[at]) for at, key in self._drawn() if len(rectangles[at]) == 4}

    def _layout(self, name: str) -> Sequence[Any]:
        column: Sequence[Any] = self._document["layout"][name]
        return column

    def _drawn(self) -> Iterator[tuple[int, int]]:
        """The place of each drawn node in the columns of the layout, and its key; the first of several boxes."""
        keys = self._document["nodes"]["backendNodeId"]
        known: set[int] = set()
        for at, node in enumerate(self._layout("nodeIndex")):
            key = keys[node]
            if key not in known:
                known.add(key)
                yield at, key


def accessible(nodes: Sequence[Mapping[str, Any]]) -> dict[int, Accessible]:
    """The accessibility tree by key."""
    return {node["backendDOMNodeId"]: _accessible(node) for node in nodes if "backendDOMNodeId" in node}


def _accessible(node: Mapping[str, Any]) -> Accessible:
    properties = node.get("properties", ())
    return Accessible(
        role=_value(node, "role"),
        name=" ".join(_value(node, "name").split()),
        description=" ".join(_value(node, "description").split()),
        ignored=frozenset(reason["name"] for reason in node.get("ignoredReasons", ()))
        if node["ignored"]
        else frozenset(),
        is_focusable=any(each["name"] == _FOCUSABLE and each["value"].get("value") for each in properties),
    )


def _reasons(node: Mapping[str, Any]) -> Iterator[str]:
    """Why a node is left out of the tree; nothing where it is in it."""
    if node["ignored"]:
        yield from [reason["name"] for reason in node.get("ignoredReasons", ())] or ["uninteresting"]


def _value(node: Mapping[str, Any], name: str) -> str:
    return str(node.get(name, {}).get("value", ""))


def _tag(name: str) -> str:
    """A tag as the source has it: HTML's are in capitals in the DOM, those of SVG as they are."""
    return name.lower() if name.isupper() else name
