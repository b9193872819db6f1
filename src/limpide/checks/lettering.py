"""Pictures that are nothing but writing, as their pixels show (WCAG 2.2, 1.4.5)."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.chromium_rendered import Rendered
from limpide.page.element import Element
from limpide.page.sight import is_out_of_sight
from limpide.rendering import Box

_SMALLEST: Final = 40
"""CSS pixels of a side under which nothing like a text fits."""


def written_picture(
    elements: Iterable[Element],
    *,
    rendered: Rendered,
    lines: int,
    letters: int,
    share: float,
    ground: float,
    most: int,
    logo: re.Pattern[str],
) -> Iterator[Finding]:
    """Pictures of at least so many lines and letters, and little else, on a plain background; none that says `logo`.

    `share`: how much of what is drawn has to be writing; `ground`: how much of the picture, its background. The first
    `most` pictures of the page are looked at.
    """
    for element in islice((e for e in elements if _is_picture(e, logo)), most):
        seen = rendered.lettering(element)
        if seen is None or seen.lines < lines or seen.letters < letters:
            continue
        if seen.share >= share and seen.ground >= ground:
            yield Finding(
                element.mark,
                data={"lines": str(seen.lines), "text": shown(_said(element))},
                selector=element.selector,
            )


def _is_picture(element: Element, logo: re.Pattern[str]) -> bool:
    """Whether an element draws a picture that counts, and nothing of its own over it."""
    box = element.box
    if not isinstance(box, Box) or box.width < _SMALLEST or box.height < _SMALLEST or element.is_rendered is not True:
        return False
    if any(_says(each, logo) for each in (element, *element.ancestors())) or is_out_of_sight(element):
        return False
    if element.name in ("img", "input"):
        return element.is_exposed is True
    return not element.text.strip() and not element.children and "url(" in str(element.style("background-image"))


def _says(element: Element, logo: re.Pattern[str]) -> bool:
    said = (element.attrs.get(name, "") for name in ("class", "id", "src", "alt", "aria-label"))
    return element.name != "body" and any(map(logo.search, said))


def _said(element: Element) -> str:
    name = element.accessible_name
    return name if isinstance(name, str) and name else element.attrs.get("src", "") or element.name
