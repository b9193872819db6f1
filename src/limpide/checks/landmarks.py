"""Regions of the page: the tags that mark them."""

from collections.abc import Iterable, Iterator

from limpide.model import Finding
from limpide.page.element import Element, Page

_REGIONS = {"banner": "header", "navigation": "nav", "main": "main", "contentinfo": "footer"}


def second_main(elements: Iterable[Element]) -> Iterator[Finding]:
    """Each main content after the first one that people can meet.

    A person looks where a style sheet that is not here may hide it.
    """
    met = [element for element in elements if element.role == "main" and element.is_exposed is True]
    for element in met[1:]:
        yield Finding(
            element.mark,
            data={"count": str(len(met))},
            outcome="needs_review" if element.page.missing_sheets else None,
            selector=element.selector,
        )


def regions(roots: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """One question for the page: which of its regions are marked."""
    found = {element.role for element in page.elements if element.is_exposed is not False}
    marked = ", ".join(name for role, name in _REGIONS.items() if role in found)
    for root in roots:
        yield Finding(root.mark, data={"marked": marked or "–"}, selector=root.selector)
