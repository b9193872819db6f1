"""The cells of a table where they stand: rows, columns, header cells, and what the table is for."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from limpide.page.element import Element
from limpide.page.keeping import kept

HEADER_ROLES = frozenset(("columnheader", "rowheader"))
_CELL_ROLES = HEADER_ROLES | {"cell", "gridcell"}
_TABLE_ROLES = frozenset(("table", "grid", "treegrid"))
_DATA_NAMES = frozenset(("th", "caption", "thead", "tfoot"))
_DATA_ATTRS = ("scope", "headers", "axis")
_LAYOUT_INSIDE = frozenset(
    ("table", "form", "input", "select", "textarea", "button", "iframe", "video", "audio", "nav", "section", "article")
) | {f"h{level}" for level in range(1, 7)}
_LONGEST_DATUM = 90
"""Characters: cells of data are shorter on the whole, cells of a layout longer."""

_WIDEST = 1000
"""Columns and rows that a cell may take in HTML."""


class Cell(Struct, frozen=True):
    """A cell at its place; `width` and `height` are its columns and rows."""

    element: Element
    row: int
    column: int
    width: int = 1
    height: int = 1

    @property
    def is_header(self) -> bool:
        return is_header(self.element)

    @property
    def is_blank(self) -> bool:
        return not self.element.children and not self.element.text.strip()


class Grid(Struct, frozen=True):
    """Cells in source order. `top` and `left`: the rows and columns at the beginning that hold headers alone.

    `data_rows` and `data_columns` are those where data stand.
    """

    cells: tuple[Cell, ...]
    width: int
    height: int
    top: int
    left: int
    data_rows: frozenset[int]
    data_columns: frozenset[int]

    def is_partial(self, cell: Cell) -> bool:
        """Whether a header stands among the data: it is the header of some cells only."""
        return cell.is_header and cell.row >= self.top and (cell.column >= self.left or self.is_full_width(cell))

    def is_full_width(self, cell: Cell) -> bool:
        return cell.width >= self.width > 1

    def has_data_beside(self, header: Cell) -> bool:
        return any(row in self.data_rows for row in range(header.row, header.row + header.height))

    def has_data_below(self, header: Cell) -> bool:
        """Whether data stand in a column of this header, above it too."""
        return any(column in self.data_columns for column in range(header.column, header.column + header.width))

    @property
    def is_complex(self) -> bool:
        """Whether headers span cells, stand among the data, or are named by cells: they head a part of the table."""
        if any("headers" in cell.element.attrs for cell in self.cells):
            return True
        headers = [cell for cell in self.cells if cell.is_header and not cell.is_blank]
        return any(cell.width > 1 or cell.height > 1 or self.is_partial(cell) for cell in headers)


@kept
def grid(table: Element) -> Grid:
    """The cells of a table, or of a grid of roles, at their places."""
    cells = tuple(_placed(_native_rows(table) if table.name == "table" else _rows_of_roles(table)))
    width = max((cell.column + cell.width for cell in cells), default=0)
    height = max((cell.row + 1 for cell in cells), default=0)
    top = _leading(cells, height, "row")
    left = _leading([cell for cell in cells if cell.row >= top], width, "column")
    data = [cell for cell in cells if not cell.is_header and cell.row >= top and cell.column >= left]
    rows = frozenset(row for cell in data for row in range(cell.row, cell.row + cell.height))
    columns = frozenset(column for cell in data for column in range(cell.column, cell.column + cell.width))
    return Grid(cells, width, height, top, left, rows, columns)


def is_header(element: Element) -> bool:
    role = element.attrs.get("role", "").strip().lower()
    return role in HEADER_ROLES or (element.name == "th" and not role)


def table_of(cell: Element) -> Element | None:
    """The nearest table, or grid of roles, around a cell."""
    return next((e for e in cell.ancestors() if e.name == "table" or e.attrs.get("role", "") in _TABLE_ROLES), None)


def is_exposed_table(table: Element) -> bool:
    return table.is_exposed is not False and table.role in _TABLE_ROLES


@kept
def is_marked_as_data(table: Element) -> bool:
    """Whether the markup says that the table holds data: headers, a title, cells that name their headers."""
    return table.name != "table" or bool(table.attrs.get("summary", "").strip()) or any(data_markup(table))


def data_markup(table: Element) -> Iterator[Element]:
    """The elements of the table itself that only tables of data have."""
    return (element for element in _own(table) if _is_of_data(element))


@kept
def looks_like_layout(table: Element) -> bool:
    """Whether blocks of a page stand in the cells."""
    return any(element.name in _LAYOUT_INSIDE for element in table.descendants())


def holds_data(cells: Sequence[Cell]) -> bool:
    """Whether most cells are filled, with short texts on the whole."""
    filled = [text for cell in cells if (text := cell.element.text.strip())]
    return len(filled) * 2 >= len(cells) > 0 and sum(map(len, filled)) <= _LONGEST_DATUM * len(filled)


@kept
def is_data_table(table: Element) -> bool:
    """Whether a table holds data: its markup says so, or its cells read so."""
    if not is_exposed_table(table):
        return False
    if is_marked_as_data(table):
        return True
    made = grid(table)
    return made.height > 1 and made.width > 1 and not looks_like_layout(table) and holds_data(made.cells)


def _is_of_data(element: Element) -> bool:
    if element.name == "td":
        return element.attrs.get("role") in HEADER_ROLES or any(element.attrs.get(name) for name in _DATA_ATTRS)
    return element.name in _DATA_NAMES or element.attrs.get("role") in HEADER_ROLES


def _own(table: Element) -> Iterator[Element]:
    """What stands in the table, tables inside it aside."""
    stack = list(reversed(table.children))
    while stack:
        element = stack.pop()
        yield element
        if element.name != "table":
            stack.extend(reversed(element.children))


def _native_rows(table: Element) -> list[list[Element]]:
    rows: list[Element] = []
    for child in table.children:
        if child.name == "tr":
            rows.append(child)
        elif child.name in ("thead", "tbody", "tfoot"):
            rows.extend(row for row in child.children if row.name == "tr")
    return [[cell for cell in row.children if cell.name in ("td", "th")] for row in rows]


def _rows_of_roles(table: Element) -> list[list[Element]]:
    rows = [e for e in table.descendants() if e.role == "row" and e.is_exposed is not False]
    return [[cell for cell in row.descendants() if cell.role in _CELL_ROLES] for row in rows]


def _placed(rows: Iterable[Iterable[Element]]) -> Iterator[Cell]:
    """Cells at the first free column of their row, as HTML places them."""
    busy: dict[int, int] = {}
    for row, cells in enumerate(rows):
        column = 0
        for element in cells:
            while busy.get(column, 0) > row:
                column += 1
            width, height = _number(element, "colspan"), _number(element, "rowspan")
            yield Cell(element, row, column, width, height)
            if height > 1:
                busy.update((place, row + height) for place in range(column, column + width))
            column += width


def _number(cell: Element, name: str) -> int:
    if name not in cell.attrs:
        return 1
    value = cell.attrs[name].strip()
    return min(int(value), _WIDEST) if value.isascii() and value.isdecimal() and int(value) else 1


def _leading(cells: Iterable[Cell], size: int, axis: str) -> int:
    """How many rows, or columns, at the beginning hold headers and empty cells alone; none where all do."""
    data = [getattr(cell, axis) for cell in cells if not (cell.is_header or cell.is_blank)]
    return min(data, default=size)
