"""Plain text to a Document: written by hand, or pasted from a page with its menus, notes and credits."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from limpide.model import Block, Document, Kind, Part, Piece, Span, Text
from limpide.readers.addresses import addresses, href_of
from limpide.readers.parts import with_parts
from limpide.readers.reading import Detect, Reading, judged_lang
from limpide.readers.text_lines import Paragraph, paragraphs
from limpide.readers.text_parts import calls, note_number, parts

_BLANKS: Final = re.compile(r"[ \t\f\v]{2,}|[\t\f\v]")


def read(name: str, source: str, *, lang: str, detect: Detect) -> Reading:
    """The document of a plain text. It has no page: nothing in it is markup."""
    found = paragraphs(source)
    blocks = tuple(with_parts(list(_blocks(source, found))))
    judged = judged_lang(blocks, None, asked=lang, detect=detect)
    placed = tuple(_with_links([replace(block, lang=judged) for block in blocks]))
    return Reading(Document(name=name, format="text", lang=judged, source=source, blocks=placed))


def _blocks(source: str, found: Sequence[Paragraph]) -> Iterator[Block]:
    where = parts(found)
    notes = {p.spans: note_number(p, source) for p, part in zip(found, where, strict=True) if part == "notes"}
    numbers = frozenset(number[0] for number in notes.values() if number)
    last, level = 0, 1
    for index, (paragraph, part) in enumerate(zip(found, where, strict=True)):
        dropped = []
        if own := notes.get(paragraph.spans):
            dropped = [own[1]]
        elif part == "body" and numbers:
            called = list(calls(paragraph, source, numbers, last))
            dropped = [place for _, place in called]
            last = called[-1][0] if called else last
        kind: Kind = "heading" if _is_title(found, where, index) else paragraph.kind
        depth = level if kind == "heading" else int(kind == "item")
        level = 2 if kind == "heading" else level
        text = _text(source, paragraph.spans, dropped)
        yield Block(kind, text.span(0, len(text.plain)), text, "", part, depth)


def _is_title(found: Sequence[Paragraph], where: Sequence[Part], index: int) -> bool:
    """Whether a short line stands by itself right above running text."""
    line, part = found[index], where[index]
    if line.kind != "line" or part != "body" or line.text.endswith((":", ",", ";")) or index + 1 == len(found):
        return False
    below = found[index + 1]
    is_above_text = where[index + 1] == part and below.kind != "line"
    return is_above_text and (index == 0 or found[index - 1].group != line.group)


def _text(source: str, lines: Sequence[Span], dropped: Sequence[Span]) -> Text:
    """The characters of the lines, but for those dropped; line ends and runs of blanks are one blank."""
    plain: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for char, span in _runs(source, lines, dropped):
        plain.append(char)
        pieces.append(Piece(at, len(char), span))
        at += len(char)
    return Text("".join(plain), tuple(pieces))


def _runs(source: str, lines: Sequence[Span], dropped: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    for index, line in enumerate(lines):
        if index:
            yield " ", Span(lines[index - 1].end, line.start)
        for kept in _kept(line, dropped):
            start = kept.start
            for blank in _BLANKS.finditer(source, kept.start, kept.end):
                yield source[start : blank.start()], Span(start, blank.start())
                yield " ", Span(*blank.span())
                start = blank.end()
            if start < kept.end:
                yield source[start : kept.end], Span(start, kept.end)


def _kept(line: Span, dropped: Sequence[Span]) -> Iterator[Span]:
    start = line.start
    for gap in dropped:
        if line.covers(gap):
            if gap.start > start:
                yield Span(start, gap.start)
            start = gap.end
    if start < line.end:
        yield Span(start, line.end)


def _with_links(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, each followed by the addresses in it as links."""
    index = 0
    for block in blocks:
        yield block
        parent, index = index, index + 1
        for place in addresses(block.text.plain, 0, len(block.text.plain)):
            address = block.text.plain[place.start : place.end]
            span = block.text.span(place.start, place.end)
            attrs = {"href": href_of(address), "accessible-name": address}
            text = Text(address, (Piece(0, len(address), span),))
            yield Block("link", span, text, block.lang, block.part, attrs=attrs, parent=parent)
            index += 1
