"""Pages that change by themselves some time after they open."""

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


def redirected(metas: Iterable[Element]) -> Iterator[Finding]:
    """Each valid refresh that opens another page, and not at once."""
    for meta in metas:
        content = meta.attrs["content"]
        found = _DELAY.match(content)
        if found is not None and int(found[1]) > 0 and content[found.end() :].strip(" ;,"):
            yield Finding(meta.mark, data={"seconds": found[1]}, selector=meta.selector)
