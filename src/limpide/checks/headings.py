"""Headings and lists: levels, what only looks like a heading or a list."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from limpide.language.excerpts import shown
from limpide.model import Block, Document, Finding
from limpide.page.element import Element, Page, TextNode

_BOLD = frozenset(("b", "strong"))
_ENDS = re.compile(r"[.!?…,;:»”)]\s*$")
_CONTAINERS_WITHOUT_HEADINGS = (
    *("nav", "footer", "aside", "address", "form", "li", "dt", "dd", "td", "th", "caption"),
    *("figure", "figcaption", "blockquote", "label", "button", "summary"),
)
_FOLLOWERS = frozenset(("p", "ul", "ol", "dl", "table", "div", "blockquote", "figure", "section"))
_BLOCKS = frozenset(("p", "div", "ul", "ol", "table", "li", "pre", "code"))
_WORD = re.compile(r"\w{2,}")
_LEAST_ITEMS = 2
_LONGEST_MARK = 4
_MOST_INSIDE = 100
_SENTENCE = re.compile(r"[.!?…»”]\s*$")


def skipped_levels(blocks: Iterable[Block], *, document: Document) -> Iterator[Finding]:
    """Each heading more than one level below the one before it.

    After the title of a front matter a person looks: the site's template may put headings between.
    """
    before: Block | None = None
    for block in blocks:
        if block.level == 0:
            continue
        if before is not None and block.level > before.level + 1:
            yield Finding(
                block.span,
                data={"text": shown(block.text.plain), "level": str(block.level), "before": str(before.level)},
                outcome="needs_review" if document.format == "markdown" and before.part == "header" else None,
                selector=block.selector,
            )
        before = block


def main_heading(elements: Sequence[Element], *, page: Page) -> Iterator[Finding]:
    """A page without a heading of the first level."""
    if not any(_is_main_heading(element) and element.is_exposed is not False for element in page.elements):
        for element in elements:
            yield Finding(element.mark, selector=element.selector)


def bold_paragraphs(paragraphs: Iterable[Element], *, longest: int) -> Iterator[Finding]:
    """Each short paragraph that is all bold, stops without a full stop and opens a passage."""
    for paragraph in paragraphs:
        if _has_plain_text(paragraph):
            continue
        text = " ".join(paragraph.text.split())
        if not 2 < len(text) <= longest or _ENDS.search(text) or not _WORD.search(text):
            continue
        if _is_all_bold(paragraph) and _opens_passage(paragraph) and not _is_set_apart(paragraph):
            yield Finding(paragraph.span, data={"text": text}, selector=paragraph.selector)


def typed_lists(
    elements: Sequence[Element], *, bullet: re.Pattern[str], dash: re.Pattern[str], number: re.Pattern[str]
) -> Iterator[Finding]:
    """Each run of lines that begin with a typed mark. Bullets are sure; dashes and numbers a person looks at.

    Lines are the parts of a paragraph between line breaks, or paragraphs that follow each other.
    """
    marks = (bullet, dash, number)
    for element, lines in (*_broken(elements, marks), *_following(elements, marks)):
        if len(lines) < _LEAST_ITEMS or _is_dialogue(lines, dash) or _is_uncounted(lines, number):
            continue
        if element.is_rendered is not False:
            yield Finding(
                element.span,
                data={"text": shown(lines[0]), "count": str(len(lines))},
                outcome=None if all(bullet.match(line) for line in lines) else "needs_review",
                selector=element.selector,
            )


def _is_main_heading(element: Element) -> bool:
    if element.name == "h1" and "role" not in element.attrs:
        return True
    return element.attrs.get("role") == "heading" and element.attrs.get("aria-level", "").strip() == "1"


def _has_plain_text(paragraph: Element) -> bool:
    """Whether words stand right in a paragraph whose own style is not bold."""
    return any(isinstance(node, TextNode) and node.data.strip() for node in paragraph.content) and not _is_bold(
        paragraph
    )


def _is_all_bold(paragraph: Element) -> bool:
    for holder in (paragraph, *paragraph.descendants()):
        if holder.name in ("br", "img", "a", "input", "button"):
            return False
        has_text = any(isinstance(node, TextNode) and node.data.strip() for node in holder.content)
        if has_text and not _is_bold(holder):
            return False
    return True


def _is_bold(holder: Element) -> bool:
    if holder.closest(*_BOLD) is not None:
        return True
    weight = holder.style("font-weight")
    return isinstance(weight, str) and (weight in ("bold", "bolder") or (weight.isdecimal() and int(weight) >= 600))


def _opens_passage(paragraph: Element) -> bool:
    """Whether running text follows the paragraph, not another bold line."""
    after = _next(paragraph)
    if after is None or after.name not in _FOLLOWERS or not after.text.strip():
        return False
    return after.name != "p" or not _is_all_bold(after)


def _is_set_apart(paragraph: Element) -> bool:
    return any(above.name in _CONTAINERS_WITHOUT_HEADINGS for above in paragraph.ancestors())


def _next(element: Element) -> Element | None:
    """The next element beside this one."""
    after = element.index + 1
    for other in element.page.elements[after : after + _MOST_INSIDE]:
        if other.parent is element.parent:
            return other
    return None


def _broken(elements: Iterable[Element], marks: Sequence[re.Pattern[str]]) -> Iterator[tuple[Element, list[str]]]:
    """Elements that break lines, with those of their lines that begin with a mark."""
    for element in elements:
        if any(isinstance(node, Element) and node.name == "br" for node in element.content):
            yield element, [line for line in _lines(element) if any(mark.match(line) for mark in marks)]


def _lines(element: Element) -> list[str]:
    """The lines that line breaks make of the texts of an element; none where it holds further blocks."""
    lines = [""]
    for node in element.nodes():
        if isinstance(node, TextNode):
            lines[-1] += node.data
        elif isinstance(node, Element) and node.name == "br":
            lines.append("")
        elif isinstance(node, Element) and node.name in _BLOCKS:
            return []
    return [line.strip() for line in lines]


def _following(elements: Iterable[Element], marks: Sequence[re.Pattern[str]]) -> Iterator[tuple[Element, list[str]]]:
    """Runs of paragraphs that begin with the same kind of mark: the first one, and the texts of all."""
    run: list[Element] = []
    kind: re.Pattern[str] | None = None
    for paragraph in (element for element in elements if element.name == "p"):
        start = _start(paragraph)
        mark = next((mark for mark in marks if mark.match(start)), None)
        if run and mark is kind and _follows(run[-1], paragraph):
            run.append(paragraph)
            continue
        if len(run) > 1:
            yield run[0], [each.text.strip() for each in run]
        run, kind = ([paragraph] if mark is not None else []), mark
    if len(run) > 1:
        yield run[0], [each.text.strip() for each in run]


def _follows(first: Element, second: Element) -> bool:
    """Whether no element stands between two that have one parent."""
    before = second.page.elements[second.index - 1]
    return first.parent is second.parent and (before is first or first in before.ancestors())


def _start(element: Element) -> str:
    """The first text in an element, with the next one where it is a mark alone."""
    start = ""
    for node in element.nodes():
        if isinstance(node, TextNode) and not node.data.isspace():
            start = f"{start} {node.data}".lstrip()
            if len(start) > _LONGEST_MARK:
                break
    return start


def _is_dialogue(lines: Sequence[str], dash: re.Pattern[str]) -> bool:
    """Whether lines with dashes read as people who speak: whole sentences."""
    return all(dash.match(line) for line in lines) and sum(bool(_SENTENCE.search(line)) for line in lines) * 2 > len(
        lines
    )


def _is_uncounted(lines: Sequence[str], number: re.Pattern[str]) -> bool:
    """Whether numbers at the beginning of lines do not count up from one line to the next."""
    found = [match for line in lines if (match := number.match(line))]
    counted = [int(match["number"]) for match in found if match.groupdict().get("number")]
    return bool(counted) and any(b != a + 1 for a, b in pairwise(counted))
