"""Regions that announce their messages."""

from collections.abc import Iterable, Iterator
from typing import Final

from limpide.model import Finding
from limpide.page.element import Element

_SPEAKING: Final = frozenset(("alert", "log", "status"))
"""Roles that announce what changes in them (WAI-ARIA 1.2, 6.7)."""


def silenced(elements: Iterable[Element]) -> Iterator[Finding]:
    """Each region that its role makes speak and its `aria-live` keeps silent."""
    for element in elements:
        value = element.attrs["aria-live"].strip().lower()
        if value == "off" and element.role in _SPEAKING and element.is_rendered is not False:
            yield Finding(
                element.attr_span("aria-live"),
                data={"role": str(element.role), "value": value},
                selector=element.selector,
            )
