"""CSS text to style rules in order, those of conditions that fail left out; browsers' error recovery is kept."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from msgspec import Struct

from limpide.page.media import applies
from limpide.page.shorthands import INITIAL, NAMES, longhands

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
_STRING = r'"(?:[^"\\\n]|\\.)*"?' + r"|'(?:[^'\\\n]|\\.)*'?" + r"|\\."
_STEP = re.compile(rf"[{{}};]|{_STRING}", re.S)
_STEP_IN_RULE = re.compile(rf"[{{}}]|{_STRING}", re.S)
_ODD = re.compile(r"[(\"'\\]")
_ODD_PRELUDE = re.compile(r"[;}@<\"'\\]")
_ODD_BODY = re.compile(r"[{\"'\\]")
_DECLARATION = re.compile(rf"(?:[^;(\[\"'\\]+|{_STRING}|\((?:[^()\"']|\([^()]*\)|{_STRING})*\)?|[(\[])+", re.S)
_GROUPS: Final = frozenset({"@media", "@supports", "@layer"})
_MAX_NESTING = 100
_MAX_SELECTORS = 10_000
"""Characters that selectors nested in others may come to."""

Declaration = tuple[str, str, bool]
"""Property, value and whether it is important."""


class StyleRule(Struct, frozen=True):
    """A rule that applies. `start` and `end` are its place in the sheet; `declarations` are longhands."""

    selectors: str
    declarations: tuple[Declaration, ...]
    start: int
    end: int
    layer: str = ""


class Sheet(Struct, frozen=True):
    """`layers` in the order in which the sheet first names them."""

    rules: tuple[StyleRule, ...]
    layers: tuple[str, ...] = ()


@lru_cache(maxsize=64)
def parsed(text: str) -> Sheet:
    """The rules of a sheet that set a property of which facts are made, in order."""
    rules: list[StyleRule] = []
    layers: list[str] = []
    for selectors, body, start, end, layer in _Scanner(text, layers).rules():
        found = tuple(_declarations(body))
        if found:
            rules.append(StyleRule(selectors, found, start, end, layer))
    return Sheet(tuple(rules), tuple(dict.fromkeys(layers)))


@lru_cache(maxsize=4096)
def declarations(body: str) -> tuple[Declaration, ...]:
    """The longhand declarations of a block or of a `style` attribute, of the properties of which facts are made."""
    return tuple(_declarations(body))


def _declarations(body: str) -> Iterator[Declaration]:
    if "/*" in body:
        body = _COMMENT.sub(" ", body)
    for part in body.split(";") if _ODD.search(body) is None else _DECLARATION.findall(body):
        name, _, value = part.partition(":")
        name = name.strip()
        if name not in NAMES and not name.startswith("--") and (name := name.lower()) not in NAMES:
            continue
        value = value.strip()
        important = False
        if "!" in value:
            value, important = _importance(value)
        if name in INITIAL:
            if value:
                yield name, value, important
        else:
            for longhand, text in longhands(name, value):
                yield longhand, text, important


def _importance(value: str) -> tuple[str, bool]:
    text, _, word = value.rpartition("!")
    return (text.strip(), True) if word.strip().lower() == "important" else (value, False)


class _Block:
    """An open block: `selectors` of a style rule, None of a group; `live` where its conditions hold."""

    __slots__ = ("body", "layer", "live", "selectors", "start")

    def __init__(self, selectors: str | None, start: int, live: bool, layer: str) -> None:
        self.selectors = selectors
        self.start = start
        self.live = live
        self.layer = layer
        self.body: list[str] = []


class _Scanner:
    """Walks a sheet from brace to brace."""

    def __init__(self, text: str, layers: list[str]) -> None:
        self.text = _COMMENT.sub(lambda comment: " " * len(comment.group()), text) if "/*" in text else text
        self.layers = layers
        self.blocks = [_Block(None, 0, True, "")]

    def rules(self) -> Iterator[tuple[str, str, int, int, str]]:
        """Selectors, body, start, end and layer of each style rule that applies."""
        text, begin, at = self.text, 0, 0
        while True:
            block = self.blocks[-1]
            inside = block.selectors is not None
            if at == begin and not inside and (plain := self._plain(begin)) is not None:
                begin = at = plain[3]
                if block.live and plain[0]:
                    yield plain
                continue
            step = (_STEP_IN_RULE if inside else _STEP).search(text, at)
            if step is None:
                break
            at = step.end()
            char = step.group()
            if char == "{":
                self._open(begin, step.start())
            elif char == "}" and len(self.blocks) == 1:
                continue  # no block to close: it spoils the selectors that follow, as in browsers
            elif char == "}":
                yield from self._close(text[begin : step.start()], at)
            elif char == ";":
                self._statement(text[begin : step.start()])
            else:
                continue
            begin = at
        rest = text[begin:]
        while len(self.blocks) > 1:
            yield from self._close(rest, len(text))
            rest = ""

    def _plain(self, begin: int) -> tuple[str, str, int, int, str] | None:
        """The rule that begins here, when nothing in it needs to be read token by token: most rules."""
        text = self.text
        brace = text.find("{", begin)
        if brace < 0 or _ODD_PRELUDE.search(text, begin, brace) is not None:
            return None
        close = text.find("}", brace)
        if close < 0 or _ODD_BODY.search(text, brace + 1, close) is not None:
            return None
        prelude = text[begin:brace].strip()
        return prelude, text[brace + 1 : close], text.find(prelude, begin), close + 1, self.blocks[-1].layer

    def _open(self, begin: int, brace: int) -> None:
        around = self.blocks[-1]
        prelude = self.text[begin:brace]
        if around.selectors is not None:
            body, semicolon, prelude = prelude.rpartition(";")
            around.body.append(body + semicolon)
        stripped = prelude.strip().removeprefix("<!--").removeprefix("-->").strip()
        start = brace - len(prelude.lstrip())
        live = around.live and len(self.blocks) < _MAX_NESTING
        if stripped.startswith("@"):
            self.blocks.append(self._group(stripped, start, live, around))
        elif around.selectors is not None:
            self.blocks.append(_Block(_nested(around.selectors, stripped) if live else "", start, live, around.layer))
        else:
            self.blocks.append(_Block(stripped, start, live, around.layer))

    def _group(self, prelude: str, start: int, live: bool, around: _Block) -> _Block:
        word = re.match(r"@[-\w]*", prelude)
        name = word.group().lower() if word else "@"
        condition = prelude[len(name) :].strip()
        layer = around.layer
        if name == "@layer":
            layer = f"{layer}.{condition}" if layer else condition or f"#{start}"
            self.layers.append(layer)
        elif name == "@media":
            live = live and applies(condition)
        elif name == "@supports":
            live = live and not condition.lower().startswith("not")
        return _Block(around.selectors, start, live and name in _GROUPS, layer)

    def _close(self, tail: str, end: int) -> Iterator[tuple[str, str, int, int, str]]:
        block = self.blocks.pop()
        if block.live and block.selectors:
            body = "".join([*block.body, tail]) if block.body else tail
            yield block.selectors, body, block.start, end, block.layer

    def _statement(self, text: str) -> None:
        head = text.strip()
        if head.lower().startswith("@layer") and self.blocks[-1].live:
            self.layers.extend(name.strip() for name in head[len("@layer") :].split(","))


def _nested(parent: str, selectors: str) -> str:
    """The selectors of a rule nested in another, written out; "" where they grow without measure."""
    around = parent if "," not in parent else f":is({parent})"
    if len(around) * (selectors.count("&") + selectors.count(",") + 1) > _MAX_SELECTORS:
        return ""
    parts = map(str.strip, selectors.split(","))
    return ", ".join(part.replace("&", around) if "&" in part else f"{around} {part}" for part in parts)
