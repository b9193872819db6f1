"""Words made from other words: a rare form of a common word is no rare word."""

from collections.abc import Iterator
from typing import Final

from limpide.language.words import Word, WordBase
from limpide.model import Lang

_ENDINGS: Final[dict[Lang, tuple[tuple[str, str], ...]]] = {
    "fr": (
        ("ment", ""),
        ("ement", ""),
        ("amment", "ant"),
        ("emment", "ent"),
        ("ité", ""),
        ("ité", "e"),
        ("able", "er"),
        ("icable", "iquer"),
        ("iser", ""),
        ("iser", "e"),
        ("uel", "e"),
        ("iel", "ie"),
    ),
    "en": (
        *((ending, "") for ending in ("ly", "ness", "er", "ers", "able", "less", "ful", "ing")),
        ("ing", "e"),
    ),
}
_PREFIXES: Final[dict[Lang, tuple[str, ...]]] = {
    "fr": (
        *("re", "ré", "dé", "in", "im", "co", "anti", "auto", "pré", "multi", "inter", "mini", "télé", "mal"),
        *("non-", "sous-"),
    ),
    "en": (
        *("re", "un", "in", "im", "non", "co", "anti", "over", "under", "out", "pre", "multi", "inter", "mis", "sub"),
        *("non-", "self-"),
    ),
}
_SPELLINGS: Final[dict[Lang, tuple[tuple[str, str], ...]]] = {
    "fr": (("ai", "aî"), ("ou", "oû"), ("i", "î")),  # spelling of 1990: apparaitre
    "en": (("is", "iz"), ("our", "or")),
}
_SHORTEST_STEM: Final = 3  # letters


def familiarity(word: Word, base: WordBase) -> float:
    """The highest Zipf value among a word, its lemma, its parts and the words that it is made from."""
    related = [
        word.lemma,
        word.verb,
        *word.key.split("-"),
        *_related(word.lemma, base.lang),
        *_related(word.key, base.lang),
    ]
    return max(word.zipf, *(base.memo[form].zipf for form in related if form))


def _related(form: str, lang: Lang) -> Iterator[str]:
    for ending, instead in _ENDINGS[lang]:
        if form.endswith(ending) and len(form) > len(ending) + _SHORTEST_STEM:
            yield form.removesuffix(ending) + instead
    for prefix in _PREFIXES[lang]:
        if form.startswith(prefix) and len(form) > len(prefix) + _SHORTEST_STEM:
            yield form.removeprefix(prefix)
    for old, new in _SPELLINGS[lang]:
        if old in form:
            yield form.replace(old, new)
