"""What labels of fields say: words that any field could bear, one label for two fields that nothing tells apart."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.element import Element, Page
from limpide.page.short_texts import PlacedText, placed_texts
from limpide.page.sight import is_out_of_sight

_EDGES = " \t\n.,;:!?…*()[]«»\u00a0\u202f\"'"
_LETTERS = re.compile(r"[^\W\d_]+")
_REPEATED = ("td", "th", "tr", "li")
_SIGNS = frozenset(("img", "svg", "hr", "button"))
_SEPARATORS = frozenset(("submit", "button", "reset", "image"))


def vague(fields: Iterable[Element], *, words: frozenset[str]) -> Iterator[Finding]:
    """Each field that only a word names which says nothing of what to write."""
    for field in fields:
        name = field.accessible_name
        if not isinstance(name, str) or name.casefold().strip(_EDGES) not in words or not _is_filled_in(field):
            continue
        if field.description == "" and not field.attrs.get("placeholder", "").strip():
            yield Finding(field.span, data={"text": shown(name)}, selector=field.selector)


def same(fields: Sequence[Element], *, page: Page) -> Iterator[Finding]:
    """Each field with the label of the one before of that name, where people see nothing between that tells them apart.

    Fields of a table or of a list are told apart by their line; fields that only a number tells apart are a series.
    """
    by_name: dict[tuple[int, str], list[Element]] = defaultdict(list)
    for field in fields:
        name, form = field.accessible_name, field.closest("form")
        if isinstance(name, str) and name and _is_filled_in(field) and field.closest(*_REPEATED) is None:
            by_name[form.index if form is not None else -1, name.casefold().strip(_EDGES)].append(field)
    pairs = [pair for alike in by_name.values() for pair in pairwise(alike) if _ask_other_things(*pair)]
    texts = sorted(filter(_tells_apart, placed_texts(page)), key=_start) if pairs else []
    for first, second in pairs:
        if not _is_told_apart(page, first, second, texts):
            data = {"text": shown(str(second.accessible_name))}
            yield Finding(second.span, data=data, selector=second.selector)


def _is_filled_in(field: Element) -> bool:
    """Whether people see a field and can write in it."""
    attrs = field.attrs
    if "disabled" in attrs or "readonly" in attrs or field.is_exposed is not True or field.is_rendered is not True:
        return False
    return not is_out_of_sight(field)


def _ask_other_things(first: Element, second: Element) -> bool:
    """Whether two fields call themselves otherwise in the code, numbers apart."""
    one, other = (_LETTERS.findall(field.attrs.get("name", "").casefold()) for field in (first, second))
    return bool(one and other) and one != other


def _start(text: PlacedText) -> int:
    return text.start


def _tells_apart(text: PlacedText) -> bool:
    """Whether people see a text, and it is no label and no choice of a field."""
    holder = text.holder
    if holder.is_rendered is False or is_out_of_sight(holder):
        return False
    return holder.closest("label", "option", "select", "datalist") is None


def _is_told_apart(page: Page, first: Element, second: Element, texts: Sequence[PlacedText]) -> bool:
    """Whether people see a text, a picture or a button between two fields."""
    after = bisect_left(texts, first.span.end, key=_start)
    if any(text.start < second.mark.start for text in texts[after : after + 1]):
        return True
    between = page.elements[first.index + 1 : second.index]
    return any(e.name in _SIGNS or e.attrs.get("type", "").lower() in _SEPARATORS for e in between)
