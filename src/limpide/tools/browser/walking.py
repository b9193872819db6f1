"""The keyboard's way through a page."""

from collections.abc import Sequence
from typing import Any, Final

from playwright.async_api import CDPSession, JSHandle, Page

from limpide.rendering import Stop

_ACTIVE: Final = """async () => {
  await new Promise(resolve => setTimeout(resolve, 15));
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active === document.body || active === document.documentElement ? null : active;
}"""
"""The element that has focus, once scripts that answer the loss of focus had time to move it."""

_HAS_OUTLINE: Final = """element => {
  const style = getComputedStyle(element);
  return style.outlineStyle === 'auto' || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0);
}"""
_AROUND: Final = """element => {
  const box = element.getBoundingClientRect();
  return [box.x, box.y, box.width, box.height];
}"""
_MARGIN: Final = 12
"""CSS pixels around an element in which its focus may show."""


async def walk(page: Page, session: CDPSession, most: int) -> list[Stop]:
    """Each stop of Tab from the top of the page until it leaves the page or comes back where it was."""
    stops: list[Stop] = []
    known: set[int] = set()
    while len(stops) < most:
        await page.keyboard.press("Tab")
        active = await page.evaluate_handle(_ACTIVE)
        key = await _key(session, active)
        if key is None:
            stops.append(Stop(None))
            break
        if key in known:
            stops.append(Stop(key))
            break
        known.add(key)
        stops.append(Stop(key, await _is_seen(page, active)))
    return stops


async def focus(page: Page, session: CDPSession, key: int, press: Sequence[str]) -> int | None:
    """The key of the node that has focus after an element was focused and keys were pressed."""
    await session.send("DOM.focus", {"backendNodeId": key})
    for each in press:
        await page.keyboard.press(each)
    return await _key(session, await page.evaluate_handle(_ACTIVE))


async def _key(session: CDPSession, handle: JSHandle) -> int | None:
    """The key of the active element that a handle holds."""
    if handle.as_element() is None:
        return None
    found = await session.send("Runtime.evaluate", {"expression": f"({_ACTIVE})()", "awaitPromise": True})
    if "objectId" not in found["result"]:
        return None
    described: dict[str, Any] = await session.send("DOM.describeNode", {"objectId": found["result"]["objectId"]})
    key: int = described["node"]["backendNodeId"]
    return key


async def _is_seen(page: Page, active: JSHandle) -> bool | None:
    """Whether a pixel at the element changes when it loses focus; an outline is believed without looking."""
    if await active.evaluate(_HAS_OUTLINE):
        return True
    x, y, width, height = await active.evaluate(_AROUND)
    clip = _clipped(x, y, width, height, page)
    if clip is None:
        return None
    focused = await page.screenshot(clip=clip, animations="disabled", caret="initial")
    await active.evaluate("element => element.blur()")
    return focused != await page.screenshot(clip=clip, animations="disabled", caret="initial")


def _clipped(x: float, y: float, width: float, height: float, page: Page) -> Any:
    """The part of the viewport around a box; None where the box is outside or empty."""
    size = page.viewport_size
    assert size is not None
    left, top = max(0.0, x - _MARGIN), max(0.0, y - _MARGIN)
    right, bottom = min(size["width"], x + width + _MARGIN), min(size["height"], y + height + _MARGIN)
    if not width or not height or right <= left or bottom <= top:
        return None
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}
