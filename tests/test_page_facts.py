"""Static facts against Chromium's own accessibility tree, on whole pages and on the pages that rules carry."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from limpide import rules
from limpide.model import Source
from limpide.page.chromium_page import live_page
from limpide.page.element import Element
from limpide.rendering import Accessible, Browser
from page_cases import page_of

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[1]
PAGES = (
    ROOT / "examples" / "article.html",
    ROOT / "reports" / "samples" / "article.html",
    ROOT / "reports" / "samples" / "article-en.html",
    ROOT / "tests" / "fixtures" / "html" / "article.html",
)
_SCRIPT = re.compile(r"<script.*?</script>", re.S)

_LEFT_OUT = frozenset({"br", "caption", "html", "iframe", "option", "summary", "tr"})
"""Elements that Chromium's own tree treats apart from what HTML-AAM says."""

_NAMED_BY_OTHERS = frozenset({"audio", "dt", "figure", "video"})
"""Chromium names terms by what they hold, media by a text of its own, and no figure by its caption."""

_SAME = {"image": "img", "none": "generic"}


class Told(NamedTuple):
    role: object
    name: object
    is_focusable: object


class Pair(NamedTuple):
    element: Element
    ours: Told
    theirs: Told


def compared(browser: Browser, markup: str) -> Iterator[Pair]:
    """What both say of each element that Chromium exposes."""
    source = page_of(markup)
    with browser.open(Source("page.html", markup.encode())) as tab:
        snapshot = tab.snapshot()
    page = live_page(source, snapshot.nodes)
    for drawn in page.elements:
        element, seen = page.origin(drawn), snapshot.accessible.get(page.keys[drawn.index])
        if element is not None and seen is not None and not seen.ignored and element.name not in _LEFT_OUT:
            yield Pair(element, *_told(element, seen))


def _told(element: Element, seen: Accessible) -> tuple[Told, Told]:
    """What we and Chromium say; its inner roles, with capitals, are none of WAI-ARIA: ours stands."""
    own = _SAME.get(str(element.role), element.role)
    role = _SAME.get(seen.role, seen.role) if seen.role.islower() else own
    name = element.accessible_name if element.name in _NAMED_BY_OTHERS else seen.name
    return Told(own, element.accessible_name, element.is_focusable), Told(role, name, seen.is_focusable)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_facts_of_a_whole_page_are_those_of_chromium(path: Path, browser: Browser) -> None:
    pairs = list(compared(browser, _SCRIPT.sub("", path.read_text("utf-8"))))
    assert [pair for pair in pairs if pair.ours != pair.theirs] == []


def test_whole_pages_compare_two_thousand_elements(browser: Browser) -> None:
    pages = [list(compared(browser, _SCRIPT.sub("", path.read_text("utf-8")))) for path in PAGES]
    assert sum(map(len, pages)) > 2000
    assert len({pair.ours.role for pairs in pages for pair in pairs}) >= 15


def test_facts_of_the_pages_of_rules_are_nearly_all_those_of_chromium(browser: Browser) -> None:
    """Rules are shown on markup that is often wrong: browsers differ there, and no more than here."""
    shown = [
        next((e.source for e in rule.examples if e.outcome == "failed" and e.format == "html"), "")
        for rule in rules.load()[::3]
        if rule.select
    ]
    pairs = [pair for markup in shown if markup and "<script" not in markup for pair in compared(browser, markup)]
    apart = [pair for pair in pairs if pair.ours != pair.theirs]

    assert len(pairs) > 80
    assert len(apart) < 0.05 * len(pairs), apart
