"""Hostile input: one clear line each, the contract's code, the rest still audited."""

import os
import signal
import socket
from collections.abc import Sequence
from pathlib import Path
from time import process_time

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cli_cases import ARTICLE, AS_ANYBODY, CLEAR, command, folder, limpide, process  # noqa: F401  folder is a fixture
from limpide import api
from limpide.cli import pools
from limpide.config import Config
from limpide.errors import ReadError
from limpide.model import Failure, Report, Source
from limpide.reporting.shape import ReportFile
from limpide.sources import Found

OFF = ("--languagetool", "off")
NAMES = ("a.html", "a.md", "a.txt", "a", "a.xhtml")
WORDS = st.sampled_from(
    [
        *(
            b"<p>",
            b"</p>",
            b"<a href=x>",
            b"<table><td>",
            b"<!--",
            b"-->",
            b"<svg>",
            b"<math>",
            b"<img alt=",
            b"<template>",
        ),
        *(
            b"<select><option>",
            b"<style>p{color:red}",
            b"# ",
            b"* ",
            b"[a](b)",
            b"```\n",
            b"limpide-ignore link-name: x",
        ),
        *(
            b"L\xe2\x80\x99ESS agit. ",
            b"afin de ",
            b"<b lang=en>the cat ",
            b"\r\n",
            b"&eacute;",
            b"&#0;",
            b"\x00",
            b"\xff",
        ),
        b"\xe2\x80\xae",
    ]
)
MARKUP = st.lists(WORDS, max_size=30).map(b"".join)

pytestmark = pytest.mark.usefixtures("folder")


SESSION = api.Session(Config(profile="all", languagetool="off"))


def audited(source: Source) -> Report | ReadError:
    try:
        return SESSION.audit(source)
    except ReadError as error:
        return error


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(NAMES), st.one_of(st.binary(max_size=300), MARKUP))
def test_any_bytes_give_a_report_or_a_reason_and_spans_lie_inside_the_source(name: str, content: bytes) -> None:
    found = audited(Source(name, content))
    if isinstance(found, ReadError):
        assert found.text["fr"] and found.text["en"]
        return
    length = len(found.document.source)
    for result in found.results:
        for finding in result.findings:
            assert 0 <= finding.span.start <= finding.span.end <= length, result.rule.id
            for edit in (edit for fix in finding.fixes for edit in fix.edits):
                assert 0 <= edit.span.start <= edit.span.end <= length, result.rule.id


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(NAMES), st.one_of(st.binary(max_size=300), MARKUP))
def test_any_report_is_written_in_each_format(name: str, content: bytes) -> None:
    found = audited(Source(name, content))
    reports = [] if isinstance(found, ReadError) else [found]
    for kind in ("html", "json", "sarif", "md", "text"):
        api.render(reports, kind).encode("utf-8")


@settings(max_examples=60, deadline=None)
@given(MARKUP)
def test_the_same_bytes_give_the_same_report(content: bytes) -> None:
    first, second = audited(Source("a.html", content)), audited(Source("a.html", content))
    assert isinstance(first, ReadError) == isinstance(second, ReadError)
    assert isinstance(first, ReadError) or first == second


@settings(max_examples=30, deadline=None)
@given(st.lists(MARKUP, min_size=2, max_size=4))
def test_the_order_of_sources_changes_no_report(contents: list[bytes]) -> None:
    sources = [Source(f"{number}.html", content) for number, content in enumerate(contents)]
    forth, back = written(sources), written(sources[::-1])
    assert forth == back


def written(sources: Sequence[Source]) -> dict[str, str]:
    """The report of each source by its name, audited in this order by a session of their own."""
    with api.Session(Config(profile="all", languagetool="off")) as session:
        reports = {}
        for source in sources:
            try:
                reports[source.name] = str(session.audit(source))
            except ReadError as error:
                reports[source.name] = str(error)
        return reports


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("vide.html", b"", 3),
        ("vide.md", b"", 3),
        ("blanc.txt", b" \n\t\n", 3),
        ("image.html", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", 3),
        ("binaire.txt", bytes(range(256)) * 20, 3),
        ("zip.html", b"PK\x03\x04\x14\x00", 3),
        ("coupé.html", b"<!doctype html><html lang=fr><p>Bonjour <a hre", 0),
        ("coupé.md", "Bonjour à tous, voici l’été".encode()[:-1], 0),
        ("menteur.html", "<meta charset=utf-8><p lang=fr>Un été à la mer.".encode("latin-1"), 0),
        ("menteur2.html", "<meta charset=iso-8859-1><p lang=fr>Un été à la mer.".encode("utf-16"), 0),
        ("inconnu.html", b"<meta charset=klingon><p lang=fr>Bonjour.", 0),
    ],
)
def test_a_damaged_file_is_one_line_or_a_report_and_the_rest_is_audited(name: str, content: bytes, code: int) -> None:
    Path(name).write_bytes(content)
    ran = limpide("audit", name, "clair.md", *OFF, "--format", "json", "--fail-on", "never")
    assert ran.code == code
    assert len(ran.lines) == (code == 3)
    sources = {each.source: each for each in report_of(ran.out).sources}
    assert sources["clair.md"].error is None
    assert (sources[name].error is None) == (code == 0)


NESTINGS = [
    ("a.html", "<div>", "</div>"),
    ("b.html", "<b>", "</b>"),
    ("c.html", "<ul><li>", ""),
    ("d.html", "<table><tr><td>", ""),
    ("e.html", "<span lang=fr>", ""),
    ("f.html", "<em>the cat ", ""),
    ("g.html", "<svg>", ""),
    ("h.html", "<!--", ""),
    ("i.html", "<a href=x>", ""),
    ("j.md", "> ", ""),
    ("k.md", "[", "](x)"),
    ("l.md", "*a ", "*"),
    ("m.txt", "(", ")"),
]


@pytest.mark.parametrize(
    ("name", "opening", "closing", "depth"),
    [
        *((*nesting, 3_000) for nesting in NESTINGS),
        *((*nesting, 100_000) for nesting in NESTINGS if nesting[0] in ("a.html", "g.html", "j.md", "m.txt")),
    ],
)
def test_endless_nesting_ends(name: str, opening: str, closing: str, depth: int) -> None:
    Path(name).write_text(f"{opening * depth}Bonjour à tous.{closing * depth}", encoding="utf-8")
    ran = limpide("audit", name, "clair.md", *OFF, "--format", "json", "--fail-on", "never")
    assert ran.code in (0, 3), ran.err
    assert len(ran.lines) == (ran.code == 3)


def test_a_loop_of_links_between_folders_ends() -> None:
    Path("sous").mkdir()
    Path("sous/boucle").symlink_to(Path.cwd())
    Path("sous/soi.html").symlink_to("soi.html")
    ran = limpide("audit", ".", *OFF, "--format", "json")
    assert ran.code == 3
    assert ran.lines == ["limpide\u00a0: sous/soi.html\u00a0: des liens tournent en rond."]


def test_a_file_that_may_not_be_read_is_one_line() -> None:
    Path("page.html").chmod(0)
    ran = process("audit", ".", *OFF, under=AS_ANYBODY)
    assert (ran.code, len(ran.lines)) == (3, 1)
    assert "clair.md" in ran.out


@pytest.mark.parametrize("kind", ["pipe", "device", "socket"])
def test_what_is_no_ordinary_file_does_not_hang(kind: str) -> None:
    path = Path("x.html")
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "device":
            path.symlink_to("/dev/zero")
        case "socket":
            with socket.socket(socket.AF_UNIX) as listening:
                listening.bind(str(path))
    for arguments in ((path, "clair.md"), (".",)):
        ran = limpide("audit", *arguments, *OFF, "--fail-on", "never")
        assert (ran.code, len(ran.lines)) == (3, 1)
        assert "ce n’est pas un fichier ordinaire" in ran.err
        assert "clair.md\n" in ran.out


def test_a_name_that_is_no_utf8_is_audited_and_shown() -> None:
    name = b"page-\xe9t\xe9.html"
    Path(os.fsdecode(name)).write_text(ARTICLE, encoding="utf-8")
    for argument, kind in ((name, "html"), (b".", "json"), (b".", "sarif"), (b".", "md"), (b".", "text")):
        ran = process(b"audit", argument, *(option.encode() for option in OFF), b"--format", kind.encode())
        assert (ran.code, ran.err) == (1, "")
        assert "page-\ufffdt\ufffd.html" in ran.out or "page-%EF%BF%BDt%EF%BF%BD.html" in ran.out


def test_a_name_with_control_characters_cannot_write_on_the_terminal() -> None:
    name = "a\x1b[2J\nb.html"
    Path(name).write_text("", encoding="utf-8")
    ran = limpide("audit", name, *OFF)
    assert (ran.code, len(ran.lines)) == (3, 1)
    assert "\x1b" not in ran.err + ran.out


def test_an_output_that_cannot_be_written_is_one_line_and_the_summary_is_shown() -> None:
    Path("fichier").write_text("")
    ran = limpide("audit", "page.html", *OFF, "-o", "fichier/rapport.html")
    assert (ran.code, len(ran.lines)) == (2, 1)
    assert ran.out.startswith("page.html\n")


@pytest.mark.parametrize("output", ["/proc/rapport.html", "/proc/rapports/r.html"])
def test_a_folder_protected_from_writing_is_one_line(output: str) -> None:
    ran = limpide("audit", "page.html", *OFF, "-o", output)
    assert (ran.code, len(ran.lines)) == (2, 1)
    assert output.rpartition("/")[0] in ran.err


def test_a_full_disk_is_one_line() -> None:
    ran = limpide("audit", "page.html", *OFF, "-o", "/dev/full")
    assert (ran.code, len(ran.lines)) == (2, 1)


def test_text_of_a_source_cannot_colour_the_terminal() -> None:
    Path("x.md").write_text("afin de \x1b[31mrouge\x1b[0m \x9b31m\n\nL’\x1b[5mESS\n", encoding="utf-8")
    ran = limpide("audit", "x.md", *OFF)
    assert "\x1b" not in ran.out and "\x9b" not in ran.out


class Deadly(Found, frozen=True):
    """A source whose reading ends its process at once, as a machine short of memory does."""

    def open(self) -> Source:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError


def test_a_killed_process_of_a_run_costs_only_its_source() -> None:
    clear = [Found(f"{number}.md", content=CLEAR.encode()) for number in range(4)]
    with api.Session(Config(languagetool="off")) as session:
        results = list(pools.at_once(session, [*clear[:2], Deadly("x.md"), *clear[2:]], verbose=False, jobs=2))
    assert [isinstance(result, Report) for result in results] == [True, True, False, True, True]
    failure = results[2]
    assert isinstance(failure, Failure) and failure.exit_code == 70


def test_the_cost_of_a_page_grows_with_its_size() -> None:
    """Five times the page costs at most nine times the time: no term grows with the square."""
    small, large = (_cost("".join(map(_paragraph, range(size)))) for size in (400, 2_000))
    assert large < 9 * small


def _paragraph(number: int) -> str:
    return (
        f'<h2>Plat {number}</h2><p>Afin de manger, l’ESS sert le <a href="/{number}">plat {number}</a>. Il est servi'
        f' par des élèves du collège de la ville voisine, qui apprennent ce métier.</p><img src="{number}.png">\n'
    )


def _cost(content: str) -> float:
    source = Source("a.html", f"<html lang=fr><title>x</title><main>{content}</main>".encode())
    start = process_time()
    SESSION.audit(source)
    return process_time() - start


def report_of(text: str) -> ReportFile:
    return msgspec.json.decode(text, type=ReportFile)
