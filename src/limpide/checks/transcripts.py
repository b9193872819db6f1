"""Texts that stand for a sound or a video: there, but out of reach of those who need them, or nowhere in the page."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.element import Element, Page, TextNode
from limpide.page.recordings import source
from limpide.page.sight import is_out_of_sight

_WORD = re.compile(r"\w+")
_LEAST_WORDS = 20
"""Words of the shortest text that can stand for a recording: eight seconds of speech."""

_MOST_NEAR = 400
"""Elements of a place that are looked through."""

_SCRIPTS = frozenset(("script", "button", "details", "dialog"))
_ELSEWHERE = frozenset(("script", "iframe", "object", "embed", "details", "template"))
_UNREAD = frozenset(("script", "style", "title", "template", "noscript"))


def of_sound(recordings: Iterable[Element], *, page: Page, about: re.Pattern[str]) -> Iterator[Finding]:
    """Each recording that people can start, whose text nobody sees, or whose page says nothing and leads nowhere."""
    playable = list(_playable(recordings))
    is_bare, has_link = bool(playable) and _is_bare(page), bool(playable) and _leads_to(page, about)
    for recording in playable if not has_link else ():
        hidden = _hidden_text(recording, page, about, is_seen=_is_read)
        if hidden or is_bare:
            yield _finding(recording, hidden)


def of_video(videos: Iterable[Element], *, page: Page, about: re.Pattern[str]) -> Iterator[Finding]:
    """Each video that people can start, whose text is out of the reach of screen readers."""
    playable = list(_playable(videos))
    for video in playable if playable and not _leads_to(page, about) else ():
        hidden = _hidden_text(video, page, about, is_seen=_is_heard)
        if hidden:
            yield _finding(video, hidden)


def unread_descriptions(videos: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """Each video whose pictures only a track of descriptions tells, which no browser reads by itself.

    A script of the page may read it; a link or a text may do instead.
    """
    if any(element.name == "script" for element in page.elements) or _leads_somewhere(page) or _has_long_text(page):
        return
    for video in videos:
        tracks = [e for e in video.descendants() if e.attrs.get("kind", "").strip().lower() == "descriptions"]
        if tracks and video.is_rendered is True:
            yield Finding(
                tracks[0].mark, data={"target": shown(tracks[0].attrs.get("src", ""))}, selector=tracks[0].selector
            )


def _playable(recordings: Iterable[Element]) -> Iterator[Element]:
    for recording in recordings:
        if recording.is_rendered is True and {"controls", "autoplay"} & recording.attrs.keys():
            yield recording


def _hidden_text(recording: Element, page: Page, about: re.Pattern[str], *, is_seen: Callable[[Element], bool]) -> str:
    """A long text beside a recording, about it, and out of reach for good; empty where another one is in reach."""
    beside = recording.parent
    if beside is None:
        return ""
    texts = _long_texts(beside)
    if any(is_seen(text) for text in texts):
        return ""
    is_fixed = not any(element.name in _SCRIPTS for element in page.elements)
    lost = (text for text in texts if is_fixed or text.is_rendered is True)
    return next((text.text for text in lost if about.search(text.text)), "")


def _long_texts(around: Element) -> list[Element]:
    """The elements with a text of their own that is long enough to stand for a recording."""
    near = islice(around.descendants(), _MOST_NEAR)
    return [e for e in near if e.name not in _UNREAD and _own_words(e) >= _LEAST_WORDS]


def _has_long_text(page: Page) -> bool:
    return any(e.name not in _UNREAD and _own_words(e) >= _LEAST_WORDS for e in page.elements)


def _own_words(element: Element) -> int:
    return sum(len(_WORD.findall(node.data)) for node in element.content if isinstance(node, TextNode))


def _is_read(text: Element) -> bool:
    """Whether those who see read a text."""
    return text.is_rendered is not False and text.is_exposed is not False and not is_out_of_sight(text)


def _is_heard(text: Element) -> bool:
    """Whether screen readers reach a text, seen or not."""
    return text.is_exposed is not False


def _leads_to(page: Page, about: re.Pattern[str]) -> bool:
    return any(
        about.search(str(link.accessible_name)) for link in page.select("a[href]") if link.is_exposed is not False
    )


def _leads_somewhere(page: Page) -> bool:
    return any(link.is_exposed is not False for link in page.select("a[href], area[href], [role=link]"))


def _is_bare(page: Page) -> bool:
    """Whether a page has no text at all, and nothing that may hold or show one."""
    if any(element.name in _ELSEWHERE for element in page.elements) or _leads_somewhere(page):
        return False
    return not any(_own_words(e) for e in page.elements if e.name not in _UNREAD and e.is_rendered is not False)


def _finding(recording: Element, hidden: str) -> Finding:
    data = {"target": shown(source(recording)) or "–", "text": shown(hidden) or "–"}
    return Finding(recording.mark, data=data, selector=recording.selector)
