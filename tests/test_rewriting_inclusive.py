"""Inclusive forms with a sign inside are written as they are said, determiners and adjectives with them."""

import pytest

from limpide import api
from limpide.analysing import text_document
from limpide.reporting.rewrite_text import rewritten
from limpide.rewriters.pairs import pair


def spoken(text: str) -> str:
    found = api.rewrite(text_document(text, lang="fr"), apply_all=True, only=["speak-inclusive"])
    return rewritten(found).strip()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Les étudiant·e·s lisent.", "Les étudiants et les étudiantes lisent."),
        ("Un·e infirmier·ère viendra.", "Un infirmier ou une infirmière viendra."),
        ("Chaque élu·e vote.", "Chaque élu ou élue vote."),
        ("Tous·tes les lecteur·rices du lieu sont là.", "Tous les lecteurs et toutes les lectrices du lieu sont là."),
        ("Les adhérent·es engagé·es votent.", "Les adhérents engagés et les adhérentes engagées votent."),
        ("Les salarié·es sont invité·es.", "Les salariés et les salariées sont invités."),
        ("Vous êtes invité·e à répondre.", "Vous êtes invité ou invitée à répondre."),
        ("Le·la président·e ouvre.", "Le président ou la présidente ouvre."),
        ("Le rôle du·de la directeur·rice change.", "Le rôle du directeur ou de la directrice change."),
        ("Il parle au client·e.", "Il parle au client ou à la cliente."),
        ("Le/la salarié/e signe.", "Le salarié ou la salariée signe."),
        ("Les étudiants/étudiantes lisent.", "Les étudiants et les étudiantes lisent."),
        ("Les employé(e)s votent.", "Les employés et les employées votent."),
        ("Les participant-e-s arrivent.", "Les participants et les participantes arrivent."),
        ("Les 30 agriculteur.rice.s partent.", "Les 30 agriculteurs et agricultrices partent."),
        ("Nous cherchons un·e ami·e motivé·e.", "Nous cherchons un ami motivé ou une amie motivée."),
        ("Un·e bénévole motivé·e viendra.", "Un bénévole motivé ou une bénévole motivée viendra."),
        ("Le ou la directeur·rice signe.", "Le directeur ou la directrice signe."),
        ("Tou·te·s les citoyen·ne·s votent.", "Tous les citoyens et toutes les citoyennes votent."),
        ("L’étudiant·e lit.", "L’étudiant ou l’étudiante lit."),
    ],
)
def test_both_words_are_written(before: str, after: str) -> None:
    assert spoken(before) == after
    assert spoken(after) == after


@pytest.mark.parametrize(
    "text",
    [
        "Iel arrive demain.",
        "Il roule à 90 km/h et/ou dort.",
        "Les parents/enfants viennent.",
        "Écrivez la ou les page(s).",
        "Lisez www.exemple.fr avant.",
        "Listez la/les page(s) du/de la/des site(s).",
        "Bonjour à toutes et à tous.",
    ],
)
def test_other_signs_stay(text: str) -> None:
    assert spoken(text) == text


@pytest.mark.parametrize(
    ("form", "man", "woman"),
    [
        ("conseiller·e·s", "conseillers", "conseillères"),
        ("directeur(trice)", "directeur", "directrice"),
        ("chercheurs·euses", "chercheurs", "chercheuses"),
        ("professionnel·le·s", "professionnels", "professionnelles"),
        ("sportif·ive", "sportif", "sportive"),
        ("candidat(e)(s)", "candidats", "candidates"),
        ("auteur/autrice", "auteur", "autrice"),
        ("ceux·celles", "ceux", "celles"),
        ("lycéen.ne.s", "lycéens", "lycéennes"),
    ],
)
def test_the_two_words_of_a_form(form: str, man: str, woman: str) -> None:
    found = pair(form)
    assert found is not None
    assert (found.man, found.woman) == (man, woman)
