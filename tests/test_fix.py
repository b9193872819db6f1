"""Safe repairs: what they change, what they leave, when they are withdrawn."""

import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cli_cases import folder, limpide  # noqa: F401  folder is a fixture
from limpide import rewriting
from limpide.api import Session
from limpide.config import Config
from limpide.errors import FixError, ReadError
from limpide.model import Edit, Fix, Report, Source, Span
from limpide.rewriters.links import shown_size

PAGE = (
    '<!doctype html><html lang="fr"><head><title>Le parc</title></head>'
    "<body><main><h1>Le parc</h1>{}</main></body></html>"
)
LONG = (
    "La bibliothèque ouvre le lundi matin et ferme le samedi soir. Les enfants peuvent venir avec leurs parents "
    "pour lire, pour jouer ou pour écouter des histoires."
)
ENGLISH = "the library opens on Monday morning and the children can come with their parents"
CALL = '<p>Un mot<sup><a href="#n1">1</a></sup>.</p><ol><li id="n1">Selon le dictionnaire.</li></ol>'
ACRONYM = "<p>La CTVB ouvre.</p><p>La Coopérative de Transport du Val Bleu (CTVB) recrute.</p>"
TITLED = '<p>La <abbr title="Coopérative de Transport du Val Bleu">CTVB</abbr> ouvre.</p>'
TYPED = "<p>Apportez :<br>• un stylo ;<br>• un cahier.</p>"
LISTED = "<p>Apportez :</p><ul><li>un stylo ;</li><li>un cahier.</li></ul>"


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(Config(languagetool="off"))


def repaired(session: Session, source: str, *, name: str = "page.html", files: dict[str, bytes] | None = None) -> str:
    """The source after its repairs, whose rules have nothing left to say at those places."""

    def fetch(href: str) -> bytes:
        if href not in (files or {}):
            raise ReadError(f"{href} : absent", f"{href}: absent")
        return (files or {})[href]

    made = session.fix(Source(name, source.encode(), fetch=fetch))
    again = session.fix(Source(name, made.text.encode(), fetch=fetch))
    assert (again.text, again.repairs) == (made.text, ())
    return made.text


REPAIRS = {
    "a note call": (CALL, CALL.replace("<a href", '<a aria-label="note 1" href')),
    "an acronym that the text spells out later": (ACRONYM, ACRONYM.replace("<p>La CTVB ouvre.</p>", TITLED)),
    "an acronym written with an entity": (
        "<p>La <b>CTV&#66;</b> ouvre.</p><p>La Coopérative de Transport du Val Bleu (CTVB) recrute.</p>",
        '<p>La <b><abbr title="Coopérative de Transport du Val Bleu">CTV&#66;</abbr></b> ouvre.</p>'
        "<p>La Coopérative de Transport du Val Bleu (CTVB) recrute.</p>",
    ),
    "a passage in italics": (
        f"<p>{LONG} Il dit : <em>{ENGLISH}</em>.</p>",
        f'<p>{LONG} Il dit : <em lang="en">{ENGLISH}</em>.</p>',
    ),
    "a quotation": (
        f"<p>{LONG} Il dit : « {ENGLISH} ».</p>",
        f'<p>{LONG} Il dit : « <span lang="en">{ENGLISH}</span> ».</p>',
    ),
    "a paragraph in another language": (
        f"<p>{LONG}</p><p>{ENGLISH}.</p>",
        f'<p>{LONG}</p><p lang="en">{ENGLISH}.</p>',
    ),
    "a wrong language": (f'<p lang="en">{LONG}</p>', f'<p lang="fr">{LONG}</p>'),
    "an empty attribute": ('<p><a href="/a" title="">Le plan</a></p>', '<p><a href="/a">Le plan</a></p>'),
    "attributes given twice": (
        "<p class=a\n CLASS='b' class=\"c\">Le plan du parc.</p>",
        "<p class=a>Le plan du parc.</p>",
    ),
    "an empty heading": ("<h2> &nbsp;<br></h2><p>Le plan du parc.</p>", "<p>Le plan du parc.</p>"),
    "bullets between line breaks": (TYPED, LISTED),
    "bullets without a line that opens them": (
        '<p class="a">&bull; un stylo<br/>\n• un <b>cahier</b><br></p>',
        '<ul class="a"><li>un stylo</li>\n<li>un <b>cahier</b></li></ul>',
    ),
    "bullets in a cell": (
        "<table><tr><th>Un</th><td>• un stylo<br>• un cahier</td></tr></table>",
        "<table><tr><th>Un</th><td><ul><li>un stylo</li><li>un cahier</li></ul></td></tr></table>",
    ),
    "paragraphs with bullets": (
        "<p>• un stylo</p>\n<p>• un cahier</p>",
        "<ul><li>un stylo</li>\n<li>un cahier</li></ul>",
    ),
    "dashes that a line opens": (
        "<p>Il faut :<br>- un stylo,<br>- un cahier.</p>",
        "<p>Il faut :</p><ul><li>un stylo,</li><li>un cahier.</li></ul>",
    ),
}
MARKDOWN = {
    "bullets between line breaks": ("Apportez :  \n• un stylo\\\n• un cahier", "Apportez :\n\n- un stylo\n- un cahier"),
    "paragraphs with bullets": ("• un stylo\n\n• un cahier", "- un stylo\n\n- un cahier"),
    "an empty heading": ("Le parc.\n\n##\n\nLe jardin.", "Le parc.\n\n\n\nLe jardin."),
    "an empty attribute": ('Le <span title="" class="a">parc</span>.', 'Le <span class="a">parc</span>.'),
}
LEFT_ALONE = {
    "a language whose tag is not closed": f'<p>Le <span lang="en">planning<span lang="en"> est là. {LONG}</p>',
    "a paragraph of two languages": f"<p>{LONG}</p><p>Il dit : « {ENGLISH} ».</p>",
    "a dialogue": "<p>Il dit :<br>- Viens !<br>- Non, demain.</p>",
    "replies in paragraphs": "<p>- Viens demain</p><p>- Bien sûr</p>",
    "a heading that something may point at": '<h2 id="suite"></h2><p>Le plan du parc.</p>',
    "a heading with a picture": '<h2><img src="a.png" alt=""></h2><p>Le plan du parc.</p>',
    "an empty title under one that speaks": '<div title="Vue"><p><a href="/a" title="">Le plan</a></p></div>',
    "bullets inside a tag": "<p><b>• un stylo</b><br><b>• un cahier</b></p>",
    "an acronym in code": "<p><code>CTVB</code> et <samp>CTVB</samp>.</p>",
    "a short passage in another language": "<p>Il dit <em>good morning</em>.</p>",
}


@pytest.mark.parametrize("what", REPAIRS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_safe_repair_changes_its_place_alone(session: Session, what: str, newline: str) -> None:
    before, after = (PAGE.format(f"\n{each}\n").replace("\n", newline) for each in REPAIRS[what])
    assert repaired(session, before) == after


@pytest.mark.parametrize("what", MARKDOWN)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_markdown_is_repaired_in_markdown(session: Session, what: str, newline: str) -> None:
    before, after = (f"# Le parc\n\n{each}\n".replace("\n", newline) for each in MARKDOWN[what])
    assert repaired(session, before, name="page.md") == after


@pytest.mark.parametrize("what", LEFT_ALONE)
def test_what_is_not_sure_is_left_alone(session: Session, what: str) -> None:
    assert repaired(session, PAGE.format(LEFT_ALONE[what])) == PAGE.format(LEFT_ALONE[what])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<html>", '<html lang="fr">'),
        ('<HTML class="a">', '<HTML lang="fr" class="a">'),
        ('<html lang="" class="a">', '<html lang="fr" class="a">'),
        ("<html lang='français'>", '<html lang="fr">'),
        ('<html lang="en">', '<html lang="fr">'),
        ('<html xml:lang="fr-CA">', '<html lang="fr-CA" xml:lang="fr-CA">'),
    ],
)
def test_the_language_of_a_page_is_that_of_its_text(session: Session, before: str, after: str) -> None:
    page = PAGE.format(f"<p>{LONG}</p>")
    assert repaired(session, page.replace('<html lang="fr">', before)) == page.replace('<html lang="fr">', after)


def test_the_language_of_a_page_of_few_words_stays_unsaid(session: Session) -> None:
    page = PAGE.format("<p>Bonjour.</p>").replace(' lang="fr"', "")
    assert repaired(session, page) == page


def test_a_link_gives_the_format_and_the_size_of_a_file_beside(session: Session) -> None:
    files = {"plan.pdf": b"%" * 251_234, "vide.pdf": b""}
    before = '<p><a href="plan.pdf">Le plan</a>. <a href="plan.pdf">Le grand plan (PDF)</a>.</p>'
    after = before.replace("plan</a>", "plan (PDF, 251\u00a0Ko)</a>").replace("(PDF)", "(PDF, 251\u00a0Ko)")
    others = (
        '<p><a href="absent.pdf">Un plan absent</a>. <a href="vide.pdf">Un plan vide</a>. '
        '<a href="plan.pdf" aria-label="Un plan nommé">Un plan nommé ainsi</a>.</p>'
    )
    assert repaired(session, PAGE.format(before + others), files=files) == PAGE.format(after + others)
    read = repaired(session, "Lire [le **plan**](plan.pdf).\n", name="a.md", files=files)
    assert read == "Lire [le **plan (PDF, 251\u00a0Ko)**](plan.pdf).\n"


@pytest.mark.parametrize(
    ("size", "lang", "shown"),
    [
        (1, "fr", "1\u00a0octets"),
        (1_499, "en", "1\u00a0kB"),
        (999_499, "fr", "999\u00a0Ko"),
        (999_500, "fr", "1\u00a0Mo"),
        (1_250_000, "fr", "1,2\u00a0Mo"),
        (12_000_000, "en", "12\u00a0MB"),
    ],
)
def test_sizes_are_said_for_people(size: int, lang: str, shown: str) -> None:
    assert shown_size(size, lang) == shown


def test_a_dismissed_finding_is_not_repaired(session: Session) -> None:
    page = PAGE.format(f"<!-- limpide-ignore list-fake: une citation -->{TYPED}")
    assert repaired(session, page) == page


RULE = """id = "{id}"
check = "patterns.{check}"
targets = ["paragraph"]
impact = "minor"
title = {{fr = "T", en = "T"}}
message = {{fr = "M", en = "M"}}
help = {{fr = "A", en = "A"}}
why = {{fr = "P", en = "P"}}
examples = []
{params}
"""


def own_rules(tmp_path: Path, **rules: str) -> Session:
    """A session of this folder's rules: `swap=""` gives the parameters of a check of patterns."""
    (tmp_path / "rules").mkdir()
    for name, params in rules.items():
        check = "instead" if "swaps" in params else "present"
        (tmp_path / "rules" / f"{name}.toml").write_text(RULE.format(id=name, check=check, params=params))
    return Session(Config(profile="all", languagetool="off", rules=("rules",), root=tmp_path))


def test_a_repair_that_makes_another_rule_fail_is_withdrawn(tmp_path: Path) -> None:
    session = own_rules(
        tmp_path,
        swap='params.safe = true\n[params.swaps]\n"carré" = "rond"\n"mur" = "muret"',
        refused="params.pattern = 'rond'",
    )
    assert repaired(session, "<p>Un carré près du mur. Un rond.</p>") == "<p>Un carré près du muret. Un rond.</p>"


def test_a_repair_that_repairs_nothing_is_withdrawn(tmp_path: Path) -> None:
    session = own_rules(tmp_path, swap='params.safe = true\nparams.swaps = {"mur" = "mur mur"}')
    assert repaired(session, "<p>Le mur est haut.</p>") == "<p>Le mur est haut.</p>"


def test_of_two_repairs_that_overlap_the_other_is_made_at_the_next_pass(tmp_path: Path) -> None:
    session = own_rules(
        tmp_path,
        first='params.safe = true\nparams.swaps = {"grand mur" = "haut mur"}',
        second='params.safe = true\nparams.swaps = {"mur blanc" = "muret blanc"}',
    )
    assert repaired(session, "<p>Le grand mur blanc tombe.</p>") == "<p>Le haut muret blanc tombe.</p>"


FRAGMENTS = [*(before for before, _ in REPAIRS.values()), *LEFT_ALONE.values(), f"<p>{LONG}</p>", "<h3>Le jardin</h3>"]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=5), st.sampled_from(["", "\n", "\r\n"]))
def test_repairing_twice_changes_nothing_more(fragments: list[str], newline: str) -> None:
    session = Session(Config(languagetool="off"))
    text = repaired(session, PAGE.format(newline.join(fragments)))
    assert rewriting.safe(_report(session, text)) == ()


@given(st.data(), st.text(max_size=60))
def test_applied_edits_change_only_their_spans(data: st.DataObject, source: str) -> None:
    places = sorted(data.draw(st.sets(st.integers(0, len(source)), max_size=8)))
    spans = [Span(*pair) for pair in zip(places[::2], places[1::2], strict=False)]
    texts = data.draw(st.lists(st.text(max_size=5), min_size=len(spans), max_size=len(spans)))
    edits = [Edit(span, text) for span, text in zip(spans, texts, strict=True)]
    result = rewriting.apply(source, [Fix((edit,)) for edit in data.draw(st.permutations(edits))])
    for edit in reversed(edits):
        start = edit.span.start + sum(len(e.text) - (e.span.end - e.span.start) for e in edits if e.span < edit.span)
        assert result[start : start + len(edit.text)] == edit.text
        result = result[:start] + source[edit.span.start : edit.span.end] + result[start + len(edit.text) :]
    assert result == source


@pytest.mark.parametrize("spans", [[(0, 3), (2, 4)], [(1, 1), (1, 1)], [(2, 9)], [(-1, 2)]])
def test_edits_that_meet_or_leave_the_source_are_refused(spans: list[tuple[int, int]]) -> None:
    with pytest.raises(FixError):
        rewriting.apply("bonjour", [Fix((Edit(Span(*span), "x"),)) for span in spans])


def _report(session: Session, source: str) -> Report:
    return session.audit(Source("page.html", source.encode()))


def test_only_safe_fixes_of_live_findings_are_safe(session: Session) -> None:
    found = rewriting.safe(_report(session, PAGE.format(CALL + '<p><a href="/a" target="_blank">Le plan</a></p>')))
    assert [repair.rule.id for repair in found] == ["link-text-number"]


@pytest.mark.parametrize(
    ("codec", "mark"),
    [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("windows-1252", b""), ("utf-16-le", b"\xff\xfe")],
)
def test_a_file_keeps_its_encoding_its_mark_and_its_line_ends(folder: Path, codec: str, mark: bytes) -> None:  # noqa: F811
    page = PAGE.replace("<head>", f'<head><meta charset="{codec}">').format(f"\r\n{ACRONYM}\r\n{CALL}\n")
    path = Path("accents.html")
    path.write_bytes(mark + page.encode(codec))
    assert limpide("fix", path, "--write").code == 0
    after = page.replace("<p>La CTVB ouvre.</p>", TITLED).replace("<a href", '<a aria-label="note 1" href')
    assert path.read_bytes() == mark + after.encode(codec)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            PAGE.replace("<head>", '<head><meta charset="koi8-r">')
            .format(ACRONYM.replace("é", "&eacute;"))
            .encode("koi8-r"),
            "n’a pas le caractère « é »",
        ),
        (
            PAGE.replace("<head>", '<head><meta charset="utf-8">').format(CALL).encode() + b"<!-- \xff -->",
            "ne suivent pas son encodage",
        ),
    ],
)
def test_a_file_whose_encoding_cannot_hold_the_repair_is_refused_in_one_line(
    folder: Path,  # noqa: F811
    content: bytes,
    told: str,
) -> None:
    path = Path("ancien.html")
    path.write_bytes(content)
    ran = limpide("fix", path, "--write", "-q")
    assert ran.code == 3 and len(ran.lines) == 1 and told in ran.err and "ancien.html" in ran.err
    assert path.read_bytes() == content


def test_a_diff_shows_the_changes_and_gives_code_1(folder: Path) -> None:  # noqa: F811
    page = PAGE.format(f"\r\n{TYPED}")
    Path("liste.html").write_bytes(page.encode())
    ran = limpide("fix", "liste.html")
    assert (ran.code, ran.out.splitlines()[:2]) == (1, ["--- liste.html", "+++ liste.html"])
    assert f"+{LISTED}</main></body></html>\n\\ No newline at end of file\n" in ran.out
    assert Path("liste.html").read_bytes() == page.encode()
    assert limpide("fix", "clair.md").code == 0


def test_a_second_run_finds_nothing_to_write(folder: Path) -> None:  # noqa: F811
    Path("liste.html").write_text(PAGE.format(TYPED + CALL), encoding="utf-8")
    first, second = limpide("fix", "liste.html", "--write"), limpide("fix", "liste.html", "--write")
    assert [line.split()[1] for line in first.out.splitlines()] == ["list-fake", "link-text-number"]
    assert (first.code, second.code, second.out) == (0, 0, "")


def test_rules_are_chosen_or_left_out_by_name(folder: Path) -> None:  # noqa: F811
    Path("liste.html").write_text(PAGE.format(TYPED + CALL), encoding="utf-8")
    assert "aria-label" not in limpide("fix", "liste.html", "--only", "list-fake").out
    assert "<ul>" not in limpide("fix", "liste.html", "--skip", "list-fake").out
    assert limpide("fix", "liste.html", "--only", "list-fake", "--skip", "list-fake").code == 0


@pytest.mark.parametrize("name", ["list-fakes", "date-in-words"])
def test_a_rule_that_does_not_run_is_no_rule_to_choose(folder: Path, name: str) -> None:  # noqa: F811
    ran = limpide("fix", "clair.md", "--only", name)
    assert ran.code == 2 and name in ran.err


@pytest.mark.parametrize("source", ["-", "https://example.org/"])
def test_only_files_are_written(folder: Path, source: str) -> None:  # noqa: F811
    ran = limpide("fix", source, "--write", stdin=TYPED.encode())
    assert ran.code == 2 and "--diff" in ran.err


def test_standard_input_gives_a_diff(folder: Path) -> None:  # noqa: F811
    ran = limpide("fix", "-", "--diff", stdin=TYPED.encode())
    assert ran.code == 1 and ran.out.startswith("--- stdin\n+++ stdin\n") and f"+{LISTED}" in ran.out


def test_a_source_that_cannot_be_read_does_not_stop_the_others(folder: Path) -> None:  # noqa: F811
    Path("liste.html").write_text(PAGE.format(TYPED), encoding="utf-8")
    ran = limpide("fix", "absent.html", "liste.html", "--write")
    assert ran.code == 3 and "absent.html" in ran.err and "<ul>" in Path("liste.html").read_text(encoding="utf-8")


def test_a_written_file_keeps_its_mode_and_a_link_stays_one(folder: Path) -> None:  # noqa: F811
    target, link = Path("liste.html"), Path("lien.html")
    target.write_text(PAGE.format(TYPED), encoding="utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    assert limpide("fix", link, "--write").code == 0
    assert link.is_symlink() and "<ul>" in target.read_text(encoding="utf-8")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert sorted(path.name for path in Path().iterdir() if path.name.startswith(".")) == []
