"""LanguageTool: one contract for the fake and the real one, and what its server does when things go wrong."""

import os
import signal
import subprocess
import sys
import threading
import tomllib
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import psutil
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from fakes.grammar import FakeGrammar
from limpide import resources
from limpide.cli.languagetool import languagetool as command
from limpide.errors import ToolMissing, UsageError
from limpide.proofreading import Grammar
from limpide.tools.languagetool import INSTALL_COMMAND, install, open_grammar, status
from limpide.tools.languagetool.client import _end
from limpide.tools.languagetool.installing import _folded
from limpide.tools.languagetool.named import is_loopback


@pytest.fixture(params=["fake", pytest.param("real", marks=pytest.mark.java)])
def grammar(request: pytest.FixtureRequest) -> Grammar:
    return FakeGrammar() if request.param == "fake" else request.getfixturevalue("languagetool")


def quoted(grammar: Grammar, text: str, lang: str = "fr") -> list[tuple[str, str]]:
    return [(match.rule, text[match.start : match.end]) for match in grammar.check(text, lang=lang)]


def test_a_sound_text_has_no_match(grammar: Grammar) -> None:
    assert quoted(grammar, "Les chats dorment. Elle peut venir.") == []


@pytest.mark.parametrize("text", ["", " \n\n "])
def test_a_blank_text_has_no_match(grammar: Grammar, text: str) -> None:
    assert quoted(grammar, text) == []


def test_matches_come_in_order_with_rule_category_and_replacements(grammar: Grammar) -> None:
    first, second = grammar.check("Elle peuvent venir. Nous voyons les chat.", lang="fr")

    assert (first.rule, first.category, first.start, first.end) == ("ACCORD_R_PERS_VERBE", "CAT_GRAMMAIRE", 0, 12)
    assert (second.rule, second.category) == ("D_N", "AGREEMENT")
    assert "les chats" in second.replacements


def test_english_is_checked_as_english(grammar: Grammar) -> None:
    assert quoted(grammar, "She have a garden.", "en") == [("HE_VERB_AGR", "have")]


def test_offsets_are_code_points_after_emoji_and_blank_lines(grammar: Grammar) -> None:
    text = "😀 Bonjour. 👩‍👩‍👧\n\n😀 Nous voyons les chat."

    assert quoted(grammar, text) == [("D_N", "les chat")]


@pytest.mark.java
def test_the_end_of_a_match_with_an_emoji_inside_counts_it_once(languagetool: Grammar) -> None:
    text = "Bonjour 😀😀 , merci à tous."

    spaces = [m for m in languagetool.check(text, lang="fr") if text[m.start : m.end].endswith(",")]

    assert [text[m.start : m.end] for m in spaces] == [" ,"]


@pytest.mark.java
def test_spelling_and_lone_surrogates_are_left_out(languagetool: Grammar) -> None:
    assert quoted(languagetool, "Le xyzzyqu \ud800 dort.") == []


@given(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8")))
def test_utf_16_units_lead_back_to_code_points(before: str, inside: str) -> None:
    units = len(inside.encode("utf-16-le")) // 2

    assert _end(f"{before}{inside}!", len(before), units) == len(before) + len(inside)


@given(st.text("abc /.-0", min_size=1, max_size=400))
def test_a_folded_manifest_line_is_short_and_reads_back(line: str) -> None:
    lines = list(_folded(line))

    assert max(map(len, lines)) <= 72
    assert "".join([lines[0], *(rest[1:] for rest in lines[1:])]) == line


@pytest.fixture
def empty_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.delenv("LTP_PATH", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return tmp_path


def test_not_installed_names_the_command_that_installs_it(empty_home: Path) -> None:
    with pytest.raises(ToolMissing, match=INSTALL_COMMAND) as raised, open_grammar("auto"):
        pass
    assert INSTALL_COMMAND in raised.value.text["fr"]
    assert list(empty_home.iterdir()) == []


def test_ltp_path_comes_before_the_data_folder(monkeypatch: pytest.MonkeyPatch, empty_home: Path) -> None:
    assert status().folder == empty_home / "limpide" / "languagetool" / "LanguageTool-6.6"

    monkeypatch.setenv("LTP_PATH", str(empty_home / "elsewhere"))

    assert status().folder == empty_home / "elsewhere" / "LanguageTool-6.6"


def test_off_is_said() -> None:
    with pytest.raises(ToolMissing, match="switched off"), open_grammar("off"):
        pass


@pytest.mark.parametrize("mode", ["on", "localhost:8081", "ftp://example.org", "http://"])
def test_a_mode_that_is_no_address_is_refused(mode: str) -> None:
    with pytest.raises(UsageError, match="auto, off"), open_grammar(mode):
        pass


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, empty_home: Path) -> Path:
    """A folder that is the whole PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def put(program: Path, script: str) -> None:
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


def test_install_says_that_java_then_maven_is_missing(programs: Path) -> None:
    with pytest.raises(ToolMissing, match="default-jre-headless"):
        install()
    put(programs / "java", "exit 0")
    with pytest.raises(ToolMissing, match="apt-get install maven"):
        install()
    assert not status().is_installed


def test_install_tells_why_maven_failed_and_leaves_nothing_that_looks_installed(programs: Path) -> None:
    put(programs / "java", "exit 0")
    put(programs / "mvn", "echo '[ERROR] no route to the repository'; exit 1")

    with pytest.raises(ToolMissing, match="no route to the repository"):
        install()

    assert not status().is_installed


def test_install_writes_a_jar_that_names_the_others_and_does_it_once(programs: Path) -> None:
    put(programs / "java", "exit 0")
    put(
        programs / "mvn",
        'for last; do :; done; d=${last#-DoutputDirectory=}; /bin/mkdir "$d"; : >"$d/b.jar"; : >"$d/a.jar"',
    )

    here = install()

    assert sorted(path.name for path in here.folder.iterdir()) == ["languagetool-server.jar", "libs"]
    manifest = zipfile.ZipFile(here.server_jar).read("META-INF/MANIFEST.MF").decode()
    assert "Class-Path: libs/a.jar libs/b.jar\r\n" in manifest
    put(programs / "mvn", "exit 1")
    assert install().is_installed


def test_a_server_that_does_not_start_says_its_last_word(programs: Path) -> None:
    put(programs / "java", "echo 'unsupported class version' >&2; exit 1")
    folder = status().folder
    folder.mkdir(parents=True)
    (folder / "languagetool-server.jar").touch()

    with open_grammar("auto") as grammar:
        for _ in range(2):
            with pytest.raises(ToolMissing, match="unsupported class version"):
                grammar.check("Bonjour.", lang="fr")


def servers() -> list[psutil.Process]:
    """The LanguageTool servers that this process started."""
    return [child for child in psutil.Process().children(recursive=True) if child.name() == "java"]


@pytest.mark.java
def test_a_server_killed_in_mid_run_is_restarted_once_then_missing() -> None:
    others = set(servers())
    with open_grammar("auto") as grammar:
        assert set(servers()) == others, "no server before the first check"
        expected = quoted(grammar, "Nous voyons les chat.")
        for process in set(servers()) - others:
            process.kill()
            process.wait()
        assert quoted(grammar, "Nous voyons les chat.") == expected == [("D_N", "les chat")]
        for process in set(servers()) - others:
            process.kill()
            process.wait()
        with pytest.raises(ToolMissing, match="answers no more"):
            grammar.check("Nous voyons les chat.", lang="fr")
    assert set(servers()) == others


ORPHAN = """
import os, signal
from limpide.tools.languagetool import open_grammar
with open_grammar("auto") as grammar:
    grammar.check("Bonjour.", lang="fr")
    print("ready", flush=True)
    os.kill(os.getpid(), signal.SIGSTOP)
"""


@pytest.mark.java
def test_the_server_ends_when_its_parent_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", ORPHAN], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == "ready\n"
        java = [child for child in psutil.Process(parent.pid).children(recursive=True) if child.name() == "java"]
        os.kill(parent.pid, signal.SIGKILL)
    gone, alive = psutil.wait_procs(java, timeout=20)
    assert (len(gone), alive) == (1, [])


class Impostor(BaseHTTPRequestHandler):
    """Answers every request with the class's `status` and `body`."""

    status = 200
    body = b"{}"
    asked: list[str] = []  # noqa: RUF012  # one a class, made by the fixture

    def do_POST(self) -> None:
        self.asked.append(self.path)
        self.send_response(self.status)
        self.send_header("Location", "http://127.0.0.1:9/elsewhere")
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(params=[(200, b"{}", r"\(\?\)"), (307, b"", "HTTP 307"), (500, b"", "HTTP 500")])
def impostor(request: pytest.FixtureRequest) -> Iterator[tuple[str, str, list[str]]]:
    """A server that is no LanguageTool: its address, what is said of it, the paths that it was asked."""
    code, body, said = request.param
    asked: list[str] = []
    with HTTPServer(
        ("127.0.0.1", 0), type("Answer", (Impostor,), {"status": code, "body": body, "asked": asked})
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", said, asked
        server.shutdown()


def test_an_address_where_no_languagetool_answers_is_missing_whatever_proxy_the_environment_names(
    impostor: tuple[str, str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, said, asked = impostor
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")

    with pytest.raises(ToolMissing, match=said), open_grammar(f"{address}/v2/"):
        pass

    assert asked == ["/v2/check"]


@pytest.mark.java
def test_a_named_server_is_used_whatever_proxy_the_environment_names(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    from limpide.tools.languagetool.server import Server

    with Server(status()) as server, open_grammar(server.restart()) as grammar:
        assert grammar.version == "6.6"
        assert quoted(grammar, "Nous voyons les chat.") == [("D_N", "les chat")]
        server.stop()
        with pytest.raises(ToolMissing, match="No LanguageTool server answers"):
            grammar.check("Bonjour.", lang="fr")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.3.2.1", "::1"])
def test_this_machine_is_loopback(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["", "example.org", "10.0.0.1", "localhost.example.org"])
def test_other_machines_are_not_loopback(host: str) -> None:
    assert not is_loopback(host)


def test_nothing_heavy_is_imported_before_a_check() -> None:
    heavy = "{'requests', 'language_tool_python', 'http.client'}"
    probe = f"import sys, limpide.tools.languagetool as t; t.status(); print({heavy} & set(sys.modules))"

    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)

    assert done.stdout == "set()\n"


@pytest.mark.java
def test_the_status_command_says_that_the_installed_server_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIMPIDE_LANG", "en")

    result = CliRunner().invoke(command, ["status"], catch_exceptions=False)

    assert "LanguageTool 6.6 answers" in result.output


def test_the_status_command_raises_what_is_missing(empty_home: Path) -> None:
    result = CliRunner().invoke(command, ["status"])

    assert isinstance(result.exception, ToolMissing)
    assert result.exception.exit_code == 3


@pytest.mark.java
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_agreement_rule_names_only_rules_that_languagetool_has(lang: str) -> None:
    rule = tomllib.loads((resources.data("rules") / "language" / "grammar-agreement.toml").read_text("utf-8"))
    (jar,) = (status().folder / "libs").glob(f"language-{lang}-*.jar")
    with zipfile.ZipFile(jar) as opened:
        known = opened.read(f"org/languagetool/rules/{lang}/grammar.xml").decode()

    assert [name for name in rule["params"]["categories"][lang] if f'id="{name}"' not in known] == []
