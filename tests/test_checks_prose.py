"""What the checks of sentences, words and numbers lean on: passives, clauses, phrases, numerals, hashtags."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limpide.language.clauses import finite_verbs
from limpide.language.hashtags import capitalised
from limpide.language.lexicons import Entry
from limpide.language.numerals import arabic, roman, spoken
from limpide.language.passives import Passive, is_impersonal, passives
from limpide.language.phrases import Phrases, folded, replacement
from limpide.language.tokens import tokens
from limpide.model import Lang

WORDS = st.sampled_from(
    [
        "le",
        "la",
        "maire",
        "été",
        "est",
        "sont",
        "a",
        "s’est",
        "par",
        "vu",
        "élue",
        "venus",
        "voté,",
        "(qui)",
        "n’a",
        "pas",
    ]
)


def found(text: str, lang: Lang = "fr") -> list[Passive]:
    return passives(text, tokens(text, lang), lang)


def verbs(text: str, lang: Lang = "fr") -> list[str]:
    return [token.word.text for token in finite_verbs(tokens(text, lang), lang)]


def simpler(text: str, term: str, better: str) -> str:
    """The text with the one phrase in it replaced."""
    (match,) = Phrases([Entry(term, better, "", "auto")], "fr").find(text)
    return text[: match.start] + (replacement(match, text) or "?") + text[match.end :]


@pytest.mark.parametrize(
    ("text", "passive", "verb"),
    [
        ("Le budget est voté chaque année.", "est voté", "voter"),
        ("Le budget n’a pas encore été voté.", "été voté", "voter"),
        ("Les portes seront, cette fois, repeintes.", None, None),
        ("Votre demande est-elle examinée ?", "est-elle examinée", "examiner"),
        ("Les murs sont à nouveau peints.", "sont à nouveau peints", "peindre"),
        ("Les photos sont géolocalisées.", "sont géolocalisées", "géolocaliser"),
        ("LES PORTES SERONT FERMÉES.", "SERONT FERMÉES", "fermer"),
    ],
)
def test_a_french_passive_runs_from_its_auxiliary_to_its_participle(
    text: str, passive: str | None, verb: str | None
) -> None:
    assert [(text[p.start : p.end], p.verb) for p in found(text)] == ([(passive, verb)] if passive else [])


@pytest.mark.parametrize(
    "text",
    [
        "Elle est partie hier et elle est revenue.",
        "Ils se sont rencontrés à Nantes.",
        "Nous nous sommes trompés de salle.",
        "L’été dernier fut chaud.",
        "Je suis désolé et très étonné.",
        "La ville est située au bord de la mer.",
        "Les sommes versées en mai.",
        "C’est un projet terminé.",
    ],
)
def test_past_tenses_with_etre_and_states_are_no_passives(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "passive"),
    [
        ("The form was sent on Monday.", "was sent"),
        ("The form has not yet been checked.", "been checked"),
        ("It’s called a deposit.", "It’s called"),
        ("He got arrested last week.", "got arrested"),
    ],
)
def test_an_english_passive_has_be_or_get(text: str, passive: str) -> None:
    assert [text[p.start : p.end] for p in found(text, "en")] == [passive]


@pytest.mark.parametrize("text", ["She is interested.", "They have arrived.", "I was tired.", "He is been."])
def test_english_states_and_active_tenses_are_no_passives(text: str) -> None:
    assert found(text, "en") == []


@pytest.mark.parametrize(
    ("text", "lang", "agent"),
    [
        ("Le texte est relu par deux collègues de Lyon avant midi.", "fr", "par deux collègues de Lyon"),
        ("Le texte est relu par Zoé, puis envoyé.", "fr", "par Zoé"),
        ("Le texte est envoyé par courrier.", "fr", None),
        ("Le texte sera relu par la suite.", "fr", None),
        ("L’aide est versée aux familles choisies par la ville.", "fr", None),
        ("The text is read by two people.", "en", "by two people"),
        ("The text is sent by mail.", "en", None),
    ],
)
def test_an_agent_is_who_acts_not_a_way_or_a_time(text: str, lang: Lang, agent: str | None) -> None:
    (passive,) = found(text, lang)
    assert (text[slice(*passive.agent)] if passive.agent else None) == agent


def test_an_impersonal_passive_follows_il_that_stands_for_nothing() -> None:
    text = "Il n’est pas demandé de payer. Le prix est demandé."
    assert [is_impersonal(text, p) for p in found(text)] == [True, False]


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_passives_stand_in_their_text_in_order_and_never_overlap(text: str) -> None:
    places = found(text)
    assert all(0 <= p.start <= p.verb_start < p.end <= len(text) for p in places)
    assert all(p.agent is None or p.end <= p.agent[0] < p.agent[1] <= len(text) for p in places)
    assert [p.start for p in places] == sorted({p.start for p in places})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Elle dit que le bus passe quand il pleut.", ["dit", "passe", "pleut"]),
        ("La porte, la marche et le livre sont là.", ["sont"]),
        ("Il a fini et il est parti.", ["a", "est"]),
        ("Prenez n’importe quel bus, soit le 3, soit le 5.", ["Prenez"]),
        ("Pour venir sans attendre.", []),
    ],
)
def test_each_conjugated_verb_counts_once(text: str, expected: list[str]) -> None:
    assert verbs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She says that it’s late, but we will wait.", ["says", "it’s", "will"]),
        ("The work and the show were free.", ["were"]),
        ("A new pool for the whole area.", []),
    ],
)
def test_english_verbs_count_with_their_contractions(text: str, expected: list[str]) -> None:
    assert verbs(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "term", "better", "expected"),
    [
        ("au sein des classes", "au sein de", "dans", "dans les classes"),
        ("au sein d’une classe", "au sein de", "dans", "dans une classe"),
        ("Afin d’aider", "afin de", "pour", "Pour aider"),
        ("afin qu’elle vienne", "afin que", "pour que", "pour qu’elle vienne"),
        ("un grand nombre d’élèves", "un grand nombre de", "beaucoup de", "beaucoup d’élèves"),
        ("à concurrence du plafond", "à concurrence de", "jusqu’à", "jusqu’au plafond"),
        ("conformément aux règles", "conformément à", "selon", "selon les règles"),
        ("sous réserve qu’il vienne", "sous réserve que", "si", "s’il vienne"),
    ],
)
def test_a_simpler_phrase_takes_the_article_and_elision_of_the_place(
    text: str, term: str, better: str, expected: str
) -> None:
    assert simpler(text, term, better) == expected


def test_a_wording_that_would_break_an_elision_is_not_put_in() -> None:
    assert simpler("l’idée qu’en outre il pleut", "en outre", "de plus") == "l’idée qu’? il pleut"


def test_advice_in_brackets_is_never_put_in() -> None:
    assert simpler("il est clair que oui", "il est clair que", "(supprimez ces mots)") == "? oui"


def test_phrases_are_whole_words_and_the_longest_wins() -> None:
    wanted = [Entry(term, "x", "", "auto") for term in ("en vue", "en vue de", "vue")]
    text = "EN VUE DE partir, des vues, entrevue, une non-vue, bien en vue."
    assert [text[m.start : m.end] for m in Phrases(wanted, "fr").find(text)] == ["EN VUE DE", "en vue"]


@given(st.text(max_size=60))
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(text)


def _written(value: int) -> str:
    pairs = zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
    letters = ""
    for size, sign in pairs:
        letters += sign * (value // size)
        value %= size
    return letters


@given(st.integers(1, 3999), st.sampled_from(["", "e", "ᵉ", "ème", "th"]))
def test_a_roman_numeral_is_read_back(value: int, ending: str) -> None:
    numeral = roman(_written(value) + ending)
    assert numeral == _written(value)
    assert arabic(numeral) == value


@pytest.mark.parametrize("word", ["", "Vie", "CIVIL", "IIII", "VX", "Mixte", "XIXer2"])
def test_other_words_are_no_numerals(word: str) -> None:
    assert roman(word) == ""


@pytest.mark.parametrize(
    ("value", "lang", "expected"),
    [
        (12_000_000, "fr", "12\u00a0millions"),
        (1_250_000, "fr", "1,25\u00a0million"),
        (3_456_789_000, "fr", "environ 3,5\u00a0milliards"),
        (2_000_000_000, "en", "2\u00a0billion"),
        (1_993_045, "en", "about 2\u00a0million"),
    ],
)
def test_a_large_number_is_said_with_a_word(value: int, lang: Lang, expected: str) -> None:
    assert spoken(value, lang) == expected


@pytest.mark.parametrize(
    ("hashtag", "lang", "expected"),
    [
        ("#logementpourtous", "fr", "#LogementPourTous"),
        ("#climatechange", "fr", "#ClimateChange"),
        ("#bibliothèque", "fr", None),
        ("#zzkqwrtplm", "en", None),
    ],
)
def test_words_run_together_are_told_apart_only_when_known(hashtag: str, lang: Lang, expected: str | None) -> None:
    assert capitalised(hashtag, lang) == expected
