"""The example article through the whole audit: its reports, in every format and both languages."""

import re
from pathlib import Path

import pytest

from limpide import api
from limpide.config import Config
from limpide.model import Report, Source
from reporting_cases import NOW

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture(scope="module", params=["article.html", "article-en.md"])
def report(request) -> Report:
    path = EXAMPLES / request.param
    return api.audit(Source(path.name, path.read_bytes()), profile="all", config=Config(languagetool="off"))


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", ["html", "json", "md", "sarif", "text"])
def test_every_format_says_it_in_both_languages(report, name, lang):
    made = api.render(report, name, lang=lang, generated=NOW)
    assert len(made.splitlines()) > 10


def test_the_example_shows_faults_of_every_kind(report):
    found = {result.rule.theme for result in report.results if result.failed}
    assert {"links", "images", "readability", "words"} <= found
    assert any(result.needs_review for result in report.results)


def test_our_own_profile_finds_nothing_in_the_report(report):
    page = api.render(report, "html", lang="fr", generated=NOW)
    judged = api.audit(
        Source("report.html", page.encode()), profile="rgaa", lang="fr", config=Config(languagetool="off")
    )
    failed = [
        (result.rule.id, page[finding.span.start : finding.span.end][:200])
        for result in judged.results
        for finding in result.findings
        if finding.outcome == "failed"
    ]
    assert failed == []


def test_every_passage_of_the_example_can_be_reached(report):
    page = api.render(report, "html", lang="fr", generated=NOW)
    live = sum(result.failed + result.needs_review for result in report.results)
    assert len(re.findall(r' id="t\d', page)) == live
