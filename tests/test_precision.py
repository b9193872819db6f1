"""The sheets of docs/precision: well made, counted in its page, and followed up in the rules."""

import csv
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from limpide import rules

ROOT = Path(__file__).parents[1]
SHEETS = sorted((ROOT / "docs/precision").glob("*.csv"))
MOST_FALSE = 0.1


def rows(sheet: Path) -> list[dict[str, str]]:
    with sheet.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_the_tables_of_precision_are_fresh() -> None:
    run = subprocess.run(
        [sys.executable, "docs/make_precision.py", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_sheet_is_sorted_and_judges_each_finding_once_with_a_reason(sheet: Path) -> None:
    judged = rows(sheet)
    keys = [(row["rule"], row["file"], row["fingerprint"]) for row in judged]
    assert keys == sorted(set(keys))
    assert {row["verdict"] for row in judged} <= {"true", "false", "unsure"}
    assert [row for row in judged if not row["reason"].strip() or None in row.values()] == []
    assert {row["rule"] for row in judged} <= {rule.id for rule in rules.load()}


def test_a_rule_that_is_wrong_more_than_once_in_ten_only_asks_for_a_look() -> None:
    counts: dict[str, Counter[str]] = {}
    for row in (row for sheet in SHEETS for row in rows(sheet)):
        counts.setdefault(row["rule"], Counter())[row["verdict"]] += 1
    outcomes = {rule.id: rule.on_find for rule in rules.load()}
    wrong = {
        rule for rule, count in counts.items() if count.total() >= 10 and count["false"] > MOST_FALSE * count.total()
    }
    assert {rule for rule in wrong if outcomes[rule] == "failed"} == set()
