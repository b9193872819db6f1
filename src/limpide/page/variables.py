"""Custom properties put in the place of `var()`."""

import re
from collections.abc import Callable

_VAR = re.compile(r"var\(\s*(--[-\w]+)\s*(?:,([^()]*(?:\([^()]*\)[^()]*)*))?\)", re.I)
_MAX_STEPS = 24
_MAX_LENGTH = 4000


def substituted(value: str, lookup: Callable[[str], str]) -> str:
    """The value with its variables filled in; "" where one has no value, as if nothing were declared."""
    for _ in range(_MAX_STEPS):
        found = _VAR.search(value)
        if found is None:
            return value.strip()
        custom, fallback = found.groups()
        text = lookup(custom) or fallback
        if text is None or len(value) > _MAX_LENGTH:
            return ""
        value = value[: found.start()] + text + value[found.end() :]
    return ""
