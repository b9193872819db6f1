"""What did not run never looks like a pass; what a rule asks for is checked before it runs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from limpide import api, rules
from limpide.binding import bind
from limpide.config import Config
from limpide.errors import RuleError, ToolMissing
from limpide.model import Report, Source

RULE = """
id = "{id}"
check = "{check}"
targets = ["paragraph"]
impact = "minor"
title = {{fr = "t", en = "t"}}
message = {{fr = "m", en = "m"}}
help = {{fr = "h", en = "h"}}
why = {{fr = "w", en = "w"}}
{more}
[[examples]]
outcome = "passed"
source = "<p>x</p>"
"""


@pytest.fixture
def rule_file(tmp_path: Path) -> Callable[..., Path]:
    def write(
        *, id: str = "own-rule", check: str = "patterns.present", more: str = "", name: str | None = None
    ) -> Path:
        path = tmp_path / "words" / f"{name or id}.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(RULE.format(id=id, check=check, more=more), encoding="utf-8")
        return path

    return write


def audit(source: str, name: str = "a.html", **settings: object) -> Report:
    with api.Session(Config(profile="all", languagetool="off", **settings)) as session:  # type: ignore[arg-type]
        return session.audit(Source(name, source.encode()))


def test_a_rule_whose_tool_is_missing_is_untested_with_its_reason() -> None:
    result = next(r for r in audit("<p lang=fr>Les chat dort ici.</p>").results if r.rule.id == "grammar-agreement")
    assert result.outcome == "untested"
    assert result.reason is not None
    assert result.reason["fr"] and result.reason["en"]


def test_page_rules_do_not_apply_to_a_fragment_nor_to_markdown() -> None:
    for report in (audit("<p>Un fragment.</p>"), audit("Un paragraphe.\n", "a.md")):
        outcomes = {result.outcome for result in report.results if result.rule.whole_page}
        assert outcomes == {"inapplicable"}


def test_a_whole_page_is_judged_by_page_rules() -> None:
    failed = {
        result.rule.id for result in audit("<html><body><p>Sans titre.</p></body></html>").results if result.failed
    }
    assert {"page-title", "page-language"} <= failed


def test_the_same_source_gives_the_same_report() -> None:
    source = "<p>L’ESS agit. Cliquez <a href='/x'>ici</a>, afin de lire la suite.</p>"
    assert audit(source) == audit(source)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"check": "patterns.absurd"}, "patterns.absurd"),
        ({"check": "nowhere.present"}, "nowhere.present"),
        ({"more": "params.phrase = ['x']"}, "params.phrase is not a parameter"),
        ({"more": "params.phrases = 3"}, "params.phrases"),
    ],
)
def test_a_rule_that_asks_for_what_does_not_exist_is_named(
    rule_file: Callable[..., Path], changes: dict[str, str], said: str
) -> None:
    rule = rules.read(rule_file(**changes))
    with pytest.raises(RuleError) as caught:
        bind(rule, "fr")
    assert said in caught.value.text["en"]
    assert "own-rule.toml" in caught.value.text["fr"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"more": "colour = 'red'"}, "colour"),
        ({"name": "other"}, "other"),
        ({"more": "select = 'p'"}, "targets"),
        ({"more": "x = ["}, "own-rule.toml"),
    ],
)
def test_a_rule_file_that_does_not_hold_is_named_with_its_key(
    rule_file: Callable[..., Path], changes: dict[str, str], said: str
) -> None:
    with pytest.raises(RuleError) as caught:
        rules.read(rule_file(**changes))
    assert said in caught.value.text["en"]
    assert caught.value.exit_code == 2


def test_an_unknown_profile_offers_the_nearest() -> None:
    from limpide.errors import UsageError

    with pytest.raises(UsageError, match="editorial"):
        rules.in_profile(rules.load(), "editorail")


def test_a_folder_of_rules_adds_to_the_catalogue(rule_file: Callable[..., Path]) -> None:
    path = rule_file(more="params.pattern = 'afin de'\nlangs = ['fr']")
    report = audit("<p>Il vient afin de lire.</p>", rules=(str(path.parents[1]),))
    assert next(r for r in report.results if r.rule.id == "own-rule").failed == 1


def test_a_missing_tool_has_exit_code_three() -> None:
    assert ToolMissing("x", "x").exit_code == 3
