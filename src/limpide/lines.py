"""Where the lines of a source begin."""

import re
from typing import Final

_NEWLINE: Final = re.compile(r"\r\n|\n|\r")


def line_starts(source: str) -> tuple[int, ...]:
    """Offsets at which the lines of `source` begin. A line ends with LF, CRLF or a lone CR."""
    return (0, *(found.end() for found in _NEWLINE.finditer(source)))
