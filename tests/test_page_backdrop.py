"""What lies behind a text: backgrounds laid one over another, pictures, boxes that float."""

import pytest

from limpide.page.backdrop import Backdrops, Painting
from limpide.page.colours import written
from page_cases import page_of


def behind(markup: str) -> Painting | None:
    """What the element marked `data-here` lies on."""
    page = page_of(markup)
    [element] = page.select("[data-here]")
    backdrops = Backdrops(page)
    ink = backdrops.ink(element)
    assert ink is not None
    return backdrops.behind(element, ink)


@pytest.mark.parametrize(
    ("markup", "text", "ground"),
    [
        ("<p data-here>a</p>", "#000000", "#ffffff"),
        ("<a href=a data-here>a</a>", "#0000ee", "#ffffff"),
        ("<div style='background: black; color: white'><p data-here>a</p></div>", "#ffffff", "#000000"),
        (
            "<div style='background: #000'><p data-here style='background: rgb(255 255 255 / .5)'>a",
            "#000000",
            "#808080",
        ),
        ("<p data-here style='color: rgb(0 0 0 / .5); background: white'>a</p>", "#808080", "#ffffff"),
        ("<div style='background: #fff'><p data-here style='opacity: .5; background: red'>a", "#808080", "#ff8080"),
        ("<div style='opacity: .5'><p data-here style='background: black; color: red'>a", "#ff8080", "#808080"),
        ("<style>:root{--f:navy}p{background:var(--f);color:currentColor}</style><p data-here>a", "#000000", "#000080"),
        ("<table bgcolor=red><tr><td data-here>a</table>", "#000000", "#ff0000"),
        ("<p data-here style='background: white url(a.png) no-repeat'>a</p>", "#000000", "#ffffff"),
    ],
)
def test_backgrounds_are_laid_as_a_browser_lays_them(markup: str, text: str, ground: str) -> None:
    found = behind(markup)

    assert found is not None
    assert [(written(a), written(b)) for a, b in found.points] == [(text, ground)]
    assert found.is_sure and not found.has_picture


def test_a_gradient_gives_a_range_of_contrasts() -> None:
    found = behind("<p data-here style='background: linear-gradient(white, #777)'>a</p>")

    assert found is not None
    assert found.high == pytest.approx(21)
    assert 4.6 < found.low < 4.8


def test_a_picture_is_told() -> None:
    found = behind("<div style='background: url(a.jpg)'><p data-here>a</p></div>")

    assert found is not None and found.has_picture


def test_an_opaque_box_hides_the_picture_behind_it() -> None:
    found = behind("<div style='background: url(a.jpg)'><p data-here style='background: white'>a</p></div>")

    assert found is not None and not found.has_picture


@pytest.mark.parametrize(
    "markup",
    [
        "<p data-here style='position: absolute'>a</p>",
        "<div style='position: relative'><img style='position: absolute' src=a.jpg><p data-here>a</p></div>",
    ],
)
def test_what_floats_makes_the_background_doubtful(markup: str) -> None:
    found = behind(markup)

    assert found is not None and not found.is_sure


def test_a_box_that_floats_with_its_own_background_is_sure() -> None:
    found = behind("<p data-here style='position: fixed; background: white'>a</p>")

    assert found is not None and found.is_sure


def test_a_missing_sheet_leaves_the_background_unknown() -> None:
    page = page_of("<link rel=stylesheet href=a.css><p style='color: red' data-here>a</p>")
    [element] = page.select("[data-here]")
    backdrops = Backdrops(page)
    ink = backdrops.ink(element)

    assert ink is not None and backdrops.behind(element, ink) is None
