"""What stands around a word: quotation marks, another language, the verb that it belongs to."""

import pytest

from limpide.language.clauses import finite_verbs
from limpide.language.passives import passives
from limpide.language.quotations import is_mentioned, is_quoted
from limpide.language.surroundings import is_among_foreign
from limpide.language.tokens import tokens
from limpide.model import Lang


def place(text: str, part: str) -> tuple[int, int]:
    start = text.index(part)
    return start, start + len(part)


@pytest.mark.parametrize(
    "text", ["Elle dit : « Nous irons tous à la mer demain ».", "She said “we will all go to la mer tomorrow”."]
)
def test_words_of_a_quotation_are_quoted(text: str) -> None:
    assert is_quoted(text, *place(text, "la mer"))


def test_a_word_set_off_by_marks_is_mentioned_and_not_quoted() -> None:
    text = "Un but se dit aussi « finalité » en droit."
    assert is_mentioned(text, *place(text, "finalité"))
    assert not is_quoted(text, *place(text, "finalité"))
    assert not is_mentioned(text, *place(text, "droit"))


def test_what_stands_between_two_quotations_is_not_quoted() -> None:
    text = "« Venez tous demain matin à la mer » et « restez avec nous deux jours de plus »."
    assert not is_quoted(text, *place(text, "et"))


@pytest.mark.parametrize(
    ("text", "word", "lang", "expected"),
    [
        ("Le guide Writing with best practices in mind", "best practices", "fr", True),
        ("Nous fixons la deadline demain", "deadline", "fr", False),
        ("She works pro bono here", "pro bono", "en", False),
    ],
)
def test_a_word_among_words_of_its_language_is_known(text: str, word: str, lang: Lang, expected: bool) -> None:
    assert is_among_foreign(text, *place(text, word), lang) is expected


def test_participles_and_nouns_of_a_kind_are_no_conjugated_verbs() -> None:
    text = "Les équipes produit lisent les textes soumis au vote, conçus ici et mis en ligne."
    assert [token.word.text for token in finite_verbs(tokens(text, "fr"), "fr")] == ["lisent"]


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Le nom doit être écrit en entier, suivi par le sigle.", None),
        ("Le texte est lu par le navigateur car il est court.", "par le navigateur"),
        ("Le plan a été lu et approuvé par le conseil.", "par le conseil"),
    ],
)
def test_an_agent_belongs_to_its_own_participle_and_ends_with_its_clause(text: str, agent: str | None) -> None:
    found = passives(text, tokens(text, "fr"), "fr")[0]
    assert (text[slice(*found.agent)] if found.agent else None) == agent
