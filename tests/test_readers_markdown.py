"""Markdown: blocks, page and positions."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from limpide.model import Block, Document
from limpide.page.element import Element, Page
from limpide.readers.html import OBJECT
from readers_cases import assert_exact, parts, plain, read_text, source_of


def _document(text: str, name: str = "page.md") -> Document:
    document = read_text(text, "text/markdown", name).document
    assert_exact(document)
    return document


def _page(text: str) -> Page:
    page = read_text(text, "text/markdown").page
    assert page is not None
    return page


def _link(document: Document) -> Block:
    return next(block for block in document.blocks if block.kind == "link")


def _slice(text: str, element: Element, attribute: str | None = None) -> str:
    span = element.attr_span(attribute) if attribute else element.span
    return text[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un mot en**tier** *ici*.", "Un mot entier ici."),
        ("Une ligne\ncoupée.", "Une ligne coupée."),
        ("Une ligne\r\ncoupée.", "Une ligne coupée."),
        ("Une ligne  \ncoupée \\\nfort.", "Une ligne coupée fort."),
        ("a &amp; b &eacute; &#233; < c", "a & b é é < c"),
        (r"\*pas gras\* \é", r"*pas gras* \é"),
        ("~~barré~~ et ~~~ seul", "barré et ~~~ seul"),
        ("***gras et penché*** **", "gras et penché **"),
        ("- [ ] à faire", "[ ] à faire"),
        ("# Titre #", "Titre"),
        ("Titre\n=====", "Titre"),
        ("> - citée\n>   deux fois\nencore", "citée deux fois encore"),
        ("un <b>mot</b> et <br> la suite", "un mot et la suite"),
        ("\tcode\n\nTexte", "Texte"),
    ],
)
def test_the_plain_text_is_what_readers_get(text: str, expected: str) -> None:
    assert plain(_document(text), "paragraph", "item", "heading")[0] == expected


def test_a_table_gives_cells_and_an_escaped_bar_is_no_border() -> None:
    document = _document("> | a \\| b | *c* |\n> |---|---|\n> | d\\|e |\n> | `f` | g | h |")
    cells = [block for block in document.blocks if block.kind == "cell"]
    assert [block.text.plain for block in cells][:3] == ["a | b", "c", "d|e"]
    assert source_of(document, cells[0]) == "a \\| b"


def test_front_matter_gives_language_and_title_and_is_no_body() -> None:
    document = _document("---\r\ntitle: 'Un guide'\r\nlanguage: en\r\n---\r\nHello you.")
    assert document.declared_lang == "en"
    assert parts(document) == {"Un guide": "header", "Hello you.": "body"}
    assert source_of(document, document.blocks[0]) == "Un guide"


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert plain(_document("---\nUn texte.\n\n---\n"), "paragraph", "heading") == ["Un texte."]


@pytest.mark.parametrize(
    ("text", "href", "label", "place"),
    [
        ('Voir [ce **guide**](/g "Guide") ici', "/g", "ce guide", '[ce **guide**](/g "Guide")'),
        ("Voir [ce guide][g] ici\n\n[g]: /g", "/g", "ce guide", "[ce guide][g]"),
        ("Voir [g][] ici\n\n[g]: /g", "/g", "g", "[g][]"),
        ("Voir [g] ici\n\n[g]: /g", "/g", "g", "[g]"),
        ("Voir <https://a.org/b_c> ici", "https://a.org/b_c", "https://a.org/b_c", "<https://a.org/b_c>"),
        ("Voir https://a.org/b_c_(d). Ici", "https://a.org/b_c_(d)", "https://a.org/b_c_(d)", "https://a.org/b_c_(d)"),
        ("Voir (www.a.org/?x=1&y=2) ici", "http://www.a.org/?x=1&y=2", "www.a.org/?x=1&y=2", "www.a.org/?x=1&y=2"),
        ('> Voir <a href="/g">ce\n> guide</a>', "/g", "ce guide", '<a href="/g">ce\n> guide</a>'),
    ],
)
def test_a_link_knows_its_target_and_its_place(text: str, href: str, label: str, place: str) -> None:
    document = _document(text)
    link = _link(document)
    assert (link.attrs["href"], link.text.plain, source_of(document, link)) == (href, label, place)


def test_an_address_inside_a_link_or_code_is_no_other_link() -> None:
    document = _document("[https://a.org](https://b.org) et `https://c.org`")
    assert [b.attrs["href"] for b in document.blocks if b.kind == "link"] == ["https://b.org"]


def test_attributes_point_at_the_markdown_that_gives_them() -> None:
    text = 'Voir [ici](  </a b> "Un titre") et ![une *image*](i.png "T").'
    page = _page(text)
    link, image = page.select("a")[0], page.select("img")[0]
    assert _slice(text, link) == '[ici](  </a b> "Un titre")'
    assert _slice(text, link, "href") == "</a b>"
    assert _slice(text, link, "title") == '"Un titre"'
    assert image.attrs["alt"] == "une image"
    assert [_slice(text, image, name) for name in ("alt", "src", "title")] == ["une *image*", "i.png", '"T"']
    assert _slice(text, image) == '![une *image*](i.png "T")'


def test_the_page_is_a_fragment_whose_elements_stand_in_the_source() -> None:
    text = "# Un\n\nDeux\n\n- trois\n\n| a |\n|---|\n| b |\n"
    page = _page(text)
    assert page.is_fragment
    assert all(e.is_in_source for e in page.elements if e.name not in ("html", "head", "body"))
    assert [_slice(text, page.select(name)[0]).strip() for name in ("h1", "p", "li", "th", "td")] == [
        "# Un",
        "Deux",
        "- trois",
        "a",
        "b",
    ]


def test_a_heading_has_the_id_that_links_to_it_spell() -> None:
    page = _page("[a](#mon-été) [b](#ca-va) [c](#propre)\n\n# Mon été !\n\n# Ça va\n\n# Là {#propre}\n\n# Mon été")
    assert [e.attrs["id"] for e in page.select("h1")] == ["mon-été-", "ca-va", "propre", "mon-été"]


def test_footnotes_are_notes_and_their_calls_no_words() -> None:
    document = _document("Un mot[^1], deux[^2].\n\n[^1]: Une *note*\n    suivie.\n\n    Encore.\n\nFin.\n\n[^2]: Deux.")
    assert parts(document) == {
        "Un mot, deux.": "body",
        "Une note suivie.": "notes",
        "Encore.": "notes",
        "Fin.": "body",
        "Deux.": "notes",
    }


def test_a_comment_knows_the_block_it_stands_above() -> None:
    text = "<!-- limpide-ignore-file x: y -->\n\nUn.\n\n<!-- limpide-ignore link-name: vu -->\nDeux [ici](#).\n\nTrois."
    document = _document(text)
    first, second = document.comments
    assert first.text == "limpide-ignore-file x: y"
    assert second.target is not None
    assert text[second.target.start : second.target.end] == "Deux [ici](#)."


def test_template_tags_and_containers_are_no_text() -> None:
    container = "::: tip Note\nUn {{ nom({a: {b: 1}}) }} mot{: .x}.\n:::\n\n"
    text = container + '{% if x %}\nDeux{target="_blank"}.\n\n> [!NOTE]\n> Trois.'
    assert plain(_document(text), "paragraph", "line") == ["Un mot.", "Deux.", "Trois."]


def test_mdx_code_is_no_text_and_indented_text_no_code() -> None:
    text = (
        'import { A } from "a";\n\nexport const b = {\n  c: "d",\n};\n\n<A x={{ y: 1 }} z="a > b">\n\n'
        "    Un {/* non */} mot.\n\n</A>\n\n<p className={a}>Deux.</p>\n"
    )
    assert plain(_document(text, "page.mdx"), "paragraph", "line", "code") == ["Un mot.", "Deux."]


def test_code_blocks_are_code() -> None:
    document = _document("```py\nx = '<a>'\n```\n\n    y = 2\n")
    assert [block.kind for block in document.blocks] == ["code", "code"]


def test_a_code_span_is_one_sign_and_no_word() -> None:
    document = _document("Tapez ` a  b ` ou ``c`d``, puis [`e`](/f).")
    assert plain(document, "paragraph") == [f"Tapez {OBJECT} ou {OBJECT}, puis e."]
    first = document.blocks[0].text
    assert document.source[first.span(6, 7).start : first.span(6, 7).end] == "` a  b `"


_INLINE = [
    "mot",
    "é",
    "**gras**",
    "*x*",
    "`c`",
    "`` ` ``",
    "[l](u)",
    "[r]",
    "![i](p)",
    "&amp;",
    "\\*",
    "<b>",
    "</b>",
    "😀",
]
_SIGNS = [
    "<u:v>",
    "~~s~~",
    "_",
    "*",
    "**",
    "[",
    "]",
    "(",
    ")",
    "[^1]",
    "&copy",
    "https://a.b/_",
    "<!-- c -->",
    "{{ x }}",
]
_BLOCKS = [
    "\n> ",
    "\n- ",
    "\n  - ",
    "\n1. ",
    "\n# ",
    "\n---\n",
    "\n===\n",
    "\n```\n",
    "\n\n    ",
    "\n<div>\n",
    "\n[r]: /u\n",
]
_TABLES = ["|", "\\|", "\n| ", " |\n|---|\n| ", "\n[^1]: "]
_BLANKS = ["  ", "\t", "\n", "\r\n", "  \n", "\\\n", "\n\n", "\u00a0", "\u2028", "\x0c"]
_WORDS = st.sampled_from([*_INLINE, *_SIGNS, *_BLOCKS, *_TABLES, *_BLANKS])


@given(st.lists(_WORDS, max_size=40).map("".join).filter(str.strip))
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_any_markdown_keeps_every_character_in_its_place(text: str) -> None:
    _document(text)


@given(st.text(alphabet="ab*_`[]()<>!&;#|~\\-+>\n\r\t 1.:^{}%", max_size=80).filter(str.strip))
@settings(max_examples=400, deadline=None)
def test_any_signs_keep_every_character_in_its_place(text: str) -> None:
    _document(text)
