"""Passages that a text quotes from someone else, whose words an author cannot change."""

from typing import Final

from limpide.language.compiled import compiled

_QUOTED: Final = r"«[^«»]+»|“[^“”]+”|(?<!\w)\"[^\"]+\"(?!\w)"
_WORD: Final = r"[^\W_]+"
_MARKED: Final = r"[«“\"][\s\u00a0\u202f]*$"
FEWEST_WORDS: Final = 6  # with fewer, the marks set off a word, a name or a title of the author's own text


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a passage stands inside a quotation of some length."""
    if not any(mark in text for mark in '«“"'):
        return False
    return any(
        found.start() < start and end < found.end() and len(compiled(_WORD).findall(found.group())) >= FEWEST_WORDS
        for found in compiled(_QUOTED).finditer(text)
    )


def is_mentioned(text: str, start: int, end: int) -> bool:
    """Whether quotation marks stand right around a passage: the text speaks of the word itself."""
    return bool(compiled(_MARKED).search(text, max(0, start - 3), start)) and text[end : end + 2].strip()[:1] in (
        "»",
        "”",
        '"',
    )
