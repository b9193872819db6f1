"""Plain text: paragraphs, kinds, parts, calls of notes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from limpide.model import Document
from readers_cases import FIXTURES, assert_exact, parts, plain, read_text, source_of


def _document(text: str) -> Document:
    document = read_text(text, "text/plain").document
    assert_exact(document)
    return document


def _fixture(name: str) -> Document:
    return _document((FIXTURES / "text" / name).read_text("utf-8"))


def test_wrapped_lines_are_one_paragraph_and_items_stay_apart() -> None:
    document = _fixture("wrapped-letter.txt")
    assert [(block.kind, block.text.plain) for block in document.blocks] == [
        ("heading", "Opening of the tool library"),
        (
            "paragraph",
            "Dear neighbours, the tool library opens on Monday. You can borrow a drill, a ladder or a saw for one "
            "week. Bring a proof of address and ten pounds, which you get back with the tool.",
        ),
        ("line", "What you need:"),
        ("item", "a proof of address that is less than three months old, such as a bill"),
        ("item", "ten pounds"),
        ("item", "Choose a tool."),
        ("item", "Sign the form."),
        ("line", "See you soon,"),
        ("line", "The team"),
    ]


def test_a_text_with_one_line_a_paragraph_is_not_joined() -> None:
    long = "Une phrase assez longue pour dépasser à elle seule la largeur à laquelle un programme coupe les lignes."
    document = _document(f"{long}\nAnne Le Goff\nUn autre paragraphe.\n{long}")
    assert plain(document, "paragraph", "line", "heading") == [long, "Anne Le Goff", "Un autre paragraphe.", long]


def test_a_pasted_page_keeps_its_body_apart() -> None:
    where = parts(_fixture("pasted-article.txt"))
    assert [text for text, part in where.items() if part == "body"] == [
        "Entretiens",
        "Prêter des vélos à tout un quartier",
        "Entretien avec Jeanne Morvan, présidente de la Vélothèque, réalisé le 4 mai 2024.",
        "Comment est née la Vélothèque ?",
        "Nous étions trois voisins. La mairie, via le CCAS, nous a prêté un garage. Les premiers vélos venaient de la "
        "déchetterie. Nous avons appris à les réparer ensemble.",
        "Depuis, les « cours du samedi » sont toujours pleins. Nous prêtons aussi des remorques A4 pliables, et des "
        "outils.",
    ]
    assert where["Navigation – Plan du site"] == "navigation"
    assert where["AccueilNuméros14EntretiensPrêter des vélos à tout un quartier"] == "navigation"
    assert where["Haut de page"] == where["Texte intégral"] == "navigation"
    assert where["Voir https://www.exemple.org/ccas."] == "notes"
    assert where["Pour citer cet article"] == where["Présidente de la Vélothèque"] == "reference"
    assert where["Rechercher dans la revue"] == "footer"


def test_the_preview_of_a_note_is_not_counted_twice() -> None:
    preview = next(block for block in _fixture("pasted-article.txt").blocks if block.text.plain.endswith("(...)"))
    assert (preview.kind, preview.part) == ("item", "aside")


@pytest.mark.parametrize(
    "text", ["Un format A4.", "Le CO2 monte.", "En l’an 2000.", "Il vaut 3,5 ou 12%.", "Le COVID19 aussi."]
)
def test_a_number_that_is_no_call_stays(text: str) -> None:
    assert plain(_document(f"{text}\n\nNotes\n\n1 Un.\n\n2 Deux.\n\n4 Quatre."), "paragraph")[0] == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Un mot1 et deux2.", "Un mot et deux."), ("Un mot [1], deux.2", "Un mot, deux."), ("« Un »1 mot", "« Un » mot")],
)
def test_a_call_of_a_listed_note_is_no_text(text: str, expected: str) -> None:
    assert _document(f"{text}\n\nNotes\n1. Un.\n2. Deux.").blocks[0].text.plain == expected


def test_a_number_glued_to_a_word_stays_where_no_note_has_it() -> None:
    assert plain(_document("Un mot1 et deux."), "paragraph") == ["Un mot1 et deux."]


def test_a_raw_address_is_a_link_inside_its_paragraph() -> None:
    document = _document("Rien.\n\nVoir https://a.org/x_(y)?b=1, puis (www.b.org).\n")
    links = [block for block in document.blocks if block.kind == "link"]
    assert [link.attrs["href"] for link in links] == ["https://a.org/x_(y)?b=1", "http://www.b.org"]
    assert [source_of(document, link) for link in links] == ["https://a.org/x_(y)?b=1", "www.b.org"]
    assert [link.parent for link in links] == [1, 1]


def test_english_pages_are_told_apart_too() -> None:
    where = parts(
        _document("Home > Issues > Bikes\n\nBikes for all.\n\nBack to top\n\nReferences\n\nMorvan, Bikes, 2024.\n")
    )
    assert list(where.values()) == ["navigation", "body", "navigation", "reference", "reference"]


def test_blanks_and_line_ends_fold_to_one_blank() -> None:
    assert plain(_document("Un  mot\tici,\r\n  deux.\r\n\r\nFin."), "paragraph") == ["Un mot ici, deux.", "Fin."]


@given(st.text(alphabet="aB é1.\n\r\t-•(«»)[:…!\u00a0\u2028hn/", max_size=120).filter(str.strip))
@settings(deadline=None)
def test_any_text_keeps_every_character_in_its_place(text: str) -> None:
    _document(text)


_PASTED = [
    "Notes",
    "Haut de page",
    "1 Voir ici.",
    "2 Là.",
    "Un mot1.",
    "mot2 et",
    "Pour citer cet article",
    "• 1 Voir (...)",
    "www.a.b/c",
]


@given(st.lists(st.sampled_from([*_PASTED, "", "Une phrase.", "une suite", "Accueil | Plan | Menu"]), min_size=1))
@settings(deadline=None)
def test_any_pasted_page_keeps_every_character_in_its_place(lines: list[str]) -> None:
    _document("\n".join([*lines, "fin"]))
