"""Questions about the office documents that links lead to."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from limpide.asking import Told, asked_together
from limpide.model import Finding
from limpide.page.element import Element


def linked(links: Iterable[Element], *, pattern: re.Pattern[str], most: int) -> Iterator[Finding]:
    """One question for each `most` documents in a row, at the first link to them."""
    seen: dict[str, Told] = {}
    for link in links:
        address = link.attrs["href"].strip()
        if address not in seen and link.is_rendered is not False and pattern.search(address):
            seen[address] = Told(link, unquote(re.split(r"[?#]", address)[0].rpartition("/")[2]))
    return asked_together(seen.values(), most=most)
