"""Players of sound and video: the kind of their caption tracks, and their buttons."""

from collections.abc import Iterable, Iterator

from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.element import Element, Page
from limpide.page.recordings import source

_TRANSLATIONS = frozenset(("subtitles", ""))


def track_kinds(tracks: Iterable[Element]) -> Iterator[Finding]:
    """Each track in the language of its page that says subtitles, in a player without any track of captions."""
    tracks = list(tracks)
    captioned = {_player(track) for track in tracks if _kind(track) == "captions"}
    for track in tracks:
        if _kind(track) in _TRANSLATIONS and _player(track) not in captioned and not _is_translation(track):
            yield Finding(
                track.mark,
                data={"kind": _kind(track) or "subtitles", "target": shown(track.attrs.get("src", "")) or "–"},
                selector=track.selector,
            )


def without_controls(videos: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """Each video to start that shows no button; sure where the page has no script that could show its own."""
    has_script = _has_script(page)
    for video in videos:
        if video.is_rendered is not True or {"controls", "autoplay"} & video.attrs.keys():
            continue
        yield Finding(
            video.mark,
            data={"target": shown(source(video)) or "–"},
            outcome="needs_review" if has_script else None,
            selector=video.selector,
        )


def looped(elements: Iterable[Element], *, page: Page) -> Iterator[Finding]:
    """Each sound that starts by itself and never ends, with nothing to stop it; sure where the page has no script."""
    has_script = _has_script(page)
    for element in elements:
        if "paused" not in element.attrs and not has_script:
            yield Finding(element.mark, data={"target": shown(source(element)) or "–"}, selector=element.selector)


def windowless(elements: Iterable[Element]) -> Iterator[Finding]:
    """Each plug-in that is drawn in a mode in which screen readers see nothing."""
    for element in elements:
        if element.is_rendered is True:
            yield Finding(element.mark, data={"element": element.name}, selector=element.selector)


def _has_script(page: Page) -> bool:
    """Whether a script could add buttons of its own."""
    return any(
        element.name == "script" or any(name.startswith("on") for name in element.attrs) for element in page.elements
    )


def _kind(track: Element) -> str:
    return track.attrs.get("kind", "").strip().lower()


def _player(track: Element) -> Element | None:
    """The sound or video that a track belongs to."""
    return track.closest("video", "audio")


def _is_translation(track: Element) -> bool:
    """Whether a track is in another language than what surrounds it."""
    own, around = (text.partition("-")[0].lower() for text in (track.attrs.get("srclang", ""), track.lang or ""))
    return bool(own and around and own != around)
