"""The characters of a plain text that come from a place in the source: the way back of `Text.span`."""

from bisect import bisect_right

from limpide.model import Piece, Span, Text


def plain_range(text: Text, span: Span) -> tuple[int, int]:
    """Start and end in `text.plain` of what `span` covers; equal where it covers nothing, at the place it would be."""
    pieces = text.pieces
    first = bisect_right(pieces, span.start, key=_end)
    if first == len(pieces):
        return len(text.plain), len(text.plain)
    start = _offset(pieces[first], max(span.start, pieces[first].span.start))
    end = start
    for index in range(first, len(pieces)):
        piece = pieces[index]
        if piece.span.start >= span.end:
            break
        end = _offset(piece, span.end) if piece.is_copy and span.end < piece.span.end else piece.at + piece.length
    return start, min(max(start, end), len(text.plain))


def _end(piece: Piece) -> int:
    return piece.span.end


def _offset(piece: Piece, place: int) -> int:
    """The offset of a place inside a piece; a piece that is no copy stands or falls as a whole."""
    return piece.at + (place - piece.span.start if piece.is_copy else 0)
