import json

import pytest

from limpide import reporting
from limpide.reporting.sarif import uri
from reporting_cases import LATER, NOW, failure, whole


def rendered(generated=NOW):
    return json.loads(reporting.render([whole()], [failure()], "sarif", lang="fr", generated=generated))


@pytest.fixture(scope="module")
def run():
    log = rendered()
    assert log["version"] == "2.1.0"
    return log["runs"][0]


def test_a_region_gives_the_characters_of_its_finding(run):
    source = whole().document.source
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        words = source[region["charOffset"] : region["charOffset"] + region["charLength"]]
        line = source.splitlines()[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 :].startswith(words)
        assert region["snippet"]["text"] == words


def test_levels_follow_the_impact_and_a_review_has_none(run):
    levels = {(r["ruleId"], r["kind"], r["level"]) for r in run["results"]}
    assert levels == {
        ("link-purpose", "fail", "error"),
        ("acronym-expanded", "fail", "error"),
        ("sentence-long", "fail", "warning"),
        ("part-language", "review", "none"),
    }


def test_each_result_points_at_its_rule(run):
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert {"wcag:2.4.4", "rgaa:6.1.1", "links"} <= set(rules[0]["properties"]["tags"])


def test_a_dismissed_finding_is_suppressed_with_its_reason(run):
    (dismissed,) = [s for result in run["results"] for s in result["suppressions"]]
    assert dismissed == {"kind": "inSource", "status": "accepted", "justification": "Citation exacte"}


def test_a_fix_replaces_the_characters_it_names(run):
    source = whole().document.source
    (fix,) = [fix for result in run["results"] for fix in result.get("fixes", ())]
    replacement = fix["artifactChanges"][0]["replacements"][0]
    start = replacement["deletedRegion"]["charOffset"]
    end = start + replacement["deletedRegion"]["charLength"]
    fixed = source[:start] + replacement["insertedContent"]["text"] + source[end:]
    assert fixed.startswith("<p>Une enquête sur l’économie sociale et solidaire (ESS)</p>")


def test_a_message_says_what_is_wrong_and_what_to_do(run):
    assert run["results"][0]["message"]["text"] == "«\u00a0ESS\u00a0» pose problème. Écrivez autre chose."


def test_fingerprints_tell_results_apart(run):
    prints = [result["partialFingerprints"]["limpide/v1"] for result in run["results"]]
    assert len(set(prints)) == len(prints) == 8


def test_failures_and_untested_rules_are_notifications(run):
    invocation = run["invocations"][0]
    assert invocation["executionSuccessful"] is False
    texts = {(n["level"], n["message"]["text"]) for n in invocation["toolExecutionNotifications"]}
    assert ("error", "Le fichier absent.html n’existe pas.") in texts
    assert ("note", "LanguageTool n’est pas installé.") in texts


def test_two_runs_give_the_same_file():
    assert rendered() == rendered(LATER)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a b/é.html", "a%20b/%C3%A9.html"),
        ("https://example.org/a?b=1#c", "https://example.org/a?b=1#c"),
        ("/tmp/a b.html", "file:///tmp/a%20b.html"),
        ("-", "-"),
    ],
)
def test_a_name_becomes_an_address(name, expected):
    assert uri(name) == expected
