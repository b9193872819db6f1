"""Web addresses written as they are in a text, which programs show as links."""

import re
from collections.abc import Iterator
from typing import Final

from limpide.model import Span

_ADDRESS: Final = re.compile(
    r"(?<![\w/.@])(?:https?://|www\.)[^\s<>«»“”\"\\]+[^\s<>«»“”\"\\?!.,:;*_~'’)\]…](?:/(?=[\s<>«»“”\"\\?!.,:;)]|$))?"
)


def addresses(text: str, start: int, end: int) -> Iterator[Span]:
    """Where addresses stand in `text[start:end]`, the full stop or bracket after them left out."""
    for found in _ADDRESS.finditer(text, start, end):
        after = found.end()
        opened = found[0].count("(") - found[0].count(")")
        while opened > 0 and after < end and text[after] == ")":
            after, opened = after + 1, opened - 1
        yield Span(found.start(), after)


def href_of(address: str) -> str:
    return address if "://" in address else f"http://{address}"
