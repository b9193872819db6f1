import json
import re
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limpide import api, reporting, resources
from limpide.config import Config
from limpide.model import Source
from limpide.reporting.quoting import cut, folded_blanks, markdown, visible
from limpide.reporting.words import Words

WORDING = json.loads((resources.data("templates") / "wording.json").read_text(encoding="utf-8"))
USES = "\n".join(
    path.read_text(encoding="utf-8")
    for path in (*resources.data("templates").glob("*.html"), *Path(reporting.__file__).parent.glob("*.py"))
)


def forms(key: str, lang: str) -> list[str]:
    said = WORDING[key][lang]
    return said if isinstance(said, list) else [said]


def places(said: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(said) if name}


@pytest.mark.parametrize("key", WORDING)
def test_both_languages_say_it_with_the_same_places(key):
    assert WORDING[key].keys() == {"fr", "en"}
    assert len({frozenset(places(said)) for lang in ("fr", "en") for said in forms(key, lang)}) == 1
    assert all(said.strip() for lang in ("fr", "en") for said in forms(key, lang)) or key.endswith("none")


@pytest.mark.parametrize("key", WORDING)
def test_french_typography_is_kept(key):
    for said in forms(key, "fr"):
        assert "'" not in said and "..." not in said
        assert not re.search(r"(?<![\u202f\u2014])[;!?]", said)
        assert not re.search(r"(?<!\u00a0):", said)
        assert not re.search(r"«(?!\u00a0)|(?<!\u00a0)»", said)


@pytest.mark.parametrize("key", WORDING)
def test_every_key_is_said_somewhere(key):
    parts = key.split(".")
    starts = [".".join(parts[:size]) + "." for size in range(1, len(parts))]
    group = f'named("{parts[0]}"'
    assert f'"{key}"' in USES or group in USES or any(f"{mark}{start}" in USES for start in starts for mark in "\"'")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_reports_own_words_are_plain(lang):
    said = [re.sub(r"\{\w+\}", "12", form).strip() for key in WORDING for form in forms(key, lang)]
    text = "\n\n".join(sentence for sentence in said if sentence)
    report = api.audit(
        Source("wording.md", text.encode(), "text/markdown"),
        profile="plain",
        lang=lang,
        config=Config(languagetool="off"),
    )
    failed = [(r.rule.id, dict(f.data)) for r in report.results for f in r.findings if f.outcome == "failed"]
    assert failed == []


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0.25, "environ une minute"),
        (3.2, "environ 3\u00a0minutes"),
        (22, "environ 20\u00a0minutes"),
        (58, "environ 1\u00a0h"),
        (100, "environ 1\u00a0h\u00a045"),
        (130, "environ 2\u00a0h\u00a015"),
    ],
)
def test_a_duration_is_rounded_as_people_say_it(minutes, said):
    assert Words("fr").duration(minutes) == said


def test_numbers_are_written_as_the_language_writes_them():
    assert Words("fr").number(12345.6, 1) == "12\u202f345,6"
    assert Words("en").number(12345.6, 1) == "12,345.6"
    assert Words("fr").signed(-7.1) == "−7,1"


def test_nothing_is_singular_in_french_and_plural_in_english():
    assert Words("fr").count("places", 0) == "0 passage"
    assert Words("en").count("places", 0) == "0 passages"


@pytest.mark.parametrize(("score", "start"), [(100, "Très facile"), (60, "Facile"), (59.9, "Assez"), (0, "Très diff")])
def test_a_score_has_a_meaning_in_words(score, start):
    assert Words("fr").score(score).startswith(start)


@given(st.text(), st.integers(20, 200))
def test_a_cut_text_is_short_and_stays_on_one_line(text, length):
    made = cut(text, length)
    assert len(made) <= length + 2
    assert "\n" not in made


@given(st.text(st.characters()))
def test_a_visible_text_can_be_written_and_reorders_nothing(text):
    made = visible(text)
    made.encode()
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", made)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_markdown_of_a_text_gives_the_text_back(text):
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").parse(f"x {markdown(text)}")
    shown = "".join(child.content for token in tokens for child in token.children or ())
    assert shown == f"x {visible(folded_blanks(text))}".strip()
