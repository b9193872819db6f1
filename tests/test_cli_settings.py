"""limpide.toml as the command line takes it: made by `init`, its faults named one by one, the rest still used."""

from pathlib import Path

import pytest

from cli_cases import folder, limpide  # noqa: F401  folder is a fixture
from limpide import config

OFF = ("--languagetool", "off")

pytestmark = pytest.mark.usefixtures("folder")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_file_that_init_writes_loads_commented_or_not(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIMPIDE_LANG", lang)
    assert limpide("init").code == 0
    assert config.load(None, start=Path.cwd()).profile == "editorial"
    path = Path("limpide.toml")
    settings = [
        line.removeprefix("# ")
        for line in path.read_text(encoding="utf-8").splitlines()
        if " = " in line or "[" in line
    ]
    path.write_text(
        "\n".join(line for line in settings if "." not in line or " = " in line or "[" in line), encoding="utf-8"
    )
    loaded = config.load(None, start=Path.cwd())
    assert loaded.ignore and loaded.params and loaded.exclude


def test_init_changes_no_file_that_exists() -> None:
    Path("limpide.toml").write_text("profile = 'plain'")
    ran = limpide("init")
    assert (ran.code, len(ran.lines)) == (2, 1)
    assert Path("limpide.toml").read_text() == "profile = 'plain'"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('fail-on = "never"', "Vouliez-vous dire «\u00a0fail_on\u00a0»"),
        ('fail_on = "serius"', "Vouliez-vous dire «\u00a0serious\u00a0»"),
        ('exclude = "x"', "exclude attend une liste"),
        ('without = ["link-nam"]', "Vouliez-vous dire «\u00a0link-name\u00a0»"),
        ("[params.sentence-lng]\nmax_words = 3", "Vouliez-vous dire «\u00a0sentence-long\u00a0»"),
        ("[params.sentence-long]\nmax_word = 3", "Vouliez-vous dire «\u00a0max_words\u00a0»"),
        ('[params.sentence-long]\nmax_words = "trois"', "max_words"),
        ('[[ignore]]\nrule = "link-name"', "ignore[1].reason"),
        ('[[ignore]]\nrule = "link-name"\nreason = "x"\nuntil = "demain"', "ignore[1].until attend une date"),
        ('[[ignore]]\nrule = "link-nam"\nreason = "x"', "Vouliez-vous dire «\u00a0link-name\u00a0»"),
        ('rules = ["absent"]', "absent"),
        ('glossary = "absent.csv"', "absent.csv"),
    ],
)
def test_a_wrong_setting_is_one_line_code_two_and_the_rest_is_audited(text: str, said: str) -> None:
    Path("limpide.toml").write_text(text, encoding="utf-8")
    ran = limpide("audit", "page.html", "absent.html", *OFF, "--format", "json")
    assert ran.code == 2
    assert len(ran.lines) == 2, ran.err  # the setting, then the absent source
    assert said in ran.lines[0]
    assert '"image-alternative"' in ran.out


@pytest.mark.parametrize("text", ["profile = ", "[", "= 1", "\x00", "a = '"])
def test_a_file_that_is_no_toml_is_one_line_with_its_line_number(text: str) -> None:
    Path("limpide.toml").write_text(text)
    ran = limpide("audit", "page.html", *OFF)
    assert (ran.code, ran.out, len(ran.lines)) == (2, "", 1)
    assert "limpide.toml\u00a0: ligne 1" in ran.err


def test_other_wrong_settings_do_not_hide_one_another() -> None:
    Path("limpide.toml").write_text('profil = "plain"\nfail_on = "grave"\nwithout = ["link-nam"]\n')
    assert len(limpide("audit", "page.html", *OFF).lines) == 3


def test_a_wrong_line_of_a_glossary_is_named_and_the_rest_is_audited() -> None:
    Path("glossaire.csv").write_text("terme;explication\n;rien\n", encoding="utf-8")
    ran = limpide("audit", "page.html", *OFF, "--glossary", "glossaire.csv", "--format", "json")
    assert (ran.code, len(ran.lines)) == (2, 1)
    assert "glossaire.csv" in ran.err and "ligne 2" in ran.err
    assert '"image-alternative"' in ran.out


def test_the_command_line_wins_over_the_file() -> None:
    Path("limpide.toml").write_text('fail_on = "never"\nui_lang = "en"\n')
    assert limpide("audit", "page.html", *OFF).code == 0
    assert limpide("audit", "page.html", *OFF, "--fail-on", "critical").code == 1


def test_a_rule_is_taken_out_by_the_file() -> None:
    Path("limpide.toml").write_text('without = ["image-alternative"]\n')
    assert '"image-alternative"' not in limpide("audit", "page.html", *OFF, "--format", "json").out


def test_a_threshold_is_set_by_the_file() -> None:
    Path("limpide.toml").write_text("[params.sentence-long]\nmax_words = 3\n")
    assert '"rule": "sentence-long"' in limpide("audit", "clair.md", *OFF, "--format", "json").out


def test_a_file_is_found_from_a_folder_below_it() -> None:
    Path("limpide.toml").write_text('fail_on = "never"\n')
    Path("sous").mkdir()
    Path("page.html").rename("sous/page.html")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir("sous")
        assert limpide("audit", "page.html", *OFF).code == 0
