"""Our rendered audit against axe-core in the same Chromium, both warm, load included, on the same pages in turn.

rendered.py PEERS [PAGE...]: PEERS holds `node_modules` with axe-core; without pages, made ones of 20 and 80 kB.
Prints the least and the middle time of each page, with and without the walk through the page with the keyboard, which
axe-core does not take, and the peak memory of our own process.
"""

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import texts
from limpide import api, sources
from limpide.config import Config
from limpide.tools.browser import executable

ROUNDS = 7
WALKING = ("focus-seen", "keyboard-exit")
"""The rules that take the walk."""


def compare(script: str, pages: Sequence[Path]) -> None:
    """Times each page with each engine in turn, `ROUNDS` times, so that a busy moment slows all of them."""
    with ExitStack() as opened:
        engines: Mapping[str, Callable[[Path], object]] = {
            "axe-core": _axe(opened, script),
            "limpide": _limpide(opened),
            "without walk": _limpide(opened, without=WALKING),
        }
        for page in pages:
            spent = _timed(engines, page)
            print(f"{page.name} ({page.stat().st_size / 1000:.0f} kB)")
            for name, times in spent.items():
                least, middle = min(times), statistics.median(times)
                theirs = spent["axe-core"]
                print(
                    f"  {name:13} least {least:.2f} s, middle {middle:.2f} s;"
                    f" to axe-core {least / min(theirs):.2f} and {middle / statistics.median(theirs):.2f}"
                )
    print(f"our process, Playwright for axe-core included: {_peak():.0f} MB at most")


def _timed(engines: Mapping[str, Callable[[Path], object]], page: Path) -> dict[str, list[float]]:
    """The times of some rounds, in seconds, the first left out."""
    spent: dict[str, list[float]] = {name: [] for name in engines}
    for _ in range(ROUNDS + 1):
        for name, audit in engines.items():
            start = time.perf_counter()
            audit(page)
            spent[name].append(time.perf_counter() - start)
    return {name: times[1:] for name, times in spent.items()}


def _axe(opened: ExitStack, script: str) -> Callable[[Path], object]:
    from playwright.sync_api import sync_playwright

    playwright = opened.enter_context(sync_playwright())
    browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
    opened.callback(browser.close)
    tab = browser.new_page(viewport={"width": 1280, "height": 720})

    def audit(page: Path) -> object:
        tab.goto(page.resolve().as_uri())
        tab.evaluate(script)
        return tab.evaluate("() => axe.run().then(found => found.violations.length)")

    return audit


def _limpide(opened: ExitStack, *, without: tuple[str, ...] = ()) -> Callable[[Path], object]:
    config = Config(profile="wcag", languagetool="off", without=without)
    session = opened.enter_context(api.Session(config, drawing=sources.Access(offline=True)))
    return lambda page: session.audit(_source(page))


def _source(page: Path) -> sources.Source:
    def nothing() -> bytes:
        return b""

    return sources.find([str(page)], stdin=nothing).found[0].open()


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("peers", type=Path)
    parser.add_argument("pages", nargs="*", type=Path)
    asked = parser.parse_args()
    script = (asked.peers / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        compare(script, asked.pages or list(_made(Path(folder))))


def _made(folder: Path) -> Sequence[Path]:
    pages = []
    for size in (20_000, 80_000):
        page = folder / f"page-{size // 1000}.html"
        page.write_text(texts.page_of(size), "utf-8")
        pages.append(page)
    return pages


if __name__ == "__main__":
    main()
