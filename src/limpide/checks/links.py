"""What links say: generic texts, bare numbers, equal texts, repeats, neighbours, new windows."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from urllib.parse import unquote

from msgspec.structs import replace

from limpide.language.excerpts import shown
from limpide.model import UNKNOWN, Block, Document, Edit, Finding, Fix, Span
from limpide.page.element import Element, Page, TextNode

_EDGES = " \t\n\r.,;:!?…>»›→⟶➜►▶+-–—()[]\u00a0\u202f«\"'"
_WORD = re.compile(r"[^\W\d_]{2,}")
_AROUND = ("p", "li", "td", "th", "dd", "dt", "figcaption", "caption", "h1", "h2", "h3", "h4", "h5", "h6")
_LOOSE = frozenset(("div", "span", "label", "summary"))
_MOST_NODES = 50
_NEAR_HEADINGS = 3
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CONTEXT_WORDS = 2
"""Words around a link from which its sentence says where it goes."""

_NUMBER = re.compile(r"[\[(]?\s*(?P<number>\d{1,3}|[ivxlc]{1,6}|[a-z]|\*{1,3}|[†‡])\s*[\])]?\.?", re.I)
_HERE = frozenset(("", "_self", "_parent", "_top"))
_SEEN = frozenset(("img", "hr", "input", "button", "select", "textarea"))
_DEPTH_OF_NEIGHBOURS = 4


def generic_in_context(links: Iterable[Element], *, phrases: frozenset[str]) -> Iterator[Finding]:
    """Each link with a generic text whose sentence, list item or cell says more."""
    for link in _generic(links, phrases):
        if _has_context(link):
            yield _said(link)


def generic_alone(links: Iterable[Element], *, phrases: frozenset[str]) -> Iterator[Finding]:
    """Each link with a generic text and nothing around it that says more.

    Under a heading, a person must look: it may say enough.
    """
    headings: list[Element] | None = None
    for link in _generic(links, phrases):
        if not _has_context(link):
            if headings is None:
                headings = [element for element in link.page.elements if element.name in _HEADINGS]
            found = _said(link)
            yield replace(found, outcome="needs_review") if _is_under_heading(link, headings) else found


def bare_numbers(
    blocks: Iterable[Block], *, document: Document, page: Page | None, call: str, back: str
) -> Iterator[Finding]:
    """Each note call, or way back from a note, whose whole name is a number; a longer name is proposed."""
    places = _places(page) if document.format == "html" else {}
    for block in blocks:
        found = _NUMBER.fullmatch(block.text.plain.strip())
        if found is None or _says_more(block) or not _leads_inside(block, places):
            continue
        name = (back if block.part == "notes" else call).replace("{number}", found["number"])
        link = _link_in(places.get(block.span.start))
        fixes = (_labelled(link, name),) if link is not None else ()
        yield Finding(block.span, data={"text": found["number"], "name": name}, fixes=fixes, selector=block.selector)


def same_text(blocks: Iterable[Block]) -> Iterator[Finding]:
    """Each text that links with different addresses share; one finding a text, at the second address."""
    for name, links in _by_name(blocks).items():
        by_address = {_address(link.attrs["href"]): link for link in reversed(links)}
        if len(by_address) > 1:
            other = min((link for link in by_address.values()), key=lambda link: link.span)
            second = min((link for link in by_address.values() if link is not other), key=lambda link: link.span)
            yield Finding(
                second.span,
                data={"text": shown(links[0].text.plain.strip() or name), "count": str(len(by_address))},
                selector=second.selector,
            )


def repeated(blocks: Iterable[Block], *, document: Document) -> Iterator[Finding]:
    """Each pair of text and address that several links of paragraphs under one heading share; one finding, at the
    second link. In lists and tables each line stands by itself.
    """
    headings = [block.span.start for block in document.blocks if block.kind == "heading"]
    for name, links in _by_name(blocks).items():
        by_place: dict[tuple[int, str], list[Block]] = defaultdict(list)
        for link in (link for link in links if _stands_in_paragraph(link, document)):
            by_place[bisect_left(headings, link.span.start), _address(link.attrs["href"])].append(link)
        for alike in by_place.values():
            if len(alike) > 1:
                text = alike[0].text.plain.strip() or name
                yield Finding(
                    alike[1].span, data={"text": shown(text), "count": str(len(alike))}, selector=alike[1].selector
                )


def new_window(links: Iterable[Element], *, notices: re.Pattern[str], addition: str) -> Iterator[Finding]:
    """Each link that opens a window without saying so; the words to add are proposed."""
    for link in links:
        if link.attrs.get("target", "").strip().lower() in _HERE or link.is_exposed is False:
            continue
        name = link.accessible_name
        if name is UNKNOWN or not name or notices.search(f"{name} {link.attrs.get('title', '')} {_described(link)}"):
            continue
        yield Finding(
            link.span,
            data={"text": shown(name), "addition": addition.strip()},
            fixes=tuple(_appended(link, addition)),
            selector=link.selector,
        )


def adjacent(links: Sequence[Element]) -> Iterator[Finding]:
    """Each link that follows another one to the same address, with no text between them."""
    pairs = [pair for pair in pairwise(e for e in links if e.is_exposed is not False) if _are_alike(*pair)]
    seen = sorted(_seen_places(pairs[0][0].page)) if pairs else []
    for first, second in pairs:
        between = bisect_left(seen, first.span.end)
        if between < len(seen) and seen[between] < second.span.start:
            continue
        name = second.accessible_name
        text = name if isinstance(name, str) and name else second.attrs["href"]
        yield Finding(second.span, data={"text": shown(text)}, selector=second.selector)


def _generic(links: Iterable[Element], phrases: frozenset[str]) -> Iterator[Element]:
    for link in links:
        name = link.accessible_name
        if name is UNKNOWN or not name or link.is_exposed is False:
            continue
        said = _folded(name)
        if said in phrases and not _title_says_more(link, said):
            yield link


def _said(link: Element) -> Finding:
    return Finding(link.span, data={"text": shown(str(link.accessible_name))}, selector=link.selector)


def _folded(text: str) -> str:
    """A text as lists of phrases write it: lower case, one apostrophe, no arrow or dot at its ends."""
    return " ".join(text.replace("’", "'").casefold().split()).strip(_EDGES)


def _title_says_more(link: Element, said: str) -> bool:
    title = f"{link.attrs.get('title', '')} {_described(link)}"
    return len(_WORD.findall(title)) > len(_WORD.findall(said)) + 1


def _described(link: Element) -> str:
    """The texts that aria-describedby names."""
    found = (link.page.by_id(identifier) for identifier in link.attrs.get("aria-describedby", "").split())
    return " ".join(element.text for element in found if element is not None)


def _has_context(link: Element) -> bool:
    around = next((e for e in link.ancestors() if e.name in _AROUND or _has_own_text(e)), None)
    if around is None:
        return False
    return len(_WORD.findall(around.text)) - len(_WORD.findall(link.text)) >= _CONTEXT_WORDS


def _has_own_text(element: Element) -> bool:
    """Whether words stand right in an element, as in a paragraph."""
    if element.name not in _LOOSE:
        return False
    return any(isinstance(node, TextNode) and _WORD.search(node.data) for node in element.content[:_MOST_NODES])


def _is_under_heading(link: Element, headings: Sequence[Element]) -> bool:
    """Whether one of the last headings before a link stands in a container of the link."""
    last = bisect_left(headings, link.index, key=lambda heading: heading.index)
    near = headings[max(0, last - _NEAR_HEADINGS) : last]
    return any(above is heading.parent for heading in near for above in link.ancestors())


def _says_more(block: Block) -> bool:
    name = (
        f"{block.attrs.get('accessible-name', '')} {block.attrs.get('title', '')} {block.attrs.get('aria-label', '')}"
    )
    return bool(_WORD.search(re.sub(r"\b[ivxlc]+\b", "", name, flags=re.I)))


def _places(page: Page | None) -> dict[int, Element]:
    """Links and superscripts by the place of their start tag."""
    return {e.mark.start: e for e in page.elements if e.name in ("a", "sup")} if page is not None else {}


def _link_in(element: Element | None) -> Element | None:
    if element is None or (element.name == "a" and "href" in element.attrs):
        return element
    return next((e for e in element.descendants() if e.name == "a" and "href" in e.attrs), None)


def _leads_inside(block: Block, places: dict[int, Element]) -> bool:
    link = _link_in(places.get(block.span.start))
    href = block.attrs.get("href", "") if link is None else link.attrs["href"]
    return href.startswith("#") and len(href) > 1


def _labelled(link: Element, name: str) -> Fix:
    """An aria-label put right after the name of the tag: what is seen does not change."""
    at = link.mark.start + len("<") + len(link.name)
    return Fix((Edit(Span(at, at), f' aria-label="{name}"'),), safe=True, operation="label-link")


def _stands_in_paragraph(link: Block, document: Document) -> bool:
    around = document.blocks[link.parent] if link.parent is not None else None
    if around is None or around.kind != "paragraph":
        return False
    holder = document.blocks[around.parent] if around.parent is not None else None
    return holder is None or holder.kind not in ("item", "cell")


def _by_name(blocks: Iterable[Block]) -> dict[str, list[Block]]:
    """Links that go somewhere by their name; calls of notes and bare numbers left out."""
    found: dict[str, list[Block]] = defaultdict(list)
    for block in blocks:
        name = _folded(block.attrs.get("accessible-name") or block.text.plain)
        href = block.attrs.get("href", "")
        if "note-call" in block.attrs or href in ("", "#") or href.lower().startswith("javascript:"):
            continue
        if _WORD.search(name):
            found[name].append(block)
    return found


@lru_cache(maxsize=4096)
def _address(href: str) -> str:
    """An address such that two that lead to one place are equal: scheme, capitals of the host, last slash."""
    _, separator, rest = unquote(href.strip()).partition("://")
    if not separator:
        return unquote(href.strip()).removeprefix("./")
    host, slash, path = rest.partition("/")
    return f"{host.lower().removeprefix('www.')}{slash}{path}".rstrip("/")


def _appended(link: Element, addition: str) -> Iterator[Fix]:
    """The words added after the last text of the link, where there is one."""
    texts = [node for node in link.nodes() if isinstance(node, TextNode) and node.data.strip() and node.pieces]
    if texts and "aria-label" not in link.attrs and "aria-labelledby" not in link.attrs:
        last = texts[-1]
        end = last.pieces[-1].span.end - (len(last.data) - len(last.data.rstrip()))
        yield Fix((Edit(Span(end, end), addition),), operation="announce-window")


def _are_alike(first: Element, second: Element) -> bool:
    """Whether two links that follow each other lead to one place, side by side or in a card of their own."""
    address = _address(first.attrs["href"])
    if address in ("", "#") or address != _address(second.attrs["href"]) or first.span.covers(second.span):
        return False
    near = islice(first.ancestors(), _DEPTH_OF_NEIGHBOURS)
    shared = next((above for above in near if above.span.covers(second.span)), None)
    if shared is None or shared is first.parent is second.parent:
        return shared is not None
    inside = list(islice(shared.descendants(), _MOST_NODES))
    others = (e for e in inside if e.name == "a" and "href" in e.attrs)
    return len(inside) < _MOST_NODES and all(_address(e.attrs["href"]) == address for e in others)


def _seen_places(page: Page) -> Iterator[int]:
    """Where each text, and each thing that is seen by itself, begins."""
    for node in page.root.nodes():
        if isinstance(node, Element):
            if node.name in _SEEN:
                yield node.span.start
        elif isinstance(node, TextNode) and node.pieces and not node.data.isspace():
            yield node.pieces[0].span.start
