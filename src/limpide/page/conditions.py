"""Style rules that hold only on other screens than the one that static facts suppose: turned, or narrower."""

import re
from collections.abc import Iterator

from msgspec import Struct

from limpide.model import Span
from limpide.page.css import StyleRule, parsed
from limpide.page.element import Element, Page
from limpide.page.selectors import split
from limpide.page.styles import place

_MEDIA = re.compile(r"@media([^{;]*)\{", re.I)
_BRACE = re.compile(r"[{}]")


class ConditionalRule(Struct, frozen=True):
    """A rule inside `@media`, its condition in small letters. `span`: its place in the source, None if linked."""

    condition: str
    rule: StyleRule
    span: Span | None

    def declared(self, name: str) -> str | None:
        """The last value of a longhand in the rule, in small letters."""
        values = [value for longhand, value, _ in self.rule.declarations if longhand == name]
        return values[-1].lower() if values else None

    def matched(self, page: Page) -> list[Element]:
        return [element for selector in split(self.rule.selectors) for element in page.matching(selector)]


def conditional_rules(page: Page, word: str) -> Iterator[ConditionalRule]:
    """The rules inside each `@media` whose condition has this word, sheet by sheet."""
    for index, sheet in enumerate(page.sheets):
        if word not in sheet:
            continue
        end = 0
        for found in _MEDIA.finditer(sheet):
            condition = " ".join(found[1].lower().split())
            if word in condition and found.start() >= end:
                start, end = found.end(), _end(sheet, found.end())
                for rule in parsed(sheet[start:end]).rules:
                    yield ConditionalRule(condition, rule, place(page, index, start + rule.start, start + rule.end))


def _end(sheet: str, start: int) -> int:
    """Where the block that is open at `start` closes."""
    depth = 1
    for found in _BRACE.finditer(sheet, start):
        depth += 1 if found.group() == "{" else -1
        if not depth:
            return found.start()
    return len(sheet)
