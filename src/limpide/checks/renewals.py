"""Texts that a script changes again and again, without anything to stop it."""

import re
from collections.abc import Iterable, Iterator

from limpide.model import Finding
from limpide.page.element import Element, Page

_AGAIN = re.compile(r"\bsetInterval\s*\(")
_WRITES = re.compile(r"\.(?:textContent|innerText|innerHTML)\s*\+?=(?!=)|\.nodeValue\s*=(?!=)")
_ENDS = re.compile(r"\bclearInterval\s*\(")
_TIMES = re.compile(r"\bnew\s+Date\b|\bDate\.now\b|\bcountdown\b", re.I)
_CONTROLS = frozenset(("button", "input", "select", "a", "details"))


def endless(scripts: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """Each script of the page that writes text at intervals and never ends them.

    A fault where the page has nothing to press; else, or where a clock is written, a person looks.
    """
    has_control = any(element.name in _CONTROLS or "onclick" in element.attrs for element in page.elements)
    has_other = any(element.name == "script" and "src" in element.attrs for element in page.elements)
    for script in scripts:
        code = script.text
        if not _AGAIN.search(code) or not _WRITES.search(code) or _ENDS.search(code):
            continue
        is_sure = not (has_control or has_other or _TIMES.search(code))
        yield Finding(script.mark, outcome=None if is_sure else "needs_review", selector=script.selector)
