"""English passives turned into actives: the agent before its verb, “we” or “you” where one of them must act."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from limpide.language.passives import Passive, passives
from limpide.rewriters.drafts import Kept, Part, Proposal, View, capitalised, raised, spaced
from limpide.rewriters.english import is_person, words
from limpide.rewriters.english_agents import AGENTS, ends_well
from limpide.rewriters.english_agents import agent as agent_of
from limpide.rewriters.english_chains import Chain, active
from limpide.rewriters.english_chains import chain as chain_of
from limpide.rewriters.english_groups import clause_subject, lowered_group
from limpide.rewriters.groups import Group, span, tagged

LONGEST_SUBJECT: Final = 12  # tokens: a longer one is hard to hold after the verb
_OBJECTS: Final = {"i": "me", "he": "him", "she": "her", "we": "us", "they": "them", "it": "it", "you": "you"}
_OURS: Final = frozenset({"you", "your", "yours", "we", "our", "us", "ours"})
_DUTY: Final = frozenset({"must", "should", "shall"})


class _Frame(NamedTuple):
    patient: Group
    chain: Chain


def with_agent(view: View) -> Iterator[Proposal]:
    """“The forms were signed by both parents” as “Both parents signed the forms”."""
    if " by " not in view.text:
        return
    for found in passives(view.text, view.tokens, "en"):
        if found.agent is None or found.verb in words().no_verbs:
            continue
        by = view.index(found.agent[0])
        agent, frame = agent_of(view, by), _frame(view, found)
        if agent is None or frame is None or not ends_well(view, agent.last):
            continue
        verb = active(view, frame.chain, agent.cell)
        middle = _middle(view, view.index(found.verb_end), by)
        told = _object(view, frame)
        if verb is None or middle is None or told is None:
            continue
        start = span(view, frame.patient)[0]
        yield Proposal(
            start,
            view.tokens[agent.last].end,
            (_named(view, agent, frame.patient.first), " ", *verb, *middle[0], " ", told, *middle[1]),
            confidence=0.7,
            allows=frozenset({"easier"}),
        )


def without_agent(view: View) -> Iterator[Proposal]:
    """“Your payment will be made” as “We will make your payment”, “must be signed” as “You must sign”."""
    for found in passives(view.text, view.tokens, "en"):
        if found.agent is not None and agent_of(view, view.index(found.agent[0])) is not None:
            continue
        frame = _frame(view, found)
        actor = _actor(view, frame) if frame is not None else None
        if frame is None or actor is None:
            continue
        verb, told = active(view, frame.chain, "1p"), _object(view, frame)
        if verb is None or told is None:
            continue
        start = span(view, frame.patient)[0]
        last = view.index(found.verb_end) - 1
        particle = _particle(view, last + 1)
        end = view.tokens[last + len(particle)].end
        said = actor if frame.patient.first == 0 else actor.lower()
        yield Proposal(
            start,
            end,
            (said, " ", *verb, *spaced(view, particle), " ", told),
            confidence=0.5,
            allows=frozenset({"easier"}),
        )


def _frame(view: View, found: Passive) -> _Frame | None:
    """The patient that opens its clause and the auxiliaries after it; None for another shape."""
    participle = view.index(found.verb_start)
    chain = chain_of(view, participle, found.verb)
    if chain is None:
        return None
    patient = clause_subject(view, chain.first)
    if patient is None or patient.last - patient.first >= LONGEST_SUBJECT or _is_empty(view, patient, participle):
        return None
    return _Frame(patient, chain)


def _is_empty(view: View, patient: Group, participle: int) -> bool:
    """Whether the subject is an “it” or “there” that stands for what comes after, or a word that cannot be moved."""
    key = view.tokens[patient.head].word.key
    if key == "there" or view.tokens[patient.first].word.key in ("no", "neither", "few", "none", "there"):
        return True
    later = [token.word.key for token in view.tokens[participle + 1 :]]
    return key == "it" and any(word in later for word in ("that", "to", "whether"))


def _middle(view: View, first: int, by: int) -> tuple[tuple[Part, ...], tuple[Part, ...]] | None:
    """What stands between the participle and “by”: what leans on the verb, then what follows its object."""
    own = tagged(view)
    particle = _particle(view, first) if first < by and not view.between(by - 1, by).strip() else ()
    if particle and particle[-1] + 1 == by:
        return spaced(view, particle), ()
    if first >= by:
        return (), ()
    if any(own[at] in ("VERB", "AUX", "SUB", "CCONJ", "INF") for at in range(first, by)):
        return None
    if any("," in view.between(at - 1, at) for at in range(first, by + 1)):
        return None
    return (), (" ", view.kept(first, by - 1))


def _particle(view: View, at: int) -> tuple[int, ...]:
    """The particle of the verb at a token, where nothing hangs on it: “looked after”, “filled in”."""
    if at >= len(view.tokens) or view.tokens[at].word.key not in words().particles:
        return ()
    own = tagged(view)
    is_last = at + 1 >= len(own) or bool(view.between(at, at + 1).strip())
    if is_last or (own[at + 1] in ("ADP", "SUB", "CCONJ", "ADV") and view.tokens[at].word.key != "to"):
        return (at,)
    return ()


def _object(view: View, frame: _Frame) -> Part | None:
    """The patient after its verb: “him” for “he”, a small letter where it opened the sentence."""
    patient = frame.patient
    pronoun = _OBJECTS.get(view.tokens[patient.head].word.key) if patient.first == patient.last else None
    if pronoun is not None:
        return pronoun
    return lowered_group(view, patient)


def _named(view: View, agent: Group, first: int) -> Part:
    """The agent before its verb, with a capital where it now opens the sentence."""
    told = AGENTS.get(view.tokens[agent.head].word.key) if agent.first == agent.last else None
    if told is not None:
        return capitalised(told) if first == 0 else told
    return raised(view, *span(view, agent)) if first == 0 else Kept(*span(view, agent))


def _actor(view: View, frame: _Frame) -> str | None:
    """“We” for what an office does to what is yours, “You” for what a reader must or can do; None where unsure."""
    patient, chain = frame.patient, frame.chain
    key = view.tokens[patient.first].word.key
    is_yours = key == "your" or view.tokens[patient.head].word.key == "you"
    if is_yours and chain.lemma in words().of_office and chain.words[0] not in _DUTY | {"can", "may"}:
        return "We"
    is_ours = _speaks_to_you(view) or view.tokens[patient.head].word.lemma in words().office_matters
    if chain.words[0] == "will" and chain.lemma in words().of_office and is_ours:
        return "We"
    may_be_reader = chain.lemma in words().of_reader and patient.person == 3 and not _is_someone(view, patient)
    if may_be_reader and chain.words[-1] == "be" and _is_duty(chain):
        return "You"
    return None


def _is_duty(chain: Chain) -> bool:
    return chain.words[0] in _DUTY or (chain.words[0] in ("can", "may") and chain.negation is None)


def _speaks_to_you(view: View) -> bool:
    return any(token.word.key in _OURS for token in view.tokens)


def _is_someone(view: View, patient: Group) -> bool:
    word = view.tokens[patient.head].word
    return tagged(view)[patient.head] in ("PROPN", "PRON") or is_person(word)
