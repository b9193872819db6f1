"""A Vale style made into a pack: every kind of rule is taken, found again in a text, or named with the reason."""

from pathlib import Path

import pytest

from cli_cases import folder, limpide  # noqa: F401  folder is a fixture
from limpide import rules
from limpide.api import audit
from limpide.config import Config
from limpide.errors import RuleError
from limpide.vale import imported

STYLE = Path(__file__).parent / "fixtures" / "vale" / "House"

pytestmark = pytest.mark.usefixtures("folder")

FOUND = [
    ("house-vague", "It is very cold here.", ["very"]),
    ("house-vague", "It is a lot of snow.", ["a lot"]),
    ("house-simple", "We utilise it so as to win.", ["utilise", "so as to"]),
    ("house-commas", "One, two, three, and more. One, two.", ["One, two, three, and more."]),
    ("house-doubled", "He said the the word.", ["the the"]),
    ("house-spelling", "They organise it. We organize it too.", ["organize"]),
    ("house-acronyms", "The NHS pays. World Health Organization (WHO) and the WHO send a PDF.", ["NHS"]),
]
NOT_FOUND = [
    ("house-vague", "Every river runs."),
    ("house-simple", "We use it to win."),
    ("house-commas", "One, two, and more."),
    ("house-doubled", "He said that that-way is long."),
    ("house-spelling", "We organize it."),
    ("house-acronyms", "World Health Organization (WHO) pays. The WHO pays."),
]


@pytest.fixture
def pack() -> Path:
    """The rules made of the style."""
    assert limpide("rules", "import-vale", str(STYLE), "--into", "pack").code == 0
    return Path("pack")


def passages(pack: Path, rule_id: str, source: str, name: str = "text.txt") -> list[str]:
    Path(name).write_text(source, encoding="utf-8")
    report = audit(name, profile="all", lang="en", config=Config(root=Path(), rules=(str(pack),), languagetool="off"))
    (result,) = (each for each in report.results if each.rule.id == rule_id)
    return [report.document.source[f.span.start : f.span.end] for f in result.findings]


@pytest.mark.parametrize(("rule_id", "source", "expected"), FOUND)
def test_an_imported_rule_finds_what_vale_finds(pack: Path, rule_id: str, source: str, expected: list[str]) -> None:
    assert passages(pack, rule_id, source) == expected


@pytest.mark.parametrize(("rule_id", "source"), NOT_FOUND)
def test_an_imported_rule_is_silent_where_vale_is(pack: Path, rule_id: str, source: str) -> None:
    assert passages(pack, rule_id, source) == []


def test_capitals_of_headings_are_judged_with_their_exceptions(pack: Path) -> None:
    source = "# The bus to Paris\n\n# The Bus To Lyon\n\nThe Bus is here.\n"
    assert passages(pack, "house-headings", source, "text.md") == ["The Bus To Lyon"]


def test_a_message_names_the_better_wording_before_the_words_found(pack: Path) -> None:
    rule = rules.read(pack / "words" / "house-simple.toml")
    assert rule.message["en"] == "Write '{better}' instead of '{text}'."
    assert rule.impact == "serious"


def test_what_cannot_be_taken_is_named_with_the_reason() -> None:
    ran = limpide("rules", "import-vale", str(STYLE), "--into", "pack")
    assert "Readability.yml" in ran.out
    assert "metric" in ran.out
    assert ran.out.endswith("\u00a0: 7.\n")


def test_a_file_that_is_no_rule_costs_only_itself(tmp_path: Path) -> None:
    style = tmp_path / "Odd"
    style.mkdir()
    (style / "Broken.yml").write_text("extends: [", encoding="utf-8")
    (style / "Nothing.yml").write_text("- 1", encoding="utf-8")
    (style / "Pattern.yml").write_text("extends: existence\ntokens: ['(']\n", encoding="utf-8")
    (style / "Good.yml").write_text("extends: existence\ntokens: [foo]\n", encoding="utf-8")
    made = {each.name: each.refusal is None for each in imported(style, lang="fr")}
    assert made == {"Broken.yml": False, "Good.yml": True, "Nothing.yml": False, "Pattern.yml": False}


def test_a_folder_without_rules_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError):
        list(imported(tmp_path, lang="fr"))


def test_an_imported_rule_is_never_written_over(pack: Path) -> None:
    assert limpide("rules", "import-vale", str(STYLE), "--into", "pack").code == 2
