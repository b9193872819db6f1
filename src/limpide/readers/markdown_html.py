"""HTML put together piece by piece, each of its characters with its place in a Markdown source."""

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Final

from limpide.model import Piece
from limpide.page.offsets import Markup
from limpide.readers.markdown_source import HOLE

_NO_HOLE: Final = re.compile(f"[^{HOLE}]+")
_HOLES: Final = re.compile(rf"(?:{HOLE}|%EE%80%80)+")
_SPECIAL: Final = re.compile(r"[&<>\"]")


class PlacedHtml:
    """HTML put together piece by piece."""

    def __init__(self, placed: Markup) -> None:
        self.placed = placed
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        self.length = 0

    def markup(self) -> Markup:
        return Markup("".join(self.parts), self.pieces)

    def put(self, html: str, start: int, end: int) -> None:
        """Markup that stands for a stretch of the text as a whole."""
        if html:
            self.pieces.append(Piece(self.length, len(html), self.placed.span(start, max(start, end))))
            self._add(html)

    def copy(self, content: Markup, start: int, end: int) -> None:
        """Characters of a content as they are, holes left out."""
        for found in _NO_HOLE.finditer(content.text, start, end):
            self.pieces.extend(self._placed(content, *found.span()))
            self._add(found[0])

    def _placed(self, content: Markup, start: int, end: int) -> Iterator[Piece]:
        for piece in content.slices(self.length, start, end):
            if piece.is_copy:
                yield from self.placed.slices(piece.at, piece.span.start, piece.span.end)
            else:
                yield Piece(piece.at, piece.length, self.placed.span(piece.span.start, piece.span.end))

    def text(self, content: Markup, start: int, end: int) -> None:
        """Characters of a content as text: those that would be markup escaped."""
        for found in _SPECIAL.finditer(content.text, start, end):
            self.copy(content, start, found.start())
            span = content.span(found.start(), found.end())
            self.put(escape(found[0]), span.start, span.end)
            start = found.end()
        self.copy(content, start, end)

    def _add(self, html: str) -> None:
        if html:
            self.parts.append(html)
            self.length += len(html)


def attributes(attrs: Mapping[str, object]) -> str:
    return "".join(f' {name}="{escape(_HOLES.sub("{}", str(value)))}"' for name, value in attrs.items())
