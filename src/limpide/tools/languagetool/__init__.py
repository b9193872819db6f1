"""Grammar from LanguageTool: a server of our own when its jars are installed, or the one that the user names.

Nothing else is ever contacted. No word leaves the machine unless the user names a server outside it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from limpide.errors import ToolMissing
from limpide.proofreading import Grammar
from limpide.tools.languagetool.jars import INSTALL_COMMAND, VERSION, Status, status

__all__ = ["INSTALL_COMMAND", "VERSION", "Status", "install", "open_grammar", "status"]


@contextmanager
def open_grammar(mode: str) -> Iterator[Grammar]:
    """A grammar checker. `mode` is `auto` (the installed one, started at the first check), `off`, or an address.

    Raises ToolMissing, here or at a check; UsageError where `mode` is none of these.
    """
    if mode == "off":
        raise ToolMissing(
            "LanguageTool est éteint (--languagetool off).", "LanguageTool is switched off (--languagetool off)."
        )
    if mode == "auto":
        here = status().ready()
        from limpide.tools.languagetool.client import Checker
        from limpide.tools.languagetool.server import Server

        with Server(here) as server:
            yield Checker(VERSION, server.restart)
        return
    from limpide.tools.languagetool.client import Checker
    from limpide.tools.languagetool.named import NamedServer

    named = NamedServer(mode)
    yield Checker(named.version(), named.connect)


def install() -> Status:
    """LanguageTool in place, 125 jars and 94 MB; nothing to do where it is already. Raises ToolMissing."""
    from limpide.tools.languagetool import installing

    return installing.install()
