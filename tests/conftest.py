"""Optional tools for tests: what is absent skips its tests by name.

With LIMPIDE_NOTHING_SKIPPED=1 every skip is a failure.
"""

import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from limpide.errors import ToolMissing
from limpide.proofreading import Grammar
from limpide.rendering import Browser
from limpide.tools.browser import open_browser
from limpide.tools.languagetool import open_grammar, status

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The path of the system's Chromium."""
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), "") or pytest.skip("Chromium is not installed")


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """Our browser, one process for the whole run, that may reach this machine."""
    with open_browser(allow_local=True) as opened:
        yield opened


@pytest.fixture(scope="session")
def axe_source() -> str:
    """The script of axe-core, to run in a page."""
    script = Path(__file__).with_name("axe") / "node_modules" / "axe-core" / "axe.min.js"
    return script.read_text("utf-8") if script.is_file() else pytest.skip("axe-core is not installed: make axe")


@pytest.fixture(scope="session")
def languagetool() -> Iterator[Grammar]:
    """The installed LanguageTool, one server for the whole run."""
    _skip_without_languagetool()
    with open_grammar("auto") as grammar:
        yield grammar


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of one tool go to one process, so that one server serves them all."""
    for item in items:
        for tool in ("java", "browser"):
            if item.get_closest_marker(tool):
                item.add_marker(pytest.mark.xdist_group(tool))


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("java"):
        _skip_without_languagetool()
    if item.get_closest_marker("browser") and not any(map(shutil.which, CHROMIUM_NAMES)):
        pytest.skip("Chromium is not installed")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return _strict((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return _strict((yield))


def _strict(report: Report) -> Report:
    """The report, a skip made a failure where nothing may be skipped; an expected failure stays one."""
    if os.environ.get("LIMPIDE_NOTHING_SKIPPED") == "1" and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be: {report.longrepr}"
    return report


def _skip_without_languagetool() -> None:
    try:
        status().ready()
    except ToolMissing as missing:
        pytest.skip(str(missing))
