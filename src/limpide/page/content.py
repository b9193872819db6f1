"""The text that a CSS `content` adds to a page."""

import re

from limpide.page.element import Element

_PART = re.compile(
    r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|attr\(\s*([-\w]+)\s*\)|url\([^)]*\)|[-\w]+\([^)]*\)|(/)|[-\w]+", re.S
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|\n|(.))", re.S)


def strings(content: str, element: Element) -> str:
    """The strings and attributes of a `content`; what follows a slash stands for all before."""
    said: list[str] = []
    for text, other, attribute, slash in _PART.findall(content):
        if slash:
            said = []
        elif attribute:
            said.append(element.attrs.get(attribute.lower(), ""))
        else:
            said.append(_ESCAPE.sub(_decoded, text or other))
    return "".join(said)


def _decoded(found: re.Match[str]) -> str:
    digits, char = found.groups()
    if digits:
        number = int(digits, 16)
        return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
    return char or ""
