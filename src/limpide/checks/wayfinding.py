"""How people find their way: the means that a page offers, and its zones."""

import re
from collections.abc import Iterable, Iterator, Mapping

from limpide.model import Finding
from limpide.page.element import Element, Page


def too_few(
    roots: Iterable[Element], *, page: Page, menu: str, search: str, site_map: re.Pattern[str]
) -> Iterator[Finding]:
    """The root of a page that shows fewer than two of these: menu, search, link to a site map."""
    links = (" ".join(link.text.split()) for link in page.select("a[href]"))
    ways = (_has(page, menu), _has(page, search), any(map(site_map.search, links)))
    if sum(ways) < 2:
        for root in roots:
            yield Finding(root.mark, data={"count": str(sum(ways))}, selector=root.selector)


def unmarked_zones(roots: Iterable[Element], *, page: Page, zones: Mapping[str, str]) -> Iterator[Finding]:
    """The root of a page where some of these roles are nobody's. `zones`: what each is called, by role."""
    roles = {element.role for element in page.elements if element.is_exposed is not False}
    missing = [called for role, called in zones.items() if role not in roles]
    if missing:
        for root in roots:
            yield Finding(root.mark, data={"zones": ", ".join(missing)}, selector=root.selector)


def _has(page: Page, selector: str) -> bool:
    return any(element.is_rendered is not False for element in page.select(selector))
