"""Roles: the ones that authors write, else those of HTML-AAM 1.0, SVG-AAM and ARIA in HTML."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Final

from limpide.page.aria import explicit, resists_presentation
from limpide.page.element import Element, Page
from limpide.page.spreading import spread

_FIXED: Final[Mapping[str, str]] = {
    "address": "group",
    "article": "article",
    "b": "generic",
    "bdi": "generic",
    "bdo": "generic",
    "blockquote": "blockquote",
    "body": "generic",
    "button": "button",
    "caption": "caption",
    "code": "code",
    "data": "generic",
    "datalist": "listbox",
    "dd": "definition",
    "del": "deletion",
    "details": "group",
    "dfn": "term",
    "dialog": "dialog",
    "div": "generic",
    "dt": "term",
    "em": "emphasis",
    "fieldset": "group",
    "figure": "figure",
    "form": "form",
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
    "hgroup": "group",
    "hr": "separator",
    "html": "document",
    "i": "generic",
    "ins": "insertion",
    "main": "main",
    "mark": "mark",
    "math": "math",
    "menu": "list",
    "meter": "meter",
    "nav": "navigation",
    "ol": "list",
    "optgroup": "group",
    "option": "option",
    "output": "status",
    "p": "paragraph",
    "pre": "generic",
    "progress": "progressbar",
    "q": "generic",
    "s": "deletion",
    "samp": "generic",
    "search": "search",
    "small": "generic",
    "span": "generic",
    "strong": "strong",
    "sub": "subscript",
    "sup": "superscript",
    "table": "table",
    "tbody": "rowgroup",
    "textarea": "textbox",
    "tfoot": "rowgroup",
    "thead": "rowgroup",
    "time": "time",
    "tr": "row",
    "u": "generic",
    "ul": "list",
}
_INPUTS: Final[Mapping[str, str | None]] = {
    "button": "button",
    "checkbox": "checkbox",
    "color": None,
    "date": None,
    "datetime-local": None,
    "email": "textbox",
    "file": None,
    "hidden": None,
    "image": "button",
    "month": None,
    "number": "spinbutton",
    "password": None,
    "radio": "radio",
    "range": "slider",
    "reset": "button",
    "search": "searchbox",
    "submit": "button",
    "tel": "textbox",
    "text": "textbox",
    "time": None,
    "url": "textbox",
    "week": None,
}
_WITH_LIST: Final = frozenset({"email", "search", "tel", "text", "url"})
SECTIONING: Final = frozenset({"article", "aside", "main", "nav", "section"})
_SECTIONING_ROLES: Final = frozenset({"article", "complementary", "main", "navigation", "region"})
_OWNED: Final[Mapping[str, tuple[str, ...]]] = {
    "li": ("ul", "ol", "menu"),
    "dt": ("dl",),
    "dd": ("dl",),
    "tr": ("table",),
    "td": ("table",),
    "th": ("table",),
    "thead": ("table",),
    "tbody": ("table",),
    "tfoot": ("table",),
}
"""Elements that are presentational with the list or table that they belong to."""


def input_type(element: Element) -> str:
    """The type of an `input` as browsers take it: an unknown one is text."""
    kind = element.attrs.get("type", "").strip().lower()
    return kind if kind in _INPUTS else "text"


class Roles:
    """Roles of one page's elements. `is_named` says whether an author named the element, contents aside."""

    def __init__(self, page: Page, is_named: Callable[[Element], bool]) -> None:
        self.page = page
        self.is_named = is_named
        self._known: dict[int, str | None] = {}

    def role(self, element: Element) -> str | None:
        """None where HTML gives the element no role; "none" for a presentational one."""
        known = self._known
        index = element.index
        if index not in known:
            known[index] = self._role(element)
        return known[index]

    def implicit(self, element: Element) -> str | None:
        """The role that HTML gives the element, whatever its `role` says."""
        name = element.name
        if name in _FIXED:
            return _FIXED[name]
        special = _SPECIAL.get(name)
        return special(element, self) if special is not None else None

    def _role(self, element: Element) -> str | None:
        written = explicit(element)
        if written == "none" and resists_presentation(element):
            written = None
        if written in ("region", "form") and not self.is_named(element):
            written = None
        if written is not None:
            return written
        if element.name in _OWNED and self._is_presentational_with_owner(element):
            return "none"
        return self.implicit(element)

    def _is_presentational_with_owner(self, element: Element) -> bool:
        if not self.emptied or resists_presentation(element):
            return False
        owners = _OWNED[element.name]
        owner = next((above for above in element.ancestors() if above.name in owners), None)
        return owner is not None and owner.index in self.emptied

    @cached_property
    def emptied(self) -> frozenset[int]:
        """The elements that an author made presentational."""
        written = (element for element in self.page.elements if "role" in element.attrs and explicit(element) == "none")
        return frozenset(element.index for element in written if not resists_presentation(element))

    @cached_property
    def sectioned(self) -> list[bool]:
        """By element index: whether it stands in an article, a section or the like."""
        return spread(self.page, lambda element: element.name in SECTIONING or explicit(element) in _SECTIONING_ROLES)

    @cached_property
    def nested(self) -> list[bool]:
        """By element index: whether it stands in a part of the page's main matter."""
        return spread(self.page, lambda element: element.name != "main" and element.name in SECTIONING)

    @cached_property
    def rows_of_data(self) -> frozenset[int]:
        """The rows that have a data cell."""
        cells = (element.parent for element in self.page.elements if element.name == "td")
        return frozenset(row.index for row in cells if row is not None)


def _link(element: Element, _: "Roles") -> str:
    return "link" if "href" in element.attrs or "xlink:href" in element.attrs else "generic"


def _image(element: Element, _: "Roles") -> str:
    return "none" if element.attrs.get("alt") == "" and not resists_presentation(element) else "img"


def _input(element: Element, _: "Roles") -> str | None:
    kind = input_type(element)
    if kind in _WITH_LIST and "list" in element.attrs:
        return "combobox"
    if kind == "checkbox" and "switch" in element.attrs:
        return "switch"
    return _INPUTS[kind]


def _select(element: Element, _: "Roles") -> str:
    size = element.attrs.get("size", "").strip()
    return "listbox" if "multiple" in element.attrs or (size.isdecimal() and int(size[:9]) > 1) else "combobox"


def _section(element: Element, roles: "Roles") -> str:
    return "region" if roles.is_named(element) else "generic"


def _aside(element: Element, roles: "Roles") -> str:
    inside = element.parent is not None and roles.nested[element.parent.index]
    return "complementary" if not inside or roles.is_named(element) else "generic"


def _header(element: Element, roles: "Roles") -> str:
    return "sectionheader" if roles.sectioned[element.index] else "banner"


def _footer(element: Element, roles: "Roles") -> str:
    return "sectionfooter" if roles.sectioned[element.index] else "contentinfo"


def _list_item(element: Element, _: "Roles") -> str:
    parent = element.parent
    if parent is None or (parent.name not in ("ul", "ol", "menu") and explicit(parent) not in ("list", "directory")):
        return "generic"
    written = explicit(parent)
    return "listitem" if written in (None, "list", "directory") else "generic"


def _cell(element: Element, _: "Roles") -> str:
    return "gridcell" if _is_in_grid(element) else "cell"


def _header_cell(element: Element, roles: "Roles") -> str:
    """Without a scope, a header with data cells beside it heads the row, else the column (as Chromium has it)."""
    scope = element.attrs.get("scope", "").strip().lower()
    if scope in ("row", "rowgroup"):
        return "rowheader"
    row = element.parent
    if scope in ("col", "colgroup") or row is None or (row.parent is not None and row.parent.name == "thead"):
        return "columnheader"
    return "rowheader" if row.index in roles.rows_of_data else "columnheader"


def _is_in_grid(element: Element) -> bool:
    table = element.closest("table")
    return table is not None and explicit(table) in ("grid", "treegrid")


def _area(element: Element, _: "Roles") -> str:
    return "link" if "href" in element.attrs else "generic"


def _svg(element: Element, roles: "Roles") -> str | None:
    return "img" if roles.is_named(element) else "graphics-document"


_SPECIAL: Final[Mapping[str, Callable[[Element, Roles], str | None]]] = {
    "a": _link,
    "area": _area,
    "aside": _aside,
    "footer": _footer,
    "header": _header,
    "img": _image,
    "input": _input,
    "li": _list_item,
    "section": _section,
    "select": _select,
    "svg": _svg,
    "td": _cell,
    "th": _header_cell,
}
