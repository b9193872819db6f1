"""A page loaded to the point where it can be judged: arrived, its resources there, its scripts at rest."""

import asyncio
import contextlib
from base64 import b64encode
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, Final

from playwright.async_api import Browser, CDPSession, Error, Page, ViewportSize

from limpide.model import Source

VIEWPORT: Final[ViewportSize] = {"width": 1280, "height": 720}
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


async def opened(browser: Browser) -> "Window":
    """An empty window of its own profile, that no pop-up, download or dialog leaves."""
    context = await browser.new_context(viewport=VIEWPORT, accept_downloads=False)
    page = await context.new_page()
    session = await context.new_cdp_session(page)
    staying = Staying(session)
    await staying.start()
    context.on("page", staying.close)
    return Window(page, session, staying)


class Window:
    """The one window in which page after page is loaded: a new one costs Chromium more than most pages."""

    def __init__(self, page: Page, session: CDPSession, staying: "Staying") -> None:
        self.page = page
        self.session = session
        self._staying = staying

    async def load(self, source: Source) -> None:
        """Loads a source and waits, within limits. Raises Error or TimeoutError where nothing arrives."""
        address = _address(source)
        self._staying.expect(None if address else source.content)
        await self.page.goto(address or _NOWHERE, wait_until="commit", timeout=ARRIVING * 1000)
        self._staying.has_arrived = True
        with contextlib.suppress(Error):  # the page went to an address that no request leads to, as about:blank
            await asyncio.wait_for(self.page.evaluate(_AT_REST, _LIMITS), LOADING + RESTING + ANSWERING)

    async def empty(self) -> None:
        """Nothing of the last page: neither its scripts nor what it stored."""
        self._staying.expect(b"")
        origin = await self.page.evaluate("origin")
        await self.page.goto("about:blank", wait_until="commit")
        await self.page.context.clear_cookies()
        if origin != "null":
            await self.session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        if self.page.viewport_size != VIEWPORT:
            await self.page.set_viewport_size(VIEWPORT)


class Staying:
    """Keeps a page on the document that was asked for: no refresh or script leads elsewhere once it has arrived."""

    def __init__(self, session: CDPSession) -> None:
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
        await self._session.send("Fetch.enable", {"patterns": [{"urlPattern": "*", "resourceType": "Document"}]})

    def close(self, popup: Page) -> None:
        """Closes a window that the page opened."""
        self._do(popup.close())

    def _paused(self, event: dict[str, Any]) -> None:
        self._do(self._decide(event))

    def _do(self, step: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(step)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _decide(self, event: dict[str, Any]) -> None:
        request = {"requestId": event["requestId"]}
        is_own = event["frameId"] == self._frame
        with contextlib.suppress(Error):
            if is_own and self.has_arrived:
                await self._session.send("Fetch.failRequest", {**request, "errorReason": "Aborted"})
            elif is_own and self._content is not None:
                await self._session.send("Fetch.fulfillRequest", {**request, **_answer(self._content)})
            else:
                await self._session.send("Fetch.continueRequest", request)


def _answer(content: bytes) -> dict[str, Any]:
    headers = [{"name": "Content-Type", "value": "text/html"}]
    return {"responseCode": 200, "responseHeaders": headers, "body": b64encode(content).decode()}


def _address(source: Source) -> str | None:
    """Where the browser finds the source: its address, its file; None where it has neither."""
    if "://" in source.name:
        return source.final_url or source.name
    path = Path(source.name)
    return path.absolute().as_uri() if source.fetch is not None and path.is_file() else None
