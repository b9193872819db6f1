"""Grammar asked of a LanguageTool server, through language-tool-python."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from limpide.errors import ToolMissing
from limpide.model import Lang
from limpide.proofreading import GrammarMatch
from limpide.tools.languagetool.named import is_loopback

if TYPE_CHECKING:
    from language_tool_python import LanguageTool, Match

# Most spelling hits are proper names, so none is ever shown; without them a text takes a quarter less time.
_UNUSED_CATEGORIES: Final = frozenset({"TYPOS"})
# An empty address, not None: `requests` reads the environment's proxies for each scheme that has no entry.
_NO_PROXY: Final = {"http": "", "https": ""}
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


class Checker:
    """A `proofreading.Grammar` whose server is connected at the first check, and once more if it fails in a run."""

    def __init__(self, version: str, connect: Callable[[], str]) -> None:
        self.version = version
        self._connect = connect
        self._address = ""
        self._clients: dict[Lang, LanguageTool] = {}
        self._failures: list[str] = []
        self._missing: ToolMissing | None = None

    def check(self, text: str, *, lang: Lang) -> Sequence[GrammarMatch]:
        """The remarks on a text, in order, spelling left out. Raises ToolMissing, and from then on at each call."""
        if self._missing is not None:
            raise self._missing
        if not text or text.isspace():
            return ()
        sent = _SURROGATE.sub("\ufffd", text)
        try:
            found = self._ask(sent, lang)
        except ToolMissing as missing:
            self._missing = missing
            raise
        return sorted((_match(match, sent) for match in found), key=lambda match: (match.start, match.end))

    def _ask(self, text: str, lang: Lang) -> "list[Match]":
        """The wrapper's matches; after a first failure, those of a new connection."""
        from language_tool_python.exceptions import LanguageToolError

        try:
            return self._client(lang).check(text)
        except (LanguageToolError, LookupError) as error:
            self._failures.append(" ".join(str(error).split()))
        if len(self._failures) > 1:
            why = self._failures[-1]
            raise ToolMissing(f"LanguageTool ne répond plus : {why}", f"LanguageTool answers no more: {why}")
        self._address = ""
        self._clients.clear()
        return self._ask(text, lang)

    def _client(self, lang: Lang) -> "LanguageTool":
        if lang not in self._clients:
            self._address = self._address or self._connect()
            self._clients[lang] = _client(self._address, lang)
        return self._clients[lang]


def _client(address: str, lang: Lang) -> "LanguageTool":
    from language_tool_python import LanguageTool  # 150 ms

    proxies = _NO_PROXY if is_loopback(urlsplit(address).hostname or "") else None
    client = LanguageTool(lang, remote_server=address, proxies=proxies)
    client.disabled_categories = set(_UNUSED_CATEGORIES)
    return client


def _match(found: "Match", text: str) -> GrammarMatch:
    return GrammarMatch(
        start=found.offset,
        end=_end(text, found.offset, found.error_length),
        rule=found.rule_id,
        category=found.category,
        issue_type=found.rule_issue_type,
        message=found.message,
        replacements=tuple(found.replacements),
    )


def _end(text: str, start: int, units: int) -> int:
    """Where a match of so many UTF-16 units ends; the wrapper turns its start into code points, not its length."""
    end = start
    while units > 0 and end < len(text):
        units -= 2 if text[end] > "\uffff" else 1
        end += 1
    return end
