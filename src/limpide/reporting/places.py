"""Where a span stands for people: its line and column, and the smallest block around it."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from limpide.lines import line_starts
from limpide.model import Block, Document, Finding, Span


class Point(NamedTuple):
    line: int
    column: int


class Places:
    """Lines and blocks of one document, indexed once."""

    def __init__(self, document: Document) -> None:
        self._lines = line_starts(document.source)
        self._blocks = document.blocks
        self._order = sorted(range(len(document.blocks)), key=lambda i: _outer_first(document.blocks[i]))
        self._starts = [document.blocks[i].span.start for i in self._order]
        self._around = _containers([document.blocks[i].span for i in self._order])

    def point(self, offset: int) -> Point:
        """Line and column, from 1, of an offset."""
        line = bisect_right(self._lines, offset)
        return Point(line, offset - self._lines[line - 1] + 1)

    def block(self, span: Span) -> Block | None:
        """The smallest block that covers a span, or None."""
        index = self.block_index(span)
        return None if index is None else self._blocks[index]

    def selector(self, finding: Finding) -> str:
        """The selector of the element that a finding names, else of the smallest block around it; empty for none."""
        if finding.selector:
            return finding.selector
        block = self.block(finding.span)
        return block.selector if block else ""

    def block_index(self, span: Span) -> int | None:
        at: int | None = bisect_right(self._starts, span.start) - 1
        while at is not None and at >= 0:
            if self._blocks[self._order[at]].span.covers(span):
                return self._order[at]
            at = self._around[at]
        return None


def _outer_first(block: Block) -> tuple[int, int]:
    return block.span.start, -block.span.end


def _containers(spans: Sequence[Span]) -> list[int | None]:
    """For each span, in the order of their starts, the index of the nearest earlier one that reaches as far."""
    around: list[int | None] = []
    open_spans: list[int] = []
    for index, span in enumerate(spans):
        while open_spans and spans[open_spans[-1]].end < span.end:
            open_spans.pop()
        around.append(open_spans[-1] if open_spans else None)
        open_spans.append(index)
    return around
