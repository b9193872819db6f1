"""A text shortened to be quoted in a message."""

_LONGEST = 60


def shown(text: str) -> str:
    """The text on one line, cut after sixty characters. The sign that stands for a code span is said in a word."""
    folded = " ".join(text.replace("\ufffc", "[code]").split())
    return folded if len(folded) <= _LONGEST else folded[: _LONGEST - 1].rstrip() + "…"
