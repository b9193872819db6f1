"""Which words in capitals are acronyms, and where a text gives their long form."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limpide.glossary import Glossary
from limpide.language.acronyms import acronyms
from limpide.language.expansions import expansions, is_long_form
from limpide.language.spelling_out import french_plural, spelled_out
from limpide.model import Lang

GLOSSARY = Glossary()


def found(text: str, lang: Lang = "fr") -> list[str]:
    return [acronym.acronym for acronym in acronyms(text, lang, known=GLOSSARY)]


def long_forms(text: str, lang: Lang = "fr") -> dict[str, str]:
    occurrences = acronyms(text, lang, known=GLOSSARY)
    return {each.acronym.acronym: text[each.start : each.end] for each in expansions(text, occurrences)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le CNRS et les ONG suivent la DRH.", ["CNRS", "ONG", "DRH"]),
        ("La S.N.C.F. a signé.", ["S.N.C.F."]),
        ("Selon l’Insee et l’Opep, tout monte.", ["Insee", "Opep"]),
        ("Un budget de R&D, un fichier W3C.", ["R&D", "W3C"]),
        ("SNCF-Réseau suit l’ex-URSS et une loi anti-OGM.", ["SNCF", "URSS", "OGM"]),
        ("La CFE-CGC signe.", ["CFE-CGC"]),
        ("L’ARNm et la BnF.", ["ARNm", "BnF"]),
        ("SNCF, RATP, EDF", ["SNCF", "RATP", "EDF"]),
        ("Une SCIC (puis une autre SCIC).", ["SCIC", "SCIC"]),
    ],
)
def test_short_forms_are_found_whatever_their_shape(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Louis XIV régna au XVIIe siècle : chapitre XII, tome VI, Vatican II, IIIème volume.",
        "Prenez la sortie A4 vers la D12, puis le modèle LAL-14.",
        "Un disque de 3 Go, une pile de 20 kWh, un prix de 300 EUR.",
        "Le livre de Jean DUPONT et de Mme LEROY, avec P. DURAND.",
        "DUPONT Jean, MARTIN Paul, 2015.",
        "J.-P. Sartre rencontre J.R. Tolkien.",
        "LES MESURES DU GOUVERNEMENT",
        "TEXTE INTÉGRAL",
        "AUTRE(S) MISE(S) EN GARDE, SI NÉCESSAIRE",
        "ATTENTION : ne faites PAS cela.",
        "NB : lisez la suite.",
        "INTRODUCTION",
        "YouTube, OpenEdition, LinkedIn et iPhone.",
        "Voir https://www.RECMA.org/ABC et ABC@EXEMPLE.org.",
    ],
)
def test_numerals_codes_units_names_and_shouting_are_no_acronyms(text: str) -> None:
    assert found(text) == []


def test_english_plurals_and_possessives_give_the_bare_acronym() -> None:
    text = "Many NGOs heard NASA's staff and the U.N. envoy."
    places = acronyms(text, "en", known=GLOSSARY)
    assert [each.acronym for each in places] == ["NGO", "NASA", "U.N."]
    assert text[places[0].start : places[0].end] == "NGOs"


@pytest.mark.parametrize(
    ("text", "acronym", "expansion"),
    [
        ("La régie des eaux du Val (REV) ouvre.", "REV", "régie des eaux du Val"),
        ("La REV (régie des eaux du Val) ouvre.", "REV", "régie des eaux du Val"),
        ("La régie des eaux du Val, ou REV, ouvre.", "REV", "régie des eaux du Val"),
        ("La REV, ou régie des eaux du Val, ouvre.", "REV", "régie des eaux du Val"),
        ("REV : régie des eaux du Val", "REV", "régie des eaux du Val"),
        ("La « régie des eaux du Val » (REV) ouvre.", "REV", "régie des eaux du Val"),
        ("La régie des eaux du Val (ci-après « REV ») ouvre.", "REV", "régie des eaux du Val"),
        ("Une fusée de l’Agence spatiale asiatique (SAA).", "SAA", "Agence spatiale asiatique"),
        ("On lit LTR, Left To Right, et voilà.", "LTR", "Left To Right"),
        ("Voir l’ADN circulant (ADNc).", "ADNc", "ADN circulant"),
        ("Les caisses locales de prêt (CLP) ferment.", "CLP", "caisses locales de prêt"),
    ],
)
def test_both_orders_of_a_definition_are_paired(text: str, acronym: str, expansion: str) -> None:
    assert long_forms(text)[acronym] == expansion


@pytest.mark.parametrize(
    "text",
    [
        "Le village (RD 924) est calme.",
        "La REV (ouverte en mai) grandit.",
        "La radio BBC (BBC Monde) émet.",
        "Une attaque SQL (SQLi) est possible.",
        "Les pommes, les poires. La REV ouvre.",
    ],
)
def test_what_only_stands_beside_an_acronym_is_no_long_form(text: str) -> None:
    assert long_forms(text) == {}


def test_a_whole_phrase_is_recognised_without_its_article() -> None:
    assert is_long_form("La régie des eaux du Val", "REV")
    assert not is_long_form("La régie des forêts", "REV")


@pytest.mark.parametrize(
    ("sentence", "acronym", "expansion", "expected"),
    [
        ("Vive l’ESS !", "ESS", "économie sociale", "Vive l’économie sociale (ESS) !"),
        ("La SCIC naît.", "SCIC", "société coopérative", "La société coopérative (SCIC) naît."),
        ("Le HLM est là.", "HLM", "habitation à loyer modéré", "L’habitation à loyer modéré (HLM) est là."),
        ("Le coût du HLM.", "HLM", "habitation à loyer modéré", "Le coût de l’habitation à loyer modéré (HLM)."),
        ("Le rôle du HCV.", "HCV", "haut conseil vert", "Le rôle du haut conseil vert (HCV)."),
        ("Des règles d’SCIC.", "SCIC", "société coopérative", "Des règles de société coopérative (SCIC)."),
        (
            "Deux ONG partent.",
            "ONG",
            "organisation non gouvernementale",
            "Deux organisations non gouvernementales (ONG) partent.",
        ),
        ("ESS et emploi.", "ESS", "économie sociale", "Économie sociale (ESS) et emploi."),
        ("Les GAFA gagnent.", "GAFA", "Google, Apple", "Les GAFA (Google, Apple) gagnent."),
        ("Rien (ESS) ici.", "ESS", "économie sociale", "Rien (économie sociale, ESS) ici."),
        (
            "Le coût du GRC.",
            "GRC",
            "gestion de la relation client",
            "Le coût de la gestion de la relation client (GRC).",
        ),
        ("Cette SAL plaît.", "SAL", "salaire local", "Ce salaire local (SAL) plaît."),
        ("Le prix de la SAL.", "SAL", "salaire local", "Le prix de la SAL (salaire local)."),
        ("L’ARS paie.", "ARS", "agences régionales", "L’ARS (agences régionales) paie."),
        ("L’SCIC naît.", "SCIC", "société coopérative", "L’SCIC (société coopérative) naît."),
    ],
)
def test_the_article_before_a_long_form_is_mended(sentence: str, acronym: str, expansion: str, expected: str) -> None:
    start = sentence.index(acronym)
    new = spelled_out(sentence, start, start + len(acronym), expansion, "fr")
    assert sentence[: new.start] + new.text + sentence[new.end :] == expected


def test_english_articles_and_plurals_are_mended() -> None:
    single = spelled_out("She met an NGO.", 11, 14, "national office", "en")
    several = spelled_out("Two SDGs.", 4, 8, "development goal", "en")
    assert single.text == "a national office (NGO)"
    assert several.text == "development goals (SDGs)"


def test_proper_names_have_no_plural() -> None:
    assert french_plural("agent territorial des écoles") == "agents territoriaux des écoles"
    assert french_plural("Haute Autorité de santé") is None


@given(st.text(alphabet=st.sampled_from("ABCDEIRSXé'’ ().,-&/9\nabs«»"), max_size=80))
def test_places_are_ordered_apart_and_say_what_stands_there(text: str) -> None:
    places = acronyms(text, "fr", known=GLOSSARY)
    assert all(first.end <= second.start for first, second in pairwise(places))
    assert all(text[each.start : each.end].startswith(each.acronym) for each in places)
    for expansion in expansions(text, places):
        assert 0 <= expansion.start < expansion.end <= len(text)
        assert expansion.end <= expansion.acronym.start or expansion.start >= expansion.acronym.end


@pytest.mark.parametrize(
    "text",
    [
        "de " * 40 + "(DDDDDDDDDDDA)",
        "A" * 100_000,
        "AB " * 20_000,
        "a." * 100_000,
        "ABCD EFGH. " * 8_000,
        "(" * 100_000 + "ESS" + ")" * 100_000,
        "ESS (" * 8_000,
    ],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    start = time.process_time()
    list(expansions(text, acronyms(text, "fr", known=GLOSSARY)))
    assert time.process_time() - start < 5
