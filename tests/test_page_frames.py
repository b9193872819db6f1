"""Documents in `srcdoc`: judged like the page, each finding where the attribute spells it."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limpide import auditing, readers, rewriting, rules
from limpide.glossary import load_glossary
from limpide.model import Finding, Report, Source
from limpide.page.attributes import attribute_value
from limpide.page.frames import WITHIN, inner, shown_inside
from limpide.page.offsets import normalised
from page_cases import marked, page_of

INSIDE = '<p>thé & café</p><a href="/x"></a>'


def report_of(markup: str, *names: str) -> Report:
    read = readers.read(Source("page.html", markup.encode()), lang="en")
    chosen = [rule for rule in rules.load() if rule.id in names]
    return auditing.audit(read.document, chosen, {}, page=read.page, glossary=load_glossary(None))


def found_in(markup: str, *names: str) -> list[Finding]:
    return [finding for result in report_of(markup, *names).results for finding in result.findings]


@pytest.mark.parametrize(
    "markup",
    [
        f'<iframe srcdoc="{escape(INSIDE)}"></iframe>',
        f"<iframe title=x srcdoc = '{INSIDE}'></iframe>",
        f'<p>before &amp;\r\n\r\n<iframe srcdoc="\r\n{escape(INSIDE)}"></iframe>',
        f'<iframe srcdoc="{escape(INSIDE).replace("é", "&eacute;")}"></iframe>',
        "<iframe srcdoc=&lt;a/href=/x&gt;></iframe>",
    ],
    ids=["entities", "single quotes", "carriage returns", "named entities", "no quotes"],
)
def test_a_finding_in_a_frame_points_at_what_the_attribute_spells(markup: str) -> None:
    (finding,) = found_in(markup, "link-name")
    written = markup[finding.span.start : finding.span.end]

    assert written.replace("&lt;", "<").startswith("<a")
    assert written.replace("&gt;", ">").endswith(">")
    assert WITHIN in finding.selector


def test_frames_in_frames_are_named_from_the_outside_in() -> None:
    deepest = escape("<button></button>")
    middle = escape(f'<iframe id=b srcdoc="{deepest}"></iframe>')
    (finding,) = found_in(f'<iframe id=a srcdoc="{middle}"></iframe>', "button-name")
    assert finding.selector.split(WITHIN) == ["#a", "#b", "html > body > button"]


@pytest.mark.parametrize(
    "frame",
    ['<iframe hidden srcdoc="{}">', '<iframe aria-hidden="true" srcdoc="{}">', '<iframe srcdoc="">'],
    ids=["not drawn", "not exposed", "empty"],
)
def test_a_frame_that_nobody_meets_is_left_out(frame: str) -> None:
    assert list(shown_inside(page_of(frame.format(escape(INSIDE))))) == []


def test_a_page_of_frames_without_end_stops_early() -> None:
    assert len(list(shown_inside(page_of('<iframe srcdoc="<p>x"></iframe>' * 500)))) == 12


def test_what_needs_the_whole_page_stays_out_of_frames() -> None:
    markup = '<p id=a>x</p><iframe srcdoc="<p id=a>y</p>"></iframe>'
    assert found_in(markup, "id-duplicate", "page-title", "page-language") == []


def test_nothing_is_repaired_inside_an_attribute() -> None:
    markup = '<h1>x</h1><iframe srcdoc="<h2></h2>"></iframe>'
    read = readers.read(Source("page.html", markup.encode()), lang="en")
    report = rewriting.propose(report_of(markup, "heading-empty"), read.page)

    (finding,) = report.results[0].findings
    assert finding.fixes == ()


@given(st.text(alphabet="<p>é&amp;\"'\r\n =x;", max_size=40), st.sampled_from("\"'"))
def test_an_attribute_value_finds_its_way_back_to_the_source(value: str, quote: str) -> None:
    source = f"srcdoc={quote}{value.replace(quote, '')}{quote}"
    markup = normalised(source)
    written = attribute_value(markup, 0, len(markup.text))

    for at, char in enumerate(written.text):
        span = written.span(at, at + 1)
        spelt = source[span.start : span.end]
        assert spelt == char or spelt.startswith("&") or (char == "\n" and spelt in ("\r", "\r\n"))


def test_a_frame_whose_attribute_is_odd_is_read_all_the_same() -> None:
    frame = marked('<iframe data-here srcdoc="<p>a&copy=b</p>"></iframe>')
    page = inner(frame)
    assert page is not None
    (paragraph,) = page.select("p")
    assert paragraph.text == "a©=b"
    assert frame.mark.covers(paragraph.mark)
