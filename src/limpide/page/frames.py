"""The documents that frames show: those of one name are loaded to be compared, those in `srcdoc` are read."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from limpide.errors import ReadError
from limpide.model import UNKNOWN, Fetch
from limpide.page.element import Element, Page
from limpide.page.parsing import parse
from limpide.page.sheets import collect
from limpide.page.static import StaticFacts

MOST: Final = 12
MOST_BYTES: Final = 500_000


def alike(page: Page) -> Mapping[str, list[Element]]:
    """The frames that assistive technologies see, by name, where several have it and different addresses."""
    groups: dict[str, list[Element]] = defaultdict(list)
    frames = [element for element in page.elements if element.name == "iframe" and "src" in element.attrs]
    for frame in frames if len(frames) > 1 else ():
        name = frame.accessible_name
        if name is not UNKNOWN and name and frame.is_exposed is True:
            groups[name.casefold()].append(frame)
    return {name: group for name, group in groups.items() if len(set(map(address, group))) > 1}


def collect_frames(page: Page, fetch: Fetch | None) -> None:
    """Fills `page.frames` with the words of the documents of frames that share a name."""
    wanted = dict.fromkeys(address(frame) for group in alike(page).values() for frame in group)
    for href in list(wanted)[:MOST]:
        text = _loaded(href, fetch)
        if text is not None:
            page.frames[href] = text


def address(frame: Element) -> str:
    """Where a frame leads, a folder with its slash or without."""
    return frame.attrs["src"].strip().rstrip("/")


def _loaded(href: str, fetch: Fetch | None) -> str | None:
    """The text of a document, title first; None where it is refused, absent or too long."""
    if fetch is None:
        return None
    try:
        content = fetch(href)
    except ReadError:
        return None
    if len(content) > MOST_BYTES:
        return None
    return " ".join(parse(content.decode("utf-8-sig", "replace")).root.text.split())


def inner(frame: Element) -> Page | None:
    """The page that a frame holds in its `srcdoc`, with facts of its own; None where it has none."""
    if "srcdoc" not in frame.attrs:
        return None
    page = parse(frame.attrs["srcdoc"])
    collect(page, None)
    page.facts = StaticFacts(page)
    return page
