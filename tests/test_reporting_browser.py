"""The page as a browser shows it: axe-core, narrow screens, filters, print, and nothing fetched or run."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from playwright.sync_api import Browser, Page, sync_playwright

from limpide import reporting
from limpide.model import Report
from reporting_cases import NOW, asking, failure, many, whole
from test_reporting_html import hostile_report

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium_path, args=["--no-sandbox"])
        yield launched
        launched.close()


def shown(browser: Browser, folder: Path, *reports: Report, failures=(), lang="fr", **context) -> Page:
    path = folder / "report.html"
    path.write_text(reporting.render(reports, failures, "html", lang=lang, generated=NOW), encoding="utf-8")
    page = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **context}).new_page()
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("count", [1, 2])
def test_axe_finds_nothing(browser, tmp_path, axe_source, scheme, width, count):
    view = {"width": width, "height": 800}
    failures = [failure()] * (count - 1)
    page = shown(
        browser,
        tmp_path,
        *[replace(whole(), document=replace(whole().document, name=f"{n}.html")) for n in range(count)],
        failures=failures,
        color_scheme=scheme,
        viewport=view,
        bypass_csp=True,
    )
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    page.evaluate(axe_source)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")
    assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == []


@pytest.mark.parametrize("report", [whole, hostile_report, asking], ids=["usual", "hostile", "asking"])
def test_320_pixels_and_double_zoom_need_no_sideways_scroll(browser, tmp_path, report):
    page = shown(browser, tmp_path, report(), viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_what_to_fix_first_the_score_and_the_counts_stand_on_the_first_screen(browser, tmp_path):
    page = shown(browser, tmp_path, whole())
    for name in (".todo", ".score", ".tally"):
        box = page.locator(name).bounding_box()
        assert box["y"] + box["height"] <= 800


def test_the_page_makes_no_request_and_runs_nothing_of_the_source(browser, tmp_path):
    asked, said = [], []
    page = shown(browser, tmp_path, hostile_report())
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert asked == [page.url]
    assert said == []


def test_filters_hide_the_other_findings_and_give_them_back(browser, tmp_path):
    page = shown(browser, tmp_path, whole())
    assert page.locator(".findings .card:visible, .review .card:visible").count() == 4
    page.get_by_label("Gravité").select_option("critical")
    assert page.locator(".findings .card:visible, .review .card:visible").count() == 1
    assert page.get_by_role("status").inner_text() == "Passages affichés\u00a0: 2 sur 7."
    page.get_by_role("button", name="Tout afficher").click()
    page.wait_for_function("document.querySelectorAll('.filtered').length === 0")
    page.get_by_label("Référentiel").select_option("rgaa:6.1.1")
    assert page.locator(".findings .card:visible").count() == 1


def test_a_link_to_a_filtered_finding_shows_it(browser, tmp_path):
    page = shown(browser, tmp_path, whole())
    page.get_by_label("Gravité").select_option("critical")
    page.locator("a.ref[href='#f1']").click()
    page.wait_for_function("document.querySelectorAll('.filtered').length === 0")
    assert page.locator("#f1").is_visible()


def test_a_link_to_a_question_opens_what_hides_it(browser, tmp_path):
    page = shown(browser, tmp_path, asking(rules=5, each=5))
    last = page.locator(".fault").filter(has_text="Passage 4-4")
    assert not last.is_visible()
    page.evaluate("(id) => { location.hash = id; }", last.get_attribute("id"))
    last.wait_for(state="visible")


def test_without_javascript_all_is_shown(browser, tmp_path):
    page = shown(browser, tmp_path, whole(), java_script_enabled=False)
    assert page.locator(".filters").is_hidden()
    assert page.locator(".card:visible").count() == 5


def test_print_opens_what_is_closed_and_gives_back_what_is_filtered(browser, tmp_path):
    page = shown(browser, tmp_path, whole())
    page.get_by_label("Gravité").select_option("critical")
    page.emulate_media(media="print")
    opened = page.locator("details[open]").count()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    assert page.locator(".card:visible").count() == 5
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == opened


def test_every_target_is_at_least_24_pixels_high_or_stands_in_a_line_of_text(browser, tmp_path):
    page = shown(browser, tmp_path, many(30))
    low = page.evaluate(
        """[...document.querySelectorAll("a.ref, .where a, .contents a, .filters select, .filters button, summary")]
        .map((each) => [each.outerHTML, each.getBoundingClientRect().height]).filter(([, height]) => height < 24)"""
    )
    assert low == []
