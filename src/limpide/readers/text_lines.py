"""The lines of a plain text joined to paragraphs: wrapped lines are one, list items and lone lines stay apart."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from limpide.lines import line_starts
from limpide.model import Kind, Span

_BULLET: Final = re.compile(r"(?:[•◦▪‣●○■–—*·+-]|\d{1,2}[.)]|[a-z]\)|\[[ xX]?\])[ \t\u00a0]+(?=\S)")
_HAS_WORD: Final = re.compile(r"[^\W_]")
_SENTENCE_END: Final = re.compile(r"[.!?…][»”\"'’)\]\u00a0\u202f ]*(?:\d{1,3}|\[\d{1,3}\])?$")
_WIDEST_WRAP: Final = 100
"""Characters: a text with longer lines is not wrapped by hand or by a mail program."""
_NARROWEST_WRAP: Final = 40
_FULL_LINES: Final = 3
"""As many lines must end near the width: fewer may be chance."""
_FEW: Final = 10
"""One line in ten may be wider in a wrapped text: an address, a table."""
_SLACK: Final = 0.85
"""A line is full when its next word would have passed this share of the width."""
SHORT_LINE: Final = 80
"""Characters: a shorter text without a full stop is a line or a title."""


class Paragraph(Struct, frozen=True):
    """Lines that are one text: `spans` are those of its lines without a bullet, whose place is `mark`.

    `group` is the number of the lines between two blank ones that it stands among.
    """

    kind: Kind
    text: str
    spans: tuple[Span, ...]
    group: int
    mark: Span


def paragraphs(source: str) -> list[Paragraph]:
    groups = list(_groups(source))
    width = _wrap_width(groups)
    return [
        _paragraph(source, lines, number)
        for number, group in enumerate(groups)
        for lines in _joined(source, group, width)
    ]


def is_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, a note's call or a closing mark after its full stop left aside."""
    return _SENTENCE_END.search(text) is not None


def _groups(source: str) -> Iterator[list[Span]]:
    """Lines without a blank line or a rule of signs between them, outer blanks left out."""
    group: list[Span] = []
    for line in _lines(source):
        if _HAS_WORD.search(source, line.start, line.end):
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _wrap_width(groups: Sequence[Sequence[Span]]) -> int:
    """The width at which a text is wrapped; 0 for a text that is not."""
    lengths = [line.end - line.start for group in groups for line in group]
    wide = sum(length > _WIDEST_WRAP for length in lengths)
    wrapped = [line.end - line.start for group in groups for line in group[:-1]]
    width = max((length for length in wrapped if length <= _WIDEST_WRAP), default=0)
    full = sum(_SLACK * width < length <= width for length in wrapped)
    return width if width >= _NARROWEST_WRAP and full >= _FULL_LINES and wide * _FEW <= len(lengths) else 0


def _lines(source: str) -> Iterator[Span]:
    for start, end in pairwise((*line_starts(source), len(source))):
        yield _stripped(source, start, end)


def _stripped(source: str, start: int, end: int) -> Span:
    line = source[start:end]
    first = start + len(line) - len(line.lstrip())
    return Span(first, max(first, start + len(line.rstrip())))


def _joined(source: str, group: Sequence[Span], width: int) -> Iterator[list[Span]]:
    lines: list[Span] = []
    for line in group:
        if lines and not _continues(source, lines[-1], line, width):
            yield lines
            lines = []
        lines.append(line)
    yield lines


def _continues(source: str, above: Span, line: Span, width: int) -> bool:
    """Whether a line goes on with the sentence above it."""
    if _BULLET.match(source, line.start, line.end):
        return False
    before, after = source[above.start : above.end], source[line.start : line.end]
    if after[0].islower() and not before.endswith((".", "!", "?", "…", ":")):
        return True
    return 0 < _SLACK * width < len(before) + 1 + len(after.split()[0]) and not before.endswith(":")


def _paragraph(source: str, lines: Sequence[Span], group: int) -> Paragraph:
    first = lines[0]
    bullet = _BULLET.match(source, first.start, first.end)
    mark = Span(first.start, bullet.end() if bullet else first.start)
    spans = (Span(mark.end, first.end), *lines[1:])
    text = " ".join(source[span.start : span.end] for span in spans)
    return Paragraph(_kind(text, is_item=bullet is not None), text, spans, group, mark)


def _kind(text: str, *, is_item: bool) -> Kind:
    if is_item:
        return "item"
    return "line" if len(text) <= SHORT_LINE and not is_sentence(text) else "paragraph"
