"""What the documentation says exists, and what exists is documented."""

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from limpide import errors, rules
from limpide.cli import COMMANDS, limpide

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
