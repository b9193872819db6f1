"""HTML markup to a Page: the tree that browsers build, each text matched back to its characters in the source."""

import re
from collections.abc import Iterator
from itertools import chain

from limpide.model import Piece, Span
from limpide.page.element import CommentNode, Element, Page, TextNode
from limpide.page.offsets import Markup, normalised
from limpide.page.turbo import turbohtml

_MARKUP = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))|<!\[CDATA\[|\]\]>|<[/!?a-zA-Z][^>]*(?:>|\Z)", re.S)
_COMMENT = re.compile(r"<!(?!doctype)|<\?|</(?![a-zA-Z>])", re.I)
"""Where a comment begins; browsers also make one of `<?…>` and of `</` before anything but a letter."""

_COMMENTS = (turbohtml.Comment, turbohtml.ProcessingInstruction)
_WHOLE_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))|<[^>]*(?:>|\Z)", re.S)
_ENTITY = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z0-9]{1,32};?)")
_RAW = frozenset({"iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "xmp"})
"""Elements in which nothing but their end tag is markup."""

_TAGLESS = _RAW | {"textarea", "title"}
"""Elements in which tags are text."""

_ROOTED = re.compile(r"shadowrootmode", re.I)
_SPECIAL = re.compile(r"[&<]")
_STRETCH = 512
"""Characters compared at once: the time stays linear where texts and markup differ at every character."""


def parse(source: str, *, url: str = "") -> Page:
    """The page of an HTML source. Any text gives a page, as in a browser."""
    return parse_markup(normalised(source), url=url)


def parse_markup(markup: Markup, *, url: str = "") -> Page:
    """The page of markup that was made from another source: positions are those of that source.

    Scripts count as on, as in browsers: what `noscript` holds is text, and hidden.
    """
    tree = turbohtml.parse(markup.text, source_locations=True, scripting=True)
    page = Page(tree, is_fragment=_is_fragment(tree), markup=markup, url=url)
    _Builder(page, markup).build(tree)
    return page


def _is_fragment(tree: turbohtml.Document) -> bool:
    """Whether the source spells no doctype, html, head or body."""
    if any(isinstance(node, turbohtml.Doctype) for node in tree.children):
        return False
    return not any(
        found is not None and found.source_location is not None
        for found in (tree.select_one(name) for name in ("html", "head", "body"))
    )


_Open = tuple[Element, Iterator[turbohtml.Node], int, int]
"""An element under way: its children still to come, where its start tag begins, where its end tag ends; -1 for none."""


class _Builder:
    """Walks the tree in order with a cursor in the markup; each tag sets the cursor, each text moves it."""

    def __init__(self, page: Page, markup: Markup) -> None:
        self.page = page
        self.markup = markup.text
        self.span = markup.span
        self.slices = markup.slices
        self.is_plain = markup.pieces is None
        self.cursor = 0
        self.is_raw = self.is_tagless = False
        self.has_roots = _ROOTED.search(markup.text) is not None

    def build(self, tree: turbohtml.Document) -> None:
        prolog: list[Element | TextNode | CommentNode] = []
        for node in tree.children:
            if isinstance(node, turbohtml.Element):
                self._root(node)
                self.page.root.content[:0] = prolog
            elif isinstance(node, _COMMENTS):
                comments = self.page.root.content if self.page.elements else prolog
                comments.append(self._comment(node.data))

    def _root(self, root: turbohtml.Element) -> None:
        stack: list[_Open] = [self._open(root, None)]
        element_type, text_type, place = turbohtml.Element, turbohtml.Text, self._place
        while stack:
            element, children, start, end = stack[-1]
            for child in children:
                if isinstance(child, element_type):
                    stack.append(self._open(child, element))
                    break
                if isinstance(child, text_type):
                    data = child.data
                    self.is_tagless = element.name in _TAGLESS and _is_html(child.parent)
                    self.is_raw = self.is_tagless and element.name in _RAW
                    element.content.append(TextNode(data, place(data)))
                elif isinstance(child, _COMMENTS):
                    element.content.append(self._comment(child.data))
            else:
                stack.pop()
                self.cursor = end if end >= 0 else self.cursor
                if start >= 0 and element.mark.end > element.mark.start:
                    element.span = self.span(start, max(self.cursor, start))

    def _open(self, node: turbohtml.Element, parent: Element | None) -> _Open:
        location = node.source_location
        tag = location.start_tag if location is not None else None
        if location is None or tag is None:
            mark = self.span(self.cursor, self.cursor)
            return self.page.add(node, parent, mark), iter(node.children), -1, -1
        start, self.cursor = tag.start_offset, tag.end_offset
        end = location.end_tag.end_offset if location.end_tag is not None else -1
        element = self.page.add(node, parent, self.span(start, self.cursor))
        children = self._with_root(node, element) if self.has_roots else iter(node.children)
        return element, children, start, end

    def _with_root(self, node: turbohtml.Element, element: Element) -> Iterator[turbohtml.Node]:
        """The children of an element, those of its shadow root first."""
        if element.parent is not None and isinstance(node.parent, turbohtml.ShadowRoot):
            element.scope = element.parent.index
        root = node.shadow_root
        if root is None:
            return iter(node.children)
        self.page.add_root(root, element)
        return chain(root.children, node.children)

    def _comment(self, data: str) -> CommentNode:
        opening = _COMMENT.search(self.markup, self.cursor)
        start = opening.start() if opening is not None else self.cursor
        found = _WHOLE_COMMENT.match(self.markup, start)
        self.cursor = found.end() if found is not None else start
        return CommentNode(data, self.span(start, self.cursor))

    def _place(self, data: str) -> tuple[Piece, ...]:
        """Where the characters of a text stand. Ignored markup between them is skipped, entities are decoded."""
        start = self.cursor
        is_verbatim = self.is_raw or ("&" not in data and "<" not in data)
        if is_verbatim and self.markup.startswith(data, start):
            end = self.cursor = start + len(data)
            return (Piece(0, end - start, Span(start, end)),) if self.is_plain else tuple(self.slices(0, start, end))
        return tuple(self._match(data))

    def _match(self, data: str) -> Iterator[Piece]:
        markup, at, done = self.markup, self.cursor, 0
        while done < len(data):
            run = _common(data, done, markup, at)
            if run:
                yield from self.slices(done, at, at + run)
                done, at = done + run, at + run
                continue
            width, taken = self._step(data, done, at)
            if not width:
                break
            if taken:
                yield Piece(done, taken, self.span(at, at + width))
            done, at = done + taken, at + width
        self.cursor = max(self.cursor, at)
        if done < len(data):
            yield from self._elsewhere(data, done, at)

    def _elsewhere(self, data: str, done: int, at: int) -> Iterator[Piece]:
        """Where the rest of a text stands that the parser moved, as it does with texts between table rows."""
        start = self.markup.find(data[done:], at)
        if start >= 0:
            yield from self.slices(done, start, start + len(data) - done)
        else:
            yield Piece(done, len(data) - done, self.span(at, at))

    def _step(self, data: str, done: int, at: int) -> tuple[int, int]:
        """How much markup and how much text one entity, ignored tag or odd character takes; (0, 0) at the end."""
        markup = self.markup
        if at >= len(markup):
            return 0, 0
        char = markup[at]
        if char == "&" and (found := _ENTITY.match(markup, at)):
            written, text = _entity(found.group())
            if data.startswith(text, done) and text != written:
                return len(written), len(text)
        if char == "<" and not self.is_tagless and (found := _MARKUP.match(markup, at)):
            return found.end() - at, 0
        if char == data[done]:
            return 1, 1
        if char == "\0" and data[done] == "\ufffd":
            return 1, 1
        if char == "]" and markup.startswith("]]>", at):
            return 3, 0
        if char in "\n\0 \t\f":  # a newline right after <pre>, a null, blanks before <body>: parsers drop them
            return 1, 0
        return 0, 0


def _is_html(node: turbohtml.Node | None) -> bool:
    """Whether an element is one of HTML: `style` and `title` hold plain text there, and markup in a drawing."""
    return isinstance(node, turbohtml.Element) and node.namespace is turbohtml.Namespace.HTML


def _entity(written: str) -> tuple[str, str]:
    """An entity and what it stands for, without the letters that follow an old one (`&nbspa`)."""
    text = turbohtml.unescape(written)
    extra = 0
    while extra < len(text) - 1 and text[-1 - extra] == written[-1 - extra]:
        extra += 1
    return written[: len(written) - extra], text[: len(text) - extra]


def _common(data: str, done: int, markup: str, at: int) -> int:
    """How many characters the text and the markup share from here on, up to a tag or an entity, a stretch at a time."""
    stop = min(len(markup), at + min(len(data) - done, _STRETCH))
    found = _SPECIAL.search(markup, at, stop)
    stop = found.start() if found is not None else stop
    if markup.startswith(data[done : done + stop - at], at):
        return stop - at
    return next((n for n in range(stop - at) if markup[at + n] != data[done + n]), stop - at)
