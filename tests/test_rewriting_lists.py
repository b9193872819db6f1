"""A long enumeration that closes a sentence becomes a list; any other stays in its sentence."""

import pytest

from limpide import api
from limpide.analysing import text_document
from limpide.reporting.rewrite_text import rewritten
from limpide.sources import Source


def listed(text: str) -> list[str]:
    """The lines of the text once lists are made."""
    found = api.rewrite(text_document(text, lang="fr"), apply_all=True, only=["make-list"])
    return rewritten(found).strip().replace("\u00a0", " ").splitlines()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Apportez un stylo, une gomme, un cahier et votre bonne humeur !",
            ["Apportez :", "- un stylo", "- une gomme", "- un cahier", "- votre bonne humeur !"],
        ),
        (
            "Il faut remplir la fiche, signer la lettre, et envoyer le tout.",
            ["Il faut :", "- remplir la fiche", "- signer la lettre", "- envoyer le tout."],
        ),
        (
            "Le guichet permet de demander une aide, de payer une facture et de trouver un logement.",
            ["Le guichet permet :", "- de demander une aide", "- de payer une facture", "- de trouver un logement."],
        ),
        (
            "Pensez à fermer la porte, éteindre la lumière et rendre la clé.",
            ["Pensez à :", "- fermer la porte", "- éteindre la lumière", "- rendre la clé."],
        ),
        (
            "Vous pouvez choisir un livre, un jeu, un disque ou un film.",
            ["Vous pouvez choisir :", "- un livre", "- un jeu", "- un disque", "- ou un film."],
        ),
        (
            "Le club ouvre le lundi, le mardi, le jeudi et le samedi.",
            ["Le club ouvre :", "- le lundi", "- le mardi", "- le jeudi", "- le samedi."],
        ),
        (
            "Vous recevrez une carte et une clé, un plan, un guide et un badge.",
            ["Vous recevrez :", "- une carte et une clé", "- un plan", "- un guide", "- un badge."],
        ),
        (
            "Le lot contient du sel, de l’huile, de la farine et des œufs.",
            ["Le lot contient :", "- du sel", "- de l’huile", "- de la farine", "- des œufs."],
        ),
    ],
)
def test_an_enumeration_at_the_end_becomes_a_list(text: str, lines: list[str]) -> None:
    assert listed(text) == lines


@pytest.mark.parametrize(
    "text",
    [
        "Le maire, les élus, les agents et les habitants se réunissent.",
        "Elle a dit : « J’aime les pommes, les poires, les prunes et les figues. »",
        "Il a joué avec Jean, Paul, Marie et Luc.",
        "Le repas comprend une entrée, un plat, un dessert et une boisson, qui est offerte.",
        "Le bâtiment est grand, clair, calme et neuf.",
        "Elle vend une table, une chaise et un lit.",
        "Au programme, un film, un débat, un repas et un bal.",
    ],
)
def test_subjects_quotations_names_and_short_enumerations_stay(text: str) -> None:
    assert listed(text) == [text]


def test_no_list_is_made_inside_a_heading_or_an_item() -> None:
    text = (
        "# Apportez un stylo, une gomme, un cahier et un livre\n\n- Prenez un stylo, une gomme, un cahier et un livre\n"
    )
    source = Source("page", text.encode(), "text/markdown")
    assert rewritten(api.rewrite(source, apply_all=True, only=["make-list"], lang="fr")) == text
