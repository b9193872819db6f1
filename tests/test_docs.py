"""What the documentation says exists, and what exists is documented."""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from limpide import errors, rules
from limpide.analysing import text_document
from limpide.cli import COMMANDS, limpide
from limpide.rewriters import operations
from limpide.rewriters.drafts import Draft, Proposal, Surroundings, View

ROOT = Path(__file__).parents[1]
GUIDES = {"fr": ROOT / "docs/fr/mode-emploi.md", "en": ROOT / "docs/en/how-to.md"}


def test_the_pages_of_rules_are_fresh() -> None:
    run = subprocess.run([sys.executable, "docs/make_rules.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_profile_and_exit_code_is_in_the_guide(lang: str) -> None:
    text = GUIDES[lang].read_text(encoding="utf-8")
    for profile in (*rules.profiles(), "all"):
        assert f"`{profile}`" in text
    codes = {kind.exit_code for kind in errors.LimpideError.__subclasses__()} | {0, 1, 70, 130}
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", text, re.M)} == codes


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_and_each_of_its_options(name: str) -> None:
    command = limpide.get_command(click.Context(limpide), name)
    assert command is not None and command.help
    every = [command, *(command.commands.values() if isinstance(command, click.Group) else ())]
    for each in every:
        assert each.help, each.name
        for option in (parameter for parameter in each.params if isinstance(parameter, click.Option)):
            assert option.help, f"{name} {each.name} {option.name}"


def test_every_command_is_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"limpide {name}" not in text] == []


def test_the_examples_of_the_readme_run(tmp_path: Path) -> None:
    """Each `limpide …` line of the README's blocks, on files of that name, ends with a code of the contract."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (tmp_path / "site").mkdir()
    for name in ("article.md", "page.html", "texte.txt", "mon-article.html", "site/a.html"):
        (tmp_path / name).write_text("<p>Bonjour à tous.</p>", encoding="utf-8")
    blocks = "\n".join(re.findall(r"```sh\n(.*?)```", text, re.S))
    lines = re.findall(r"^(?:cat \S+ \| |\.venv/bin/)?limpide [^\n#]+", blocks, re.M)
    assert len(lines) >= 4
    program = f"{sys.executable} -m limpide"
    without_java = {**os.environ, "LTP_PATH": str(tmp_path / "none")}
    for line in lines:
        command = re.sub(r"(?:\.venv/bin/)?limpide", program, line, count=1)
        run = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, env=without_java)
        assert run.returncode in (0, 1), f"{line}\n{run.stderr}"


def test_the_sample_reports_are_fresh() -> None:
    run = subprocess.run(
        [sys.executable, "reports/make_samples.py", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr


def test_every_lexicon_names_its_source_and_licence() -> None:
    lexicons = ROOT / "rules/lexicons"
    text = (lexicons / "SOURCES.md").read_text(encoding="utf-8")
    assert [path.name for path in lexicons.iterdir() if path.suffix != ".md" and f"`{path.name}`" not in text] == []


def test_the_files_that_the_page_on_rewriting_names_exist() -> None:
    text = (ROOT / "docs/rewriting.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:rewriters|language)/\w+\.py)`", text)
    assert len(named) >= 10
    assert [name for name in named if not (ROOT / "src/limpide" / name).is_file()] == []


def test_the_operation_that_the_page_on_rewriting_shows_works() -> None:
    text = (ROOT / "docs/rewriting.md").read_text(encoding="utf-8")
    entry = tomllib.loads(re.findall(r"```toml\n(.*?)```", text, re.S)[0])["operation"][0]
    assert operations.Operation(**entry | {name: operations.Wording(**entry[name]) for name in ("title", "reason")})
    shown: dict[str, Any] = {"Iterator": Iterator, "Proposal": Proposal, "View": View}
    exec(re.findall(r"```python\n(.*?)```", text, re.S)[0], shown)
    sentence = text_document("Il est très très grand.", lang="fr").blocks[0].text
    view = Draft(sentence, "fr", Surroundings()).views()[0]
    (proposal,) = shown["dropped"](view)
    assert view.text[: proposal.start] + proposal.after(view.text) + view.text[proposal.end :] == "Il est très grand."
