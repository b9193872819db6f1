"""Colours: what CSS writes, what is seen of it, how far two are apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limpide.page.colours import BLACK, WHITE, Colour, colour, contrast, faded, luminance, nearest, over, written
from limpide.page.gradients import colours_along, layers

PARTS = st.floats(0, 1)
OPAQUE = st.builds(Colour, PARTS, PARTS, PARTS, st.just(1.0))
COLOURS = st.builds(Colour, PARTS, PARTS, PARTS, PARTS)


# Each of them is `green` in CSS Color 4, whose examples say so.
@pytest.mark.parametrize(
    "value",
    [
        "green",
        "#008000",
        "rgb(0% 50.2% 0%)",
        "rgba(0, 128, 0, 1)",
        "hsl(120deg 100% 25.1%)",
        "hwb(120 0% 49.8%)",
        "lab(46.2775% -47.5621 48.5837)",
        "lch(46.2775% 67.9892 134.3912)",
        "oklab(51.975% -0.1403 0.10768)",
        "oklch(51.975% 0.17686 142.495)",
        "color(srgb 0 0.50196 0)",
        "color(srgb-linear 0 0.21586 0)",
        "color(display-p3 0.21604 0.49418 0.13151)",
        "color(xyz 0.07719 0.15438 0.02573)",
        "color-mix(in srgb, green, green)",
        "light-dark(green, white)",
    ],
)
def test_every_way_to_write_green_gives_green(value: str) -> None:
    found = colour(value)

    assert found is not None
    assert written(found) == "#008000"
    assert found.alpha == 1


@pytest.mark.parametrize(
    "value", ["", "gren", "#12", "rgb(1 2)", "var(--x)", "url(a.png)", "color(none 1 1 1)", "rgb("]
)
def test_what_is_no_colour_is_none(value: str) -> None:
    assert colour(value) is None


def test_the_current_colour_is_that_of_the_text() -> None:
    assert colour("currentColor", BLACK) == BLACK


def test_opacity_is_read_in_each_syntax() -> None:
    seen = [colour(value) for value in ("#00000080", "rgb(0 0 0 / 50%)", "rgba(0,0,0,.5)", "hsl(0 0% 0% / 0.5)")]

    assert [round(each.alpha, 2) for each in seen if each is not None] == [0.5, 0.5, 0.5, 0.5]


# WCAG 2.2: 21 for black on white; #767676 is the lightest grey with 4.5 on white.
def test_contrast_is_that_of_wcag() -> None:
    grey, lighter = colour("#767676"), colour("#777777")

    assert grey is not None and lighter is not None
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast(lighter, WHITE) < 4.5 <= contrast(grey, WHITE)


@given(OPAQUE, OPAQUE)
def test_contrast_runs_from_1_to_21_whatever_the_order(one: Colour, other: Colour) -> None:
    assert 1 <= contrast(one, other) <= 21.0001
    assert contrast(one, other) == contrast(other, one)


@given(COLOURS, OPAQUE)
def test_what_is_seen_over_an_opaque_colour_is_opaque_and_between_the_two(top: Colour, below: Colour) -> None:
    seen = over(top, below)

    assert seen.alpha == pytest.approx(1)
    for part, a, b in zip(seen.rgb, top.rgb, below.rgb, strict=True):
        assert min(a, b) - 1e-9 <= part <= max(a, b) + 1e-9


@given(OPAQUE, OPAQUE)
def test_a_colour_without_opacity_changes_nothing(top: Colour, below: Colour) -> None:
    assert list(over(faded(top, 0), below)) == pytest.approx(list(below))


@given(OPAQUE, st.lists(OPAQUE, min_size=1, max_size=3), st.sampled_from([3.0, 4.5, 7.0]))
def test_the_nearest_colour_has_enough_contrast_with_each(seen: Colour, against: list[Colour], ratio: float) -> None:
    found = nearest(seen, against, ratio)

    assert found is None or all(contrast(found, other) >= ratio - 1e-6 for other in against)
    assert found is not None or max(min(contrast(end, o) for o in against) for end in (BLACK, WHITE)) < ratio


def test_a_gradient_takes_the_colours_between_its_stops() -> None:
    along = colours_along("linear-gradient(to right, white 10%, 30%, black)", BLACK)

    assert along is not None
    assert along[0] == WHITE and along[-1] == BLACK
    assert sorted(along, key=luminance, reverse=True) == list(along)


@pytest.mark.parametrize("image", ["url(a.png)", "none", "linear-gradient(var(--a), red)", "image-set(url(a) 1x)"])
def test_a_picture_has_no_known_colours(image: str) -> None:
    assert colours_along(image, BLACK) is None


def test_images_are_told_apart_the_top_one_first() -> None:
    assert layers("linear-gradient(rgb(0, 0, 0), red), url(a,b.png)") == [
        "linear-gradient(rgb(0, 0, 0), red)",
        "url(a,b.png)",
    ]
