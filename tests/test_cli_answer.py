"""`limpide answer` asks what an audit could not decide, keeps each answer at once, and audits replay it."""

import json
import os
import pty
import subprocess
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cli_cases import Ran, command, folder, limpide, process  # noqa: F401  folder is a fixture

PAGE = """<!doctype html><html lang="fr"><head><title>Le marché</title></head><body><main><h1>Le marché</h1>
<p><img src="plan.png" alt=""> Le marché ouvre à huit heures.</p>
<p><img src="filet.png" alt=""> Les halles ferment à midi.</p></main></body></html>
"""
RULE = "image-decorative-asked"
PLAN, NET = '<img src="plan.png" alt="">', '<img src="filet.png" alt="">'
ANSWERS = Path("limpide.answers.toml")


@pytest.fixture
def page(folder: Path) -> Path:  # noqa: F811  the fixture, not the import
    """A page with two images without alternative."""
    path = Path("marche.html")
    path.write_text(PAGE, encoding="utf-8")
    return path


def findings(page: Path) -> list[dict[str, Any]]:
    report = json.loads(limpide("audit", page, "--profile", "rgaa", "--format", "json").out)
    return list(report["sources"][0]["findings"])


def image(page: Path, excerpt: str) -> dict[str, Any]:
    """What an audit says of an image."""
    (found,) = [each for each in findings(page) if (each["rule"], each["location"]["excerpt"]) == (RULE, excerpt)]
    return found


def answer(page: Path, given: dict[str, str], *options: str) -> Ran:
    """Answers about images, by their markup; every other question is passed."""
    asked = [each for each in findings(page) if each["outcome"] == "needs_review" and not each["suppressed"]]
    said = [given.get(each["location"]["excerpt"], "p") if each["rule"] == RULE else "p" for each in asked]
    return limpide("answer", page, "--by", "Marie", *options, stdin="".join(f"{each}\n" for each in said).encode())


def kept() -> list[dict[str, Any]]:
    return list(tomllib.loads(ANSWERS.read_text(encoding="utf-8")).get("answer", []))


def test_an_answer_is_kept_with_its_question_who_and_when(page: Path) -> None:
    fingerprint = image(page, PLAN)["fingerprint"]
    ran = answer(page, {PLAN: "o"})
    assert ran.code == 0
    assert "L’image «\u00a0plan.png\u00a0» donne-t-elle une information\u202f?" in ran.out
    assert kept() == [
        {
            "rule": RULE,
            "path": "marche.html",
            "question": fingerprint,
            "excerpt": PLAN,
            "answer": "yes",
            "by": "Marie",
            "on": date.today(),
        }
    ]


def test_a_question_waits_with_its_text_and_a_sure_fault_has_none(page: Path) -> None:
    found = image(page, PLAN)
    assert found["question"] == {
        "id": found["fingerprint"],
        "text": "L’image «\u00a0plan.png\u00a0» donne-t-elle une information\u202f?",
        "answer": None,
        "by": None,
        "on": None,
    }
    Path("marche.html").write_text(PAGE.replace(' alt=""', ""), encoding="utf-8")
    sure = [each for each in findings(page) if each["outcome"] == "failed"]
    assert sure and not any(each["question"] for each in sure)


def test_a_rule_that_finds_faults_asks_whether_its_title_holds(page: Path) -> None:
    page.write_text(PAGE.replace("<p>", '<p style="background:url(a.png)">'), encoding="utf-8")
    (text,) = {each["question"]["text"] for each in findings(page) if each["rule"] == "text-contrast"}
    assert text == "Le texte se détache de son fond\u00a0: est-ce le cas ici\u202f?"


def test_the_answer_that_conforms_is_listed_apart_and_does_not_count(page: Path) -> None:
    answer(page, {PLAN: "n"})
    found = image(page, PLAN)
    assert found["suppressed"]["where"] == "limpide.answers.toml"
    assert found["suppressed"]["reason"].startswith("Réponse\u00a0: non — Marie, ")
    assert (found["question"]["answer"], found["question"]["by"]) == ("no", "Marie")
    assert found["question"]["on"] == date.today().isoformat()
    assert limpide("audit", page, "--profile", "rgaa").code == 0


def test_the_answer_that_does_not_conform_is_a_fault(page: Path) -> None:
    answer(page, {PLAN: "oui"})
    found = image(page, PLAN)
    assert (found["outcome"], found["suppressed"], found["question"]["answer"]) == ("failed", None, "yes")
    assert limpide("audit", page, "--profile", "rgaa").code == 1


def test_what_is_not_applicable_does_not_count(page: Path) -> None:
    answer(page, {PLAN: "sans objet", NET: "s"})
    assert [each["answer"] for each in kept()] == ["not-applicable", "not-applicable"]
    report = json.loads(limpide("audit", page, "--profile", "rgaa", "--format", "json").out)
    assert report["sources"][0]["rules"][RULE]["outcome"] == "inapplicable"


@pytest.mark.parametrize("name", ["html", "md", "sarif", "text"])
def test_every_report_shows_the_answer_of_a_fault(page: Path, name: str) -> None:
    answer(page, {PLAN: "o"})
    made = limpide("audit", page, "--profile", "rgaa", "--format", name).out
    assert "Réponse\u00a0: oui — Marie" in made


@pytest.mark.parametrize("name", ["html", "md", "sarif"])
def test_reports_that_list_what_is_apart_show_the_answer_that_conforms(page: Path, name: str) -> None:
    answer(page, {PLAN: "n"})
    made = limpide("audit", page, "--profile", "rgaa", "--format", name).out
    assert "Réponse\u00a0: non — Marie" in made


def test_an_answer_survives_edits_and_a_changed_element_asks_again(page: Path) -> None:
    answer(page, {PLAN: "n", NET: "n"})
    page.write_text(PAGE.replace("<p>", "<p>Un mot de plus.</p>\n\n<p>").replace("filet.png", "filet-2.png"), "utf-8")
    assert image(page, PLAN)["suppressed"]
    assert image(page, '<img src="filet-2.png" alt="">')["question"]["answer"] is None


def test_the_list_shows_open_questions_answers_and_answers_without_a_question(page: Path) -> None:
    answer(page, {PLAN: "n", NET: "n"})
    page.write_text(PAGE.replace("filet.png", "filet-2.png"), encoding="utf-8")
    ran = limpide("answer", page, "--list")
    opened, rest = ran.out.split("Réponses\u00a0: 1")
    answered, gone = rest.split("Réponses sans question")
    assert ran.code == 0
    assert "filet-2.png" in opened and "plan.png" in answered and "filet.png" in gone
    assert "non — Marie" in answered and "non — Marie" in gone


def test_answers_go_after_what_the_file_holds_and_change_nothing_of_it(page: Path) -> None:
    held = "# Nos réponses.\r\n\r\n[[answer]] # la première\r\n" + "\r\n".join(
        (
            'question = "0"',
            'rule = "image-text"',
            'path = "autre.html"',
            "on = 2026-01-02",
            'by = "Paul"',
            'answer = "no"',
        )
    )
    ANSWERS.write_bytes(held.encode())
    answer(page, {PLAN: "n"})
    content = ANSWERS.read_bytes().decode()
    assert content.startswith(held)
    assert content.count("\n") == content.count("\r\n")
    assert [each["by"] for each in kept()] == ["Paul", "Marie"]


def test_the_last_answer_to_a_question_counts(page: Path) -> None:
    answer(page, {PLAN: "n"})
    changed = ANSWERS.read_text(encoding="utf-8").partition("[[answer]]")[2].replace('"no"', '"yes"')
    ANSWERS.write_text(f"{ANSWERS.read_text(encoding='utf-8')}\n[[answer]]{changed}", encoding="utf-8")
    assert image(page, PLAN)["outcome"] == "failed"


def test_a_pattern_of_paths_answers_for_many_pages(page: Path) -> None:
    answer(page, {PLAN: "n"})
    ANSWERS.write_text(ANSWERS.read_text(encoding="utf-8").replace("marche.html", "*.html"), encoding="utf-8")
    Path("autre.html").write_text(PAGE, encoding="utf-8")
    assert image(Path("autre.html"), PLAN)["suppressed"]


def test_paths_are_those_of_the_project_wherever_the_command_runs(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("limpide.toml").write_text("", encoding="utf-8")
    Path("pages").mkdir()
    monkeypatch.chdir("pages")
    here = Path("../marche.html")
    answer(here, {PLAN: "n"})
    monkeypatch.chdir("..")
    assert [each["path"] for each in kept()] == ["marche.html"]
    assert image(page.absolute(), PLAN)["suppressed"]


def test_passing_keeps_nothing_and_quitting_stops(page: Path) -> None:
    ran = limpide("answer", page, stdin=b"p\nq\n")
    assert ran.code == 0
    assert "[2/" in ran.out and "[3/" not in ran.out
    assert not ANSWERS.exists()


def test_answers_given_before_a_wrong_word_are_kept(page: Path) -> None:
    ran = limpide("answer", page, "--by", "Marie", stdin=b"o\nplutot\no\n")
    assert ran.code == 2
    assert "ligne 2" in ran.err and "plutot" in ran.err
    assert len(kept()) == 1


def test_without_a_person_the_command_says_so_in_a_line(page: Path) -> None:
    ran = process("answer", page)
    assert (ran.code, len(ran.lines)) == (2, 1)
    assert "personne ne répond" in ran.err


def test_standard_input_is_no_source_here(page: Path) -> None:
    assert limpide("answer", "-", stdin=PAGE.encode()).code == 2


def test_a_page_without_questions_says_so(folder: Path) -> None:  # noqa: F811
    ran = limpide("answer", "clair.md", "--profile", "editorial")
    assert (ran.code, ran.out) == (0, "")
    assert "aucune question" in ran.err


def test_a_source_that_cannot_be_read_does_not_stop_the_others(page: Path) -> None:
    Path("vide.pdf").write_bytes(b"%PDF-1.7")
    ran = limpide("answer", "vide.pdf", page, "--list")
    assert ran.code == 3
    assert "plan.png" in ran.out and "vide.pdf" in ran.err


def test_a_file_that_does_not_hold_takes_no_answer_and_leaves_the_audit_whole(page: Path) -> None:
    broken = '[[answer]]\nrule = "image-text"\n'
    ANSWERS.write_text(broken, encoding="utf-8")
    ran = limpide("answer", page, stdin=b"o\n")
    assert (ran.code, len(ran.lines)) == (2, 1)
    assert "limpide.answers.toml" in ran.err and "path" in ran.err
    assert ANSWERS.read_text(encoding="utf-8") == broken
    audit = limpide("audit", page, "--profile", "rgaa")
    assert audit.code == 2
    assert Path("limpide-report.html").exists()


def test_answers_written_as_a_list_are_not_spoilt(page: Path) -> None:
    held = "answer = []\n"
    ANSWERS.write_text(held, encoding="utf-8")
    assert limpide("answer", page, stdin=b"o\n").code == 2
    assert ANSWERS.read_text(encoding="utf-8") == held


def test_on_a_terminal_a_wrong_key_asks_again_and_english_keys_work(page: Path) -> None:
    ours, theirs = pty.openpty()
    line = command("answer", page, "--by", "Ann", "--ui-lang", "en")
    running = subprocess.Popen(line, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    os.close(theirs)
    os.write(ours, b"what\nyes\nq\n")
    out, _ = running.communicate(timeout=60)
    os.close(ours)
    assert running.returncode == 0
    assert out.count("y yes · n no") >= 3
    assert [(each["answer"], each["by"]) for each in kept()] == [("yes", "Ann")]
