"""Every ACT rule is implemented by a rule, or asked about by one."""

import tomllib

import pytest

from limpide.resources import data
from limpide.rules import load

RULES = load()
ACT = tuple(tomllib.loads((data("rules") / "standards" / "act.toml").read_text("utf-8"))["criteria"])


@pytest.mark.parametrize("act", ACT)
def test_an_act_rule_has_a_rule_that_judges_or_a_question(act: str) -> None:
    citing = [rule.id for rule in RULES if act in rule.standards.act]

    assert citing, f"no rule cites ACT {act}: write one, or a question in rules/questions"
