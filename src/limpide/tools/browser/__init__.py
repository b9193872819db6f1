"""Pages drawn by the system's Chromium, driven by Playwright.

A page reaches what the run may reach: each connection goes through a guard that looks at the address.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Final

from limpide.errors import ToolMissing
from limpide.rendering import Browser

__all__ = ["NAMES", "executable", "open_browser"]

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
VARIABLE: Final = "LIMPIDE_CHROMIUM"
INSTALL_DRIVER: Final = "pip install 'limpide[browser]'"
INSTALL_CHROMIUM: Final = "apt install chromium"


@contextmanager
def open_browser(*, offline: bool = False, allow_local: bool = False) -> Iterator[Browser]:
    """A browser, started at the first page. Raises ToolMissing."""
    path = executable()
    if find_spec("playwright") is None:
        raise ToolMissing(
            f"Playwright n’est pas installé. Lancez\u00a0: {INSTALL_DRIVER}",
            f"Playwright is not installed. Run: {INSTALL_DRIVER}",
        )
    from limpide.tools.browser.chromium import Chromium
    from limpide.tools.browser.guard import guarded

    with guarded(offline=offline, allow_local=allow_local) as proxy, Chromium(path, proxy=proxy) as browser:
        yield browser


def executable() -> str:
    """The path of Chromium: the one that LIMPIDE_CHROMIUM names, else the system's. Raises ToolMissing."""
    named = os.environ.get(VARIABLE)
    found = shutil.which(named) if named else next(filter(None, map(shutil.which, NAMES)), None)
    if found is not None:
        return found
    if named:
        raise ToolMissing(
            f"{VARIABLE} = {named}\u00a0: ce programme n’existe pas.", f"{VARIABLE} = {named}: no such program."
        )
    raise ToolMissing(
        f"Chromium n’est pas installé. Lancez\u00a0: {INSTALL_CHROMIUM}",
        f"Chromium is not installed. Run: {INSTALL_CHROMIUM}",
    )
