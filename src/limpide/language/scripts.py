"""Whether a text is written in Latin letters, the only ones of the languages read here."""

import re
from typing import Final

UNDETERMINED: Final = "und"
"""The language tag of a text whose language nobody said and that is not told."""

_LETTER: Final = re.compile(r"[^\W\d_]")
_LATIN: Final = re.compile(r"[A-Za-zªºÀ-ɏɐ-ʯḀ-ỿⱠ-ⱿꜢ-ꟿﬀ-ﬆＡ-Ｚａ-ｚ]")


def is_latin(text: str) -> bool:
    """Whether half of the letters at least are Latin; so is a text without any letter."""
    if text.isascii():
        return True
    letters = _LETTER.findall(text)
    return 2 * len(_LATIN.findall(text)) >= len(letters)
