"""`limpide glossary`: what each command shows, adds and refuses."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli_cases import folder, limpide  # noqa: F401  folder is a fixture
from limpide.cli.glossary import glossary as command
from limpide.glossary.files import read_entries


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "glossaire.csv"
    path.write_text("sigle;développement;explication\nESS;entente des sols secs;groupe de jardiniers\n", "utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [*map(str, arguments), "--ui-lang", "fr"])


def test_list_and_show_say_what_is_known(project: Path) -> None:
    assert run("list", "--glossary", project).output == "ESS\u00a0: entente des sols secs – groupe de jardiniers\n"
    shown = run("show", "ESS", "--glossary", project).output
    assert "entente des sols secs" in shown
    assert "économie sociale et solidaire" in shown


def test_list_gives_the_terms_of_a_document(tmp_path: Path) -> None:
    page = tmp_path / "p.html"
    page.write_text("<p>L’ESS et la QZXV parlent de gouvernance.</p>", "utf-8")
    lines = run("list", page).output.splitlines()
    assert [line.partition("\u00a0:")[0] for line in lines] == ["ESS", "QZXV", "gouvernance"]


def test_add_then_add_again_changes_the_file_once(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    run("add", "REV", "régie des eaux", "--glossary", path)
    held = path.read_bytes()
    run("add", "REV", "régie des eaux", "--glossary", path)
    assert path.read_bytes() == held
    assert read_entries(path)[0].expansion == "régie des eaux"


def test_import_adds_only_what_is_missing(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "autre.toml"
    other.write_text('REV = "régie des eaux"\nESS = "entente des sols secs"\n', "utf-8")
    held = project.read_bytes()
    result = run("import", other, "--glossary", project)
    assert result.exit_code == 0
    assert project.read_bytes() == held + "REV;régie des eaux;\n".encode()


@pytest.mark.parametrize(
    ("form", "expected"), [("csv", "sigle,développement"), ("md", "- **ESS**"), ("html", "<dt>ESS</dt>")]
)
def test_export_writes_each_format(project: Path, form: str, expected: str) -> None:
    assert expected in run("export", "--format", form, "--glossary", project).output


def test_an_exported_table_is_read_again(project: Path, tmp_path: Path) -> None:
    path = tmp_path / "sortie.csv"
    run("export", "--glossary", project, "-o", path)
    assert [(e.term, e.expansion) for e in read_entries(path)] == [("ESS", "entente des sols secs")]


def test_hostile_text_stays_text_in_an_export(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_text("sigle,explication\n<script>x</script>,[a](b) <b>\n", "utf-8")
    assert "<script>" not in run("export", "--format", "html", "--glossary", path).output
    assert "<script>" not in run("export", "--format", "md", "--glossary", path).output.replace("\\<", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "REV", "régie des eaux", "--glossary", "absent/g.csv"),
        ("export", "--from", "project", "-o", "page.html/glossaire.csv"),
        ("check", "absent.csv"),
        ("list", "."),
    ],
    ids=lambda arguments: arguments[0],
)
@pytest.mark.usefixtures("folder")
def test_a_place_that_does_not_hold_gives_two_and_one_line(arguments: tuple[str, ...]) -> None:
    ran = limpide("glossary", *arguments)
    assert (ran.code, len(ran.lines)) == (2, 1)


def test_check_gives_one_where_something_is_wrong(project: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "faux.csv"
    wrong.write_text("sigle,explication\nREV,\n", "utf-8")
    assert run("check", project).exit_code == 0
    result = run("check", wrong)
    assert result.exit_code == 1
    assert f"{wrong} : ligne 2 : « REV » n’a ni développement ni explication." in result.output


def test_the_glossary_of_a_document_is_in_order_and_says_what_it_lacks(tmp_path: Path) -> None:
    page = tmp_path / "p.html"
    page.write_text("<p>L’open data et la QZXV servent l’ESS. L’éco-conception et le crowdfunding aussi.</p>", "utf-8")
    result = run("export", page, "--format", "csv")
    terms = [line.split(",")[0] for line in result.stdout.splitlines()[1:]]
    assert terms == ["crowdfunding", "éco-conception", "ESS", "open data"]
    assert result.stderr == "Sans explication\u00a0: QZXV.\n"
