"""How long the sounds that start by themselves last, read from the headers of their files: MP3, MP4, WAV."""

import re
import struct
from collections.abc import Iterator
from typing import Final

from limpide.errors import ReadError
from limpide.model import UNKNOWN, Fetch, Unknown
from limpide.page.element import Element, Page
from limpide.rendering import Sound

MOST: Final = 2
MOST_BYTES: Final = 5_000_000
_FRAGMENT: Final = re.compile(r"(?:^|&)t=(?:npt:)?(?P<start>\d+(?:\.\d+)?)?(?:,(?P<end>\d+(?:\.\d+)?))?(?:&|$)")
_LEAST_HEARD: Final = 1_000
"""Bytes a second of a sound track: silence in AAC takes under 400, speech at the worst quality 2,000."""

_BITRATES: Final = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""Kilobits a second of MPEG 1 (3) and MPEG 2 (2) layer III, by the index of a frame's header (ISO 11172-3, 2.4.2.3)."""
_RATES: Final = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_Place = tuple[int, int]
"""Where something begins in a file, and where it ends."""


def collect_recordings(page: Page, fetch: Fetch | None) -> None:
    """Fills `page.recordings` with what is known of the sounds that start by themselves, by address."""
    wanted = [e for e in page.elements if e.name in ("audio", "video") and "autoplay" in e.attrs]
    audible = dict.fromkeys(_address(e)[0] for e in wanted if "muted" not in e.attrs)
    for address in [each for each in audible if each][:MOST]:
        content = _loaded(address, fetch)
        if content is not None:
            page.recordings[address] = recording(content)


def sound(element: Element) -> Sound | Unknown:
    """What an element plays from where its address says to start; UNKNOWN where its file was not read."""
    address, fragment = _address(element)
    known = element.page.recordings.get(address, UNKNOWN)
    if isinstance(known, Unknown) or known.seconds is None:
        return UNKNOWN
    if "loop" in element.attrs:
        return Sound(None, known.is_heard)
    return Sound(_played(known.seconds, fragment), known.is_heard)


def recording(content: bytes) -> Sound | Unknown:
    """What a file plays, whole; UNKNOWN where its form is not known here."""
    try:
        if content[:4] == b"RIFF" and content[8:12] == b"WAVE":
            return _of_wave(content)
        return _of_mp4(content) if content[4:8] == b"ftyp" else _of_mp3(content)
    except (struct.error, IndexError):  # cut short
        return UNKNOWN


def source(element: Element) -> str:
    """The address of what an element plays; empty where it says none."""
    inside = (e.attrs["src"] for e in element.descendants() if e.name == "source" and e.attrs.get("src"))
    return element.attrs.get("src") or next(inside, "")


def _address(element: Element) -> tuple[str, str]:
    """Where the file of a sound is, and the part of the address after the sign #."""
    address, _, fragment = source(element).strip().partition("#")
    return address, fragment


def _played(seconds: float, fragment: str) -> float:
    found = _FRAGMENT.search(fragment)
    if found is None:
        return seconds
    return max(0.0, min(float(found["end"] or seconds), seconds) - float(found["start"] or 0))


def _loaded(address: str, fetch: Fetch | None) -> bytes | None:
    if fetch is None:
        return None
    try:
        content = fetch(address)
    except ReadError:
        return None
    return content if len(content) <= MOST_BYTES else None


def _of_wave(content: bytes) -> Sound | Unknown:
    at = content.find(b"fmt ")
    data = content.find(b"data")
    if at < 0 or data < 0 or len(content) < max(at + 20, data + 8):
        return UNKNOWN
    (rate,) = struct.unpack_from("<I", content, at + 16)
    (size,) = struct.unpack_from("<I", content, data + 4)
    return Sound(min(size, len(content)) / rate, True) if rate else UNKNOWN


def _of_mp3(content: bytes) -> Sound | Unknown:
    """The length of all frames, one after the other: 38 a second."""
    at, samples, rate = _after_id3(content), 0, 0
    while (frame := _frame(content, at)) is not None:
        size, of_frame, rate = frame
        at, samples = at + size, samples + of_frame
    return Sound(samples / rate, True) if samples else UNKNOWN


def _after_id3(content: bytes) -> int:
    """Where the sound begins: the size of the tag before it stands in four groups of seven bits."""
    if content[:3] != b"ID3" or len(content) < 10:
        return 0
    size = 0
    for byte in content[6:10]:
        size = size << 7 | byte & 127
    return size + 10


def _frame(content: bytes, at: int) -> tuple[int, int, int] | None:
    """The bytes, samples and samples a second of the frame of layer III that begins here; None where none does."""
    if len(content) < at + 4 or content[at] != 255 or content[at + 1] & 0xE6 != 0xE2:
        return None
    version, bits = content[at + 1] >> 3 & 3, content[at + 2]
    bitrate, rate = bits >> 4, bits >> 2 & 3
    if version == 1 or bitrate in (0, 15) or rate == 3:
        return None
    hertz, samples = _RATES[version][rate], 1152 if version == 3 else 576
    kilobits = _BITRATES[3 if version == 3 else 2][bitrate]
    return samples // 8 * kilobits * 1000 // hertz + (bits >> 1 & 1), samples, hertz


def _of_mp4(content: bytes) -> Sound | Unknown:
    """The longest sound track; no sound where every track is of something else.

    A film in fragments does not say its length.
    """
    movie = _box(content, (0, len(content)), b"moov")
    tracks = [place for name, place in _boxes(content, movie) if name == b"trak"] if movie else []
    sounds = [found for found in (_track(content, track) for track in tracks) if found is not None]
    if not sounds:
        return Sound(0.0, False) if tracks else UNKNOWN
    longest = max(sounds, key=lambda found: found.seconds or 0)
    return longest if longest.seconds else UNKNOWN


def _track(content: bytes, track: _Place) -> Sound | None:
    """What a track plays; None where it is no sound."""
    kind, head = _box(content, track, b"mdia", b"hdlr"), _box(content, track, b"mdia", b"mdhd")
    if kind is None or head is None or content[kind[0] + 8 :][:4] != b"soun":
        return None
    is_wide = content[head[0]] == 1
    scale, duration = struct.unpack_from(">IQ" if is_wide else ">II", content, head[0] + (20 if is_wide else 12))
    seconds = duration / scale if scale else 0.0
    size = _bytes_of(content, _box(content, track, b"mdia", b"minf", b"stbl", b"stsz"))
    return Sound(seconds, size >= _LEAST_HEARD * seconds > 0)


def _bytes_of(content: bytes, sizes: _Place | None) -> int:
    """The bytes of all samples of a track (ISO 14496-12, 8.7.3.2)."""
    if sizes is None:
        return 0
    begin, end = sizes
    each, count = struct.unpack_from(">II", content, begin + 4)
    listed = content[begin + 12 : min(end, begin + 12 + 4 * count)]
    return int(each * count) or sum(size for (size,) in struct.iter_unpack(">I", listed[: len(listed) // 4 * 4]))


def _box(content: bytes, place: _Place, *path: bytes) -> _Place | None:
    """The place of the first box of this path; None where there is none."""
    found: _Place | None = place
    for wanted in path:
        found = next((inner for name, inner in _boxes(content, found) if name == wanted), None) if found else None
    return found


def _boxes(content: bytes, place: _Place) -> Iterator[tuple[bytes, _Place]]:
    """The name and the place of the content of each box right inside a place (ISO 14496-12, 4.2)."""
    start, end = place
    while start + 8 <= end:
        size, name = struct.unpack_from(">I4s", content, start)
        header = 8
        if size == 1 and start + 16 <= end:
            (size,), header = struct.unpack_from(">Q", content, start + 8), 16
        stop = end if size == 0 else start + size
        if not start + header <= stop <= end:
            return
        yield name, (start + header, stop)
        start = stop
