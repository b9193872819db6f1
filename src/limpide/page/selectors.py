"""CSS selectors read once: their specificity, the pseudo-element they style, and what a page needs to match them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from msgspec import Struct

_STRING = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'"
_NAME = r"(?:[-\w]|[^\x00-\x7f]|\\[0-9a-fA-F]{1,6}\s?|\\.)+"
_TOKEN = re.compile(rf"(#|\.|::?)?({_NAME})|\[(?:[^\]\"']|{_STRING})*\]|([()])|(,)|[*>+~|&\s]+|.", re.S)
_OUTER = re.compile(rf"(?:[^,()\[\]\"'\\]|\\.|{_STRING}|\[(?:[^\]\"']|{_STRING})*\])+|.", re.S)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.S)
_OLD_PSEUDO_ELEMENTS: Final = frozenset({"before", "after", "first-line", "first-letter"})
_DYNAMIC: Final = frozenset({"active", "focus", "focus-visible", "focus-within", "hover", "target", "visited"})
"""Pseudo-classes that nothing has until a reader acts."""

_WORD = re.compile(r"([#.]|::?|)([-\w]+)")
_ATTRIBUTE = re.compile(r"\[\s*([-\w]+)\s*(?:[~|^$*]?=|\])")
_PSEUDO_ELEMENT = re.compile(r":{1,2}(before|after)\s*\Z", re.I)
_IDS, _CLASSES, _TYPES = 1 << 20, 1 << 10, 1
_MAX_BRACKETS = 40


class Selector(Struct, frozen=True):
    """One selector of a list.

    `css` is it without its pseudo-element; `pseudo` that pseudo-element (`before`, `after`), "" for the element
    itself, None for another one. `needs` are the names, attributes (`[a`), classes (`.a`) and ids (`#a`) that a match
    takes, in small letters.
    """

    text: str
    css: str
    pseudo: str | None
    needs: frozenset[str]

    @property
    def specificity(self) -> int:
        return _specificity(self.text)


@lru_cache(maxsize=16384)
def selectors(text: str) -> tuple[Selector, ...]:
    """The selectors of a list, in order."""
    return tuple(_read(part) for part in split(text))


def split(text: str) -> list[str]:
    """The parts of a selector list that commas separate, outside brackets."""
    if "(" not in text and "[" not in text and "\\" not in text:
        return [part.strip() for part in text.split(",")]
    parts, depth = [""], 0
    for found in _OUTER.finditer(text):
        token = found.group()
        depth += (token == "(") - (token == ")")
        if token == "," and depth <= 0:
            parts.append("")
        else:
            parts[-1] += token
    return [part.strip() for part in parts]


def _read(text: str) -> Selector:
    if ":" not in text:
        return Selector(text, text, "", frozenset(_needs(text)))
    pseudo: str | None = ""
    css = text
    if (found := _PSEUDO_ELEMENT.search(text)) is not None:
        pseudo, css = found.group(1).lower(), text[: found.start()]
        css = css if css and css[-1] not in " >+~" else css + "*"
    elif "::" in text or text.count("(") > _MAX_BRACKETS:
        pseudo = None
    return Selector(text, css.replace(":link", ":any-link"), pseudo, frozenset(_needs(text)))


def _needs(text: str) -> Iterator[str]:
    if "(" in text or "[" in text or "\\" in text:
        return _outer_needs(text)
    return (mark + name.lower() for mark, name in _WORD.findall(text) if _counts(mark, name))


def _outer_needs(text: str) -> Iterator[str]:
    depth = 0
    for token in _TOKEN.finditer(text):
        mark, name, bracket, _ = token.groups("")
        if bracket:
            depth += 1 if bracket == "(" else -1
        elif depth == 0 and name and _counts(mark, name):
            yield mark + _unescaped(name).lower()
        elif depth == 0 and (attribute := _ATTRIBUTE.match(token.group())) is not None:
            yield "[" + attribute.group(1).lower()


def _counts(mark: str, name: str) -> bool:
    return mark in ("", "#", ".") or (mark == ":" and name.lower() in _DYNAMIC)


_Token = tuple[str, str, str, str, str]


@lru_cache(maxsize=16384)
def _specificity(text: str) -> int:
    if text.count("(") > _MAX_BRACKETS:
        return 0
    return _weigh(
        (found[1] or "", found[2] or "", found[3] or "", found[4] or "", found[0]) for found in _TOKEN.finditer(text)
    )


def _weigh(tokens: Iterator[_Token]) -> int:
    """The specificity up to the bracket that closes; of a list, the highest."""
    best = weight = 0
    last = ""
    for mark, name, bracket, comma, text in tokens:
        if bracket == "(":
            inner = _weigh(tokens)
            if last in ("is", "not", "has", "matches", "-webkit-any", "-moz-any"):
                weight += inner - _CLASSES
            elif last == "where":
                weight -= _CLASSES
        elif bracket == ")":
            break
        elif comma:
            best, weight = max(best, weight), 0
        elif name:
            weight += _weight(mark, name)
            last = name.lower()
        elif text.startswith("["):
            weight += _CLASSES
    return max(best, weight)


def _weight(mark: str, name: str) -> int:
    if mark == "#":
        return _IDS
    if mark == "." or (mark == ":" and name.lower() not in _OLD_PSEUDO_ELEMENTS):
        return _CLASSES
    return _TYPES


def _unescaped(name: str) -> str:
    if "\\" not in name:
        return name
    return _ESCAPE.sub(lambda found: _code_point(found.group(1)) if found.group(1) else found.group(2), name)


def _code_point(digits: str) -> str:
    number = int(digits, 16)
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
