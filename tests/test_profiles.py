"""Each profile holds the rules that its name promises, with parameters that bind."""

import pytest

from limpide import rules
from limpide.binding import bind
from limpide.model import Rule

RULES = rules.load()
PROFILES = sorted(rules.profiles())


def ids(profile: str) -> set[str]:
    return {rule.id for rule in rules.in_profile(RULES, profile)}


@pytest.mark.parametrize("name", ["rgaa", "wcag"])
def test_a_standard_s_profile_holds_exactly_the_rules_with_its_numbers(name: str) -> None:
    assert ids(name) == {rule.id for rule in RULES if getattr(rule.standards, name)}
    assert ids(name)


def test_editorial_leaves_easy_read_out_and_falc_holds_it() -> None:
    easy = {rule.id for rule in RULES if rule.theme == "easyread"}
    assert easy and not easy & ids("editorial")
    assert easy <= ids("falc")


def test_every_rule_that_names_an_easy_read_criterion_is_in_falc() -> None:
    assert {rule.id for rule in RULES if rule.standards.falc} <= ids("falc")


def test_all_is_every_rule_that_judges() -> None:
    assert ids("all") == {rule.id for rule in RULES if not rule.only_asks}


@pytest.mark.parametrize("name", PROFILES)
def test_the_parameters_of_a_profile_bind_in_every_language(name: str) -> None:
    profile = rules.profiles()[name]
    chosen = [rule for rule in rules.in_profile(RULES, name) if rule.id in profile.params]
    assert {rule.id for rule in chosen} == set(profile.params)
    for rule in chosen:
        for lang in rule.langs or ("fr", "en"):
            bind(rule, lang)


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_is_called_what_its_file_is(name: str) -> None:
    assert rules.profiles()[name].id == name


def words_allowed(rule: Rule) -> object:
    return rule.params["max_words"]


def test_sentences_get_shorter_from_editorial_to_plain_to_easy_read() -> None:
    longest = [
        next(words_allowed(rule) for rule in rules.in_profile(RULES, name) if rule.id == "sentence-long")
        for name in ("editorial", "plain", "falc")
    ]
    assert longest == sorted(longest, key=str, reverse=True)
    assert len(set(longest)) == len(longest)
