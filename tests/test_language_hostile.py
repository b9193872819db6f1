"""Texts that are no French or English prose: never a false figure, never a long wait, never a crash."""

import random
import time

import pytest

from limpide import analyse, audit
from limpide.model import Report, Source

FRENCH = "Le maire ouvre une école neuve près de la rivière et les enfants du quartier y entrent lundi matin. "
ENGLISH = "The mayor opens a new school near the river and the children of the town walk in on Monday morning. "
ARABIC = "افتتح رئيس البلدية مدرسة جديدة قرب النهر ويدخلها أطفال الحي صباح يوم الاثنين. "
HEBREW = "ראש העיר פותח בית ספר חדש ליד הנהר וילדי השכונה נכנסים אליו ביום שני בבוקר. "
CHINESE = "市长在河边开了一所新学校，附近的孩子星期一早上进去。"
CODE = "def doubled(x):\n    return [y + y for y in x if y > 0]\n\nfor i in range(10):\n    print(doubled(i))\n\n"
VERSE = "La lune est haute\nle vent se tait\nun chien s’endort\nprès du volet\n\n"
TABLE = "Ville\tHabitants\tCode\nLyon\t522 000\t69001\nNice\t340 000\t06000\n"
MOST_SECONDS = 5.0
"""Of CPU: what takes 0.5 s here, times ten for a slow machine; a cost that is not linear takes minutes."""


def noisy(text: str) -> str:
    chance = random.Random(3)
    return "".join(chance.choice("1lI0O|;~^") if chance.random() < 0.08 else char for char in text)


def words(text: str, count: int) -> str:
    return " ".join((text.replace(".", "") * (count // 10)).split()[:count])


def audited(text: str) -> Report:
    return audit(Source("essai.txt", text.encode()), profile="plain")


NO_FIGURE = {
    "no stops": words(FRENCH, 3_000),
    "a sentence of 50,000 words": words(FRENCH, 50_000) + ".",
    "a list of 50,000 words": ", ".join(words(FRENCH, 50_000).split()) + ".",
    "an English sentence of 50,000 words": words(ENGLISH, 50_000) + ".",
    "one word 50,000 times": "mot " * 50_000,
    "optical noise": noisy(FRENCH * 12),
    "Arabic": ARABIC * 20,
    "Hebrew": HEBREW * 20,
    "Chinese": CHINESE * 60,
    "code": CODE * 40,
    "table": TABLE * 100,
    "emoji": "😀👩‍👩‍👧‍👦🇫🇷 " * 3_000,
    "numbers": " ".join(map(str, range(20_000))),
    "Roman numerals": "XIV " * 20_000,
    "acronyms": " ".join(f"ABC{chr(65 + at % 26)}" for at in range(10_000)),
    "one word without end": "a" * 200_000,
    "stops alone": "." * 100_000,
    "marks alone": "?!…" * 30_000,
    "brackets": "(" * 30_000 + "a" + ")" * 30_000,
    "opened quotations": "« " * 20_000,
    "hyphens": "a-" * 50_000,
    "blanks": " " * 200_000 + "mot",
    "blanks and lines": " \n\t" * 50_000 + "mot",
    "combining accents": "e\u0301\u0301\u0301 " * 20_000,
    "blanks of no width": "m\u200bo\u200bt " * 10_000,
}


@pytest.mark.parametrize("text", NO_FIGURE.values(), ids=NO_FIGURE.keys())
def test_what_is_no_prose_has_no_score_but_a_reason_and_takes_no_time(text: str) -> None:
    start = time.process_time()
    analysed, report = analyse(text), audited(text)
    assert time.process_time() - start < MOST_SECONDS
    assert report.metrics is not None
    for readability in (analysed.readability, report.metrics.readability):
        assert (readability.score, readability.level, dict(readability.formulas)) == (None, None, {})
        assert readability.reason and readability.reason["fr"] and readability.reason["en"]


@pytest.mark.parametrize("text", [ARABIC * 20, HEBREW * 20, CHINESE * 60], ids=["ar", "he", "zh"])
def test_letters_of_another_writing_are_not_taken_for_french(text: str) -> None:
    assert audited(text).document.lang == "und"
    assert [result.rule.id for result in audited(text).results if result.failed] == []
    analysed = analyse(text)
    assert (analysed.lang, analysed.words, analysed.sentences) == ("und", None, ())


@pytest.mark.parametrize("other", [ENGLISH * 5, ARABIC * 4, HEBREW * 4], ids=["en", "ar", "he"])
def test_a_passage_in_another_language_does_not_move_the_score(other: str) -> None:
    alone, mixed = audited(FRENCH * 8).metrics, audited(f"{FRENCH * 8}\n\n{other}").metrics
    assert alone is not None and mixed is not None
    assert alone.readability.score == mixed.readability.score
    assert alone.words == mixed.words
    assert analyse(FRENCH * 8).readability.score == analyse(f"{FRENCH * 8}\n\n{other}").readability.score


def test_capitals_and_pictures_leave_the_score_where_it_is() -> None:
    plain = analyse(FRENCH * 8).readability.score
    assert plain is not None
    assert analyse((FRENCH * 8).upper()).readability.score == pytest.approx(plain, abs=2)
    assert analyse(FRENCH.replace(".", " 🎉👍🏽.") * 8).readability.score == pytest.approx(plain, abs=2)


def test_verse_is_cut_in_stanzas_and_not_called_hard() -> None:
    report = audited(VERSE * 20)
    assert {result.rule.id for result in report.results if result.failed} <= {"paragraph-long"}
    assert len(analyse(VERSE * 20).sentences) == 20


def test_places_in_a_text_of_two_languages_are_those_of_the_text() -> None:
    text = f"{FRENCH * 6}\n\n{ENGLISH * 6}"
    sentences = analyse(text).sentences
    assert [text[each.span.start : each.span.end] for each in sentences] == [FRENCH.strip()] * 6 + [ENGLISH.strip()] * 6


@pytest.mark.parametrize(
    "number", ["100 " * 3_000, "1" * 6_000 + " ", "123 456 789 012 345 678 ", "9" * 400 + " % de "]
)
def test_a_number_that_nobody_reads_is_not_said_with_a_word(number: str) -> None:
    report = audit(Source("essai.txt", f"Il y a {number}arbres, donc 3 % et 4 % de plus.".encode()), profile="falc")
    said = [
        finding.data["better"] for result in report.results for finding in result.findings if "better" in finding.data
    ]
    assert [words for words in said if len(words) > 60 or "milliards" in words] == []
