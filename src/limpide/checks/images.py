"""What replaces images: file names and generic words as alternatives, decorative images that still speak."""

import re
from collections.abc import Iterable, Iterator

from limpide.language.excerpts import shown
from limpide.model import Block, Edit, Finding, Fix
from limpide.page.element import Element

_EDGES = " \t\n.,;:!?…()[]«»\u00a0\u202f\"'"


def file_names(blocks: Iterable[Block], *, pattern: re.Pattern[str]) -> Iterator[Finding]:
    """Each image whose alternative is the name of a file."""
    for block in blocks:
        alternative = _alternative(block)
        if pattern.fullmatch(alternative):
            yield Finding(block.span, data={"text": shown(alternative)}, selector=block.selector)


def generic(blocks: Iterable[Block], *, words: frozenset[str]) -> Iterator[Finding]:
    """Each image whose alternative is a word that any image could have."""
    for block in blocks:
        alternative = _alternative(block)
        if alternative.casefold().strip(_EDGES) in words:
            yield Finding(block.span, data={"text": shown(alternative)}, selector=block.selector)


def decorative_but_named(images: Iterable[Element]) -> Iterator[Finding]:
    """Each image with an empty alternative and another attribute that gives it a name."""
    for image in images:
        for attribute in ("title", "aria-label", "aria-labelledby"):
            if image.attrs.get(attribute, "").strip():
                span = image.attr_span(attribute)
                yield Finding(
                    image.span,
                    data={"attribute": attribute, "text": shown(image.attrs[attribute])},
                    fixes=(Fix((Edit(span, ""),), operation="remove-attribute"),) if span != image.mark else (),
                    selector=image.selector,
                )
                break


def objects(elements: Iterable[Element], *, extensions: frozenset[str]) -> Iterator[Finding]:
    """Each embedded picture without a name and without content to stand for it."""
    for element in elements:
        if element.is_exposed is False or element.role == "none" or not _is_picture(element, extensions):
            continue
        name = element.accessible_name
        if name == "" and not element.text.strip() and not any(e.attrs.get("alt") for e in element.descendants()):
            yield Finding(
                element.span, data={"target": shown(element.attrs.get("data", ""))}, selector=element.selector
            )


def _alternative(block: Block) -> str:
    """What stands for the image: its `alt`, else the text of a Markdown image."""
    return " ".join(block.attrs.get("alt", block.text.plain).split())


def _is_picture(element: Element, extensions: frozenset[str]) -> bool:
    if element.attrs.get("type", "").strip().lower().startswith("image/"):
        return True
    path = (element.attrs.get("data") or element.attrs.get("src") or "").partition("?")[0].partition("#")[0]
    return path.rpartition(".")[2].lower() in extensions
