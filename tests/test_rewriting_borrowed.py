"""The words of others, and texts whose form counts, come out of rewriting as they went in."""

import pytest

from cli_cases import limpide
from limpide import api
from limpide.analysing import text_document
from limpide.reporting.rewrite_text import rewritten
from limpide.rewriters.borrowed import is_in_quotation

HEAVY = "Afin de venir, il est nécessaire de prendre ce chemin."
LIGHT = "Pour venir, il faut prendre ce chemin."


def simpler(text: str) -> str:
    return rewritten(api.rewrite(text_document(text, lang="fr"), apply_all=True)).strip()


@pytest.fixture
def markdown(tmp_path, monkeypatch):
    """What the command makes of a Markdown file."""
    monkeypatch.chdir(tmp_path)

    def result(text: str) -> str:
        (tmp_path / "texte.md").write_text(text, encoding="utf-8")
        ran = limpide("rewrite", "texte.md", "--lang", "fr", "--apply", "all", "--format", "md")
        assert ran.code == 0, ran.err
        assert (tmp_path / "texte.md").read_text(encoding="utf-8") == text
        return ran.out

    return result


def test_what_stands_around_them_is_rewritten(markdown) -> None:
    assert markdown(f"{HEAVY}\n") == f"{LIGHT}\n"


@pytest.mark.parametrize(
    "text",
    [
        f"Elle a écrit : « {HEAVY} »",
        f"Elle a écrit : « Bonjour à vous. {HEAVY} Merci. »",
        f"Elle a écrit : “Bonjour à vous. {HEAVY} Merci.”",
        f'Elle a écrit : "Bonjour à vous. {HEAVY} Merci."',
        f"Elle a écrit : « Il dit : « Bonjour. » {HEAVY} »",
        f"Elle a écrit : « Bonjour à vous. {HEAVY}",
        "Ces arbres sont vieux (Durand et Petit, 2014, afin de conclure également).",
        "Voyez https://exemple.org/afin-de/lorsque?v=également et le plan.",
    ],
)
def test_quotations_citations_and_addresses_stay(text: str) -> None:
    assert simpler(text) == text


@pytest.mark.parametrize(
    "text",
    [
        f"> {HEAVY}\n",
        "- Durand, A. (2014). Afin de vivre également au sein de la ville. Lyon : Éditions du Pont, p. 12.\n",
        "Petit, B., « Lorsque la ville dort », Revue du Pont, vol. 12, n° 3, 2014, pp. 12-15.\n",
        f"## Bibliographie\n\n{HEAVY}\n",
        f"```\n{HEAVY}\n```\n",
        f"`{HEAVY}`\n",
        "Le vent du soir descend afin de nous bercer,  \nLorsque la lune vient également danser,  \n"
        "Au sein des blés dormants que nul ne peut faucher.\n",
        f"— {HEAVY}\n",
        f"— Tu viens ? {HEAVY}\n",
    ],
)
def test_references_quoted_blocks_code_verse_and_dialogue_stay(markdown, text: str) -> None:
    assert markdown(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"Il dit « bonjour ». {HEAVY}", f"Il dit « bonjour ». {LIGHT}"),
        (f"La loi date de 2014. {HEAVY}", f"La loi date de 2014. {LIGHT}"),
        ("– afin de venir en 2014 ;", "– pour venir en 2014 ;"),
    ],
)
def test_what_only_looks_like_them_is_rewritten(before: str, after: str) -> None:
    assert simpler(before) == after


def test_lines_that_are_no_verse_are_rewritten(markdown) -> None:
    text = "Nous ouvrons la porte\nafin de laisser entrer\nles enfants du quartier.\n"
    assert markdown(text).split() == text.replace("afin de", "pour").split()


@pytest.mark.parametrize(
    ("text", "start", "end", "is_inside"),
    [
        ("« Un. Deux. Trois. »", 6, 11, True),
        ("Un. « Deux. »", 0, 3, False),
        ("Un « mot » ici.", 0, 15, False),
        ("Un. « Deux. Trois.", 12, 18, True),
        ("Un. » Deux.", 0, 3, True),
    ],
)
def test_a_sentence_inside_a_longer_quotation_is_known(text: str, start: int, end: int, *, is_inside: bool) -> None:
    assert is_in_quotation(text, start, end) == is_inside
