"""Which part of a pasted page each paragraph belongs to, told by lone lines alone; and the calls of its notes."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from limpide.model import Part, Span
from limpide.readers.addresses import addresses
from limpide.readers.parts import heading_part, is_interface_line
from limpide.readers.text_lines import SHORT_LINE, Paragraph, is_sentence

_GLUED: Final = re.compile(r"[a-zà-öø-ÿ\d][A-ZÀ-ÖØ-Þ]")
_SEPARATOR: Final = re.compile(r"\s[–—|·•›>»/→]\s")
_SITE_WORD: Final = re.compile(r"(?:accueil|home|menu|navigation|index|vous êtes ici|you are here)\b", re.I)
_NOTE_NUMBER: Final = re.compile(r"[\[(]?(\d{1,3})[\])]?[.:]?[ \t\u00a0]+(?=\S)")
_CALL: Final = re.compile(r"(?<=[^\W\d_]|[»”’\"')\].!?…])(\d{1,3})(?![\w°%]|[.,:/-]\d)|[ \u00a0]?\[(\d{1,3})\]")
_SHORT_NAME: Final = re.compile(r"(?<![^\W\d_])[A-Z]{1,2}$")
_LONGEST_GAP: Final = 3
"""Calls that may be missing between two: a number further away is a name (« COVID19 »), not a call."""


def parts(paragraphs: Sequence[Paragraph]) -> list[Part]:
    return list(_parts(paragraphs))


def _parts(paragraphs: Sequence[Paragraph]) -> Iterator[Part]:
    section: Part = "body"
    for paragraph in paragraphs:
        text = paragraph.text
        named = heading_part(text) if paragraph.kind == "line" else None
        if is_interface_line(text):
            section = "footer" if section in ("notes", "reference") else section
            yield "navigation"
        elif named is not None:
            section = named
            yield named
        elif paragraph.kind != "item" and _is_menu(text):
            yield "navigation"
        else:
            if section in ("navigation", "footer") and len(text) > SHORT_LINE and is_sentence(text):
                section = "body"
            yield section


def note_number(paragraph: Paragraph, source: str) -> tuple[int, Span] | None:
    """The number that opens a note, and its place."""
    found = _NOTE_NUMBER.match(source, paragraph.mark.start, paragraph.spans[0].end)
    return (int(found[1]), Span(*found.span())) if found else None


def calls(paragraph: Paragraph, source: str, notes: frozenset[int], last: int) -> Iterator[tuple[int, Span]]:
    """The calls of notes in a paragraph (« ESS1 »), in order; `last` is the number of the call before."""
    for line in paragraph.spans:
        urls = tuple(addresses(source, line.start, line.end))
        for found in _CALL.finditer(source, line.start, line.end):
            place = Span(*found.span())
            number = int(found[1] or found[2])
            is_next = number in notes and last < number <= last + _LONGEST_GAP
            if is_next and not _SHORT_NAME.search(source, line.start, place.start) and not _inside(place, urls):
                last = number
                yield number, place


def _inside(place: Span, spans: Sequence[Span]) -> bool:
    return any(span.covers(place) for span in spans)


def _is_menu(text: str) -> bool:
    """Whether a line is a menu or a breadcrumb, its entries run together or kept apart by signs."""
    if len(text) > 2 * SHORT_LINE or is_sentence(text):
        return False
    if len(_GLUED.findall(text)) >= 3:
        return True
    entries = _SEPARATOR.split(text)
    are_short = all(len(entry.split()) <= 6 and not entry[:1].islower() for entry in entries)
    return are_short and (len(entries) > 2 or (len(entries) == 2 and _SITE_WORD.match(text) is not None))
