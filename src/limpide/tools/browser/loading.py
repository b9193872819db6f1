"""A page loaded to the point where it can be judged: arrived, its resources there, its scripts at rest."""

import asyncio
import contextlib
from base64 import b64encode
from collections.abc import Coroutine, Mapping
from pathlib import Path
from typing import Any, Final

from playwright.async_api import Browser, Dialog, Error, Page, ViewportSize

from limpide.model import Source
from limpide.tools.browser.session import Refused, Session

VIEWPORT: Final = ViewportSize(width=1280, height=720)
ARRIVING: Final = 20.0
"""Seconds for a page to begin to arrive."""
LOADING: Final = 8.0
"""Seconds for the resources of a page that has arrived: a frame that never answers is not waited for longer."""
RESTING: Final = 2.0
"""Seconds for scripts to come to rest: a page that changes for ever is judged as it then is."""
ANSWERING: Final = 5.0
"""Seconds for a page to answer at all: one whose script never ends does not."""
LONGEST: Final = ARRIVING + LOADING + RESTING + ANSWERING + 5.0
"""Seconds after which a page that keeps none of these limits is given up."""
_NOWHERE: Final = "http://source.invalid/"
"""The address of a source that is bytes alone: it is answered here, and never asked for elsewhere."""
_AT_REST: Final = """({loading, resting, quiet}) => new Promise(resolve => {
  const rest = () => {
    let timer = setTimeout(resolve, quiet);
    setTimeout(resolve, resting);
    new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(resolve, quiet); })
      .observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
  };
  if (document.readyState === 'complete') return rest();
  addEventListener('load', rest);
  setTimeout(rest, loading);
})"""
_LIMITS: Final = {"loading": LOADING * 1000, "resting": RESTING * 1000, "quiet": 30}  # milliseconds
_DECLARING: Final = 1024
"""Bytes in which a page declares its encoding (HTML, 13.2.3.2)."""


async def opened(browser: Browser) -> "Window":
    """An empty window of its own profile, that no pop-up, download or dialog leaves."""
    context = await browser.new_context(viewport=VIEWPORT, accept_downloads=False, color_scheme="light")
    page = await context.new_page()
    session = Session(page, await context.new_cdp_session(page))
    staying = Staying(session)
    await staying.start()
    return Window(session, staying)


async def resized(session: Session, *, width: int, height: int) -> None:
    """Gives the window another size."""
    size = {"width": width, "height": height, "screenWidth": width, "screenHeight": height}
    await session.send("Emulation.setDeviceMetricsOverride", {**size, "deviceScaleFactor": 1, "mobile": False})


class Window:
    """The one window in which page after page is loaded: a new one costs Chromium more than most pages."""

    def __init__(self, session: Session, staying: "Staying") -> None:
        self.session = session
        self._staying = staying

    async def load(self, source: Source) -> None:
        """Loads a source and waits, within limits. Raises Refused or TimeoutError where nothing arrives."""
        address = _address(source)
        self._staying.expect(None if address else source.content)
        await asyncio.wait_for(self._went(address or _NOWHERE), ARRIVING)
        self._staying.has_arrived = True
        with contextlib.suppress(Refused):  # the page went to an address that no request leads to, as about:blank
            await asyncio.wait_for(self.session.value(_AT_REST, _LIMITS), LOADING + RESTING + ANSWERING)

    async def empty(self) -> None:
        """Nothing of the last page: neither its scripts nor what it stored."""
        self._staying.expect(b"")
        origin = await self.session.value("() => origin")
        await self._went("about:blank")
        await self.session.value("() => true")  # it has arrived in its process too: one that leaves holds the next up
        await self.session.send("Network.clearBrowserCookies")
        if origin != "null":
            await self.session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})

    async def _went(self, address: str) -> None:
        """Another document has arrived. Raises Refused."""
        answer = await self.session.send("Page.navigate", {"url": address})
        if "errorText" in answer:
            raise Refused(answer["errorText"])


class Staying:
    """Keeps a page on the document that was asked for: no refresh or script leads elsewhere once it has arrived."""

    def __init__(self, session: Session) -> None:
        self.has_arrived = False
        self._content: bytes | None = None
        self._session = session
        self._frame = ""
        self._tasks: set[asyncio.Task[Any]] = set()

    def expect(self, content: bytes | None) -> None:
        """The next document may come: these bytes, or where None what its address answers."""
        self.has_arrived = False
        self._content = content

    async def start(self) -> None:
        tree = await self._session.send("Page.getFrameTree")
        self._frame = tree["frameTree"]["frame"]["id"]
        self._session.on("Fetch.requestPaused", self._paused)
        self._session.page.on("dialog", self._asked)
        self._session.page.context.on("page", self._popped_up)
        await self._session.send("Fetch.enable", {"patterns": [{"urlPattern": "*", "resourceType": "Document"}]})

    def _popped_up(self, popup: Page) -> None:
        """Closes a window that the page opened."""
        self._do(popup.close())

    def _asked(self, dialog: Dialog) -> None:
        """Answers no, but to a question before the page is left."""
        self._do(dialog.accept() if dialog.type == "beforeunload" else dialog.dismiss())

    def _paused(self, event: Mapping[str, Any]) -> None:
        self._do(self._decide(event))

    def _do(self, step: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.ensure_future(_tried(step))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _decide(self, event: Mapping[str, Any]) -> None:
        request = {"requestId": event["requestId"]}
        is_own = event["frameId"] == self._frame
        if is_own and self.has_arrived:
            await self._session.send("Fetch.failRequest", {**request, "errorReason": "Aborted"})
        elif is_own and self._content is not None:
            await self._session.send("Fetch.fulfillRequest", {**request, **_answer(self._content)})
        else:
            await self._session.send("Fetch.continueRequest", request)


async def _tried(step: Coroutine[Any, Any, Any]) -> None:
    with contextlib.suppress(Refused, Error):  # what it was for is gone
        await step


def _answer(content: bytes) -> dict[str, Any]:
    headers = [{"name": "Content-Type", "value": _media_type(content)}]
    return {"responseCode": 200, "responseHeaders": headers, "body": b64encode(content).decode()}


def _media_type(content: bytes) -> str:
    """The type of a page; of one that is in UTF-8 without a word of it, with its encoding, as the readers take it."""
    if b"charset" in content[:_DECLARING].lower():
        return "text/html"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "text/html"
    return "text/html; charset=utf-8"


def _address(source: Source) -> str | None:
    """Where the browser finds the source: its address, its file; None where it has neither."""
    if "://" in source.name:
        return source.final_url or source.name
    path = Path(source.name)
    return path.absolute().as_uri() if source.fetch is not None and path.is_file() else None
