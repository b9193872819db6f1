"""What stands for pictures and leads nowhere: names that fit any picture, descriptions that do not exist."""

import re
from collections.abc import Iterable, Iterator

from limpide.language.excerpts import shown
from limpide.model import UNKNOWN, Finding
from limpide.page.element import Element, Page

_PICTURE = re.compile(r"(?i)[^?#]*\.(?:png|jpe?g|gif|webp|avif|svg|bmp)(?:[?#].*)?")


def generic(elements: Iterable[Element], *, pattern: re.Pattern[str]) -> Iterator[Finding]:
    """Each picture whose name would fit any other."""
    for element in elements:
        name = element.accessible_name
        if name is not UNKNOWN and element.is_exposed is True and pattern.fullmatch(name.strip()):
            yield Finding(element.mark, data={"text": shown(name)}, selector=element.selector)


def nowhere(elements: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """Each picture of which `aria-describedby` names nothing in the page; a person looks where a script may add it."""
    has_script = any(element.name == "script" for element in page.elements)
    for element in elements:
        wanted = element.attrs["aria-describedby"].split()
        if wanted and element.is_exposed is True and not any(map(page.by_id, wanted)):
            yield Finding(
                element.attr_span("aria-describedby"),
                data={"text": shown(" ".join(wanted))},
                outcome="needs_review" if has_script else None,
                selector=element.selector,
            )


def not_described(images: Iterable[Element]) -> Iterator[Finding]:
    """Each picture whose `longdesc` leads to a picture, to nothing, or to a place that the page lacks."""
    for image in images:
        address = image.attrs["longdesc"].strip()
        if image.is_exposed is True and _leads_nowhere(image, address):
            yield Finding(image.attr_span("longdesc"), data={"text": shown(address) or "–"}, selector=image.selector)


def _leads_nowhere(image: Element, address: str) -> bool:
    if address.startswith("#"):
        return image.page.by_id(address[1:]) is None and not image.page.is_fragment
    return _PICTURE.fullmatch(address) is not None
