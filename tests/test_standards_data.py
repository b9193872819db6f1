"""The standards' files are complete, in both languages, and cite one another rightly."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from limpide.resources import data

MOST_WORDS_IN_A_TITLE = 12
MOST_WORDS_IN_AN_INSTRUCTION = 20

COUNTS = {"wcag": 87, "rgaa": 106, "en301549": 50, "act": 87, "falc": 119}
# WCAG 2.2 (W3C, 2023) by level, with the obsolete 4.1.1 (A).
WCAG_LEVELS = {"A": 32, "AA": 24, "AAA": 31}
WCAG_NEW_IN_22 = {"2.4.11", "2.4.12", "2.4.13", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8", "3.3.9"}
RGAA_CRITERIA_BY_THEME = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12]
RGAA_TESTS = 258
ACT_APPROVED = 37

KEYS = {
    "wcag": {"level", "fr", "en", "url"},
    "rgaa": {"level", "fr", "en", "wcag", "url", "tests", "by_hand"},
    "en301549": {"wcag"},
    "act": {"approved", "fr", "en", "wcag", "url"},
    "falc": {"area", "fr", "en", "source", "machine"},
}
OPTIONAL_KEYS = {"wcag": {"obsolete"}, "falc": {"wcag"}}
TITLED = ("wcag", "rgaa", "act", "falc")


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((data("rules") / "standards" / f"{name}.toml").read_text(encoding="utf-8"))


def criteria(name: str) -> dict[str, dict[str, Any]]:
    entries: dict[str, dict[str, Any]] = read(name)["criteria"]
    return entries


def rgaa_tests() -> dict[str, dict[str, str]]:
    return {number: test for entry in criteria("rgaa").values() for number, test in entry["tests"].items()}


def wordings(value: object, lang: str) -> Iterator[str]:
    """Every text of a language in a file, at any depth."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == lang:
                yield inner
            yield from wordings(inner, lang)


def titles(name: str, lang: str) -> list[str]:
    return [entry[lang] for entry in criteria(name).values()]


def words(title: str) -> int:
    return sum(any(char.isalnum() for char in word) for word in title.split())


def cited_wcag(name: str) -> set[str]:
    cited: set[str] = set()
    for entry in criteria(name).values():
        value = entry.get("wcag", [])
        cited |= {value} if isinstance(value, str) else set(value)
    return cited


@pytest.mark.parametrize("name", COUNTS)
def test_a_standard_has_all_its_criteria_and_says_its_version(name: str) -> None:
    standard = read(name)

    assert len(standard["criteria"]) == COUNTS[name]
    assert standard["version"]
    assert standard["url"].startswith("https://")


def test_the_versions_are_those_that_reports_name() -> None:
    assert [read(name)["version"] for name in ("wcag", "rgaa", "en301549")] == ["2.2", "4.1.2", "3.2.1"]


@pytest.mark.parametrize("name", COUNTS)
def test_a_criterion_has_every_key_and_no_other(name: str) -> None:
    for number, entry in criteria(name).items():
        assert entry.keys() - OPTIONAL_KEYS.get(name, set()) == KEYS[name], number


@pytest.mark.parametrize("name", COUNTS)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_wording_is_empty_or_padded(name: str, lang: str) -> None:
    texts = list(wordings(read(name), lang))

    assert texts
    assert [text for text in texts if not text or text != text.strip()] == []


@pytest.mark.parametrize("name", COUNTS)
def test_both_languages_say_as_many_things(name: str) -> None:
    standard = read(name)

    assert len(list(wordings(standard, "fr"))) == len(list(wordings(standard, "en")))


@pytest.mark.parametrize("name", COUNTS)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_apostrophes_and_quotation_marks_are_never_straight(name: str, lang: str) -> None:
    assert [text for text in wordings(read(name), lang) if re.search("['\"]", text)] == []


@pytest.mark.parametrize("name", COUNTS)
def test_french_punctuation_has_its_spaces(name: str) -> None:
    badly_spaced = re.compile("(?<!\u202f)[;!?]|(?<!\u00a0)[:»](?!\\d)|«(?!\u00a0)")

    assert [text for text in wordings(read(name), "fr") if badly_spaced.search(text)] == []


@pytest.mark.parametrize("name", TITLED)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_title_is_short(name: str, lang: str) -> None:
    assert [title for title in titles(name, lang) if words(title) > MOST_WORDS_IN_A_TITLE] == []


@pytest.mark.parametrize("name", TITLED)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_title_states_rather_than_asks(name: str, lang: str) -> None:
    assert [title for title in titles(name, lang) if title.endswith(("?", ".")) or not title[0].isupper()] == []


@pytest.mark.parametrize("name", TITLED)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_two_criteria_never_share_a_title(name: str, lang: str) -> None:
    assert [title for title, count in Counter(titles(name, lang)).items() if count > 1] == []


@pytest.mark.parametrize("name", ["wcag", "rgaa", "act"])
def test_two_criteria_never_share_an_address(name: str) -> None:
    addresses = [entry["url"] for entry in criteria(name).values()]

    assert len(set(addresses)) == len(addresses)
    assert all(address.startswith(("https://www.w3.org/", "https://accessibilite.")) for address in addresses)


def test_wcag_counts_its_criteria_by_level_and_one_of_them_is_obsolete() -> None:
    wcag = criteria("wcag")

    assert Counter(entry["level"] for entry in wcag.values()) == WCAG_LEVELS
    assert [number for number, entry in wcag.items() if entry.get("obsolete")] == ["4.1.1"]


@pytest.mark.parametrize("name", ["rgaa", "en301549", "act", "falc"])
def test_every_wcag_number_cited_exists(name: str) -> None:
    cited = cited_wcag(name)

    assert cited
    assert cited <= criteria("wcag").keys()


def test_rgaa_numbers_its_criteria_theme_by_theme_without_a_gap() -> None:
    expected = [
        f"{theme}.{criterion}"
        for theme, count in enumerate(RGAA_CRITERIA_BY_THEME, start=1)
        for criterion in range(1, count + 1)
    ]

    assert list(criteria("rgaa")) == expected


def test_rgaa_numbers_the_tests_of_a_criterion_without_a_gap() -> None:
    for number, entry in criteria("rgaa").items():
        assert list(entry["tests"]) == [f"{number}.{test}" for test in range(1, len(entry["tests"]) + 1)]
        assert entry["url"].endswith(f"#{number}")
    assert len(rgaa_tests()) == RGAA_TESTS


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_title_of_an_rgaa_test_is_short_and_its_own(lang: str) -> None:
    texts = [test[lang] for test in rgaa_tests().values()]

    assert [text for text in texts if words(text) > MOST_WORDS_IN_A_TITLE or text.endswith(("?", "."))] == []
    assert [text for text, count in Counter(texts).items() if count > 1] == []


def test_each_rgaa_test_says_what_to_do_by_hand() -> None:
    for number, entry in criteria("rgaa").items():
        assert list(entry["by_hand"]) == list(entry["tests"]), number


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_to_do_by_hand_is_one_short_sentence_of_its_own(lang: str) -> None:
    texts = [said[lang] for entry in criteria("rgaa").values() for said in entry["by_hand"].values()]

    assert [text for text in texts if words(text) > MOST_WORDS_IN_AN_INSTRUCTION] == []
    assert [text for text in texts if not (text[0].isupper() and text.endswith(".") and text.count(". ") == 0)] == []
    assert [text for text, count in Counter(texts).items() if count > 1] == []


def test_each_rgaa_theme_has_a_name() -> None:
    assert list(read("rgaa")["themes"]) == [str(theme) for theme in range(1, len(RGAA_CRITERIA_BY_THEME) + 1)]


def test_an_rgaa_criterion_has_the_lowest_level_of_its_wcag_criteria() -> None:
    wcag = criteria("wcag")

    for number, entry in criteria("rgaa").items():
        assert entry["level"] == min((wcag[cited]["level"] for cited in entry["wcag"]), key=len), number


def test_en_301_549_repeats_wcag_2_1_up_to_level_aa() -> None:
    clauses = criteria("en301549")
    expected = [
        number for number, entry in criteria("wcag").items() if entry["level"] != "AAA" and number not in WCAG_NEW_IN_22
    ]

    assert [entry["wcag"] for entry in clauses.values()] == expected
    assert list(clauses) == [f"9.{number}" for number in expected]


def test_rgaa_asks_for_all_but_the_live_captions_of_the_european_standard() -> None:
    assert cited_wcag("en301549") - cited_wcag("rgaa") == {"1.2.4"}
    assert cited_wcag("rgaa") <= cited_wcag("en301549")


def test_act_says_which_rules_are_approved_and_links_to_each() -> None:
    act = criteria("act")

    assert sum(entry["approved"] for entry in act.values()) == ACT_APPROVED
    for number, entry in act.items():
        assert re.fullmatch("[a-z0-9]{6}", number)
        assert entry["url"].endswith(f"/{number}/" if entry["approved"] else f"/{number}/proposed/")


def test_every_easy_read_rule_comes_from_a_source_that_the_file_names() -> None:
    falc = read("falc")

    assert {entry["source"] for entry in falc["criteria"].values()} == falc["sources"].keys()
    assert {entry["machine"] for entry in falc["criteria"].values()} == {"yes", "partly", "no"}
