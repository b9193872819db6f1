"""What would gain most: each change named with its place and the points that it brings."""

from limpide.analysing import text_document
from limpide.language.prose import prose
from limpide.language.readability import measure
from limpide.model import Measure

LONG = (
    "La mairie, qui avait promis une réponse avant la fin du mois, a fini par envoyer un courrier aux habitants, "
    "lesquels attendaient depuis longtemps une décision claire, précise et surtout utile pour leurs enfants et "
    "leurs parents."
)
SHORT = "Le bus part à midi. Il revient le soir. Les enfants montent devant. Les parents restent sur le quai. "


def gains(text: str) -> tuple[Measure, ...]:
    document = text_document(text, lang="fr")
    return measure(document, prose(document)).readability.gains


def test_the_longest_sentence_is_named_with_its_place() -> None:
    text = SHORT * 5 + LONG
    found = gains(text)
    assert found[0].name == "sentence-long"
    assert found[0].span is not None
    assert text[found[0].span.start : found[0].span.end] == LONG
    assert found[0].value is not None
    assert found[0].value > 0


def test_a_rare_word_is_named_where_it_first_stands() -> None:
    text = SHORT * 5 + "Le palimpseste est beau. Le palimpseste reste là."
    place = next(each.span for each in gains(text) if each.name == "word-rare")
    assert place is not None
    assert text[place.start : place.end] == "palimpseste"
    assert place.start == text.index("palimpseste")


def test_at_most_five_changes_are_named_the_greatest_first() -> None:
    found = gains((SHORT + LONG + " ") * 8)
    values = [each.value for each in found if each.value is not None]
    assert len(values) == 5
    assert values == sorted(values, reverse=True)


def test_an_easy_text_has_nothing_to_gain() -> None:
    assert gains(SHORT * 6) == ()
