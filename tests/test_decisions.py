"""Dismissals and answers stick, say where they come from; a dismissal is reported when it dismisses nothing."""

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from limpide import api
from limpide.answers import added, place
from limpide.config import Config
from limpide.decisions import answered
from limpide.model import Answer, Finding, Ignore, Report, RuleResult, Source

PAGE = "<!doctype html><html lang='fr'><title>Essai</title><body><main><h1>Essai</h1>{}</main>"
URL = '<p>Voir <a href="https://example.org/a/b">https://example.org/a/b</a>.</p>'


def audit(body: str, *ignores: Ignore, today: date = date(2026, 11, 24), name: str = "page.html") -> Report:
    config = Config(profile="all", languagetool="off", ignore=ignores)
    with api.Session(config, today=today) as session:
        return session.audit(Source(name, PAGE.format(body).encode()))


def findings(report: Report, rule: str = "link-text-url") -> list[Finding]:
    return [finding for result in report.results if result.rule.id == rule for finding in result.findings]


def outcome(report: Report, rule: str = "link-text-url") -> str:
    return next(result.outcome for result in report.results if result.rule.id == rule)


def test_a_comment_before_an_element_dismisses_what_is_inside_it() -> None:
    report = audit(f"<!-- limpide-ignore link-text-url: adresse voulue -->{URL}{URL}")
    first, second = findings(report)
    assert first.suppressed is not None
    assert (first.suppressed.reason, first.suppressed.where) == ("adresse voulue", "page.html:1")
    assert second.suppressed is None
    assert outcome(report) == "failed"


def test_a_comment_for_the_file_dismisses_everywhere() -> None:
    report = audit(f"{URL}<!-- limpide-ignore-file link-text-url, link-name: liste de liens -->{URL}")
    assert all(finding.suppressed for finding in findings(report))
    assert outcome(report) == "passed"


def test_a_dismissal_without_a_reason_dismisses_nothing_and_is_reported() -> None:
    report = audit(f"<!-- limpide-ignore link-text-url -->{URL}")
    assert findings(report)[0].suppressed is None
    assert [unused.why for unused in report.unused_suppressions] == ["no reason"]


def test_a_dismissal_ends_with_its_date() -> None:
    comment = f"<!-- limpide-ignore link-text-url: en attendant (until 2026-12-31) -->{URL}"
    assert findings(audit(comment))[0].suppressed is not None
    later = audit(comment, today=date(2027, 1, 1))
    assert findings(later)[0].suppressed is None
    assert [unused.why for unused in later.unused_suppressions] == ["expired"]


def test_a_dismissal_of_nothing_is_reported() -> None:
    report = audit("<!-- limpide-ignore link-text-url: autrefois --><p>Rien.</p>")
    assert [(unused.why, unused.rules) for unused in report.unused_suppressions] == [("no finding", ("link-text-url",))]


def test_a_dismissal_of_an_unknown_rule_is_reported() -> None:
    report = audit(f"<!-- limpide-ignore link-txt-url: faute de frappe -->{URL}")
    assert [unused.why for unused in report.unused_suppressions] == ["unknown rule"]


@pytest.mark.parametrize("until", ["2027-13-41", "demain", ""])
def test_a_dismissal_whose_date_does_not_exist_dismisses_nothing(until: str) -> None:
    report = audit(f"<!-- limpide-ignore link-text-url: adresse voulue (until {until}) -->{URL}")
    assert [unused.why for unused in report.unused_suppressions] == ["wrong date"]
    assert findings(report)[0].suppressed is None


def test_the_configuration_dismisses_by_excerpt_and_path() -> None:
    ignore = Ignore("link-text-url", "bibliographie", path="biblio/*", excerpt="example.org/a/b")
    assert findings(audit(URL, ignore, name="biblio/page.html"))[0].suppressed is not None
    assert findings(audit(URL, ignore, name="autre/page.html"))[0].suppressed is None


def test_the_configuration_dismisses_by_fingerprint() -> None:
    fingerprint = findings(audit(URL))[0].fingerprint
    report = audit(URL, Ignore("link-text-url", "vu", fingerprint=fingerprint))
    assert findings(report)[0].suppressed is not None


def test_a_fingerprint_survives_edits_above_and_around() -> None:
    before = findings(audit(URL))[0].fingerprint
    after = findings(audit(f"<h2>Un titre de plus</h2><p>Un paragraphe.</p>\n\n<div>{URL}</div>"))[0].fingerprint
    assert before == after


def test_two_equal_findings_differ_by_an_ordinal_and_share_a_group() -> None:
    first, second = findings(audit(URL + URL))
    assert second.fingerprint == f"{first.fingerprint}-2"
    assert first.group == second.group == first.fingerprint


ASKED = "image-decorative-asked"
IMAGE = '<p><img src="plan.png" alt=""> Le port.</p>'
NEAR = st.lists(st.sampled_from(("<p>Un mot.</p>", "<h2>Un titre</h2>", "\n\n", "<ul><li>Un point</ul>", "\r\n")))


@pytest.fixture(scope="module")
def session() -> Iterator[api.Session]:
    with api.Session(Config(profile="rgaa", languagetool="off")) as opened:
        yield opened


def asked(session: api.Session, body: str, *answers: Answer) -> RuleResult:
    """What the rule that asks of images says of a page, with these answers."""
    report = session.audit(Source("page.html", PAGE.format(body).encode()))
    found = next(result for result in report.results if result.rule.id == ASKED)
    return answered(report.document, [found], answers)[0]


def saying(said: str, found: Finding, rule: str = ASKED) -> Answer:
    return Answer(rule, "page.html", found.fingerprint, said, "Marie", date(2026, 11, 24))  # type: ignore[arg-type]


@settings(deadline=None, max_examples=30)
@given(before=NEAR, after=NEAR, said=st.sampled_from(("yes", "no", "not-applicable")))
def test_an_answer_survives_edits_above_and_around(
    session: api.Session, before: list[str], after: list[str], said: str
) -> None:
    given_answer = saying(said, asked(session, IMAGE).findings[0])
    around = f"{''.join(before)}<div>{IMAGE}</div>{''.join(after)}"
    (found,) = asked(session, around, given_answer).findings
    assert found.answer == given_answer
    assert (found.suppressed is None) == (said == "yes") == (found.outcome == "failed")


@settings(deadline=None, max_examples=30)
@given(name=st.from_regex(r"[a-z]{1,9}", fullmatch=True).filter(lambda name: name != "plan"))
def test_a_changed_element_asks_again(session: api.Session, name: str) -> None:
    given_answer = saying("no", asked(session, IMAGE).findings[0])
    (found,) = asked(session, IMAGE.replace("plan", name), given_answer).findings
    assert (found.answer, found.suppressed, found.outcome) == (None, None, "needs_review")


def test_another_text_inside_the_element_asks_again_where_the_question_names_it(session: api.Session) -> None:
    link = '<p>Voir <a href="plan.html">{}</a> pour venir.</p>'

    def links(name: str) -> tuple[Report, RuleResult]:
        report = session.audit(Source("page.html", PAGE.format(link.format(name)).encode()))
        return report, next(result for result in report.results if result.rule.id == "link-text-clear")

    report, before = links("le plan")
    given_answer = saying("yes", before.findings[0], "link-text-clear")
    assert answered(report.document, [before], [given_answer])[0].findings[0].answer == given_answer
    changed, after = links("la page suivante")
    assert answered(changed.document, [after], [given_answer])[0].findings[0].answer is None


def test_the_answer_to_one_of_two_equal_questions_leaves_the_other_open(session: api.Session) -> None:
    second = asked(session, IMAGE + IMAGE).findings[1]
    findings = asked(session, IMAGE + IMAGE, saying("no", second)).findings
    assert [finding.answer is not None for finding in findings] == [False, True]


def test_an_answer_outlives_the_old_name_of_its_rule(session: api.Session) -> None:
    report = session.audit(Source("page.html", PAGE.format(IMAGE).encode()))
    result = next(each for each in report.results if each.rule.id == ASKED)
    renamed = replace(result, rule=replace(result.rule, id="image-asked", formerly=(ASKED,)))
    changed = replace(renamed, findings=tuple(replace(each, fingerprint="other") for each in renamed.findings))
    (found,) = answered(report.document, [changed], [saying("no", result.findings[0])])[0].findings
    assert found.answer is not None


def test_a_dismissal_of_an_answered_question_keeps_its_own_reason(session: api.Session) -> None:
    given_answer = saying("yes", asked(session, IMAGE).findings[0])
    dismissed = f"<!-- limpide-ignore {ASKED}: vu avec Paul -->{IMAGE}"
    session.answers = (replace(given_answer, path="*"),)
    report = session.audit(Source("page.html", PAGE.format(dismissed).encode()))
    session.answers = ()
    (found,) = findings(report, ASKED)
    assert found.suppressed is not None
    assert found.suppressed.reason == "vu avec Paul"
    assert outcome(report, ASKED) == "passed"


TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)


@settings(deadline=None)
@given(
    held=st.sampled_from(("", "# un mot", "# un mot\n", "# a\r\n", "\ufeff# b\n")), by=TEXTS, path=TEXTS, excerpt=TEXTS
)
def test_a_kept_answer_is_read_again_as_it_was(held: str, by: str, path: str, excerpt: str) -> None:
    given_answer = Answer("image-text", path, "0123", "yes", by, date(2026, 11, 24), excerpt)
    text = added(added(held, given_answer), given_answer)
    assert text.startswith(held)
    entries = tomllib.loads(text.removeprefix("\ufeff"))["answer"]
    assert [msgspec.convert(entry, Answer) for entry in entries] == [given_answer, given_answer]


@pytest.mark.parametrize(
    ("name", "root", "known"),
    [
        ("https://example.org/a?b=1", Path("/site"), "https://example.org/a?b=1"),
        ("/site/pages/a.html", Path("/site"), "pages/a.html"),
        ("/autre/a.html", Path("/site"), "../autre/a.html"),
        ("a.html", Path(), "a.html"),
    ],
)
def test_a_source_is_named_from_the_folder_of_the_project(name: str, root: Path, known: str) -> None:
    assert place(name, root) == known
