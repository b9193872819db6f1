"""textstat's formulas, on our sentences."""

import subprocess
import sys

import pytest

from limpide.language.formulas import formulas

FRENCH = ["Le petit chat dort sur le grand lit.", "Sa maîtresse lit un livre de cuisine."]
ENGLISH = ["The small cat sleeps on the bed.", "Its owner reads a book about cooking."]


def test_french_gets_only_what_was_made_for_french_or_any_language() -> None:
    assert set(formulas(FRENCH, "fr")) == {"kandel_moles", "lix", "rix"}


def test_lix_is_words_a_sentence_plus_the_share_of_long_words() -> None:
    # 15 words in 2 sentences; « maîtresse » and « cuisine » have seven letters or more.
    assert formulas(FRENCH, "fr")["lix"] == pytest.approx(15 / 2 + 100 * 2 / 15, abs=0.05)


def test_kandel_and_moles_follow_their_formula_on_our_syllables() -> None:
    # 207 - 1.015 x 15/2 - 73.6 x 18/15: Le pe-tit chat dort sur le grand lit, Sa maî-tresse lit un livre de cui-sine.
    assert formulas(FRENCH, "fr")["kandel_moles"] == pytest.approx(207 - 1.015 * 7.5 - 73.6 * 18 / 15, abs=0.1)


def test_flesch_follows_its_formula_on_the_syllables_of_cmudict() -> None:
    # Flesch 1948: 206.835 - 1.015 x 14/2 - 84.6 x 17/14 (all of one syllable but owner, about, cooking).
    assert formulas(ENGLISH, "en")["flesch_reading_ease"] == pytest.approx(
        206.835 - 1.015 * 7 - 84.6 * 17 / 14, abs=0.1
    )


def test_a_title_with_a_stop_makes_no_sentence_more() -> None:
    assert formulas(["M. Roux et Mme. Petit sont venus nous voir."], "fr")["rix"] == 0.0


def test_formulas_need_neither_nltk_nor_pyphen_nor_a_network() -> None:
    script = (
        "import socket, sys\n"
        "def refuse(*_): raise SystemExit('a request was tried')\n"
        "socket.socket.connect = refuse\n"
        "from limpide.language.formulas import formulas\n"
        "assert len(formulas(['The cat sleeps on the bed.'], 'en')) == 9\n"
        "assert len(formulas(['Le chat dort sur le lit.'], 'fr')) == 3\n"
        "assert not {'nltk', 'pyphen'} & set(sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stderr == ""
