"""`limpide standards`: what a standard asks, what the rules cover, the official text that a user brings in."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cli_cases import folder, limpide  # noqa: F401  folder is a fixture
from limpide.reporting import standards
from limpide.reporting.coverage import NAMES

pytestmark = pytest.mark.usefixtures("folder")

OURS = "Une phrase d’essai"


def official(**changed: str) -> dict[str, Any]:
    """A text of the official form with our numbers and made-up wording, but for the numbers given."""
    topics: dict[str, dict[str, Any]] = {}
    for each in (criterion for criterion in standards.criteria("rgaa") if not criterion.of):
        topic, number = each.number.split(".")
        tests = [test.number for test in standards.criteria("rgaa") if test.of == each.number]
        wording = {test.rpartition(".")[2]: [changed.get(test, f"{OURS} {test} ?")] for test in tests}
        criterium = {"number": int(number), "title": f"{OURS} ?", "tests": wording, "references": []}
        topics.setdefault(topic, {"topic": "Thème", "number": int(topic), "criteria": []})
        topics[topic]["criteria"].append({"criterium": criterium})
    return {"wcag": {"version": 2.1}, "topics": list(topics.values())}


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's data folder, empty."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def bring_in(data: Path) -> Callable[[dict[str, Any]], None]:
    """Adds an official text."""

    def bring(text: dict[str, Any]) -> None:
        Path("officiel.json").write_text(json.dumps(text), encoding="utf-8")
        assert limpide("standards", "add", "officiel.json").code == 0

    return bring


def test_each_standard_is_listed_with_its_version_and_what_is_covered() -> None:
    ran = limpide("standards", "list")
    assert ran.code == 0
    for name in standards.STANDARDS:
        assert f"\n{name} {standards.version(name)} – " in f"\n{ran.out}"
    assert "106 critères, 258 tests" in ran.out
    assert "décidé\u00a0: " in ran.out


def test_a_test_is_shown_with_its_level_its_rules_and_what_to_do_by_hand(data: Path) -> None:
    out = limpide("standards", "show", "rgaa", "8.1.1").out
    for part in (
        "rgaa 8.1.1 – ",
        "Niveau\u00a0: A",
        "#8.1\n",
        NAMES["decided"]["fr"],
        "doctype-present",
        "À la main\u00a0: ",
    ):
        assert part in out
    assert "Ce que dit le référentiel" not in out


def test_a_criterion_is_shown_with_its_tests() -> None:
    out = limpide("standards", "show", "RGAA", "8.1").out
    assert [line.split()[0] for line in out.splitlines() if line.startswith("  ")] == ["8.1.1", "8.1.2", "8.1.3"]


def test_a_clause_of_the_european_standard_has_the_title_of_its_criterion() -> None:
    clause = limpide("standards", "show", "en301549", "9.1.4.3").out
    wcag = limpide("standards", "show", "wcag", "1.4.3").out
    assert clause.splitlines()[0].partition(" – ")[2] == wcag.splitlines()[0].partition(" – ")[2]
    assert "text-contrast" in wcag


@pytest.mark.parametrize("name", standards.STANDARDS)
def test_the_first_and_last_criterion_of_each_standard_can_be_shown(name: standards.Standard) -> None:
    every = standards.criteria(name)
    for criterion in (every[0], every[-1]):
        ran = limpide("standards", "show", name, criterion.number)
        assert (ran.code, criterion.title["fr"] in ran.out) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "said"), [(("rgga", "1.1.1"), "« rgaa »"), (("rgaa", "99.1"), "99.1"), (("wcag", "1.1.1.1"), "1.1.1")]
)
def test_a_wrong_name_is_one_line_and_exit_code_2(arguments: tuple[str, str], said: str) -> None:
    ran = limpide("standards", "show", *arguments)
    assert (ran.code, len(ran.lines)) == (2, 1)
    assert said in ran.err.replace("\u00a0", " ")


def test_an_official_text_is_kept_and_shown_beside_our_title(
    data: Path, bring_in: Callable[[dict[str, Any]], None]
) -> None:
    bring_in(official(**{"1.1.1": "Chaque [image](#image) a-t-elle un `alt` ?"}))
    assert [path.name for path in data.rglob("*") if path.is_file()] == ["rgaa.json"]
    out = limpide("standards", "show", "rgaa", "1.1.1").out
    assert "  Chaque image a-t-elle un alt ?" in out
    assert "L’image a un texte de remplacement" in out
    assert OURS not in limpide("standards", "show", "wcag", "1.1.1").out


def test_an_html_report_shows_the_official_text_where_it_cites_the_test(
    bring_in: Callable[[dict[str, Any]], None],
) -> None:
    audit = ("audit", "page.html", "--format", "html", "--languagetool", "off")
    before = limpide(*audit).out
    bring_in(official())
    after = limpide(*audit).out
    assert OURS not in before
    assert f"<q>{OURS} 1.1.1 ?</q>" in after


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "JSON"),
        ("[" * 100_000, "JSON"),
        ("[]", "table"),
        ('{"topics": [{"number": 1}]}', "criteria"),
        ('{"topics": []}', "il manque 1.1, 1.1.1"),
    ],
)
def test_a_text_of_another_form_is_refused_in_one_line(data: Path, content: str, said: str) -> None:
    Path("autre.json").write_text(content, encoding="utf-8")
    ran = limpide("standards", "add", "autre.json")
    assert (ran.code, len(ran.lines), data.exists()) == (2, 1, False)
    assert "autre.json" in ran.err
    assert said in ran.err


def test_a_text_of_another_version_is_refused_with_its_numbers(data: Path) -> None:
    text = official()
    text["topics"][0]["criteria"][0]["criterium"]["tests"]["99"] = ["Un test de plus ?"]
    Path("autre.json").write_text(json.dumps(text), encoding="utf-8")
    ran = limpide("standards", "add", "autre.json")
    assert (ran.code, "1.1.99" in ran.err, data.exists()) == (2, True, False)


def test_a_missing_file_and_a_folder_that_cannot_be_written_are_one_line(data: Path) -> None:
    assert limpide("standards", "add", "absent.json").code == 2
    data.write_text("un fichier", encoding="utf-8")
    Path("officiel.json").write_text(json.dumps(official()), encoding="utf-8")
    ran = limpide("standards", "add", "officiel.json")
    assert (ran.code, len(ran.lines)) == (2, 1)


def test_a_kept_text_that_was_damaged_says_how_to_add_it_again(
    data: Path, bring_in: Callable[[dict[str, Any]], None]
) -> None:
    bring_in(official())
    next(data.rglob("rgaa.json")).write_text("{", encoding="utf-8")
    ran = limpide("standards", "show", "rgaa", "1.1.1")
    assert (ran.code, "limpide standards add" in ran.err) == (2, True)
