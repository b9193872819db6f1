"""Static facts against Chromium's own accessibility tree and computed styles."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from limpide.page.element import Element
from page_cases import page_of

pytestmark = pytest.mark.browser

EXAMPLES = sorted((Path(__file__).parent / "fixtures" / "page").glob("*.html"))
STYLES = ["display", "visibility", "float", "position", "font-size", "font-style", "text-align", "text-transform"]

_SAME = {"image": "img", "Date": None, "password": None}
_NO_ROLE = frozenset(
    {"Canvas", "DisclosureTriangle", "Iframe", "LabelText", "Legend", "LineBreak", "PluginObject", "SvgRoot"}
)
"""What Chromium says of elements to which HTML-AAM gives no role."""

_NOT_COMPARED = frozenset({"br", "caption", "html", "option", "tr"})
"""Elements that Chromium's own tree treats apart: rows and options take no name or focus in HTML."""

_READ_STYLES = """names => [...document.querySelectorAll('*')].map(element => {
  const style = getComputedStyle(element);
  return Object.fromEntries(names.map(name => [name, style.getPropertyValue(name)]));
})"""
_NUMBER = "() => [...document.querySelectorAll('*')].forEach((e, n) => e.setAttribute('data-number', n))"


class Seen:
    """What Chromium says of the elements of a page, by their place among all."""

    def __init__(self, page: Any, markup: str) -> None:
        page.set_content(markup)
        self.styles: list[dict[str, str]] = page.evaluate(_READ_STYLES, STYLES)
        page.evaluate(_NUMBER)
        session = page.context.new_cdp_session(page)
        numbers = dict(_numbers(session.send("DOM.getDocument", {"depth": -1})["root"]))
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
        found = ((numbers.get(node.get("backendDOMNodeId")), node) for node in nodes if not node["ignored"])
        self.nodes = {number: node for number, node in found if number is not None}


def _numbers(node: dict[str, Any]) -> Iterator[tuple[int, int]]:
    attributes = node.get("attributes", [])
    if "data-number" in attributes:
        yield node["backendNodeId"], int(attributes[attributes.index("data-number") + 1])
    for child in node.get("children", []):
        yield from _numbers(child)


@pytest.fixture(scope="module")
def browser_page(chromium_path: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=["--no-sandbox", "--lang=en"])
        yield browser.new_page(viewport={"width": 1280, "height": 720}, locale="en-GB")
        browser.close()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_roles_names_and_focus_are_those_of_chromium(path: Path, browser_page: Any) -> None:
    markup = path.read_text("utf-8")
    seen = Seen(browser_page, markup)
    elements = [element for element in page_of(markup).elements if element.name not in _NOT_COMPARED]

    exposed = [element for element in elements if element.index in seen.nodes]
    assert len(exposed) > 100
    assert [(_ours(e), _theirs(e, seen)) for e in exposed if _ours(e) != _theirs(e, seen)] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_what_chromium_leaves_out_is_hidden_or_says_nothing(path: Path, browser_page: Any) -> None:
    markup = path.read_text("utf-8")
    seen = Seen(browser_page, markup)

    left_out = [element for element in page_of(markup).elements if element.index not in seen.nodes]
    told = [element for element in left_out if element.is_exposed and element.role not in (None, "generic", "none")]

    assert [element for element in told if element.role not in ("document", "rowgroup")] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_computed_styles_are_those_of_chromium(path: Path, browser_page: Any) -> None:
    markup = path.read_text("utf-8")
    seen = Seen(browser_page, markup)
    elements = [element for element in page_of(markup).elements if element.is_rendered and element.name != "caption"]

    pairs = [
        (element, name, element.style(name), seen.styles[element.index][name])
        for element in elements
        for name in STYLES
        if not _is_blockified(element, name)
    ]
    assert [pair for pair in pairs if pair[2] != pair[3]] == []


def _ours(element: Element) -> tuple[Element, object, object, object]:
    return element, element.role, element.accessible_name, element.is_focusable


def _theirs(element: Element, seen: Seen) -> tuple[Element, object, object, object]:
    node = seen.nodes[element.index]
    role = node["role"]["value"]
    role = None if role in _NO_ROLE else _SAME.get(role, role)
    focusable = any(each["name"] == "focusable" and each["value"]["value"] for each in node.get("properties", []))
    name = " ".join(node.get("name", {}).get("value", "").split())
    return element, role, name, focusable or element.name == "iframe"


def _is_blockified(element: Element, name: str) -> bool:
    """Whether layout changes the value that the cascade gives."""
    return name == "display" and (
        element.style("float") != "none" or element.style("position") in ("absolute", "fixed")
    )
