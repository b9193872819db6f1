"""Numbers, shares, dates, hours and abbreviations are written as they are easiest to read; codes and sums stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limpide import api
from limpide.analysing import text_document
from limpide.language.numerals import grouped, spelt
from limpide.model import Lang
from limpide.reporting.rewrite_text import rewritten

OPERATIONS = (
    "roman-to-figures",
    "words-to-figures",
    "share-in-words",
    "round-number",
    "number-in-figures",
    "write-date",
    "write-hour",
    "abbreviation-in-full",
    "end-list",
)


def simpler(text: str, lang: Lang = "fr", *, apply_all: bool = True, level: str = "plain") -> str:
    document = text_document(text, lang=lang)
    return rewritten(api.rewrite(document, apply_all=apply_all, only=OPERATIONS, level=level)).strip()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Aux XIXe et XXe siècles, le bourg grandit.", "Aux 19e et 20e siècles, le bourg grandit."),
        ("Le XVIIIᵉ siècle aime les jardins.", "Le 18ᵉ siècle aime les jardins."),
        ("Du XVIe au XVIIIe siècle, on bâtit.", "Du 16e au 18e siècle, on bâtit."),
        ("Le IIe arrondissement et le IVe se touchent.", "Le 2e arrondissement et le 4e se touchent."),
        ("François Ier chasse ici.", "François 1er chasse ici."),
        ("Jean-Paul II y est venu.", "Jean-Paul 2 y est venu."),
        ("Lisez le chapitre IX et l’article V.", "Lisez le chapitre 9 et l’article 5."),
        ("Charles V et Henri IV ont régné.", "Charles 5 et Henri 4 ont régné."),
        ("La Ve République a une constitution.", "La 5e République a une constitution."),
    ],
)
def test_roman_numerals_that_count_become_figures(before: str, after: str) -> None:
    assert simpler(before) == after
    assert simpler(after) == after


@pytest.mark.parametrize(
    "text",
    [
        "Le CV de Mme Dix est long.",
        "MM. Roux et Blanc sont là.",
        "Le DIY plaît à tous.",
        "Le siècle dernier finit mal.",
        "Ce chapitre est court.",
        "La vitamine C aide.",
        "Elle porte du XL.",
        "Le discours de Malcolm X est connu.",
        "V. Hugo a vécu ici.",
    ],
)
def test_letters_that_count_nothing_stay(text: str) -> None:
    assert simpler(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("World War II ended.", "World War 2 ended."),
        ("The XIX century began.", "The 19th century began."),
        ("Part I explains this.", "Part 1 explains this."),
        ("She lives in Washington DC.", "She lives in Washington DC."),
        ("For my part I agree.", "For my part I agree."),
        ("Malcolm X spoke.", "Malcolm X spoke."),
    ],
)
def test_english_roman_numerals(before: str, after: str) -> None:
    assert simpler(before, "en") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Le club a deux mille trois cent quatre membres.", "Le club a 2\u202f304 membres."),
        ("Cent vingt personnes ont signé.", "120 personnes ont signé."),
        ("Il y a quatre-vingt-dix-neuf marches.", "Il y a 99 marches."),
        ("Trois millions de gens vivent là.", "3\u00a0millions de gens vivent là."),
        ("Elle est née en mille neuf cent quatre-vingt-quatre.", "Elle est née en 1984."),
        ("Ce vélo coûte cent euros.", "Ce vélo coûte 100 euros."),
    ],
)
def test_large_numbers_in_words_become_figures(before: str, after: str) -> None:
    assert simpler(before) == after
    assert simpler(after) == after


@pytest.mark.parametrize(
    "text",
    [
        "Le car part à huit heures.",
        "Deux tiers des élèves sont là.",
        "Deux ou trois cents personnes viennent.",
        "Il a mille idées.",
        "Entre deux cents et trois cents arbres poussent.",
        "Le lycée des Quatre-Cents ferme.",
    ],
)
def test_small_numbers_ranges_fractions_and_idioms_stay_in_words(text: str) -> None:
    assert simpler(text) == text


def test_the_easy_read_version_writes_small_numbers_in_figures() -> None:
    assert simpler("Nous avons trois enfants et un chien.", level="falc") == "Nous avons 3 enfants et un chien."
    assert simpler("Trois quarts des gens dorment.", level="falc") == "Trois quarts des gens dorment."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("75 % des habitants votent.", "Les trois quarts des habitants votent."),
        ("Environ 48,7 % des inscrits ont voté.", "Environ la moitié des inscrits ont voté."),
        ("Près de 75 % des familles partent.", "Près des trois quarts des familles partent."),
        ("30 % des jeunes lisent.", "Presque un tiers des jeunes lisent."),
        ("35 % des jeunes lisent.", "Un peu plus d’un tiers des jeunes lisent."),
        ("80 % des jeunes lisent.", "4 jeunes sur 5 lisent."),
        ("Plus de 50 % des villes aident.", "Plus de la moitié des villes aident."),
        ("25 % de l’eau fuit.", "Un quart de l’eau fuit."),
        ("Elle a 52 % des voix.", "Elle a un peu plus de la moitié des voix."),
    ],
)
def test_a_share_is_said_in_words(before: str, after: str) -> None:
    assert simpler(before) == after
    assert simpler(after) == after


@pytest.mark.parametrize(
    "text",
    [
        "Une hausse de 5 % des prix inquiète.",
        "Les prix montent de 50 % des fois.",
        "Vous payez 25 % du montant.",
        "Entre 75 et 80 % des élèves réussissent.",
        "Plus de 52 % des villes aident.",
        "90 % des élèves de l’école mangent ici.",
        "Les 75 % des gens dont il parle sont loin.",
        "Le taux est de 33 %.",
    ],
)
def test_rises_ranges_rates_and_sums_to_pay_stay_exact(text: str) -> None:
    assert simpler(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("80% of the voters came.", "4 in 5 of the voters came."),
        ("About 48.7% of members voted.", "About half of members voted."),
        ("30% of the land is wet.", "Nearly one third of the land is wet."),
        ("The club has two thousand and six members.", "The club has 2,006 members."),
        ("The city has 12,347,892 people.", "The city has about 12.3\u00a0million people."),
        ("It cost £12,347,892 in all.", "It cost £12,347,892 in all."),
        ("The rent is 512 pounds.", "The rent is 512 pounds."),
        ("A rise of 25% of sales is rare.", "A rise of 25% of sales is rare."),
        ("I read nineteen eighty-four.", "I read nineteen eighty-four."),
        ("We meet on 12/03/2024.", "We meet on 12/03/2024."),
        ("We meet on 2024-03-12.", "We meet on 12 March 2024."),
        ("Open Mon. to Fri. only.", "Open Monday to Friday only."),
        ("See p. 12 and No. 5.", "See page 12 and number 5."),
        ("Bring pens, paper, etc.", "Bring pens, paper and so on."),
    ],
)
def test_english_numbers_dates_and_abbreviations(before: str, after: str) -> None:
    assert simpler(before, "en") == after
    assert simpler(after, "en") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("La ville a 12 347 892 habitants.", "La ville a environ 12,3\u00a0millions d’habitants."),
        ("Le pays a 68 000 000 citoyens.", "Le pays a 68\u00a0millions de citoyens."),
        ("Le pont coûte 12 347 892 euros.", "Le pont coûte 12 347 892 euros."),
        ("Composez le 0 800 123 456.", "Composez le 0 800 123 456."),
        ("Le SIRET 123 456 789 est faux.", "Le SIRET 123 456 789 est faux."),
        ("Plus de 12 345 678 gens votent.", "Plus de 12 345 678 gens votent."),
    ],
)
def test_millions_are_said_with_a_word_but_sums_and_codes(before: str, after: str) -> None:
    assert simpler(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Le bal a lieu le 12/03/2024 à 14h30.", "Le bal a lieu le 12 mars 2024 à 14\u00a0heures\u00a030."),
        ("Venez le 01/02/2025 à 9h.", "Venez le 1er février 2025 à 9\u00a0heures."),
        ("Venez le 12/03 à 14:30.", "Venez le 12 mars à 14\u00a0heures\u00a030."),
        ("Ouvert de 14 h 00 à 18h05.", "Ouvert de 14\u00a0heures à 18\u00a0heures\u00a005."),
        ("La marche dure 1h.", "La marche dure 1\u00a0heure."),
        ("Le 29/02/2024 existe.", "Le 29 février 2024 existe."),
    ],
)
def test_dates_and_hours_are_written_in_full(before: str, after: str) -> None:
    assert simpler(before) == after
    assert simpler(after) == after


@pytest.mark.parametrize(
    "text",
    [
        "Le 29/02/2023 n’existe pas.",
        "Il roule à 90 km/h.",
        "Le guichet ouvre 24h/24.",
        "Le score est de 3/4.",
        "Le psaume 12:30 est beau.",
        "La version 12.03.2024.1 est là.",
    ],
)
def test_what_only_looks_like_a_date_or_an_hour_stays(text: str) -> None:
    assert simpler(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ouvert du lun. au ven. le matin.", "Ouvert du lundi au vendredi le matin."),
        ("On se voit lun. 12 janv. 2024.", "On se voit lundi 12 janvier 2024."),
        ("Lisez le n° 12 et l’art. 5.", "Lisez le numéro 12 et l’article 5."),
        ("Le bourg de 300 hab. revit.", "Le bourg de 300 habitants revit."),
        ("Il court env. 10 km.", "Il court environ 10 km."),
        ("Il est né en 52 av. J.-C. à Rome.", "Il est né en 52 avant Jésus-Christ à Rome."),
        ("Il vit près de la mer.", "Il vit près de la mer."),
        ("M. Roux et Mme Blanc arrivent.", "M. Roux et Mme Blanc arrivent."),
        ("Il lit l’art. et la page.", "Il lit l’art. et la page."),
    ],
)
def test_abbreviations_are_written_in_full_where_they_are_clear(before: str, after: str) -> None:
    assert simpler(before) == after
    assert simpler(after) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Il aime les pommes, les poires, etc.", "Il aime les pommes, les poires et ainsi de suite."),
        ("Les pommes, les poires, etc. sont mûres.", "Les pommes, les poires et ainsi de suite sont mûres."),
        ("Achetez du pain, du lait, du beurre…", "Achetez du pain, du lait, du beurre et ainsi de suite."),
        ("Je ne sais pas, enfin, peut-être, mais…", "Je ne sais pas, enfin, peut-être, mais…"),
        ("Il veut les outils, etc.", "Il veut les outils, etc."),
    ],
)
def test_an_open_list_ends_with_words(before: str, after: str) -> None:
    assert simpler(before) == after


def test_only_what_keeps_every_figure_is_done_without_asking() -> None:
    text = "Le n° 12 paraît le 12/03/2024. 75 % des gens le lisent à 14h30."
    asked = "Le numéro 12 paraît le 12/03/2024. 75 % des gens le lisent à 14\u00a0heures\u00a030."
    assert simpler(text, apply_all=False) == asked


UNITS = ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze")
UNITS += ("douze", "treize", "quatorze", "quinze", "seize")
TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}


def in_french(value: int) -> str:
    """A number from 0 to 999 999 in words, as a school book writes it."""
    head, tail = ("", value) if value < 1000 else (f"{in_french(value // 1000)} mille", value % 1000)
    if head:
        return f"{head} {in_french(tail)}" if tail else head
    if value >= 100:
        rest = f" {in_french(value % 100)}" if value % 100 else ""
        return (f"{UNITS[value // 100]} cent" if value >= 200 else "cent") + rest
    if value < 17:
        return UNITS[value]
    if value < 20:
        return f"dix {UNITS[value - 10]}"
    if value >= 80:
        return "quatre vingt" + (f" {in_french(value - 80)}" if value > 80 else "")
    base = min(value // 10 * 10, 60)
    return TENS[base] + (f" {in_french(value - base)}" if value > base else "")


@given(st.integers(min_value=0, max_value=999_999))
def test_every_number_in_words_has_its_value(value: int) -> None:
    assert spelt(in_french(value).split(), "fr") == value


@given(st.integers(min_value=0, max_value=10**12))
def test_a_grouped_number_keeps_its_digits(value: int) -> None:
    assert "".join(filter(str.isdigit, grouped(value, "fr"))) == str(value)
