"""Data tables: header cells, titles, cells that name their headers."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.element import Element

_LAYOUT_INSIDE = (
    *("table", "form", "input", "select", "textarea", "button", "iframe", "video", "audio"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "nav", "section", "article"),
)
_HEADER_ROLES = frozenset(("columnheader", "rowheader"))
_LONGEST_DATUM = 90
"""Characters: cells of data are shorter on the whole, cells of a layout longer."""

_ROWS_OF_SURE_DATA = 3


def without_headers(tables: Iterable[Element]) -> Iterator[Finding]:
    """Each data table without any header cell. A small table, or one with long cells, may only lay out a page."""
    for table in tables:
        rows = _rows(table)
        if not _is_exposed_table(table) or len(rows) < 2 or max(map(len, rows)) < 2 or _has_headers(rows):
            continue
        if _is_layout(table):
            continue
        sure = len(rows) >= _ROWS_OF_SURE_DATA and _holds_data(rows)
        yield Finding(
            table.mark,
            data={"text": shown(rows[0][0].text), "rows": str(len(rows))},
            outcome=None if sure else "needs_review",
            selector=table.selector,
        )


def title_in_cell(tables: Iterable[Element]) -> Iterator[Finding]:
    """Each data table without caption whose first row is one cell as wide as the table."""
    for table in tables:
        rows = _rows(table)
        if len(rows) < 3 or not _is_exposed_table(table) or any(e.name == "caption" for e in table.children):
            continue
        width = max(sum(_columns(cell) for cell in row) for row in rows[1:])
        first = rows[0]
        if len(first) == 1 and width > 1 and _columns(first[0]) >= width and first[0].text.strip():
            yield Finding(first[0].span, data={"text": shown(first[0].text)}, selector=first[0].selector)


def lost_headers(cells: Iterable[Element]) -> Iterator[Finding]:
    """Each cell whose `headers` names something that is no cell of its table."""
    for cell in cells:
        table = cell.closest("table")
        if table is None or not _is_exposed_table(table):
            continue
        known = {e.attrs["id"]: e for e in table.descendants() if e.name in ("td", "th") and "id" in e.attrs}
        for identifier in cell.attrs["headers"].split():
            if identifier not in known or known[identifier] is cell:
                yield Finding(
                    cell.attr_span("headers"),
                    data={"target": identifier, "text": shown(cell.text)},
                    selector=cell.selector,
                )
                break


def idle_headers(tables: Iterable[Element]) -> Iterator[Finding]:
    """Each header cell with no cell below or beside it to be the header of."""
    for table in tables:
        rows = _rows(table)
        if not _is_exposed_table(table) or _is_spanned(rows):
            continue
        named = {word for row in rows for cell in row for word in cell.attrs.get("headers", "").split()}
        free = Counter(column for row in rows for column, cell in enumerate(row) if "headers" not in cell.attrs)
        for row in rows:
            has_data = any("headers" not in cell.attrs and not _is_header(cell) for cell in row)
            for column, cell in enumerate(row):
                if not _is_header(cell) or cell.is_exposed is False or cell.attrs.get("id", "") in named:
                    continue
                has_below = free[column] > ("headers" not in cell.attrs)
                if not _serves(cell, has_below=has_below, has_beside=has_data):
                    yield Finding(cell.span, data={"text": shown(cell.text)}, selector=cell.selector)


def _rows(table: Element) -> list[list[Element]]:
    """The cells of the table itself, row by row."""
    found = []
    for group in (table, *(e for e in table.children if e.name in ("thead", "tbody", "tfoot"))):
        for row in group.children:
            if row.name == "tr":
                found.append([cell for cell in row.children if cell.name in ("td", "th")])
    return [row for row in sorted(found, key=lambda r: r[0].index if r else 0) if row]


def _is_exposed_table(table: Element) -> bool:
    return table.is_exposed is not False and table.role in ("table", "grid", "treegrid")


def _has_headers(rows: Sequence[Sequence[Element]]) -> bool:
    return any(
        c.name == "th" or c.attrs.get("role") in _HEADER_ROLES or "headers" in c.attrs for row in rows for c in row
    )


def _is_layout(table: Element) -> bool:
    return any(element.name in _LAYOUT_INSIDE for element in table.descendants())


def _holds_data(rows: Sequence[Sequence[Element]]) -> bool:
    texts = [cell.text.strip() for row in rows for cell in row]
    filled = [text for text in texts if text]
    return len(filled) * 2 >= len(texts) and sum(map(len, filled)) <= _LONGEST_DATUM * len(filled)


def _columns(cell: Element) -> int:
    value = cell.attrs.get("colspan", "1").strip()
    return int(value) if value.isdecimal() and value != "0" else 1


def _is_spanned(rows: Sequence[Sequence[Element]]) -> bool:
    return any(
        cell.attrs.get(name, "1").strip() != "1" for row in rows for cell in row for name in ("colspan", "rowspan")
    )


def _is_header(cell: Element) -> bool:
    role = cell.attrs.get("role", "")
    return role in _HEADER_ROLES or (cell.name == "th" and not role)


def _serves(header: Element, *, has_below: bool, has_beside: bool) -> bool:
    """Whether a header has a cell in its column, or a cell of data in its row, as its `scope` says.

    A cell with `headers` has only those headers that it names.
    """
    scope, role = header.attrs.get("scope", "").lower(), header.attrs.get("role", "")
    if scope in ("row", "rowgroup") or role == "rowheader":
        return has_beside
    if scope in ("col", "colgroup") or role == "columnheader":
        return has_below
    return has_below or has_beside
