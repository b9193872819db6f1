"""Questions to a person: at which element, and what their wording may name."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.element import Element

_FILES = ("src", "data", "href", "poster")


class Told(NamedTuple):
    """An element of a question about several: its text, quoted, and a note in brackets behind it."""

    element: Element
    text: str
    note: str = ""


def is_met(element: Element) -> bool:
    """Whether the element may be drawn or heard."""
    return element.is_rendered is not False or element.is_exposed is not False


def asked(element: Element) -> Finding:
    """The question, with what its wording may name: `element`, `name` (accessible), `text`, `file`."""
    return Finding(
        element.mark,
        data={
            "element": element.name,
            "name": shown(name_of(element)) or "–",
            "text": shown(element.text) or "–",
            "file": shown(next((element.attrs[each] for each in _FILES if element.attrs.get(each)), "")) or "–",
        },
        selector=element.selector,
    )


def asked_together(told: Iterable[Told], *, most: int, **data: str) -> Iterator[Finding]:
    """One question for each `most` elements in a row, at the first; those with one text and one note count once.

    The wording names them all: `texts`, and `texts_fr` in French quotation marks.
    """
    distinct: dict[tuple[str, str], Told] = {}
    for each in told:
        distinct.setdefault((each.text, each.note), each)
    rest = iter(distinct.values())
    while some := list(islice(rest, most)):
        texts = ", ".join(f"“{shown(each.text)}”{_noted(each)}" for each in some)
        texts_fr = ", ".join(f"«\u00a0{shown(each.text)}\u00a0»{_noted(each)}" for each in some)
        first = some[0].element
        yield Finding(first.mark, data={"texts": texts, "texts_fr": texts_fr, **data}, selector=first.selector)


def name_of(element: Element) -> str:
    """The accessible name; empty where there is none, or nobody can tell."""
    name = element.accessible_name
    return name if isinstance(name, str) else ""


def _noted(told: Told) -> str:
    return f" ({shown(told.note)})" if told.note else ""
