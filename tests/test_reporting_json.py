import json
from datetime import datetime, timedelta, timezone

import msgspec
import pytest
from msgspec.structs import replace

from limpide import reporting
from limpide.errors import RuleError, UsageError
from limpide.model import Report
from limpide.reporting.schema import PATH, schema
from limpide.reporting.shape import ReportFile
from reporting_cases import LATER, NOW, document, failure, finding, of_one, rule, whole


def rendered(*reports: Report, lang: str = "fr", generated: datetime = NOW) -> dict:
    return json.loads(reporting.render(reports, (), "json", lang=lang, generated=generated))


def only_finding(report: Report) -> dict:
    (found,) = rendered(report)["sources"][0]["findings"]
    return found


def test_the_keys_stand_in_the_order_of_the_contract():
    report = rendered(whole())
    assert list(report) == ["schema", "tool", "standards", "generated", "profile", "sources", "summary"]
    source = report["sources"][0]
    assert list(source)[:7] == ["source", "final_url", "format", "lang", "sha256", "error", "metrics"]
    assert list(source["findings"][0]) == (
        [
            "rule",
            "origin",
            "outcome",
            "impact",
            "message",
            "help",
            "standards",
            "location",
            "fingerprint",
            "group",
            "known",
            "suppressed",
            "question",
            "fixes",
            "also",
        ]
    )
    assert list(source["findings"][0]["location"]) == (
        ["line", "column", "end_line", "end_column", "start", "end", "selector", "page", "excerpt"]
    )


def test_an_output_decodes_strictly_into_the_types_of_the_schema():
    text = reporting.render([whole()], [failure()], "json", lang="fr", generated=NOW)
    decoded = msgspec.json.decode(text, type=ReportFile)
    assert msgspec.json.format(msgspec.json.encode(decoded), indent=2).decode() + "\n" == text


def test_an_unknown_key_is_no_report():
    text = reporting.render([whole()], [], "json", lang="fr", generated=NOW)
    with pytest.raises(msgspec.ValidationError, match="surprise"):
        msgspec.json.decode(text.replace('"profile"', '"surprise": 1, "profile"', 1), type=ReportFile)


def test_the_schema_shipped_is_the_one_that_the_types_give():
    assert PATH.read_text(encoding="utf-8") == schema()


def test_two_runs_differ_by_the_date_alone():
    first, second = rendered(whole()), rendered(whole(), generated=LATER)
    assert first.pop("generated") == "2026-11-24T10:00:00Z"
    assert second.pop("generated") == "2026-12-01T08:30:00Z"
    assert first == second


def test_a_local_moment_is_written_in_utc():
    local = datetime(2026, 11, 24, 12, 0, tzinfo=timezone(timedelta(hours=2)))
    assert rendered(whole(), generated=local)["generated"] == "2026-11-24T10:00:00Z"


def test_a_place_is_given_in_lines_columns_and_code_points():
    doc = document(("paragraph", "Un 😀 puis ESS."))
    found = finding(doc, "ESS")
    place = rendered(of_one(found, doc))["sources"][0]["findings"][0]["location"]
    assert doc.source[place["start"] : place["end"]] == "ESS" == place["excerpt"]
    assert (place["line"], place["column"], place["end_column"]) == (1, 14, 17)
    assert place["selector"] == "p:nth-of-type(1)"


def test_a_place_after_windows_line_ends_counts_both_characters():
    doc = document(("paragraph", "un\r\ndeux ESS"))
    found = finding(doc, "ESS")
    place = rendered(of_one(found, doc))["sources"][0]["findings"][0]["location"]
    assert (place["line"], place["column"], place["start"]) == (2, 6, 12)


def test_the_summary_counts_failed_findings_that_nobody_dismissed():
    assert rendered(whole())["summary"] == {
        "sources": 1,
        "errors": 0,
        "findings": {"critical": 2, "serious": 2, "moderate": 2, "minor": 0},
        "needs_review": 1,
    }


def test_a_source_that_could_not_be_read_is_a_source_with_its_error():
    report = json.loads(reporting.render([whole()], [failure()], "json", lang="en", generated=NOW))
    assert report["sources"][1]["error"] == "File absent.html does not exist."
    assert report["sources"][1]["findings"] == []
    assert report["summary"]["errors"] == 1


def test_what_did_not_run_is_untested_with_its_reason():
    rules = rendered(whole(), lang="en")["sources"][0]["rules"]
    assert rules["grammar-agreement"]["outcome"] == "untested"
    assert rules["grammar-agreement"]["reason"] == "LanguageTool is not installed."


def test_the_document_gives_the_language_where_none_is_asked():
    doc = document(("paragraph", "One word."), lang="en")
    report = of_one(finding(doc, "word"), doc)
    text = reporting.render([report], [], "json", lang=None, generated=NOW)
    assert json.loads(text)["sources"][0]["findings"][0]["message"] == "“word” is a problem."


def test_advice_is_filled_like_the_message():
    doc = document(("paragraph", "mot"))
    advised = replace(rule("word-rare"), help={"fr": "Évitez {text}.", "en": "Avoid {text}."})
    assert only_finding(of_one(finding(doc, "mot"), doc, of=advised))["help"] == "Évitez mot."


def test_a_long_excerpt_is_cut_after_a_whole_word():
    doc = document(("paragraph", "très " * 200))
    found = finding(doc, ("très " * 200).strip())
    message = rendered(of_one(found, doc))["sources"][0]["findings"][0]["message"]
    assert message.startswith("«\u00a0très très") and message.endswith("très\u202f…\u00a0» pose problème.")
    assert len(message) < 130


def test_lone_surrogates_of_a_source_are_replaced():
    doc = document(("paragraph", "mot \ud800 cassé"))
    assert only_finding(of_one(finding(doc, "mot \ud800 cassé"), doc))["location"]["excerpt"] == "mot \ufffd cassé"


def test_a_message_that_asks_for_unknown_data_is_an_error_of_the_rule_file():
    doc = document(("paragraph", "mot"))
    broken = rule("word-rare", message="{absent}")
    with pytest.raises(RuleError, match="absent"):
        rendered(of_one(finding(doc, "mot"), doc, of=broken))


@pytest.mark.parametrize("name", ["pdf", "shape", "../json", "", "json.x"])
def test_a_format_that_nobody_knows_is_wrong_usage(name):
    with pytest.raises(UsageError, match="json"):
        reporting.render([whole()], [], name, lang="fr", generated=NOW)
