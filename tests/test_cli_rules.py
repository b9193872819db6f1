"""`limpide rules`: the catalogue read, a rule made and tested, its faults named."""

from pathlib import Path

import pytest

from cli_cases import folder, limpide  # noqa: F401  folder is a fixture
from limpide import rules

OFF = ("--languagetool", "off")

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def made() -> Path:
    """The file of a rule just made by `rules new`."""
    assert limpide("rules", "new", "mots-vagues", "--theme", "words", "--into", "mes").code == 0
    return Path("mes/words/mots-vagues.toml")


def test_the_catalogue_is_listed_by_theme() -> None:
    ran = limpide("rules", "list")
    assert ran.code == 0
    for rule in rules.load():
        assert f"  {rule.id} " in ran.out
    assert ran.out.index("\nlinks\n") < ran.out.index("\nimages\n")


def test_a_profile_lists_its_own_rules_only() -> None:
    ran = limpide("rules", "list", "--profile", "rgaa")
    assert "link-name" in ran.out
    assert "sentence-long" not in ran.out


def test_a_rule_is_shown_with_why_what_to_do_and_its_references() -> None:
    out = limpide("rules", "show", "link-name").out
    for part in ("Pourquoi\u00a0:", "Que faire\u00a0:", "Gravité\u00a0: Grave", "WCAG 2.4.4", "RGAA 6.2.1", "[passed]"):
        assert part in out


def test_a_new_rule_passes_its_own_examples_at_once(made: Path) -> None:
    ran = limpide("rules", "test", "--rules", "mes", "mots-vagues", *OFF)
    assert (ran.code, ran.err) == (0, "")
    assert "Exemples justes\u00a0: 2, faux\u00a0: 0" in ran.out


def test_a_new_rule_judges_at_once(made: Path) -> None:
    Path("limpide.toml").write_text('rules = ["mes"]\nprofile = "all"')
    Path("texte.md").write_text("Voici un mot à remplacer.\n")
    assert "mot simple" in limpide("audit", "texte.md", *OFF, "--format", "json").out


def test_a_rule_that_exists_is_not_written_over(made: Path) -> None:
    made.write_text("à moi")
    assert limpide("rules", "new", "mots-vagues", "--theme", "words", "--into", "mes").code == 2
    assert made.read_text() == "à moi"


@pytest.mark.parametrize("name", ["Mots vagues", "../ailleurs", "a/b", ""])
def test_a_name_that_is_no_rule_name_writes_nothing(name: str) -> None:
    ran = limpide("rules", "new", name, "--theme", "words", "--into", "mes")
    assert (ran.code, len(ran.lines)) == (2, 1)
    assert not Path("mes").exists()


def test_a_wrong_example_is_named_with_what_came_out(made: Path) -> None:
    made.write_text(made.read_text().replace('"passed"', '"failed"'))
    ran = limpide("rules", "test", "--rules", "mes", "mots-vagues", *OFF)
    assert ran.code == 1
    assert "mes/words/mots-vagues.toml, exemple 2\u00a0: attendu failed, obtenu passed (0)." in ran.out


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('impact = "minor"', 'impact = "grave"', "impact"),
        ("targets =", "tragets =", "Vouliez-vous dire «\u00a0targets\u00a0»"),
        ("patterns.instead", "patterns.insted", "patterns.insted"),
        ("params.swaps", "params.swap", "params.swap"),
        ("{better}", "{best}", "best"),
        ('id = "', 'id = "x', "id"),
        ("langs = [", "langs = ", "ligne"),
    ],
)
def test_a_broken_rule_is_one_line_with_file_and_key_and_the_rest_is_audited(
    made: Path, old: str, new: str, said: str
) -> None:
    made.write_text(made.read_text().replace(old, new))
    Path("limpide.toml").write_text('rules = ["mes"]\nprofile = "all"')
    Path("texte.md").write_text("Voici un mot à remplacer.\n\nafin de finir\n")
    for jobs in ("1", "2"):
        ran = limpide("audit", "texte.md", "page.html", *OFF, "--format", "json", "--jobs", jobs)
        assert (ran.code, len(ran.lines)) == (2, 1)
        assert "mots-vagues.toml" in ran.err and said in ran.err
        assert '"image-alternative"' in ran.out
        assert '"mots-vagues"' not in ran.out
    tested = limpide("rules", "test", "--rules", "mes", *OFF, "link-name")
    assert tested.code in (0, 2)
    assert "faux\u00a0: 0" in tested.out


def test_a_rule_of_the_package_cannot_be_replaced_unseen(made: Path) -> None:
    made.rename(made.with_name("link-name.toml"))
    copy = made.with_name("link-name.toml")
    copy.write_text(copy.read_text().replace("mots-vagues", "link-name"))
    ran = limpide("rules", "list", "--rules", "mes")
    assert (ran.code, len(ran.lines)) == (2, 1)
    assert "link-name existe déjà" in ran.err


def test_every_example_of_the_package_holds() -> None:
    ran = limpide("rules", "test", *OFF)
    assert ran.code == 0, ran.out
