"""`limpide analyse` and `limpide.analyse`: what CONTRACT.md's limpide.analysis/1 promises."""

import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import limpide as package
from cli_cases import command, folder, limpide
from limpide.errors import ReadError
from limpide.model import Source

__all__ = ["folder"]

NOTICE = (
    "Le nouveau règlement sera voté par le conseil municipal en mars. "
    "La caisse d’allocations familiales (CAF) aide les parents qui ont peu de moyens."
)
FIELDS = {
    "id", "lang", "words", "syllables", "score", "level", "level_range", "reason",
    "sentences", "passives", "acronyms", "terms",
}  # fmt: skip
LONG = "La mairie ouvre le matin et ferme le soir, sauf le mardi. " * 10


def _line(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


def _answers(*lines: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in limpide("analyse", "-", "--jsonl", stdin=b"".join(lines)).out.splitlines()]


def test_an_answer_has_the_fields_of_the_contract_and_no_others(folder: Path) -> None:
    (answer,) = _answers(_line(id="a", lang="fr", text=NOTICE))
    assert set(answer) == FIELDS
    assert answer["id"] == "a" and answer["lang"] == "fr" and answer["words"] == 24


def test_a_passive_is_placed_with_its_participle_verb_and_agent() -> None:
    (found,) = package.analyse(NOTICE, lang="fr").passives
    assert NOTICE[found.span.start : found.span.end] == "sera voté"
    assert NOTICE[found.participle.start : found.participle.end] == "voté"
    assert (found.verb, found.kind) == ("voter", "etre")
    assert found.agent is not None and NOTICE[found.agent.start : found.agent.end] == "par le conseil municipal"


def test_an_acronym_that_the_text_expands_points_at_its_definition(folder: Path) -> None:
    (answer,) = _answers(_line(id=1, lang="fr", text=NOTICE))
    (found,) = answer["acronyms"]  # type: ignore[misc]  # a list, by the contract
    start, end = found["definition"]
    assert (found["acronym"], found["origin"], found["choices"]) == ("CAF", "document", [])
    assert NOTICE[start:end] == "caisse d’allocations familiales"


def test_a_term_of_the_project_comes_with_its_explanation(folder: Path) -> None:
    Path("g.csv").write_text("term,lang,expansion,explanation\nrambarde,fr,,Barre à laquelle on se tient.\n", "utf-8")
    text = _line(id=1, lang="fr", text="Tenez la rambarde en montant.")
    ran = limpide("analyse", "-", "--jsonl", "--glossary", "g.csv", stdin=text)
    (term,) = json.loads(ran.out)["terms"]
    assert term == {"start": 9, "end": 17, "term": "rambarde", "explanation": "Barre à laquelle on se tient."}


def test_a_text_has_a_score_from_eight_words_and_a_level_from_a_hundred() -> None:
    short, sentence, whole = (
        package.analyse(text, lang="fr").readability for text in ("Sept mots ne font pas un score.", LONG[:57], LONG)
    )
    assert short.score is None and short.reason and "8" in short.reason["fr"]
    assert sentence.score is not None and sentence.level is None and sentence.reason and "100" in sentence.reason["fr"]
    assert whole.score is not None and whole.level and whole.level_range and whole.reason is None


def test_a_fragment_without_a_stop_is_judged_by_all_its_words() -> None:
    assert package.analyse("Horaires de la mairie de quartier pour les familles", lang="fr").readability.score


def test_the_level_of_english_is_not_given_before_it_is_calibrated() -> None:
    read = package.analyse("The town hall opens in the morning and closes at night. " * 11, lang="en").readability
    assert read.score is not None and read.level is None and read.reason and "calibrated" in read.reason["en"]


def test_a_language_that_is_not_read_gets_no_figure(folder: Path) -> None:
    (answer,) = _answers(_line(id=1, lang="de", text="Der Zug kommt heute um zehn Uhr an und fährt um elf."))
    assert (answer["lang"], answer["words"], answer["score"]) == ("de", None, None)
    assert answer["reason"]


def test_ids_and_order_are_kept_whatever_the_ids_are(folder: Path) -> None:
    ids = ["b", 1, None, "b", 2.50, ["x"], {"a": 1}, "é"]
    assert [answer["id"] for answer in _answers(*(_line(id=each, text="Bonjour.") for each in ids))] == ids


def test_a_line_that_cannot_be_read_costs_only_itself(folder: Path) -> None:
    good = _line(id="g", lang="fr", text=NOTICE)
    ran = limpide(
        "analyse", "-", "--jsonl", stdin=good + b"{oops\n\n" + _line(id="n", texte="x") + b'{"text": "\xff"}\n' + good
    )
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 3
    assert [answer["id"] for answer in answers] == ["g", None, "n", None, "g"]
    assert ["error" in answer for answer in answers] == [False, True, True, True, False]
    assert [line.split("\u00a0: ")[1] for line in ran.lines] == ["ligne 2", "ligne 4", "ligne 5"]


def test_the_first_text_is_answered_before_the_second_one_comes() -> None:
    with subprocess.Popen(command("analyse", "-", "--jsonl"), stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        assert program.stdin and program.stdout
        program.stdin.write(_line(id=1, lang="fr", text=NOTICE))
        program.stdin.flush()
        assert json.loads(program.stdout.readline())["id"] == 1
        program.stdin.write(_line(id=2, lang="fr", text=NOTICE))
        program.stdin.close()
        assert json.loads(program.stdout.readline())["id"] == 2


def test_a_page_is_analysed_at_the_places_of_its_source(folder: Path) -> None:
    page = "<html lang='fr'><body><main><p>La salle <b>a été</b> ouverte par Zoé.</p></main></body></html>"
    Path("salle.html").write_text(page, "utf-8")
    ran = limpide("analyse", "salle.html", "--format", "json")
    answer = json.loads(ran.out)
    (found,) = answer["passives"]
    assert ran.code == 0 and answer["id"] == "salle.html"
    assert page[found["verb_start"] : found["end"]] == "ouverte"
    assert page[slice(*found["agent"])] == "par Zoé"


def test_texts_may_stand_in_a_file_and_answers_go_to_another(folder: Path) -> None:
    Path("in.jsonl").write_bytes(b"\xef\xbb\xbf" + _line(id=1, text="Bonjour à tous."))
    ran = limpide("analyse", "in.jsonl", "--jsonl", "-o", "out.jsonl")
    assert (ran.code, ran.out) == (0, "")
    assert json.loads(Path("out.jsonl").read_text("utf-8"))["lang"] == "fr"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["absent.md"], 3), (["absent.jsonl", "--jsonl"], 3), (["."], 2), (["clair.md", "-o", "no/where.json"], 2)],
)
def test_what_cannot_be_analysed_is_said_on_one_line(folder: Path, arguments: list[str], code: int) -> None:
    ran = limpide("analyse", *arguments)
    assert ran.code == code and len(ran.lines) == 1 and ran.out == ""


def test_a_format_that_is_not_read_raises() -> None:
    with pytest.raises(ReadError):
        package.analyse(Source("x.pdf", b"%PDF-1.7"))


@given(st.text(max_size=200), st.sampled_from(["fr", "en"]))
def test_whatever_the_text_every_place_stands_inside_it(text: str, lang: str) -> None:
    found = package.analyse(text, lang=lang)
    spans = [each.span for each in (*found.sentences, *found.passives, *found.terms)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert [each.span for each in found.sentences] == sorted(each.span for each in found.sentences)
    assert sum(each.words for each in found.sentences) == found.words
