"""A list in the place of the end of a paragraph, as each format writes lists."""

from collections.abc import Sequence
from typing import Final, Literal

from msgspec import Struct

from limpide.model import Block, Span
from limpide.page.element import Element

ITEM: Final = "\n- "
"""What begins an item in the text of a proposal."""
Form = Literal["html", "markdown", "text", "lines"]
"""How a source is written; `lines` is a draft of one sentence a line, where a list may stand anywhere."""

_HOLDERS: Final = frozenset(
    ("li", "td", "th", "dt", "dd", "blockquote", "figcaption", "caption", "label", "legend", "summary")
)
"""Elements where no list is made of running text."""

_LINES: Final = frozenset(("paragraph", "line", "caption"))
"""Kinds of blocks of which an easy-read draft may make a list."""


class Place(Struct, frozen=True):
    """Where a sentence stands: its block, and the elements that hold it whole, the outermost first."""

    source: str
    form: Form
    block: Block
    around: Sequence[Element]

    @property
    def newline(self) -> str:
        return "\r\n" if "\r\n" in self.source else "\n"


def listed(written: str, place: Place, region: Span) -> tuple[Span, str] | None:
    """What to write for a sentence that ends in a list, and instead of what; None where no list can stand."""
    if place.form == "lines":
        return _in_lines(written, place, region) if place.block.kind in _LINES else None
    if place.block.kind != "paragraph" or any(element.name in _HOLDERS for element in place.around):
        return None
    opening, *items = written.split(ITEM)
    return _MADE[place.form](opening, items, place, region)


def _in_lines(written: str, place: Place, region: Span) -> tuple[Span, str]:
    """The list, and what follows it in its paragraph on a line of its own."""
    rest = place.source[region.end : place.block.span.end]
    blanks = len(rest) - len(rest.lstrip())
    return (Span(region.start, region.end + blanks), f"{written}\n") if rest.strip() else (region, written)


def _in_html(opening: str, items: Sequence[str], place: Place, region: Span) -> tuple[Span, str] | None:
    paragraph = place.around[-1] if place.around else None
    if paragraph is None or paragraph.name != "p":
        return None
    if place.source[region.end : paragraph.span.end].strip().lower() not in ("", "</p>"):
        return None
    rows = "".join(f"{place.newline}<li>{item}</li>" for item in items)
    made = f"{opening}</p>{place.newline}<ul>{rows}{place.newline}</ul>"
    return Span(region.start, paragraph.span.end), made


def _in_markdown(opening: str, items: Sequence[str], place: Place, region: Span) -> tuple[Span, str] | None:
    if place.source[region.end : place.block.span.end].strip():
        return None
    line = place.newline
    after = place.source[region.end :]
    mark = "*" if after.lstrip().startswith("-") else "-"
    rows = "".join(f"{line}{mark} {item}" for item in items)
    return region, f"{opening}{line}{rows}{_blank_line(after, line)}"


def _blank_line(after: str, newline: str) -> str:
    """What keeps the next block out of the list: nothing where a blank line or the end follows."""
    rest = after.lstrip(" \t\r")
    is_apart = not rest.strip() or (rest.startswith("\n") and not rest[1:].split("\n", 1)[0].strip())
    return "" if is_apart else newline


def _in_text(opening: str, items: Sequence[str], place: Place, region: Span) -> tuple[Span, str] | None:
    if place.source[region.end : place.block.span.end].strip():
        return None
    return region, place.newline.join((opening, *(f"- {item}" for item in items)))


_MADE: Final = {"html": _in_html, "markdown": _in_markdown, "text": _in_text}
