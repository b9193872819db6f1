"""Drawings made by a script: what they show has to be said in another way."""

import re
from collections.abc import Iterable, Iterator

from limpide.model import Finding
from limpide.page.element import Element, Page

_WRITES = re.compile(r"\.(?:fillText|strokeText)\s*\(\s*([\"'`])(?P<text>[^\"'`]*\w[^\"'`]*)\1")


def written_on(canvases: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """Each canvas without name or content on which a script of the page writes words.

    With several canvases, or words that the script makes up, a person looks.
    """
    found = list(canvases)
    script = "\n".join(element.text for element in page.elements if element.name == "script") if found else ""
    words = _WRITES.search(script)
    if words is None:
        return
    for canvas in found:
        if canvas.is_rendered is not True or canvas.accessible_name or canvas.text.strip():
            continue
        yield Finding(
            canvas.mark,
            data={"text": words["text"]},
            outcome=None if len(found) == 1 and words["text"] not in _seen(page) else "needs_review",
            selector=canvas.selector,
        )


def _seen(page: Page) -> str:
    """The text of the page, scripts left out."""
    return " ".join(
        element.text for element in page.elements if element.name in ("p", "li", "h1", "h2", "h3", "figcaption")
    )
