"""ARIA attributes that a role does not take (WAI-ARIA 1.2, 6.5; ARIA in HTML)."""

from collections.abc import Iterable, Iterator, Mapping

from limpide.model import UNKNOWN, Finding
from limpide.page.element import Element

_NATIVE_FIELDS = frozenset(("input", "select", "textarea"))
_UNDECIDED = frozenset(("summary", "svg", "iframe", "embed", "object"))
"""Elements to which browsers give a role that no specification names."""


def refused_attributes(
    elements: Iterable[Element],
    *,
    everywhere: frozenset[str],
    by_role: Mapping[str, frozenset[str]],
    fields: frozenset[str],
) -> Iterator[Finding]:
    """Each ARIA attribute that says nothing on an element of this role."""
    for element in elements:
        names = [name for name in element.attrs if name.startswith("aria-") and name not in everywhere]
        if not names or element.is_exposed is False or element.name in _UNDECIDED or "-" in element.name:
            continue
        role = element.role
        if role is UNKNOWN:
            continue
        taken = by_role.get(role, frozenset()) if role is not None else frozenset()
        if element.name in _NATIVE_FIELDS:
            taken |= fields
        for name in names:
            if name not in taken:
                yield Finding(
                    element.attr_span(name),
                    data={"attribute": name, "role": role or element.name, "element": element.name},
                    selector=element.selector,
                )
