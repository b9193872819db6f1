"""A page's session with Chromium: commands of its DevTools protocol, the answers and the events, through Playwright."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import msgspec
from playwright.async_api import CDPSession, Error, Page

_T = TypeVar("_T")
Listener = Callable[[Mapping[str, Any]], None]


class Refused(Exception):
    """Chromium answers a command with an error, or answers no more."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Session:
    """One window of a browser. `page` is that of Playwright, for what is not asked in the protocol's own words."""

    def __init__(self, page: Page, protocol: CDPSession) -> None:
        self.page = page
        self._protocol = protocol

    def on(self, event: str, listener: Listener) -> None:
        self._protocol.on(event, listener)

    async def send(self, method: str, params: Mapping[str, Any] | None = None) -> Any:
        """The answer to a command. Raises Refused."""
        try:
            return await self._protocol.send(method, dict(params or {}))
        except Error as error:
            raise Refused(reason(error)) from error

    async def read(self, kind: type[_T], method: str, params: Mapping[str, Any] | None = None) -> _T:
        """The parts of an answer that `kind` names. Raises Refused."""
        return msgspec.convert(await self.send(method, params), kind)

    async def value(self, function: str, *arguments: Any) -> Any:
        """What a function gives in the page, as data. Raises Refused."""
        given = ", ".join(msgspec.json.encode(each).decode() for each in arguments)
        asked = {"expression": f"({function})({given})", "awaitPromise": True, "returnByValue": True}
        answer = await self.send("Runtime.evaluate", asked)
        if "exceptionDetails" in answer:
            raise Refused(answer["exceptionDetails"]["text"])
        return answer["result"].get("value")

    async def press(self, chord: str) -> None:
        """Presses keys held together, as `Shift+Tab`, and lets them go. Raises Refused."""
        try:
            await self.page.keyboard.press(chord)
        except Error as error:
            raise Refused(reason(error)) from error


def reason(error: Error) -> str:
    """Why Playwright could not, on one line."""
    return error.message.splitlines()[0]
