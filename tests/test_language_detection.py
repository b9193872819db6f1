"""The language of a text, or None."""

import pytest

from limpide.language.detection import detect


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Les enfants jouent dans la cour et la maîtresse les regarde en souriant.", "fr"),
        ("The children play in the yard and their teacher looks at them with a smile.", "en"),
        ("Los niños juegan en el patio y la maestra los mira con una sonrisa.", "es"),
        ("Die Kinder spielen auf dem Hof und die Lehrerin sieht ihnen dabei zu.", "de"),
        ("I bambini giocano nel cortile e la maestra li guarda con un sorriso.", "it"),
        ("As crianças brincam no pátio e a professora olha para elas com um sorriso.", "pt"),
        ("De kinderen spelen op het plein en de juf kijkt naar hen met een lach.", "nl"),
        ("Pueri in horto ludunt et magister eos cum gaudio spectat, quia dies est.", "la"),
    ],
)
def test_a_sentence_tells_its_language(text: str, lang: str) -> None:
    assert detect(text) == lang


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Les enfants jouent dehors.",
        "Dzieci bawią się na podwórku, a nauczycielka patrzy na nie z uśmiechem.",
        "Paris Lyon Marseille Lille Toulouse Nantes Nice Rennes Brest Tours",
        "12 34 56 78 90 12 34 56",
    ],
)
def test_short_unknown_or_wordless_text_has_no_language(text: str) -> None:
    assert detect(text) is None
