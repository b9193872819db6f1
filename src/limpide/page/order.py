"""The nodes of a page one after the other: what stands inside an element, and its text, found without a walk."""

from collections.abc import Iterator, Sequence

from limpide.page.element import CommentNode, Element, TextNode


class Order:
    """The nodes of a page one after the other, and where those inside each element begin and end."""

    def __init__(self, elements: Sequence[Element]) -> None:
        self._nodes: list[Element | TextNode | CommentNode] = []
        self._elements: list[Element] = []
        self._text = ""
        nowhere = (0, 0, 0)
        self._starts = [nowhere] * len(elements)
        self._ends = [nowhere] * len(elements)
        for element in elements:
            if element.parent is None:
                self._walk(element)

    def nodes(self, element: Element) -> Iterator[Element | TextNode | CommentNode]:
        return map(self._nodes.__getitem__, range(self._starts[element.index][0], self._ends[element.index][0]))

    def descendants(self, element: Element) -> Iterator[Element]:
        return map(self._elements.__getitem__, range(self._starts[element.index][1], self._ends[element.index][1]))

    def text(self, element: Element) -> str:
        return self._text[self._starts[element.index][2] : self._ends[element.index][2]]

    def _walk(self, root: Element) -> None:
        nodes, elements, texts, length = self._nodes, self._elements, [self._text], len(self._text)
        self._starts[root.index] = len(nodes), len(elements), length
        stack = [(root, iter(root.content))]
        while stack:
            element, content = stack[-1]
            for node in content:
                nodes.append(node)
                if isinstance(node, Element):
                    elements.append(node)
                    self._starts[node.index] = len(nodes), len(elements), length
                    stack.append((node, iter(node.content)))
                    break
                if isinstance(node, TextNode):
                    texts.append(node.data)
                    length += len(node.data)
            else:
                self._ends[element.index] = len(nodes), len(elements), length
                stack.pop()
        self._text = "".join(texts)
