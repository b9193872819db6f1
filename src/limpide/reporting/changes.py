"""What stands at a finding's place now, and what each of its repairs would put there."""

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from limpide.model import PROSE_KINDS, Block, Document, Finding, Fix, Rule, Span
from limpide.reporting.places import Places
from limpide.reporting.quoting import ELLIPSIS, cut
from limpide.reporting.ranges import plain_range

SHOWN: Final = 320  # characters of a passage shown at most
ENDS: Final = 60  # characters kept at each end of a longer one
SHORT: Final = 80  # characters of a passage under which a little of what stands around is shown too
AROUND: Final = 60  # characters of it on each side


class Bit(Struct, frozen=True):
    text: str
    is_changed: bool = False


class Present(Struct, frozen=True):
    """The passage as it is, marked within what stands around. `is_code`: markup, to be shown letter for letter."""

    bits: tuple[Bit, ...]
    is_code: bool
    lang: str


class Change(Struct, frozen=True):
    """A passage before and after one repair."""

    before: tuple[Bit, ...]
    after: tuple[Bit, ...]
    is_code: bool
    safe: bool
    description: str


def present(document: Document, places: Places, rule: Rule, finding: Finding) -> Present:
    """The finding's passage: as readers see it where the rule judges prose, else as the source writes it."""
    if finding.scripted:
        return Present(_bits(cut(finding.scripted, SHOWN)), True, document.lang)
    span = finding.span
    block = places.block(span)
    if block is None or not _is_prose(block, rule):
        text = cut(document.source[span.start : span.end], SHOWN)
        return Present(_bits(text), _is_markup(text), document.lang if block is None else block.lang)
    start, end = plain_range(block.text, span)
    before, after = _around(block.text.plain, start, end)
    passage = Bit(cut(block.text.plain[start:end], SHOWN), bool(before or after))
    return Present((*_bits(before), passage, *_bits(after)), False, block.lang)


def change(document: Document, places: Places, rule: Rule, finding: Finding, fix: Fix, description: str) -> Change:
    """The passage before and after a repair."""
    edits = sorted(fix.edits, key=lambda edit: edit.span)
    start = min(finding.span.start, edits[0].span.start)
    end = max(finding.span.end, *(edit.span.end for edit in edits))
    window = Span(start, end)
    replaced = [(edit.span, document.source[edit.span.start : edit.span.end]) for edit in edits]
    before = tuple(_marked(document.source, window, replaced))
    after = tuple(_marked(document.source, window, [(edit.span, edit.text) for edit in edits]))
    if any(_is_markup(bit.text) for bit in (*before, *after)):
        return Change(before, after, True, fix.safe, description)
    block = places.block(window)
    head, tail = "", ""
    if block is not None and _is_prose(block, rule):
        head, tail = _around(block.text.plain, *plain_range(block.text, window))
    return Change(
        (*_bits(head), *before, *_bits(tail)), (*_bits(head), *after, *_bits(tail)), False, fix.safe, description
    )


def _is_prose(block: Block, rule: Rule) -> bool:
    return block.kind in PROSE_KINDS and not rule.select


def _around(plain: str, start: int, end: int) -> tuple[str, str]:
    """What stands on each side of a short passage, cut between words; nothing around a long one."""
    if end - start > SHORT:
        return "", ""
    before, after = plain[max(0, start - AROUND) : start], plain[end : end + AROUND]
    if start > AROUND:
        before = f"…\u202f{before.partition(' ')[2] or before}"
    if end + AROUND < len(plain):
        after = f"{after.rpartition(' ')[0] or after}{ELLIPSIS}"
    return before, after


def _bits(text: str) -> tuple[Bit, ...]:
    return (Bit(text),) if text else ()


def _marked(source: str, window: Span, changed: Iterable[tuple[Span, str]]) -> Iterator[Bit]:
    """The source within a window, with what stands at each changed place, in order, marked."""
    at = window.start
    for span, text in changed:
        yield from _bits(_middle_cut(source[at : span.start]))
        if text:
            yield Bit(_middle_cut(text), True)
        at = span.end
    yield from _bits(_middle_cut(source[at : window.end]))


def _middle_cut(text: str) -> str:
    """A text of which only the beginning and the end are kept where it is long."""
    return text if len(text) <= SHOWN else f"{text[:ENDS]}{ELLIPSIS}\u202f{text[-ENDS:]}"


def _is_markup(text: str) -> bool:
    return "<" in text or "](" in text
