"""Pages that change by themselves a long time after they open."""

import re
from collections.abc import Iterable, Iterator

from limpide.model import Finding
from limpide.page.element import Element

_DELAY = re.compile(r"\s*(\d+)(?:\.[\d.]*)?\s*(?:[;,\s]|$)")
"""How a refresh begins where browsers accept it (HTML, 4.2.5.3)."""

_SECONDS_AN_HOUR = 3600


def late_refresh(metas: Iterable[Element], *, least: int) -> Iterator[Finding]:
    """The first valid refresh of the page, where it comes after more than so many seconds."""
    for meta in metas:
        found = _DELAY.match(meta.attrs["content"])
        if found is None:
            continue
        if int(found[1]) > least:
            yield Finding(meta.mark, data={"hours": str(int(found[1]) // _SECONDS_AN_HOUR)}, selector=meta.selector)
        return
