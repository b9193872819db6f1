"""Chromium, one process for many pages. Each step has a time limit: a page that hangs costs no more than that."""

import asyncio
import os
from collections.abc import Coroutine, Iterator
from contextlib import AsyncExitStack, contextmanager
from types import TracebackType
from typing import Any, Final, Self, TypeVar

from playwright.async_api import Browser, Error, async_playwright
from playwright.async_api import TimeoutError as TooLong

from limpide.errors import ReadError, ToolMissing
from limpide.model import Source
from limpide.tools.browser.loading import LONGEST, Window, opened
from limpide.tools.browser.tab import OpenTab

_T = TypeVar("_T")

STARTING: Final = 30.0
"""Seconds for Chromium to start or stop, and for each question to a page: it may have thousands of elements."""
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
        self._driver = AsyncExitStack()
        self._browser: Browser | None = None
        self._launcher: Any = None
        self._window: Window | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()
        self._loop.run_until_complete(self._driver.aclose())
        self._loop.close()

    @property
    def version(self) -> str:
        return self._started().version

    @contextmanager
    def open(self, source: Source) -> Iterator[OpenTab]:
        """The page of a source, drawn: loaded from its address or its file, else from its bytes. Raises ReadError."""

        def ask(question: Coroutine[Any, Any, _T]) -> _T:
            return self._answer(question, source.name)

        browser = self._started()
        if self._window is None:
            self._window = ask(opened(browser))
        try:
            self._answer(self._window.load(source), source.name, LONGEST)
            yield OpenTab(self._window.page, self._window.session, ask, browser.version)
        finally:
            self._leave(source.name)

    def _leave(self, name: str) -> None:
        """Empties the window for the next page; one that cannot be emptied is closed with its browser."""
        if self._window is not None:
            try:
                self._answer(self._window.empty(), name)
            except ReadError:
                self._stop()

    def _answer(self, question: Coroutine[Any, Any, _T], name: str, seconds: float = STARTING) -> _T:
        try:
            return self._loop.run_until_complete(asyncio.wait_for(question, seconds))
        except (TimeoutError, TooLong) as error:
            self._stop()
            raise ReadError(
                f"{name}\u00a0: la page ne répond pas dans Chromium.", f"{name}: the page does not answer in Chromium."
            ) from error
        except Error as error:
            reason = error.message.splitlines()[0]
            raise ReadError(
                f"{name}\u00a0: Chromium n’ouvre pas la page ({reason}).",
                f"{name}: Chromium does not open the page ({reason}).",
            ) from error

    def _started(self) -> Browser:
        if self._browser is None or not self._browser.is_connected():
            self._browser = self._loop.run_until_complete(self._start())
        return self._browser

    async def _start(self) -> Browser:
        try:
            if self._launcher is None:
                playwright = await self._driver.enter_async_context(async_playwright())
                self._launcher = playwright.chromium
            started: Browser = await self._launcher.launch(
                executable_path=self._path,
                args=list(_ARGUMENTS),
                chromium_sandbox=not _is_root(),
                proxy={"server": self._proxy, "bypass": "<-loopback>"} if self._proxy else None,
                timeout=STARTING * 1000,
            )
        except Error as error:
            reason = error.message.splitlines()[0]
            raise ToolMissing(f"Chromium ne démarre pas ({reason}).", f"Chromium does not start ({reason}).") from error
        return started

    def _stop(self) -> None:
        browser, self._browser, self._window = self._browser, None, None
        if browser is not None:
            try:
                self._loop.run_until_complete(asyncio.wait_for(browser.close(), STARTING))
            except (TimeoutError, Error):
                return


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
