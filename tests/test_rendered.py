"""Pages drawn by Chromium: joined to their source, judged like others, kept within bounds."""

import http.server
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cli_cases import limpide
from limpide import readers
from limpide.errors import ReadError, ToolMissing
from limpide.model import UNKNOWN, Source, Unknown
from limpide.page.chromium import draw
from limpide.page.chromium_page import LivePage
from limpide.page.chromium_rendered import Rendered
from limpide.page.element import Element
from limpide.rendering import Box, Browser, Sound
from limpide.tools.browser import executable, open_browser
from limpide.tools.browser.tab import MOST_ELEMENTS

EXAMPLES = sorted((Path(__file__).parent / "fixtures" / "page").glob("*.html"))


@contextmanager
def drawn(browser: Browser, markup: str) -> Iterator[tuple[LivePage, Rendered]]:
    source = Source("page.html", markup.encode())
    page = readers.read(source, lang="en").page
    assert page is not None
    with browser.open(source) as tab:
        yield draw(page, tab)


def facts(element: Element) -> tuple[object, ...]:
    return (
        element.role,
        element.accessible_name,
        element.description,
        element.is_rendered,
        element.is_exposed,
        element.is_focusable,
    )


@pytest.mark.browser
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_both_providers_say_the_same_of_a_page_without_scripts(path: Path, browser: Browser) -> None:
    with drawn(browser, path.read_text("utf-8")) as (page, _):
        pairs = [(page.origin(element), element) for element in page.elements]

        assert len(pairs) > 100
        assert [pair for pair in pairs if pair[0] is None or facts(pair[0]) != facts(pair[1])] == []


@pytest.mark.browser
def test_an_element_keeps_its_place_in_the_source_when_scripts_change_the_page(browser: Browser) -> None:
    markup = (
        "<!doctype html><ul id=l><li>one<li class=k>two</ul><p>end</p>"
        "<script>l.prepend(Object.assign(document.createElement('li'), {textContent: 'zero'}));"
        "document.querySelector('.k').setAttribute('aria-label', 'second');"
        "document.body.append(document.querySelector('p'))</script>"
    )
    with drawn(browser, markup) as (page, _):
        zero, one, two = page.select("li")
        end = page.select("p")[0]

        assert [page.is_scripted(each) for each in (zero, one, two, end)] == [True, False, False, False]
        assert markup[one.mark.start :].startswith("<li>one")
        assert markup[two.mark.start :].startswith("<li class=k>")
        assert markup[end.span.start : end.span.end] == "<p>end</p>"
        assert two.accessible_name == "second"
        assert zero.mark.start == zero.mark.end
        assert zero.selector


@pytest.mark.browser
def test_what_needs_layout_becomes_known(browser: Browser) -> None:
    with drawn(browser, '<p style="width: 200px; height: 20px; color: rgb(1 2 3)">text</p>') as (page, _):
        (paragraph,) = page.select("p")
        origin = page.origin(paragraph)

        assert origin is not None
        assert origin.box is UNKNOWN
        assert isinstance(paragraph.box, Box)
        assert (paragraph.box.width, paragraph.box.height) == (200, 20)
        assert paragraph.style("color") == "rgb(1, 2, 3)"
        assert paragraph.style("caret-color") == "rgb(1, 2, 3)"


@pytest.mark.browser
def test_a_page_in_utf_8_that_does_not_say_so_is_read_as_such(browser: Browser) -> None:
    with drawn(browser, "<p>l’été</p>") as (page, _):
        assert page.select("p")[0].text == "l’été"


HOSTILE = {
    "a dialog at load": "<p>here<script>alert(1); confirm(2)</script>",
    "a pop-up": "<p>here<script>open('about:blank')</script>",
    "a script that leaves": "<p>here<script>location.href = 'http://elsewhere.invalid/'</script>",
    "an instant refresh": "<meta http-equiv=refresh content='0; url=http://elsewhere.invalid/'><p>here",
    "a page that never rests": "<p>here<script>setInterval(() => document.body.append('x'), 1)</script>",
    "deep nesting": "<p>here" + "<div>" * 3000,
    "cycles": "<p>here<div id=a role=group aria-owns=b aria-labelledby=b></div><div id=b aria-owns=a></div>",
}


@pytest.mark.browser
@pytest.mark.parametrize("markup", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_page_is_drawn_all_the_same(markup: str, browser: Browser) -> None:
    with drawn(browser, markup) as (page, _):
        assert page.select("p")[0].text.startswith("here")


@pytest.mark.browser
def test_a_script_without_end_costs_no_page_but_its_own(browser: Browser) -> None:
    with (
        pytest.raises(ReadError, match="does not answer"),
        drawn(browser, "<p>here<script>while (true) {}</script>") as (page, _),
    ):
        pytest.fail(f"{page} was drawn")
    with drawn(browser, "<p>next") as (page, _):
        assert page.select("p")[0].text == "next"


@pytest.mark.browser
def test_what_stands_in_a_shadow_root_is_apart_from_the_page(browser: Browser) -> None:
    markup = (
        "<!doctype html><div id=host><p>shown in the slot</p></div><b id=one>page</b>"
        "<script>const root = host.attachShadow({mode: 'open'});"
        "root.innerHTML = '<title>T</title><b id=one>inside</b><slot></slot>'</script>"
    )
    with drawn(browser, markup) as (page, _):
        host, shown = page.select("#host")[0], page.select("p")[0]
        inside = next(each for each in page.select("b") if each.text == "inside")

        assert (inside.scope, shown.scope, host.scope) == (host.index, -1, -1)
        assert page.by_id("one") is not inside


SOUND = """<audio id=a autoplay></audio><script>
const n = %d, b = new Uint8Array(44 + n), d = new DataView(b.buffer);
const s = (at, text) => [...text].forEach((c, i) => { b[at + i] = c.charCodeAt(0); });
s(0, 'RIFF'); d.setUint32(4, 36 + n, true); s(8, 'WAVEfmt '); d.setUint32(16, 16, true); d.setUint16(20, 1, true);
d.setUint16(22, 1, true); d.setUint32(24, 8000, true); d.setUint32(28, 8000, true); d.setUint16(32, 1, true);
d.setUint16(34, 8, true); s(36, 'data'); d.setUint32(40, n, true);
for (let i = 0; i < n; i++) b[44 + i] = 128 + %d * Math.sin(i / 3);
a.src = URL.createObjectURL(new Blob([b], {type: 'audio/wav'}));
</script>"""


@pytest.mark.browser
@pytest.mark.parametrize(
    ("samples", "loudness", "seconds", "is_heard"),
    [(32_000, 60, 4.0, True), (8_000, 60, 1.0, True), (32_000, 0, 0.0, False)],
)
def test_a_sound_is_as_long_as_it_is_heard(
    samples: int, loudness: int, seconds: float, is_heard: bool, browser: Browser
) -> None:
    with drawn(browser, SOUND % (samples, loudness)) as (page, _):
        sound = page.select("audio")[0].sound

        assert isinstance(sound, Sound)
        assert sound.is_heard is is_heard
        assert sound.seconds == pytest.approx(seconds, abs=0.1)


@pytest.mark.browser
def test_a_sound_that_is_not_there_tells_nothing(browser: Browser) -> None:
    with drawn(browser, "<audio autoplay src=http://nowhere.invalid/a.mp3></audio>") as (page, _):
        assert page.select("audio")[0].sound is None


@pytest.mark.browser
@pytest.mark.parametrize(
    ("shadow", "darkest"), [("none", (255, 255, 255)), ("0 0 2px #888, 0 0 2px #888, 0 0 2px #888", (220, 220, 220))]
)
def test_the_colours_beside_letters_are_those_that_are_drawn(
    shadow: str, darkest: tuple[int, int, int], browser: Browser
) -> None:
    with drawn(browser, f"<body style='background: white'><p style='text-shadow: {shadow}'>some words") as (page, _):
        grounds = page.select("p")[0].grounds

        assert not isinstance(grounds, Unknown)
        assert grounds[0] <= darkest
        assert grounds[0] <= grounds[-1]
        assert page.select("p")[0].attrs == {"style": f"text-shadow: {shadow}"}


WALKS = {
    "an outline": ("<a href=/>x</a><button>y</button>", [("a", True), ("button", True)]),
    "a background": ("<style>a {outline: none} a:focus {background: gold}</style><a href=/>x</a>", [("a", True)]),
    "nothing": ("<style>a {outline: none}</style><a href=/>x</a>", [("a", False)]),
    "a later sign": (
        "<style>a {outline: none} a:focus + b {color: red}</style><a href=/>x</a><b>here</b>",
        [("a", True)],
    ),
    "many stops": ("<a href=/>x</a>" * 60, [("a", True)] * 60),
    "no stop": ("<p>x", []),
}


@pytest.mark.browser
@pytest.mark.parametrize(("markup", "stops"), WALKS.values(), ids=WALKS.keys())
def test_the_walk_tells_each_stop_and_whether_it_is_seen(
    markup: str, stops: list[tuple[str, bool]], browser: Browser
) -> None:
    with drawn(browser, f"<!doctype html>{markup}") as (_, rendered):
        assert [(stop.element.name, stop.is_seen) for stop in rendered.walk] == stops


@pytest.mark.browser
def test_a_focus_that_scripts_move_is_walked_a_step_at_a_time(browser: Browser) -> None:
    markup = "<button onblur='setTimeout(() => this.focus(), 5)'>one</button><a href=/>two</a>"
    with drawn(browser, markup) as (_, rendered):
        assert [stop.element.text for stop in rendered.walk] == ["one", "one"]


@pytest.mark.browser
def test_a_huge_page_is_judged_without_the_accessibility_tree(browser: Browser) -> None:
    markup = f"<!doctype html><title>t</title>{'<a href=/>x</a>' * MOST_ELEMENTS}"
    with drawn(browser, markup) as (page, _):
        link = page.select("a")[-1]

        assert (link.role, link.accessible_name, link.is_exposed, link.is_focusable) == ("link", "x", True, True)
        assert isinstance(link.box, Box)


@pytest.fixture
def local_server() -> Iterator[tuple[str, list[str]]]:
    """A server of this machine, and the paths that it was asked for."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!doctype html><title>Local</title><p>local</p>")

        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
        server.shutdown()


@pytest.mark.browser
@pytest.mark.parametrize("offline", [True, False], ids=["offline", "online"])
def test_a_page_reaches_no_private_address(
    offline: bool, chromium_path: str, local_server: tuple[str, list[str]], tmp_path: Path
) -> None:
    address, asked = local_server
    page = tmp_path / "page.html"
    page.write_text(f"<p>here<img src={address}/image><iframe src={address}/frame></iframe>")
    source = Source(str(page), page.read_bytes(), fetch=lambda href: b"")

    with open_browser(offline=offline) as browser, browser.open(source) as tab:
        assert tab.snapshot().nodes
    assert asked == []


@pytest.mark.browser
def test_a_page_reaches_this_machine_where_it_is_allowed(browser: Browser, local_server: tuple[str, list[str]]) -> None:
    address, asked = local_server
    with browser.open(Source(f"{address}/page", b"")) as tab:
        assert any(node.text == "local" for node in tab.snapshot().nodes)
    assert "/page" in asked


def test_a_chromium_that_is_named_and_absent_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIMPIDE_CHROMIUM", "/nowhere/chromium")
    with pytest.raises(ToolMissing, match="LIMPIDE_CHROMIUM"):
        executable()


def test_without_browser_the_page_is_still_reported(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LIMPIDE_CHROMIUM", "/nowhere/chromium")
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang=fr><title>Page</title><body><img src=a.png></body></html>")

    run = limpide("audit", "--rendered", "--profile", "all", "--languagetool", "off", "--format", "json", str(page))

    [source] = json.loads(run.out)["sources"]
    assert run.code == 3
    assert source["rules"]["page-reflow"]["outcome"] == "untested"
    assert "LIMPIDE_CHROMIUM" in source["rules"]["page-reflow"]["reason"]
    assert any(finding["rule"].startswith("image") for finding in source["findings"])


@pytest.mark.browser
def test_the_report_names_the_version_of_chromium(chromium_path: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang=fr><title>Page</title><body><p>Bonjour</p></body></html>")

    run = limpide("audit", "--rendered", "--offline", "--languagetool", "off", "--format", "json", str(page))

    assert json.loads(run.out)["tool"]["engines"]["chromium"]
