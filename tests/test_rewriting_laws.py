"""What holds of every rewriting: nothing lost, the same again, edits in place, whatever operations are chosen."""

import re
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from limpide import api
from limpide.analysing import text_document
from limpide.drafting import Rewrite
from limpide.reporting.rewrite_text import rewritten
from limpide.rewriters.operations import operations

IDS = [operation.id for operation in operations()]
FRENCH = [
    "Les ateliers ont été animés par 12 bénévoles de Rennes, afin de réduire les délais.",
    "La mairie, qui a voté le budget en 2023, procédera à la vérification des dossiers.",
    "Nonobstant la pluie, Mme Durand ne refuse pas les demandes de l’association.",
    "Le comité étudie les projets, choisit les meilleurs et verse 300 euros aux gagnants.",
    "Il convient d’appeler la CAF avant le 15 mars ; l’accueil ferme à 17 heures.",
    "Souhaitant aider les familles, le centre (fermé le lundi) ouvre un lieu d’écoute.",
    "Elle a dit : « Nous ne procéderons à aucune vérification afin de gagner du temps. »",
    "Les adhérent·es du XIe arrondissement ne sont pas obligés de transmettre ce document.",
]
ENGLISH = [
    "The forms were signed by both parents in order to save 20 minutes.",
    "The mayor, who was elected in 2020, will speak to Ann Lee on Monday.",
    "The group reads the projects, picks the best ones and pays the winners.",
    "She said: “In order to win, we must utilise 3 tools and nothing else today.”",
]
TEXTS = st.one_of(
    st.tuples(st.just("fr"), st.lists(st.sampled_from(FRENCH), min_size=1, max_size=3).map(" ".join)),
    st.tuples(st.just("en"), st.lists(st.sampled_from(ENGLISH), min_size=1, max_size=3).map(" ".join)),
)
CHOSEN = st.sets(st.sampled_from(IDS), min_size=1)
CHANGES_NUMBERS = {"roman-to-figures", "words-to-figures", "share-in-words"}


def rewrite(lang: str, text: str, *, only: set[str] | frozenset[str] = frozenset(), apply_all: bool = True) -> Rewrite:
    return api.rewrite(text_document(text, lang=lang), apply_all=apply_all, only=only)


def numbers(text: str) -> Counter[str]:
    return Counter(re.findall(r"\d+", text))


@given(TEXTS, CHOSEN)
@settings(max_examples=150)
def test_numbers_survive_any_combination_of_operations(case: tuple[str, str], chosen: set[str]) -> None:
    lang, text = case
    result = rewritten(rewrite(lang, text, only=chosen - CHANGES_NUMBERS or {"replace-word"}))
    assert numbers(text) == numbers(result)


@given(TEXTS, CHOSEN)
@settings(max_examples=150)
def test_names_and_quotations_survive_any_combination_of_operations(case: tuple[str, str], chosen: set[str]) -> None:
    lang, text = case
    result = rewritten(rewrite(lang, text, only=chosen))
    for kept in re.findall(r"«[^»]*»|“[^”]*”|\b(?:Rennes|Durand|Ann|Lee|Monday)\b", text):
        assert kept in result


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_a_second_rewriting_changes_nothing_more(case: tuple[str, str]) -> None:
    lang, text = case
    for apply_all in (False, True):
        once = rewritten(rewrite(lang, text, apply_all=apply_all))
        assert rewritten(rewrite(lang, once, apply_all=apply_all)) == once


@given(TEXTS, CHOSEN)
@settings(max_examples=100)
def test_edits_stand_inside_their_sentence_and_say_what_was_there(case: tuple[str, str], chosen: set[str]) -> None:
    lang, text = case
    made = rewrite(lang, text, only=chosen)
    for sentence in made.sentences:
        assert text[sentence.span.start : sentence.span.end] == sentence.source
        first = sentence.changes[:1]
        for change in sentence.changes:
            assert sentence.span.covers(change.span)
        for change in first:
            assert text[change.span.start : change.span.end] == change.before


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_a_sentence_that_is_unchanged_equals_its_source(case: tuple[str, str]) -> None:
    lang, text = case
    for sentence in rewrite(lang, text, apply_all=False).sentences:
        assert (sentence.result == sentence.source) == (sentence.status == "unchanged")


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_what_is_made_without_asking_passes_every_check(case: tuple[str, str]) -> None:
    lang, text = case
    for sentence in rewrite(lang, text, apply_all=False).sentences:
        for change in sentence.changes:
            assert change.status != "applied" or change.checks.refusal(frozenset({"easier"})) is None


@given(st.text(max_size=400))
@settings(max_examples=150)
def test_any_text_is_rewritten_without_a_crash_and_nothing_between_sentences_changes(text: str) -> None:
    made = rewrite("fr", text)
    result = rewritten(made)
    if all(sentence.status == "unchanged" for sentence in made.sentences):
        assert result == text


@pytest.mark.parametrize("text", [*FRENCH, *ENGLISH])
def test_the_file_is_never_written_over(text: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_text(text, encoding="utf-8")
        api.rewrite(path, apply_all=True)
        assert path.read_text(encoding="utf-8") == text
