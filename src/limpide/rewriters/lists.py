"""Lists typed by hand made lists in markup: lines of one paragraph, or paragraphs that follow each other.

Bullets are sure; dashes only where lines end as those of a list do, not as the replies of a dialogue.
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import pairwise
from typing import Final, Literal

from msgspec import Struct

from limpide.model import Edit, Finding, Fix, Rule, Span
from limpide.page.attributes import is_spelt, place_for_attribute
from limpide.page.element import Element, TextNode
from limpide.rewriters.context import Context

Mark = Literal["bullet", "dash"]

_MARK: Final = re.compile(r"(?P<blank>(?:\s|&nbsp;|&#160;)*)(?:&#?\w+;|\S)(?:\s|&nbsp;|&#160;)*")
_INLINE: Final = frozenset(
    ("a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark", "q", "s")
).union(("samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "br"))
_KEPT: Final = frozenset(("class", "dir", "id", "lang", "style"))
_OF_ITEMS: Final = _KEPT - {"id"}
_OPENS: Final = re.compile(r"[:\uff1a][\s\u00a0]*$")
_GOES_ON: Final = re.compile(r"(?:[;,]|[^\W_]|\))[\s\u00a0]*$")
_CLOSES: Final = re.compile(r"(?:[.;,]|[^\W_]|\))[\s\u00a0]*$")
_SPOKEN: Final = re.compile(r"[?!…«»“”\"]")
_BLOCK_SYNTAX: Final = re.compile(r"[-+*#>~`|=<]|\d+[.)]|\s")
_TAG: Final = re.compile(r"<[^>]*>")
_LEAST_DASHES: Final = 3  # lines, where none introduces them


class _Line(Struct, frozen=True):
    """A line of a list: its place, where its mark begins, and where its words do. `after`: the line break before it."""

    start: int
    mark: int
    words: int
    end: int
    kind: Mark | None
    after: Element | None = None


def typed_list(finding: Finding, rule: Rule, context: Context) -> Iterator[Fix]:
    """A list of markup in the place of one that is typed."""
    element = context.at(finding.span, "p", "td", "div")
    if element is None:
        return
    edits = _broken(element, rule, context) or _following(element, rule, context)
    if edits:
        yield Fix(tuple(edits), safe=True, operation="mark-list")


def _broken(element: Element, rule: Rule, context: Context) -> list[Edit]:
    """The edits for the lines of one element; none where it is not sure that they are a list."""
    if not any(isinstance(node, Element) and node.name == "br" for node in element.content):
        return []
    if not _is_plain(element) or any(e.name == "br" and e.parent is not element for e in element.descendants()):
        return []
    lines = _lines(element, rule, context)
    while lines and not _said(lines[-1], context):
        lines.pop()
    first = next((at for at, line in enumerate(lines) if line.kind), len(lines))
    before, items = lines[:first], lines[first:]
    if len(items) < 2 or len({line.kind for line in items}) != 1:
        return []
    opening = " ".join(_said(line, context) for line in before).strip()
    if items[0].kind == "dash" and not _reads_as_list(opening, [_said(line, context) for line in items]):
        return []
    if is_spelt(element, context.source):
        return _html_edits(element, items, context, has_opening=bool(opening))
    return _markdown_edits(element, items, context, has_opening=bool(opening))


def _html_edits(element: Element, items: Sequence[_Line], context: Context, *, has_opening: bool) -> list[Edit]:
    source = context.source
    end = _end_tag(element, source)
    if end is None or (element.name == "p" and not has_opening and not _KEPT.issuperset(element.attrs)):
        return []
    first, last = items[0], items[-1]
    blank = source[first.start : first.mark]
    if element.name != "p":
        start = first.after.mark.start if first.after is not None else element.mark.end
        opened = Edit(Span(start, first.words), f"{blank}<ul><li>")
    elif has_opening and first.after is not None:
        opened = Edit(Span(first.after.mark.start, first.words), f"</p>{blank}<ul><li>")
    else:
        attributes = source[place_for_attribute(element).start : element.mark.end - 1]
        opened = Edit(Span(element.mark.start, first.words), f"<ul{attributes}>{blank}<li>")
    between = [
        Edit(Span(line.after.mark.start, line.words), f"</li>{source[line.start : line.mark]}<li>")
        for line in items[1:]
        if line.after is not None
    ]
    close = last.start + len(source[last.start : last.end].rstrip())
    return [opened, *between, Edit(Span(close, element.span.end if element.name == "p" else end), "</li></ul>")]


def _markdown_edits(element: Element, items: Sequence[_Line], context: Context, *, has_opening: bool) -> list[Edit]:
    source = context.source
    if not _is_free(element) or not all(_may_begin_item(line, source) for line in items):
        return []
    edits = [Edit(Span(line.mark, line.words), "- ") for line in items]
    for line in items:
        if line.after is not None:
            mark = line.after.mark
            newline = source[mark.start : mark.end].lstrip(" \\")
            edits.append(Edit(mark, newline * 2 if line is items[0] and has_opening else newline))
    return sorted(edits, key=lambda edit: edit.span)


def _following(first: Element, rule: Rule, context: Context) -> list[Edit]:
    """The edits for a run of paragraphs that each begin with a bullet."""
    paragraphs = list(_run(first, rule, context))
    if len(paragraphs) < 2:
        return []
    if not is_spelt(first, context.source):
        lines = [line for _, line in paragraphs]
        ends_are_free = _is_free(first, after=False) and _is_free(paragraphs[-1][0], before=False)
        if not ends_are_free or not all(_may_begin_item(line, context.source) for line in lines):
            return []
        return [Edit(Span(line.mark, line.words), "- ") for line in lines]
    edits = []
    for paragraph, line in paragraphs:
        end = _end_tag(paragraph, context.source)
        if end is None or not _OF_ITEMS.issuperset(paragraph.attrs):
            return []
        attributes = context.source[place_for_attribute(paragraph).start : paragraph.mark.end - 1]
        opened = f"<li{attributes}>"
        edits.append(Edit(Span(paragraph.mark.start, line.words), f"<ul>{opened}" if paragraph is first else opened))
        closed = "</li></ul>" if paragraph is paragraphs[-1][0] else "</li>"
        edits.append(Edit(Span(end, paragraph.span.end), closed))
    return edits


def _run(first: Element, rule: Rule, context: Context) -> Iterator[tuple[Element, _Line]]:
    """The paragraph and those right after it that hold one line, with a bullet."""
    siblings = first.parent.content if first.parent is not None else []
    for node in siblings[siblings.index(first) :] if first in siblings else []:
        if isinstance(node, TextNode) and not node.data.strip():
            continue
        if not isinstance(node, Element) or node.name != "p" or not _is_plain(node):
            return
        lines = _lines(node, rule, context)
        if len(lines) != 1 or lines[0].kind != "bullet":
            return
        yield node, lines[0]


def _lines(element: Element, rule: Rule, context: Context) -> list[_Line]:
    """The parts of an element between its own line breaks."""
    source = context.source
    breaks = [node for node in element.content if isinstance(node, Element) and node.name == "br"]
    has_tag = is_spelt(element, source)
    start = element.mark.end if has_tag else element.span.start
    end = (_end_tag(element, source) or element.span.end) if has_tag else element.span.end
    starts = [start, *(each.mark.end for each in breaks)]
    ends = [*(each.mark.start for each in breaks), end]
    return [
        _line(*place, rule, source, after=after)
        for place, after in zip(zip(starts, ends, strict=True), (None, *breaks), strict=True)
    ]


def _line(start: int, end: int, rule: Rule, source: str, *, after: Element | None) -> _Line:
    kind = _kind(unescape(source[start:end]).strip(), rule)
    found = _MARK.match(source, start, end) if kind else None
    if found is None:
        return _Line(start, start, start, end, None, after)
    return _Line(start, found.end("blank"), found.end(), end, kind, after)


def _kind(text: str, rule: Rule) -> Mark | None:
    kinds: tuple[Mark, Mark] = ("bullet", "dash")
    return next((kind for kind in kinds if re.match(str(rule.params[kind]), text)), None)


def _said(line: _Line, context: Context) -> str:
    return unescape(_TAG.sub("", context.source[line.words : line.end])).strip()


def _reads_as_list(opening: str, items: Sequence[str]) -> bool:
    """Whether lines with dashes are those of a list: introduced or many, none spoken, only the last one closed."""
    if not (_OPENS.search(opening) if opening else len(items) >= _LEAST_DASHES):
        return False
    if any(_SPOKEN.search(item) for item in items) or not _CLOSES.search(items[-1]):
        return False
    return all(_GOES_ON.search(item) for item in items[:-1])


def _is_plain(element: Element) -> bool:
    """Whether an element holds nothing but text and what may stand in it."""
    return all(e.name in _INLINE for e in element.descendants())


def _end_tag(element: Element, source: str) -> int | None:
    """Where the end tag of an element begins; None where it has none of its own."""
    found = re.search(rf"</{element.name}\s*>\Z", source[element.span.start : element.span.end], re.I)
    return element.span.start + found.start() if found else None


def _is_free(element: Element, *, before: bool = True, after: bool = True) -> bool:
    """Whether a block of Markdown stands in nothing, and beside no list that would join it."""
    if element.parent is None or element.parent.name != "body":
        return False
    lists = {(a.index, b.index) for a, b in pairwise(element.parent.children) if {a.name, b.name} & {"ul", "ol"}}
    return not any((before and b == element.index) or (after and a == element.index) for a, b in lists)


def _may_begin_item(line: _Line, source: str) -> bool:
    """Whether the mark opens its line of Markdown, the words are one line and open no other block."""
    opens = source[: line.mark].rstrip(" ")[-1:] in ("", "\n", "\r")
    words = source[line.words : line.end].rstrip()
    return opens and not _BLOCK_SYNTAX.match(words) and "\n" not in words and "\r" not in words
