"""Text of a source made fit to be shown: cut, folded, its invisible characters made visible."""

import re
from typing import Final

ELLIPSIS: Final = "\u202f…"
_LOOK_BACK: Final = 16  # characters given up at most to end a cut on a whole word

_BIDI_CONTROLS: Final = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_KEPT_CONTROLS: Final = frozenset("\t\n\r")
_VISIBLE: Final = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in _KEPT_CONTROLS},
    0x7F: "\u2421",
    **dict.fromkeys((*range(0x80, 0xA0), *_BIDI_CONTROLS, 0xFFFE, 0xFFFF), "\ufffd"),
}
_ODD: Final = re.compile("[" + "".join(rf"\U{code:08x}" for code in _VISIBLE) + "\ud800-\udfff]")
_BLANKS: Final = re.compile(r"[ \t\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_MARKDOWN_SIGNS: Final = re.compile(r"[\\`*_{}\[\]#|~>]")
_MARKDOWN_STARTS: Final = re.compile(r"^(\d*)([-+.)])")


def visible(text: str) -> str:
    """The text with a sign in the place of each character that a page cannot hold or that would reorder others."""
    return encodable(text).translate(_VISIBLE) if _ODD.search(text) else text


def encodable(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, which no file can hold."""
    return _SURROGATE.sub("\ufffd", text)


def folded_blanks(text: str) -> str:
    """The text on one line, each run of blanks made one space; no-break spaces stay, they are typography."""
    return _BLANKS.sub(" ", text).strip(" ")


def cut(text: str, length: int) -> str:
    """The text on one line, at most about `length` characters: cut after a whole word, with « … »."""
    folded = folded_blanks(text[: 4 * length])
    if len(folded) <= length:
        return folded if len(text) <= 4 * length else folded + ELLIPSIS
    end = folded.rfind(" ", length - _LOOK_BACK, length + 1)
    return folded[: end if end > 0 else length].rstrip(" ,;:\u00a0\u202f") + ELLIPSIS


def markdown(text: str) -> str:
    """The text as Markdown that shows it letter for letter, on one line."""
    shown = visible(folded_blanks(text))
    escaped = _MARKDOWN_SIGNS.sub(r"\\\g<0>", shown.replace("&", "&amp;").replace("<", "&lt;"))
    return _MARKDOWN_STARTS.sub(r"\g<1>\\\g<2>", escaped)


def markdown_code(text: str) -> str:
    """The text as a Markdown code span, fenced by more backquotes than it holds in a row."""
    shown = visible(folded_blanks(text))
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", shown)), default=0))
    return f"{fence} {shown} {fence}" if shown.startswith("`") or shown.endswith("`") else f"{fence}{shown}{fence}"
