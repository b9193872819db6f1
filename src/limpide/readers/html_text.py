"""The text of one block of a page: blanks folded as browsers do, each character with its place in the source."""

import re
from collections.abc import Iterator

from limpide.model import Part, Piece, Span, Text
from limpide.page.element import Element, TextNode

_FOLDED = re.compile(r"[ \t\n\r\f](?:[ \t\n\r\f]+|(?<! ))")
"""Blanks that become one; a single blank is copied with the words around it."""


class Run:
    """Text gathered from the nodes of one block. `links`: how many of its characters stand in links."""

    __slots__ = ("chars", "element", "inner", "length", "links", "part", "pieces")

    def __init__(self, element: Element, part: Part) -> None:
        self.element = element
        self.part = part
        self.chars: list[str] = []
        self.pieces: list[Piece] = []
        self.length = 0
        self.links = 0
        self.inner: list[Span] = []

    def add(self, node: TextNode) -> None:
        for piece in node.pieces:
            text = node.data[piece.at : piece.at + piece.length]
            if not piece.is_copy:
                self._append(" " if not text.strip(" \t\n\r\f") else text, piece.span)
                continue
            done = 0
            for blank in _FOLDED.finditer(text):
                start, end = blank.span()
                self._copy(text[done:start], piece.span.start + done)
                self._append(" ", Span(piece.span.start + start, piece.span.start + end))
                done = end
            self._copy(text[done:], piece.span.start + done)

    def put(self, text: str, span: Span) -> None:
        """Adds a text as it is."""
        self.pieces.append(Piece(self.length, len(text), span))
        self.chars.append(text)
        self.length += len(text)

    def space(self, place: int) -> None:
        self._append(" ", Span(place, place))

    def ending(self) -> str:
        """The last characters, twelve at most."""
        return "".join(self.chars[-4:])[-12:]

    def span(self, text: Text) -> Span:
        """From the first to the last character, with the whole of the links and images among them."""
        inside = text.span(0, len(text.plain))
        if not self.inner:
            return inside
        return Span(min(s.start for s in (inside, *self.inner)), max(s.end for s in (inside, *self.inner)))

    def text(self) -> Text:
        plain = "".join(self.chars)
        if not plain.endswith(" "):
            return Text(plain, tuple(self.pieces))
        *pieces, last = self.pieces
        return Text(plain[:-1], (*pieces, *_without_last(last)))

    def _copy(self, text: str, start: int) -> None:
        if text.startswith(" ") and self._is_at_blank():
            text, start = text[1:], start + 1
        if text:
            self.put(text, Span(start, start + len(text)))

    def _append(self, text: str, span: Span) -> None:
        if text != " " or not self._is_at_blank():
            self.put(text, span)

    def _is_at_blank(self) -> bool:
        return not self.chars or self.chars[-1].endswith(" ")


def _without_last(piece: Piece) -> Iterator[Piece]:
    """The piece without its last character, where it has others."""
    if piece.length > 1:
        yield Piece(piece.at, piece.length - 1, Span(piece.span.start, piece.span.end - piece.is_copy))
