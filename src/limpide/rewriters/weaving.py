"""A rewritten sentence put back into its markup: each element stays around the words that it held."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Final, NamedTuple

from limpide.model import Block, Piece, Span, Text
from limpide.page.element import Element
from limpide.rewriters import list_weaving
from limpide.rewriters.flanking import flank
from limpide.rewriters.list_weaving import ITEM, Form, Place
from limpide.rewriters.overlaps import Marks

_SIGNS: Final = {ord(sign): f"\\{sign}" for sign in "\\`*_[]<>"}

_BLANKS: Final = re.compile(r"((?<!\n-) +)")
_BLOCKS: Final = frozenset(("p", "li", "td", "th", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt"))
"""Elements that Markdown makes of a whole block: they may be no wider than its only sentence."""


class Woven(NamedTuple):
    """What to write in the source, and instead of what."""

    span: Span
    text: str


class _Run(NamedTuple):
    """Characters to write, the place in the source where they come from (None: new), the elements around them."""

    origin: int | None
    around: tuple[Element, ...]
    written: str


class Markup:
    """The markup inside one sentence of a block: `None` from `of` where the sentence cannot be moved about in it."""

    def __init__(
        self, place: Place, block: Block, region: Span, inside: Sequence[Element], atoms: Sequence[Span]
    ) -> None:
        self.source = place.source
        self.region = region
        self._place = place
        self._block = block
        self._inside = inside
        self._atoms = atoms
        self._opaque = {piece.span: piece.length for piece in block.text.pieces if not piece.is_copy}

    @classmethod
    def of(cls, source: str, form: Form, marks: Marks | None, block: Block, start: int, end: int) -> "Markup | None":
        """The markup of `block.text.plain[start:end]`; None where an element begins or ends in another sentence."""
        region = block.text.span(start, end)
        if marks is None:
            return cls(Place(source, form, block, ()), block, region, (), ())
        elements = marks.elements.meeting(region)
        for element in elements:
            if not element.span.covers(region) and not region.covers(element.span):
                words = _words_in(block.text, element.span)
                if not words or words[0] < start or end < words[1]:
                    return None
                region = Span(min(region.start, element.span.start), max(region.end, element.span.end))
        inside = [element for element in elements if region.covers(element.span) and element.name not in _BLOCKS]
        held = [element for element in inside if _words_in(block.text, element.span)]
        alone = [element.span for element in inside if element not in held]
        notes = [span for span in marks.comments.meeting(region) if region.covers(span)]
        notes += [tag for tag in marks.tags.meeting(region) if region.covers(tag)]
        atoms = _outermost([*alone, *_unread(source, block, notes)])
        around = [element for element in elements if element.span.covers(region) and element not in inside]
        return cls(Place(source, form, block, around), block, region, held, atoms)

    def woven(self, text: Text) -> Woven | None:
        """What to write for a new text of the sentence; None where an element would be lost or torn apart."""
        written: list[str] = []
        open_now: tuple[Element, ...] = ()
        opened: set[int] = set()
        edges: dict[int, bool] = {}
        for stack, characters in self._with_atoms(self._runs(text)):
            if stack and ITEM in characters:
                return None
            shared = _shared(open_now, stack)
            for element in reversed(open_now[shared:]):
                edges[len(written)] = True
                written.append(self._closing(element))
            for element in stack[shared:]:
                if element.index in opened:
                    return None
                opened.add(element.index)
                edges[len(written)] = False
                written.append(self._opening(element))
            open_now = stack
            written.append(characters)
        for element in reversed(open_now):
            edges[len(written)] = True
            written.append(self._closing(element))
        if len(opened) != len(self._inside) or not self._marks(written, edges):
            return None
        return self._laid_out("".join(written))

    def _marks(self, written: Sequence[str], edges: Mapping[int, bool]) -> bool:
        """Whether what marks words still does: tags always, the signs of Markdown beside words alone."""
        if self._place.form != "markdown" or not self._inside:
            return True
        start, end = self.region.start, self.region.end
        return flank(written, edges, self.source[max(0, start - 1) : start], self.source[end : end + 1])

    def _laid_out(self, written: str) -> Woven | None:
        """What to write, a list of its own after the words that lead to it; None where no list can stand."""
        if ITEM not in written:
            return Woven(self.region, written)
        listed = list_weaving.listed(written, self._place, self.region)
        return Woven(*listed) if listed else None

    def _runs(self, text: Text) -> list["_Run"]:
        """The new text as it is written; in Markdown, where a mark touches its words, no blank at the edge of one."""
        made = list(self._characters(text))
        return _without_edges(made) if self._place.form == "markdown" else made

    def _characters(self, text: Text) -> Iterator["_Run"]:
        """The new text as it is written, with the elements around each run; kept words character by character."""
        for piece in text.pieces:
            plain = text.plain[piece.at : piece.at + piece.length]
            if self._is_kept(piece, plain):
                for at, written in enumerate(plain, piece.span.start):
                    is_same = written == self.source[at]
                    yield _Run(at, self._around(Span(at, at + 1)), written if is_same else self._new(written))
            elif self._opaque.get(piece.span) == piece.length:
                kept = self.source[piece.span.start : piece.span.end]
                yield _Run(piece.span.start, self._around(piece.span), kept)
            else:
                around = self._around(piece.span)
                yield from (_Run(None, around, self._new(words)) for words in _BLANKS.split(plain) if words)

    def _new(self, words: str) -> str:
        """Words that are not in the source, written so that they stand for themselves."""
        if self._place.form == "html":
            return escape(words, quote=False)
        return words.translate(_SIGNS) if self._place.form == "markdown" else words

    def _is_kept(self, piece: Piece, plain: str) -> bool:
        """Whether a piece is words of the source, but for their case."""
        return piece.is_copy and self.source[piece.span.start : piece.span.end].lower() == plain.lower()

    def _around(self, span: Span) -> tuple[Element, ...]:
        return tuple(element for element in self._inside if element.span.covers(span))

    def _with_atoms(self, made: list["_Run"]) -> Iterator[tuple[tuple[Element, ...], str]]:
        """The runs, each atom (a note call, a picture, a line break) after the word of the source that it followed."""
        after: dict[int, list[Span]] = {}
        for atom in self._atoms:
            before = [
                (run.origin, at) for at, run in enumerate(made) if run.origin is not None and run.origin < atom.start
            ]
            after.setdefault(max(before)[1] if before else -1, []).append(atom)
        for at, run in enumerate([_Run(None, (), ""), *made], -1):
            if run.written:
                yield run.around, run.written
            for atom in after.get(at, ()):
                yield self._around(atom), self.source[atom.start : atom.end]

    def _opening(self, element: Element) -> str:
        return self.source[element.span.start : self._bounds(element)[0]]

    def _closing(self, element: Element) -> str:
        return self.source[self._bounds(element)[1] : element.span.end]

    def _bounds(self, element: Element) -> tuple[int, int]:
        """Where the content of an element begins and ends: at its first and last word, element or atom."""
        spans = [piece.span for piece in self._block.text.pieces if element.span.covers(piece.span)]
        spans += [other.span for other in self._inside if other is not element and element.span.covers(other.span)]
        spans += [atom for atom in self._atoms if element.span.covers(atom)]
        return min(span.start for span in spans), max(span.end for span in spans)


def _without_edges(made: Sequence["_Run"]) -> list["_Run"]:
    """The runs, each blank held only by the elements that hold the words on both its sides."""
    kept: list[_Run] = []
    after: tuple[Element, ...] = ()
    for run in reversed(made):
        after = after if run.written.isspace() else run.around
        kept.append(run._replace(around=run.around[: _shared(run.around, after)]))
    before: tuple[Element, ...] = ()
    for at, run in enumerate(reversed(kept)):
        before = before if run.written.isspace() else run.around
        kept[-1 - at] = run._replace(around=run.around[: _shared(run.around, before)])
    return kept[::-1]


def _unread(source: str, block: Block, spans: Sequence[Span]) -> Iterator[Span]:
    """Those of some places for which no character of a text stands, with the blank after them that none stands for."""
    read = [piece.span for piece in block.text.pieces] if spans else []
    for span in spans:
        if not any(each.start < span.end and span.start < each.end for each in read):
            is_blank_lost = source[span.end : span.end + 1].isspace() and not any(
                each.start <= span.end < each.end for each in read
            )
            yield Span(span.start, span.end + is_blank_lost)


def _words_in(text: Text, span: Span) -> tuple[int, int] | None:
    """The part of a text that stands inside a place of the source."""
    held = [
        piece for piece in text.pieces if span.covers(piece.span) and piece.length and piece.span.start < piece.span.end
    ]
    return (held[0].at, held[-1].at + held[-1].length) if held else None


def _outermost(spans: Sequence[Span]) -> list[Span]:
    return [span for span in spans if not any(other != span and other.covers(span) for other in spans)]


def _shared(left: Sequence[Element], right: Sequence[Element]) -> int:
    return next(
        (at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a is not b), min(len(left), len(right))
    )
