"""Nouns of action that open a sentence: the action told by a verb, then what it brought about."""

from collections.abc import Iterator
from typing import Final

from limpide.language.inflection import inflected
from limpide.language.passives import passives
from limpide.rewriters.actions import Action, action_at, past
from limpide.rewriters.agents import agent, end_of, shown
from limpide.rewriters.drafts import Kept, Part, Proposal, View, capitalised, raised
from limpide.rewriters.groups import Group, cell_of, elided, tagged
from limpide.rewriters.main_clauses import CLITICS
from limpide.rewriters.passive_frames import Frame, active, frame
from limpide.rewriters.turning_words import turning_words

LONGEST_TIME: Final = 4  # tokens between « on a décidé » and « de »
_MODALS: Final = frozenset({"devoir", "pouvoir", "aller"})
_STOPS: Final = ("", ".", "!", "…")
_ALLOWS: Final = frozenset({"easier"})
_DEFINITE: Final = frozenset({"la", "le", "l'", "cette", "ce", "cet"})


def planned(view: View) -> Iterator[Proposal]:
    """« La mise en place de ce service a été décidée en avril » as « On a décidé en avril de mettre en place … »."""
    found = _opening(view)
    if found is None or found.is_done_by:
        return
    for passive in passives(view.text, view.tokens, "fr"):
        parts = frame(view, passive) if passive.verb in turning_words().plans else None
        if parts is None or parts.patient.first or parts.patient.last != found.end or parts.modal or parts.second:
            continue
        doer = agent(view, passive) if passive.agent else None
        made = _plan(view, found, parts, doer) if doer or not passive.agent else None
        if made is not None:
            end, words = made
            start = view.tokens[0].start
            yield Proposal(start, end, words, confidence=0.6, allows=_ALLOWS)


def _plan(view: View, found: Action, parts: Frame, doer: Group | None) -> tuple[int, tuple[Part, ...]] | None:
    """Where the plan ends and what says it; the time stands by a decision made, after an action to come."""
    verb = active(view, parts, doer.cell if doer else "3s", has_object=False)
    last = doer.last if doer else parts.end
    time = _time(view, last)
    if verb is None or time is None or (doer and end_of(view, doer) != view.tokens[last].end):
        return None
    when = _tail(view, last, time)
    middle = _said_before(view, parts, doer.first - 1 if doer else parts.end + 1)
    to_do = (" ", *_to_do(view, found))
    rest = (*when, *to_do) if parts.is_compound or parts.tense == "ind:pas" else (*to_do, *when)
    return view.tokens[last + time].end, (*_subject(view, doer), " ", *verb, *middle, *rest)


def _subject(view: View, doer: Group | None) -> tuple[Part, ...]:
    if doer is None:
        return ("On",)
    first, *others = shown(view, doer)
    return (raised(view, first.start, first.end), *others)


def consequences(view: View) -> Iterator[Proposal]:
    """« La suppression de la ligne a provoqué … » as « On a supprimé la ligne. Cela a provoqué … »."""
    found = _opening(view)
    if found is None or "?" in view.text[view.stop :]:
        return
    verb = found.end + 1
    if verb >= len(view.tokens) or view.between(found.end, verb).strip():
        return
    main = _main_verb(view, verb)
    told = _told(view, found, verb) if main in turning_words().consequences else None
    if told is None:
        return
    rest = view.tokens[verb].start
    yield Proposal(
        view.tokens[0].start,
        view.tokens[verb].end,
        (*told, ". Cela ", Kept(rest, view.tokens[verb].end)),
        confidence=0.5,
        allows=frozenset({"length", "easier"}),
    )


def duties(view: View) -> Iterator[Proposal]:
    """« La présentation d’une carte est obligatoire » as « Il faut présenter une carte »."""
    found = _opening(view)
    if found is None or found.is_done_by:
        return
    be, word = found.end + 1, found.end + 2
    if word >= len(view.tokens) or view.tokens[be].word.verb != "être" or view.between(found.end, be).strip():
        return
    known = turning_words().duties
    wording = known.get(view.tokens[word].word.lemma) or known.get(_participle(view, word))
    opening = _duty(view, be, wording) if wording else None
    if opening is None:
        return
    infinitive = found.infinitive
    lead = opening.removesuffix("de") + elided("de", infinitive) if opening.endswith(" de") else opening + " "
    yield Proposal(
        view.tokens[0].start,
        view.tokens[word].end,
        (capitalised(lead) + infinitive + " ", *found.object(view)),
        confidence=0.6,
        allows=frozenset({"modality", "easier"}),
    )


def _opening(view: View) -> Action | None:
    """The noun of action that opens the sentence, its definite article before it."""
    if len(view.tokens) < 4 or view.tokens[0].word.key not in _DEFINITE:
        return None
    return action_at(view, 1) if view.tokens[0].word.text[:1].isupper() else None


def _main_verb(view: View, at: int) -> str:
    """The lemma that tells the result: behind avoir or « va »; empty for a verb with clitics or a negation."""
    own = tagged(view)
    word = view.tokens[at].word
    if own[at] == "AUX" and word.verb == "avoir":
        after = at + 2 if at + 1 < len(own) and own[at + 1] == "ADV" else at + 1
        return view.tokens[after].word.verb if after < len(own) and own[after] == "PART" else ""
    if own[at] == "VERB" and word.verb in _MODALS and at + 1 < len(own) and own[at + 1] == "INF":
        return view.tokens[at + 1].word.verb
    return word.verb if own[at] in ("VERB", "AUX") and word.key not in CLITICS else ""


def _told(view: View, found: Action, verb: int) -> tuple[Part, ...] | None:
    """The action as a sentence of its own, in the tense of its result."""
    cell = next((cell for cell in cell_of(view.tokens[verb], "fr") if cell.endswith("3s")), "")
    tense = cell.rpartition(":")[0]
    is_general = tense == "ind:pre" and view.tokens[found.complement.first].word.key in ("un", "une")
    if not tense.startswith(("ind:", "cnd:")) or (is_general and tagged(view)[verb] == "VERB"):
        return None
    doer = found.complement.cell if found.is_done_by else "3s"
    form = _in_tense(view, found, verb, tense, doer)
    if form is None:
        return None
    if not found.is_done_by:
        return "On ", found.conjugated(form), " ", *found.object(view)
    subject = found.object(view)
    if isinstance(subject[0], str):
        return capitalised(subject[0]), *subject[1:], f" {form}"
    return raised(view, subject[0].start, subject[0].end), f" {form}"


def _in_tense(view: View, found: Action, verb: int, tense: str, cell: str) -> str | None:
    own = tagged(view)
    word = view.tokens[verb].word
    if own[verb] == "AUX" and word.verb == "avoir" and verb + 1 < len(own) and own[verb + 1] in ("PART", "ADV"):
        return _with_etre(found, tense, cell) or past(found.verb, tense, cell)
    if word.verb in _MODALS:
        form = inflected(word.verb, f"{tense}:{cell}", "fr")
        return f"{form} {found.verb}" if form else None
    return inflected(found.verb, f"{tense}:{cell}", "fr")


def _with_etre(found: Action, tense: str, cell: str) -> str | None:
    """« Le train est arrivé »: verbs that form their past with être."""
    if not found.is_done_by or found.verb not in turning_words().moving:
        return None
    form = inflected("être", f"{tense}:{cell}", "fr")
    participle = inflected(found.verb, f"pp:{found.complement.gender or 'm'}{found.complement.number}", "fr")
    return f"{form} {participle}" if form and participle else None


def _duty(view: View, be: int, wording: str) -> str | None:
    """« il falloir », « on pouvoir » or « il être interdit de », its verb in the tense of « est »."""
    subject, lemma, *rest = wording.split()
    cell = next((cell for cell in cell_of(view.tokens[be], "fr") if cell.endswith("3s")), "")
    form = inflected(lemma, cell, "fr") if cell.startswith("ind:") else None
    return " ".join([subject, form, *rest]) if form else None


def _participle(view: View, at: int) -> str:
    verb = view.tokens[at].word.verb
    return (inflected(verb, "pp:ms", "fr") or "") if verb else ""


def _time(view: View, last: int) -> int | None:
    """How many tokens of time or place close the sentence; None where more than that follows."""
    after = len(view.tokens) - 1 - last
    if after == 0:
        return 0
    if (
        after > LONGEST_TIME
        or view.text[view.stop :].strip() not in _STOPS
        or view.text[view.tokens[last].end : view.tokens[-1].start].count(",")
    ):
        return None
    return after if tagged(view)[last + 1] in ("ADP", "DET", "ADV") else None


def _tail(view: View, last: int, time: int) -> tuple[Part, ...]:
    return (" ", view.kept(last + 1, last + time)) if time else ()


def _said_before(view: View, parts: Frame, end: int) -> tuple[Part, ...]:
    """What stands between the verb and « par », signs such as « % » included."""
    first = parts.end + 1
    if first >= end:
        return ()
    start = view.tokens[first].start
    return (" ", Kept(start, start + len(view.text[start : view.tokens[end].start].rstrip())))


def _to_do(view: View, found: Action) -> tuple[Part, ...]:
    """« de mettre en place ce service »."""
    return (elided("de", found.infinitive) + found.infinitive + " ", *found.object(view))
