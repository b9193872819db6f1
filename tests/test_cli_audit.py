"""`limpide audit` as CONTRACT.md has it: where reports go, what is said where, which code ends it."""

import os
import subprocess
import threading
from collections.abc import Iterator
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import msgspec
import pytest

from cli_cases import ARTICLE, CLEAR, command, folder, limpide, process  # noqa: F401  folder is a fixture
from limpide.reporting.shape import ReportFile

OFF = ("--languagetool", "off")


pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def site() -> Iterator[str]:
    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(ARTICLE.encode())

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/page"
    server.shutdown()
    server.server_close()


def report_of(text: str) -> ReportFile:
    return msgspec.json.decode(text, type=ReportFile)


def test_without_options_a_summary_is_shown_and_the_report_lies_beside() -> None:
    ran = limpide("audit", "page.html")
    assert ran.out.startswith("page.html\n")
    assert ran.out.endswith("Rapport\u00a0: limpide-report.html\n")
    assert "<!doctype html>" in Path("limpide-report.html").read_text(encoding="utf-8").lower()
    assert ran.err == ""


@pytest.mark.parametrize(
    ("name", "start"), [("html", "<!doctype html>"), ("json", "{"), ("sarif", "{"), ("md", "#"), ("text", "page.html")]
)
def test_one_format_alone_goes_to_standard_output(name: str, start: str) -> None:
    ran = limpide("audit", "page.html", *OFF, "--format", name)
    assert ran.out.lower().startswith(start)
    assert not Path("limpide-report.html").exists()


def test_several_formats_need_a_folder_and_fill_it() -> None:
    assert limpide("audit", "page.html", *OFF, "--format", "json,md").code == 2
    ran = limpide("audit", "page.html", *OFF, "--format", "json,md,text", "-o", "rapports")
    assert (ran.code, ran.out) == (1, "")
    assert {path.name for path in Path("rapports").iterdir()} == {
        f"limpide-report.{end}" for end in ("json", "md", "txt")
    }


def test_one_format_with_an_output_is_one_file_for_all_sources() -> None:
    limpide("audit", "page.html", "clair.md", *OFF, "--format", "json", "-o", "tout.json")
    assert [each.source for each in report_of(Path("tout.json").read_text()).sources] == ["page.html", "clair.md"]


def test_a_file_without_a_format_has_that_of_its_suffix() -> None:
    ran = limpide("audit", "page.html", *OFF, "-o", "r.json")
    assert report_of(Path("r.json").read_text()).summary.sources == 1
    assert ran.out.endswith("Rapport\u00a0: r.json\n")


def test_an_output_that_ends_with_a_slash_is_a_folder() -> None:
    limpide("audit", "page.html", *OFF, "--format", "md", "-o", "rapports/")
    assert Path("rapports/limpide-report.md").is_file()


def test_standard_input_is_a_source() -> None:
    ran = limpide("audit", "-", *OFF, "--format", "json", stdin=ARTICLE.encode())
    (source,) = report_of(ran.out).sources
    assert (source.source, source.format, source.lang) == ("-", "html", "fr")
    assert ran.code == 1


def test_the_digest_of_a_source_is_that_of_its_bytes() -> None:
    content = ARTICLE.replace("La cantine", "La cantine d’été").encode("windows-1252")
    Path("ancien.html").write_bytes(content)
    (source,) = report_of(limpide("audit", "ancien.html", *OFF, "--format", "json").out).sources
    assert source.sha256 == sha256(content).hexdigest()


def test_an_address_is_a_source_and_a_local_one_must_be_allowed(site: str) -> None:
    refused = limpide("audit", site, *OFF, "--format", "json")
    assert (refused.code, len(refused.lines)) == (3, 1)
    assert "--allow-local" in refused.err
    ran = limpide("audit", site, *OFF, "--format", "json", "--allow-local")
    assert report_of(ran.out).sources[0].final_url == site
    assert limpide("audit", site, *OFF, "--allow-local", "--offline").code == 3


def test_a_folder_stands_for_its_files_and_the_summary_counts_those_left_out() -> None:
    Path("image.png").write_bytes(b"x")
    Path("notes.html~").write_bytes(b"x")
    ran = limpide("audit", ".", *OFF)
    assert "clair.md\n" in ran.out and "page.html\n" in ran.out
    assert "Fichiers laissés de côté dans les dossiers\u00a0: 2." in ran.out


def test_a_report_is_no_source_of_the_next_run() -> None:
    limpide("audit", ".", *OFF)
    ran = limpide("audit", ".", *OFF, "--format", "json")
    assert [each.source for each in report_of(ran.out).sources] == ["clair.md", "page.html"]


def test_excluded_files_are_left_out() -> None:
    Path("limpide.toml").write_text('exclude = ["page*"]')
    ran = limpide("audit", ".", *OFF, "--format", "json")
    assert [each.source for each in report_of(ran.out).sources] == ["clair.md"]


def test_several_jobs_give_the_same_report_in_the_same_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    for number in range(5):
        Path(f"n{number}.md").write_text(f"{CLEAR}\nLe plat numéro {number}.\n")
    one, two = (limpide("audit", ".", *OFF, "--format", "json", "--jobs", jobs) for jobs in ("1", "2"))
    assert one == two
    assert report_of(one.out).summary.sources == 7


def test_the_date_of_a_report_can_be_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert report_of(limpide("audit", "page.html", *OFF, "--format", "json").out).generated == "1970-01-01T00:00:00Z"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "hier")
    assert limpide("audit", "page.html", *OFF).code == 2


def test_two_runs_give_equal_reports_when_the_date_is_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    for name in ("html", "json"):
        assert process("audit", "page.html", *OFF, "--format", name) == process(
            "audit", "page.html", *OFF, "--format", name
        )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("clair.md",), 0),
        (("page.html",), 1),
        (("page.html", "--fail-on", "never"), 0),
        (("page.html", "--fail-on", "critical"), 1),
        (("clair.md", "--fail-on", "minor"), 0),
        (("page.html", "absent.html"), 3),
        (("absent.html", "--fail-on", "never"), 3),
        (("page.html", "--profile", "absent"), 2),
        (("page.html", "--formt", "json"), 2),
        ((), 2),
    ],
)
def test_the_exit_code_is_that_of_the_contract(arguments: tuple[str, ...], code: int) -> None:
    assert limpide("audit", *arguments, *OFF).code == code


def test_only_failures_at_or_above_the_threshold_count() -> None:
    Path("gênant.html").write_text(ARTICLE.replace("<img ", '<img alt="Un repas" '), encoding="utf-8")
    assert limpide("audit", "gênant.html", *OFF, "--fail-on", "serious").code == 0
    assert limpide("audit", "gênant.html", *OFF, "--fail-on", "moderate").code == 1


def test_dismissed_findings_do_not_count() -> None:
    comment = "<!-- limpide-ignore image-alternative: dessin du journal -->"
    Path("page.html").write_text(ARTICLE.replace("<p><img", f"{comment}<p><img"), encoding="utf-8")
    assert limpide("audit", "page.html", *OFF).code == 0


def test_a_source_that_cannot_be_read_is_one_line_and_the_others_are_audited() -> None:
    ran = limpide("audit", "absent.html", "page.html", *OFF)
    assert ran.lines == ["limpide\u00a0: absent.html\u00a0: ce chemin n’existe pas."]
    assert "page.html\n" in ran.out
    written = limpide("audit", "absent.html", "page.html", *OFF, "--format", "json")
    assert {each.source: each.error for each in report_of(written.out).sources} == {
        "page.html": None,
        "absent.html": "ce chemin n’existe pas.",
    }
    assert report_of(written.out).summary.errors == 1


def test_a_mistyped_name_does_not_wipe_the_report_of_last_time() -> None:
    limpide("audit", "page.html", *OFF)
    before = Path("limpide-report.html").read_text(encoding="utf-8")
    assert limpide("audit", "pag.html", *OFF).out == ""
    assert Path("limpide-report.html").read_text(encoding="utf-8") == before


def test_a_named_server_that_is_dead_is_code_three_and_all_else_is_reported() -> None:
    ran = limpide("audit", "page.html", "--languagetool", "http://127.0.0.1:9/", "--format", "json")
    assert (ran.code, len(ran.lines)) == (3, 1)
    (source,) = report_of(ran.out).sources
    assert source.rules["grammar-agreement"].outcome == "untested"
    assert source.rules["image-alternative"].outcome == "failed"


def test_what_is_no_server_address_is_wrong_usage() -> None:
    ran = limpide("audit", "page.html", "--languagetool", "marche")
    assert (ran.code, len(ran.lines)) == (2, 1)


def test_a_missing_languagetool_is_untested_and_costs_no_code() -> None:
    ran = limpide("audit", "clair.md", "--format", "json")
    rule = report_of(ran.out).sources[0].rules["grammar-agreement"]
    assert (ran.code, rule.outcome) == (0, "untested")
    assert rule.reason and "limpide languagetool install" in rule.reason


@pytest.mark.java
def test_the_engine_that_checked_the_grammar_is_named_with_jobs_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LTP_PATH")
    Path("faute.md").write_text("Les chat dort sur le mur.\n")
    ran = limpide(
        "audit", "faute.md", "clair.md", "--format", "json", "--jobs", "2", "--profile", "all", "--lang", "fr"
    )
    found = report_of(ran.out)
    assert found.tool.engines.languagetool
    assert {each.rules["grammar-agreement"].outcome for each in found.sources} <= {"needs_review", "failed", "passed"}


def test_the_report_speaks_the_language_of_the_text_or_the_one_asked_for() -> None:
    Path("en.html").write_text(
        "<html lang=en><title>x</title><p>Click <a href=/x>here</a> for the menu of the week.</p>"
    )
    assert "A person must examine the rest." in limpide("audit", "en.html", *OFF, "--format", "text").out
    assert "Bloquant" in limpide("audit", "en.html", *OFF, "--ui-lang", "fr", "--format", "text").out
    assert limpide("audit", "page.html", *OFF, "--ui-lang", "en").out.endswith("Report: limpide-report.html\n")


def test_the_terminal_decides_the_language_of_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LIMPIDE_LANG")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert limpide("audit", "absent.html", *OFF).lines == ["limpide: absent.html: this path does not exist."]
    monkeypatch.setenv("LC_ALL", "C")
    assert limpide("audit", "absent.html", *OFF).lines == ["limpide\u00a0: absent.html\u00a0: ce chemin n’existe pas."]


def test_quiet_writes_the_report_and_no_summary() -> None:
    assert limpide("audit", "clair.md", *OFF, "-q") == (0, "", "")
    assert Path("limpide-report.html").exists()


def test_a_source_named_like_an_option_follows_two_dashes() -> None:
    Path("--format").write_text(ARTICLE, encoding="utf-8")
    ran = limpide("audit", *OFF, "--format", "json", "--", "--format")
    assert [each.source for each in report_of(ran.out).sources] == ["--format"]


def test_piped_output_has_no_colour_and_a_terminal_has() -> None:
    assert "\x1b" not in process("audit", "page.html", *OFF).out
    assert "\x1b[" in on_a_terminal("audit", "page.html", *OFF)
    assert "\x1b[" not in on_a_terminal("audit", "page.html", *OFF, "--no-color")


def test_no_color_in_the_environment_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in on_a_terminal("audit", "page.html", *OFF)


def test_progress_is_shown_on_a_terminal_only() -> None:
    assert "2/2" in on_a_terminal("audit", "page.html", "clair.md", *OFF, "--no-color")
    assert "2/2" not in on_a_terminal("audit", "page.html", "clair.md", *OFF, "--no-color", "--no-progress")
    assert process("audit", "page.html", "clair.md", *OFF).err == ""


def on_a_terminal(*arguments: str) -> str:
    """What a terminal would show: both streams on a pseudo-terminal."""
    pty = pytest.importorskip("pty")
    parent, child = pty.openpty()
    environment = {**os.environ, "TERM": "xterm"}
    run = subprocess.Popen(command(*arguments), stdin=child, stdout=child, stderr=child, env=environment)
    os.close(child)
    shown = b"".join(_until_closed(parent))
    run.wait()
    os.close(parent)
    return shown.decode()


def _until_closed(descriptor: int) -> Iterator[bytes]:
    """What comes out of a pseudo-terminal; its end is an error on Linux."""
    while True:
        try:
            chunk = os.read(descriptor, 65536)
        except OSError:
            return
        if not chunk:
            return
        yield chunk


def test_the_json_of_one_and_of_several_sources_holds_to_the_schema() -> None:
    for sources in (("page.html",), ("page.html", "clair.md", "absent.md")):
        found = report_of(limpide("audit", *sources, *OFF, "--format", "json").out)
        assert found.schema == "limpide.report/1"
        assert found.summary.sources == len(sources)
