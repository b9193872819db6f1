"""Passives of every kind, and what looks like one."""

import pytest

from limpide import analyse
from limpide.analysing import PassiveUse


def _found(text: str, lang: str = "fr") -> list[tuple[str, str]]:
    return [
        (each.kind, text[each.participle.start : each.participle.end]) for each in analyse(text, lang=lang).passives
    ]


def _only(text: str, lang: str = "fr") -> PassiveUse:
    (found,) = analyse(text, lang=lang).passives
    return found


@pytest.mark.parametrize(
    ("text", "kind", "participle"),
    [
        ("La salle est nettoyée chaque soir.", "etre", "nettoyée"),
        ("Le budget a été plus ou moins revu.", "etre", "revu"),
        ("Une lettre signée par la directrice attend Paul.", "participle", "signée"),
        ("Ce fromage se vend au marché.", "pronominal", "vend"),
    ],
)
def test_french_passives_of_each_kind_are_found(text: str, kind: str, participle: str) -> None:
    assert _found(text) == [(kind, participle)]


@pytest.mark.parametrize(
    "text",
    [
        "La question est très controversée.",
        "Le fil était rompu et inutilisable.",
        "La pièce est nettement plus isolée.",
        "La directrice a vite signé par prudence.",
        "Elle se lave les mains.",
        "Nous nous voyons demain.",
    ],
)
def test_qualities_and_active_verbs_are_no_passives(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "participle"),
    [
        ("Attached is the list of rooms.", "Attached"),
        ("As agreed, enclosed are two copies.", "enclosed"),
        ("When was the old bridge built?", "built"),
        ("The door got painted.", "painted"),
    ],
)
def test_english_passives_are_found_in_any_order(text: str, participle: str) -> None:
    assert ("etre", participle) in _found(text, "en")


@pytest.mark.parametrize("text", ["She was very flattered.", "We are getting it done.", "Is the old bridge new?"])
def test_english_qualities_and_causatives_are_no_passives(text: str) -> None:
    assert _found(text, "en") == []


def test_a_participle_before_its_auxiliary_is_placed_by_itself() -> None:
    text = "Attached is the list of rooms."
    found = _only(text, "en")
    assert text[found.span.start : found.span.end] == "Attached is"


def test_the_agent_of_a_bare_participle_is_given() -> None:
    text = "Une lettre signée par la directrice attend Paul."
    agent = _only(text).agent
    assert agent is not None and text[agent.start : agent.end].startswith("par la directrice")
