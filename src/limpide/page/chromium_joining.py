"""Which element of the source each element of the drawn document is; scripts may have added, moved or removed some."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Final

from limpide.page.element import Element, TextNode
from limpide.rendering import LiveNode

_Sign = tuple[str, frozenset[tuple[str, str]], str]
"""What an element is known by: its tag, its attributes, the text that it holds itself."""

_SURE: Final[Sequence[Callable[[_Sign], Hashable]]] = (
    lambda sign: sign,
    lambda sign: sign[:2],
    lambda sign: (sign[0], _id(sign)) if _id(sign) else None,
    lambda sign: sign[0],
)
"""From the surest to the weakest: children of one parent are matched by each in turn, in order."""


def joined(root: Element, nodes: Sequence[LiveNode]) -> dict[int, Element]:
    """The element of the source by index of the drawn node, for those that have one."""
    tree = _Drawn(nodes)
    if tree.root is None:
        return {}
    known = _below(root, tree.root, tree, {})
    for element, node in _moved(root, known, tree):
        if node not in known:
            _below(element, node, tree, known)
    return known


def _below(root: Element, node: int, tree: "_Drawn", known: dict[int, Element]) -> dict[int, Element]:
    """What is known once an element is joined to a node, and their children in turn."""
    taken = {element.index for element in known.values()}
    stack = [(root, node)]
    while stack:
        element, there = stack.pop()
        known[there] = element
        ours = [child for child in element.children if child.index not in taken]
        stack.extend(_matched(ours, [each for each in tree.children[there] if each not in known], tree.sign))
    return known


class _Drawn:
    """The elements of a drawn document, their children and signs."""

    def __init__(self, nodes: Sequence[LiveNode]) -> None:
        self.nodes = nodes
        self.children: dict[int, list[int]] = defaultdict(list)
        self.texts: dict[int, list[str]] = defaultdict(list)
        self.root: int | None = None
        for index, node in enumerate(nodes):
            if node.kind == "element":
                if node.parent < 0:
                    self.root = index if self.root is None else self.root
                else:
                    self.children[node.parent].append(index)
            elif node.kind == "text":
                self.texts[node.parent].append(node.text)

    def sign(self, index: int) -> _Sign:
        node = self.nodes[index]
        return node.text, frozenset(node.attrs.items()), "".join(self.texts.get(index, ()))


def _sign(element: Element) -> _Sign:
    text = "".join(node.data for node in element.content if isinstance(node, TextNode))
    return element.name, frozenset(element.attrs.items()), text


def _id(sign: _Sign) -> str | None:
    return dict(sign[1]).get("id")


def _matched(
    elements: Sequence[Element], drawn: Sequence[int], sign: Callable[[int], _Sign]
) -> Iterable[tuple[Element, int]]:
    """Children of the source paired with drawn ones, both in order."""
    ours, theirs = [_sign(element) for element in elements], [sign(index) for index in drawn]
    if ours == theirs:
        return list(zip(elements, drawn, strict=True))
    pairs: dict[int, int] = {}
    for kept in _SURE:
        pairs = _more(pairs, [kept(each) for each in ours], [kept(each) for each in theirs])
    return [(elements[here], drawn[there]) for there, here in pairs.items()]


def _more(pairs: dict[int, int], ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> dict[int, int]:
    """The pairs (drawn to source), and those that this way of knowing adds between them."""
    places: dict[Hashable, deque[int]] = defaultdict(deque)
    taken = set(pairs.values())
    for here, key in enumerate(ours):
        if key is not None and here not in taken:
            places[key].append(here)
    made = dict(pairs)
    bounds = _bounds(pairs, len(theirs), len(ours))
    last = -1
    for there, key in enumerate(theirs):
        if there in pairs:
            last = pairs[there]
            continue
        queue = places.get(key)
        while queue and queue[0] <= last:
            queue.popleft()
        if queue and queue[0] < bounds[there]:
            made[there] = last = queue.popleft()
    return made


def _bounds(pairs: dict[int, int], drawn: int, ours: int) -> list[int]:
    """For each drawn child, the place in the source of the next one already paired."""
    bounds, following = [ours] * drawn, ours
    for there in range(drawn - 1, -1, -1):
        bounds[there] = following
        following = pairs.get(there, following)
    return bounds


def _moved(root: Element, known: Mapping[int, Element], tree: _Drawn) -> list[tuple[Element, int]]:
    """Elements that a script put elsewhere, where tag, attributes and text leave no doubt."""
    found = {element.index for element in known.values()}
    lost: dict[_Sign, list[Element]] = defaultdict(list)
    for element in root.descendants():
        if element.index not in found:
            lost[_sign(element)].append(element)
    fresh: dict[_Sign, list[int]] = defaultdict(list)
    if lost:
        for index, node in enumerate(tree.nodes):
            if node.kind == "element" and index not in known:
                fresh[tree.sign(index)].append(index)
    return [
        (lost[sign][0], places[0])
        for sign, places in fresh.items()
        if len(places) == len(lost.get(sign, ())) == 1 and (sign[1] or sign[2].strip())
    ]
