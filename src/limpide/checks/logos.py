"""Images whose file bears a well-known name: an alternative that says another one, a logo that nothing says."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.element import Element, Page, TextNode
from limpide.page.sight import is_out_of_sight

_WORD = re.compile(r"[^\W_]+")
_SILENT_ROLES = frozenset(("none", "presentation"))
_LONGEST_SMALL_WORD = 3  # letters
_UNREAD = frozenset(("script", "style", "title", "template", "noscript"))


def other_name(images: Iterable[Element], *, names: frozenset[str]) -> Iterator[Finding]:
    """Each image whose file bears one well-known name, and whose alternative says only another one."""
    for image in images:
        name = image.accessible_name
        if not isinstance(name, str) or image.is_exposed is not True:
            continue
        in_file = names & _words(_file(image))
        if in_file and names & _words(name) and not _agree(in_file, name, _file(image), names):
            data = {"text": shown(name), "file": shown(_file(image))}
            yield Finding(image.span, data=data, selector=image.selector)


def hidden(images: Iterable[Element], *, page: Page, names: frozenset[str], logo: re.Pattern[str]) -> Iterator[Finding]:
    """Each logo hidden from screen readers, of a well-known name that the page says nowhere else."""
    targets = [image for image in images if logo.search(_file(image)) and _is_silent(image)]
    said = _said(page) if targets else ""
    words = _joined(said)
    for image in targets:
        name = min(names & _words(_file(image)), default="")
        if name and name not in words and not _spells(said, name) and not _is_in_named_control(image):
            yield Finding(image.span, data={"name": name, "file": shown(_file(image))}, selector=image.selector)


def _agree(in_file: frozenset[str], said: str, file: str, names: frozenset[str]) -> bool:
    """Whether a text says a name of the file, in letters or spelled out, or the file a name of the text."""
    if in_file & _joined(said) or any(_spells(said, name) for name in in_file):
        return True
    return bool(names & _words(said) & _joined(file))


def _file(image: Element) -> str:
    """The name of the file of an image, without its folders and its ending; empty for an image in the page itself."""
    address = image.attrs.get("src", "").strip()
    if address[:5].lower() == "data:":
        return ""
    return unquote(_path(address)).rpartition("/")[2].rpartition(".")[0]


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _joined(text: str) -> frozenset[str]:
    """The words of a text, and each pair of neighbours as one word."""
    words = _WORD.findall(text.casefold())
    return frozenset((*words, *map("".join, pairwise(words))))


def _spells(text: str, name: str) -> bool:
    """Whether words in a row begin with the letters of a name, small words apart: « Office des eaux » for OE."""
    return name in "".join(word[0] for word in _WORD.findall(text.casefold()) if len(word) > _LONGEST_SMALL_WORD)


def _is_silent(image: Element) -> bool:
    """Whether people see the image, and screen readers do not."""
    if image.is_rendered is not True or is_out_of_sight(image):
        return False
    role = image.attrs.get("role", "").strip().lower()
    return role in _SILENT_ROLES or image.is_exposed is False or not image.attrs.get("alt", "-").strip()


def _said(page: Page) -> str:
    """All that the page says, in its texts and in the names of its other images."""
    nodes = (node for e in page.elements if e.name not in _UNREAD for node in e.content)
    texts = [node.data for node in nodes if isinstance(node, TextNode)]
    names = [e.attrs.get("aria-label", "") for e in page.elements]
    images = (e for e in page.elements if e.name == "img" and not _is_silent(e))
    return " ".join((*texts, *names, *(image.attrs.get("alt", "") for image in images)))


def _is_in_named_control(image: Element) -> bool:
    control = image.closest("a", "button")
    return control is not None and control.accessible_name != ""
