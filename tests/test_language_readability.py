"""The score: what it ranks, what it says, and when it says nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limpide.language.prose import block_sentences, prose
from limpide.language.readability import graded, measure
from limpide.language.readability_data import parameters
from limpide.model import Block, Document, Lang, Piece, Readability, Span, Text

EASY = (
    "Vous voulez un vélo ? La mairie vous aide. Elle donne cent euros. Venez la voir avec votre facture. "
    "Vous devez habiter dans la ville. Vous pouvez venir le lundi. Une personne vous attend. "
    "Elle répond à vos questions. "
)
HARD = (
    "L’octroi de la subvention afférente à l’acquisition d’un cycle est subordonné à la production, par l’administré, "
    "des pièces justificatives énumérées ci-après, attestant notamment de sa domiciliation effective sur le "
    "territoire communal, sous réserve des disponibilités budgétaires constatées lors de l’instruction de la demande "
    "par le service compétent. "
)
ENGLISH_EASY = "Do you want a bike? The town can help. It gives you a hundred pounds. Come and see us with your bill. "
ENGLISH_HARD = (
    "Entitlement to the subsidy pertaining to the acquisition of a bicycle is conditional upon production of "
    "supporting documentation evidencing permanent residence, notwithstanding any budgetary limitations subsequently "
    "ascertained. "
)


def block(text: str, lang: Lang = "fr", part: str = "body") -> Block:
    span = Span(0, len(text))
    text_of_block = Text(text, (Piece(0, len(text), span),))
    return Block("paragraph", span, text_of_block, lang, part=part)  # type: ignore[arg-type]  # a Part


def of_text(text: str, lang: Lang = "fr") -> float:
    found, _ = graded(block_sentences(block(text, lang)), lang)
    assert found.score is not None
    return found.score


def of_document(text: str, lang: Lang = "fr") -> Readability:
    document = Document("essai", "text", lang, text, (block(text, lang),))
    return measure(document, prose(document)).readability


@pytest.mark.parametrize(("easy", "hard", "lang"), [(EASY, HARD, "fr"), (ENGLISH_EASY, ENGLISH_HARD, "en")])
def test_a_plain_text_scores_far_above_an_official_one(easy: str, hard: str, lang: Lang) -> None:
    assert of_text(easy, lang) > 60 > 35 > of_text(hard, lang)


@given(st.integers(1, 6), st.sampled_from([EASY, HARD]))
def test_a_text_said_several_times_over_is_as_hard(times: int, text: str) -> None:
    assert of_text(text * times) == pytest.approx(of_text(text), abs=3)


@given(
    st.lists(st.sampled_from([EASY, HARD, ENGLISH_EASY, "Oui. ", "Le 12 mars, M. Roux a dit « non ». "]), min_size=1)
)
def test_a_score_lies_between_0_and_100(texts: list[str]) -> None:
    found, of_sentences = graded(block_sentences(block("".join(texts))), "fr")
    assert all(score is None or 0 <= score <= 100 for score in (found.score, *of_sentences))


def test_fewer_than_eight_words_get_no_score() -> None:
    found, of_sentences = graded(block_sentences(block("La mairie vous aide.")), "fr")
    assert (found.score, of_sentences) == (None, (None,))


def test_under_100_words_there_is_a_reason_and_no_figure() -> None:
    found = of_document(EASY)
    assert (found.score, found.level, found.parts, found.formulas) == (None, None, (), {})
    assert found.reason is not None
    assert set(found.reason) == {"fr", "en"}


def test_a_french_level_comes_with_its_uncertainty() -> None:
    found = of_document(EASY + HARD + EASY)
    assert found.level_range is not None
    levels = [level.name for level in parameters("fr").levels]
    easiest, hardest = (levels.index(level) for level in found.level_range)
    assert easiest <= levels.index(found.level or "") <= hardest
    assert easiest < hardest


def test_an_english_text_gets_a_score_and_says_why_no_level() -> None:
    found = of_document(ENGLISH_EASY * 6, "en")
    assert found.score is not None
    assert (found.level, found.level_range) == (None, None)
    assert found.reason is not None


def test_the_parts_say_what_moves_the_score() -> None:
    parts = {part.name: part for part in of_document(HARD * 3).parts}
    assert 3 <= len(parts) <= 6
    assert (parts["sentence-length"].effect or 0) < -5
    assert "47 mots" in parts["sentence-length"].text["fr"]
    assert "47 words" in parts["sentence-length"].text["en"]


def test_the_figures_of_a_document_are_those_of_its_body() -> None:
    blocks = (
        block("Accueil", part="navigation"),
        block("La mairie vous aide à payer un vélo neuf."),
        block("La mairie de la ville.", part="notes"),
        block("Plan du site", part="footer"),
    )
    document = Document("essai", "text", "fr", "", blocks)
    found = measure(document, prose(document))
    assert (found.words, found.sentences, found.notes_words) == (9, 1, 5)
    assert [(each.kind, each.words) for each in found.left_out] == [("navigation", 1), ("footer", 3)]
    assert [each.value for each in found.sentence_measures] == [9.0]
    assert found.sentence_measures[0].effect is not None


def test_another_language_gets_no_score_and_says_so() -> None:
    document = Document("essai", "text", "de", "", ())
    assert measure(document, prose(document)).readability.reason is not None


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_feature_belongs_to_one_part(lang: Lang) -> None:
    known = parameters(lang)
    assert sorted(name for part in known.parts for name in part.features) == sorted(known.features)
