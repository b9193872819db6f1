"""Lists in the markup: what stands in them, and what only looks like one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from limpide.language.excerpts import shown
from limpide.model import Finding
from limpide.page.element import Element, TextNode

_LISTS = frozenset(("ul", "ol", "menu"))
_NOT_THERE = frozenset(("script", "template", "style", "noscript", "link", "meta"))
_SHOWN = frozenset(("img", "svg", "input", "button", "select", "textarea", "iframe", "video", "audio"))
_ALIKE = frozenset(("div", "a", "article", "section"))
_LEAST_ALIKE = 3
_LONGEST_ALIKE = 400
"""Characters: longer neighbours are parts of a text."""

_NOT_GROUPED = ("ul", "ol", "dl", "table", "form", "fieldset", "select", "svg", "pre", "code")
_GROUP_ROLES = frozenset(
    ("list", "listbox", "menu", "menubar", "tablist", "tree", "grid", "table", "row", "radiogroup", "feed", "toolbar")
)
_COUNTED = re.compile(r"(?:\w{3,10}\s)?(?P<number>\d{1,2})\s?(?:[.):°–—-]|\s)\D", re.I)
_TERM_MARK = re.compile(r"\s*[:–—]\s")
_LEAST_TERMS = 3


def stray_children(lists: Iterable[Element]) -> Iterator[Finding]:
    """Each list that holds something else than items: the first such thing."""
    for each in lists:
        if each.role != "list" or each.is_exposed is not True:
            continue
        wrong = next((child for child in each.children if _is_stray(child)), None)
        if wrong is not None:
            yield Finding(
                wrong.mark,
                data={"element": wrong.name, "list": each.name, "text": shown(wrong.text) or "–"},
                selector=wrong.selector,
            )


def lone_items(items: Iterable[Element]) -> Iterator[Finding]:
    """Each item that stands in no list; one finding for items side by side.

    In an element that the author made up, a person looks.
    """
    asked: set[int] = set()
    for item in items:
        parent = item.parent
        if parent is None or parent.name in _LISTS or "role" in item.attrs or item.is_exposed is not True:
            continue
        if parent.attrs.get("role") or parent.index in asked or parent.name in ("template", "slot"):
            continue
        asked.add(parent.index)
        yield Finding(
            item.mark,
            data={"text": shown(item.text) or "–"},
            outcome="needs_review" if "-" in parent.name else None,
            selector=item.selector,
        )


def broken_descriptions(lists: Iterable[Element]) -> Iterator[Finding]:
    """Each `dl` that holds something else than terms and descriptions, or one without the other."""
    for each in lists:
        if each.is_exposed is not True or "role" in each.attrs:
            continue
        children = [child for child in each.children if child.name not in _NOT_THERE]
        groups = [
            [inner.name for inner in c.children if inner.name not in _NOT_THERE] for c in children if c.name == "div"
        ]
        names = [child.name for child in children if child.name != "div"] + [name for group in groups for name in group]
        if names and (not {"dt", "dd"} >= set(names) or "dt" not in names or "dd" not in names):
            wrong = next((name for name in names if name not in ("dt", "dd")), names[0])
            yield Finding(each.mark, data={"element": wrong, "text": shown(each.text)}, selector=each.selector)


def alike_blocks(parents: Iterable[Element]) -> Iterator[Finding]:
    """A question at each element with at least three neighbours alike: same tag, same class, a short text each."""
    for parent in parents:
        if parent.attrs.get("role") in _GROUP_ROLES or parent.closest(*_NOT_GROUPED) or parent.is_rendered is False:
            continue
        run = _longest_run(parent)
        if len(run) >= _LEAST_ALIKE:
            yield Finding(
                run[0].mark, data={"text": shown(run[0].text), "count": str(len(run))}, selector=run[0].selector
            )


def counted_items(lists: Iterable[Element]) -> Iterator[Finding]:
    """A question at each list without order whose items count up."""
    for each in lists:
        texts = [" ".join(child.text.split()) for child in each.children if child.name == "li"]
        found = [match for text in texts if (match := _COUNTED.match(text))]
        if len(found) < 2 or len(found) < len(texts):
            continue
        if each.is_rendered is not False and all(int(b["number"]) == int(a["number"]) + 1 for a, b in pairwise(found)):
            yield Finding(each.mark, data={"text": shown(texts[0]), "count": str(len(texts))}, selector=each.selector)


def typed_descriptions(paragraphs: Iterable[Element]) -> Iterator[Finding]:
    """A question at each run of neighbours that begin with a term in bold and go on with what it means."""
    terms = [paragraph for paragraph in paragraphs if _term(paragraph)]
    parents = {paragraph.parent for paragraph in terms if paragraph.parent is not None}
    ranks = {child: rank for parent in parents for rank, child in enumerate(parent.children)}
    for _, run in groupby(enumerate(terms), key=lambda pair: (pair[1].parent, ranks.get(pair[1], 0) - pair[0])):
        found = [paragraph for _, paragraph in run]
        if len(found) >= _LEAST_TERMS:
            text = shown(_term(found[0]))
            yield Finding(found[0].mark, data={"text": text, "count": str(len(found))}, selector=found[0].selector)


def _is_stray(child: Element) -> bool:
    if child.name == "li" or child.name in _NOT_THERE or child.is_exposed is False:
        return False
    if "role" in child.attrs or "-" in child.name:
        return False
    return bool(child.text.strip()) or any(inside.name in _SHOWN for inside in (child, *child.descendants()))


def _longest_run(parent: Element) -> Sequence[Element]:
    best: list[Element] = []
    for key, run in groupby(parent.children, key=_kind):
        found = list(run)
        if key and len(found) > len(best) and all(map(_is_short, found)):
            best = found
    return best


def _is_short(block: Element) -> bool:
    return 0 < len(block.text.strip()) <= _LONGEST_ALIKE


def _kind(element: Element) -> tuple[str, str] | None:
    kind = (element.name, " ".join(element.attrs.get("class", "").split()))
    return kind if element.name in _ALIKE and (kind[1] or element.name in ("a", "article")) else None


def _term(paragraph: Element) -> str:
    """The bold words that a paragraph begins with, where a colon or a dash and a text follow; else empty."""
    nodes = [node for node in paragraph.content if not (isinstance(node, TextNode) and not node.data.strip())]
    first = nodes[0] if nodes else None
    if not isinstance(first, Element) or first.name not in ("b", "strong", "dfn") or len(nodes) < 2:
        return ""
    after = nodes[1]
    term = first.text.strip()
    if not isinstance(after, TextNode) or not term:
        return ""
    return term if _TERM_MARK.match(after.data) or term.endswith(":") else ""
