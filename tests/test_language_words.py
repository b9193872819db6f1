"""The word base: every form that readers meet finds its word."""

from zlib import crc32

import pytest

from limpide.language import flags
from limpide.language.syllables import by_rule
from limpide.language.words import open_words


@pytest.mark.parametrize(
    ("form", "lemma", "pos"),
    [
        ("maisons", "maison", "noun"),
        ("mangeait", "manger", "verb"),
        ("vertes", "vert", "adjective"),
        ("suis", "être", "verb"),
    ],
)
def test_a_french_form_knows_its_lemma_and_part_of_speech(form: str, lemma: str, pos: str) -> None:
    word = open_words("fr").get(form)
    assert word is not None
    assert (word.lemma, word.pos) == (lemma, pos)


@pytest.mark.parametrize(("form", "verb"), [("organisée", "organiser"), ("pris", "prendre"), ("venues", "venir")])
def test_a_past_participle_knows_its_verb(form: str, verb: str) -> None:
    word = open_words("fr").memo[form]
    assert word.verb == verb
    assert word.flags & flags.PARTICIPLE


def test_only_verbs_of_movement_and_state_are_flagged_as_conjugated_with_be() -> None:
    known = open_words("fr").memo
    assert known["venue"].flags & flags.MOVES
    assert not known["vendue"].flags & flags.MOVES


@pytest.mark.parametrize("form", ["cœur", "CŒUR", "Cœur", "coeur"])
def test_a_ligature_and_capitals_make_no_difference(form: str) -> None:
    assert open_words("fr").memo[form].lemma == "coeur"


@pytest.mark.parametrize(
    ("form", "key"), [("Ecole", "école"), ("EVALUATION", "évaluation"), ("Etat", "état"), ("A", "a"), ("CA", "ca")]
)
def test_accents_lost_to_capitals_come_back_but_not_on_short_acronyms(form: str, key: str) -> None:
    assert open_words("fr").memo[form].key == key


def test_both_apostrophes_find_the_same_word() -> None:
    known = open_words("fr")
    assert known.memo["aujourd’hui"].lemma == known.memo["aujourd'hui"].lemma == "aujourd'hui"
    assert known.get("lorsqu’") is not None


@pytest.mark.parametrize(
    ("lang", "common", "rare"), [("fr", "maison", "pusillanime"), ("en", "house", "pusillanimous")]
)
def test_common_words_have_a_higher_frequency(lang: str, common: str, rare: str) -> None:
    known = open_words(lang).memo  # type: ignore[arg-type]  # a parameter of the test
    assert known[common].zipf > 5 > 3 > known[rare].zipf


def test_a_form_that_the_base_lacks_is_no_word_of_it_yet_is_described() -> None:
    known = open_words("fr")
    assert known.get("zorglubique") is None
    assert known.memo["zorglubique"].syllables == 3
    assert known.memo["zorglubique"].zipf == 0


@pytest.mark.parametrize(("form", "lemma"), [("children", "child"), ("written", "write"), ("was", "be")])
def test_an_english_form_knows_its_lemma(form: str, lemma: str) -> None:
    assert open_words("en").memo[form].lemma == lemma


@pytest.mark.parametrize(
    ("form", "syllables"),
    [("maison", 2), ("école", 2), ("ordinateur", 4), ("l’", 0), ("extraordinaire", 5), ("eau", 1)],
)
def test_french_syllables_are_those_of_speech(form: str, syllables: int) -> None:
    assert open_words("fr").memo[form].syllables == syllables


@pytest.mark.parametrize(
    ("form", "lang", "syllables"),
    [("zorglubes", "fr", 2), ("blaguaient", "fr", 2), ("triploque", "fr", 2), ("blorker", "en", 2), ("smake", "en", 1)],
)
def test_an_unknown_word_gets_its_syllables_by_rule(form: str, lang: str, syllables: int) -> None:
    assert by_rule(form, lang) == syllables  # type: ignore[arg-type]  # a parameter of the test


def test_the_rule_of_syllables_agrees_with_the_word_base_on_lemmas_kept_from_its_writing() -> None:
    kept = [(form, count) for form, count in open_words("fr").lemmas() if count and crc32(form.encode()) % 10 == 0]
    assert sum(by_rule(form, "fr") == count for form, count in kept) >= 0.98 * len(kept) > 3000


@pytest.mark.parametrize(
    ("form", "syllables"),
    [
        ("crieur", 2), ("nuageur", 2), ("fouettard", 2), ("mangeoire", 2), ("treuillage", 2), ("pliure", 2),
        ("radiole", 2), ("tutoiement", 3), ("coexiste", 3), ("cinquiémiste", 3), ("tronçonnage", 3), ("truandage", 3),
    ],
)  # fmt: skip
def test_french_syllables_follow_glides_and_silent_letters(form: str, syllables: int) -> None:
    assert by_rule(form, "fr") == syllables
