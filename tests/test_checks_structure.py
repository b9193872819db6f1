"""Checks of tables, links, scripts and structure, beyond what the examples of rules show: places, laws, time."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limpide import readers
from limpide.auditing import audit
from limpide.glossary import Glossary
from limpide.model import RuleResult, Source
from limpide.page.tables import grid, is_data_table
from limpide.rules import load
from page_cases import page_of

CHECKS = (
    *("handlers", "heading_questions", "landmarks", "link_questions", "list_structure", "live_regions", "quotes"),
    *("script_questions", "table_headers", "table_questions", "table_uses", "visual_order"),
)
RULES = {rule.id: rule for rule in load() if rule.check.partition(".")[0] in CHECKS}
MOST_SECONDS = 10
DEPTH = 2_000

cells = st.builds(
    "<{0} colspan={1} rowspan={2}>x</{0}>".format, st.sampled_from(("td", "th")), st.integers(0, 4), st.integers(0, 3)
)
rows = st.lists(st.lists(cells, min_size=1, max_size=4).map("".join), min_size=1, max_size=5)


def judged(rule: str, source: str) -> RuleResult:
    read = readers.read(Source("page.html", source.encode()))
    return audit(read.document, [RULES[rule]], {}, page=read.page, glossary=Glossary()).results[0]


@given(rows)
def test_each_cell_of_a_table_begins_at_a_place_of_its_own(lines: list[str]) -> None:
    table = page_of(f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>").select("table")[0]

    made = grid(table)

    places = [(cell.row, cell.column) for cell in made.cells]
    assert len(places) == sum(line.count("</t") for line in lines)
    assert len(set(places)) == len(places)
    assert all(cell.column + cell.width <= made.width for cell in made.cells)


def test_a_cell_under_a_tall_one_moves_to_the_next_column() -> None:
    table = page_of("<table><tr><th rowspan=2>Ville<th>2010<tr><td>36<tr><td>Lens<td>32</table>").select("table")[0]

    assert [(cell.row, cell.column) for cell in grid(table).cells] == [(0, 0), (0, 1), (1, 1), (2, 0), (2, 1)]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<table><tr><td>Lens<td>32<tr><td>Arras<td>42</table>", True),
        ("<table><tr><td>Lens<td>32</table>", False),
        ("<table role=none><tr><th>Lens<td>32</table>", False),
        ("<table><tr><td><h2>Lens</h2><td>32<tr><td>Arras<td>42</table>", False),
        ("<table><tr><th><h2>Lens</h2><td>32<tr><th>Arras<td>42</table>", True),
    ],
    ids=["short cells", "one row", "no role", "headings in cells", "header cells"],
)
def test_a_table_of_data_is_told_from_a_layout(markup: str, expected: bool) -> None:
    assert is_data_table(page_of(markup).select("table")[0]) is expected


def test_a_wrong_scope_is_shown_at_its_cell() -> None:
    source = (
        "<table><tr><th scope=row>Ville</th><th scope=col>Nombre</th></tr><tr><td>Lens</td><td>32</td></tr></table>"
    )

    [finding] = judged("table-header-direction", source).findings

    assert source[finding.span.start : finding.span.end] == "<th scope=row>"


def test_a_handler_is_shown_at_its_attribute() -> None:
    source = '<select aria-label="Ville" onchange="this.form.submit()"><option>Lens</option></select>'

    [finding] = judged("script-context-change", source).findings

    assert source[finding.span.start : finding.span.end] == 'onchange="this.form.submit()"'


def test_a_second_main_content_is_a_question_where_a_sheet_is_missing() -> None:
    body = "<main>Le port</main><main>Le quai</main>"

    outcomes = [
        judged("main-single", f"<!doctype html><html><head>{head}</head><body>{body}</body></html>").outcome
        for head in ("", '<link rel="stylesheet" href="absent.css">')
    ]

    assert outcomes == ["failed", "needs_review"]


def test_links_with_one_name_and_one_address_are_asked_about_once() -> None:
    source = '<main><a href="/plan">Plan</a> <a href="/plan">Plan</a> <a href="/autre">Plan</a></main>'

    (found,) = judged("link-text-clear", source).findings

    assert found.data["texts"] == "“Plan” (/plan), “Plan” (/autre)"


@pytest.mark.parametrize(
    "markup",
    [
        "<div onclick='a()'>" * DEPTH + "texte",
        "<div class=titre style='font-size: 40px'>" * DEPTH + "texte",
        "<table><tr><td>" * DEPTH + "texte",
        "<table>" + "<tr><th scope=row>a<td>b<td>c<td>d" * 2_000,
        "<table>" + "<tr><th id=a>a<td headers=a>b<th>c" * 2_000,
        "<table><tr><th colspan=1000 rowspan=65534>" * 500,
        "<p><b>Terme</b> : texte" * 10_000,
        "<ul>" + "<li>1. texte" * 10_000,
        "<p>« " * 10_000,
        "<form>" + "<select onchange='submit()'><option>a</select>" * 3_000,
        "<div style='display:flex;flex-direction:row-reverse'>" * DEPTH + "texte",
    ],
    ids=["clicks", "sizes", "tables", "rows", "ids", "spans", "terms", "items", "quotes", "fields", "orders"],
)
def test_the_checks_of_structure_end(markup: str) -> None:
    read = readers.read(Source("a.html", f"<!doctype html><html><body>{markup}".encode()))
    start = process_time()

    audit(read.document, list(RULES.values()), {}, page=read.page, glossary=Glossary())

    assert process_time() - start < MOST_SECONDS


@pytest.mark.parametrize(
    ("rule", "source", "outcome"),
    [
        ("table-header-scope", "<table role=none><tr><th>Lens</th></tr></table>", "inapplicable"),
        ("table-layout-markup", "<table><tr><th>Lens</th></tr><tr><td>32</td></tr></table>", "inapplicable"),
        ("table-cell-element", "<table><tr><th>Lens</th></tr><tr><td>32</td></tr></table>", "inapplicable"),
        ("table-cell-element", "<table><tr><td><th>2010<tr><th>Lens<td>36</table>", "passed"),
    ],
    ids=["role", "data", "one line of headers", "two lines of headers"],
)
def test_a_rule_that_decides_says_when_it_has_nothing_to_judge(rule: str, source: str, outcome: str) -> None:
    assert judged(rule, source).outcome == outcome


def test_a_frame_with_nothing_to_judge_leaves_the_outcome_of_the_page() -> None:
    frame = '<iframe title="Plan" srcdoc="&lt;table role=none>&lt;tr>&lt;th>a"></iframe>'
    table = "<table><tr><th>Lens</th></tr><tr><td>32</td></tr></table>"

    assert judged("table-header-scope", frame).outcome == "inapplicable"
    assert judged("table-header-scope", table + frame).outcome == "passed"
