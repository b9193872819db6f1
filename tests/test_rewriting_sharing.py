"""Words that share a preposition keep it, or all lose it."""

import pytest

from limpide import api
from limpide.analysing import text_document
from limpide.reporting.rewrite_text import rewritten

OPERATIONS = ("replace-word", "replace-verb")


def simpler(text: str, *, apply_all: bool = True) -> str:
    return rewritten(api.rewrite(text_document(text, lang="fr"), apply_all=apply_all, only=OPERATIONS)).strip()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "Nous fermons la route afin de garantir la sécurité et de permettre les travaux.",
            "Nous fermons la route pour garantir la sécurité et permettre les travaux.",
        ),
        (
            "La ville agit en vue de réduire les coûts, de payer les salaires et d’aider les gens.",
            "La ville agit pour réduire les coûts, payer les salaires et aider les gens.",
        ),
        ("Il est nécessaire d’ouvrir la porte ou d’appeler.", "Il faut ouvrir la porte ou appeler."),
        ("Elle vient afin de lire le livre de Paul et de Marie.", "Elle vient pour lire le livre de Paul et de Marie."),
        ("À proximité de la gare et du parc, il y a un café.", "Près de la gare et du parc, il y a un café."),
        ("Elle part en raison de son âge et de sa santé.", "Elle part à cause de son âge et de sa santé."),
    ],
)
def test_all_that_shared_a_preposition_follow(before: str, after: str) -> None:
    assert simpler(before) == after
    assert simpler(after) == after


@pytest.mark.parametrize(
    "text",
    [
        "Les salles se trouvent au sein du château, de la mairie et des écoles.",
        "Vous trouverez les salles par le biais des panneaux, de la carte et du plan.",
        "Le plan est fait à l’aide de cartes et de photos.",
        "Conformément aux règles et à la loi, il paie.",
        "Il faut disposer d’un vélo et d’un casque pour venir.",
        "Vous pouvez recourir à un avocat et à un notaire.",
    ],
)
def test_nouns_that_share_one_keep_the_wording(text: str) -> None:
    assert simpler(text) == text


def test_where_it_may_hang_on_another_word_it_is_only_proposed() -> None:
    text = "Nous écrivons afin de permettre aux gens de lire et d’écrire."
    assert simpler(text, apply_all=False) == text
    assert simpler(text) == "Nous écrivons pour permettre aux gens de lire et d’écrire."


@pytest.mark.parametrize(
    "text",
    [
        "Un texte se prive de nombreux avantages.",
        "Elle bénéficie de nombreuses aides.",
        "Ils perçoivent la structure du texte.",
        "La différence réside ainsi dans le prix.",
        "Il s’avère que la route est fermée.",
        "Même en disposant de GPU récents, le calcul est long.",
        "La qualité ne baisse pas au cours du temps.",
    ],
)
def test_near_misses_stay(text: str) -> None:
    assert simpler(text) == text


def test_a_change_that_lowers_the_score_is_only_proposed() -> None:
    text = "Le n° 12 du journal de la ville arrive dans toutes les boîtes."
    made = api.rewrite(text_document(text, lang="fr"), only=("abbreviation-in-full",)).sentences[0]
    change = made.changes[0]
    assert change.checks.is_harder
    assert (change.after, change.status, made.result) == ("numéro", "proposed", text)
