"""Wrong usage, help and the unexpected: one line, in the words of the terminal."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cli_cases import ARTICLE, command, folder, limpide, process  # noqa: F401  folder is a fixture
from limpide.cli import COMMANDS

pytestmark = pytest.mark.usefixtures("folder")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("audti",), "Vouliez-vous dire «\u00a0audit\u00a0»"),
        (("rules", "tset"), "Vouliez-vous dire «\u00a0test\u00a0»"),
        (("glossary", "lits"), "Vouliez-vous dire «\u00a0list\u00a0»"),
        (("audit", "x", "--formt", "json"), "Vouliez-vous dire «\u00a0--format\u00a0»"),
        (("audit", "x", "--format", "jsn"), "Vouliez-vous dire «\u00a0json\u00a0»"),
        (("audit", "x", "--profile", "editorail"), "Vouliez-vous dire «\u00a0editorial\u00a0»"),
        (("rules", "show", "link-nam"), "Vouliez-vous dire «\u00a0link-name\u00a0»"),
        (("audit",), "il manque SOURCE."),
        (("audit", "x", "--fail-on"), "--fail-on attend une valeur."),
        (("audit", "x", "--fail-on", "grave"), "«\u00a0grave\u00a0» ne convient pas. Choix\u00a0: minor, moderate"),
        (("audit", "x", "--jobs", "0"), "--jobs\u00a0: donnez un nombre entier, 1 au moins."),
        (("rules", "list", "trop"), "«\u00a0trop\u00a0» est de trop."),
    ],
)
def test_wrong_usage_is_one_french_line_with_what_to_write(arguments: tuple[str, ...], said: str) -> None:
    ran = limpide(*arguments)
    assert (ran.code, ran.out, len(ran.lines)) == (2, "", 1)
    assert ran.err.startswith("limpide\u00a0: ")
    assert said in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("audti",), "Did you mean “audit”?"),
        (("audit", "x", "--formt", "json"), "Did you mean '--format'?"),
        (("audit",), "Missing argument 'SOURCE...'."),
    ],
)
def test_wrong_usage_is_one_english_line_too(
    arguments: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIMPIDE_LANG", "en")
    ran = limpide(*arguments)
    assert (ran.code, len(ran.lines)) == (2, 1)
    assert said in ran.err


def test_the_help_is_french_whole_and_english_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    for arguments in ((), *((name,) for name in COMMANDS), ("rules", "new"), ("glossary", "add")):
        french = process(*arguments, "--help")
        assert french.code == 0
        assert french.out.startswith("Usage\u00a0: ")
        assert "Show this" not in french.out and "Commands" not in french.out
    monkeypatch.setenv("LIMPIDE_LANG", "en")
    assert process("--help").out.startswith("Usage: ")


def test_the_version_is_said() -> None:
    from limpide import __version__

    assert limpide("--version") == (0, f"limpide {__version__}\n", "")


def test_no_command_shows_the_help_and_is_wrong_usage() -> None:
    ran = limpide()
    assert ran.code == 2
    assert "audit" in ran.err


def test_an_unexpected_error_is_one_line_and_verbose_shows_its_trace() -> None:
    broken = "import sys, limpide.cli as cli; cli.explained = None; sys.argv.insert(1, 'rien'); cli.main()"
    plain = subprocess.run([sys.executable, "-c", broken], capture_output=True, text=True)
    assert (plain.returncode, plain.stdout, len(plain.stderr.splitlines())) == (70, "", 1)
    assert "TypeError" in plain.stderr and "-v" in plain.stderr
    verbose = subprocess.run([sys.executable, "-c", broken, "-v"], capture_output=True, text=True)
    assert verbose.returncode == 70
    assert "Traceback" in verbose.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interruption_ends_with_130_and_one_line(jobs: str) -> None:
    for number in range(200):
        Path(f"long{number}.html").write_text(ARTICLE.replace("</main>", ARTICLE * 60 + "</main>"), encoding="utf-8")
    run = subprocess.Popen(
        command("audit", ".", "--languagetool", "off", "--jobs", jobs, "-o", "r.html"),
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    _wait_until_it_audits(run)
    os.killpg(run.pid, signal.SIGINT)
    _, said = run.communicate(timeout=30)
    assert run.returncode == 130
    assert said.decode().splitlines() == ["limpide\u00a0: interrompu."]
    assert not Path("r.html").exists()


def _wait_until_it_audits(run: subprocess.Popen[bytes]) -> None:
    """Waits until the process has loaded the parser of pages, or has processes of its own that audit."""
    facts = Path(f"/proc/{run.pid}")
    deadline = time.monotonic() + 30
    while b"turbohtml" not in (facts / "maps").read_bytes() and not (facts / f"task/{run.pid}/children").read_text():
        assert run.poll() is None and time.monotonic() < deadline
        time.sleep(0.01)


@pytest.mark.parametrize("format", ["json", "html", "text"])
def test_a_reader_that_stops_reading_is_no_error(format: str) -> None:
    Path("long.html").write_text(ARTICLE * 400, encoding="utf-8")
    run = subprocess.Popen(
        command("audit", "long.html", "--languagetool", "off", "--format", format),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert run.stdout is not None and run.stderr is not None
    run.stdout.read(1)
    run.stdout.close()
    assert run.stderr.read() == b""
    assert run.wait(timeout=60) == 1


def test_a_closed_standard_input_is_one_line() -> None:
    run = subprocess.run(
        f'"{sys.executable}" -m limpide audit - --languagetool off <&-', shell=True, capture_output=True, text=True
    )
    assert (run.returncode, len(run.stderr.splitlines())) == (2, 1)


def test_the_doctor_tells_what_is_missing_and_the_command_that_adds_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("LIMPIDE_CHROMIUM", raising=False)
    monkeypatch.setattr("limpide.tools.axe.find_spec", lambda name: None)
    ran = limpide("doctor")
    assert ran.code == 0
    assert [line[:3] for line in ran.out.splitlines()[1:]] == ["✓ R", "✓ B", "– G", "– N", "– a"]
    assert "apt-get install" in ran.out and "apt install chromium" in ran.out and "limpide[axe]" in ran.out


@pytest.mark.java
def test_the_doctor_says_how_to_add_languagetool_where_java_is() -> None:
    absent = next(line for line in limpide("doctor").out.splitlines() if line.startswith("– Grammaire"))
    assert absent.endswith("limpide languagetool install")


@pytest.mark.browser
def test_the_doctor_sees_chromium_where_it_is() -> None:
    assert "✓ Navigateur (Chromium)" in limpide("doctor").out


@pytest.mark.java
def test_the_doctor_sees_languagetool_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LTP_PATH")
    assert "✓ Grammaire (LanguageTool)" in limpide("doctor").out
