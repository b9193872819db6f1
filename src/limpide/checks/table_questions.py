"""Questions about tables, each at the table that it is about."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from limpide.language.excerpts import shown
from limpide.model import UNKNOWN, Finding
from limpide.page.element import Element, TextNode
from limpide.page.tables import Grid, data_markup, grid, is_data_table, is_exposed_table, looks_like_layout

_MOST_HEADERS = 8


def each(
    tables: Iterable[Element], *, having: frozenset[str] = frozenset(), lacking: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """A question at each table of data with all traits of the first list and none of the second (`TRAITS`)."""
    for table in tables:
        if not is_data_table(table):
            continue
        made = grid(table)
        if all(TRAITS[name](table, made) for name in having) and not any(TRAITS[name](table, made) for name in lacking):
            yield _asked(table, made)


def layouts(tables: Iterable[Element]) -> Iterator[Finding]:
    """A question at each table with several cells that only lays out the page."""
    for table in tables:
        made = grid(table)
        says_so = not is_exposed_table(table)
        if table.is_rendered is False or len(made.cells) < 2 or not _has_text(table):
            continue
        if says_so or (looks_like_layout(table) and not any(data_markup(table))):
            yield _asked(table, made)


def _has_text(table: Element) -> bool:
    return any(isinstance(node, TextNode) and node.data.strip() for node in table.nodes())


def _is_complex(table: Element, made: Grid) -> bool:
    return made.is_complex


def _has_summary(table: Element, made: Grid) -> bool:
    return bool(
        table.attrs.get("summary", "").strip() or table.attrs.get("aria-describedby") or _has_title(table, made)
    )


def _has_title(table: Element, made: Grid) -> bool:
    name = table.accessible_name
    return name is UNKNOWN or bool(name)


def _has_headers(table: Element, made: Grid) -> bool:
    return any(cell.is_header for cell in made.cells)


def _names_headers(table: Element, made: Grid) -> bool:
    """Whether cells name their headers, or headers with an id do not say what they head."""
    return any("headers" in cell.element.attrs for cell in made.cells) or any(
        cell.is_header and "id" in cell.element.attrs and not _has_direction(cell.element) for cell in made.cells
    )


def _has_direction(header: Element) -> bool:
    return "scope" in header.attrs or "role" in header.attrs


TRAITS: Final[Mapping[str, Callable[[Element, Grid], bool]]] = {
    "complex": _is_complex,
    "summary": _has_summary,
    "title": _has_title,
    "headers": _has_headers,
    "named-headers": _names_headers,
}


def _asked(table: Element, made: Grid) -> Finding:
    name = table.accessible_name
    headers = [" ".join(cell.element.text.split()) for cell in made.cells if cell.is_header and not cell.is_blank]
    first = next((cell for cell in made.cells if not cell.is_blank), None)
    return Finding(
        table.mark,
        data={
            "name": shown(name) if name is not UNKNOWN and name else "–",
            "headers": shown(", ".join(headers[:_MOST_HEADERS])) or "–",
            "text": shown(first.element.text) if first is not None else "–",
            "rows": str(made.height),
        },
        selector=table.selector,
    )
