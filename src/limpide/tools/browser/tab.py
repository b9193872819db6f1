"""A page open in Chromium, and what it answers."""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any, Final, TypeVar

from playwright.async_api import CDPSession, Page

from limpide.rendering import Layout, Snapshot, Stop
from limpide.tools.browser import walking
from limpide.tools.browser.snapshots import Captured, accessible

_T = TypeVar("_T")
Ask = Callable[[Coroutine[Any, Any, Any]], Any]

_STYLES: Final = """
    background-color background-image border-bottom-width clip clip-path color content cursor direction display filter
    float font-family font-size font-style font-variant font-weight height left letter-spacing line-height
    list-style-type max-height max-width min-height min-width mix-blend-mode opacity outline-color outline-style
    outline-width overflow-wrap overflow-x overflow-y pointer-events position text-align text-decoration-line
    text-indent text-overflow text-shadow text-transform top transform user-select vertical-align visibility
    white-space width word-spacing writing-mode z-index
"""
STYLES: Final = tuple(_STYLES.split())
NUMBERS: Final = {name: number for number, name in enumerate(STYLES)}
"""What the first snapshot holds; any other property costs one more."""


class OpenTab:
    """One page. `ask` runs a question to its end, within its time."""

    def __init__(self, page: Page, session: CDPSession, ask: Ask, version: str) -> None:
        self._page = page
        self._session = session
        self._ask = ask
        self._version = version

    def snapshot(self) -> Snapshot:
        made: Snapshot = self._ask(self._snapshot())
        return made

    def styles(self, name: str) -> Mapping[int, str]:
        captured: Captured = self._ask(self._captured((name,)))
        return {key: values[0] for key, values in captured.styles().items()}

    def layout(self, *, width: int | None = None, height: int | None = None, css: str = "") -> Layout:
        made: Layout = self._ask(self._changed_layout(width, height, css))
        return made

    def walk(self, *, most: int) -> Sequence[Stop]:
        stops: Sequence[Stop] = self._ask(walking.walk(self._page, self._session, most))
        return stops

    def focus(self, key: int, press: Sequence[str]) -> int | None:
        reached: int | None = self._ask(walking.focus(self._page, self._session, key, press))
        return reached

    async def _snapshot(self) -> Snapshot:
        captured = await self._captured(STYLES)
        tree = await self._session.send("Accessibility.getFullAXTree")
        return Snapshot(
            captured.nodes(), captured.layout(), NUMBERS, captured.styles(), accessible(tree["nodes"]), self._version
        )

    async def _captured(self, styles: Sequence[str]) -> Captured:
        asked = {"computedStyles": list(styles), "includeDOMRects": True}
        return Captured(await self._session.send("DOMSnapshot.captureSnapshot", asked), styles)

    async def _changed_layout(self, width: int | None, height: int | None, css: str) -> Layout:
        before = self._page.viewport_size
        assert before is not None
        style = await self._page.add_style_tag(content=css) if css else None
        if width is not None or height is not None:
            await self._page.set_viewport_size(
                {"width": width or before["width"], "height": height or before["height"]}
            )
        try:
            return (await self._captured(())).layout()
        finally:
            if style is not None:
                await style.evaluate("style => style.remove()")
            if self._page.viewport_size != before:
                await self._page.set_viewport_size(before)
