"""The quick way through a page, without keys; where keys are needed; and the keys themselves."""

import asyncio

import pytest

from limpide.model import Source
from limpide.rendering import Browser
from limpide.tools.browser import focusing, open_browser
from limpide.tools.browser.tab import OpenTab

pytestmark = pytest.mark.browser

PLAIN = {
    "links and fields": (
        "<a href=/>x</a><input><select><option>y</select><textarea></textarea><button>z</button>",
        ["a", "input", "select", "textarea", "button"],
    ),
    "what takes no focus": (
        "<a>x</a><button disabled>y</button><p inert><a href=/>t</a></p><input hidden><a href=/>u</a>",
        ["a"],
    ),
    "closed and open details": (
        "<details><summary>x</summary><a href=/>y</a></details>"
        "<details open><summary>z</summary><a href=/>t</a></details>",
        ["summary", "summary", "a"],
    ),
    "a tab index": ("<p tabindex=0>x</p><b tabindex=-1>y</b><a href=/ tabindex=-1>z</a><a href=/>t</a>", ["p", "a"]),
}

OWN_WAYS = {
    "an order of its own": "<a href=/ tabindex=2>x</a><a href=/ tabindex=1>y</a>",
    "a frame": "<a href=/>x</a><iframe srcdoc='<a href=/>y</a>'></iframe>",
    "a choice among several": "<input type=radio name=n><input type=radio name=n>",
    "a box that scrolls": "<div style='overflow: auto; height: 20px'>" + "x<br>" * 9 + "</div><a href=/>y</a>",
    "a script that listens to keys": "<a href=/>x</a><script>document.body.onkeydown = () => 0</script>",
    "a script in an attribute": "<a href=/ onblur='this.focus()'>x</a>",
    "a script that listens from outside": "<a href=/>x</a><script>addEventListener('focusin', () => 0)</script>",
}


@pytest.mark.parametrize(("markup", "stops"), PLAIN.values(), ids=PLAIN.keys())
def test_focus_given_in_turn_goes_where_keys_lead(markup: str, stops: list[str], browser: Browser) -> None:
    with browser.open(Source("page.html", f"<!doctype html>{markup}".encode())) as tab:
        assert isinstance(tab, OpenTab)
        known = {node.key: node.text for node in tab.snapshot().nodes}
        given = tab.answer(lambda session: focusing.focused(session, 50))

        assert [known[key] for key, _, _ in given or ()] == stops


@pytest.mark.parametrize("markup", OWN_WAYS.values(), ids=OWN_WAYS.keys())
def test_a_page_with_ways_of_its_own_is_walked_with_keys(markup: str, browser: Browser) -> None:
    with browser.open(Source("page.html", f"<!doctype html>{markup}".encode())) as tab:
        assert isinstance(tab, OpenTab)
        assert tab.answer(lambda session: focusing.focused(session, 50)) is None


def test_a_walk_begun_early_ends_before_the_next_question(browser: Browser) -> None:
    with browser.open(Source("page.html", b"<!doctype html><a href=/>x</a><button>y</button>")) as tab:
        known = {node.key: node.text for node in tab.snapshot().nodes}
        tab.begin_walk(most=50)
        layout = tab.layout(width=320)

        assert layout.width == 320
        assert [known.get(stop.key or 0) for stop in tab.walk(most=50)] == ["a", "button", None]


KEYS = {
    "Tab": "Tab/Tab/9/",
    "Escape": "Escape/Escape/27/",
    "m": "m/KeyM/77/",
    "7": "7/Digit7/55/",
    "Enter": "Enter/Enter/13/",
    "F6": "F6/F6/117/",
    "Control+m": "Control/ControlLeft/17/C m/KeyM/77/C",
    "Shift+Tab": "Shift/ShiftLeft/16/S Tab/Tab/9/S",
}  # fmt: skip


@pytest.mark.parametrize(("chord", "heard"), KEYS.items())
def test_a_page_hears_keys_as_a_keyboard_sends_them(chord: str, heard: str, browser: Browser) -> None:
    listening = (
        "<p>x<script>window.heard = []; onkeydown = event => { event.preventDefault(); heard.push([event.key,"
        " event.code, event.keyCode, (event.ctrlKey ? 'C' : '') + (event.shiftKey ? 'S' : '')].join('/')); }</script>"
    )
    with browser.open(Source("page.html", listening.encode())) as tab:
        assert isinstance(tab, OpenTab)
        tab.answer(lambda session: session.press(chord))
        assert tab.answer(lambda session: session.value("() => heard.join(' ')")) == heard


def test_a_browser_opens_pages_in_the_midst_of_another_loop(chromium_path: str) -> None:
    async def texts() -> list[str]:
        with open_browser(offline=True) as browser, browser.open(Source("page.html", b"<p>here")) as tab:
            return [node.text for node in tab.snapshot().nodes if node.kind == "text"]

    assert asyncio.run(texts()) == ["here"]
