"""A page open in Chromium, and what it answers."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any, Final, TypeVar

from limpide.errors import ReadError
from limpide.rendering import Accessible, Layout, Lettering, Reached, Snapshot, Sound, Stop, Told
from limpide.tools.browser import listening, looking, scripts, walking
from limpide.tools.browser.loading import VIEWPORT, resized
from limpide.tools.browser.session import Session
from limpide.tools.browser.snapshots import Capture, Captured, Tree, accessible

_T = TypeVar("_T")
Begin = Callable[[Coroutine[Any, Any, Any]], Callable[[], Any]]
"""Begins a question, and gives what waits for its answer. May raise ReadError."""

_STYLES: Final = """
    background-color background-image background-repeat border-bottom-width
    clip clip-path color content cursor direction display filter
    float font-family font-size font-style font-variant font-weight height left letter-spacing line-height
    list-style-type max-height max-width min-height min-width mix-blend-mode opacity outline-color outline-style
    outline-width overflow-wrap overflow-x overflow-y pointer-events position text-align text-decoration-line
    text-indent text-overflow text-shadow text-transform top transform user-select vertical-align visibility
    white-space width word-spacing writing-mode z-index
"""
STYLES: Final = tuple(_STYLES.split())
NUMBERS: Final = {name: number for number, name in enumerate(STYLES)}
"""What the first snapshot holds; any other property costs one more."""


ANSWERING: Final = 30.0
"""Seconds for each question to a page: it may have thousands of elements."""

MOST_ELEMENTS: Final = 10_000
MOST_CHARACTERS: Final = 1_000_000
"""Above either, the accessibility tree is not asked for: 60,000 of its nodes take 330 MB on the way here."""

_IS_TOLD: Final = """(elements, characters) => document.getElementsByTagName('*').length <= elements
  && (document.documentElement?.textContent.length ?? 0) <= characters"""

_RESTYLE: Final = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
_RESTORE: Final = "() => { document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1); }"


class OpenTab:
    """One page, asked one question after the other; `first` waits for the page as it arrives."""

    def __init__(self, session: Session, begin: Begin, first: Callable[[], Snapshot], version: str) -> None:
        self._session = session
        self._begin = begin
        self._first: Callable[[], Snapshot] | None = first
        self._walking: Callable[[], Sequence[Stop]] | None = None
        self._version = version

    def snapshot(self) -> Snapshot:
        first, self._first = self._first, None
        made: Snapshot = first() if first is not None else self._ask(taken(self._session, self._version))
        return made

    def begin_walk(self, *, most: int) -> None:
        self._walking = self._begin(within(walking.walk(self._session, most)))

    def styles(self, name: str) -> Mapping[int, str]:
        captured: Captured = self._ask(_captured(self._session, (name,)))
        return {key: values[0] for key, values in captured.styles().items()}

    def width(self, *, width: int, height: int) -> float:
        found: float = self._ask(self._width(width, height))
        return found

    def layout(self, *, width: int | None = None, height: int | None = None, css: str = "") -> Layout:
        made: Layout = self._ask(self._changed_layout(width, height, css))
        return made

    def walk(self, *, most: int) -> Sequence[Stop]:
        if self._walking is None:
            self.begin_walk(most=most)
        assert self._walking is not None
        walked, self._walking = self._walking, None
        return walked()

    def focus(self, key: int, press: Sequence[str]) -> Reached:
        reached: Reached = self._ask(walking.focus(self._session, key, press))
        return reached

    def sound(self, key: int) -> Sound | None:
        found: Sound | None = self._ask(listening.sound(self._session, key))
        return found

    def grounds(self, key: int) -> Sequence[tuple[int, int, int]]:
        found: Sequence[tuple[int, int, int]] = self._ask(looking.grounds(self._session, key))
        return found

    def lettering(self, key: int) -> Lettering | None:
        found: Lettering | None = self._ask(looking.lettering(self._session, key))
        return found

    def run(self, script: str) -> Told:
        told: Told = self._ask(scripts.run(self._session, script))
        return told

    def answer(self, question: Callable[[Session], Coroutine[Any, Any, _T]]) -> _T:
        """The answer to any question of the protocol."""
        answer: _T = self._ask(question(self._session))
        return answer

    def _ask(self, question: Coroutine[Any, Any, Any]) -> Any:
        """The answer to a question, once the page has arrived and its walk has ended."""
        try:
            for begun in filter(None, (self._first, self._walking)):
                begun()
        except ReadError:
            question.close()
            raise
        return self._begin(within(question))()

    async def _width(self, width: int, height: int) -> float:
        await resized(self._session, width=width, height=height)
        found, _ = await asyncio.gather(self._session.send("Page.getLayoutMetrics"), resized(self._session, **VIEWPORT))
        width_then: float = found["cssContentSize"]["width"]
        return width_then

    async def _changed_layout(self, width: int | None, height: int | None, css: str) -> Layout:
        size = {"width": width or VIEWPORT["width"], "height": height or VIEWPORT["height"]}
        if size != VIEWPORT:
            await resized(self._session, **size)
        if css:
            await self._session.value(_RESTYLE, css)
        try:
            return (await _captured(self._session, ())).layout()
        finally:
            if css:
                await self._session.value(_RESTORE)
            if size != VIEWPORT:
                await resized(self._session, **VIEWPORT)


async def within(question: Coroutine[Any, Any, _T]) -> _T:
    """The answer to a question. Raises TimeoutError once it has taken too long."""
    return await asyncio.wait_for(question, ANSWERING)


async def taken(session: Session, version: str) -> Snapshot:
    """The page at this moment."""
    told = await _accessible(session)
    captured = await _captured(session, STYLES)
    return Snapshot(captured.nodes(), captured.layout(), NUMBERS, captured.styles(), told, version)


async def _accessible(session: Session) -> Mapping[int, Accessible]:
    """The accessibility tree; nothing of a huge page, whose markup then answers alone."""
    if not await session.value(_IS_TOLD, MOST_ELEMENTS, MOST_CHARACTERS):
        return {}
    return accessible((await session.read(Tree, "Accessibility.getFullAXTree")).nodes)


async def _captured(session: Session, styles: Sequence[str]) -> Captured:
    asked = {"computedStyles": list(styles), "includeDOMRects": True}
    return Captured(await session.read(Capture, "DOMSnapshot.captureSnapshot", asked), styles)
