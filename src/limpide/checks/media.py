"""Sound and moving pictures: which to review, which start by themselves."""

import re
from collections.abc import Iterable, Iterator
from functools import partial

from limpide.language.excerpts import shown
from limpide.model import Finding, Unknown
from limpide.page.element import Element, Page
from limpide.page.recordings import source
from limpide.rendering import Sound

_CAPTIONS = frozenset(("captions", "subtitles"))
_BUTTONS = "button, [role=button], input[type=button], a[href]"
_SHORT = 3.0
"""Seconds of a sound from which it must be possible to stop it (WCAG 2.2, 1.4.2)."""


def to_review(elements: Iterable[Element]) -> Iterator[Finding]:
    """Every sound or video of the page: a person looks for its captions, its transcript, its description."""
    for element in elements:
        if element.is_rendered is not False:
            yield Finding(element.mark, data={"target": shown(source(element))}, selector=element.selector)


def embedded(frames: Iterable[Element], *, hosts: re.Pattern[str]) -> Iterator[Finding]:
    """Every frame that shows a video of a platform."""
    for frame in frames:
        address = frame.attrs.get("src", "")
        if frame.is_rendered is not False and hosts.search(address):
            yield Finding(frame.mark, data={"target": shown(address)}, selector=frame.selector)


def without_captions(videos: Iterable[Element]) -> Iterator[Finding]:
    """Each video with sound and no track of captions."""
    for video in videos:
        if video.is_rendered is False or "muted" in video.attrs:
            continue
        tracks = (e for e in video.descendants() if e.name == "track")
        if not any(track.attrs.get("kind", "subtitles").strip().lower() in _CAPTIONS for track in tracks):
            yield Finding(video.mark, data={"target": shown(source(video))}, selector=video.selector)


def started_alone(elements: Iterable[Element], *, page: Page, stop: re.Pattern[str]) -> Iterator[Finding]:
    """Each sound that starts by itself and shows nothing to stop it.

    It is a fault where the sound was listened to, lasts, and no button of the page has a name to stop it.
    """
    for element in elements:
        if {"muted", "controls", "paused"} & element.attrs.keys():
            continue
        is_long = _is_long(element.sound)
        if is_long is not False:
            is_sure = is_long is True and not any(map(partial(_stops, stop=stop), page.select(_BUTTONS)))
            yield Finding(
                element.mark,
                data={"target": shown(source(element))},
                outcome="failed" if is_sure else "needs_review",
                selector=element.selector,
            )


def _is_long(sound: Sound | Unknown | None) -> bool | None:
    """Whether a sound is heard for more than three seconds (WCAG 1.4.2); None where nobody could listen."""
    if isinstance(sound, Unknown) or sound is None:
        return None
    return sound.is_heard if sound.seconds is None or sound.seconds > _SHORT else False


def _stops(button: Element, stop: re.Pattern[str]) -> bool:
    name = button.accessible_name
    return button.is_exposed is True and isinstance(name, str) and stop.search(name) is not None
