"""The keyboard's way through a page whose scripts leave the focus alone: all keys at once, listened to from inside."""

import asyncio
from collections.abc import Sequence
from typing import Any, Final

from limpide.tools.browser.focusing import LOOKS, keys_of
from limpide.tools.browser.session import Session

_RECORDER: Final = (
    "() => {"
    + LOOKS
    + """
  const stops = [];
  let isPressed = false, hasLeft = false, isOdd = false;
  const listeners = {
    keydown(event) {
      if (event.key !== 'Tab') return;
      if (hasLeft) return event.preventDefault();
      isOdd ||= isPressed;
      isPressed = true;
    },
    focusout(event) {
      hasLeft ||= isPressed && event.relatedTarget === null;
      isPressed &&= !hasLeft;
    },
    focusin(event) {
      isOdd ||= !isPressed;
      isPressed = false;
      if (hasLeft) return;
      isOdd ||= event.target.shadowRoot || stops.some(stop => stop.element === event.target);
      stops.push({element: event.target, outlined: hasOutline(event.target), looked: look(event.target)});
    },
  };
  const begin = () => {
    const first = document.createElement('span');
    first.tabIndex = -1;
    document.documentElement.prepend(first);
    first.focus();
    first.remove();
  };
  begin();
  for (const [name, listener] of Object.entries(listeners)) addEventListener(name, listener, true);
  return {
    state: () => ({hasLeft, isOdd: !!isOdd, count: stops.length}),
    stop() {
      for (const [name, listener] of Object.entries(listeners)) removeEventListener(name, listener, true);
      begin();
      return stops.map(({element, outlined, looked}) => [outlined || look(element) !== looked, kind(element)]);
    },
    elements: () => stops.map(stop => stop.element),
  };
}"""
)
"""Notes each stop of Tab, from the top of the page to its end.

Odd is what only a slow walk tells: a focus that scripts move, a shadow root, a frame.
"""

_AT_ONCE: Final = 24
"""Keys sent before the page is asked how far they led."""

_SETTLING: Final = 0.03
"""Seconds for scripts that answer the loss of focus later on."""

_TAB: Final = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}


async def tabbed(session: Session, most: int) -> Sequence[tuple[int, bool, str]] | None:
    """The key of each stop, whether its style shows the focus, and its tag with its classes.

    None where the way has to be walked slowly.
    """
    made = await session.send("Runtime.evaluate", {"expression": f"({_RECORDER})()"})
    if "exceptionDetails" in made:  # an XML document, whose elements take no focus
        return None
    recorder = made["result"]["objectId"]
    state: dict[str, Any] = {"hasLeft": False, "isOdd": False, "count": 0}
    while not state["hasLeft"] and not state["isOdd"] and state["count"] < most:
        before = state["count"]
        await asyncio.gather(*(_pressed(session) for _ in range(_AT_ONCE)))
        state = await _value(session, recorder, "state")
        if state["count"] == before:
            break
    await asyncio.sleep(_SETTLING)
    state = await _value(session, recorder, "state")
    told: list[tuple[bool, str]] = await _value(session, recorder, "stop")
    if state["isOdd"] or not (state["hasLeft"] or state["count"] >= most):
        return None
    keys = await keys_of(session, recorder, "function() { return this.elements(); }")
    return [(key, is_styled, kind) for key, (is_styled, kind) in zip(keys, told, strict=True)][:most]


async def _pressed(session: Session) -> None:
    await session.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **_TAB})
    await session.send("Input.dispatchKeyEvent", {"type": "keyUp", **_TAB})


async def _value(session: Session, recorder: str, name: str) -> Any:
    function = f"function() {{ return this.{name}(); }}"
    asking = {"objectId": recorder, "functionDeclaration": function, "returnByValue": True}
    return (await session.send("Runtime.callFunctionOn", asking))["result"]["value"]
