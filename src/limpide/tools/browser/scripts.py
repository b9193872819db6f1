"""Scripts of ours in a page, in a world of their own: the page's scripts neither see nor change them."""

import asyncio
from typing import Any, Final

from limpide.rendering import Told
from limpide.tools.browser.session import Refused, Session

_WORLD: Final = "limpide"


async def run(session: Session, script: str) -> Told:
    """What a script says. Raises Refused where it breaks."""
    answer = await session.send(
        "Runtime.evaluate",
        {"expression": script, "contextId": await _world(session), "awaitPromise": True, "objectGroup": _WORLD},
    )
    if "exceptionDetails" in answer:
        raise Refused(answer["exceptionDetails"]["text"])
    told = answer["result"]["objectId"]
    said = await _called(session, told, "function () { return this.said; }", is_value=True)
    elements = await _called(session, told, "function () { return this.elements; }")
    keys = await asyncio.gather(*(_key(session, each) for each in await _listed(session, elements["objectId"])))
    await session.send("Runtime.releaseObjectGroup", {"objectGroup": _WORLD})
    return Told(said["value"], keys)


async def _world(session: Session) -> int:
    tree = await session.send("Page.getFrameTree")
    made = await session.send(
        "Page.createIsolatedWorld", {"frameId": tree["frameTree"]["frame"]["id"], "worldName": _WORLD}
    )
    context: int = made["executionContextId"]
    return context


async def _called(session: Session, target: str, function: str, *, is_value: bool = False) -> dict[str, Any]:
    answer = await session.send(
        "Runtime.callFunctionOn",
        {"objectId": target, "functionDeclaration": function, "returnByValue": is_value, "objectGroup": _WORLD},
    )
    result: dict[str, Any] = answer["result"]
    return result


async def _listed(session: Session, array: str) -> list[dict[str, Any]]:
    """What an array holds, in order."""
    answer = await session.send("Runtime.getProperties", {"objectId": array, "ownProperties": True})
    return [each["value"] for each in answer["result"] if each["name"].isdigit()]


async def _key(session: Session, element: dict[str, Any]) -> int | None:
    if "objectId" not in element:
        return None
    described = await session.send("DOM.describeNode", {"objectId": element["objectId"]})
    key: int = described["node"]["backendNodeId"]
    return key
