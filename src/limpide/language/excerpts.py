"""A text shortened to be quoted in a message."""

_LONGEST = 60
_ENOUGH = 1_000
"""Characters: of a longer text, blanks at its beginning aside, the rest is not looked at."""


def shown(text: str) -> str:
    """The text on one line, cut after sixty characters. The sign that stands for a code span is said in a word."""
    folded = " ".join(_beginning(text).replace("\ufffc", "[code]").split())
    return folded if len(folded) <= _LONGEST else folded[: _LONGEST - 1].rstrip() + "…"


def _beginning(text: str) -> str:
    """Enough of a text to fill an excerpt; all of it where its beginning is mostly blank."""
    start = text[:_ENOUGH]
    return start if len(text) > _ENOUGH and len("".join(start.split())) > 2 * _LONGEST else text
