"""A second opinion: what axe-core says of a drawn page, joined to what our rules say."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest

from cli_cases import limpide
from fakes.engine import FakeEngine
from limpide import axe, readers, resources
from limpide.errors import ToolMissing
from limpide.model import Finding, RuleResult, Source, Standards
from limpide.page.chromium import draw
from limpide.page.chromium_page import LivePage, live_page
from limpide.page.chromium_rendered import Rendered
from limpide.rendering import Browser, Engine, LiveNode, Remark
from limpide.tools.axe import Axe, open_axe
from page_cases import page_of
from reporting_cases import rule

MARKUP = '<!doctype html><html lang="fr"><title>Plan</title><main><img src="a.png"><a href="/b"></a></main></html>'


def drawn_page(markup: str) -> LivePage:
    """A page as a browser would leave it, without a browser; the key of an element is its place among all."""
    source = page_of(markup)
    nodes = [
        LiveNode(each.index, each.parent.index if each.parent else -1, "element", each.name, each.attrs)
        for each in source.elements
    ]
    return live_page(source, nodes)


def remark(page: LivePage, selector: str, name: str, criterion: str, *, is_sure: bool = True) -> Remark:
    (element,) = page.select(selector)
    tags = ("cat.forms", "wcag2a", f"wcag{criterion.replace('.', '')}", f"EN-9.{criterion}", "RGAA-11.1.1")
    return Remark(name, element.index, "serious", is_sure, tags, "A {help} text", "https://rules.invalid/")


def ours(page: LivePage, selector: str, criterion: str, rule_id: str = "link-name") -> RuleResult:
    (element,) = page.select(selector)
    found = Finding(element.mark, outcome="failed", selector=element.selector)
    return RuleResult(rule(rule_id, standards=Standards(wcag=(criterion,))), "passed", 1, findings=(found,))


def test_what_both_say_of_an_element_is_said_once() -> None:
    page = drawn_page(MARKUP)
    (result,) = axe.joined([ours(page, "a", "2.4.4")], [remark(page, "a", "link-name", "2.4.4")], page)

    assert result.rule.id == "link-name"
    assert [finding.also for finding in result.findings] == [("axe",)]


@pytest.mark.parametrize(("selector", "criterion"), [("img", "2.4.4"), ("a", "4.1.2")], ids=["element", "criterion"])
def test_another_element_or_criterion_is_another_finding(selector: str, criterion: str) -> None:
    page = drawn_page(MARKUP)
    mine, theirs = axe.joined([ours(page, "a", "2.4.4")], [remark(page, selector, "label", criterion)], page)

    assert [finding.also for finding in mine.findings] == [()]
    assert [finding.selector for finding in theirs.findings] == [page.select(selector)[0].selector]


def test_what_axe_alone_says_has_its_origin_standards_and_words_in_both_languages() -> None:
    page = drawn_page(MARKUP)
    (result,) = axe.joined([], [remark(page, "img", "image-alt", "1.1.1")], page)

    assert result.rule.id == "axe-image-alt"
    assert result.rule.origin == "axe"
    assert result.rule.standards == Standards(wcag=("1.1.1",), rgaa=("11.1.1",), en301549=("9.1.1.1",))
    assert result.rule.message["fr"] == "Cette image n’a pas de texte de remplacement."
    assert result.rule.message["en"] == "This image has no text alternative."


def test_a_rule_of_axe_that_we_have_no_words_for_keeps_its_own() -> None:
    page = drawn_page(MARKUP)
    (result,) = axe.joined([], [remark(page, "img", "brand-new", "1.1.1")], page)
    assert result.rule.message["fr"].format() == "A {help} text."


def test_what_axe_is_not_sure_of_goes_to_a_person() -> None:
    page = drawn_page(MARKUP)
    (result,) = axe.joined([], [remark(page, "img", "image-alt", "1.1.1", is_sure=False)], page)
    assert [finding.outcome for finding in result.findings] == ["needs_review"]


def test_the_words_of_axe_rules_are_sorted_short_and_whole() -> None:
    path = resources.data("rules") / "lexicons" / "axe.csv"
    names = [line.split(",")[0] for line in path.read_text(encoding="utf-8").splitlines()[1:]]

    assert names == sorted(set(names))
    for fr, en in (axe.wordings()[name] for name in names):
        assert fr.endswith(".") and en.endswith(".")
        assert "'" not in fr
        assert max(len(fr.split()), len(en.split())) <= 20


def test_without_axe_all_else_is_reported_and_the_code_is_3(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("limpide.tools.axe.find_spec", lambda name: None)
    page = tmp_path / "page.html"
    page.write_text(MARKUP, encoding="utf-8")

    ran = limpide("audit", page, "--with", "axe", "--profile", "wcag", "--format", "json", "--ui-lang", "en")

    (source,) = json.loads(ran.out)["sources"]
    assert ran.code == 3
    assert "pip install 'limpide[axe]'" in ran.err
    assert source["rules"]["axe-core"]["outcome"] == "untested"
    assert "limpide[axe]" in source["rules"]["axe-core"]["reason"]
    assert any(finding["rule"] == "image-alternative" for finding in source["findings"])


def test_axe_that_is_not_installed_says_how_to_add_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("limpide.tools.axe.find_spec", lambda name: None)
    with pytest.raises(ToolMissing, match="pip install"):
        open_axe()


@pytest.fixture
def real_axe() -> Axe:
    return open_axe() if find_spec("axe_playwright_python") else pytest.skip("axe-core is not installed")


@pytest.fixture(params=["fake", "real"])
def engine(request: pytest.FixtureRequest) -> Engine:
    return FakeEngine() if request.param == "fake" else request.getfixturevalue("real_axe")


@contextmanager
def drawn(browser: Browser, markup: str) -> Iterator[tuple[LivePage, Rendered]]:
    source = Source("page.html", markup.encode())
    page = readers.read(source, lang="en").page
    assert page is not None
    with browser.open(source) as tab:
        yield draw(page, tab)


@pytest.mark.browser
def test_an_engine_names_the_elements_that_it_remarks(engine: Engine, browser: Browser) -> None:
    markup = (
        "<!doctype html><html lang=en><title>x</title><main><h1>x</h1><div id=host></div>"
        "<script>host.attachShadow({mode: 'open'}).innerHTML = '<img src=\"b.png\">'</script><img src=a.png></main>"
    )
    with drawn(browser, markup) as (page, rendered):
        told = engine.judge(rendered.run)
        images = [page.element(each.key) for each in told.remarks if each.rule == "image-alt"]

    assert told.version
    assert {image.attrs["src"] for image in images if image is not None} == {"a.png", "b.png"}
    assert all("wcag111" in each.tags for each in told.remarks if each.rule == "image-alt")


@pytest.mark.browser
def test_scripts_of_the_page_do_not_reach_the_engine(engine: Engine, browser: Browser) -> None:
    markup = (
        "<!doctype html><html lang=en><title>x</title><main><h1>x</h1><img src=a.png></main>"
        "<script>window.axe = null; JSON.stringify = () => 'no'; Array.prototype.map = () => []</script>"
    )
    with drawn(browser, markup) as (_, rendered):
        assert [each.rule for each in engine.judge(rendered.run).remarks] == ["image-alt"]


@pytest.mark.browser
def test_an_audit_with_axe_marks_what_both_say_and_adds_the_rest(tmp_path: Path, real_axe: Axe) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html><html lang="fr"><head><title>Le plan</title></head><body><main><h1>Le plan</h1>'
        '<img src="a.png"><div role="tooltip" id="t"></div></main></body></html>',
        encoding="utf-8",
    )
    ran = limpide("audit", page, "--with", "axe", "--profile", "wcag", "--format", "json", "--offline")

    report = json.loads(ran.out)
    found = {each["rule"]: each for each in report["sources"][0]["findings"]}
    assert ran.code == 1
    assert report["tool"]["engines"]["axe"] == real_axe.version
    assert (found["image-alternative"]["origin"], found["image-alternative"]["also"]) == ("limpide", ["axe"])
    assert found["axe-aria-tooltip-name"]["origin"] == "axe"
    assert found["axe-aria-tooltip-name"]["location"]["excerpt"] == '<div role="tooltip" id="t">'
    assert "axe-image-alt" not in found


@pytest.mark.browser
def test_a_remark_of_axe_is_dismissed_like_another(tmp_path: Path, real_axe: Axe) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html><html lang="fr"><head><title>Le plan</title></head><body><main><h1>Le plan</h1>'
        "<!-- limpide-ignore axe-aria-tooltip-name: bulle remplie plus tard -->"
        '<div role="tooltip" id="t"></div></main></body></html>',
        encoding="utf-8",
    )
    ran = limpide("audit", page, "--with", "axe", "--profile", "wcag", "--format", "json", "--offline")

    (source,) = json.loads(ran.out)["sources"]
    (found,) = (each for each in source["findings"] if each["rule"] == "axe-aria-tooltip-name")
    assert found["suppressed"]["reason"] == "bulle remplie plus tard"
    assert source["rules"]["axe-aria-tooltip-name"]["failed"] == 0
    assert source["unused_suppressions"] == []
