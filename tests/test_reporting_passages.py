from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from limpide.model import Block, Piece, Report, Span, Text
from limpide.reporting.findings import items
from limpide.reporting.passages import Reading, reading
from limpide.reporting.places import Places
from limpide.reporting.ranges import plain_range
from reporting_cases import document, finding, result, rule

WORDS = "Le guichet ferme à midi et personne ne répond."


def read(report: Report) -> Reading:
    places = Places(report.document)
    return reading(report.document, places, items(report, places, "fr"))


def tokens(report: Report):
    return [token for section in read(report).sections for line in section.lines for token in line.tokens]


@given(st.lists(st.tuples(st.integers(0, len(WORDS)), st.integers(0, len(WORDS))), max_size=8))
def test_cut_text_is_the_text_and_each_passage_begins_and_ends_once(pairs):
    doc = document(("paragraph", WORDS))
    at = doc.blocks[0].span.start
    spans = [Span(at + min(pair), at + max(pair)) for pair in pairs]
    found = [replace(finding(doc, "Le"), span=span, fingerprint=str(n)) for n, span in enumerate(spans)]
    made = tokens(Report(doc, (result(rule("word-rare"), found),), None, "all"))
    assert "".join(token.text for token in made) == WORDS
    starts = [key for token in made for key in token.starts]
    ends = [ref.key for token in made for ref in token.refs]
    assert sorted(starts) == sorted(ends) == sorted(str(n + 1) for n in range(len(found)))


@given(st.integers(0, len(WORDS)), st.integers(0, len(WORDS)))
def test_a_range_of_plain_text_finds_its_way_back_from_the_source(first, second):
    start, end = sorted((first, second))
    text = Text(WORDS, (Piece(0, 10, Span(5, 15)), Piece(10, len(WORDS) - 10, Span(20, 10 + len(WORDS)))))
    back = plain_range(text, text.span(start, end))
    assert back == (start, end) or start == end


def test_an_entity_is_taken_whole():
    text = Text("a é b", (Piece(0, 2, Span(0, 2)), Piece(2, 1, Span(2, 10)), Piece(3, 2, Span(10, 12))))
    assert plain_range(text, Span(2, 10)) == (2, 3)
    assert plain_range(text, Span(4, 5)) == (2, 3)


def test_overlapping_passages_are_coloured_by_the_shortest():
    doc = document(("paragraph", WORDS))
    long, short = rule("sentence-long", impact="moderate"), rule("word-rare", impact="critical")
    results = (result(long, [finding(doc, WORDS)]), result(short, [finding(doc, "guichet")]))
    made = tokens(Report(doc, results, None, "all"))
    assert [(token.text, token.tone) for token in made if token.text] == [
        ("Le ", "moderate"),
        ("guichet", "critical"),
        (" ferme à midi et personne ne répond.", "moderate"),
    ]


def test_a_fault_is_seen_before_a_question():
    doc = document(("paragraph", WORDS))
    asked = finding(doc, "guichet", outcome="needs_review")
    results = (result(rule("sentence-long"), [finding(doc, WORDS)]), result(rule("word-asked"), [asked]))
    made = tokens(Report(doc, results, None, "all"))
    assert {token.tone for token in made if token.text} == {"serious"}
    alone = tokens(Report(doc, results[1:], None, "all"))
    assert [(token.text, token.tone) for token in alone if token.tone] == [("guichet", "question")]


def test_a_link_without_text_is_a_mark_in_the_text_and_bears_its_finding():
    doc = document(("paragraph", "Lire la suite."))
    at = doc.blocks[0].span.start
    source = f'{doc.source[:at]}Lire <a href="/x"></a>la suite.</p>'
    link = Block("link", Span(at + 5, at + 22), Text(""), "fr", parent=0)
    text = Text("Lire la suite.", (Piece(0, 5, Span(at, at + 5)), Piece(5, 9, Span(at + 22, at + 31))))
    block = replace(doc.blocks[0], text=text, span=Span(at, at + 31))
    doc = replace(doc, source=source, blocks=(block, link))
    found = replace(finding(doc, "Lire"), span=link.span)
    made = tokens(Report(doc, (result(rule("link-name"), [found]),), None, "all"))
    assert [(token.kind, token.text, token.starts) for token in made] == [
        ("text", "Lire ", ()),
        ("link", "", ("1",)),
        ("text", "la suite.", ()),
    ]


def test_a_finding_on_an_element_marks_all_its_text():
    doc = document(("paragraph", WORDS))
    found = replace(finding(doc, WORDS), span=Span(0, len(doc.source)))
    made = tokens(Report(doc, (result(rule("list-fake"), [found]),), None, "all"))
    assert [(token.text, token.starts) for token in made if token.text] == [(WORDS, ("1",))]


def test_a_finding_on_several_blocks_is_told_before_the_first():
    doc = document(("paragraph", "Un."), ("paragraph", "Deux."))
    found = replace(finding(doc, "Un."), span=Span(0, len(doc.source)))
    made = read(Report(doc, (result(rule("list-fake"), [found]),), None, "all"))
    assert [len(line.outer) for section in made.sections for line in section.lines] == [1, 0]


def test_dismissed_findings_leave_the_text_alone():
    from reporting_cases import whole

    starts = [key for token in tokens(whole()) for key in token.starts]
    assert len(starts) == 7
