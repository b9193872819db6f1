"""Every rule file: its examples, its standards, its parameters, its wording."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from limpide.auditing import Toolbox, run_examples
from limpide.binding import bind
from limpide.errors import RuleError
from limpide.glossary import Glossary
from limpide.model import Example, Rule
from limpide.resources import data
from limpide.rules import load, read

RULES = load()
LONGEST_SENTENCE = 20
WORDING = ("title", "message", "help", "why", "fix")
NEEDS_GRAMMAR = frozenset(rule.id for rule in RULES if "grammar" in bind(rule, "fr")[2])
NEEDS_BROWSER = frozenset(rule.id for rule in RULES if "rendered" in bind(rule, "fr")[2])

# French puts a narrow no-break space before ; ! ? and a no-break space before : and inside « ».
FRENCH_FAULTS = re.compile(r"'|\"|(?<!\u202f)[;!?]|(?<!\u00a0):(?!\w)|«(?!\u00a0)|(?<!\u00a0)»|\.\.\.|\s{2}| \.")
ENGLISH_FAULTS = re.compile(r"'|\"|\s[;:!?.,]|[«»]|\.\.\.|\s{2}")


def standard(name: str) -> dict[str, Any]:
    criteria: dict[str, Any] = tomllib.loads((data("rules") / "standards" / f"{name}.toml").read_text("utf-8"))[
        "criteria"
    ]
    return criteria


KNOWN = {name: set(standard(name)) for name in ("wcag", "act", "en301549", "falc")}
KNOWN["rgaa"] = {test for entry in standard("rgaa").values() for test in entry["tests"]} | set(standard("rgaa"))
CLAUSES = {entry["wcag"]: clause for clause, entry in standard("en301549").items()}


def marks(rule: Rule) -> tuple[pytest.MarkDecorator, ...]:
    if rule.id in NEEDS_BROWSER:
        return (pytest.mark.browser,)
    return (pytest.mark.java,) if rule.id in NEEDS_GRAMMAR else ()


EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{number}", marks=marks(rule))
    for rule in RULES
    for number, example in enumerate(rule.examples, 1)
]


def toolbox(rule: Rule, request: pytest.FixtureRequest) -> Toolbox:
    """The real tools that a rule asks for; its examples are skipped by name where one is missing."""
    if rule.id in NEEDS_BROWSER:
        browser = request.getfixturevalue("browser")
        return {"browser": lambda: browser}
    if rule.id not in NEEDS_GRAMMAR:
        return {}
    grammar = request.getfixturevalue("languagetool")
    return {"grammar": lambda: grammar}


def spoken(rule: Rule) -> tuple[str, ...]:
    return rule.langs or ("fr", "en")


def wordings(rule: Rule, lang: str) -> Iterator[str]:
    return (getattr(rule, field)[lang] for field in WORDING if getattr(rule, field))


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?:;])\s+", text)


def words(sentence: str) -> int:
    return sum(any(char.isalnum() for char in word) for word in sentence.split())


@pytest.fixture(params=RULES, ids=lambda rule: rule.id)
def rule(request: pytest.FixtureRequest) -> Rule:
    found: Rule = request.param
    return found


@pytest.mark.parametrize(("judging", "example"), EXAMPLES)
def test_an_example_has_the_outcome_that_it_announces(
    judging: Rule, example: Example, request: pytest.FixtureRequest
) -> None:
    [(_, result)] = run_examples(replace(judging, examples=(example,)), toolbox(judging, request), glossary=Glossary())

    assert result.outcome == example.outcome, [finding.data for finding in result.findings]
    assert example.count in (None, len(result.findings))


@pytest.mark.parametrize(("judging", "example"), EXAMPLES)
def test_a_finding_fills_every_placeholder_of_the_wording(
    judging: Rule, example: Example, request: pytest.FixtureRequest
) -> None:
    [(_, result)] = run_examples(replace(judging, examples=(example,)), toolbox(judging, request), glossary=Glossary())

    for finding in result.findings:
        for lang in ("fr", "en"):
            for text in (judging.message[lang], judging.help[lang], judging.fix.get(lang, "")):
                assert "{" not in text.format(**finding.data) or "{" in "".join(finding.data.values())
        assert 0 <= finding.span.start <= finding.span.end <= len(example.source)


def test_a_rule_shows_a_fault_and_a_pass_in_each_language_that_it_speaks(rule: Rule) -> None:
    shown = {
        (example.lang or (rule.langs[0] if rule.langs else "fr"), example.outcome in ("failed", "needs_review"))
        for example in rule.examples
        if example.outcome in ("failed", "needs_review", "passed", "inapplicable")
    }

    wanted = {(lang, fault) for lang in (rule.langs or ("fr",)) for fault in (True, False)}

    assert wanted <= shown


def test_the_faults_of_a_rule_show_what_it_is_on_finding(rule: Rule) -> None:
    assert rule.on_find in {example.outcome for example in rule.examples}


def test_a_rule_cites_criteria_that_exist(rule: Rule) -> None:
    for name, known in KNOWN.items():
        assert set(getattr(rule.standards, name)) <= known, name


def test_a_rule_cites_the_european_clause_of_each_wcag_criterion(rule: Rule) -> None:
    clauses = {CLAUSES[number] for number in rule.standards.wcag if number in CLAUSES}

    assert set(rule.standards.en301549) == clauses


def test_the_parameters_of_a_rule_fit_its_check_in_each_language(rule: Rule) -> None:
    for lang in spoken(rule):
        _, params, _ = bind(rule, lang)

        assert params.keys() >= rule.params.keys()


def test_a_rule_has_a_name_of_words_joined_by_dashes(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", rule.id)
    assert rule.path == f"{rule.theme}/{rule.id}.toml"


def test_french_wording_keeps_french_typography(rule: Rule) -> None:
    for text in wordings(rule, "fr"):
        assert FRENCH_FAULTS.search(text) is None, text


def test_english_wording_keeps_english_typography(rule: Rule) -> None:
    for text in wordings(rule, "en"):
        assert ENGLISH_FAULTS.search(text) is None, text


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_sentences_of_the_wording_are_short(rule: Rule, lang: str) -> None:
    for text in wordings(rule, lang):
        for sentence in sentences(text):
            assert words(sentence) <= LONGEST_SENTENCE, sentence


def test_a_title_is_a_requirement_without_a_full_stop(rule: Rule) -> None:
    for lang in ("fr", "en"):
        assert rule.title[lang][:1].isupper()
        assert not rule.title[lang].endswith(".")
        assert "{" not in rule.title[lang]


def test_no_two_rules_share_a_title() -> None:
    titles = [rule.title[lang] for rule in RULES for lang in ("fr", "en")]

    assert len(titles) == len(set(titles))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ('impact = "minor"', "TOML"),
        ('on_find = "grave"', "on_find"),
        ('colour = "red"', "colour"),
        ('select = "p"', "targets"),
        ("params.pattern = 3", "pattern"),
        ("params.motif = 'a'", "motif"),
    ],
    ids=["twice", "value", "key", "both targets", "kind", "parameter"],
)
def test_a_broken_rule_names_its_file_and_its_key(tmp_path: Path, change: str, said: str) -> None:
    path = tmp_path / "word-forbidden.toml"
    path.write_text(RULE + change + "\n", "utf-8")

    with pytest.raises(RuleError, match=said) as caught:
        bind(read(path), "fr")

    assert "word-forbidden.toml" in caught.value.text["fr"]


def test_a_rule_that_names_no_check_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "word-forbidden.toml"
    path.write_text(RULE.replace("patterns.present", "patterns.presence") + "params.pattern = 'a'\n", "utf-8")

    with pytest.raises(RuleError, match=r"patterns\.presence"):
        bind(read(path), "fr")


RULE = """
id = "word-forbidden"
check = "patterns.present"
targets = ["paragraph"]
impact = "minor"
title = {fr = "Un titre", en = "A title"}
message = {fr = "Un message", en = "A message"}
help = {fr = "Une aide", en = "A help"}
why = {fr = "Une raison", en = "A reason"}
examples = []
"""
