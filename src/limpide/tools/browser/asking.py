"""Questions to one thing of a page: functions that run with it as `this`."""

from typing import Any

from limpide.tools.browser.session import Session


async def asked(session: Session, key: int, function: str, *arguments: Any) -> Any:
    """What the function says of a node, as data; None where it fails or the node is gone."""
    found = await session.send("DOM.resolveNode", {"backendNodeId": key})
    handle = found["object"]["objectId"]
    answer = await told(session, handle, function, *arguments)
    await session.send("Runtime.releaseObject", {"objectId": handle})
    return answer


async def told(session: Session, handle: str, function: str, *arguments: Any) -> Any:
    """What the function says of an object, as data; None where it fails."""
    asking = {
        "objectId": handle,
        "functionDeclaration": function,
        "arguments": [{"value": each} for each in arguments],
        "awaitPromise": True,
        "returnByValue": True,
    }
    answer = await session.send("Runtime.callFunctionOn", asking)
    return None if "exceptionDetails" in answer else answer["result"].get("value")


async def held(session: Session, function: str) -> str | None:
    """The handle of the object that a function of the page gives; None where it gives none or fails."""
    answer = await session.send("Runtime.evaluate", {"expression": f"({function})()", "awaitPromise": True})
    handle: str | None = None if "exceptionDetails" in answer else answer["result"].get("objectId")
    return handle
