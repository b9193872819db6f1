"""Fields that go together: whether the code groups them, and says what the group asks."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from limpide.language.excerpts import shown
from limpide.model import UNKNOWN, Finding
from limpide.page.controls import is_field
from limpide.page.element import Element

_GROUPS = frozenset({"group", "radiogroup"})


def without_legend(groups: Iterable[Element]) -> Iterator[Finding]:
    """Each group of at least two fields that has no name."""
    for group in groups:
        count = sum(is_field(each) for each in group.descendants())
        if count < 2 or group.is_rendered is False or group.role not in _GROUPS:
            continue
        name = group.accessible_name
        if name is UNKNOWN or not name:
            yield Finding(
                group.mark,
                data={"element": group.name, "count": str(count)},
                outcome="needs_review" if name is UNKNOWN else None,
                selector=group.selector,
            )


def without_label(groups: Iterable[Element]) -> Iterator[Finding]:
    """Each group of choices of a list that has no label."""
    for group in groups:
        if not group.attrs.get("label", "").strip():
            yield _labelled(group)


def labels(groups: Iterable[Element]) -> Iterator[Finding]:
    """A question at each label of a group of choices that people can meet."""
    for group in groups:
        if group.attrs["label"].strip() and group.is_rendered is not False:
            yield _labelled(group)


def purposes(fields: Iterable[Element]) -> Iterator[Finding]:
    """A question at each field that tells browsers what it expects."""
    for field in fields:
        name, purpose = field.accessible_name, field.attrs["autocomplete"]
        if field.is_rendered is not False:
            said = shown(name) if isinstance(name, str) and name else "–"
            span = field.attr_span("autocomplete")
            yield Finding(span, data={"name": said, "purpose": purpose}, selector=field.selector)


def boxes(fields: Iterable[Element]) -> Iterator[Finding]:
    """Each set of boxes to tick that share a name and stand in no group; one finding a set."""
    sets: dict[tuple[int, str], list[Element]] = defaultdict(list)
    for field in fields:
        name, form = field.attrs.get("name", "").rstrip("[]0123456789"), field.closest("form")
        if name and field.is_rendered is not False and not _is_grouped(field):
            sets[(form.index if form else -1, name)].append(field)
    for alike in sets.values():
        if len(alike) > 1:
            yield _found(alike)


def parts(forms: Iterable[Element], *, pattern: re.Pattern[str]) -> Iterator[Finding]:
    """Each form with at least two fields in a row, in no group, that are named as parts of one thing."""
    for form in forms:
        row: list[Element] = []
        for field in (e for e in form.descendants() if is_field(e) and e.is_rendered is not False):
            name = field.accessible_name
            if isinstance(name, str) and pattern.search(name) and not _is_grouped(field):
                row.append(field)
                continue
            if len(row) > 1:
                break
            row = []
        if len(row) > 1:
            yield _found(row)


def _labelled(group: Element) -> Finding:
    count = sum(each.name == "option" for each in group.descendants())
    return Finding(
        group.mark,
        data={"name": shown(group.attrs.get("label", "")) or "–", "count": str(count)},
        selector=group.selector,
    )


def _is_grouped(field: Element) -> bool:
    return any(above.name == "fieldset" or above.role in _GROUPS for above in field.ancestors())


def _found(alike: list[Element]) -> Finding:
    name = alike[0].accessible_name
    first = shown(name) if isinstance(name, str) and name else alike[0].attrs.get("name", "–")
    return Finding(alike[0].mark, data={"name": first, "count": str(len(alike))}, selector=alike[0].selector)
