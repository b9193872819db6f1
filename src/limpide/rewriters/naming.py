"""What takes up a group in the next sentence: a pronoun where nothing can be wrong, else the noun or the name again."""

from typing import Final

from limpide.language import flags
from limpide.language.inflection import inflected
from limpide.rewriters.clauses import is_name
from limpide.rewriters.drafts import View, capitalised
from limpide.rewriters.fitting import determined
from limpide.rewriters.groups import Group, pronoun, span, starts_with_vowel, tagged
from limpide.rewriters.splitting_words import splitting_words

LONGEST_SAID_AGAIN: Final = 2
"""Tokens after a noun that are said again with it: « le taux de natalité »."""
_NOT_TAKEN_UP: Final = frozenset({"aucun", "aucune", "nul", "nulle", "tout", "toute"})
_NOBODY: Final = frozenset({"on", "ce", "c'", "ça", "cela", "ceci", "tout", "chacun", "rien", "personne"})
_SAYING: Final = frozenset({"un", "une", "des", "le", "la", "l'", "les"})
_ITS_OWN: Final = frozenset({"le", "la", "l'", "mon", "ma", "notre", "votre", "son", "sa", "leur"})
_DEFINITE: Final = frozenset({"le", "la", "l'", "les", "ce", "cet", "cette", "ces"})


def taken_up(view: View, group: Group) -> str | None:
    """The subject of the next sentence: « Elle », « Paul Durand », « Cet artiste »; None where nothing is sure."""
    is_pronoun = tagged(view)[group.head] == "PRON"
    if view.tokens[group.first].word.key in (_NOBODY if is_pronoun else _NOT_TAKEN_UP):
        return None
    if is_pronoun:
        return capitalised(view.of(group.head).lower())
    found = pronoun(group, "fr") if group.gender else None
    return capitalised(found) if found else _again(view, group)


def said_before(view: View, again: str, first: int, verb: int) -> str:
    """A subject and what parts it from its verb at token `verb`, or from the « ne » at `first` before it.

    « C’ » for « Il » where the verb says what the subject is: « C’est un écrivain ».
    """
    own = tagged(view)
    following = view.tokens[verb + 1].word.key if verb + 1 < len(own) else ""
    is_said = view.tokens[verb].word.verb == "être" and following in _SAYING and verb - first <= 1
    if not is_said or again not in ("Il", "Elle", "Ils", "Elles"):
        return f"{again} "
    return "C’" if first == verb and starts_with_vowel(view.of(verb)) else "Ce "


def pointed_at(view: View, group: Group) -> str | None:
    """A group said again where a pronoun could be another: « cette animatrice », « ces bénévoles », « Lyon »."""
    if is_name(view, group):
        return view.text[slice(*span(view, group))]
    noun = view.of(group.head)
    if not _is_determined(view, group) or (group.number == "s" and not group.gender):
        return None
    made = determined("ce", group.gender or "m", group.number, noun)
    return f"{made} {noun}" if made else None


def said_again(view: View, group: Group) -> str | None:
    """A group with its own « le » or « son » where one is meant, else pointed at: « le maire », « ces gens »."""
    key = view.tokens[group.first].word.key
    if group.number == "s" and key in _ITS_OWN and group.head == group.first + 1:
        is_short = group.last - group.head <= LONGEST_SAID_AGAIN
        return view.of(group.first, group.last if is_short else group.head)
    return pointed_at(view, group)


def is_person(view: View, at: int) -> bool:
    """Whether a noun names a person: it has a form for each gender, or stands in the list of those that have one."""
    lemma = view.tokens[at].word.lemma
    return lemma in splitting_words().persons or bool(inflected(lemma, "N:ms", "fr") and inflected(lemma, "N:fs", "fr"))


def shows_gender(view: View, at: int) -> bool:
    """Whether the gender of a noun is that of who bears it: « directrice », not « médecin »."""
    word = view.tokens[at].word
    if word.lemma in splitting_words().persons:
        return False
    return bool(word.flags & flags.FEMININE) or bool(inflected(word.lemma, "N:fs", "fr"))


def _is_determined(view: View, group: Group) -> bool:
    """Whether a determiner opens a group, or stands in « au » or « du » before it."""
    if tagged(view)[group.first] in ("DET", "NUM"):
        return True
    return group.first > 0 and view.tokens[group.first - 1].word.key in ("au", "aux", "du", "des")


def _again(view: View, group: Group) -> str | None:
    if is_name(view, group):
        return view.text[slice(*span(view, group))]
    if (found := pointed_at(view, group)) is not None:
        return capitalised(found)
    first = view.tokens[group.first]
    if first.word.key in _DEFINITE and group.head == group.first + 1:
        return capitalised(view.of(group.first, group.head))
    return None
