"""Captions of pictures: tied to their picture as RGAA wants, and other texts that say a picture's text again."""

import re
from collections.abc import Iterable, Iterator

from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.element import Element, TextNode

_ROLES = frozenset(("figure", "group"))
_EDGES = re.compile(r"[\W_]+")
_BLOCKS = frozenset(("a", "button", "figure", "li", "p", "div", "td", "article", "h1", "h2", "h3", "h4", "h5", "h6"))


def untied(figures: Iterable[Element]) -> Iterator[Finding]:
    """Each figure with a caption that lacks the role or the label that RGAA asks for."""
    for figure in figures:
        caption = next((child for child in figure.descendants() if child.name == "figcaption"), None)
        if caption is None or not caption.text.strip() or figure.is_exposed is not True:
            continue
        missing = " + ".join(_missing(figure, caption))
        if missing:
            data = {"missing": missing, "text": shown(caption.text)}
            yield Finding(figure.mark, data=data, selector=figure.selector)


def _missing(figure: Element, caption: Element) -> Iterator[str]:
    if figure.attrs.get("role", "").strip().lower() not in _ROLES:
        yield "role"
    if _folded(_label(figure)) != _folded(caption.text):
        yield "aria-label"


def _label(figure: Element) -> str:
    """What names a figure: the texts that `aria-labelledby` points at, else its `aria-label`."""
    targets = map(figure.page.by_id, figure.attrs.get("aria-labelledby", "").split())
    return " ".join(target.text for target in targets if target is not None) or figure.attrs.get("aria-label", "")


def loose(captions: Iterable[Element]) -> Iterator[Finding]:
    """Each text that calls itself a caption, beside a picture, outside any figure."""
    pictured: dict[int, bool] = {}
    for caption in captions:
        box = caption.parent
        if box is None or not caption.text.strip() or caption.is_exposed is False or caption.closest("figure"):
            continue
        if box.index not in pictured:
            pictured[box.index] = any(child.name in ("img", "svg", "canvas") for child in box.descendants())
        if pictured[box.index]:
            yield Finding(caption.mark, data={"text": shown(caption.text)}, selector=caption.selector)


def said_twice(images: Iterable[Element]) -> Iterator[Finding]:
    """Each image of which the replacement text is also the text of its link, its caption or its line."""
    said: dict[int, frozenset[str]] = {}
    for image in images:
        name = _folded(image.attrs.get("alt", ""))
        box = next((above for above in image.ancestors() if above.name in _BLOCKS), None)
        if not name or box is None or image.is_exposed is not True:
            continue
        if box.index not in said:
            said[box.index] = frozenset(map(_folded, _texts(box)))
        if name in said[box.index]:
            yield Finding(image.mark, data={"text": shown(image.attrs["alt"])}, selector=image.selector)


def _texts(box: Element) -> Iterator[str]:
    """The whole text of a box, and that of each of its parts."""
    yield box.text
    for node in box.content:
        yield node.text if isinstance(node, Element) else node.data if isinstance(node, TextNode) else ""


def _folded(text: str) -> str:
    return _EDGES.sub(" ", text.casefold()).strip()
