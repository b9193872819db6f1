"""Sentences on their way to an easier version: what is proposed, and where each character came from."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from limpide.language import flags
from limpide.language.sentences import sentences
from limpide.language.tokens import Token, tokens
from limpide.model import Lang, Piece, Span, Term, Text

_OPENINGS: Final = "«“\"'’(—–- \u00a0\u202f"


class Kept(Struct, frozen=True):
    """Words of the sentence that stay as they are, wherever they go; `shown` where their case changes."""

    start: int
    end: int
    shown: str | None = None


Part = str | Kept


class Proposal(Struct, frozen=True):
    """What to write instead of `start` to `end` of a sentence: new words, and words of it that are kept.

    `safe`: applied without asking. `allows`: the checks that it may fail on purpose, such as numbers for a figure
    said in words. `confidence` from 0 to 1 orders proposals that overlap. `rule` stands before that of the operation;
    `note` fills `{note}` of its reason.
    """

    start: int
    end: int
    parts: tuple[Part, ...]
    safe: bool = False
    confidence: float = 0.5
    allows: frozenset[str] = frozenset()
    rule: str = ""
    note: str = ""

    def after(self, text: str) -> str:
        """What it writes, in place of `text[start:end]`."""
        return "".join(part if isinstance(part, str) else shown(part, text) for part in self.parts)


class Surroundings(Struct, frozen=True):
    """What an operation may know beyond its sentence.

    `terms` are the acronyms and jargon of the document by the place of their first use in its source; `previous` is
    the sentence before, empty at the head of a block; `level` is that of the version; `kind` that of the block.
    """

    terms: Mapping[int, Term] = {}
    previous: str = ""
    level: str = "plain"
    kind: str = "paragraph"


class View(Struct, frozen=True):
    """One sentence as operations see it. Offsets of tokens count in `text`; `place` gives those of the source."""

    text: str
    tokens: tuple[Token, ...]
    lang: Lang
    around: Surroundings
    draft: "Draft"
    offset: int

    def place(self, start: int, end: int) -> Span:
        """Where a part of the sentence came from."""
        return self.draft.text.span(self.offset + start, self.offset + end)

    def of(self, first: int, last: int | None = None) -> str:
        """The text of a token, or from token `first` to token `last`."""
        return self.text[self.tokens[first].start : self.tokens[first if last is None else last].end]

    def between(self, first: int, second: int) -> str:
        """What stands between two tokens: blanks and signs."""
        return self.text[self.tokens[first].end : self.tokens[second].start]

    def kept(self, first: int, last: int | None = None) -> Kept:
        """A token that stays, or token `first` to token `last`."""
        return Kept(self.tokens[first].start, self.tokens[first if last is None else last].end)

    def index(self, offset: int) -> int:
        """The token at an offset, or the next one; the number of tokens where none follows."""
        return bisect_left(self.tokens, offset, key=lambda token: token.start)

    @property
    def stop(self) -> int:
        """Where the final sign begins: after the last word."""
        return self.tokens[-1].end if self.tokens else len(self.text)


class Draft:
    """The state of one sentence of a source, after the changes made so far."""

    def __init__(self, text: Text, lang: Lang, around: Surroundings) -> None:
        self.text = text
        self.lang = lang
        self.around = around
        self._views: tuple[View, ...] | None = None

    @property
    def plain(self) -> str:
        return self.text.plain

    def views(self) -> tuple[View, ...]:
        """Its sentences: one at first, more once it has been split."""
        if self._views is None:
            self._views = tuple(self._read())
        return self._views

    def _read(self) -> Iterator[View]:
        for start, end in sentences(self.plain, self.lang):
            part = self.plain[start:end]
            if found := tuple(tokens(part, self.lang)):
                yield View(part, found, self.lang, self.around, self, start)

    def changed(self, view: View, proposal: Proposal) -> "Draft":
        """The draft once a proposal for one of its sentences is made."""
        start, end = view.offset + proposal.start, view.offset + proposal.end
        place = self.text.span(start, end)
        made: list[tuple[str, Sequence[Piece]]] = [_taken(self.text, 0, start)]
        for part in proposal.parts:
            if isinstance(part, str):
                made.append((part, (Piece(0, len(part), place),) if part else ()))
            else:
                made.append(self._kept(view, part))
        made.append(_taken(self.text, end, len(self.plain)))
        return Draft(_joined(made), self.lang, self.around)

    def _kept(self, view: View, part: Kept) -> tuple[str, Sequence[Piece]]:
        """Words that stay and where each came from; as one where they are shown in another length."""
        start, end = view.offset + part.start, view.offset + part.end
        text, pieces = _taken(self.text, start, end)
        said = text if part.shown is None else part.shown
        if len(said) == len(text):
            return said, pieces
        return said, (Piece(0, len(said), self.text.span(start, end)),) if said else ()


def shown(part: Kept, text: str) -> str:
    return part.shown if part.shown is not None else text[part.start : part.end]


def spaced(view: View, places: Iterable[int]) -> tuple[Part, ...]:
    """Tokens that stay, a blank before each."""
    return tuple(part for at in places for part in (" ", view.kept(at)))


def lowered(view: View, start: int, end: int) -> Kept:
    """Words that no longer begin their sentence: a small letter, unless the first is a name or an acronym."""
    text = view.text[start:end]
    first = next((token for token in view.tokens if token.start >= start), None)
    if first is None or first.start != start or not _is_common(first):
        return Kept(start, end)
    return Kept(start, end, text[:1].lower() + text[1:])


def raised(view: View, start: int, end: int) -> Kept:
    """Words that now begin a sentence: a capital."""
    text = view.text[start:end]
    return Kept(start, end, text[:1].upper() + text[1:])


def capitalised(text: str) -> str:
    """New words that begin a sentence."""
    return text[:1].upper() + text[1:]


def capitalised_as(new: str, old: str) -> str:
    """New words with a capital where the old ones begin with one."""
    return capitalised(new) if old[:1].isupper() else new


def part(text: Text, start: int, end: int) -> Text:
    """A part of a text."""
    plain, pieces = _taken(text, start, end)
    return Text(plain, tuple(pieces))


def is_opening(view: View, at: int) -> bool:
    """Whether nothing but opening signs stands before an offset of the sentence."""
    return not view.text[:at].strip(_OPENINGS)


def _is_common(token: Token) -> bool:
    word = token.word
    known = word.flags & flags.KNOWN and word.pos and not word.flags & flags.UPPER
    return bool(known) or len(token.word.text.strip("’'")) == 1


def _taken(text: Text, start: int, end: int) -> tuple[str, list[Piece]]:
    """A part of a text with its pieces, counted from its own start."""
    pieces = []
    for piece in text.pieces:
        first, last = max(start, piece.at), min(end, piece.at + piece.length)
        if first < last:
            if piece.is_copy:
                skipped = piece.span.start + first - piece.at
                pieces.append(Piece(first - start, last - first, Span(skipped, skipped + last - first)))
            else:
                pieces.append(Piece(first - start, last - first, piece.span))
    return text.plain[start:end], pieces


def _joined(parts: Sequence[tuple[str, Sequence[Piece]]]) -> Text:
    plain: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for text, own in parts:
        plain.append(text)
        pieces.extend(Piece(at + piece.at, piece.length, piece.span) for piece in own)
        at += len(text)
    return Text("".join(plain), tuple(pieces))
