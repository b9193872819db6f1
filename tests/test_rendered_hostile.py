"""Pages that would keep a browser for ever: each ends, and the next one is drawn."""

import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import process_time

import pytest

from limpide import readers
from limpide.checks.rendered import small_target
from limpide.errors import ReadError
from limpide.model import Source
from limpide.page.chromium import draw
from limpide.page.chromium_page import LivePage
from limpide.page.chromium_rendered import Rendered
from limpide.rendering import Browser

pytestmark = pytest.mark.browser

_SECONDS = 10.0
"""Of our own work, far over what it takes (1 s); work that is not linear takes minutes."""

PAGES = {
    "a download": "<p>here<a id=a href='data:application/octet-stream,x' download=x.bin></a><script>a.click()</script>",
    "many pop-ups": "<p>here<script>for (let n = 0; n < 20; n++) open('about:blank')</script>",
    "a print dialog": "<p>here<script>print()</script>",
    "a question before leaving": "<p>here<script>onbeforeunload = () => 'stay'; prompt('?')</script>",
    "a page that grows as it scrolls": "<p>here<script>onscroll = () => document.body.append("
    "Object.assign(document.createElement('div'), {style: 'height: 5000px'})); scrollTo(0, 99)</script>",
    "invalid styles": "<style>" + "a{color:red;;}}}{{@media (x{" * 1000 + "</style><p>here",
    "labels and owners in a circle": "<p>here" + "".join(
        f"<div role=group id=i{n} aria-owns=i{(n + 1) % 300} aria-labelledby=i{(n + 7) % 300}>x</div>"
        for n in range(300)
    ),
    "a drawing": "<svg xmlns='http://www.w3.org/2000/svg'><title>x</title></svg><p>here",
    "an XML declaration": "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body><p>here</p></body></html>",
}  # fmt: skip


@contextmanager
def drawn(browser: Browser, markup: str) -> Iterator[tuple[LivePage, Rendered]]:
    source = Source("page.html", markup.encode())
    page = readers.read(source, lang="en").page
    assert page is not None
    with browser.open(source) as tab:
        yield draw(page, tab)


@pytest.mark.parametrize("markup", PAGES.values(), ids=PAGES.keys())
def test_a_page_that_wants_to_keep_the_browser_is_drawn_and_left(markup: str, browser: Browser) -> None:
    for text in (markup, "<p>here again"):
        with drawn(browser, text) as (page, _):
            assert page.select("p")[0].text.startswith("here")


def test_ten_thousand_links_are_judged_in_time(browser: Browser) -> None:
    with drawn(browser, "<p>here</p>" + '<div><a href="/x" style="display: block">x</a></div>' * 10_000) as (
        page,
        live,
    ):
        start = process_time()
        links = page.select("a")
        found = list(small_target(links, rendered=live, least=24))

        assert len(links) == len(found) == 10_000
        assert process_time() - start < _SECONDS


Answer = Callable[[http.server.BaseHTTPRequestHandler], None]


@contextmanager
def server(answer: Answer) -> Iterator[str]:
    """A server of this machine that answers so; a browser that leaves early is no fault."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with suppress(OSError):
                answer(self)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    class Server(http.server.ThreadingHTTPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Handler) as served:
        threading.Thread(target=served.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{served.server_address[1]}"
        served.shutdown()


def redirect(handler: http.server.BaseHTTPRequestHandler, to: str) -> None:
    handler.send_response(302)
    handler.send_header("Location", to)
    handler.end_headers()


def page(handler: http.server.BaseHTTPRequestHandler, text: str) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    handler.wfile.write(text.encode())


def texts(browser: Browser, address: str) -> list[str]:
    with browser.open(Source(address, b"")) as tab:
        return [node.text for node in tab.snapshot().nodes if node.kind == "text"]


def test_redirections_that_end_are_followed(browser: Browser) -> None:
    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        left = int(handler.path.strip("/"))
        redirect(handler, f"/{left - 1}") if left else page(handler, "<p>arrived")

    with server(answer) as address:
        assert "arrived" in texts(browser, f"{address}/5")


def test_redirections_in_a_circle_are_refused(browser: Browser) -> None:
    with (
        server(lambda handler: redirect(handler, "/again")) as address,
        pytest.raises(ReadError, match="does not open"),
    ):
        texts(browser, f"{address}/first")


def test_a_frame_that_never_answers_is_not_waited_for(browser: Browser) -> None:
    over = threading.Event()

    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        over.wait() if handler.path == "/silent" else page(handler, "<p>here<iframe src=/silent></iframe>")

    with server(answer) as address:
        found = texts(browser, f"{address}/page")
        over.set()
    assert "here" in found


def test_a_page_that_never_ends_is_judged_as_far_as_it_came(browser: Browser) -> None:
    over = threading.Event()

    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        page(handler, "<p>here")
        while not over.wait(0.05):
            handler.wfile.write(b"<p>more")

    with server(answer) as address:
        found = texts(browser, f"{address}/page")
        over.set()
    assert found[0] == "here"
    assert "more" in found
