"""Where sentences end, and where a full stop ends none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limpide.language.sentences import sentences
from limpide.model import Lang


def split(text: str, lang: Lang = "fr") -> list[str]:
    return [text[start:end] for start, end in sentences(text, lang)]


ONE_SENTENCE = [
    "M. Perrin et Mme Roux ont écrit au maire.",
    "Voir l’art. L. 214 et la fig. 3 du rapport.",
    "Le colloque du 4 févr. 2021 est complet.",
    "Le livre de J. Le Gall est paru.",
    "Rome tombe en 476 apr. J.-C. sous les coups des barbares.",
    "« Où vas-tu ? » demanda Paul.",
    "« Il pleut. Rentrons vite », dit-elle.",
    "Le fichier bilan.final.pdf est en ligne.",
    "Elle hésita… puis partit.",
    "La T.V.A. augmente en janvier.",
    "Des pommes, des poires, etc. sont au menu.",
]


@pytest.mark.parametrize("text", ONE_SENTENCE)
def test_a_mark_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ["Il aime le thé, le café, etc.", "Sa sœur préfère l’eau."],
        ["Le prix est versé par la C.A.F.", "Elle répond en un mois."],
        ["Il a crié : « Stop ! »", "Tout le monde s’est figé."],
        ["Pourquoi ?", "Parce que."],
        ["1. Lavez les fruits.", "2. Coupez-les."],
        ["C’est de l’art.", "Les visiteurs l’aiment."],
        ["La mairie ferme à 17 h.", "Revenez demain."],
        ["Tout est dit…", "Nous partons."],
        ["Les communs sont fragiles.3", "Il faut les aider."],
    ],
)
def test_sentences_are_told_apart(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "parts",
    [
        ["Mr. Smith met Dr. Jones at 5 p.m. on Monday.", "They talked."],
        ["He said no.", "She left."],
        ["See No. 5 and fig. 2 below.", "Then go on."],
        ["We live in the U.S.", "It is big."],
    ],
)
def test_english_sentences_are_told_apart(parts: list[str]) -> None:
    assert split(" ".join(parts), "en") == parts


def test_a_blank_line_ends_a_sentence_without_a_stop() -> None:
    assert split("Un titre\n\nLe texte commence.") == ["Un titre", "Le texte commence."]


@given(st.text(), st.sampled_from(["fr", "en"]))
def test_sentences_hold_every_sign_once_and_no_blank_around(text: str, lang: Lang) -> None:
    found = sentences(text, lang)
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())
    assert all(text[start:end] == text[start:end].strip() for start, end in found)


@given(st.lists(st.sampled_from(ONE_SENTENCE), min_size=1, max_size=4))
def test_sentences_of_separate_paragraphs_are_those_of_each(parts: list[str]) -> None:
    assert split("\n\n".join(parts)) == parts
