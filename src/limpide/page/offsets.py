"""From offsets of the markup that a parser is given to offsets of the source as it is on disk."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from limpide.model import Piece, Span


class Markup:
    """What a parser is given, each character of which knows its place in the source.

    `pieces` cover `text` in order, without gaps; None where the text is the source itself.
    """

    __slots__ = ("_starts", "pieces", "text")

    def __init__(self, text: str, pieces: Sequence[Piece] | None = None) -> None:
        self.text = text
        self.pieces = pieces or None
        self._starts = [piece.at for piece in pieces or ()]

    def span(self, start: int, end: int) -> Span:
        """The place in the source of `text[start:end]`; an empty range gives an empty span."""
        if self.pieces is None:
            return Span(start, end)
        first = self._start(start)
        return Span(first, max(first, self._end(end)) if end > start else first)

    def slices(self, at: int, start: int, end: int) -> Iterator[Piece]:
        """The pieces of a text whose characters from `at` on are `text[start:end]`."""
        if self.pieces is None:
            yield Piece(at, end - start, Span(start, end))
            return
        index = self._index(start)
        while start < end:
            piece = self.pieces[index]
            stop = min(end, piece.at + piece.length)
            yield Piece(at, stop - start, _part(piece, start, stop))
            at, start, index = at + stop - start, stop, index + 1

    def _start(self, offset: int) -> int:
        piece = self._piece(offset)
        if offset >= piece.at + piece.length:
            return piece.span.end
        return piece.span.start + offset - piece.at if _is_copied(piece) else piece.span.start

    def _end(self, offset: int) -> int:
        piece = self._piece(offset - 1)
        return piece.span.start + offset - piece.at if _is_copied(piece) else piece.span.end

    def _piece(self, offset: int) -> Piece:
        assert self.pieces is not None
        return self.pieces[self._index(offset)]

    def _index(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)


def normalised(source: str) -> Markup:
    """The source with CRLF and CR as LF."""
    if "\r" not in source:
        return Markup(source)
    return Markup(source.replace("\r\n", "\n").replace("\r", "\n"), tuple(_lines(source)))


def _lines(source: str) -> Iterator[Piece]:
    at = start = 0
    for found in re.finditer(r"\r\n", source):
        length = found.start() - start
        if length:
            yield Piece(at, length, Span(start, found.start()))
        yield Piece(at + length, 1, Span(*found.span()))
        at, start = at + length + 1, found.end()
    if start < len(source) or not at:
        yield Piece(at, len(source) - start, Span(start, len(source)))


def _is_copied(piece: Piece) -> bool:
    return piece.length == piece.span.end - piece.span.start


def _part(piece: Piece, start: int, stop: int) -> Span:
    if not _is_copied(piece):
        return piece.span
    return Span(piece.span.start + start - piece.at, piece.span.start + stop - piece.at)
