"""The glossary of a run: a project's entries before those of the lexicon."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from limpide.glossary.entries import Entry
from limpide.glossary.lexicon import acronym_lexicon, jargon_lexicon
from limpide.language.acronyms import letters
from limpide.language.tokens import Token, tokens
from limpide.language.words import MOST_TYPES, Word
from limpide.model import Lang

_BLANK: Final = re.compile(r"(?<=['’])|\s")
_NONE: Final[Mapping[str, Entry]] = {}


class Glossary:
    """What the project says of a term; where it says nothing, what the bundled lexicon says.

    As a container it holds the forms that are acronyms whatever they look like.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries = tuple(entries)
        self._own: dict[str, list[Entry]] = {}
        for entry in self.entries:
            self._own.setdefault(entry.term, []).append(entry)
        self._lexicon = acronym_lexicon()
        self._jargon: dict[Lang, Jargon] = {}

    def __contains__(self, form: object) -> bool:
        own = self._own.get(form) if isinstance(form, str) else None
        return own[0].is_acronym if own else form in self._lexicon

    def senses(self, acronym: str, lang: str) -> tuple[Entry, ...]:
        """The senses of an acronym in a language, from the first source that knows it there."""
        form = letters(acronym)
        own = [entry for entry in self._own.get(form, ()) if entry.lang in ("", lang)]
        return tuple(own or (entry for entry in self._lexicon.senses(form) if entry.lang == lang))

    def foreign_senses(self, acronym: str, lang: str) -> tuple[Entry, ...]:
        """The senses of an acronym in other languages: what it may stand for, to be shown as a choice."""
        return tuple(entry for entry in self._lexicon.senses(letters(acronym)) if entry.lang != lang)

    def find(self, term: str) -> tuple[Entry, ...]:
        """Every entry of a term, in any language, the project's first."""
        wanted = {term, term.lower(), letters(term).upper()}
        own = [entry for entry in self.entries if entry.term in wanted or entry.term.lower() == term.lower()]
        jargon = [entry for entry in jargon_lexicon() if entry.term in wanted]
        forms = dict.fromkeys((letters(term), letters(term).upper()))
        return (*own, *jargon, *(entry for form in forms for entry in self._lexicon.senses(form)))

    def jargon(self, lang: Lang) -> "Jargon":
        if lang not in self._jargon:
            own = [entry for entry in self.entries if not entry.is_acronym and entry.lang in ("", lang)]
            bundled = [entry for entry in jargon_lexicon() if entry.lang == lang]
            self._jargon[lang] = Jargon((*bundled, *own), lang)
        return self._jargon[lang]


class Jargon:
    """The jargon of one language, by its first word; an entry is cut into words when a text holds its first one."""

    def __init__(self, entries: Iterable[Entry], lang: Lang) -> None:
        self._lang: Lang = lang
        self._words: dict[str, tuple[str, ...]] = {}
        self._by_first: dict[str, dict[str, Entry]] = {}
        self._opened: dict[str, tuple[Entry, ...]] = {}
        for entry in entries:
            first = _BLANK.split(entry.term.lower(), maxsplit=1)[0]
            self._by_first.setdefault(first, {})[entry.term] = entry

    def at(self, found: Sequence[Token], index: int) -> tuple[Entry, int] | None:
        """The longest entry that begins at a token, and its number of tokens."""
        best: tuple[Entry, int] | None = None
        for entry in self._opened_by(found[index].word):
            words = self._cut(entry.term)
            if len(words) > (best[1] if best else 0) and _fits(words, found, index, entry):
                best = entry, len(words)
        return best

    def _opened_by(self, word: Word) -> tuple[Entry, ...]:
        """The entries that begin with a word, remembered by its spelling: most words open none."""
        opened = self._opened.get(word.text)
        if opened is None:
            if len(self._opened) >= MOST_TYPES:
                self._opened.clear()
            lists = (self._by_first.get(form, _NONE).values() for form in _forms(word))
            opened = self._opened[word.text] = tuple(entry for entries in lists for entry in entries)
        return opened

    def _cut(self, term: str) -> tuple[str, ...]:
        if term not in self._words:
            self._words[term] = tuple(token.word.key for token in tokens(term, self._lang))
        return self._words[term]


def load_glossary(path: Path | None) -> Glossary:
    """The glossary of a project's file, or the bundled one alone. Raises GlossaryError that names file and line."""
    if path is None:
        return Glossary()
    from limpide.glossary.files import read_entries

    return Glossary(read_entries(path))


def _fits(words: tuple[str, ...], found: Sequence[Token], index: int, entry: Entry) -> bool:
    window = found[index : index + len(words)]
    if len(window) < len(words) or not all(
        word in _forms(token.word) for word, token in zip(words, window, strict=True)
    ):
        return False
    return not entry.after or (index > 0 and found[index - 1].word.key in entry.after)


def _forms(word: Word) -> tuple[str, ...]:
    """The forms under which a glossary may list a word: as written, its lemma, without the plural ending."""
    key = word.key
    if len(key) > 3 and key[-1] in "sx":
        return key, word.lemma, key[:-1]
    return key, word.lemma
