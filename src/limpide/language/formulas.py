"""Published readability formulas, each under its own name and only in the languages it was made for.

The formulas are textstat's, on sentences and syllables of ours: its own sentences end at « M. » or “Mr.”, and its
syllables are hyphenation points in French, wrong for one word in six.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from types import ModuleType
from typing import Final

from limpide.language.words import open_words
from limpide.model import Lang

Formula = Callable[[str], float]

_STOPS: Final = re.compile(r"[.!?]")


def formulas(sentences: Iterable[str], lang: Lang) -> dict[str, float]:
    """The figure of each formula for a text of whole sentences. textstat is imported at the first call: 10 ms."""
    text = "\n".join(_STOPS.sub("", sentence) + "." for sentence in sentences)
    return {name: round(formula(text), 1) for name, formula in _formulas(lang).items()}


@cache
def _formulas(lang: Lang) -> Mapping[str, Formula]:
    """The formulas of a language.

    What textstat calls Flesch's reading ease in French is that of L. Kandel and A. Moles, Application de l'indice de
    Flesch à la langue française, Cahiers d'études de radio-télévision 19, 1958: 100 very easy, 0 very hard.
    """
    metrics = _textstat_metrics()
    anywhere: dict[str, Formula] = {"lix": metrics.lix, "rix": metrics.rix}
    if lang == "fr":
        return {"kandel_moles": lambda text: metrics.flesch_reading_ease(text, "fr")} | anywhere
    english: dict[str, Formula] = {
        "flesch_reading_ease": lambda text: metrics.flesch_reading_ease(text, "en"),
        "flesch_kincaid_grade": lambda text: metrics.flesch_kincaid_grade(text, "en"),
        "gunning_fog": lambda text: metrics.gunning_fog(text, "en"),
        "smog_index": lambda text: metrics.smog_index(text, "en"),
        "coleman_liau_index": metrics.coleman_liau_index,
        "automated_readability_index": metrics.automated_readability_index,
        "dale_chall": lambda text: metrics.dale_chall_readability_score(text, "en"),
    }
    return english | anywhere


def _textstat_metrics() -> ModuleType:
    """textstat's formulas, with our word base where it counts syllables.

    Empty modules stand for NLTK and pyphen while it is imported: it wants them for syllables alone. NLTK costs 300 ms
    and would download CMUdict, from which our base was compiled; a hyphenation dictionary costs 20 ms.
    """
    with _stand_in("nltk"), _stand_in("pyphen", Pyphen=None):
        from textstat.backend import metrics
    counting = sys.modules["textstat.backend.counts._count_syllables"]
    vars(counting).update(get_cmudict=cache(_Pronunciations), get_pyphen=lambda lang: None)
    imported: ModuleType = metrics
    return imported


@contextmanager
def _stand_in(name: str, **content: object) -> Iterator[None]:
    """Puts a module of this content in the place of a real one, for the time of an import."""
    real = sys.modules.get(name)
    sys.modules[name] = module = ModuleType(name)
    vars(module).update(content)
    try:
        yield
    finally:
        del sys.modules[name]
        if real is not None:
            sys.modules[name] = real


class _Pronunciations(dict[str, list[list[str]]]):
    """In the form of CMUdict, a sound with a digit for each syllable of a word; « l’école » comes as « lécole »."""

    def __init__(self, lang: Lang) -> None:
        super().__init__()
        self._words = open_words(lang).memo

    def __missing__(self, word: str) -> list[list[str]]:
        return [["1"] * self._words[word].syllables]
