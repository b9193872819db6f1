"""Shadow roots that the markup declares: their elements are part of the page, with their place in the source."""

from limpide.model import Span
from page_cases import marked, page_of

CARD = (
    "<style>h2 { color: red }</style><div id=card><template shadowrootmode=open><style>p { display: none }</style>"
    "<h2 data-here>Horaires</h2><p>Caché</p></template><p>Non montré</p></div><p id=after>Suite</p>"
)


def test_what_a_shadow_root_holds_stands_under_its_host_with_its_place() -> None:
    heading = marked(CARD)

    assert heading.parent is not None and heading.parent.attrs["id"] == "card"
    assert CARD[heading.span.start : heading.span.end] == "<h2 data-here>Horaires</h2>"
    assert heading.role == "heading" and heading.accessible_name == "Horaires"


def test_styles_stop_at_a_shadow_root_both_ways() -> None:
    page = page_of(CARD)
    after = page.by_id("after")

    assert after is not None and after.is_rendered is True
    assert page.select("h2")[0].style("color") == "canvastext"
    assert [p.is_rendered for p in page.select("#card p")] == [False]
    assert [p.is_rendered for p in page.select("p")] == [False, False, True]


def test_the_content_of_a_host_shows_where_a_slot_takes_it() -> None:
    page = page_of("<div><template shadowrootmode=open><b>Avant</b><slot></slot></template><p>Montré</p></div>")

    assert page.select("p")[0].is_rendered is True


def test_text_after_a_shadow_root_keeps_its_place() -> None:
    page = page_of(CARD)
    after = page.by_id("after")

    assert after is not None
    assert after.span == Span(CARD.index("<p id=after>"), len(CARD))


def test_a_template_without_a_mode_shows_nothing() -> None:
    page = page_of("<div><template><p>Modèle</p></template></div>")

    assert all(p.is_rendered is False for p in page.select("p"))
