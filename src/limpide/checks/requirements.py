"""What a field requires, and whether people can read it before they send the form."""

import re
from collections.abc import Iterable, Iterator

from limpide.language.excerpts import shown
from limpide.model import UNKNOWN, Finding
from limpide.page.controls import is_field
from limpide.page.element import Element, Page

_GROUPS = frozenset({"group", "radiogroup"})
_WRITES_MARK = re.compile(
    r":required[^{}]*\{[^{}]*(?:content|background)|\[required\][^{}]*\{[^{}]*(?:content|background)", re.I
)


def unmarked(
    fields: Iterable[Element],
    *,
    page: Page,
    marks: re.Pattern[str],
    optional: re.Pattern[str],
    general: re.Pattern[str],
) -> Iterator[Finding]:
    """Each required field whose name, description and group do not say so.

    Left out: a form of one field, and one that marks what is optional. A question where the form says it elsewhere,
    or where a style sheet may write it.
    """
    by_style = bool(page.missing_sheets) or any(_WRITES_MARK.search(sheet) for sheet in page.sheets)
    doubts: dict[int, bool | None] = {}
    for field in fields:
        if field.is_exposed is False or "disabled" in field.attrs or (field.name == "input" and not is_field(field)):
            continue
        said, form = _said(field), field.closest("form")
        if said is None or marks.search(said) or form is None or _is_alone(field, form):
            continue
        if form.index not in doubts:
            doubts[form.index] = _doubt(form, optional, general)
        doubt = doubts[form.index]
        if doubt is not None:
            yield _found(field, sure=not by_style and not doubt)


def unexplained(fields: Iterable[Element], *, page: Page, general: re.Pattern[str]) -> Iterator[Finding]:
    """The first required field marked by a star alone, in a page that nowhere says what it stands for."""
    starred = (field for field in fields if field.is_exposed is not False and _is_starred(field, general))
    first = next(starred, None)
    if first is not None and not general.search(page.root.text):
        yield _found(first, sure=True)


def unshown_format(fields: Iterable[Element], *, hints: re.Pattern[str]) -> Iterator[Finding]:
    """Each field with a format of its own whose label and description give neither format nor example."""
    for field in fields:
        said = _said(field)
        if field.is_exposed is not False and said is not None and not hints.search(said):
            yield _found(field, sure=False)


def _said(field: Element) -> str | None:
    """What a field and the group around it say; None where nobody can tell."""
    group = next((above for above in field.ancestors() if above.role in _GROUPS), None)
    texts = [field.accessible_name, field.description, group.accessible_name if group is not None else ""]
    known = [text for text in texts if isinstance(text, str)]
    return " ".join(known) if len(known) == len(texts) else None


def _doubt(form: Element, optional: re.Pattern[str], general: re.Pattern[str]) -> bool | None:
    """Whether a form may say elsewhere what is required; None where it marks what is optional."""
    if any(optional.search(_said(each) or "") for each in filter(is_field, form.descendants())):
        return None
    return general.search((form.parent or form).text) is not None


def _is_starred(field: Element, general: re.Pattern[str]) -> bool:
    said = _said(field)
    return said is not None and "*" in said and not general.search(said)


def _is_alone(field: Element, form: Element) -> bool:
    return all(other is field for other in filter(is_field, form.descendants()) if other.is_rendered is not False)


def _found(field: Element, *, sure: bool) -> Finding:
    name = field.accessible_name
    return Finding(
        field.mark,
        data={"element": field.name, "name": shown(name) if name is not UNKNOWN and name else "–"},
        outcome=None if sure else "needs_review",
        selector=field.selector,
    )
