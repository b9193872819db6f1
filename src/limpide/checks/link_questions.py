"""Questions about links, by what they are made of: text, image, both, SVG drawing."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from limpide.asking import Told, asked_together
from limpide.language.excerpts import shown
from limpide.model import UNKNOWN, Finding
from limpide.page.element import Element, TextNode
from limpide.page.keeping import kept

Made = Literal["text", "image", "composite", "svg"]

_IMAGES = frozenset(("img", "picture", "object", "embed", "canvas", "video", "input"))
_WORD = re.compile(r"[^\W_]+")
_MENUS = ("nav", "header", "footer")
_MENU_ROLES = frozenset(("navigation", "banner", "contentinfo", "menu", "menubar", "toolbar"))


def texts(links: Iterable[Element], *, words: int, most: int) -> Iterator[Finding]:
    """One question for each `most` links of text in a row that have at most so many words, menus aside."""
    short = ((link, name) for link, name in _named(links, "text") if len(_WORD.findall(name)) <= words)
    told = (Told(link, name, _address(link)) for link, name in short if not _is_in_menu(link))
    return asked_together(told, most=most)


def images(links: Iterable[Element]) -> Iterator[Finding]:
    """A question at each link made of images alone."""
    return (_asked(link, name) for link, name in _named(links, "image"))


def composites(links: Iterable[Element]) -> Iterator[Finding]:
    """A question at each link made of text and images."""
    return (_asked(link, name) for link, name in _named(links, "composite"))


def drawings(links: Iterable[Element]) -> Iterator[Finding]:
    """A question at each link made of an SVG drawing alone, or drawn inside one."""
    return (_asked(link, name) for link, name in _named(links, "svg"))


def _named(links: Iterable[Element], made: Made) -> Iterator[tuple[Element, str]]:
    """The links of a kind that have a name, and it; those with one name and one address once."""
    known: set[tuple[str, str]] = set()
    for link in links:
        if link.is_exposed is False or _made(link) != made:
            continue
        name = link.accessible_name
        if name is UNKNOWN or not name or (key := (name, _address(link))) in known:
            continue
        known.add(key)
        yield link, name


@kept
def _made(link: Element) -> Made | None:
    """What a link shows; None where it shows nothing."""
    if link.closest("svg") is not None:
        return "svg"
    has_image = has_drawing = has_text = False
    for node in link.nodes():
        if isinstance(node, Element):
            has_image |= _is_told_image(node)
            has_drawing |= node.name == "svg" and node.is_exposed is not False
    has_text = any(_has_own_text(holder) for holder in (link, *link.descendants()))
    if has_text:
        return "composite" if has_image or has_drawing else "text"
    if has_image:
        return "image"
    return "svg" if any(e.name == "svg" for e in link.descendants()) else None


def _is_told_image(element: Element) -> bool:
    """Whether an image has something to say."""
    if element.is_exposed is False:
        return False
    return (element.name in _IMAGES or element.attrs.get("role") == "img") and bool(element.accessible_name)


def _has_own_text(holder: Element) -> bool:
    if holder.closest("svg") is not None or holder.is_rendered is False:
        return False
    return any(isinstance(node, TextNode) and node.data.strip() for node in holder.content)


def _is_in_menu(link: Element) -> bool:
    return any(above.name in _MENUS or above.attrs.get("role") in _MENU_ROLES for above in link.ancestors())


def _address(link: Element) -> str:
    return (link.attrs.get("href") or link.attrs.get("xlink:href") or "").strip()


def _asked(link: Element, name: str) -> Finding:
    return Finding(link.mark, data={"name": shown(name), "file": shown(_address(link)) or "–"}, selector=link.selector)
