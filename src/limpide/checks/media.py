"""Sound and moving pictures: which to review, which start by themselves."""

import re
from collections.abc import Iterable, Iterator

from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.element import Element

_CAPTIONS = frozenset(("captions", "subtitles"))


def to_review(elements: Iterable[Element]) -> Iterator[Finding]:
    """Every sound or video of the page: a person looks for its captions, its transcript, its description."""
    for element in elements:
        if element.is_rendered is not False:
            yield Finding(element.mark, data={"target": shown(_source(element))}, selector=element.selector)


def embedded(frames: Iterable[Element], *, hosts: re.Pattern[str]) -> Iterator[Finding]:
    """Every frame that shows a video of a platform."""
    for frame in frames:
        source = frame.attrs.get("src", "")
        if frame.is_rendered is not False and hosts.search(source):
            yield Finding(frame.mark, data={"target": shown(source)}, selector=frame.selector)


def without_captions(videos: Iterable[Element]) -> Iterator[Finding]:
    """Each video with sound and no track of captions."""
    for video in videos:
        if video.is_rendered is False or "muted" in video.attrs:
            continue
        tracks = (e for e in video.descendants() if e.name == "track")
        if not any(track.attrs.get("kind", "subtitles").strip().lower() in _CAPTIONS for track in tracks):
            yield Finding(video.mark, data={"target": shown(_source(video))}, selector=video.selector)


def started_alone(elements: Iterable[Element]) -> Iterator[Finding]:
    """Each sound that starts by itself and shows nothing to stop it."""
    for element in elements:
        if "muted" not in element.attrs and "controls" not in element.attrs and "paused" not in element.attrs:
            yield Finding(element.mark, data={"target": shown(_source(element))}, selector=element.selector)


def _source(element: Element) -> str:
    own = element.attrs.get("src", "")
    return own or next((e.attrs["src"] for e in element.descendants() if e.name == "source" and "src" in e.attrs), "")
