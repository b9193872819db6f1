"""Repairs of markup: languages, abbreviations, empty headings. Each gives a safe fix, or none where it is not sure."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from limpide.language.detection import detect
from limpide.model import Edit, Finding, Fix, Rule, Span
from limpide.page.attributes import is_spelt, place_for_attribute
from limpide.page.element import Element, TextNode
from limpide.rewriters.context import Context

_SURE_LETTERS: Final = 120
_SAMPLE: Final = 6_000  # characters
_EDGE: Final = 10  # words that tell the language of an end of a text
_QUOTING: Final = '«»“”":'
_LETTER: Final = re.compile(r"[^\W\d_]")
_NO_MARKUP: Final = ("abbr", "acronym", "code", "kbd", "samp", "pre", "option", "textarea", "title", "svg", "math")
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLANK: Final = " \t\r\n\f\u00a0"


def page_language(finding: Finding, rule: Rule, context: Context) -> Iterator[Fix]:
    """The language of the text on the `html` tag, where enough of the text tells it."""
    page = context.page
    lang = _sure_language(context)
    if page is None or lang is None or not is_spelt(page.root, context.source):
        return
    root = page.root
    other = root.attrs.get("xml:lang", "").strip()
    if rule.id == "page-language" and other and _primary(other) != lang:
        return
    value = other if other and _primary(other) == lang else lang
    edits = [_set_attribute(root, "lang", value)]
    if other and _primary(other) != lang:
        edits.append(_set_attribute(root, "xml:lang", value))
    if all(edit.span != root.mark for edit in edits):
        yield Fix(tuple(edits), safe=True, operation="declare-language")


def declared_language(finding: Finding, rule: Rule, context: Context) -> Iterator[Fix]:
    """The language of a part in the place of the one that it declares wrongly; none where its end tag is missing,
    for that may be the fault."""
    element = context.around(finding.span)
    if element is None or finding.outcome != "failed" or "lang" not in element.attrs:
        return
    written = context.source[element.span.start : element.span.end].lower()
    if written.endswith(f"</{element.name}>") and element.attr_span("lang") == finding.span != element.mark:
        edit = Edit(finding.span, f'lang="{finding.data["found"]}"')
        yield Fix((edit,), safe=True, operation="declare-language")


def passage_language(finding: Finding, rule: Rule, context: Context) -> Iterator[Fix]:
    """`lang` on a passage that is surely in another language: on its element, or on a `span` around it."""
    if finding.outcome != "failed" or context.document.format != "html":
        return
    for fix in finding.fixes:
        yield Fix(fix.edits, safe=True, operation=fix.operation)
    element = _whole_element(finding, context) if not finding.fixes else None
    if element is not None:
        edit = Edit(place_for_attribute(element), f' lang="{finding.data["lang"]}"')
        yield Fix((edit,), safe=True, operation="declare-language")


def abbreviation(finding: Finding, rule: Rule, context: Context) -> Iterator[Fix]:
    """`abbr` around an acronym, with the long form that the document itself gives (WCAG technique H28)."""
    span = finding.span
    written = context.source[span.start : span.end]
    around = context.around(span)
    if context.document.format != "html" or "<" in written or around is None or around.closest(*_NO_MARKUP):
        return
    title = escape(finding.data["expansion"], quote=True).replace("&#x27;", "'")
    edits = (Edit(Span(span.start, span.start), f'<abbr title="{title}">'), Edit(Span(span.end, span.end), "</abbr>"))
    yield Fix(edits, safe=True, operation="mark-abbreviation")


def empty_heading(finding: Finding, rule: Rule, context: Context) -> Iterator[Fix]:
    """Nothing in the place of a heading that holds nothing, and to which nothing can point."""
    heading = context.at(finding.span, *_HEADINGS)
    if heading is None or heading.attrs or not all(_is_blank(node) for node in heading.content):
        return
    source = context.source
    if is_spelt(heading, source):
        written = source[heading.span.start : heading.span.end].lower()
        span = heading.span if written.endswith(f"</{heading.name}>") else None
    else:
        is_mark = re.fullmatch(r"#{1,6}", source[heading.mark.start : heading.mark.end])
        span = heading.mark if is_mark and not _parts_lists(heading) else None
    if span is not None:
        yield Fix((Edit(span, ""),), safe=True, operation="remove-heading")


def _sure_language(context: Context) -> str | None:
    """The language of the document where its text alone tells it."""
    document = context.document
    text = " ".join(b.text.plain for b in document.blocks if b.part == "body" and b.lang == document.lang)[:_SAMPLE]
    if len(_LETTER.findall(text)) < _SURE_LETTERS:
        return None
    found = detect(text)
    return found if found == document.lang and found != "la" else None


def _set_attribute(element: Element, name: str, value: str) -> Edit:
    """An attribute with this value: changed in its place, or put right after the name of the tag."""
    written = f'{name}="{escape(value, quote=True)}"'
    if name in element.attrs:
        return Edit(element.attr_span(name), written)
    return Edit(place_for_attribute(element), f" {written}")


def _whole_element(finding: Finding, context: Context) -> Element | None:
    """The element whose whole text the finding points at."""
    block = context.block(finding.span, "paragraph", "heading", "item", "cell", "caption", "term", "line")
    if block is None or context.page is None:
        return None
    element = next(iter(context.page.matching(block.selector)), None)
    if element is None or "lang" in element.attrs or not is_spelt(element, context.source):
        return None
    words = block.text.plain.split()
    return element if element.text.split() == words and _is_all_in(finding.data["lang"], words) else None


def _is_all_in(lang: str, words: Sequence[str]) -> bool:
    """Whether a text is in one language from end to end, with no one else's words around a quotation."""
    if any(mark in word for word in words for mark in _QUOTING):
        return False
    return detect(" ".join(words[:_EDGE])) == detect(" ".join(words[-_EDGE:])) == lang


def _is_blank(node: object) -> bool:
    if isinstance(node, TextNode):
        return not node.data.strip(_BLANK)
    return isinstance(node, Element) and node.name == "br" and not node.attrs


def _parts_lists(heading: Element) -> bool:
    """Whether what stands on both sides is a list, or typed as one: without the heading they would be one."""
    beside = heading.parent.children if heading.parent is not None else []
    at = beside.index(heading)
    around = (*beside[max(0, at - 1) : at], *beside[at + 1 : at + 2])
    return len(around) == 2 and all(e.name in ("ul", "ol") or not e.text.lstrip()[:1].isalnum() for e in around)


def _primary(tag: str) -> str:
    return re.split(r"[-_]", tag.strip().lower(), maxsplit=1)[0]
