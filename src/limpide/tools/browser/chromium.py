"""Chromium, driven by Playwright: one process for many pages. Each step has a time limit.

What it says is listened to in a thread of its own, so that it works while rules judge, and in the midst of other loops.
"""

import asyncio
import os
import threading
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import Future
from contextlib import AsyncExitStack, contextmanager
from types import TracebackType
from typing import Any, Final, Self, TypeVar

from playwright.async_api import Browser, BrowserType, Error, async_playwright

from limpide.errors import ReadError, ToolMissing
from limpide.model import Source
from limpide.rendering import Snapshot
from limpide.tools.browser.loading import LONGEST, Window, opened
from limpide.tools.browser.session import Refused, reason
from limpide.tools.browser.tab import OpenTab, taken, within

_T = TypeVar("_T")

STARTING: Final = 30.0
"""Seconds for Chromium to start or stop."""
_ARGUMENTS: Final = (
    "--disable-site-isolation-trials",
    "--disable-renderer-backgrounding",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--hide-scrollbars",
    "--mute-audio",
)


class Chromium:
    """A browser that starts at the first page and starts anew after one that made it hang."""

    def __init__(self, path: str, *, proxy: str | None = None) -> None:
        self._path = path
        self._proxy = proxy
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._driver = AsyncExitStack()
        self._launcher: BrowserType | None = None
        self._browser: Browser | None = None
        self._window: Window | None = None

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()
        self._run(self._driver.aclose())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @property
    def version(self) -> str:
        return self._started().version

    @contextmanager
    def open(self, source: Source) -> Iterator[OpenTab]:
        """The page of a source: loaded from its address or its file, else from its bytes.

        It arrives while the caller does something else; the first question waits for it, and raises ReadError.
        """

        browser = self._started()
        if self._window is None:
            self._window = self._answer(opened(browser), source.name)
        window, version = self._window, browser.version

        async def arrived() -> Snapshot:
            await asyncio.wait_for(window.load(source), LONGEST)
            return await within(taken(window.session, version))

        begun: list[Future[Any]] = []

        def begin(question: Coroutine[Any, Any, _T]) -> Callable[[], _T]:
            answer = asyncio.run_coroutine_threadsafe(question, self._loop)
            begun.append(answer)
            return lambda: self._ended(answer, source.name)

        try:
            yield OpenTab(window.session, begin, begin(arrived()), version)
        finally:
            for answer in begun:
                answer.cancel()
            self._leave(source.name)

    def _leave(self, name: str) -> None:
        """Empties the window for the next page; one that cannot be emptied is closed with its browser."""
        if self._window is not None:
            try:
                self._answer(self._window.empty(), name)
            except ReadError:
                self._stop()

    def _answer(self, question: Coroutine[Any, Any, _T], name: str) -> _T:
        return self._ended(asyncio.run_coroutine_threadsafe(within(question), self._loop), name)

    def _ended(self, answer: Future[_T], name: str) -> _T:
        try:
            return answer.result()
        except TimeoutError as error:
            self._stop()
            raise ReadError(
                f"{name}\u00a0: la page ne répond pas dans Chromium.", f"{name}: the page does not answer in Chromium."
            ) from error
        except Refused as error:
            raise ReadError(
                f"{name}\u00a0: Chromium n’ouvre pas la page ({error.message}).",
                f"{name}: Chromium does not open the page ({error.message}).",
            ) from error

    def _run(self, question: Coroutine[Any, Any, _T]) -> _T:
        return asyncio.run_coroutine_threadsafe(question, self._loop).result()

    def _started(self) -> Browser:
        if self._browser is None or not self._browser.is_connected():
            self._stop()
            self._browser = self._run(self._start())
        return self._browser

    async def _start(self) -> Browser:
        try:
            if self._launcher is None:
                playwright = await self._driver.enter_async_context(async_playwright())
                self._launcher = playwright.chromium
            return await self._launcher.launch(
                executable_path=self._path,
                args=list(_ARGUMENTS),
                chromium_sandbox=not _is_root(),
                proxy={"server": self._proxy, "bypass": "<-loopback>"} if self._proxy else None,
                timeout=STARTING * 1000,
            )
        except Error as error:
            why = reason(error)
            raise ToolMissing(f"Chromium ne démarre pas ({why}).", f"Chromium does not start ({why}).") from error

    def _stop(self) -> None:
        browser, self._browser, self._window = self._browser, None, None
        if browser is not None:
            try:
                self._run(asyncio.wait_for(browser.close(), STARTING))
            except (TimeoutError, Error):
                return


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
