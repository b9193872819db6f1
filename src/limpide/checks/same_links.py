"""Links that say the same and lead elsewhere."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.element import Element

_WORD = re.compile(r"[^\W\d_]{2,}")
_CONTEXTS = ("p", "li", "td", "th", "dd", "dt")
_NOWHERE = re.compile(r"(?:#|javascript:|mailto:|tel:|$)", re.I)


def to_other_sites(links: Iterable[Element], *, ways: frozenset[str], zones: frozenset[str]) -> Iterator[Finding]:
    """Each text that links to two different sites share; one finding a text, at the second link.

    `ways` are sites that lead to others (short addresses, archives, identifiers): theirs may be the same page. In
    `zones` each name of three parts is a site.
    """
    for alike in _alike(links).values():
        sites = [(link, _site(link.attrs["href"], zones)) for link in alike]
        known = [(link, site) for link, site in sites if site and site not in ways]
        other = next((link for link, site in known if not _is_same_owner(site, known[0][1])), None)
        if other is not None:
            yield _finding(other, {site for _, site in known})


def in_one_context(links: Iterable[Element]) -> Iterator[Finding]:
    """Each link with the text of one before it in the same sentence, item or cell, and another address."""
    by_place: dict[tuple[int, str], list[Element]] = defaultdict(list)
    for name, alike in _alike(links).items():
        for link in alike:
            around = link.closest(*_CONTEXTS)
            if around is not None:
                by_place[around.index, name].append(link)
    for alike in by_place.values():
        addresses = {_address(link.attrs["href"]) for link in alike}
        if len(addresses) > 1:
            yield _finding(alike[1], addresses)


def _alike(links: Iterable[Element]) -> dict[str, list[Element]]:
    """The links that screen readers meet, by name, in lower case; addresses, numbers and note calls left out."""
    found: dict[str, list[Element]] = defaultdict(list)
    for link in links:
        name = link.accessible_name
        if not isinstance(name, str) or not _WORD.search(name) or "://" in name or link.is_exposed is not True:
            continue
        if not _NOWHERE.match(link.attrs["href"].strip()):
            found[name.casefold()].append(link)
    return {name: alike for name, alike in found.items() if len(alike) > 1}


def _address(href: str) -> str:
    return unquote(href.strip()).partition("#")[0].rstrip("/")


def _site(href: str, zones: frozenset[str]) -> str:
    """The last two labels of the host of an address, three in a zone, in lower case; empty for one of this site."""
    try:
        host = urlsplit(href.strip()).hostname or ""
    except ValueError:
        return ""
    labels = host.split(".")
    site = ".".join(labels[-2:])
    return ".".join(labels[-3:]) if site in zones else site


def _is_same_owner(site: str, other: str) -> bool:
    """Whether two sites bear one name in different zones: example.fr and example.com."""
    return site.partition(".")[0] == other.partition(".")[0]


def _finding(link: Element, places: set[str]) -> Finding:
    return Finding(
        link.span, data={"text": shown(str(link.accessible_name)), "count": str(len(places))}, selector=link.selector
    )
