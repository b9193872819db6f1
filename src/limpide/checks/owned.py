"""What an element with a role holds (WAI-ARIA 1.2, 5.2.5): children of the roles that give it its meaning."""

from collections.abc import Iterable, Iterator, Mapping

from limpide.model import Finding
from limpide.page.aria import explicit
from limpide.page.element import Element, Page

_GROUPS = frozenset(("group", "rowgroup"))
_SILENT = frozenset((None, "generic", "none"))
_NOT_THERE = frozenset(("script", "style", "template", "noscript", "br", "wbr"))


def wrong_children(
    elements: Iterable[Element], *, page: Page, owned: Mapping[str, frozenset[str]]
) -> Iterator[Finding]:
    """Each element whose written role takes children of certain roles, and that has others or none.

    An empty one is a question where a script may fill it.
    """
    has_scripts = any(element.name == "script" for element in page.elements)
    for element in elements:
        role = explicit(element)
        if role is None or role not in owned or element.role != role or element.is_exposed is not True:
            continue
        if element.attrs.get("aria-busy", "").strip().lower() == "true":
            continue
        wanted = owned[role]
        children = list(_owned(element, wanted))
        wrong = next((child for child in children if child.role not in wanted), None)
        if children and wrong is None:
            continue
        is_empty = wrong is None and not element.text.strip()
        yield Finding(
            element.mark,
            data={
                "role": role,
                "wanted": ", ".join(sorted(wanted - _GROUPS)),
                "found": str(wrong.role) if wrong is not None else "–",
            },
            outcome="needs_review" if is_empty and has_scripts else None,
            selector=element.selector,
        )


def _owned(element: Element, wanted: frozenset[str]) -> Iterator[Element]:
    """The children that assistive technologies see, through elements without a role and groups of the wanted."""
    stack = list(reversed(list(_inside(element))))
    seen = {element.index}
    while stack:
        child = stack.pop()
        if child.index in seen or child.name in _NOT_THERE or child.is_exposed is False:
            continue
        seen.add(child.index)
        if _is_transparent(child, wanted):
            stack.extend(reversed(list(_inside(child))))
        else:
            yield child


def _is_transparent(child: Element, wanted: frozenset[str]) -> bool:
    """Whether what an element holds counts as held by those around it: a group, or no role and no focus."""
    if child.role in _SILENT:
        return child.is_focusable is not True
    return child.role in _GROUPS and child.role in wanted


def _inside(element: Element) -> Iterator[Element]:
    yield from element.children
    for identifier in element.attrs.get("aria-owns", "").split():
        found = element.page.by_id(identifier)
        if found is not None:
            yield found
