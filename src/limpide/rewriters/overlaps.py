"""The elements and comments of a page by their place, found without a look at all of them."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from limpide.model import Span
from limpide.page.element import CommentNode, Page

_T = TypeVar("_T")


class Overlaps(Generic[_T]):
    """Things that have a span, as the leaves of a tree: each node knows the reach of all that is under it."""

    def __init__(self, things: Iterable[tuple[Span, _T]]) -> None:
        leaves = sorted(things, key=lambda each: each[0].start)
        self._things = [thing for _, thing in leaves]
        self._size = len(leaves)
        self._reach = [Span(0, 0)] * self._size + [span for span, _ in leaves]
        for at in range(self._size - 1, 0, -1):
            left, right = self._reach[2 * at], self._reach[2 * at + 1]
            self._reach[at] = Span(min(left.start, right.start), max(left.end, right.end))

    def meeting(self, region: Span) -> list[_T]:
        """Those that share a character with a region, in the order of their starts."""
        found = []
        waiting = [1] if self._size else []
        while waiting:
            at = waiting.pop()
            reach = self._reach[at]
            if reach.end <= region.start or region.end <= reach.start:
                continue
            if at >= self._size:
                found.append(at - self._size)
            else:
                waiting.extend((2 * at, 2 * at + 1))
        return [self._things[at] for at in sorted(found)]


class Marks:
    """What marks the text of a page: its elements, the places of its comments, and of the tags of its template."""

    def __init__(self, page: Page, tags: Iterable[Span] = ()) -> None:
        self.elements = Overlaps((each.span, each) for each in page.elements if each.is_in_source)
        comments = [node for each in page.elements for node in each.content if isinstance(node, CommentNode)]
        self.comments = Overlaps((node.span, node.span) for node in comments)
        self.tags = Overlaps((span, span) for span in tags)
