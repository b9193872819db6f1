"""The keyboard's way through a page."""

from collections.abc import Mapping, Sequence
from typing import Final

from limpide.rendering import Reached, Stop
from limpide.tools.browser.asking import held, told
from limpide.tools.browser.focusing import focused
from limpide.tools.browser.loading import VIEWPORT
from limpide.tools.browser.session import Session
from limpide.tools.browser.tabbing import tabbed

_ACTIVE: Final = """async () => {
  await new Promise(resolve => setTimeout(resolve, 15));
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active === document.body || active === document.documentElement ? null : active;
}"""
"""The element that has focus, once scripts that answer the loss of focus had time to move it."""

_LEAVING: Final = """() => {
  let hasLeft = false;
  const watch = event => { hasLeft ||= event.relatedTarget === null && event.isTrusted; };
  addEventListener('focusout', watch, true);
  return {stop() { removeEventListener('focusout', watch, true); return hasLeft; }};
}"""
"""Watches whether the focus goes to nothing in the page: it is then in the browser's own bars."""

_LOOKS: Final = """function() {
  const style = getComputedStyle(this);
  if (style.outlineStyle === 'auto' || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0)) return [];
  const box = this.getBoundingClientRect();
  return [box.x, box.y, box.width, box.height];
}"""
"""The place of an element whose focus no outline shows; nothing of another."""

_STILL: Final = """() => {
  for (const each of document.getAnimations()) try { each.finish(); } catch { each.cancel(); }
}"""
"""Brings transitions to their end, and endless animations to their start."""

_BLUR: Final = "function() { this.blur(); }"
MOST_LOOKS: Final = 8
"""Stops of a page whose pixels are compared, one of each tag and class, where no style says that they have focus."""

_MARGIN: Final = 12
"""CSS pixels around an element in which its focus may show."""


async def walk(session: Session, most: int) -> list[Stop]:
    """Each stop of Tab from the top of the page until it leaves the page or comes back where it was."""
    quick = await focused(session, most)
    if quick is None:
        quick = await tabbed(session, most)
    if quick is None:
        return await stepped(session, most)
    looked: set[str] = set()
    stops: list[Stop] = []
    for key, is_styled, kind in quick:
        is_looked = not is_styled and kind not in looked and len(looked) < MOST_LOOKS
        if is_looked:
            looked.add(kind)
        stops.append(Stop(key, await _changes(session, key) if is_looked else True if is_styled else None))
    return [*stops, Stop(None)] if len(stops) < most else stops


async def _changes(session: Session, key: int) -> bool | None:
    """Whether a pixel changes when an element loses the focus that it is given."""
    await session.send("DOM.focus", {"backendNodeId": key})
    active = await held(session, "() => document.activeElement")
    return await _is_seen(session, active) if active is not None else None


async def stepped(session: Session, most: int) -> list[Stop]:
    """The same, a step at a time: after each key, scripts have time to move the focus."""
    stops: list[Stop] = []
    known: set[int] = set()
    frame: int | None = None
    inside = 0
    while len(stops) < most:
        await session.press("Tab")
        active = await held(session, _ACTIVE)
        if active is None:
            stops.append(Stop(None))
            break
        key = await _key(session, active)
        if key == frame and len(known) + inside < most:
            inside += 1
            continue
        if key in known:
            stops.append(Stop(key))
            break
        frame = key if await told(session, active, "function() { return this.localName === 'iframe'; }") else None
        known.add(key)
        stops.append(Stop(key, await _is_seen(session, active)))
    return stops


async def focus(session: Session, key: int, press: Sequence[str]) -> Reached:
    """Where keys lead from an element that was given focus."""
    await session.send("DOM.focus", {"backendNodeId": key})
    leaving = await held(session, _LEAVING)
    for each in press:
        await session.press(each)
    active = await held(session, _ACTIVE)
    has_left = leaving is not None and await told(session, leaving, "function() { return this.stop(); }")
    return Reached(await _key(session, active) if active is not None else None, bool(has_left))


async def _key(session: Session, handle: str) -> int:
    """The key of the element that a handle holds."""
    key: int = (await session.send("DOM.describeNode", {"objectId": handle}))["node"]["backendNodeId"]
    return key


async def _is_seen(session: Session, active: str) -> bool | None:
    """Whether a pixel at the element changes when it loses focus; an outline is believed without looking."""
    box = await told(session, active, _LOOKS)
    if not box:
        return True if box is not None else None
    clip = _clipped(*box)
    if clip is None:
        return None
    focused = await _picture(session, clip)
    await told(session, active, _BLUR)
    return focused != await _picture(session, clip)


async def _picture(session: Session, clip: Mapping[str, float]) -> str:
    """A part of the viewport, at rest, as PNG in base64."""
    await session.value(_STILL)
    picture: str = (await session.send("Page.captureScreenshot", {"clip": {**clip, "scale": 1}}))["data"]
    return picture


def _clipped(x: float, y: float, width: float, height: float) -> dict[str, float] | None:
    """The part of the viewport around a box; None where the box is outside or empty."""
    left, top = max(0.0, x - _MARGIN), max(0.0, y - _MARGIN)
    right, bottom = min(VIEWPORT["width"], x + width + _MARGIN), min(VIEWPORT["height"], y + height + _MARGIN)
    if not width or not height or right <= left or bottom <= top:
        return None
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}
