"""The plain explanations of the bundled lexicons: how many, how short, and easy to read themselves."""

import csv
from collections import Counter
from collections.abc import Iterator

import pytest

from limpide import audit, resources
from limpide.glossary import Glossary
from limpide.language.tokens import tokens
from limpide.model import Lang, Source

LEXICONS = resources.data("rules") / "lexicons"
NOT_OF_WORDS = {"lines-apart", "text-large"}
"""Rules of a page's layout: they say nothing of an explanation's words."""
NOT_OF_DEFINITIONS = {"verb-early", "passive-hidden"}
"""A definition is a noun with what belongs to it (« argent versé par … »): it has no main verb."""
NO_SIMPLER_WORD = {("IVG", "word-formal")}
"""« grossesse »: the word itself is what the acronym is about."""


def explained(name: str, lang: Lang) -> list[tuple[str, str]]:
    rows = csv.DictReader((LEXICONS / f"{name}.csv").read_text("utf-8").splitlines())
    return [(row["term"], row["explanation"]) for row in rows if row["lang"] == lang and row["explanation"]]


def easy_read_failures(entries: list[tuple[str, str]], lang: Lang) -> Iterator[tuple[str, str]]:
    """Each term with the rule of the easy-read profile that its explanation fails."""
    lines = [f"<p>{text[0].upper()}{text[1:]}.</p>" for _, text in entries]
    page = "\n".join([f'<html lang="{lang}"><title>Mots</title><main>', *lines, "</main></html>"])
    report = audit(Source("mots.html", page.encode()), profile="falc", lang=lang)
    for result in report.results:
        for finding in result.findings:
            if (finding.outcome or result.rule.on_find) == "failed":
                at = report.document.source.count("\n", 0, finding.span.start)
                yield entries[at - 1][0], result.rule.id


@pytest.mark.parametrize(("lang", "fewest"), [("fr", 500), ("en", 200)])
def test_enough_specialist_words_are_explained(lang: Lang, fewest: int) -> None:
    assert len({term for term, _ in explained("jargon", lang)}) >= fewest


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", ["jargon", "acronyms"])
def test_every_explanation_passes_the_easy_read_profile(name: str, lang: Lang) -> None:
    failures = set(easy_read_failures(explained(name, lang), lang))
    tolerated = {(term, rule) for term, rule in failures if rule in NOT_OF_WORDS | NOT_OF_DEFINITIONS}
    assert failures - tolerated - NO_SIMPLER_WORD == set()


def test_a_hard_explanation_fails_the_easy_read_profile() -> None:
    hard = [("zut", "chose qui, nonobstant sa mutualisation, est susceptible d’être réalisée par un opérateur")]
    assert {rule for _, rule in easy_read_failures(hard, "fr")} - NOT_OF_WORDS - NOT_OF_DEFINITIONS


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", ["jargon", "acronyms"])
def test_no_explanation_holds_a_specialist_word(name: str, lang: Lang) -> None:
    jargon = Glossary().jargon(lang)
    found = [(term, tokens(text, lang)) for term, text in explained(name, lang)]
    inside = {
        (term, match[0].term) for term, words in found for at in range(len(words)) if (match := jargon.at(words, at))
    }
    assert inside == set()


@pytest.mark.parametrize("name", ["jargon", "acronyms"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_explanations_are_short_phrases_in_good_typography(name: str, lang: Lang) -> None:
    for term, text in explained(name, lang):
        assert len(text.split()) <= 20, term
        assert text == text.strip() and text[-1] not in ".!?;", term
        assert "'" not in text and '"' not in text, term
        assert term.lower() not in text.lower().split(), term


def test_a_term_is_listed_once_a_language_and_its_context_is_sorted() -> None:
    rows = list(csv.DictReader((LEXICONS / "jargon.csv").read_text("utf-8").splitlines()))
    assert [key for key, times in Counter((row["term"], row["lang"]) for row in rows).items() if times > 1] == []
    assert [(row["term"], row["lang"]) for row in rows] == sorted(
        ((row["term"], row["lang"]) for row in rows), key=lambda key: (key[0].encode(), key[1])
    )


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Elle s’est référé à ce texte."),
        ("fr", "Le colis est livrable demain."),
        ("fr", "Il a agi en commun accord avec elle."),
        ("fr", "Il devient persona non grata."),
        ("en", "She is very cooperative today."),
        ("en", "There was some collateral damage."),
        ("en", "He learned in the House of Commons."),
    ],
)
def test_an_everyday_use_of_a_word_is_no_specialist_word(lang: Lang, text: str) -> None:
    jargon, words = Glossary().jargon(lang), tokens(text, lang)
    found = [match[0].term for at in range(len(words)) if (match := jargon.at(words, at))]
    assert set(found) <= {"persona non grata", "persona", "commons"}


@pytest.mark.parametrize(
    ("lang", "text", "term"),
    [
        ("fr", "Le juge statue en référé.", "référé"),
        ("fr", "Les livrables arrivent.", "livrable"),
        ("fr", "Ils ouvrent leurs jeux de données.", "jeu de données"),
        ("fr", "Les bailleurs sociaux décident.", "bailleur social"),
        ("en", "Food cooperatives grow. The cooperative sells bread.", "cooperative"),
        ("en", "Randomised controlled trials cost a lot.", "randomised controlled trial"),
    ],
)
def test_a_specialist_use_is_found_in_any_form(lang: Lang, text: str, term: str) -> None:
    jargon, words = Glossary().jargon(lang), tokens(text, lang)
    assert term in {match[0].term for at in range(len(words)) if (match := jargon.at(words, at))}
