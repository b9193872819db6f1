"""The command line as a user has it: called in this process, or as a process of its own."""

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple

import pytest

from limpide.cli import main

ARTICLE = """<!doctype html><html lang="fr"><head><title>La cantine</title></head><body><main><h1>La cantine</h1>
<p>Pour en savoir plus, <a href="/cantine">cliquez ici</a>.</p>
<p><img src="repas.png"></p></main></body></html>
"""
CLEAR = "# La cantine\n\nLa cantine ouvre à midi.\n"


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.err.splitlines()


def limpide(*arguments: str | Path, stdin: bytes = b"") -> Ran:
    """What the program prints and its exit code."""
    out, err = (TextIOWrapper(BytesIO(), encoding="utf-8") for _ in range(2))
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr(sys, "argv", ["limpide", *map(str, arguments)])
        patch.setattr(sys, "stdin", TextIOWrapper(BytesIO(stdin)))
        patch.setattr(sys, "excepthook", sys.excepthook)
        with pytest.raises(SystemExit) as stop:
            main()
    assert isinstance(stop.value.code, int)
    return Ran(stop.value.code, _written(out), _written(err))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with an article that has faults and a text that has none; no LanguageTool here."""
    monkeypatch.setenv("LTP_PATH", str(tmp_path / "nothing"))
    monkeypatch.setenv("LIMPIDE_LANG", "fr")
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    Path("page.html").write_text(ARTICLE, encoding="utf-8")
    Path("clair.md").write_text(CLEAR, encoding="utf-8")
    return work


def command(*arguments: str | Path | bytes) -> list[str | Path | bytes]:
    return [sys.executable, "-m", "limpide", *arguments]


AS_ANYBODY = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
"""Before a command: takes from root the right to read every file."""


def process(*arguments: str | Path | bytes, under: Sequence[str] = ()) -> Ran:
    """The same, as a process of its own."""
    line = [*under, *command(*arguments)]
    run = subprocess.run(line, capture_output=True, env=dict(os.environ), stdin=subprocess.DEVNULL)
    return Ran(run.returncode, run.stdout.decode(), run.stderr.decode())


def _written(stream: TextIOWrapper) -> str:
    stream.flush()
    content = stream.buffer
    assert isinstance(content, BytesIO)
    return content.getvalue().decode()
