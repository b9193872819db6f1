"""A rewriting as titles, paragraphs, lists, quotations and pictures: what every format writes in its own way."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from limpide.drafting import Rewrite, Rewritten
from limpide.language.prose import language_of
from limpide.language.sentences import sentences
from limpide.model import Block, Term
from limpide.reporting.bold_titles import bold_titles
from limpide.reporting.links_kept import Marks, Run
from limpide.reporting.pictures import Picture, Pictures
from limpide.rewriters.drafts import part

Kind = Literal["title", "paragraph", "list", "steps", "quote", "code", "row", "picture"]

_ITEM: Final = re.compile(r"[-•] ")
_NEXT_ITEM: Final = re.compile(r"(?<=[;,.:]) (?=[-•] )")
_NUMBERED: Final = re.compile(r"\bol(?::[^ ]*)? > li[^>]*$")
_MERGED: Final = frozenset({"list", "steps", "quote", "row"})


class Line(Struct, frozen=True):
    """A sentence, or an item of a list. `terms` are explained after it."""

    runs: tuple[Run, ...]
    lang: str
    terms: tuple[Term, ...] = ()

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


class Passage(Struct, frozen=True):
    """What stands in one block. `items` are those of a list, or the cells of a row; `lines` are those of the others.

    `key` tells the rows of a table apart; `level` is that of a title.
    """

    kind: Kind
    lang: str
    lines: tuple[Line, ...] = ()
    items: tuple[tuple[Line, ...], ...] = ()
    level: int = 0
    picture: Picture | None = None
    key: str = ""

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


def composed(rewrite: Rewrite) -> tuple[Passage, ...]:
    """The passages of a rewriting, in the order of the source, without what was left out."""
    found = _Composer(rewrite)
    grouped = groupby(found.passages(), key=lambda each: (each.kind, each.key))
    return tuple(passage for (kind, _), held in grouped for passage in _merged(kind, list(held)))


def lines(sentence: Rewritten, marks: Marks) -> Iterator[tuple[bool, Line]]:
    """A line for each sentence of a result, and whether it is an item of a list."""
    block, text = sentence.block, sentence.text
    lang = language_of(block)
    for start, end in _rows(text.plain):
        row = text.plain[start:end]
        bounds = sentences(row, lang) if lang and block.kind != "code" else [(0, len(row))]
        for first, last in bounds:
            mark = _ITEM.match(row, first) if block.kind != "code" else None
            own = part(text, start + (mark.end() if mark else first), start + last)
            if own.plain.strip():
                yield mark is not None, Line(marks.runs(own), block.lang)


def _rows(plain: str) -> Iterator[tuple[int, int]]:
    """The places of the rows of a text: at each new line, and at each item of a list typed on one line."""
    at = 0
    for row in plain.split("\n"):
        cuts = [found.end() for found in _NEXT_ITEM.finditer(row)] if _ITEM.match(row) else []
        for start, end in zip([0, *cuts], [*cuts, len(row)], strict=True):
            yield at + start, at + end
        at += len(row) + 1


def _merged(kind: Kind, held: Sequence[Passage]) -> Iterator[Passage]:
    if kind not in _MERGED:
        yield from held
        return
    first = held[0]
    all_lines = tuple(line for passage in held for line in passage.lines)
    yield replace(first, lines=all_lines, items=tuple(item for passage in held for item in passage.items))


class _Composer:
    """The blocks of one document on their way to passages."""

    def __init__(self, rewrite: Rewrite) -> None:
        self.blocks = rewrite.document.blocks
        self.marks = Marks(rewrite)
        self.pictures = Pictures(self.blocks)
        self.titles = bold_titles(self.blocks, rewrite.page)
        self.sentences: dict[int, list[Rewritten]] = {}
        for sentence in rewrite.sentences:
            if sentence.status != "left_out":
                self.sentences.setdefault(id(sentence.block), []).append(sentence)
        self.level = 1

    def passages(self) -> Iterator[Passage]:
        for block in self.blocks:
            if picture := self.pictures.of(block):
                caption = self.pictures.caption(block)
                held = self._lines(caption) if caption else []
                yield Passage("picture", block.lang, tuple(line for _, line in held), picture=picture)
            elif id(block) in self.sentences and not self.pictures.is_caption(block):
                yield from self._of(block)

    def _lines(self, block: Block) -> list[tuple[bool, Line]]:
        return [line for sentence in self.sentences.get(id(block), ()) for line in lines(sentence, self.marks)]

    def _of(self, block: Block) -> Iterator[Passage]:
        held = self._lines(block)
        own = tuple(line for _, line in held)
        if block.kind == "heading" or id(block) in self.titles:
            yield Passage("title", block.lang, own, level=self._level(block))
        elif block.kind == "item":
            yield Passage("steps" if _NUMBERED.search(block.selector) else "list", block.lang, items=(own,))
        elif block.kind == "cell":
            yield Passage("row", block.lang, items=(own,), key=_parent(block.selector))
        elif block.kind == "code":
            yield Passage("code", block.lang, own)
        elif "blockquote" in block.selector:
            yield Passage("quote", block.lang, own)
        else:
            for is_item, grouped in groupby(held, key=lambda each: each[0]):
                yield _paragraph(block, is_item, tuple(line for _, line in grouped))

    def _level(self, block: Block) -> int:
        """The level of a title: a bold paragraph is a part of what the last heading opens."""
        if block.kind != "heading":
            return self.level + 1
        self.level = block.level
        return block.level


def _paragraph(block: Block, is_item: bool, own: tuple[Line, ...]) -> Passage:
    if is_item:
        return Passage("list", block.lang, items=tuple((line,) for line in own))
    return Passage("paragraph", block.lang, own)


def _parent(selector: str) -> str:
    return selector.rpartition(" > ")[0]
