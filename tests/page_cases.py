"""Pages for tests, with their static facts."""

from collections.abc import Mapping

from limpide.errors import ReadError
from limpide.page.element import Element, Page
from limpide.page.parsing import parse
from limpide.page.sheets import collect
from limpide.page.static import StaticFacts


def page_of(markup: str, files: Mapping[str, str] | None = None) -> Page:
    """A page with the style sheets that it holds, and the linked ones among `files`."""

    def fetch(href: str) -> bytes:
        if href not in (files or {}):
            raise ReadError(f"{href} : absent", f"{href}: absent")
        return (files or {})[href].encode()

    page = parse(markup)
    collect(page, fetch)
    page.facts = StaticFacts(page)
    return page


def marked(markup: str, files: Mapping[str, str] | None = None) -> Element:
    """The element that has the attribute `data-here` (the first, where there are several)."""
    return page_of(markup, files).select("[data-here]")[0]
