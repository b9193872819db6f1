"""Tokens: what counts as a word, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limpide.language import flags
from limpide.language.tokens import tokens
from limpide.model import Lang


def written(text: str, lang: Lang = "fr") -> list[str]:
    return [token.word.text for token in tokens(text, lang)]


def counted(text: str, lang: Lang = "fr") -> int:
    return sum(1 for token in tokens(text, lang) if token.word.flags & flags.COUNTED)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’école d’été", ["L’", "école", "d’", "été"]),
        ("aujourd’hui, quelqu’un", ["aujourd’hui", "quelqu’un"]),
        ("jusqu'à demain", ["jusqu'", "à", "demain"]),
        ("Parle-t-elle ?", ["Parle", "-t-elle"]),
        ("Donnez-le-moi.", ["Donnez", "-le", "-moi"]),
        ("un rendez-vous à Aix-en-Provence", ["un", "rendez-vous", "à", "Aix-en-Provence"]),
        ("peut-être celui-ci", ["peut-être", "celui-ci"]),
        ("c’est-à-dire", ["c’est-à-dire"]),
        ("10\u202f000 euros et 2,5 km", ["10\u202f000", "euros", "et", "2,5", "km"]),
        (
            "les adhérent·es, les ami(e)s et les élu.e.s",
            ["les", "adhérent·es", "les", "ami(e)s", "et", "les", "élu.e.s"],
        ),
        ("la S.N.C.F. recrute", ["la", "S.N.C.F.", "recrute"]),
        ("Écrivez à aide@exemple.fr.", ["Écrivez", "à", "aide@exemple.fr"]),
        ("(voir https://exemple.fr/a?b=1).", ["voir", "https://exemple.fr/a?b=1"]),
    ],
)
def test_french_words_are_cut_as_readers_see_them(text: str, words: list[str]) -> None:
    assert written(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don’t say it’s well-known.", ["Don’t", "say", "it’s", "well-known"]),
        ("It costs 1,000.50 in the U.S. today", ["It", "costs", "1,000.50", "in", "the", "U.S.", "today"]),
    ],
)
def test_english_words_keep_contractions_and_hyphens(text: str, words: list[str]) -> None:
    assert written(text, "en") == words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("L’école est finie.", 3),
        ("Parle-t-il ?", 1),
        ("Il a 10 000 euros.", 4),
        ("Voir www.exemple.fr et plan.final.pdf", 2),
    ],
)
def test_words_are_counted_as_word_processors_count_them(text: str, count: int) -> None:
    assert counted(text) == count


def test_an_inclusive_form_is_known_by_its_first_gender() -> None:
    (token,) = tokens("adhérent·es", "fr")
    assert token.word.key == "adhérent"
    assert token.word.flags & flags.INCLUSIVE


@given(st.text(), st.sampled_from(["fr", "en"]))
def test_tokens_stand_in_order_and_are_slices_of_the_text(text: str, lang: Lang) -> None:
    at = 0
    for token in tokens(text, lang):
        assert at <= token.start < token.end
        assert text[token.start : token.end] == token.word.text
        at = token.end


@given(
    st.lists(st.sampled_from(["chat", "l’", "-t-il", "12", "a@b.fr", ".", "«", " ", "\n", "É", "’", "-"])).map("".join)
)
def test_no_letter_is_left_out_of_tokens(text: str) -> None:
    covered = {index for token in tokens(text, "fr") for index in range(token.start, token.end)}
    assert all(index in covered for index, char in enumerate(text) if char.isalnum())
