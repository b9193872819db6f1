"""A French passive taken apart, and the active verb made of its parts."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from limpide.language import flags
from limpide.language.inflection import inflected
from limpide.language.passives import Passive
from limpide.rewriters.drafts import Part, View
from limpide.rewriters.groups import NE, Group, cell_of, elided, tagged
from limpide.rewriters.main_clauses import CLITICS, opening, subject_from
from limpide.rewriters.turning_words import turning_words

LONGEST_PATIENT: Final = 12  # tokens: a longer one is hard to hold after the verb
_MODALS: Final = frozenset({"devoir", "pouvoir", "aller"})
_FLOATING: Final = frozenset(
    {"que", "qu'", "tous", "toutes", "tout", "toute", "chacun", "chacune", "ni", "seulement", "uniquement"}
)
_DENYING: Final = frozenset({"pas", "plus", "jamais", "point", "guère"})
_OBJECTS: Final = {
    "il": "le", "elle": "la", "ils": "les", "elles": "les",
    "je": "me", "j'": "me", "tu": "te", "nous": "nous", "vous": "vous",
}  # fmt: skip
_WHOLE: Final = {"m'": "me", "t'": "te"}


class Frame(Struct, frozen=True):
    """The parts of a passive, as indexes of tokens.

    `head` carries tense; `be` is the être before the participle. `modal` is its lemma or empty, `tense` a cell without
    its person. `clitics` are datives in full (« vous », « lui »). `others` are participles joined by « et »,
    `end` the last word that goes with the verb: « mises en œuvre », « examinés rapidement ».
    """

    start: int
    patient: Group
    head: int
    be: int
    participle: int
    lemma: str
    tense: str
    modal: str
    is_negative: bool
    clitics: tuple[str, ...]
    others: tuple[int, ...]
    end: int

    @property
    def second(self) -> int | None:
        return self.others[-1] if self.others else None

    @property
    def is_compound(self) -> bool:
        return not self.modal and self.head != self.be


def frame(view: View, found: Passive) -> Frame | None:
    """The parts of a passive whose patient opens the main clause; None for another shape."""
    be, participle = view.index(found.start), view.index(found.verb_start)
    head = _head(view, be)
    if head is None or "?" in view.text[view.stop :] or participle < be:
        return None
    start = opening(view)
    patient = subject_from(view, start, head)
    if patient is None or patient.last - patient.first >= LONGEST_PATIENT:
        return None
    inside = [at for at in range(head + 1, participle) if at != be]
    if not _is_plain(view, head, participle, inside):
        return None
    cell = next((cell for cell in cell_of(view.tokens[head], "fr") if cell.endswith(patient.cell)), "")
    modal = view.tokens[head].word.verb if view.tokens[be].word.key == "être" else ""
    if not cell.startswith(("ind:", "cnd:")) or inflected(found.verb, "pp:ms", "fr") is None:
        return None
    before = [view.tokens[at].word.key for at in range(patient.last + 1, head)]
    is_negative = any(key in NE for key in before)
    if is_negative and not _is_whole_negation(view, patient, inside):
        return None
    clitics = [*before, *(view.tokens[at].word.key for at in inside if view.tokens[at].word.key in CLITICS)]
    return Frame(
        start,
        patient,
        head,
        be,
        participle,
        found.verb,
        cell.rpartition(":")[0],
        modal,
        is_negative,
        tuple(_WHOLE.get(key, key) for key in clitics if key not in NE),
        others := _others(view, participle),
        _end(view, others[-1] if others else participle, found.verb),
    )


def active(view: View, parts: Frame, cell: str, *, has_object: bool = True) -> tuple[Part, ...] | None:
    """The active verb with its negation, clitics and adverbs, for a subject of a person and number."""
    clitics = _clitics(view, parts) if has_object else parts.clitics
    own = tagged(view)
    if clitics is None or (parts.second and (parts.is_negative or own[parts.patient.head] == "PRON")):
        return None
    carrier = parts.modal or ("avoir" if parts.is_compound else parts.lemma)
    form = inflected(carrier, f"{parts.tense}:{cell}", "fr")
    if form is None:
        return None
    negation = ["ne"] if parts.is_negative else []
    first = chained([*negation, *([] if parts.modal else clitics), form])
    near, late = _adverbs(view, parts)
    second = _joined_verb(view, parts, cell)
    after = (*late, *_after(view, parts))
    if parts.modal:
        return (first, *near, " " + chained([*clitics, parts.lemma]), *second, *after)
    if parts.is_compound:
        return (first, *near, " " + _participle(view, parts), *second, *after)
    return (first, *second, *near, *after)


def chained(words: Sequence[str]) -> str:
    """Words one after another, each elided before a vowel where it must be."""
    made = words[-1]
    for word in reversed(words[:-1]):
        made = elided(word, made) + made
    return made


def _head(view: View, be: int) -> int | None:
    """The token that carries tense: être itself, the avoir before « été », the modal before « être »."""
    own = tagged(view)
    key = view.tokens[be].word.key
    if key == "été":
        return next((at for at in range(be - 1, max(-1, be - 4), -1) if own[at] == "AUX"), None)
    if key == "être":
        return next(
            (
                at
                for at in range(be - 1, max(-1, be - 5), -1)
                if view.tokens[at].word.verb in _MODALS and own[at] == "VERB"
            ),
            None,
        )
    return be


def _is_plain(view: View, head: int, participle: int, inside: Sequence[int]) -> bool:
    """Whether only adverbs, negation and clitics stand between the words of the verb."""
    keys = [view.tokens[at].word.key for at in inside]
    is_cut = any("," in view.between(at, at + 1) for at in range(head, participle))
    is_asked = any(view.tokens[at].word.flags & flags.CLITIC for at in inside)
    return not is_cut and not is_asked and not _FLOATING.intersection(keys)


def _is_whole_negation(view: View, patient: Group, inside: Sequence[int]) -> bool:
    """« ne … pas », or « aucun … ne »; « un dossier n’est pas » would need « de »."""
    first = view.tokens[patient.first].word.key
    if first in ("aucun", "aucune"):
        return True
    return first not in ("un", "une", "des", "du", "de") and any(view.tokens[at].word.key in _DENYING for at in inside)


def _others(view: View, participle: int) -> tuple[int, ...]:
    """The participles that « et » joins to the first: « complété, daté et signé »; none where they do not end so."""
    found: list[int] = []
    at = participle
    while at + 1 < len(view.tokens):
        is_listed = view.between(at, at + 1).strip() == ","
        is_last = view.tokens[at + 1].word.key == "et"
        at += 1 if is_listed and not is_last else 2
        if not (is_listed or is_last) or at >= len(view.tokens) or not _is_done(view, at):
            return ()
        found.append(at)
        if is_last:
            return tuple(found)
    return ()


def _is_done(view: View, at: int) -> bool:
    word = view.tokens[at].word
    return bool(word.flags & flags.PARTICIPLE and word.verb and not word.flags & flags.MOVES)


def _end(view: View, at: int, lemma: str) -> int:
    """The last token of what follows a participle and goes with it: a set phrase, adverbs of manner."""
    own = tagged(view)
    if lemma in turning_words().phrasal and own[at + 1 : at + 2] == ("ADP",) and own[at + 2 : at + 3] == ("NOUN",):
        at = at + 2 if view.tokens[at + 1].word.key in ("en", "à") else at
    while at + 1 < len(own) and _is_manner(view, at + 1) and not view.between(at, at + 1).strip():
        at += 1
    return at


def _is_manner(view: View, at: int) -> bool:
    """« rapidement »: not « seulement », which stands before what it limits."""
    key = view.tokens[at].word.key
    return tagged(view)[at] == "ADV" and key.endswith("ment") and key not in _FLOATING


def _after(view: View, parts: Frame) -> tuple[Part, ...]:
    first = (parts.second or parts.participle) + 1
    return (" ", view.kept(first, parts.end)) if parts.end >= first else ()


def _clitics(view: View, parts: Frame) -> tuple[str, ...] | None:
    """The clitics of the active verb, the patient among them where it is a pronoun; None where they cannot meet."""
    if tagged(view)[parts.patient.head] != "PRON":
        return parts.clitics
    own = _OBJECTS.get(view.tokens[parts.patient.head].word.key)
    if own is None or (parts.clitics and own not in ("le", "la", "les")) or len(parts.clitics) > 1:
        return None
    if parts.clitics[:1] and parts.clitics[0] in ("me", "te", "nous", "vous"):
        return (*parts.clitics, own)
    return (own, *parts.clitics)


def _adverbs(view: View, parts: Frame) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The words between head and participle: those that stay near the head, and those after an infinitive."""
    own = [
        at
        for at in range(parts.head + 1, parts.participle)
        if at != parts.be and view.tokens[at].word.key not in CLITICS
    ]
    late = [at for at in own if parts.modal and at > parts.be and view.tokens[at].word.key.endswith("ment")]
    return _kept(view, [at for at in own if at not in late]), _kept(view, late)


def _kept(view: View, places: Sequence[int]) -> tuple[Part, ...]:
    made: list[Part] = []
    for at in places:
        made += [" " if not made or not view.of(at - 1).endswith(("'", "’")) else "", view.kept(at)]
    return tuple(made)


def _participle(view: View, parts: Frame) -> str:
    """As it stands after an object pronoun, which it agrees with; else the plain form."""
    if tagged(view)[parts.patient.head] == "PRON":
        return view.of(parts.participle)
    return inflected(parts.lemma, "pp:ms", "fr") or ""


def _joined_verb(view: View, parts: Frame, cell: str) -> tuple[Part, ...]:
    """The other verbs in the form of the first."""
    made = []
    for at in parts.others:
        lemma = view.tokens[at].word.verb
        form = (
            lemma if parts.modal else inflected(lemma, "pp:ms" if parts.is_compound else f"{parts.tense}:{cell}", "fr")
        )
        made.append(f" et {form}" if at == parts.second else f", {form}")
    return tuple(made)
