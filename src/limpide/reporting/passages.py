"""The text of a document as the report shows it: its blocks in order, cut where passages begin and end."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal, NamedTuple, TypeVar

from msgspec import Struct

from limpide.model import Block, Document, Part, Span
from limpide.reporting.findings import Item, Occurrence, Tone
from limpide.reporting.places import Places
from limpide.reporting.ranges import plain_range

INLINE: Final = frozenset({"link", "image", "field"})
TokenKind = Literal["text", "link", "image", "field", "note", "place"]


class Ref(NamedTuple):
    """The way from a passage to its finding."""

    number: int
    key: str
    tone: Tone


class Token(Struct, frozen=True):
    """A run of characters under the same passages, or the mark of something that has no characters.

    `tone`: that of the shortest fault over it, else of a question. `starts`: the passages that begin here; `refs`:
    those that end.
    """

    kind: TokenKind
    text: str
    tone: Tone | None = None
    starts: tuple[str, ...] = ()
    refs: tuple[Ref, ...] = ()


class Line(Struct, frozen=True):
    """A block of the document. `outer`: findings on something larger that begins here."""

    index: int
    block: Block
    tokens: tuple[Token, ...]
    outer: tuple[Ref, ...]


class Section(Struct, frozen=True):
    """Lines that follow each other in one part of the document."""

    part: Part
    lines: tuple[Line, ...]


class Reading(Struct, frozen=True):
    """The document in order. `elsewhere`: the passages that stand in no text (the head of a page)."""

    sections: tuple[Section, ...]
    elsewhere: tuple[Ref, ...]


class _Passage(NamedTuple):
    start: int
    end: int
    item: Item
    occurrence: Occurrence

    @property
    def ref(self) -> Ref:
        return Ref(self.item.number, self.occurrence.key, self.item.tone)


class _Inline(NamedTuple):
    start: int
    end: int
    block: Block
    passages: list[_Passage]


_T = TypeVar("_T", _Passage, _Inline)


class _Gathered:
    """What belongs to one line while findings are handed out."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self.passages: list[_Passage] = []
        self.inlines: dict[int, _Inline] = {}
        self.outer: list[Ref] = []

    def mark_whole(self, item: Item, occurrence: Occurrence) -> None:
        """A passage over all of the line: its text, else the image or the link that stands there without text."""
        end = len(self.block.text.plain)
        signs = [inline for inline in self.inlines.values() if inline.start == inline.end]
        (self.passages if end or not signs else signs[0].passages).append(_Passage(0, end, item, occurrence))


def reading(document: Document, places: Places, items: Iterable[Item]) -> Reading:
    """The document with the passages of all faults and open questions."""
    sheet = _Sheet(document, places)
    for item in items:
        if item.status in ("failed", "needs_review"):
            for occurrence in item.occurrences:
                sheet.mark(item, occurrence)
    lines = [Line(i, g.block, tuple(_tokens(g)), tuple(g.outer)) for i, g in sheet.lines.items()]
    return Reading(tuple(_sections(lines)), tuple(sheet.elsewhere))


def _lines(document: Document) -> dict[int, _Gathered]:
    """A line for each block that is not inside another one's text."""
    gathered: dict[int, _Gathered] = {}
    for index, block in enumerate(document.blocks):
        if block.parent is None:
            gathered[index] = _Gathered(block)
            if block.kind in INLINE:
                gathered[index].inlines[index] = _Inline(0, len(block.text.plain), block, [])
        elif block.parent in gathered:
            start, end = plain_range(document.blocks[block.parent].text, block.span)
            gathered[block.parent].inlines[index] = _Inline(start, end, block, [])
    return gathered


class _Sheet:
    """The lines of a document by index of block, while findings are handed out to them."""

    def __init__(self, document: Document, places: Places) -> None:
        self.lines = _lines(document)
        self.elsewhere: list[Ref] = []
        self._blocks = document.blocks
        self._places = places
        self._order = list(self.lines)

    def mark(self, item: Item, occurrence: Occurrence) -> None:
        """Puts a passage where it stands: in a line, on an image or link of it, before it, or elsewhere."""
        span = occurrence.finding.span
        index = self._places.block_index(span)
        if index is None:
            self._mark_around(span, item, occurrence)
            return
        parent = self._blocks[index].parent
        line = self.lines[index if parent is None else parent]
        passage = _Passage(*plain_range(line.block.text, span), item, occurrence)
        inline = line.inlines.get(index)
        if passage.start == passage.end and inline is not None and inline.start == inline.end:
            inline.passages.append(passage)
        else:
            line.passages.append(passage)

    def _mark_around(self, span: Span, item: Item, occurrence: Occurrence) -> None:
        within = self._lines_within(span)
        if len(within) == 1:
            self.lines[within[0]].mark_whole(item, occurrence)
            return
        refs = self.lines[within[0]].outer if within else self.elsewhere
        refs.append(Ref(item.number, occurrence.key, item.tone))

    def _lines_within(self, span: Span) -> Sequence[int]:
        """The first two lines, at most, that stand inside a span larger than any block (a list, an element's tags)."""
        at = bisect_left(self._order, span.start, key=lambda index: self._blocks[index].span.start)
        return [index for index in self._order[at : at + 2] if span.covers(self._blocks[index].span)]


def _tokens(line: _Gathered) -> Iterator[Token]:
    plain = line.block.text.plain
    marks = _by_start(inline for inline in line.inlines.values() if inline.start == inline.end)
    links = [inline for inline in line.inlines.values() if inline.start < inline.end and inline.block.kind == "link"]
    link_starts, passages = _by_start(links), _by_start(line.passages)
    bounds = sorted({0, len(plain), *(edge for each in (*line.passages, *line.inlines.values()) for edge in each[:2])})
    over: list[_Passage] = []
    links_over: list[_Inline] = []
    for start, end in [*pairwise(bounds), (bounds[-1], bounds[-1])]:
        yield from (_mark(inline) for inline in marks.get(start, ()))
        yield from (_place(passage) for passage in passages.get(start, ()) if passage.end == start)
        if end > start:
            over = [p for p in (*over, *passages.get(start, ())) if p.end > start]
            links_over = [link for link in (*links_over, *link_starts.get(start, ())) if link.end > start]
            yield _run(plain[start:end], start, end, over, is_link=bool(links_over))


def _by_start(found: Iterable[_T]) -> dict[int, list[_T]]:
    starts: dict[int, list[_T]] = {}
    for each in sorted(found, key=lambda each: each[:2]):
        starts.setdefault(each[0], []).append(each)
    return starts


def _run(text: str, start: int, end: int, over: Sequence[_Passage], *, is_link: bool) -> Token:
    return Token(
        kind="link" if is_link else "text",
        text=text,
        tone=_tone(over),
        starts=tuple(passage.occurrence.key for passage in over if passage.start == start),
        refs=tuple(passage.ref for passage in over if passage.end == end),
    )


def _tone(over: Sequence[_Passage]) -> Tone | None:
    """How a place under these passages looks: like the shortest fault, else like a question."""
    faults = [passage for passage in over if passage.item.tone != "question"]
    shortest = min(faults or over, key=lambda passage: passage.end - passage.start, default=None)
    return shortest.item.tone if shortest else None


def _mark(inline: _Inline) -> Token:
    """The sign of an image, a field, a note's call or a link without characters."""
    block = inline.block
    attrs = block.attrs
    is_note = "note-call" in attrs
    name = block.text.plain if is_note else attrs.get("accessible-name", attrs.get("alt", ""))
    return Token(
        kind="note" if is_note else _MARKS.get(block.kind, "link"),
        text=name.strip(),
        tone=_tone(inline.passages),
        starts=tuple(passage.occurrence.key for passage in inline.passages),
        refs=tuple(passage.ref for passage in inline.passages),
    )


_MARKS: Final[dict[str, TokenKind]] = {"image": "image", "field": "field"}


def _place(passage: _Passage) -> Token:
    return Token("place", "", passage.item.tone, (passage.occurrence.key,), (passage.ref,))


def _sections(lines: Sequence[Line]) -> Iterator[Section]:
    run: list[Line] = []
    for line in lines:
        if run and run[-1].block.part != line.block.part:
            yield Section(run[0].block.part, tuple(run))
            run = []
        run.append(line)
    if run:
        yield Section(run[0].block.part, tuple(run))
