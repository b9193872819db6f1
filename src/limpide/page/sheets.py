"""The style sheets of a page, those it holds and those it links to, in the order in which they apply."""

from typing import Final

from limpide.errors import FactMissing, ReadError
from limpide.model import Fetch
from limpide.page.element import Element, Page
from limpide.page.media import applies

MAX_FILES: Final = 50
MAX_BYTES: Final = 5_000_000


def collect(page: Page, fetch: Fetch | None) -> None:
    """Fills the page's sheets, and names in `missing_sheets` those that could not be loaded."""
    budget = _Budget(fetch)
    for element in page.elements:
        if element.name == "style":
            if _is_css(element) and applies(element.attrs.get("media", "")):
                _add(page, element.text, element)
        elif element.name == "link" and _is_sheet(element):
            href = element.attrs["href"].strip()
            text = budget.load(href)
            if text is None:
                page.missing_sheets.append(href)
            else:
                _add(page, text, None)


def require_sheets(page: Page) -> None:
    """Nothing where every style sheet of the page was read. Raises FactMissing."""
    if page.missing_sheets:
        first, others = page.missing_sheets[0][:80], len(page.missing_sheets) - 1
        raise FactMissing(
            f"Une feuille de style n’a pas été lue\u00a0: {first}" + (f" (et {others} de plus)." if others else "."),
            f"A style sheet was not read: {first}" + (f" (and {others} more)." if others else "."),
        )


def _add(page: Page, text: str, owner: Element | None) -> None:
    page.sheets.append(text)
    page.sheet_owners.append(owner)


def _is_css(element: Element) -> bool:
    return element.attrs.get("type", "").split(";")[0].strip().lower() in ("", "text/css")


def _is_sheet(link: Element) -> bool:
    """A style sheet that applies on screen at once: neither an alternate one nor one for print."""
    relations = link.attrs.get("rel", "").lower().split()
    if "stylesheet" not in relations or "alternate" in relations or "disabled" in link.attrs:
        return False
    return bool(link.attrs.get("href", "").strip()) and _is_css(link) and applies(link.attrs.get("media", ""))


class _Budget:
    """What may still be loaded of linked sheets."""

    def __init__(self, fetch: Fetch | None) -> None:
        self.fetch = fetch
        self.files = MAX_FILES
        self.bytes = MAX_BYTES

    def load(self, href: str) -> str | None:
        """The text of a sheet; None where it is refused, absent or beyond the limits."""
        if self.fetch is None or not self.files:
            return None
        self.files -= 1
        try:
            content = self.fetch(href)
        except ReadError:
            return None
        self.bytes -= len(content)
        return _decoded(content) if self.bytes >= 0 else None


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
