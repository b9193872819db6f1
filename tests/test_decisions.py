"""Dismissals stick, say where they come from, and are reported when they dismiss nothing."""

from datetime import date

import pytest

from limpide import api
from limpide.config import Config
from limpide.model import Finding, Ignore, Report, Source

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
