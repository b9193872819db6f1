"""A grammar checker refuses what brings an error that was not there."""

import pytest

from limpide import api
from limpide.analysing import text_document
from limpide.proofreading import Grammar, GrammarMatch


class Strict:
    """A checker for which a word is an error."""

    version = "0"

    def __init__(self, word: str) -> None:
        self.word = word

    def check(self, text: str, *, lang: str) -> list[GrammarMatch]:
        at = text.find(self.word)
        return [GrammarMatch(at, at + 1, "NO", "GRAMMAR", "", "", ())] if at >= 0 else []


@pytest.mark.parametrize(("word", "status"), [("pour", "refused"), ("zèbre", "applied"), ("afin", "applied")])
def test_a_change_that_brings_an_error_of_grammar_is_refused(word: str, status: str) -> None:
    text = "Nous appelons afin d’aider les familles."
    made = api.rewrite(text_document(text, lang="fr"), grammar=Strict(word))
    (change,) = made.sentences[0].changes
    assert change.status == status
    assert change.checks.grammar is (status == "applied")


@pytest.mark.java
def test_a_real_checker_lets_a_right_sentence_through(languagetool: Grammar) -> None:
    text = "Nous appelons afin d’aider les familles."
    made = api.rewrite(text_document(text, lang="fr"), grammar=languagetool)
    assert made.sentences[0].result == "Nous appelons pour aider les familles."
    assert made.sentences[0].changes[0].checks.grammar is True
