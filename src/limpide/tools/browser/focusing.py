"""The keyboard's way through a page where no script listens to keys or focus: each place of focus, given it in turn.

The browser alone then leads Tab from place to place, and a key takes twenty times as long as a call.
"""

import asyncio
from collections.abc import Sequence
from typing import Any, Final

from limpide.tools.browser.asking import held, told
from limpide.tools.browser.session import Session

LOOKS: Final = """
  const names = ['backgroundColor', 'backgroundImage', 'borderColor', 'borderStyle', 'borderWidth', 'boxShadow',
    'color', 'filter', 'fontWeight', 'opacity', 'textDecoration', 'transform'];
  const look = element => { const style = getComputedStyle(element); return names.map(each => style[each]).join('|'); };
  const hasOutline = element => {
    const style = getComputedStyle(element);
    const hasCaret = element.matches('input:read-write, textarea:read-write');
    if (hasCaret && style.caretColor !== 'rgba(0, 0, 0, 0)') return true;
    return style.outlineStyle === 'auto' || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0);
  };
  const kind = element => `${element.localName} ${element.getAttribute('class') ?? ''}`;
"""
"""How an element looks, and whether an outline, or the caret of a field, shows its focus."""

_WAY: Final = (
    """most => {"""
    + LOOKS
    + """
  const hasOwnWays = `iframe, frame, object, embed, audio, video, dialog, area, input[type=radio], [popover],
    [focusgroup], [contenteditable], [tabindex]:not([tabindex='0'], [tabindex='-1'])`;
  const scrolls = element => (element.scrollHeight > element.clientHeight || element.scrollWidth > element.clientWidth)
    && /auto|scroll/.test(getComputedStyle(element).overflow);
  if (!(document instanceof HTMLDocument) || document.querySelector(hasOwnWays)) return null;
  const stops = [];
  for (const element of document.body?.getElementsByTagName('*') ?? [])
    if (element.shadowRoot || element.localName.includes('-') || scrolls(element)) return null;
  for (const element of document.body?.getElementsByTagName('*') ?? []) {
    if (!(element.tabIndex >= 0)) continue;
    element.focus({preventScroll: true, focusVisible: true});
    if (document.activeElement !== element) continue;
    stops.push({element, outlined: hasOutline(element), looked: look(element)});
    if (stops.length === most) break;
  }
  document.activeElement?.blur();
  const ended = document.activeElement;
  return {
    elements: stops.map(stop => stop.element),
    told: ended && ended !== document.body && ended !== document.documentElement ? null :
      stops.map(({element, outlined, looked}) => [outlined || look(element) !== looked, kind(element)]),
  };
}"""
)
"""None where the browser has ways of its own (frames, players, radio buttons, boxes that scroll), or scripts have."""

_LISTENED: Final = frozenset({"keydown", "keypress", "keyup", "focus", "blur", "focusin", "focusout"})


async def focused(session: Session, most: int) -> Sequence[tuple[int, bool, str]] | None:
    """The key of each stop, whether its style shows the focus, and its tag with its classes.

    None where keys may lead elsewhere.
    """
    if await _is_listened(session):
        return None
    way = await held(session, f"() => ({_WAY})({most})")
    found: list[tuple[bool, str]] | None = await told(session, way, "function() { return this.told; }") if way else None
    if way is None or found is None:
        return None
    keys = await keys_of(session, way, "function() { return this.elements; }")
    return [(key, is_styled, kind) for key, (is_styled, kind) in zip(keys, found, strict=True)]


async def _is_listened(session: Session) -> bool:
    """Whether a script listens to keys or to the focus, anywhere in the page."""
    for where in ("window", "document"):
        handle = await held(session, f"() => {where}")
        asked = {"objectId": handle, "depth": -1, "pierce": True}
        listeners = (await session.send("DOMDebugger.getEventListeners", asked))["listeners"]
        if any(each["type"] in _LISTENED for each in listeners):
            return True
    return False


async def keys_of(session: Session, handle: str, function: str) -> list[int]:
    """The keys of the elements in the array that a function gives of an object."""
    asking = {"objectId": handle, "functionDeclaration": function}
    elements = (await session.send("Runtime.callFunctionOn", asking))["result"]["objectId"]
    listed: dict[str, Any] = await session.send("Runtime.getProperties", {"objectId": elements, "ownProperties": True})
    handles = [each["value"]["objectId"] for each in listed["result"] if each["name"].isdigit()]
    nodes = await asyncio.gather(*(session.send("DOM.describeNode", {"objectId": handle}) for handle in handles))
    return [node["node"]["backendNodeId"] for node in nodes]
