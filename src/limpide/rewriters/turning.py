"""Passives turned into actives: the agent before its verb, « on » or « il faut » where nobody is named."""

from collections.abc import Iterator
from typing import Final

from limpide.language.inflection import inflected
from limpide.language.passives import Passive, passives
from limpide.rewriters.actions import verb_of
from limpide.rewriters.agents import agent, end_of, shown
from limpide.rewriters.drafts import Kept, Part, Proposal, View, lowered, raised
from limpide.rewriters.groups import span, tagged
from limpide.rewriters.main_clauses import may_stay
from limpide.rewriters.passive_frames import Frame, active, frame
from limpide.rewriters.turning_words import turning_words

_ALLOWS: Final = frozenset({"easier"})  # the score counts short words, which « est » and « par » are
_NOTHING: Final[tuple[Part, ...]] = ()
_ALL: Final = frozenset({"tous", "toutes", "tout", "toute", "chaque"})  # « pas par tous » is not « tous … pas »
_IMPERSONAL: Final = frozenset({"de", "d'", "que", "qu'", "aux", "à"})


def with_agent(view: View) -> Iterator[Proposal]:
    """« La lettre a été signée par la directrice » as « La directrice a signé la lettre »."""
    if " par " not in view.text:
        return
    for found in passives(view.text, view.tokens, "fr"):
        parts = frame(view, found) if found.agent and found.kind == "etre" else None
        doer = agent(view, found) if parts else None
        if parts is None or doer is None or (parts.is_negative and view.tokens[doer.first].word.key in _ALL):
            continue
        verb = active(view, parts, doer.cell)
        middle = _middle(view, parts, doer.first - 1)
        if verb is None or middle is None or _is_impersonal(view, parts):
            continue
        first, *others = shown(view, doer)
        opening = raised(view, first.start, first.end) if _is_raised(view, parts) else first
        yield Proposal(
            span(view, parts.patient)[0],
            end_of(view, doer),
            (opening, *others, " ", *verb, *_patient(view, parts), *middle, _stop(view, end_of(view, doer))),
            confidence=0.7,
            allows=_ALLOWS,
        )


def without_agent(view: View) -> Iterator[Proposal]:
    """« Ces décisions ont été prises » as « On a pris ces décisions »; « doivent être » as « Il faut »."""
    for found in passives(view.text, view.tokens, "fr"):
        parts = frame(view, found) if found.agent is None and found.kind == "etre" else None
        if parts is None:
            continue
        if _is_impersonal(view, parts):
            opening, verb, patient = "on ", _said(view, parts), _NOTHING
        elif _may_say_on(view, parts, found):
            opening, verb, patient = *_by_anyone(view, parts), _patient(view, parts)
        else:
            continue
        if verb is not None:
            start = span(view, parts.patient)[0]
            first = opening.capitalize() if _is_raised(view, parts) else opening
            yield Proposal(
                start,
                view.tokens[parts.end].end,
                (first, *verb, *patient),
                confidence=0.5,
                allows=_ALLOWS,
            )


def _stop(view: View, end: int) -> str:
    """The full stop that an abbreviation took with it from the end of the sentence."""
    return "." if view.text[end - 1] == "." and not view.text[end:].strip() else ""


def _by_anyone(view: View, parts: Frame) -> tuple[str, tuple[Part, ...] | None]:
    """« il faut » for « doit être », else « on »."""
    if parts.modal != "devoir":
        return "on ", active(view, parts, "3s")
    must = inflected("falloir", f"{parts.tense}:3s", "fr")
    verb = active(view, parts, "3s")
    owed = inflected("devoir", f"{parts.tense}:3s", "fr")
    if must is None or verb is None or owed is None:
        return "il ", None
    head = str(verb[0])
    return "il ", (head.removesuffix(owed) + must, *verb[1:])


def _may_say_on(view: View, parts: Frame, found: Passive) -> bool:
    """Whether someone unnamed does it: an action, not a state, a birth or a disaster."""
    words = turning_words()
    patient = view.tokens[parts.patient.head].word.key
    is_pronoun = tagged(view)[parts.patient.head] == "PRON"
    if (is_pronoun and patient not in ("vous", "nous")) or found.verb in words.moving:
        return False
    is_state = parts.tense in ("ind:pre", "ind:imp") and not (parts.modal or parts.is_compound)
    if is_state and (is_pronoun or found.verb in words.results or _lasts(view, parts.end + 1)):
        return False
    if found.verb in words.happenings and parts.modal != "devoir":
        return False
    return may_stay(view, parts.end + 1) and not _names_agent(view, parts.end + 1)


def _lasts(view: View, first: int) -> bool:
    """« depuis lundi »: a state that goes on."""
    return any(token.word.key == "depuis" for token in view.tokens[first:])


def _names_agent(view: View, first: int) -> bool:
    """Whether « par » and one who may act stand further on."""
    own = tagged(view)
    return any(
        view.tokens[at - 1].word.key == "par" and own[at] in ("DET", "NUM", "PROPN")
        for at in range(first + 1, len(own))
    )


def _is_raised(view: View, parts: Frame) -> bool:
    """Whether the patient opens a sentence, with a capital."""
    return not parts.start and view.of(parts.patient.first)[0].isupper()


def _is_impersonal(view: View, parts: Frame) -> bool:
    """« Il a été décidé de »: « il » stands for nobody."""
    after = parts.participle + 1
    return (
        view.tokens[parts.patient.head].word.key == "il"
        and after < len(view.tokens)
        and any(view.tokens[at].word.key in _IMPERSONAL for at in range(after, min(after + 1, len(view.tokens))))
    )


def _said(view: View, parts: Frame) -> tuple[Part, ...] | None:
    if parts.lemma not in turning_words().sayings or parts.modal == "devoir":
        return None
    return active(view, parts, "3s", has_object=False)


def _patient(view: View, parts: Frame) -> tuple[Part, ...]:
    """What was done, after its verb; nothing where a pronoun stands before the verb already."""
    if tagged(view)[parts.patient.head] == "PRON":
        return ()
    place = span(view, parts.patient)
    is_name = tagged(view)[parts.patient.first] == "PROPN"
    return " ", Kept(*place) if parts.start or is_name else lowered(view, *place)


def _middle(view: View, parts: Frame, by: int) -> tuple[Part, ...] | None:
    """What stands between the participle and « par »; None where a sign cuts it."""
    start, end = view.tokens[parts.end].end, view.tokens[by].start
    text = view.text[start:end]
    if any(sign in text for sign in ",;:()«»"):
        return None
    if not text.strip():
        return ()
    if tagged(view)[by - 1] == "NOUN" and verb_of(view.tokens[by - 1].word.lemma):
        return None
    if any(tagged(view)[at] == "CCONJ" and tagged(view)[at + 1] in ("PART", "ADJ") for at in range(parts.end + 1, by)):
        return None
    return " ", Kept(view.tokens[parts.end + 1].start, start + len(text.rstrip()))
