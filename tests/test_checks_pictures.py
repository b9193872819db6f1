"""Checks of pictures, players, colours and motion, beyond the examples of their rules: places, counts, time."""

import re
import time

import pytest

from limpide.checks import captions, colour_signs, drawings, motion, narrowed, players, references, titled_frames
from page_cases import page_of

TRANSCRIPT = re.compile(r"(?i)transcription")


def beside(markup: str) -> int:
    return len(list(narrowed.beside(page_of(markup).select("video"), pattern=TRANSCRIPT)))


def unaccompanied(markup: str) -> int:
    return len(list(narrowed.unaccompanied(page_of(markup).select("video"), pattern=TRANSCRIPT)))


@pytest.mark.parametrize(
    "markup",
    [
        "<p><video></video> <a href=t>Transcription</a></p>",
        "<div><div><video></video></div><details><summary>Transcription</summary>Oui</details></div>",
        "<p>Transcription : <video></video></p>",
        '<video aria-label="Visite, avec transcription"></video>',
    ],
)
def test_a_text_beside_is_found_in_the_boxes_around(markup: str) -> None:
    assert beside(markup) == 1
    assert unaccompanied(markup) == 0


@pytest.mark.parametrize(
    "markup",
    [
        "<section><video></video></section><section>Transcription</section>",
        f"<div><video></video><p>{'mot ' * 60}Transcription</p></div>",
        "<div>Transcription</div><p>a</p><p>b</p><video></video>",
    ],
    ids=["another section", "far inside a text", "far before"],
)
def test_a_text_elsewhere_is_not_beside(markup: str) -> None:
    assert beside(markup) == 0
    assert unaccompanied(markup) == 1


def test_silent_drawings_are_told_once_with_their_number() -> None:
    page = page_of("<p><svg><path/></svg><svg><path/></svg><svg aria-hidden=true><path/></svg></p>")

    [finding] = drawings.silent(page.select("svg"))

    assert finding.data == {"count": "2"}
    assert finding.span == page.select("svg")[0].mark


def test_a_drawing_inside_a_button_is_not_told_apart() -> None:
    page = page_of("<button>Fermer <svg><path/></svg></button><span role=tab><svg><path/></svg></span>")

    assert list(drawings.silent(page.select("svg"))) == []


def test_a_colour_is_asked_about_once() -> None:
    page = page_of(
        "<style>.r { color: red } .v { color: green }</style>"
        "<p>Un <span class=r>a</span> deux <span class=r>b</span> trois <span class=v>c</span> fin.</p>"
    )

    assert [finding.data["text"] for finding in colour_signs.coloured(page.select("span"))] == ["a", "c"]


@pytest.mark.parametrize("sign", ["font-weight: bold", "text-decoration: underline", "background: yellow"])
def test_a_second_sign_beside_colour_is_enough(sign: str) -> None:
    page = page_of(f'<p>Un <span style="color: red; {sign}">mot</span> de plus.</p>')

    assert list(colour_signs.coloured(page.select("span"))) == []


def test_words_alone_in_their_box_stand_out_from_nothing() -> None:
    page = page_of('<p><span style="color: red">Tout le texte.</span></p>')

    assert list(colour_signs.coloured(page.select("span"))) == []


@pytest.mark.parametrize(
    ("css", "count"),
    [
        (".a { animation: x 1s infinite }", 1),
        ("@media screen { .a { animation: x 1s infinite } }", 1),
        (".b {} .a, .c { animation-iteration-count: infinite }", 1),
        ("/* .a { animation: x 1s infinite } */", 0),
        ("/* .a { animation: x 1s infinite }", 0),
        (".a:hover { animation: x 1s infinite }", 0),
        (".a { animation: x 1s 3 }", 0),
        (".spinner { animation: x 1s infinite }", 0),
    ],
)
def test_an_endless_animation_is_read_in_a_style_sheet(css: str, count: int) -> None:
    page = page_of(f'<style>{css}</style><p class="a spinner">Nouveau</p>')

    assert len(list(motion.endless(page.select("style"), page=page))) == count


def test_a_track_in_another_language_is_a_translation() -> None:
    markup = '<html lang="{}"><body><video><track srclang="fr-CA"></video></body></html>'

    assert len(list(players.track_kinds(page_of(markup.format("fr")).select("track")))) == 1
    assert list(players.track_kinds(page_of(markup.format("en")).select("track"))) == []


def test_one_player_s_captions_do_not_serve_another() -> None:
    page = page_of("<video><track kind=captions></video><video><track kind=subtitles></video>")

    assert len(list(players.track_kinds(page.select("track")))) == 1


def test_a_figure_may_take_its_label_from_its_caption() -> None:
    markup = (
        "<figure role=figure aria-labelledby='a b'><img><figcaption><b id=a>Le lac</b> <i id=b>gelé</i></figcaption>"
    )

    assert list(captions.untied(page_of(markup).select("figure"))) == []
    assert len(list(captions.untied(page_of(markup.replace("a b", "a")).select("figure")))) == 1


def test_a_dot_of_a_frame_needs_no_title() -> None:
    frame = "<iframe aria-label=Mesure src=m {}></iframe>"

    assert len(list(titled_frames.named_otherwise(page_of(frame.format("")).select("iframe")))) == 1
    assert list(titled_frames.named_otherwise(page_of(frame.format("width=1 height=1")).select("iframe"))) == []


@pytest.mark.parametrize(
    ("address", "count"),
    [
        ("plan.png", 1),
        ("/i/plan.JPG?v=2", 1),
        ("plan.html", 0),
        ("", 0),
        ("#ici", 0),
        ("#absent", 1),
        ("a.png.html", 0),
    ],
)
def test_a_longdesc_leads_to_a_text(address: str, count: int) -> None:
    page = page_of(f'<!doctype html><html><body><img src=a alt=b longdesc="{address}"><p id=ici>Oui</p></body></html>')

    assert len(list(references.not_described(page.select("img")))) == count


def test_one_id_that_exists_is_enough_to_describe() -> None:
    page = page_of('<img alt=a aria-describedby="x y"><p id=y>Oui</p><img alt=b aria-describedby="z">')

    [finding] = references.nowhere(page.select("img"), page=page)

    assert finding.data == {"text": "z"}


def test_only_long_names_are_asked_about_where_words_are_counted() -> None:
    images = page_of('<img src=a alt="Le lac gelé"><img src=b alt="Lac"><img src=c alt="">').select("img")

    assert len(list(narrowed.named(images))) == 2
    assert len(list(narrowed.named(images, words=2))) == 1


@pytest.mark.parametrize(
    ("markup", "count"),
    [
        ('<img src="/i/bandeau_soldes.png" alt="Soldes">', 1),
        ('<img src="/i/contextes.png" alt="Soldes">', 0),
        ('<h2><a><img src="a.png" alt="Soldes"></a></h2>', 1),
        ('<img src="data:image/png;titre" alt="Soldes">', 0),
        ('<img src="/titre/a.png" alt="Soldes">', 0),
    ],
)
def test_a_picture_of_words_is_known_by_its_place_or_its_file(markup: str, count: int) -> None:
    pattern = re.compile(r"(?i)(?<![a-z])(?:titre|texte?|bandeau)(?![a-z])")

    assert len(list(narrowed.lettered(page_of(markup).select("img"), pattern=pattern))) == count


@pytest.mark.parametrize(
    "css",
    ["infinite " + "a " * 50_000, "infinite" + "/*a" * 30_000, "infinite" + "a{" * 30_000],
    ids=lambda css: css[8:11],
)
def test_a_broken_sheet_is_read_in_a_moment(css: str) -> None:
    page = page_of(f"<style>{css}</style><p class=a>Nouveau</p>")
    start = time.process_time()

    assert list(motion.endless(page.select("style"), page=page)) == []
    assert time.process_time() - start < 1


def test_ten_thousand_pictures_side_by_side_are_judged_in_a_moment() -> None:
    page = page_of(f"<p>{'<img src=a alt=b> ' * 10_000}</p>")
    images = page.select("img")
    start = time.process_time()

    assert list(captions.said_twice(images)) == []
    assert list(narrowed.described(images, pattern=TRANSCRIPT, around=TRANSCRIPT)) == []
    assert time.process_time() - start < 3
