"""Header cells of data tables: what says which cells they head, and whether it is true."""

from collections.abc import Iterable, Iterator

from limpide.errors import Inapplicable
from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.element import Element
from limpide.page.tables import HEADER_ROLES, Cell, Grid, grid, is_exposed_table, is_marked_as_data, table_of

_SCOPES = frozenset(("row", "col", "rowgroup", "colgroup"))
_AXES = {"row": "row", "col": "column", "rowheader": "row", "columnheader": "column"}


def undirected(headers: Iterable[Element]) -> Iterator[Finding]:
    """The headers that say nothing of what they head, in tables with headers in a row and in a column.

    One finding a table, at the first. In a table with joined cells a person looks. Raises Inapplicable without headers.
    """
    for made, cells in _by_table(headers):
        lost = [cell for cell in cells if not _says_direction(cell.element) and not cell.is_blank]
        if not lost or _stand_in_line(made):
            continue
        sure = not made.is_complex and _stand_in_both(made) and not any(made.is_partial(cell) for cell in lost)
        first = lost[0].element
        yield Finding(
            first.span,
            data={"text": shown(first.text), "count": str(len(lost))},
            outcome=None if sure else "needs_review",
            selector=first.selector,
        )


def misdirected(headers: Iterable[Element]) -> Iterator[Finding]:
    """Each header whose `scope` or role says row where it heads a column, or the other way round.

    Raises Inapplicable without such headers.
    """
    for made, cells in _by_table(headers):
        if any("headers" in cell.element.attrs for cell in made.cells):
            continue
        for cell in cells:
            said = _said(cell.element)
            if said and _is_wrong(made, cell, said):
                yield Finding(
                    cell.element.mark,
                    data={"text": shown(cell.element.text) or "–", "value": said},
                    selector=cell.element.selector,
                )


def partial(headers: Iterable[Element]) -> Iterator[Finding]:
    """Each header among the data without an id of its own, or with what says that it heads a whole line.

    Sure of those as wide as a table without row headers; of others, and of groups of rows, a person looks.
    """
    for made, cells in _by_table(headers):
        for cell in cells:
            element = cell.element
            if not made.is_partial(cell) or cell.is_blank or (_has_own_id(element) and not _said(element)):
                continue
            is_group = element.attrs.get("scope", "").strip().lower() == "rowgroup"
            yield Finding(
                element.span,
                data={"text": shown(element.text)},
                outcome=None if not is_group and _opens_part(made, cell) else "needs_review",
                selector=element.selector,
            )


def cells_of_other_elements(tables: Iterable[Element]) -> Iterator[Finding]:
    """Each grid of roles with several lines of column headers, whose cells cannot name their headers.

    With headers of rows and columns, a person looks. Raises Inapplicable where no cell has several headers.
    """
    grids = [(table, grid(table)) for table in tables if is_exposed_table(table)]
    crossed = [(table, made) for table, made in grids if made.top > 1 or (made.top and made.left)]
    if not crossed:
        raise Inapplicable
    for table, made in crossed:
        other = next((c.element for c in made.cells if not c.is_header and c.element.name not in ("td", "th")), None)
        if other is not None:
            yield Finding(
                table.mark,
                data={"text": shown(other.text)},
                outcome=None if made.top > 1 else "needs_review",
                selector=table.selector,
            )


def _by_table(headers: Iterable[Element]) -> Iterator[tuple[Grid, list[Cell]]]:
    """Header cells by the table of data that they stand in, tables in the order of their first.

    Raises Inapplicable where none stands in one.
    """
    wanted: dict[Element, set[Element]] = {}
    for header in headers:
        table = table_of(header)
        if table is not None and header.is_exposed is not False:
            wanted.setdefault(table, set()).add(header)
    tables = [table for table in wanted if is_exposed_table(table) and is_marked_as_data(table)]
    if not tables:
        raise Inapplicable
    for table in tables:
        chosen, made = wanted[table], grid(table)
        yield made, [cell for cell in made.cells if cell.element in chosen and cell.is_header]


def _says_direction(header: Element) -> bool:
    return "scope" in header.attrs or header.attrs.get("role") in HEADER_ROLES or _has_own_id(header)


def _has_own_id(element: Element) -> bool:
    identifier = element.attrs.get("id", "")
    return bool(identifier) and element.page.by_id(identifier) is element


def _stand_in_line(made: Grid) -> bool:
    """Whether all headers stand in one row, or in one column."""
    headers = [cell for cell in made.cells if cell.is_header and not cell.is_blank]
    return len({cell.row for cell in headers}) < 2 or len({cell.column for cell in headers}) < 2


def _stand_in_both(made: Grid) -> bool:
    """Whether headers stand above the columns and beside the rows."""
    headers = [cell for cell in made.cells if cell.is_header and not cell.is_blank]
    return any(cell.row < made.top for cell in headers) and any(
        cell.row >= made.top and cell.column < made.left for cell in headers
    )


def _said(header: Element) -> str:
    """What a header says of its direction, by its role or its `scope`; empty where it says nothing."""
    role = header.attrs.get("role", "").strip().lower()
    return role if role in HEADER_ROLES else header.attrs.get("scope", "").strip().lower()


def _is_wrong(made: Grid, cell: Cell, said: str) -> bool:
    if said not in _AXES:
        return said not in _SCOPES
    if made.is_full_width(cell):
        return False
    beside, below = made.has_data_beside(cell), made.has_data_below(cell)
    return beside != below and (below if _AXES[said] == "row" else beside)


def _opens_part(made: Grid, cell: Cell) -> bool:
    """Whether a header as wide as the table has rows of data above and below, and no row has a header of its own."""
    if made.left or not made.is_full_width(cell):
        return False
    rows = {other.row for other in made.cells if not other.is_header and not other.is_blank}
    return any(row < cell.row for row in rows) and any(row > cell.row for row in rows)
