"""`limpide rewrite` as users run it: formats, what it says, and what it never writes over."""

import json
from pathlib import Path

import msgspec
import pytest

from cli_cases import Ran, limpide
from limpide.reporting.rewrite import RewriteData
from limpide.reporting.schema import REWRITE_PATH, rewrite_schema

HTML = (
    "<!DOCTYPE html>\n<html lang='fr'><head><title>A</title></head><body>\n<h1>Le&nbsp;jardin</h1>\n"
    "<p>Afin de venir, <a href='/plan'>lisez le plan</a>. Le site a été fermé par la mairie.</p>\n"
    "<!-- fin -->\n</body></html>\n"
)
MARKDOWN = (
    "# Le jardin\n\nAfin de venir, [lisez le plan](/plan).\n\n- un\n- *deux*\n\n| a | b |\n| --- | --- |\n| c | d |\n"
)


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LIMPIDE_LANG", "fr")
    (tmp_path / "page.html").write_text(HTML, encoding="utf-8")
    (tmp_path / "page.md").write_text(MARKDOWN, encoding="utf-8")
    (tmp_path / "page.txt").write_text("Le jardin\n\nAfin de venir, lisez le plan.\n", encoding="utf-8")
    return tmp_path


def run(*arguments: str, code: int = 0) -> Ran:
    ran = limpide("rewrite", *arguments)
    assert ran.code == code, ran.err
    return ran


@pytest.mark.parametrize("name", ["page.html", "page.md", "page.txt"])
def test_the_output_has_the_format_of_its_source_and_changes_sentences_alone(folder, name):
    source = (folder / name).read_text(encoding="utf-8")
    assert run(name).out == source.replace("Afin de venir", "Pour venir")


def test_markdown_and_text_are_made_from_a_page(folder):
    assert "Pour venir, [lisez le plan](</plan>). Le site" in run("page.html", "--format", "md").out.replace("\\", "")
    assert run("page.html", "--format", "text").out.startswith("Le\u00a0jardin\n\nPour venir, lisez le plan (/plan).")


def test_a_page_is_made_from_markdown(folder):
    page = run("page.md", "--format", "html").out
    assert '<p>Pour venir, <a href="/plan">lisez le plan</a>.</p>' in page
    assert "<li>un</li>\n<li>deux</li>" in page
    assert page.count("<table>") == 1 and "<tr><td>c</td><td>d</td></tr>" in page


def test_markdown_tables_come_back_as_tables(folder):
    (folder / "page.html").write_text("<table><tr><td>a<td>b<tr><td>c<td>d</table>", encoding="utf-8")
    assert run("page.html", "--format", "md").out == "| a | b |\n| --- | --- |\n| c | d |\n"


def test_the_name_of_the_file_to_write_tells_the_format(folder):
    run("page.html", "-o", "made.md")
    assert (folder / "made.md").read_text(encoding="utf-8").startswith("# Le\u00a0jardin\n")


@pytest.mark.parametrize("output", ["page.html", "./page.html", "link.html"])
def test_nothing_is_written_over_the_source(folder, output):
    (folder / "link.html").symlink_to(folder / "page.html")
    result = run("page.html", "-o", output, code=2)
    assert f"{Path(output)} est le texte d’origine" in result.err
    assert (folder / "page.html").read_text(encoding="utf-8") == HTML


def test_a_source_that_cannot_be_read_leaves_the_file_to_write_as_it_was(folder):
    (folder / "made.html").write_text("avant", encoding="utf-8")
    run("absent.html", "-o", "made.html", code=3)
    assert (folder / "made.html").read_text(encoding="utf-8") == "avant"


def test_one_line_says_what_was_made_and_what_waits(folder):
    text = "Afin de venir, lisez le plan. Le site a été fermé par la mairie.\n"
    (folder / "page.txt").write_text(text, encoding="utf-8")
    (line,) = run("page.txt").err.splitlines()
    assert line.startswith("limpide\u00a0: 1 changement fait, ")
    assert line.endswith("(--apply all pour les faire, --format sheet pour les voir).")
    assert run("page.txt", "--apply", "all").err.endswith("changements faits.\n")
    assert run("page.txt", "-q").err == ""


def test_a_text_without_anything_to_change_says_so(folder):
    (folder / "page.txt").write_text("Le jardin est vert.\n", encoding="utf-8")
    result = run("page.txt")
    assert result.out == "Le jardin est vert.\n"
    assert "Ce texte est déjà facile" in result.err


def test_a_text_that_nothing_was_found_in_is_not_called_easy(folder):
    (folder / "page.txt").write_text("Le jardin est vert et " + "grand et " * 20 + "beau.\n", encoding="utf-8")
    assert "n’a rien trouvé à changer" in run("page.txt").err


def test_another_language_is_left_in_place_and_said(folder):
    source = "<html lang=de><p>Der Garten ist schön.</p></html>"
    (folder / "page.html").write_text(source, encoding="utf-8")
    result = run("page.html")
    assert result.out == source
    assert "le français et l’anglais seulement" in result.err


def test_the_source_keeps_its_encoding_and_its_line_ends(folder):
    source = "<html lang=fr><meta charset=iso-8859-1>\r\n<p>Afin de venir, lisez l'été.</p>\r\n".encode("latin-1")
    (folder / "page.html").write_bytes(source)
    run("page.html", "-o", "made.html")
    assert (folder / "made.html").read_bytes() == source.replace(b"Afin de", b"Pour")


def test_json_has_every_sentence_and_follows_its_schema(folder):
    given = run("page.html", "--format", "json").out
    data = msgspec.json.decode(given, type=RewriteData, strict=True)
    assert [each.source for each in data.sentences] == [
        "Le\u00a0jardin",
        "Afin de venir, lisez le plan.",
        "Le site a été fermé par la mairie.",
    ]
    for each in json.loads(given)["sentences"]:
        assert each["status"] != "unchanged" or each["result"] == each["source"]
        assert {edit["status"] for edit in each["edits"]} <= {"applied", "proposed", "refused"}


def test_the_schema_shipped_is_the_one_that_the_types_give():
    assert REWRITE_PATH.read_text(encoding="utf-8") == rewrite_schema()


def test_an_easy_read_draft_comes_in_every_format(folder):
    assert "<h2>De quoi parle" in run("page.html", "--level", "falc").out
    assert "## De quoi parle" in run("page.md", "--level", "falc").out
    assert "\nDe quoi parle" in run("page.html", "--level", "falc", "--format", "text").out
    assert json.loads(run("page.html", "--level", "falc", "--format", "json").out)["level"] == "falc"


def test_a_sheet_shows_each_sentence_beside_its_proposal_and_what_else_could_be_written(folder):
    sheet = run("page.html", "--format", "sheet").out
    assert "Afin de venir, lisez le plan." in sheet
    assert "Pour venir, <a" in sheet
    assert sheet.count("☐ Je comprends") == sheet.count("☐ Je ne comprends pas") == 3
    assert "Autre possibilité" in sheet and "devient «\u00a0la mairie a fermé" in sheet.casefold()


def test_many_texts_come_as_lines_and_take_no_other_format(folder):
    (folder / "in.jsonl").write_text('{"id": 1, "lang": "fr", "text": "Afin de venir, lisez."}\n', encoding="utf-8")
    assert json.loads(run("in.jsonl", "--jsonl").out)["result"] == "Pour venir, lisez."
    assert "--format" in run("in.jsonl", "--jsonl", "--format", "html", code=2).err


def test_an_unknown_operation_is_told_with_the_names_that_exist(folder):
    assert "replace-wrod" in run("page.txt", "--only", "replace-wrod", code=2).err


def test_a_folder_of_pictograms_fills_the_places_of_pictures(folder):
    (folder / "limpide.toml").write_text('pictograms = "dessins"\n', encoding="utf-8")
    (folder / "dessins").mkdir()
    (folder / "dessins" / "jardin.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    (folder / "dessins" / "lisezmoi.txt").write_text("jardin", encoding="utf-8")
    page = run("page.html", "--level", "falc").out
    assert page.count('<img src="data:image/svg+xml;base64,') == 1
    assert page.index("Image à choisir") < page.index("<img")


def test_a_folder_of_pictograms_that_is_not_there_is_said(folder):
    (folder / "limpide.toml").write_text('pictograms = "dessins"\n', encoding="utf-8")
    assert "dessins" in run("page.html", "--level", "falc", code=2).err
