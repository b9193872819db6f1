"""What moves by itself: scrolling text, animations of a style that never end."""

import re
from collections.abc import Iterable, Iterator

from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.element import Element, Page
from limpide.page.selectors import split
from limpide.page.sight import is_out_of_sight

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
_EDGE = re.compile(r"[{;]")
_ENDLESS = re.compile(r"animation(?:-iteration-count)?\s*:[^;]*\binfinite\b", re.I)
_NONE = re.compile(r"animation(?:-name)?\s*:\s*none\b|animation-play-state\s*:\s*paused", re.I)
_WAITING = re.compile(r":(?:hover|focus|active)|load|spin|skeleton|progress|wait|busy", re.I)


def scrolling(elements: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """Each text that scrolls without end; a person looks where a script could stop it, or where it ends."""
    has_script = any(element.name == "script" for element in page.elements)
    for element in elements:
        if element.is_rendered is not True or not element.text.strip():
            continue
        is_sure = not has_script and _is_endless(element)
        yield Finding(
            element.mark,
            data={"text": shown(element.text)},
            outcome=None if is_sure else "needs_review",
            selector=element.selector,
        )


def _is_endless(element: Element) -> bool:
    """Whether a text scrolls for ever and no event on it could stop it."""
    is_forever = element.attrs.get("loop", "-1").strip() in ("-1", "0", "infinite")
    return is_forever and not any(name.startswith("on") for name in element.attrs)


def endless(holders: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """A question at the first element of each endless animation that a style of the page starts.

    `holders` are style sheets, and elements with a style of their own.
    """
    own = [holder for holder in holders if _ENDLESS.search(holder.attrs.get("style", ""))]
    groups = [own, *(page.matching(selector) for selector in dict.fromkeys(_animated(page)))]
    firsts = (next((e for e in group if _is_shown(e)), None) for group in groups)
    for first in {e.index: e for e in firsts if e is not None}.values():
        data = {"element": first.name, "text": shown(first.text) or "–"}
        yield Finding(first.mark, data=data, selector=first.selector)


def _animated(page: Page) -> Iterator[str]:
    """The selectors that start an endless animation, those of a waiting sign left out."""
    for sheet in page.sheets:
        if "infinite" not in sheet:
            continue
        for block in _COMMENT.sub("", sheet).split("}"):
            before, _, body = block.rpartition("{")
            if _ENDLESS.search(body) and not _NONE.search(body):
                prelude = _EDGE.split(before)[-1].strip()
                yield from (each for each in split(prelude) if "::" not in each and not _WAITING.search(each))


def _is_shown(element: Element) -> bool:
    return element.is_rendered is True and not is_out_of_sight(element)
