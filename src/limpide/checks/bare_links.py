"""Links made of a word that points at something else: they mean nothing in a list of links."""

import re
from collections.abc import Iterable, Iterator

from limpide.language.excerpts import shown
from limpide.model import UNKNOWN, Finding
from limpide.page.element import Element

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CONTEXTS = frozenset(("p", "li", "td", "th", "dd", "dt"))


def bare(links: Iterable[Element], *, pattern: re.Pattern[str]) -> Iterator[Finding]:
    """Each link whose whole name is a word of the pattern, whatever stands around it."""
    for link in links:
        name = link.accessible_name
        if name is not UNKNOWN and pattern.fullmatch(name) and link.is_exposed is True:
            yield Finding(link.span, data={"text": shown(name)}, selector=link.selector)


def bare_alone(links: Iterable[Element], *, pattern: re.Pattern[str]) -> Iterator[Finding]:
    """Each link whose whole name is a word of the pattern, and around which nothing says of what."""
    for link in links:
        name = link.accessible_name
        if name is UNKNOWN or not pattern.fullmatch(name) or link.is_exposed is not True:
            continue
        if not link.description and not _has_context(link):
            yield Finding(link.span, data={"text": shown(name)}, selector=link.selector)


def _has_context(link: Element) -> bool:
    """Whether the sentence, item, cell or list around a link says more than it, or a heading or header cell does."""
    own = link.text.strip()
    for above in link.ancestors():
        if above.name in _CONTEXTS and above.text.strip() != own:
            return True
        if above.name == "table" and any(e.name == "th" for e in above.descendants()):
            return True
    return any(e.name in _HEADINGS or e.role == "heading" for e in link.page.elements[: link.index])
