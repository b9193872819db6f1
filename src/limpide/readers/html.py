"""HTML to a Document (blocks of text in reading order) and its Page (elements with their facts)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from msgspec.structs import replace

from limpide.model import Block, Comment, Document, Fetch, Kind, Part
from limpide.page.element import CommentNode, Element, Page, TextNode
from limpide.page.frames import collect_frames
from limpide.page.parsing import parse
from limpide.page.recordings import collect_recordings
from limpide.page.sheets import collect
from limpide.page.static import StaticFacts
from limpide.readers.html_text import Run
from limpide.readers.parts import container_part, with_parts
from limpide.readers.reading import Detect, Reading, judged_lang, primary

_KINDS: dict[str, Kind] = {
    "p": "paragraph",
    "li": "item",
    "dd": "item",
    "dt": "term",
    "td": "cell",
    "th": "cell",
    "caption": "caption",
    "figcaption": "caption",
    "legend": "label",
    "label": "label",
    "summary": "line",
    "pre": "code",
    "button": "button",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
}
_BLOCK_LEVEL = frozenset(_KINDS).union(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "fieldset",
    ),
    ("figure", "footer", "form", "header", "hgroup", "hr", "html", "main", "menu", "nav", "ol", "optgroup", "option"),
    ("search", "section", "table", "tbody", "tfoot", "thead", "tr", "ul"),
)
_NOT_TEXT = frozenset(("script", "style", "template", "head", "title", "noscript", "svg", "math", "canvas")).union(
    ("audio", "video", "iframe", "object", "embed", "select", "textarea", "datalist", "rp")
)
_INLINE_KINDS: dict[str, Kind] = {"a": "link", "img": "image", "input": "field", "select": "field", "textarea": "field"}
_INSIDE = frozenset(_INLINE_KINDS.values())

_NOTE_CALL = re.compile(r"[\[(]?(?:\d{1,3}|[ivx]{1,4}|[a-z]|\*{1,3}|[†‡])[\])]?")
_DIGITS = re.compile(r"\d{1,3}")
_UNIT = re.compile(r"(?:^|[\s\d\u00a0\u202f/])(?:[kcdmµh]?m|[kcm]?g|s|x|n|r|10|cm|km)$|[\d)]$")
_FINAL = re.compile(r"[.!?…:;][»”\"')\]\u00a0\u202f ]*$")
OBJECT = "\ufffc"
"""The sign that stands in a text for a code span, as Unicode has it for embedded objects: no letter, no word."""

_MOSTLY_LINKS = 0.8
"""Share of its characters from which a block in links is a menu."""
_NODES_OF_NUMBER = 4
"""Nodes at most in an element that is only a number."""
_SHORT_LINE = 60
"""Characters: a shorter text without a full stop, outside any paragraph, is a line (a menu entry, a byline)."""


def read(name: str, source: str, *, lang: str, detect: Detect, fetch: Fetch | None = None, url: str = "") -> Reading:
    """The document and the page of an HTML source; its style sheets come through `fetch`."""
    page = parse(source, url=url)
    collect(page, fetch)
    page.facts = StaticFacts(page)
    collect_frames(page, fetch)
    collect_recordings(page, fetch)
    return reading(name, source, page, format_name="html", lang=lang, detect=detect)


def reading(name: str, source: str, page: Page, *, format_name: str, lang: str, detect: Detect) -> Reading:
    """The document of a page already built: also the way of formats that are turned into HTML first."""
    walk = _Walk(page)
    blocks = tuple(with_parts(_ordered(walk.blocks())))
    declared = primary(page.root.lang)
    judged = judged_lang(blocks, declared, asked=lang, detect=detect)
    document = Document(
        name=name,
        format=format_name,
        lang=judged,
        source=source,
        blocks=tuple(_with_lang(blocks, page, judged)),
        declared_lang=page.root.lang,
        comments=tuple(_comments(page)),
        abbreviations=_abbreviations(page),
        is_fragment=page.is_fragment,
    )
    return Reading(document, page)


class _Walk:
    """One pass over the page, without recursion, from which the blocks come out as their containers close."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.run: Run | None = None

    def blocks(self) -> Iterator[Block]:
        root = self.page.root
        stack: list[tuple[Element, Part, Element, Iterator[object]]] = [(root, "body", root, iter(root.content))]
        while stack:
            element, part, container, content = stack[-1]
            for node in content:
                if isinstance(node, TextNode):
                    self._text(node, container, part)
                elif isinstance(node, Element) and not _is_left_out(node):
                    if node.name in _BLOCK_LEVEL and self.run is not None:
                        yield from self._flush(self.run)
                    elif node.name == "br" and self.run is not None:
                        self.run.space(node.mark.start)
                    if self._is_note_call(node):
                        if (link := _first_link(node)) is not None:
                            yield self._inline_block("link", link, part, is_note_call=True)
                        continue
                    if node.name in _INLINE_KINDS and node.name != "a":
                        yield self._inline_block(_INLINE_KINDS[node.name], node, part)
                    if _is_code(node):
                        self._object(node, container, part)
                        continue
                    inner_part = _part_of(node, part)
                    inner = node if node.name in _BLOCK_LEVEL else container
                    stack.append((node, inner_part, inner, iter(node.content)))
                    break
            else:
                stack.pop()
                if element.name in _BLOCK_LEVEL:
                    if self.run is not None:
                        yield from self._flush(self.run)
                elif element.name == "a" and "href" in element.attrs:
                    yield self._inline_block("link", element, part)
        if self.run is not None:
            yield from self._flush(self.run)

    def _text(self, node: TextNode, container: Element, part: Part) -> None:
        if self.run is None:
            if node.data.isspace():
                return
            self.run = Run(container, part)
        self.run.add(node)

    def _object(self, element: Element, container: Element, part: Part) -> None:
        """Puts one sign for all of an element that stands in a sentence but is no prose."""
        self.run = self.run or Run(container, part)
        self.run.put(OBJECT, element.span)

    def _flush(self, run: Run) -> Iterator[Block]:
        self.run = None
        text = run.text()
        if not text.plain.strip():
            return
        kind = _kind(run.element, text.plain)
        yield Block(
            kind=kind,
            span=run.span(text),
            text=text,
            lang=run.element.lang or "",
            part="navigation" if run.part == "body" and _is_made_of_links(run, text.plain, kind) else run.part,
            level=_level(run.element),
            attrs=run.element.attrs,
            selector=run.element.selector,
        )

    def _inline_block(self, kind: Kind, element: Element, part: Part, *, is_note_call: bool = False) -> Block:
        gathered = Run(element, part)
        for node in element.nodes():
            if isinstance(node, TextNode):
                gathered.add(node)
        text = gathered.text()
        if self.run is not None:
            self.run.inner.append(element.span)
            self.run.links += len(text.plain) if kind == "link" else 0
        attrs = dict(element.attrs)
        name = element.accessible_name
        if isinstance(name, str):
            attrs["accessible-name"] = name
        if is_note_call:
            attrs["note-call"] = "true"
        return Block(kind, element.span, text, element.lang or "", part, attrs=attrs, selector=element.selector)

    def _is_note_call(self, element: Element) -> bool:
        """Whether an element is a note's call (« ESS¹ ») or a note's own number: no word of the text."""
        if element.attrs.get("role") in ("doc-noteref", "doc-backlink"):
            return True
        if element.name == "span":
            return self.run is None and _is_paragraph_number(element)
        if element.name not in ("a", "sup"):
            return False
        text = element.text.strip()
        if not _NOTE_CALL.fullmatch(text):
            return False
        link = _first_link(element)
        if link is not None:
            return link.attrs.get("href", "").startswith("#")
        before = self.run.ending() if self.run is not None else ""
        return bool(_DIGITS.fullmatch(text) and before.strip() and not _UNIT.search(before))


def _first_link(element: Element) -> Element | None:
    return next((e for e in (element, *element.descendants()) if e.name == "a"), None)


def _is_paragraph_number(element: Element) -> bool:
    """Whether an element holds a number glued to the text that it opens (« ¹J’anime »)."""
    inside = list(islice(element.nodes(), _NODES_OF_NUMBER + 1))  # not the text of all that a deep element holds
    number = "".join(node.data for node in inside if isinstance(node, TextNode))
    if len(inside) > _NODES_OF_NUMBER or not number.isdecimal() or element.parent is None:
        return False
    siblings = element.parent.content
    after = siblings[siblings.index(element) + 1 :]
    return bool(after) and isinstance(after[0], TextNode) and after[0].data[:1].isalpha()


def _is_left_out(element: Element) -> bool:
    """Whether nothing of an element is read as text: scripts, embedded content, what is not rendered."""
    if element.name in _NOT_TEXT and element.name not in _INLINE_KINDS:
        return True
    return element.name != "input" and element.is_rendered is False


def _is_code(element: Element) -> bool:
    """Whether an element is a code span: outside links and blocks of code, which have a text of their own."""
    if element.name not in ("code", "samp", "tt") or element.closest("a", "pre") is not None:
        return False
    return not any(inner.name in _INLINE_KINDS or inner.name in _BLOCK_LEVEL for inner in element.descendants())


def _part_of(element: Element, part: Part) -> Part:
    attrs = element.attrs
    if part not in ("body", "header"):
        return part
    if element.name == "main" or attrs.get("role") == "main":
        return "body"
    if element.name in ("header", "footer") and element.role in ("banner", "contentinfo"):
        return "header" if element.name == "header" else "footer"
    if element.name == "body" or not (attrs or element.name in ("nav", "aside")):
        return part
    identifiers = [*attrs.get("class", "").split(), attrs.get("id", "")]
    return container_part(element.name, attrs.get("role", ""), identifiers) or part


def _kind(element: Element, plain: str) -> Kind:
    if element.attrs.get("role") == "heading":
        return "heading"
    kind = _KINDS.get(element.name)
    if kind is not None:
        return kind
    return "paragraph" if len(plain) > _SHORT_LINE or _FINAL.search(plain) else "line"


def _level(element: Element) -> int:
    if element.name in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return int(element.name[1])
    level = element.attrs.get("aria-level", "")
    if element.attrs.get("role") == "heading":
        return int(level) if level.isdecimal() and level != "0" else 2
    if element.name == "li":
        return sum(above.name in ("ul", "ol", "menu") for above in element.ancestors())
    return 0


def _is_made_of_links(run: Run, plain: str, kind: Kind) -> bool:
    if kind not in ("line", "item", "cell", "paragraph") or _FINAL.search(plain):
        return False
    return run.links >= _MOSTLY_LINKS * len(plain)


def _ordered(blocks: Iterable[Block]) -> list[Block]:
    """Blocks in source order, the inner ones after the block around them and pointing at it."""
    ordered = sorted(blocks, key=lambda b: (b.span.start, -b.span.end, b.kind in _INSIDE))
    around: int | None = None
    result: list[Block] = []
    for index, block in enumerate(ordered):
        if block.kind not in _INSIDE:
            around = index
        elif around is not None and result[around].span.covers(block.span):
            block = replace(block, parent=around, part=result[around].part)
        result.append(block)
    return result


def _with_lang(blocks: Iterable[Block], page: Page, judged: str) -> Iterator[Block]:
    """Blocks with a plain language code: their own where markup gives it to a part, else the document's."""
    whole = page.root.lang
    for block in blocks:
        lang = (None if block.lang == whole else primary(block.lang)) or judged
        yield block if block.lang == lang else replace(block, lang=lang)


def _comments(page: Page) -> Iterator[Comment]:
    for element in page.elements:
        for index, node in enumerate(element.content):
            if isinstance(node, CommentNode):
                after = (n for n in element.content[index + 1 :] if isinstance(n, Element))
                following = next(after, None)
                yield Comment(node.data.strip(), node.span, following.span if following is not None else None)


def _abbreviations(page: Page) -> Mapping[str, str]:
    return {
        e.text.strip(): e.attrs["title"].strip()
        for e in page.elements
        if e.name in ("abbr", "acronym") and e.attrs.get("title")
    }
