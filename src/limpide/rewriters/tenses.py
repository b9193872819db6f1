"""The cells that a verb form fills where it stands: its person by the subject, its mood by what rules it."""

from functools import cache
from typing import Final

from msgspec import Struct

from limpide.language.lexicons import word_lists
from limpide.rewriters.agreement import number_of
from limpide.rewriters.drafts import View
from limpide.rewriters.groups import cell_of, tagged

_PERSONS: Final = {"je": "1s", "j'": "1s", "tu": "2s", "nous": "1p", "vous": "2p"}
_OBJECTS: Final = ("l'", "les", "nous", "vous", "m'", "t'", "s'")
_BEFORE_VERB: Final = ("NEG", "CLI")


class Moods(Struct, frozen=True, forbid_unknown_fields=True):
    """Words before « que », or the lemmas of verbs there, by the mood that they want."""

    subjunctive: frozenset[str]
    indicative: frozenset[str]


def settled(view: View, at: int) -> tuple[str, ...]:
    """The cells that a verb form can fill at a place."""
    found = cell_of(view.tokens[at], "fr")
    if len(found) < 2:
        return found
    tag = tagged(view)[at]
    if tag == "INF":
        return _only(found, ("inf",))
    if tag == "PART":
        return _of_number(view, at, _only(found, ("pp:",)))
    if tag == "GER":
        return _only(found, ("par:",))
    return _of_mood(view, at, _of_person(view, at, _only(found, ("ind:", "cnd:", "sub:", "imp:"))))


@cache
def moods() -> Moods:
    return word_lists("moods_fr", Moods, __file__)


def _of_number(view: View, at: int, found: tuple[str, ...]) -> tuple[str, ...]:
    """« omis » is singular after avoir; after être it is as its verb."""
    auxiliary = next((n for n in range(at - 1, max(-1, at - 5), -1) if tagged(view)[n] == "AUX"), None)
    if auxiliary is None:
        return found
    is_plural = _is_plural(view, auxiliary)
    if is_plural is None:
        return found
    return tuple(cell for cell in found if cell.endswith("p" if is_plural else "s")) or found


def _is_plural(view: View, auxiliary: int) -> bool | None:
    """Whether a participle is plural, by être or by the object before avoir; None where a pronoun hides it."""
    if view.tokens[auxiliary].word.verb == "être":
        return all(cell.endswith("p") for cell in cell_of(view.tokens[auxiliary], "fr"))
    before = range(max(0, auxiliary - 4), auxiliary)
    link = next((at for at in before if view.tokens[at].word.key in ("que", "qu'")), None)
    if link is not None:
        return number_of(view, link - 1) == "p" if link and tagged(view)[link - 1] == "NOUN" else None
    hides = any(tagged(view)[at] == "CLI" and view.tokens[at].word.key in _OBJECTS for at in before)
    return None if hides else False


def _of_person(view: View, at: int, found: tuple[str, ...]) -> tuple[str, ...]:
    subject = at - 1
    while subject >= 0 and tagged(view)[subject] in _BEFORE_VERB:
        subject -= 1
    if subject < 0:
        return _only(found, ("imp:",))
    if not _touching(view, subject, at):
        return tuple(cell for cell in found if cell[-2:] not in ("1s", "2s"))
    key = view.tokens[subject].word.key
    person = _PERSONS.get(key)
    spoken = tuple(cell for cell in found if not cell.startswith("imp:"))
    return tuple(cell for cell in spoken if (cell[-2:] == person if person else cell[-2] == "3"))


def _of_mood(view: View, at: int, found: tuple[str, ...]) -> tuple[str, ...]:
    """Without the subjunctive, or with it alone, as the last « que » before the verb wants."""
    last = next((n for n in range(at - 1, -1, -1) if tagged(view)[n] == "SUB"), None)
    if last is None or view.tokens[last].word.key not in ("que", "qu'"):
        return tuple(cell for cell in found if not cell.startswith("sub:")) or found
    before = view.tokens[last - 1].word if last else None
    known = moods()
    if before and (before.key in known.subjunctive or before.verb in known.subjunctive):
        return _only(found, ("sub:",))
    if before and (before.key in known.indicative or before.verb in known.indicative):
        return tuple(cell for cell in found if not cell.startswith("sub:")) or found
    return found


def _only(found: tuple[str, ...], heads: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(cell for cell in found if cell.startswith(heads)) or found


def _touching(view: View, first: int, last: int) -> bool:
    return not any(sign in view.text[view.tokens[first].end : view.tokens[last].start] for sign in ",;:()—–")
