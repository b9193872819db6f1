"""The easy-read draft and the sheet as a browser shows and prints them."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from cli_cases import process
from limpide import api
from limpide.model import Source
from limpide.reporting.rewrite_formats import Form, render
from test_easyread import ARTICLE

pytestmark = pytest.mark.browser

LAYOUT = ("sentence-line", "text-large", "text-italic", "text-underlined", "bold-rare", "lines-apart")
"""Rules of the falc profile about layout, whatever the words."""


@pytest.fixture(scope="module")
def chromium(chromium_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium_path, args=["--no-sandbox"])
        yield launched
        launched.close()


def page_of(form: Form, lang: str = "fr") -> str:
    source = Source("jardin.html", ARTICLE.encode(), "text/html")
    return render(api.rewrite(source, level="falc"), form, lang="en" if lang == "en" else "fr")


def shown(browser: Browser, folder: Path, form: Form, lang: str = "fr", **context) -> Page:
    path = folder / "draft.html"
    path.write_text(page_of(form, lang), encoding="utf-8")
    page = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **context}).new_page()
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize("form", ["html", "sheet"])
@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing(chromium, tmp_path, axe_source, form: Form, lang, width):
    page = shown(chromium, tmp_path, form, lang, viewport={"width": width, "height": 800}, bypass_csp=True)
    page.evaluate(axe_source)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")
    assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == []


def outcomes(form: Form, profile: str, folder: Path) -> dict[str, str]:
    """What each rule of a profile says of the page once drawn, by a process that has no other browser."""
    path = folder / "draft.html"
    path.write_text(page_of(form), encoding="utf-8")
    ran = process("audit", path, "--profile", profile, "--rendered", "--format", "json", "--languagetool", "off")
    (source,) = json.loads(ran.out)["sources"]
    return {name: rule["outcome"] for name, rule in source["rules"].items()}


@pytest.mark.parametrize("form", ["html", "sheet"])
def test_our_rgaa_profile_finds_no_fault(tmp_path, form: Form):
    found = outcomes(form, "rgaa", tmp_path)
    assert "passed" in found.values()
    assert [name for name, outcome in found.items() if outcome == "failed"] == []


def test_our_layout_rules_for_easy_read_are_kept(tmp_path):
    found = outcomes("html", "falc", tmp_path)
    assert {name: found[name] for name in LAYOUT if found[name] not in ("passed", "inapplicable")} == {}


def test_letters_are_large_lines_short_and_aligned_left(chromium, tmp_path):
    page = shown(chromium, tmp_path, "html")
    sizes = page.evaluate(
        "[...document.querySelectorAll('p, li, h1, h2, h3')].map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= 19
    assert page.evaluate("getComputedStyle(document.body).textAlign") in ("left", "start")
    assert page.evaluate("getComputedStyle(document.body).hyphens") == "none"
    width = page.evaluate("document.querySelector('main p').getBoundingClientRect().width")
    assert width / (page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") / 2) <= 80


@pytest.mark.parametrize("form", ["html", "sheet"])
def test_320_pixels_need_no_sideways_scroll(chromium, tmp_path, form: Form):
    page = shown(chromium, tmp_path, form, viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("form", ["html", "sheet"])
def test_print_is_a4_in_letters_of_14_points_at_least(chromium, tmp_path, form: Form):
    page = shown(chromium, tmp_path, form)
    printed = page.pdf(prefer_css_page_size=True)
    boxes = {
        tuple(round(float(side)) for side in box.split()) for box in re.findall(rb"/MediaBox \[([^]]+)\]", printed)
    }
    assert boxes == {(0, 0, 595, 842)}
    page.emulate_media(media="print")
    sizes = page.evaluate(
        "[...document.querySelectorAll('p, li, td, th')].map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= 14 * 96 / 72 - 0.1


def test_each_part_begins_a_page(chromium, tmp_path):
    page = shown(chromium, tmp_path, "html")
    page.emulate_media(media="print")
    breaks = page.evaluate(
        "[...document.querySelectorAll('.part:has(> h2)')].map(e => getComputedStyle(e).breakBefore)"
    )
    assert breaks == ["page", "page"]
