"""The simpler French wordings that rewriting uses, and where each may stand.

rules/lexicons/wordings_fr.toml says of some terms after or before which words they mean something else.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from msgspec import Struct

from limpide.language import flags
from limpide.language.grammar import Tag
from limpide.language.lexicons import Entry, entries, word_lists
from limpide.language.words import Word
from limpide.rewriters.drafts import View
from limpide.rewriters.groups import tagged

_LISTS: Final = ("substitutions_fr", "foreign_words")
_FOREIGN: Final = ("latin", "english")
_NEGATIVE: Final = frozenset({"ne", "pas", "sans", "aucun", "inutile", "jamais"})
_MODAL: Final = frozenset({
    "devoir", "pouvoir", "faut", "doit", "peut", "peuvent", "nécessaire", "obligatoirement", "droit", "droits",
})  # fmt: skip


class Place(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a term may be replaced. Empty sets are no condition.

    `after`, `before`: the tags of the word there. `not_after`, `not_before`: words that give it
    another sense; before it, a verb in any form.
    `opens`: only where it begins the sentence. `asks`: proposed, never safe. `never`: left to the audit.
    `singular`: not of a plural. `sure`: safe though its form must agree. `among`: only in a sentence with one of these.
    """

    after: frozenset[Tag] = frozenset()
    before: frozenset[Tag] = frozenset()
    not_after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    among: frozenset[str] = frozenset()
    opens: bool = False
    asks: bool = False
    singular: bool = False
    sure: bool = False
    never: bool = False


@cache
def usual() -> tuple[Entry, ...]:
    """The entries that mostly fit: what only a person can choose is for the audit."""
    found: dict[str, Entry] = {}
    for name in _LISTS:
        for entry in entries(name, "fr"):
            if entry.simpler and _is_usual(entry):
                found.setdefault(entry.term, entry)
    return tuple(found.values())


def suits_place(view: View, term: str, first: int, last: int) -> bool:
    """Whether a term means at tokens `first` to `last` what its simpler wording says."""
    place = places().get(term)
    if place is None:
        return True
    own = tagged(view)
    before = own[first - 1] if first else None
    after = own[last + 1] if last + 1 < len(own) else None
    return (
        not place.never
        and not (place.singular and view.tokens[first].word.flags & flags.PLURAL)
        and not (place.opens and first)
        and (not place.after or before in place.after)
        and (not place.before or after in place.before)
        and not (first and _is_one(view.tokens[first - 1].word, place.not_after))
        and not (after and _follows(view, last + 1, place.not_before))
        and (not place.among or any(token.word.lemma in place.among for token in view.tokens))
    )


def _is_one(word: Word, words: frozenset[str]) -> bool:
    """Whether a word, or the verb of which it is a form, is among some."""
    return word.key in words or word.verb in words


def _follows(view: View, at: int, words: frozenset[str]) -> bool:
    """Whether one of some words stands at a token, or after an adverb there: « réside ainsi dans »."""
    if tagged(view)[at] == "ADV" and view.tokens[at].word.key not in words and at + 1 < len(view.tokens):
        at += 1
    return view.tokens[at].word.key in words


def is_sure(entry: Entry) -> bool:
    """Whether an entry may be applied without asking."""
    place = places().get(entry.term)
    is_sure = entry.mode == "auto" or bool(place and place.sure)
    return is_sure and not lost_checks(entry) and not (place and place.asks)


def lost_checks(entry: Entry) -> frozenset[str]:
    """The checks that a simpler wording fails because it says in other words what the term says."""
    names = (("negation", _NEGATIVE), ("modality", _MODAL))
    return frozenset(
        name for name, words in names if bool(words & _words(entry.term)) != bool(words & _words(entry.simpler))
    )


@cache
def places() -> Mapping[str, Place]:
    return word_lists("wordings_fr", dict[str, Place], __file__)


def _is_usual(entry: Entry) -> bool:
    return entry.mode != "suggest" or entry.kind.startswith(_FOREIGN)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.replace("’", " ").split())
