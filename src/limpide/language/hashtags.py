"""Words run together in a hashtag, told apart by the word base."""

from functools import lru_cache
from typing import Final

from limpide.language import flags
from limpide.language.words import WordBase, open_words
from limpide.model import Lang

_BOTH: Final[dict[Lang, tuple[Lang, ...]]] = {"fr": ("fr", "en"), "en": ("en", "fr")}
RAREST: Final = 3.0  # Zipf of a part
SHORTEST: Final = 3  # letters of a part that is no word of grammar
TOTAL: Final = 9.0  # Zipf of a word that is all of a text: the Zipf of a part less this is its log10 probability


def capitalised(hashtag: str, lang: Lang) -> str | None:
    """The hashtag with a capital to each of its words; None where it is one word or cannot be told apart."""
    letters = hashtag.removeprefix("#")
    if any(letters.lower() in open_words(each) for each in _BOTH[lang]):
        return None
    parts = next((found for each in _BOTH[lang] if (found := _parts(letters.lower(), each))), ())
    return "#" + "".join(part[0].upper() + part[1:] for part in parts) if len(parts) > 1 else None


@lru_cache(maxsize=512)
def _parts(letters: str, lang: Lang) -> tuple[str, ...]:
    """The cut into known words that are the commonest and the fewest; empty where there is none."""
    base = open_words(lang)
    best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ())]
    for end in range(1, len(letters) + 1):
        choices = [
            (before[0] + worth, (*before[1], letters[start:end]))
            for start in range(end)
            if (before := best[start]) is not None and (worth := _worth(letters[start:end], base)) is not None
        ]
        best.append(max(choices, default=None))
    found = best[-1]
    return found[1] if found else ()


def _worth(part: str, base: WordBase) -> float | None:
    word = base.get(part)
    if word is None or word.zipf < RAREST or len(part) < 2:
        return None
    if len(part) < SHORTEST and not word.flags & flags.FUNCTION:
        return None
    return word.zipf - TOTAL
