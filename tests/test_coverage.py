"""What the rules cover of RGAA: each of the 258 tests has a line, and no line says more than its examples show."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from limpide import rules
from limpide.model import Example, Outcome, Rule, Standards
from limpide.reporting import standards
from limpide.reporting.coverage import COVERAGES, Coverage, counts, covered

DOCS = Path(__file__).parents[1] / "docs"
RGAA_TESTS = 258
LEAST_DECIDED = 25
LEAST_DECIDED_OR_FAULTS = 110
LEAST_QUESTIONS = 100
RULES = rules.load()
NUMBER = "8.1.1"


def judging(
    *outcomes: Outcome, on_find: str = "failed", decides: bool = False, number: str = NUMBER, name: str = "made"
) -> Rule:
    """A rule that cites a test, with an example of each of these outcomes."""
    return replace(
        RULES[0],
        id=name,
        on_find=on_find,
        standards=Standards(rgaa=(number,)),
        decides=(number,) if decides else (),
        examples=tuple(Example(outcome, "<p>Le marché</p>") for outcome in outcomes),
    )


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (judging("passed", "failed", "inapplicable", decides=True), "decided"),
        (judging("passed", "failed", decides=True), "fails_only"),
        (judging("passed", "failed", "inapplicable"), "fails_only"),
        (judging("failed", "inapplicable"), "manual"),
        (judging("needs_review", "passed", on_find="needs_review"), "question"),
        (judging("needs_review", "inapplicable", on_find="needs_review"), "question"),
        (judging("needs_review", on_find="needs_review"), "manual"),
        (judging("passed", "failed", "inapplicable", decides=True, number="8.1.2"), "manual"),
    ],
)
def test_a_rule_covers_what_its_examples_show(rule: Rule, expected: Coverage) -> None:
    found = covered("rgaa", NUMBER, [rule])

    assert found.coverage == expected
    assert found.rules == ((rule,) if expected != "manual" else ())


def test_the_best_rule_gives_the_coverage_and_every_useful_one_is_named() -> None:
    asking = judging("needs_review", "passed", on_find="needs_review", name="asking")
    finding = judging("failed", "passed", name="finding")
    idle = judging("failed", name="idle")

    for order in ([asking, finding, idle], [idle, finding, asking]):
        found = covered("rgaa", NUMBER, order)
        assert (found.coverage, {rule.id for rule in found.rules}) == ("fails_only", {"asking", "finding"})


def test_no_rule_leaves_a_criterion_to_do_by_hand() -> None:
    assert counts([covered("wcag", "1.4.3", [])]) == dict.fromkeys(COVERAGES, 0) | {"manual": 1}


def test_the_rules_reach_what_was_promised_of_rgaa() -> None:
    found = counts(covered("rgaa", test.number, RULES) for test in standards.tested("rgaa"))

    assert sum(found.values()) == RGAA_TESTS
    assert found["manual"] == 0
    assert found["decided"] >= LEAST_DECIDED
    assert found["decided"] + found["fails_only"] >= LEAST_DECIDED_OR_FAULTS
    assert found["question"] >= LEAST_QUESTIONS


def test_a_rule_decides_only_tests_that_it_cites_and_shows_each_outcome() -> None:
    for rule in RULES:
        assert set(rule.decides) <= set(rule.standards.rgaa), rule.id
        for number in rule.decides:
            assert covered("rgaa", number, [rule]).coverage == "decided", rule.id


@pytest.mark.parametrize("name", ["rgaa.md", "rgaa.en.md"])
def test_the_page_has_one_line_for_each_test_and_counts_them(name: str) -> None:
    text = (DOCS / name).read_text(encoding="utf-8")
    listed = re.findall(r"^\| \[([\d.]+)\]\(https://\S+\) \| [^|]+ \| [^|]+ \| [^|]*\| [^|]+ \|$", text, re.M)
    counted = re.findall(r"^\| [^|]+ \| (\d+) \| [^|]+ \|$", text, re.M)

    assert listed == [test.number for test in standards.tested("rgaa")]
    assert sum(map(int, counted)) == len(listed) == RGAA_TESTS
