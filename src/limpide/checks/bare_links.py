"""Links made of a word that points at something else: they mean nothing in a list of links."""

import re
from collections.abc import Iterable, Iterator, Mapping

from limpide.language.excerpts import shown
from limpide.model import UNKNOWN, Finding
from limpide.page.element import Element

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_GROUPS = frozenset(("ul", "ol", "p", "dl", "table", "td", "dd"))
_OF_PAGES = "htm"
_CONTEXTS = frozenset(("p", "li", "td", "th", "dd", "dt"))


def bare(
    links: Iterable[Element], *, pattern: re.Pattern[str], pointing: re.Pattern[str], formats: Mapping[str, str]
) -> Iterator[Finding]:
    """Each link whose whole name is a word of the pattern, whatever stands around it.

    It is a fault where the name is a format and the file is of that format, or where it points at what comes before.
    """
    for link in links:
        name = link.accessible_name
        if name is UNKNOWN or not pattern.fullmatch(name) or link.is_exposed is not True:
            continue
        is_sure = pointing.fullmatch(name) is not None or _is_of_format(link, name, formats)
        is_sure = is_sure and link.description == ""
        yield Finding(
            link.span,
            data={"text": shown(name)},
            outcome="failed" if is_sure else "needs_review",
            selector=link.selector,
        )


def bare_alone(links: Iterable[Element], *, pattern: re.Pattern[str], formats: Mapping[str, str]) -> Iterator[Finding]:
    """Each link whose whole name is a word of the pattern, and around which nothing says of what.

    It is a fault where the file is of the format that the name says.
    """
    for link in links:
        name = link.accessible_name
        if name is UNKNOWN or not pattern.fullmatch(name) or link.is_exposed is not True:
            continue
        if link.description == "" and not _has_context(link):
            yield Finding(
                link.span,
                data={"text": shown(name)},
                outcome="failed" if _is_of_format(link, name, formats) else "needs_review",
                selector=link.selector,
            )


def _is_of_format(link: Element, name: str, formats: Mapping[str, str]) -> bool:
    """Whether the file that a link leads to has the ending of the format that its name is.

    Web pages all end alike: a link to one is named after its format only among links to other formats.
    """
    path = link.attrs.get("href", "").partition("#")[0].partition("?")[0]
    ending = formats.get(name.casefold().strip())
    if ending is None or f".{ending}" not in path.rpartition("/")[2].lower():
        return False
    return ending != _OF_PAGES or _is_among_formats(link, formats)


def _is_among_formats(link: Element, formats: Mapping[str, str]) -> bool:
    around = next((above for above in link.ancestors() if above.name in _GROUPS), None)
    others = (other.text.casefold().strip() for other in around.descendants() if other.name == "a") if around else ()
    return any(formats.get(name, _OF_PAGES) != _OF_PAGES for name in others)


def _has_context(link: Element) -> bool:
    """Whether the sentence, item, cell or list around a link says more than it, or a heading or header cell does."""
    own = link.text.strip()
    for above in link.ancestors():
        if above.name in _CONTEXTS and above.text.strip() != own:
            return True
        if above.name == "table" and any(e.name == "th" for e in above.descendants()):
            return True
    return any(e.name in _HEADINGS or e.role == "heading" for e in link.page.elements[: link.index])
