"""Nouns of action and the verbs behind them: « la mise en place de ce service » is « mettre en place ce service »."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from limpide.language import flags
from limpide.language.inflection import inflected
from limpide.language.lexicons import entries
from limpide.rewriters.drafts import Part, View
from limpide.rewriters.groups import Group, noun_group, tagged
from limpide.rewriters.main_clauses import touching

_OBJECT: Final = {"de": "", "d'": "", "du": "le ", "des": "les "}
_DEFINITE: Final = frozenset({"DET", "PROPN", "NUM"})
_SUBJECT_KIND: Final = "noun subject"


class Action(Struct, frozen=True):
    """A noun of action and its complement, as tokens: `first` to `last` is the noun, `after` begins its complement.

    `verb` is an infinitive, `rest` the words after it (« en place »); `article` what the complement gets before it.
    `is_done_by`: the complement acts (« l’arrivée du train »), else it is what the action is done to.
    """

    first: int
    last: int
    verb: str
    rest: str
    article: str
    after: int
    end: int
    complement: Group
    is_done_by: bool

    @property
    def infinitive(self) -> str:
        return f"{self.verb} {self.rest}".rstrip()

    def conjugated(self, form: str) -> str:
        return f"{form} {self.rest}".rstrip()

    def object(self, view: View) -> tuple[Part, ...]:
        """What the action is done to, with its article."""
        kept = view.kept(self.after, self.end)
        return (self.article, kept) if self.article else (kept,)


def action_at(view: View, at: int) -> Action | None:
    """The noun of action at a token with its definite « de … »; None where none stands there."""
    if tagged(view)[at] != "NOUN":
        return None
    for words, verb, kind in _nouns().get(view.tokens[at].word.lemma, _nouns().get(view.tokens[at].word.key, ())):
        last = at + len(words) - 1
        if last + 1 < len(view.tokens) and all(view.tokens[at + n].word.key == words[n] for n in range(1, len(words))):
            return _with_complement(view, at, last, verb, is_done_by=kind == _SUBJECT_KIND)
    return None


def verb_of(noun: str) -> str | None:
    """The verb of a noun of action: « vérification » gives « vérifier »; None where none is known."""
    return next((verb for words, verb, _ in _nouns().get(noun, ()) if len(words) == 1), None)


def past(verb: str, tense: str, cell: str) -> str | None:
    """A verb with avoir: « a supprimé » for ind:pre, « avait supprimé » for ind:imp."""
    form, participle = inflected("avoir", f"{tense}:{cell}", "fr"), inflected(verb, "pp:ms", "fr")
    return f"{form} {participle}" if form and participle else None


def _with_complement(view: View, at: int, last: int, verb: str, *, is_done_by: bool) -> Action | None:
    key = view.tokens[last + 1].word.key
    after = last + 2
    if key not in _OBJECT or after >= len(view.tokens) or not touching(view, at, after):
        return None
    group = noun_group(view, after)
    article = _some(view, after) if key in ("de", "d'") else _OBJECT[key]
    if group is None or article is None:
        return None
    if key == "des":
        group = replace(group, number="p")
    head, _, rest = verb.partition(" ")
    return Action(at, last, head, rest, article, after, group.last, group, is_done_by)


def _some(view: View, after: int) -> str | None:
    """What « de » leaves before a group: nothing before an article, « des » before a plural; None elsewhere."""
    tag = tagged(view)[after]
    if tag in _DEFINITE:
        return ""
    bits = view.tokens[after].word.flags
    if not bits & flags.PLURAL or bits & flags.SINGULAR:
        return None
    if bits & flags.ADJECTIVE and tagged(view)[after + 1 : after + 2] == ("NOUN",):
        return "de "
    return "des " if tag == "NOUN" else None


@cache
def _nouns() -> Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """By the first word: all words of the noun, its verb, its kind; the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for entry in entries("nominalisations_fr", "fr"):
        words = tuple(entry.term.replace("œ", "oe").split())
        found.setdefault(words[0], []).append((words, entry.simpler, entry.kind))
    return {first: tuple(sorted(group, key=lambda each: -len(each[0]))) for first, group in found.items()}
