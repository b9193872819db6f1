"""Titles and headings that announce another subject than what follows them.

Both judge by lists of a rule file: subjects that have nothing in common, and words of one kind (months, fruits) of
which one in the title and another in the page betray a title copied from elsewhere.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.element import Element, Page, TextNode

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_UNREAD = frozenset(("script", "style", "title", "template", "noscript", "svg"))
_SEEN = frozenset(
    ("img", "svg", "canvas", "video", "audio", "iframe", "object", "table", "input", "select", "textarea")
)
_BLOCKS = frozenset(("p", "li", "dd", "td", "th", "div", "section", "article", "blockquote", "figcaption", "main"))
_WORD = re.compile(r"[^\W\d_]{5,}")
_STEM = 5  # first letters that two forms of a word share
_LEAST_WORDS_OF_ANOTHER = 2


def other_subject(
    headings: Iterable[Element], *, titles: Mapping[str, re.Pattern[str]], contents: Mapping[str, re.Pattern[str]]
) -> Iterator[Finding]:
    """Each heading that is the usual title of one subject, before a text that is all about another one."""
    for heading in headings:
        text = " ".join(heading.text.split())
        subject = next((name for name, title in titles.items() if title.fullmatch(text)), None)
        if subject is None or heading.is_exposed is not True:
            continue
        after = _text_after(heading)
        if not after or contents[subject].search(after) or _stems(text) & _stems(after):
            continue
        if any(_is_about(after, contents[other]) for other in contents.keys() - {subject}):
            yield Finding(heading.span, data={"text": shown(text), "after": shown(after)}, selector=heading.selector)


def other_member(titles: Iterable[Element], *, page: Page, kinds: Mapping[str, re.Pattern[str]]) -> Iterator[Finding]:
    """The title of the page, where its main heading says the same of another month, year, fruit, country.

    Without any heading the first paragraph counts. What the title names has to be absent from the whole page.
    """
    title = next((each for each in titles if each.closest("svg") is None), None)
    opening = _opening(page) if title is not None else ""
    if title is None or not _stems(title.text) & _stems(opening):
        return
    for kind in kinds.values():
        named, other = _members(kind, title.text), _members(kind, opening)
        if named and other and not named & _members(kind, _said(page)):
            data = {"text": shown(title.text), "named": min(named), "other": min(other), "opening": shown(opening)}
            yield Finding(title.span, data=data, selector=title.selector)
            return


def _is_about(text: str, content: re.Pattern[str]) -> bool:
    found = {match.group().casefold() for match in content.finditer(text)}
    return len(found) >= _LEAST_WORDS_OF_ANOTHER


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM].casefold() for word in _WORD.findall(text))


def _text_after(heading: Element) -> str:
    """The block of text that is the first thing after a heading; empty where another heading or a picture is."""
    for element in heading.page.elements[heading.index + 1 :]:
        if heading.span.covers(element.span) or element.is_exposed is not True:
            continue
        if element.name in _HEADINGS or element.role == "heading" or element.name in _SEEN:
            return ""
        if element.name in _BLOCKS and any(isinstance(n, TextNode) and n.data.strip() for n in element.content):
            return " ".join(element.text.split())
    return ""


def _opening(page: Page) -> str:
    """The text of the main heading; where no heading is at all, that of the first paragraph."""
    headings = [e for e in page.elements if e.name in _HEADINGS or e.attrs.get("role") == "heading"]
    main = next((e for e in headings if e.name == "h1"), None)
    if main is None and not headings:
        main = next((e for e in page.elements if e.name == "p" and e.text.strip()), None)
    return " ".join(main.text.split()) if main is not None and main.is_exposed is True else ""


def _members(kind: re.Pattern[str], text: str) -> frozenset[str]:
    """The words of a kind in a text, without a plural s."""
    return frozenset(match.group().casefold().removesuffix("s") for match in kind.finditer(text))


def _said(page: Page) -> str:
    """The text of the page and of its alternatives, its title left out."""
    nodes = (n for e in page.elements if e.closest(*_UNREAD) is None for n in e.content)
    texts = (node.data for node in nodes if isinstance(node, TextNode))
    return " ".join((*texts, *(e.attrs.get("alt", "") for e in page.elements)))
