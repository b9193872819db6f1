"""What tables are for: layout said as such, titles typed beside a table, tables that are drawn but not marked up."""

import re
from collections.abc import Iterable, Iterator

from limpide.errors import Inapplicable
from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.element import Element
from limpide.page.tables import data_markup, grid, is_exposed_table, is_marked_as_data, looks_like_layout

_LAYOUT_ROLES = frozenset(("presentation", "none"))
_LONGEST_TITLE = 200
_LEAST_ROWS = 3
_PARTS = frozenset(("table-row-group", "table-header-group", "table-footer-group"))


def layout_without_role(tables: Iterable[Element]) -> Iterator[Finding]:
    """Each table that only lays out the page and does not say so.

    Sure of one cell alone and of a table around tables; of one row or column with blocks inside a person looks.
    """
    for table in tables:
        if not is_exposed_table(table) or is_marked_as_data(table):
            continue
        made = grid(table)
        is_single = len(made.cells) == 1
        if not made.cells or not (is_single or looks_like_layout(table)):
            continue
        sure = is_single or any(element.name == "table" for element in table.descendants())
        yield Finding(
            table.mark,
            data={"text": shown(table.text) or "–"},
            outcome=None if sure else "needs_review",
            selector=table.selector,
        )


def layout_with_data_markup(tables: Iterable[Element]) -> Iterator[Finding]:
    """Each table that says it only lays out the page, and has what tables of data have.

    A table that says nothing and holds blocks of a page is a question. Raises Inapplicable without layout table.
    """
    layouts = [table for table in tables if table.is_rendered is not False and _may_lay_out(table)]
    if not layouts:
        raise Inapplicable
    for table in layouts:
        found = [element.name for element in data_markup(table)]
        if not found and table.attrs.get("summary", "").strip():
            found = ["summary"]
        if found:
            yield Finding(
                table.mark,
                data={"found": ", ".join(dict.fromkeys(found))},
                outcome=None if _says_layout(table) else "needs_review",
                selector=table.selector,
            )


def typed_title(tables: Iterable[Element], *, title: re.Pattern[str]) -> Iterator[Finding]:
    """Each table without a name, right after a short line that numbers it as its title."""
    for table in tables:
        if not is_exposed_table(table) or table.accessible_name or table.attrs.get("title"):
            continue
        line = _before(table)
        text = " ".join(line.text.split()) if line is not None else ""
        if line is not None and len(text) <= _LONGEST_TITLE and title.match(text) and line.name != "table":
            yield Finding(line.span, data={"text": shown(text)}, selector=line.selector)


def typed_columns(elements: Iterable[Element], *, columns: re.Pattern[str]) -> Iterator[Finding]:
    """Each text that draws columns with blanks or bars, line after line."""
    for element in elements:
        if element.is_rendered is False or any(child.name in ("code", "table") for child in element.descendants()):
            continue
        lines = [line for line in element.text.splitlines() if columns.search(line.strip())]
        if len(lines) >= _LEAST_ROWS and len(lines) * 2 > sum(bool(line.strip()) for line in element.text.splitlines()):
            yield Finding(
                element.mark, data={"text": shown(lines[0]), "rows": str(len(lines))}, selector=element.selector
            )


def drawn_tables(elements: Iterable[Element]) -> Iterator[Finding]:
    """Each element that style alone makes a table, with rows of cells of text."""
    for element in elements:
        if element.style("display") != "table" or element.role in ("table", "grid", "treegrid", "none"):
            continue
        rows = [row for row in _drawn_rows(element) if len(_drawn_cells(row)) > 1]
        if len(rows) >= _LEAST_ROWS and not looks_like_layout(element):
            yield Finding(
                element.mark, data={"text": shown(rows[0].text), "rows": str(len(rows))}, selector=element.selector
            )


def _says_layout(table: Element) -> bool:
    return table.attrs.get("role", "").strip().lower() in _LAYOUT_ROLES


def _may_lay_out(table: Element) -> bool:
    """Whether a table says that it lays out the page, or holds blocks of a page, or one cell alone."""
    return _says_layout(table) or looks_like_layout(table) or len(grid(table).cells) == 1


def _before(table: Element) -> Element | None:
    """The element that stands right before a table, without text between."""
    if table.parent is None:
        return None
    last: Element | None = None
    for node in table.parent.content:
        if node is table:
            return last
        if isinstance(node, Element):
            last = node
        elif getattr(node, "pieces", None) is not None and getattr(node, "data", "").strip():
            last = None
    return None


def _drawn_rows(element: Element) -> Iterator[Element]:
    for child in element.children:
        if child.style("display") in _PARTS:
            yield from (row for row in child.children if row.style("display") == "table-row")
        elif child.style("display") == "table-row":
            yield child


def _drawn_cells(row: Element) -> list[Element]:
    return [cell for cell in row.children if cell.style("display") == "table-cell" and cell.text.strip()]
