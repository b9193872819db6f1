"""The documents that frames show: those of one name are loaded to be compared, those in `srcdoc` are read."""

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from limpide.errors import ReadError
from limpide.model import UNKNOWN, Fetch, Piece
from limpide.page.attributes import attribute_value
from limpide.page.element import Element, Page
from limpide.page.offsets import Markup
from limpide.page.parsing import parse, parse_markup
from limpide.page.sheets import collect
from limpide.page.static import StaticFacts

WITHIN: Final = " >>> "
"""In the selector of what a frame holds: that of the frame comes before."""

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


class Held(NamedTuple):
    """A document in `srcdoc`. `outer` is the frame of the page itself around it, `path` the selectors down to it."""

    outer: Element
    path: str
    page: Page


def shown_inside(page: Page) -> Iterator[Held]:
    """The documents that frames hold in `srcdoc`, hidden ones left out; those inside them too."""
    waiting = deque(Held(frame, frame.selector, held) for frame, held in _held(page))
    for _ in range(MOST):
        if not waiting:
            return
        found = waiting.popleft()
        yield found
        waiting.extend(
            Held(found.outer, f"{found.path}{WITHIN}{frame.selector}", held) for frame, held in _held(found.page)
        )


def _held(page: Page) -> Iterator[tuple[Element, Page]]:
    for frame in page.elements:
        if frame.name == "iframe" and frame.attrs.get("srcdoc", "").strip() and frame.is_exposed is not False:
            held = inner(frame)
            if held is not None:
                yield frame, held


def _markup(frame: Element) -> Markup:
    """The document of a frame, each character with its place in the source."""
    value = frame.attrs["srcdoc"]
    spelt = frame.page.spelt(frame, "srcdoc")
    written = attribute_value(*spelt) if spelt is not None else None
    if written is not None and written.text == value:
        return written
    return Markup(value, (Piece(0, len(value), frame.mark),) if value else ())


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
    """The page that a frame holds in its `srcdoc`, with facts of its own; None where it has none.

    Its elements stand where the attribute spells them, or at the frame where a script wrote it.
    """
    if "srcdoc" not in frame.attrs:
        return None
    page = parse_markup(_markup(frame))
    collect(page, None)
    page.facts = StaticFacts(page)
    return page
