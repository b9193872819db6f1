"""Tables built with ARIA roles: header cells that head nothing."""

from collections.abc import Iterable, Iterator, Sequence

from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.element import Element

_HEADERS = frozenset(("columnheader", "rowheader"))
_CELLS = frozenset(("cell", "gridcell"))
_PLACED = frozenset(("aria-colindex", "aria-colspan", "aria-rowindex", "aria-rowspan", "aria-owns"))
"""Attributes that put cells elsewhere than where they stand."""


def idle_headers(tables: Iterable[Element]) -> Iterator[Finding]:
    """Each header cell of a table of roles without a cell in its column or row."""
    for table in tables:
        if table.name == "table" or table.is_exposed is False:
            continue
        inside = [element for element in table.descendants() if element.is_exposed is not False]
        if any(name in _PLACED for element in inside for name in element.attrs):
            continue
        rows = [_cells(row) for row in inside if row.role == "row"]
        for row in rows:
            for column, cell in enumerate(row):
                if cell.role in _HEADERS and not _serves(rows, row, column):
                    yield Finding(cell.span, data={"text": shown(cell.text)}, selector=cell.selector)


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row.descendants() if cell.role in _HEADERS or cell.role in _CELLS]


def _serves(rows: Sequence[Sequence[Element]], row: Sequence[Element], column: int) -> bool:
    if row[column].role == "rowheader":
        return any(cell.role in _CELLS for cell in row)
    return any(column < len(other) and other[column].role in _CELLS for other in rows)
