"""The links and the words of other languages of a source, found again in the sentences made from it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import Final

from msgspec import Struct

from limpide.drafting import Rewrite
from limpide.model import Span, Text

_SAFE: Final = re.compile(r"\s*(?:(?:https?|mailto|tel):|(?![^/?#]*:))", re.I)


class Run(Struct, frozen=True):
    """Words of one link, or of none; `lang` is empty where it is that of the line."""

    text: str
    href: str = ""
    lang: str = ""


class _Mark(Struct, frozen=True):
    span: Span
    href: str = ""
    lang: str = ""


class Marks:
    """What a document marks inside its sentences."""

    def __init__(self, rewrite: Rewrite) -> None:
        self._marks = sorted((*_links(rewrite), *_foreign(rewrite)), key=_start)
        self._reach = list(accumulate((mark.span.end for mark in self._marks), max))

    def runs(self, text: Text) -> tuple[Run, ...]:
        """A text cut where a link or another language begins or ends."""
        marks = self._over(text)
        if not marks:
            return (Run(text.plain),) if text.plain else ()
        found = [("", "")] * len(text.plain)
        for piece in text.pieces:
            for at in range(piece.length):
                place = Span(piece.span.start + at, piece.span.start + at + 1) if piece.is_copy else piece.span
                found[piece.at + at] = _over(place, marks)
        grouped = groupby(range(len(found)), key=found.__getitem__)
        return tuple(Run("".join(text.plain[at] for at in held), href, lang) for (href, lang), held in grouped)

    def _over(self, text: Text) -> list[_Mark]:
        if not self._marks or not text.pieces:
            return []
        start = min(piece.span.start for piece in text.pieces)
        end = max(piece.span.end for piece in text.pieces)
        found = []
        at = bisect_left(self._marks, end, key=_start)
        while at and self._reach[at - 1] > start:  # none further back ends after it
            at -= 1
            if self._marks[at].span.end > start:
                found.append(self._marks[at])
        return found[::-1]


def _start(mark: _Mark) -> int:
    return mark.span.start


def _over(place: Span, marks: Sequence[_Mark]) -> tuple[str, str]:
    """The link and the language of a place."""
    around = [mark for mark in marks if mark.span.covers(place)]
    return (
        next((mark.href for mark in around if mark.href), ""),
        next((mark.lang for mark in reversed(around) if mark.lang), ""),
    )


def _links(rewrite: Rewrite) -> Iterator[_Mark]:
    for block in rewrite.document.blocks:
        href = block.attrs.get("href", "")
        if block.kind == "link" and href and "note-call" not in block.attrs and _leads_out(href):
            yield _Mark(block.span, href=href)


def _leads_out(href: str) -> bool:
    """Whether an address can stand in another page: it runs nothing, and is no place of its own page."""
    return bool(_SAFE.match(href)) and not href.startswith("#")


def _foreign(rewrite: Rewrite) -> Iterator[_Mark]:
    if rewrite.page is None:
        return
    blocks = sorted(block.span for block in rewrite.document.blocks if block.kind not in ("link", "image"))
    for element in rewrite.page.elements:
        lang = element.attrs.get("lang", "")
        if lang and element.is_in_source and not _holds_block(element.span, blocks):
            yield _Mark(element.span, lang=lang)


def _holds_block(span: Span, blocks: Sequence[Span]) -> bool:
    first = bisect_left(blocks, Span(span.start, span.start))
    return any(span.covers(each) for each in blocks[first : bisect_left(blocks, Span(span.end, span.end))])
