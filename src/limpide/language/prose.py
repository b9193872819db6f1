"""The sentences and words of a document, found in one pass over its blocks."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from limpide.language import flags
from limpide.language.detection import detect
from limpide.language.scripts import is_latin
from limpide.language.sentences import sentences as split
from limpide.language.tokens import Token, tokens
from limpide.model import PROSE_KINDS, Block, Document, Lang, Span

LANGS: Final[Mapping[str, Lang]] = {"fr": "fr", "en": "en"}
TITLE_KINDS: Final = frozenset({"heading", "line", "term"})
FINAL_MARKS: Final = ".!?…:;"
CLOSING_MARKS: Final = " \t\n\u00a0\u202f»”’\"')]*_"
MOST_UNKNOWN: Final = 0.1  # of the words of a block; beyond, its language is looked for
SHORTEST_SENTENCE_WITHOUT_STOP: Final = 8  # words; a shorter block without a stop is a title or a label


class Sentence(Struct, frozen=True, gc=False):
    """A sentence of a block. `start` and `end` are offsets in `block.text.plain`, those of tokens too.

    `tokens` holds addresses and file names besides words; `words` counts words only. `is_title_like`: a title, a
    menu entry or a label, which no figure of sentences counts.
    """

    block: Block
    start: int
    end: int
    tokens: tuple[Token, ...]
    words: int
    is_title_like: bool

    @property
    def text(self) -> str:
        return self.block.text.plain[self.start : self.end]

    @property
    def span(self) -> Span:
        return self.block.text.span(self.start, self.end)

    def span_of(self, first: Token, last: Token | None = None) -> Span:
        """The place in the source of a token, or of all from `first` to `last`."""
        return self.block.text.span(first.start, (last or first).end)


class Prose:
    """The running text of a document: made once by `prose`, read by every rule."""

    def __init__(self, document: Document, found: dict[int, tuple[Sentence, ...]]) -> None:
        self.document = document
        self._found = found  # by id of block: a Block with attributes cannot be hashed

    def __iter__(self) -> Iterator[Sentence]:
        """All sentences, title-like ones too, in reading order."""
        for block in self.document.blocks:
            yield from self.sentences(block)

    def sentences(self, block: Block) -> Sequence[Sentence]:
        """The sentences of a block; none where its kind is not prose or its language neither French nor English."""
        return self._found.get(id(block), ())

    def tokens(self, block: Block) -> Iterator[Token]:
        for sentence in self.sentences(block):
            yield from sentence.tokens

    def words(self, block: Block) -> int:
        return sum(sentence.words for sentence in self.sentences(block))

    @property
    def body_sentences(self) -> Sequence[Sentence]:
        """The sentences of the body, without what looks like a title."""
        return [each for each in self if each.block.part == "body" and not each.is_title_like]


def prose(document: Document) -> Prose:
    return Prose(document, {id(block): block_sentences(block) for block in document.blocks if _is_prose(block)})


def language_of(block: Block) -> Lang | None:
    """The language whose rules the block's text follows, or None."""
    return known_language(block.lang)


def known_language(tag: str) -> Lang | None:
    """The language of a tag (fr of fr-CA) where we read it, else None."""
    return LANGS.get(tag.replace("_", "-").split("-")[0].lower())


def block_sentences(block: Block) -> tuple[Sentence, ...]:
    """The sentences of one block of prose, taken by itself; none where it is surely in another language."""
    lang, plain = language_of(block), block.text.plain
    if lang is None or not is_latin(plain):
        return ()
    found = tokens(plain, lang)
    if _is_foreign(plain, found, lang):
        return ()
    return tuple(_sentences(block, split(plain, lang), found))


def _is_prose(block: Block) -> bool:
    return block.kind in PROSE_KINDS and bool(block.text.plain)


def _is_foreign(plain: str, found: Sequence[Token], lang: Lang) -> bool:
    """Whether a block is surely in another language than the one that it is said to be in."""
    unknown = sum(not token.word.flags & flags.KNOWN for token in found)
    return unknown > MOST_UNKNOWN * len(found) and detect(plain) not in (None, lang)


def _sentences(block: Block, bounds: Sequence[tuple[int, int]], found: Sequence[Token]) -> Iterator[Sentence]:
    at, total = 0, len(found)
    for start, end in bounds:
        first = at
        while at < total and found[at].start < end:
            at += 1
        inside = tuple(found[first:at])
        words = sum(1 for token in inside if token.word.flags & flags.COUNTED)
        yield Sentence(block, start, end, inside, words, _is_title_like(block, start, end, inside, words))


def _is_title_like(block: Block, start: int, end: int, inside: Sequence[Token], words: int) -> bool:
    if block.kind in TITLE_KINDS or words == 0:
        return True
    if block.text.plain[start:end].rstrip(CLOSING_MARKS).endswith(tuple(FINAL_MARKS)):
        return False
    return words < SHORTEST_SENTENCE_WITHOUT_STOP or not any(token.word.flags & flags.FINITE for token in inside)
