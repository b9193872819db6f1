"""Acronyms are said in full at their first use, with the right article; jargon is explained once."""

import pytest

from limpide import api
from limpide.analysing import text_document
from limpide.glossary import Entry, Glossary
from limpide.model import Lang
from limpide.reporting.rewrite_text import rewritten
from limpide.rewriters.plurals import plural
from limpide.sources import Source

OPERATIONS = ("expand-acronym", "explain-jargon")


def simpler(text: str, lang: Lang = "fr", *, glossary: Glossary | None = None) -> str:
    document = text_document(text, lang=lang)
    return rewritten(api.rewrite(document, apply_all=True, only=OPERATIONS, glossary=glossary)).strip()


def simpler_source(text: str, media_type: str) -> str:
    source = Source("page", text.encode(), media_type)
    return rewritten(api.rewrite(source, apply_all=True, only=OPERATIONS, lang="fr"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Écrivez à la CAF.", "Écrivez à la caisse d’allocations familiales (CAF)."),
        ("L’ESS grandit.", "L’économie sociale et solidaire (ESS) grandit."),
        ("Il dirige l’ONU.", "Il dirige l’Organisation des Nations unies (ONU)."),
        ("Les AMAP ouvrent.", "Les associations pour le maintien d’une agriculture paysanne (AMAP) ouvrent."),
        ("Une AMAP ouvre.", "Une association pour le maintien d’une agriculture paysanne (AMAP) ouvre."),
        ("Les PME embauchent.", "Les petites et moyennes entreprises (PME) embauchent."),
        ("Nos ONG partent.", "Nos organisations non gouvernementales (ONG) partent."),
        ("Un rapport du CNRS paraît.", "Un rapport du Centre national de la recherche scientifique (CNRS) paraît."),
        ("Le dossier RSA est prêt.", "Le dossier RSA (revenu de solidarité active) est prêt."),
        ("RSA : que faire ?", "RSA (revenu de solidarité active) : que faire ?"),
        ("Elle vit en HLM.", "Elle vit en habitation à loyer modéré (HLM)."),
        ("Les SDF ont froid.", "Les sans domicile fixe (SDF) ont froid."),
        ("Les GAFA paient peu.", "Google, Apple, Facebook et Amazon (les GAFA) paient peu."),
        ("La force des GAFA inquiète.", "La force de Google, Apple, Facebook et Amazon (les GAFA) inquiète."),
    ],
)
def test_an_acronym_is_said_in_full_with_its_article(before: str, after: str) -> None:
    assert simpler(before) == after
    assert simpler(after) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("An NGO runs it.", "A non-governmental organisation (NGO) runs it."),
        ("Two NGOs run it.", "Two non-governmental organisations (NGOs) run it."),
        ("The WHO helps.", "The World Health Organization (WHO) helps."),
        ("The UN Women met.", "The UN Women met."),
        ("Who are you?", "Who are you?"),
    ],
)
def test_english_acronyms(before: str, after: str) -> None:
    assert simpler(before, "en") == after
    assert simpler(after, "en") == after


@pytest.mark.parametrize(
    "text",
    [
        "Il envoie un SMS et lit un PDF à la TV.",
        "Elle a dit : « La CAF m’aide. »",
        "La caisse d’allocations familiales (CAF) aide. La CAF paie.",
        "La SNCF Réseau recrute.",
        "Les ONG (MSF, HRW) alertent.",
        "Le monde post-ESS arrive.",
        "JAWS + IE + Windows",
        "La CADA publie un guide.",
    ],
)
def test_known_quoted_defined_and_doubtful_acronyms_stay(text: str) -> None:
    assert simpler(text) == text


def test_a_heading_and_a_quotation_leave_the_explanation_to_the_text() -> None:
    made = simpler_source("# La CAF aide\n\n> La CAF\n\nLa CAF verse une aide. La CAF répond.\n", "text/markdown")
    said = "La caisse d’allocations familiales (CAF) verse une aide. La CAF répond."
    assert made == f"# La CAF aide\n\n> La CAF\n\n{said}\n"


def test_a_link_holds_the_whole_long_form() -> None:
    made = simpler_source('<p>Écrivez à <a href="/c">la CAF</a>.</p>', "text/html")
    assert made == '<p>Écrivez à <a href="/c">la caisse d’allocations familiales (CAF)</a>.</p>'


def test_the_words_of_the_text_choose_between_two_senses() -> None:
    senses = [
        Entry("AB", "fr", expansion="agriculture biologique"),
        Entry("AB", "fr", expansion="aire de baignade"),
    ]
    text = "La baignade est surveillée. L’AB ouvre en juin."
    assert "L’aire de baignade (AB) ouvre" in simpler(text, glossary=Glossary(senses))
    assert simpler("L’AB ouvre en juin.", glossary=Glossary(senses)) == "L’AB ouvre en juin."


def test_jargon_is_explained_once_after_its_sentence() -> None:
    text = "Le quorum est atteint. Le quorum est de dix."
    meaning = "Le mot «\u00a0quorum\u00a0» veut dire\u00a0: total de membres présents qu’il faut pour voter."
    made = f"Le quorum est atteint. {meaning} Le quorum est de dix."
    assert simpler(text) == made
    document = text_document(text, lang="fr")
    assert rewritten(api.rewrite(document, apply_all=True, level="falc", only=OPERATIONS)).strip() == text
    assert rewritten(api.rewrite(document, only=OPERATIONS)).strip() == text


def test_a_term_that_its_sentence_defines_is_not_explained_again() -> None:
    text = "Un quorum est un nombre de présents."
    assert simpler(text) == text


@pytest.mark.parametrize(
    ("one", "many", "lang"),
    [
        ("contrat à durée indéterminée", "contrats à durée indéterminée", "fr"),
        ("très petite entreprise", "très petites entreprises", "fr"),
        ("journal officiel", "journaux officiels", "fr"),
        ("Member of Parliament", "Members of Parliament", "en"),
        ("local authority", "local authorities", "en"),
    ],
)
def test_the_plural_of_a_long_form(one: str, many: str, lang: Lang) -> None:
    assert plural(one, lang) == many
