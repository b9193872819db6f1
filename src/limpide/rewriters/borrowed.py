"""Passages that rewriting leaves alone because another wrote them, or because their form counts.

Quotations, references, verse and dialogue.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from limpide.language.compiled import compiled
from limpide.model import Block

_PAIRS: Final[Mapping[str, str]] = {"«": "»", "“": "”"}
_SIGNS: Final = "«»“”"
_STRAIGHT: Final = r"(?<!\w)\"[^\"]+\"(?!\w)"
_YEAR: Final = r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)"
_AUTHOR: Final = r"^[\W\d_]*[^\W\d_][\w’'-]+,?\s+(?:[A-ZÀ-Ý]\.[-\s]*)+"
_MARKS: Final = (
    r"\bpp?\.\s*\d",
    r"\b(?:vol|no|nos|éd|eds?|dir|trad|coll|n°)\.?\s*\d*",
    r"\b(?:ISBN|ISSN|doi|DOI)\b",
    r"\(\s*(?:1[5-9]|20)\d\d[a-z]?\s*\)",
    r"[A-ZÀ-Ý][\w-]+\s*:\s*[A-ZÀ-Ý][\w-]+,?",
    r"https?://",
    r"[«“][^»”]+[»”],",
)
_FEWEST_MARKS: Final = 3
_LONGEST_REFERENCE: Final = 500
_SPEECH: Final = r"(?:^|\n)[ \t\u00a0\u202f]*[—–][\s\u00a0\u202f]*(?=[A-ZÀ-Ý«“])"
_FEWEST_LINES: Final = 3
_LONGEST_LINE: Final = 70
_FEWEST_WORDS: Final = 3


def is_whole_borrowed(block: Block, written: str) -> bool:
    """Whether no sentence of a block may change: a reference, verse, dialogue. `written`: its source."""
    text = block.text.plain
    return _is_reference(text) or _is_speech(text) or _is_verse(_lines(text, written))


def is_in_quotation(text: str, start: int, end: int) -> bool:
    """Whether a sentence of a text is, or begins or ends inside, a quotation of several sentences."""
    return any(first < end and start < last and not (start <= first and last <= end) for first, last in _quoted(text))


@lru_cache(maxsize=4)
def _quoted(text: str) -> tuple[tuple[int, int], ...]:
    """The quotations of a text, the outer ones of those that nest; one never closed goes on to the end.

    Kept, because each sentence of a block asks for those of the whole block.
    """
    straight = compiled(_STRAIGHT).finditer(text) if '"' in text else ()
    return (*_paired(text), *(found.span() for found in straight))


def _paired(text: str) -> Iterator[tuple[int, int]]:
    opened: list[tuple[int, str]] = []
    for found in compiled(f"[{_SIGNS}]").finditer(text):
        at, sign = found.start(), found.group()
        if sign in _PAIRS:
            opened.append((at, _PAIRS[sign]))
        elif opened and sign == opened[-1][1]:
            first = opened.pop()[0]
            if not opened:
                yield first, at + 1
        elif not opened:
            yield 0, at + 1
    if opened:
        yield opened[0][0], len(text)


def _is_reference(text: str) -> bool:
    """Whether a text names a book or an article: a year beside an author, pages, a publisher."""
    if len(text) > _LONGEST_REFERENCE or not compiled(_YEAR).search(text):
        return False
    marks = sum(bool(compiled(mark).search(text)) for mark in _MARKS)
    return marks >= _FEWEST_MARKS or bool(marks and compiled(_AUTHOR).search(text))


def _is_speech(text: str) -> bool:
    return ("—" in text or "–" in text) and bool(compiled(_SPEECH).search(text))


def _lines(text: str, written: str) -> Sequence[str]:
    """The lines of a text, as it is laid out or else as it is written."""
    laid = [line.strip() for line in text.split("\n") if line.strip()]
    return laid if len(laid) >= _FEWEST_LINES else [line.strip() for line in written.split("\n") if line.strip()]


def _is_verse(lines: Sequence[str]) -> bool:
    """Whether short lines that all begin with a capital go on from one to the next."""
    if len(lines) < _FEWEST_LINES or max(map(len, lines)) > _LONGEST_LINE:
        return False
    are_capital = all(line.lstrip("«“\"'— ")[:1].isupper() for line in lines)
    go_on = sum(line[-1] not in ".:" for line in lines[:-1])
    are_words = sum(len(line.split()) >= _FEWEST_WORDS for line in lines)
    return are_capital and 2 * go_on >= len(lines) - 1 and 4 * are_words >= 3 * len(lines)
