"""Checks without a subject: what a text or an element must hold, may not hold, or should hold instead."""

import re
from collections.abc import Iterable, Iterator, Mapping

from limpide.language.excerpts import shown
from limpide.model import UNKNOWN, Block, Edit, Finding, Fix
from limpide.page.element import Element


def present(blocks: Iterable[Block], *, pattern: re.Pattern[str]) -> Iterator[Finding]:
    """Each match of a pattern in the text of a block."""
    for block in blocks:
        for match in pattern.finditer(block.text.plain):
            yield Finding(block.text.span(*match.span()), data={"text": shown(match.group())})


def absent(blocks: Iterable[Block], *, pattern: re.Pattern[str]) -> Iterator[Finding]:
    """Each block whose text holds no match of a pattern."""
    for block in blocks:
        if not pattern.search(block.text.plain):
            yield Finding(block.span, data={"text": shown(block.text.plain)})


def instead(blocks: Iterable[Block], *, swaps: Mapping[str, str], safe: bool = False) -> Iterator[Finding]:
    """Each whole word or phrase that has a better one, the capital of its first letter kept."""
    phrases = sorted(swaps, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)", re.I)
    lower = {phrase.lower(): better for phrase, better in swaps.items()}
    for block in blocks:
        for match in pattern.finditer(block.text.plain):
            span, text = block.text.span(*match.span()), match.group()
            better = lower[text.lower()]
            better = better[:1].upper() + better[1:] if text[:1].isupper() else better
            yield Finding(span, data={"text": text, "better": better}, fixes=(Fix((Edit(span, better),), safe=safe),))


def repeated(blocks: Iterable[Block], *, pattern: re.Pattern[str]) -> Iterator[Finding]:
    """Each text of a block that follows itself, blanks between: « le le »."""
    for block in blocks:
        previous: re.Match[str] | None = None
        for match in pattern.finditer(block.text.plain):
            if previous is not None and _follows(block.text.plain, previous, match):
                yield Finding(block.text.span(previous.start(), match.end()), data={"text": shown(match.group())})
            previous = match


def beyond(blocks: Iterable[Block], *, most: int, attribute: str = "") -> Iterator[Finding]:
    """Each block whose text, or whose attribute, is longer than so many characters."""
    for block in blocks:
        text = block.attrs.get(attribute, "") if attribute else block.text.plain
        if len(text) > most:
            yield Finding(
                block.span,
                data={"text": shown(text), "length": str(len(text)), "most": str(most)},
                selector=block.selector,
            )


def named(elements: Iterable[Element], *, roles: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """Each element that assistive technologies see, with one of these roles, and that has no name."""
    for element in elements:
        exposed = element.is_exposed
        role = element.role
        if exposed is False or (roles and isinstance(role, str) and role not in roles):
            continue
        name = element.accessible_name
        if name is UNKNOWN or not name:
            sure = exposed is True and name is not UNKNOWN and role is not UNKNOWN
            yield Finding(
                element.span,
                data={"element": element.name, "target": shown(_target(element)) or "–"},
                outcome=None if sure else "needs_review",
                selector=element.selector,
            )


def _follows(plain: str, first: re.Match[str], second: re.Match[str]) -> bool:
    between = plain[first.end() : second.start()]
    return bool(between) and between.isspace() and first.group().casefold() == second.group().casefold()


def _target(element: Element) -> str:
    """What an element without a name points at: the file of a picture, the address of a link."""
    attrs = element.attrs
    address = attrs.get("src") or attrs.get("href") or attrs.get("data") or attrs.get("name") or ""
    return address if not address.startswith("data:") else ""
