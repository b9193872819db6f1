"""Rules that judge what titles, labels, images and sounds say: sound files, places, time."""

import time
import wave
from collections.abc import Callable
from pathlib import Path

import pytest

from limpide import readers
from limpide.auditing import audit
from limpide.errors import ReadError
from limpide.glossary import Glossary
from limpide.model import Fetch, RuleResult, Source
from limpide.rules import load

RULES = {rule.id: rule for rule in load()}
PAGE = '<!doctype html><html lang="fr"><head><title>Le port</title></head><body>{}</body></html>'
MANY = 4_000
LONGEST_SECONDS = 3.0

HOSTILE = {
    "image-announced": "<p>Voici le plan :</p><img src='a.png' alt=''>",
    "logo-hidden": "<img src='logo-cnrs.png' alt=''>",
    "image-alternative-other-name": "<img src='logo-cnrs.png' alt='Logo Inserm'>",
    "heading-other-subject": "<h2>Météo</h2><p>Ouvert lundi et mardi</p>",
    "fields-same-label": "<input aria-label='Ville' name='a'><input aria-label='Ville' name='b'>",
    "field-label-vague": "<input aria-label='Champ'>",
    "error-cause": "<form><div>Valeur incorrecte<input></div></form>",
    "audio-transcript": "<audio src='a.mp3' controls></audio>",
    "video-transcript": "<video src='a.mp4' controls></video>",
    "visual-reference": "<p>Cliquez sur le bouton à droite</p><button>A</button>",
    "shape-reference": "<p>Regardez sous l’étoile</p>",
    "links-same-text-sites": "<a href='https://a.example'>Port</a>",
    "links-same-context": "<p><a href='/a'>Port</a><a href='/b'>Port</a></p>",
    "text-renewed": "<script>setInterval(x)</script>",
}


def judged(rule: str, source: str, *, fetch: Fetch | None = None) -> RuleResult:
    reading = readers.read(Source("page.html", source.encode(), fetch=fetch), lang="fr")
    return audit(reading.document, [RULES[rule]], {}, page=reading.page, glossary=Glossary()).results[0]


def beside(folder: Path) -> Fetch:
    def fetch(href: str) -> bytes:
        path = folder / href
        if not path.is_file():
            raise ReadError(f"{href} : absent", f"{href}: absent")
        return path.read_bytes()

    return fetch


@pytest.fixture
def record(tmp_path: Path) -> Callable[[float], Fetch]:
    """A folder with the file `a.wav`, so many seconds long."""

    def recorded(seconds: float) -> Fetch:
        with wave.open(str(tmp_path / "a.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(1)
            file.setframerate(8000)
            file.writeframes(bytes(int(seconds * 8000)))
        return beside(tmp_path)

    return recorded


@pytest.mark.parametrize(("seconds", "outcome"), [(9, "failed"), (2, "passed")])
def test_a_sound_file_beside_the_page_tells_whether_it_lasts(
    seconds: float, outcome: str, record: Callable[[float], Fetch]
) -> None:
    result = judged("sound-autoplay", '<audio src="a.wav" autoplay></audio>', fetch=record(seconds))

    assert result.outcome == outcome


def test_a_part_of_a_sound_is_judged_by_its_own_length(record: Callable[[float], Fetch]) -> None:
    result = judged("sound-autoplay", '<audio src="a.wav#t=7" autoplay></audio>', fetch=record(9))

    assert result.outcome == "passed"


def test_an_announced_image_is_pointed_at_by_its_own_tag() -> None:
    source = PAGE.format('<section><p>Voici le plan :</p><div><img src="p.png" alt=""></div></section>')

    [finding] = judged("image-announced", source).findings

    assert source[finding.span.start : finding.span.end] == '<img src="p.png" alt="">'


def test_a_title_in_a_drawing_is_not_the_title_of_the_page() -> None:
    drawing = "<h1>Fête de la ville en avril</h1><svg><title>Fête de la ville en mars</title></svg>"

    assert judged("page-title-other-subject", PAGE.format(drawing)).outcome == "passed"


@pytest.mark.parametrize("rule", HOSTILE)
def test_thousands_of_faults_are_judged_in_time(rule: str) -> None:
    source = PAGE.format(HOSTILE[rule] * MANY)
    reading = readers.read(Source("page.html", source.encode()), lang="fr")
    start = time.process_time()

    audit(reading.document, [RULES[rule]], {}, page=reading.page, glossary=Glossary())

    assert time.process_time() - start < LONGEST_SECONDS
