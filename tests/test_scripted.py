"""Findings on what a script added to a page: no place in the source, a selector and the markup instead."""

import json
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from cli_cases import limpide
from limpide.decisions import decided, identified
from limpide.model import Document, Finding, Ignore, Report, Span
from limpide.page.chromium_page import written
from limpide.reporting import render, shape
from page_cases import marked
from reporting_cases import NOW, document, finding, of_one, result, rule

SELECTOR = "#menu > img"


def scripted(markup: str, words: str = "Le plan") -> tuple[Document, Finding]:
    doc = document(("paragraph", "Le plan"))
    return doc, replace(finding(doc, words), scripted=markup, selector=SELECTOR)


def report_of(markup: str) -> Report:
    doc, found = scripted(markup)
    return of_one(found, doc)


def test_json_gives_null_positions_a_selector_and_the_markup() -> None:
    made = msgspec.json.decode(render([report_of("<img src='a'>")], [], "json", lang="fr", generated=NOW))
    location = made["sources"][0]["findings"][0]["location"]

    assert {name for name, value in location.items() if value is None} == {
        "line", "column", "end_line", "end_column", "start", "end", "page"
    }  # fmt: skip
    assert (location["selector"], location["excerpt"]) == (SELECTOR, "<img src='a'>")
    msgspec.convert(made, shape.ReportFile)


def test_sarif_gives_no_region() -> None:
    made = msgspec.json.decode(render([report_of("<img>")], [], "sarif", lang="fr", generated=NOW))
    (location,) = made["runs"][0]["results"][0]["locations"]

    assert "region" not in location["physicalLocation"]
    assert location["logicalLocations"][0]["fullyQualifiedName"] == SELECTOR


@pytest.mark.parametrize(
    ("lang", "said"), [("fr", "contenu ajouté par un script"), ("en", "content added by a script")]
)
@pytest.mark.parametrize("name", ["html", "md", "text"])
def test_people_read_that_a_script_added_it(name: str, lang: str, said: str) -> None:
    text = render([report_of("<img>")], [], name, lang=lang, generated=NOW)  # type: ignore[arg-type]
    assert said in text
    assert SELECTOR.replace(">", "&gt;" if name == "html" else ">") in text


def test_two_scripted_elements_differ_by_their_markup_and_from_the_source() -> None:
    doc, found = scripted("<img src='a'>")
    every = [found, replace(found, scripted="<img src='b'>"), replace(found, scripted=""), found]
    prints = [each.fingerprint for each in identified("image-alternative", every, doc.source)]

    assert len(set(prints)) == 4
    assert prints[3] == f"{prints[0]}-2"


def test_the_same_words_in_the_source_and_from_a_script_are_not_one_fault() -> None:
    doc, found = scripted("Le plan")
    one, other = identified("link-name", [found, replace(found, scripted="")], doc.source)
    assert one.fingerprint != other.fingerprint
    assert one.group is other.group is None


def test_a_fingerprint_does_not_hang_on_the_source_around() -> None:
    doc, found = scripted("<img src='a'>")
    moved = replace(found, span=Span(found.span.start + 2, found.span.end + 2))
    longer = f"  {doc.source}"
    (before,), (after,) = identified("r", [found], doc.source), identified("r", [moved], longer)
    assert before.fingerprint == after.fingerprint


def test_an_excerpt_dismisses_by_the_markup_of_the_element() -> None:
    doc, found = scripted("<img src='a'>")
    of = rule("image-alternative")
    ignore = Ignore("image-alternative", "widget of a partner", excerpt="<img src='a'")
    marked_results, unused = decided(
        doc, [result(of, [found])], [ignore], today=None, known_rules=frozenset({"image-alternative"})
    )
    assert marked_results[0].findings[0].suppressed is not None
    assert unused == ()


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ('<a data-here="" title="&quot;x&quot;">a &lt; b</a>', '<a data-here="" title="&quot;x&quot;">a &lt; b</a>'),
        ('<p data-here=""><b>x</b></p>', '<p data-here="">'),
        ('<img data-here="">', '<img data-here="">'),
    ],
    ids=["text", "container", "void"],
)
def test_markup_is_the_start_tag_and_the_text_that_it_holds_alone(markup: str, shown: str) -> None:
    assert written(marked(markup)) == shown


@pytest.mark.browser
def test_an_audit_gives_a_place_to_what_the_source_has_alone(chromium_path: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<!doctype html><html lang='fr'><title>Plan</title><main><h1>Plan</h1><div id='menu'></div><img src='b.png'>"
        '<script>menu.innerHTML = \'<img src="a.png"><button tabindex="3"></button>\'</script></main></html>',
        encoding="utf-8",
    )
    ran = limpide("audit", page, "--rendered", "--offline", "--profile", "wcag", "--format", "json")

    findings = json.loads(ran.out)["sources"][0]["findings"]
    places = {
        (each["rule"], each["location"]["selector"]): (each["location"]["line"], each["location"]["excerpt"])
        for each in findings
    }
    assert places["image-alternative", "#menu > img"] == (None, '<img src="a.png">')
    assert places["image-alternative", "html > body > main > img"] == (1, "<img src='b.png'>")
    assert [each["fixes"] for each in findings if each["location"]["line"] is None] != []
    assert all(each["fixes"] == [] for each in findings if each["location"]["line"] is None)
