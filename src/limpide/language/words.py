"""The word base: how common a form is, its lemma, what it can be, its syllables.

Two files a language, compiled by benchmarks/build_words.py and opened by memory map: a trie that numbers the forms, and
a column of 8 bytes a form (`pack`), followed by one of 4 bytes with the number of its verb's lemma plus one.
"""

import mmap
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import marisa_trie
from msgspec import Struct
from msgspec.structs import replace

from limpide.language import flags
from limpide.language.readings import reading
from limpide.language.spelling import is_address, restored, surface_flags, typed_key
from limpide.language.syllables import by_rule
from limpide.model import Lang
from limpide.resources import data

POS: Final = (
    "",
    "noun",
    "verb",
    "adjective",
    "adverb",
    "pronoun",
    "determiner",
    "preposition",
    "conjunction",
    "numeral",
    "interjection",
)
ZIPF_STEP: Final = 15  # steps in one unit of the Zipf scale
MOST_TYPES: Final = 200_000  # remembered; then the memo starts again


class Word(Struct, frozen=True, gc=False):
    """What is known of one written form. `text` is as written, `key` as the base has it.

    `zipf`: 0 (unknown or rarest) to 8, 3 and below is rare; `lemma` is of the commonest reading, `verb` of the verb
    that it can be, else empty; `pos` is the commonest part of speech, empty where unknown.
    """

    text: str
    key: str
    flags: int
    zipf: float
    syllables: int
    pos: str
    lemma: str
    verb: str


class WordBase:
    """The words of one language. `memo[text]` gives the Word of any written form, known or not."""

    def __init__(self, lang: Lang, trie: marisa_trie.Trie, packed: memoryview, verbs: memoryview) -> None:
        self.lang = lang
        self.memo = _Memo(self)
        self._trie, self._packed, self._verbs = trie, packed, verbs

    def __contains__(self, form: str) -> bool:
        return typed_key(form, self.lang) in self._trie

    def lists(self, form: str) -> bool:
        """Whether the base itself says what part of speech a form is."""
        index = self._trie.get(typed_key(form, self.lang))
        return index is not None and bool(self._packed[index] >> 35 & 15)

    def get(self, form: str) -> Word | None:
        """The Word of a form that stands in the base, else None."""
        word = self.memo[form]
        return word if word.flags & flags.KNOWN else None

    def lemmas(self) -> Iterator[tuple[str, int]]:
        """Every lemma that is written in letters, with the syllables that the base gives it; 0 where it gives none."""
        for index, packed in enumerate(self._packed):
            form = self._trie.restore_key(index)
            if packed >> 39 == index and form.isalpha():
                yield form, packed >> 31 & 15

    def describe(self, text: str) -> Word:
        """The Word of a written form, from the base or from its shape. `memo` remembers it."""
        surface = surface_flags(text)
        key = typed_key(text, self.lang)
        index = None if surface & (flags.NUMBER | flags.ADDRESS) else self._index(text, key)
        if index is None:
            return self._unlisted(text, key, surface)
        packed, verb = self._packed[index], self._verbs[index]
        key = self._trie.restore_key(index)
        made = Word(
            text,
            key,
            surface | packed & flags.LEXICAL,
            (packed >> 24 & 127) / ZIPF_STEP,
            packed >> 31 & 15 or (0 if surface & flags.ELIDED else by_rule(key, self.lang)),
            POS[packed >> 35 & 15],
            self._trie.restore_key(packed >> 39),
            self._trie.restore_key(verb - 1) if verb else "",
        )
        return made if made.pos or self.lang != "fr" else _read(made)

    def _unlisted(self, text: str, key: str, surface: int) -> Word:
        syllables = 0 if is_address(text) else by_rule(key, self.lang)
        made = Word(text, key, surface, 0.0, syllables, "", key, "")
        return _read(made) if self.lang == "fr" and key.isalpha() else made

    def _index(self, text: str, key: str) -> int | None:
        """The number of a form; that of its commonest accented spelling where capitals may have cost an accent."""
        found: int | None = self._trie.get(key)
        if self.lang == "en" or not text[0].isupper():
            return found
        spellings = [key, *restored(text, key)]
        known = [index for form in spellings if (index := self._trie.get(form)) is not None]
        return max(known, key=self._frequency, default=None)

    def _frequency(self, index: int) -> int:
        return int(self._packed[index] >> 24 & 127)


def _read(word: Word) -> Word:
    """The word with what its form alone tells, where the tables of forms have it."""
    found = reading(word.key)
    if found is None:
        return word
    return replace(word, flags=word.flags | found.flags, pos=found.pos, lemma=found.lemma, verb=found.verb)


class _Memo(dict[str, Word]):
    def __init__(self, base: WordBase) -> None:
        super().__init__()
        self._base = base

    def __missing__(self, text: str) -> Word:
        if len(self) >= MOST_TYPES:
            self.clear()
        word = self[text] = self._base.describe(text)
        return word


@cache
def open_words(lang: Lang) -> WordBase:
    """The word base of a language, opened once a process: under a millisecond."""
    folder = data("rules") / "lexicons"
    trie = marisa_trie.Trie().mmap(str(folder / f"words_{lang}.marisa"))
    column = _mapped(folder / f"words_{lang}.bin")
    size = 8 * len(trie)
    return WordBase(lang, trie, column[:size].cast("Q"), column[size:].cast("I"))


def pack(zipf: float, syllables: int, pos: int, bits: int, lemma: int) -> int:
    """One form in 57 bits: 24 of flags, 7 of Zipf, 4 of syllables, 4 of part of speech, 18 of lemma."""
    return bits & flags.LEXICAL | min(127, round(zipf * ZIPF_STEP)) << 24 | syllables << 31 | pos << 35 | lemma << 39


def _mapped(path: Path) -> memoryview:
    with path.open("rb") as handle:
        return memoryview(mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ))
