"""The length of sounds, read from the headers of their files."""

import io
import struct
import wave

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limpide import readers
from limpide.errors import ReadError
from limpide.model import UNKNOWN, Fetch, Source, Unknown
from limpide.page.recordings import recording
from limpide.rendering import Sound

MP3_FRAME = bytes((255, 0xFB, 0x90, 0)) + bytes(413)  # MPEG 1 layer III, 128 kbit/s, 44,100 Hz: 417 bytes
MP3_FRAME_SECONDS = 1152 / 44_100
ID3 = b"ID3\x04\x00\x00\x00\x00\x01\x00" + bytes(128)


def tone(seconds: float) -> bytes:
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(int(seconds * 8000) * 2))
    return written.getvalue()


def box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content) + 8) + name + content


def film(*, kind: bytes, seconds: int, size: int) -> bytes:
    """An MP4 file with one track of this kind, in samples of `size` bytes, ten a second."""
    head = box(b"mdhd", bytes(12) + struct.pack(">II", 1000, seconds * 1000) + bytes(4))
    handler = box(b"hdlr", bytes(8) + kind + bytes(12))
    sizes = box(b"stsz", bytes(4) + struct.pack(">II", size, seconds * 10))
    media = box(b"mdia", head + handler + box(b"minf", box(b"stbl", sizes)))
    return box(b"ftyp", b"isom") + box(b"moov", box(b"trak", media))


def played(markup: str, files: dict[str, bytes]) -> Sound | Unknown | None:
    page = readers.read(Source("page.html", markup.encode(), fetch=folder(files))).page
    assert page is not None
    return page.select("audio, video")[0].sound


def folder(files: dict[str, bytes]) -> Fetch:
    def fetch(href: str) -> bytes:
        if href not in files:
            raise ReadError(f"{href} : absent", f"{href}: absent")
        return files[href]

    return fetch


def test_a_wave_file_lasts_as_long_as_its_samples() -> None:
    assert recording(tone(2.5)) == Sound(2.5, True)


def test_an_mp3_file_lasts_as_long_as_its_frames_whatever_tag_comes_before() -> None:
    found = recording(ID3 + MP3_FRAME * 100)

    assert isinstance(found, Sound)
    assert found.seconds == pytest.approx(100 * MP3_FRAME_SECONDS)


def test_an_mp4_film_lasts_as_its_sound_track_says() -> None:
    assert recording(film(kind=b"soun", seconds=9, size=1600)) == Sound(9.0, True)


def test_a_sound_track_of_a_few_bytes_is_silence() -> None:
    assert recording(film(kind=b"soun", seconds=9, size=10)) == Sound(9.0, False)


def test_a_film_in_fragments_does_not_say_its_length() -> None:
    assert recording(film(kind=b"soun", seconds=0, size=0)) is UNKNOWN


def test_a_film_without_a_sound_track_makes_no_sound() -> None:
    assert recording(film(kind=b"vide", seconds=9, size=1600)) == Sound(0.0, False)


@pytest.mark.parametrize("content", [b"", b"OggS" + bytes(200), film(kind=b"soun", seconds=9, size=9)[:60], ID3])
def test_a_file_of_another_form_or_cut_short_is_unknown(content: bytes) -> None:
    found = recording(content)

    assert found is UNKNOWN


@given(st.binary(max_size=300), st.sampled_from([b"", b"RIFFxxxxWAVE", b"\0\0\0\x08ftyp", b"ID3"]))
def test_any_bytes_give_a_sound_or_unknown(content: bytes, start: bytes) -> None:
    found = recording(start + content)

    assert found is UNKNOWN or isinstance(found, Sound)


@pytest.mark.parametrize(
    ("address", "seconds"), [("a.wav", 10), ("a.wav#t=8", 2), ("a.wav#t=2,5", 3), ("a.wav#t=,4", 4), ("a.wav#t=30", 0)]
)
def test_an_address_tells_which_part_is_played(address: str, seconds: float) -> None:
    assert played(f'<audio src="{address}" autoplay></audio>', {"a.wav": tone(10)}) == Sound(seconds, True)


def test_a_sound_that_starts_again_has_no_end() -> None:
    assert played('<audio autoplay loop><source src="a.wav"></audio>', {"a.wav": tone(1)}) == Sound(None, True)


@pytest.mark.parametrize(
    "markup", ['<audio src="a.wav"></audio>', '<video src="a.wav" autoplay muted></video>', "<audio autoplay></audio>"]
)
def test_a_file_that_nobody_hears_at_once_is_not_loaded(markup: str) -> None:
    assert played(markup, {"a.wav": tone(1)}) is UNKNOWN


def test_a_file_that_is_absent_leaves_the_sound_unknown() -> None:
    assert played('<audio src="b.wav" autoplay></audio>', {}) is UNKNOWN
