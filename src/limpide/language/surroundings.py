"""What stands right beside a few words: another language."""

from typing import Final

from limpide.language.compiled import compiled
from limpide.language.words import open_words
from limpide.model import Lang

_BEFORE: Final = r"([^\W\d_]+)[ \u00a0-]$"
_AFTER: Final = r"[ \u00a0-]([^\W\d_]+)"
_REACH: Final = 30
_CLEARLY: Final = 1.0
"""Steps of the Zipf scale: a form ten times commoner in one language than in the other belongs to it."""
_COMMON: Final = 3.0


def is_among_foreign(text: str, start: int, end: int, lang: Lang) -> bool:
    """Whether a neighbour is of the other language (“Software as a Service”): the passage is, not a word of it."""
    before = compiled(_BEFORE).search(text, max(0, start - _REACH), start)
    after = compiled(_AFTER).match(text, end)
    return any(_is_foreign(found[1], lang) for found in (before, after) if found)


def _is_foreign(word: str, lang: Lang) -> bool:
    own, other = open_words(lang), open_words("en" if lang == "fr" else "fr")
    theirs = other.memo[word.lower()].zipf
    return theirs >= _COMMON and theirs - own.memo[word.lower()].zipf > _CLEARLY
