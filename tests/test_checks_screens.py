"""Checks of what a style does on the screen: rotation, boxes too small, blocks that nothing skips, frames."""

from pathlib import Path

import pytest

import limpide
from limpide.errors import ReadError
from limpide.page.sight import is_out_of_sight
from page_cases import marked


@pytest.mark.parametrize(
    "style",
    [
        "position:absolute; left:-9999px",
        "position:fixed; top:-100em",
        "text-indent:-1000px",
        "position:absolute; clip:rect(0 0 0 0)",
        "position:absolute; clip-path:inset(50%)",
        "width:1px; height:1px; overflow:hidden",
    ],
)
def test_what_a_style_takes_off_the_screen_is_out_of_sight(style: str) -> None:
    assert is_out_of_sight(marked(f"<div style='{style}'><p data-here>a</p></div>"))


@pytest.mark.parametrize("style", ["position:relative; left:-9999px", "overflow:hidden", "position:absolute; top:0"])
def test_what_stays_on_the_screen_is_in_sight(style: str) -> None:
    assert not is_out_of_sight(marked(f"<p style='{style}' data-here>a</p>"))


def outcomes(path: Path, rule: str) -> list[str]:
    report = limpide.audit(str(path), profile="all")
    [result] = [result for result in report.results if result.rule.id == rule]
    return [str(finding.outcome) for finding in result.findings]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("<title>Plan</title><p>Le plan de la salle du rez-de-chaussée</p>", []),
        ("<title>Plan</title><p>Le plan de la salle du premier étage</p>", ["needs_review"]),
        ("<p>Horaires : lundi, mardi</p>", ["failed"]),
    ],
)
def test_frames_of_one_name_are_compared_by_their_words(tmp_path: Path, other: str, expected: list[str]) -> None:
    (tmp_path / "a.html").write_text("<title>Plan</title><p>Le plan de la salle du rez-de-chaussée</p>", "utf-8")
    (tmp_path / "b.html").write_text(other, "utf-8")
    page = tmp_path / "page.html"
    page.write_text("<iframe title=Plan src=a.html></iframe><iframe title=Plan src=b.html></iframe>", "utf-8")

    assert outcomes(page, "frames-same-title") == expected


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan.svg", '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" role="img"><path d="M0 0"/></svg>'),
        ("plan.xml", '<!-- un plan --><svg xmlns="http://www.w3.org/2000/svg" role="img"><path d="M0 0"/></svg>'),
    ],
)
def test_a_drawing_is_read_as_a_page_of_its_own(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, "utf-8")

    assert outcomes(path, "image-svg-name") == ["failed"]
    assert outcomes(path, "page-language") == []


def test_other_xml_is_still_refused(tmp_path: Path) -> None:
    path = tmp_path / "flux.xml"
    path.write_text("<rss><channel><title>Actualités</title></channel></rss>", "utf-8")

    with pytest.raises(ReadError):
        limpide.audit(str(path), profile="all")
