"""The properties of which facts are made, and the longhands that their shorthands set."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

INITIAL: Final[Mapping[str, str]] = {
    "background-color": "transparent",
    "background-image": "none",
    "background-repeat": "repeat",
    "bottom": "auto",
    "clip": "auto",
    "clip-path": "none",
    "color": "canvastext",
    "content": "normal",
    "display": "inline",
    "flex-direction": "row",
    "float": "none",
    "font-size": "medium",
    "font-style": "normal",
    "font-weight": "normal",
    "height": "auto",
    "left": "auto",
    "letter-spacing": "normal",
    "line-height": "normal",
    "list-style-type": "disc",
    "opacity": "1",
    "order": "0",
    "outline-color": "auto",
    "outline-style": "none",
    "outline-width": "medium",
    "overflow": "visible",
    "position": "static",
    "right": "auto",
    "rotate": "none",
    "text-align": "start",
    "text-decoration-line": "none",
    "text-indent": "0",
    "text-overflow": "clip",
    "text-shadow": "none",
    "text-transform": "none",
    "top": "auto",
    "transform": "none",
    "visibility": "visible",
    "white-space": "normal",
    "width": "auto",
    "word-spacing": "normal",
}
"""Initial values, by the properties' specifications."""

INHERITED: Final = frozenset(
    {
        "color",
        "font-size",
        "font-style",
        "font-weight",
        "letter-spacing",
        "line-height",
        "list-style-type",
        "text-align",
        "text-indent",
        "text-shadow",
        "text-transform",
        "visibility",
        "white-space",
        "word-spacing",
    }
)

_WORD = re.compile(r"(?:[^\s(\"']+|\([^()]*(?:\([^()]*\)[^()]*)*\)|\"[^\"]*\"|'[^']*')+|\S")
_WIDE: Final = frozenset({"inherit", "initial", "unset", "revert", "revert-layer"})
_LINE_STYLES: Final = frozenset(
    {"none", "hidden", "dotted", "dashed", "solid", "double", "groove", "ridge", "inset", "outset", "auto"}
)
_WIDTH = re.compile(r"thin|medium|thick|[-+]?[\d.]+[a-z]*|calc\(.*\)", re.I)
_SIZE = re.compile(
    r"(?:xx-small|x-small|small|medium|large|x-large|xx-large|xxx-large|smaller|larger"
    r"|[\d.]+(?:[a-z]+|%)|0|(?:calc|clamp|min|max)\(.*\))(?:/.*)?",
    re.I,
)
_WEIGHTS: Final = frozenset({"bold", "bolder", "lighter", *map(str, range(100, 1000, 100))})
_DECORATION_LINES: Final = frozenset({"none", "underline", "overline", "line-through", "blink"})
_BACKGROUND: Final = """
    repeat repeat-x repeat-y no-repeat space round scroll fixed local top bottom left right center cover contain
    auto border-box padding-box content-box text none
"""
_NOT_COLOURS: Final = frozenset(_BACKGROUND.split())
_IMAGES: Final = ("url(", "linear-", "radial-", "conic-", "repeating-", "image", "-webkit-", "-moz-", "cross-fade")
_REPEATS: Final = frozenset({"repeat", "repeat-x", "repeat-y", "no-repeat", "space", "round"})
_NOT_LIST_TYPES: Final = frozenset({"inside", "outside"})


def longhands(name: str, value: str) -> Iterator[tuple[str, str]]:
    """The longhands that a declaration sets. A shorthand with a variable inside gives each of them the whole value."""
    expand = _SHORTHANDS.get(name)
    if expand is None:
        yield name, value
    elif value.lower() in _WIDE or "var(" in value:
        yield from ((longhand, value) for longhand in SETS[name])
    else:
        yield from expand(value)


def from_shorthand(name: str, value: str) -> str:
    """What a value means for a longhand once its variables are filled in: it may be the whole shorthand's."""
    shorthand = _SHORTHAND_OF.get(name)
    if shorthand is None or (len(words(value)) < 2 and shorthand != "background"):
        return value
    return dict(_SHORTHANDS[shorthand](value)).get(name, value)


def words(value: str) -> list[str]:
    """The parts of a value that blanks separate, brackets kept whole."""
    return _WORD.findall(value)


def _outline(value: str) -> Iterator[tuple[str, str]]:
    style, width, colour = "none", "medium", "auto"
    for word in words(value):
        if word.lower() in _LINE_STYLES:
            style = word.lower()
        elif _WIDTH.fullmatch(word):
            width = word
        else:
            colour = word
    yield from (("outline-style", style), ("outline-width", width), ("outline-color", colour))


def _background(value: str) -> Iterator[tuple[str, str]]:
    colour, images, repeat = "transparent", list[str](), "repeat"
    for word in words(value.replace("/", " / ") if "(" not in value else value):
        low = word.rstrip(",").lower()
        if low.startswith(_IMAGES):
            images.append(word.rstrip(","))
        elif low in _REPEATS:
            repeat = low
        elif low and low not in _NOT_COLOURS and not low[0].isdigit() and low[0] not in "-+./,":
            colour = word.rstrip(",")
    yield from (
        ("background-color", colour),
        ("background-image", ", ".join(images) or "none"),
        ("background-repeat", repeat),
    )


def _text_decoration(value: str) -> Iterator[tuple[str, str]]:
    lines = [word.lower() for word in words(value) if word.lower() in _DECORATION_LINES]
    yield "text-decoration-line", " ".join(lines) or "none"


def _font(value: str) -> Iterator[tuple[str, str]]:
    style, weight, size, height = "normal", "normal", "medium", "normal"
    for word in words(value.replace(" / ", "/")):
        low = word.lower()
        if low in ("italic", "oblique"):
            style = low
        elif low in _WEIGHTS:
            weight = low
        elif _SIZE.fullmatch(word):
            size, _, height = word.partition("/")
            break
    yield from (
        ("font-style", style),
        ("font-weight", weight),
        ("font-size", size),
        ("line-height", height or "normal"),
    )


def _flex_flow(value: str) -> Iterator[tuple[str, str]]:
    directions = [word.lower() for word in words(value) if "wrap" not in word.lower()]
    yield "flex-direction", directions[0] if directions else "row"


def _list_style(value: str) -> Iterator[tuple[str, str]]:
    kinds = [w for w in words(value) if w.lower() not in _NOT_LIST_TYPES and not w.lower().startswith("url(")]
    yield "list-style-type", kinds[0] if kinds else "disc"


def _overflow(value: str) -> Iterator[tuple[str, str]]:
    yield "overflow", value


def _everything(value: str) -> Iterator[tuple[str, str]]:
    return iter([(name, value) for name in INITIAL])


_SHORTHANDS: Final[Mapping[str, Callable[[str], Iterator[tuple[str, str]]]]] = {
    "all": _everything,
    "background": _background,
    "flex-flow": _flex_flow,
    "font": _font,
    "list-style": _list_style,
    "outline": _outline,
    "overflow-x": _overflow,
    "overflow-y": _overflow,
    "text-decoration": _text_decoration,
}
SETS: Final[Mapping[str, tuple[str, ...]]] = {
    "all": tuple(INITIAL),
    "background": ("background-color", "background-image", "background-repeat"),
    "flex-flow": ("flex-direction",),
    "font": ("font-style", "font-weight", "font-size", "line-height"),
    "list-style": ("list-style-type",),
    "outline": ("outline-style", "outline-width", "outline-color"),
    "overflow-x": ("overflow",),
    "overflow-y": ("overflow",),
    "text-decoration": ("text-decoration-line",),
}
"""The longhands of each shorthand, among the properties of which facts are made."""

_SHORTHAND_OF: Final = {longhand: name for name in ("background", "font", "outline") for longhand in SETS[name]}

NAMES: Final = frozenset({*INITIAL, *SETS})
"""The properties that a declaration may set, shorthands included."""
