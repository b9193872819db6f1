"""Phrases found in running text all at once: whole words, any case, either apostrophe, French contractions included."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick

from limpide.language.lexicons import Entry
from limpide.model import Lang


class Match(NamedTuple):
    """A phrase at one place of a text. `tail` is the last word as it stands there: « des » of « au sein des »."""

    start: int
    end: int
    entry: Entry
    tail: str


BEFORE_VERB: Final = "turn"
"""The kind of an entry whose « de » stands before an infinitive: no article hides in it."""

_TAILS: Final[dict[str, tuple[str, ...]]] = {
    "de": ("de", "d'", "du", "des"),
    "à": ("à", "au", "aux"),
    "que": ("que", "qu'"),
}
_ARTICLES: Final = {"d'": "", "du": "le", "des": "les", "au": "le", "aux": "les", "qu'": ""}
_CONTRACTED: Final = {"du": "au", "des": "aux", "au": "au", "aux": "aux"}
_FOLDED: Final = (("’", "'"), ("\u00a0", " "), ("\u202f", " "), ("\n", " "))  # `translate` takes five times as long
_VOWELS: Final = "aeiouyéèêàâîïôûœh"


class Phrases:
    """The phrases of some entries, ready to be looked for."""

    def __init__(self, wanted: Sequence[Entry], lang: Lang) -> None:
        forms = [(form, entry, tail) for entry in wanted for form, tail in _variants(entry, lang)]
        self._entries = [(entry, tail) for _, entry, tail in forms]
        self._automaton = AhoCorasick([form for form, _, _ in forms])

    def find(self, text: str) -> Iterator[Match]:
        """The longest phrase at each place, none inside another, in order."""
        plain = folded(text)
        found = self._automaton.find_matches_as_indexes(plain, overlapping=True)
        done = 0
        for start, end, index in sorted((s, -e, i) for i, s, e in found if _is_whole(plain, s, e)):
            if start >= done:
                done = -end
                yield Match(start, done, *self._entries[index])


@cache
def phrases(wanted: tuple[Entry, ...], lang: Lang) -> Phrases:
    """The Phrases of some entries, made once a process."""
    return Phrases(wanted, lang)


def folded(text: str) -> str:
    """The text in lower case, with straight apostrophes and plain blanks: as long as it was."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(char if len(char.lower()) != 1 else char.lower() for char in text)
    for sign, plain in _FOLDED:
        lowered = lowered.replace(sign, plain)
    return lowered


def replacement(match: Match, text: str) -> str | None:
    """What stands there in simpler words, article, elision and capital put right.

    None where it would not fit, or where the entry gives advice in brackets.
    """
    simpler = match.entry.simpler
    if not simpler or simpler[0] == "(" or not follows(simpler, text[: match.start]):
        return None
    joined = _joined(simpler, match.tail, text[match.end : match.end + 2])
    is_capitalised = text[match.start].isupper() and not text[match.start + 1].isupper()
    return joined[0].upper() + joined[1:] if is_capitalised else joined


def follows(simpler: str, before: str) -> bool:
    """Whether a wording can stand there: after an elision (« qu’ », « d’ ») only with a vowel."""
    return before[-1:] not in ("'", "’") or not before or simpler[0].lower() in _VOWELS


def _variants(entry: Entry, lang: Lang) -> Iterator[tuple[str, str]]:
    """The phrase as written before another word: « au sein de », « au sein des », « au sein d’ »."""
    term = folded(entry.term)
    head, blank, last = term.rpartition(" ")
    if lang == "fr" and blank and last in _TAILS:
        tails = _TAILS[last][:2] if entry.kind == BEFORE_VERB else _TAILS[last]
        yield from ((f"{head} {tail}", tail) for tail in tails)
    else:
        yield term, ""


def _joined(simpler: str, tail: str, following: str) -> str:
    head, _, last = simpler.rpartition(" ")
    if not tail or tail in ("de", "à", "que"):
        return simpler
    if last == "de" and tail in ("d'", "du", "des"):
        return f"{head} {tail.replace(chr(39), '’')}"
    if last == "que" and tail == "qu'":
        return f"{head} qu’".lstrip()
    if last.endswith("à") and tail in _CONTRACTED:
        return simpler.removesuffix("à") + _CONTRACTED[tail]
    if last == "si" and tail == "qu'" and following.startswith("il"):
        return simpler.removesuffix("i") + "’"
    return f"{simpler} {_ARTICLES[tail]}"


def _is_whole(plain: str, start: int, end: int) -> bool:
    before, after = plain[start - 1 : start], plain[end : end + 1]
    if before.isalnum() or before == "-":
        return False
    return plain[end - 1] in "'." or not (after.isalnum() or after == "-")
