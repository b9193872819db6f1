"""Attributes that say nothing: empty ones, and those that repeat another of the same tag."""

from collections.abc import Iterable, Iterator

from limpide.model import Document, Edit, Finding, Fix
from limpide.page.attributes import duplicates, is_spelt, removal, spelt_attributes
from limpide.page.element import Element


def duplicated(elements: Iterable[Element], *, document: Document) -> Iterator[Finding]:
    """Each attribute that its tag has already; browsers keep the first one, and so does the repair."""
    for element in elements:
        for name, span in duplicates(element, document.source):
            edit = Edit(removal(span, document.source), "")
            yield Finding(
                span,
                data={"attribute": name, "element": element.name},
                fixes=(Fix((edit,), safe=True, operation="remove-attribute"),),
                selector=element.selector,
            )


def empty(elements: Iterable[Element], *, names: frozenset[str], document: Document) -> Iterator[Finding]:
    """Each of these attributes that is empty. An empty title under one that speaks hides it, and stays."""
    for element in elements:
        blank = {name for name in names.intersection(element.attrs) if not element.attrs[name].strip()}
        if not blank or not is_spelt(element, document.source):
            continue
        for name, span in spelt_attributes(element, document.source):
            if name in blank and not (name == "title" and _has_title_above(element)):
                blank.discard(name)
                edit = Edit(removal(span, document.source), "")
                yield Finding(
                    span,
                    data={"attribute": name, "element": element.name},
                    fixes=(Fix((edit,), safe=True, operation="remove-attribute"),),
                    selector=element.selector,
                )


def _has_title_above(element: Element) -> bool:
    return any(above.attrs.get("title", "").strip() for above in element.ancestors())
