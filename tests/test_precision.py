"""The sheets of docs/precision: well made, counted in its page, and followed up in the rules."""

import csv
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from limpide import rules
from limpide.rewriters.operations import by_id

ROOT = Path(__file__).parents[1]
CHANGES = ROOT / "docs/precision/rewrites.csv"
SHEETS = sorted(set((ROOT / "docs/precision").glob("*.csv")) - {CHANGES})
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


def test_the_sheet_of_changes_is_sorted_and_judges_each_once_with_a_reason() -> None:
    judged = rows(CHANGES)
    keys = [(row["status"], row["operation"], row["file"], row["key"]) for row in judged]
    assert keys == sorted(set(keys))
    assert [row for row in judged if not row["reason"].strip() or None in row.values()] == []
    assert {row["operation"] for row in judged} <= set(by_id())


@pytest.mark.parametrize(("status", "most"), [("applied", 0.03), ("proposed", 0.15)])
def test_few_changes_that_were_read_are_wrong(status: str, most: float) -> None:
    counts = Counter(row["verdict"] for row in rows(CHANGES) if row["status"] == status)
    assert counts.total() == 100
    assert set(counts) <= {"true", "false", "unsure"}
    assert counts["false"] + counts["unsure"] <= most * counts.total()


def test_a_rule_that_is_wrong_more_than_once_in_ten_only_asks_for_a_look() -> None:
    counts: dict[str, Counter[str]] = {}
    for row in (row for sheet in SHEETS for row in rows(sheet)):
        counts.setdefault(row["rule"], Counter())[row["verdict"]] += 1
    outcomes = {rule.id: rule.on_find for rule in rules.load()}
    wrong = {
        rule for rule, count in counts.items() if count.total() >= 10 and count["false"] > MOST_FALSE * count.total()
    }
    assert {rule for rule in wrong if outcomes[rule] == "failed"} == set()
