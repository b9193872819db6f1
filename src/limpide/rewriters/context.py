"""What a rewriter may look at beside the finding: the document, its page, the files near it."""

from collections import defaultdict

from limpide.model import Block, Document, Fetch, Span
from limpide.page.element import Element, Page


class Context:
    """A document under repair, its elements and blocks found by their place. `fetch` is None where no file is near."""

    def __init__(self, document: Document, page: Page | None, fetch: Fetch | None = None) -> None:
        self.document = document
        self.page = page
        self.fetch = fetch
        self._elements: dict[int, list[Element]] | None = None
        self._blocks: dict[Span, list[Block]] | None = None

    @property
    def source(self) -> str:
        return self.document.source

    def at(self, span: Span, *names: str) -> Element | None:
        """The element that begins where a span does; of one of these names, where some are given."""
        if self._elements is None:
            self._elements = defaultdict(list)
            for element in self.page.elements if self.page is not None else ():
                if element.is_in_source:
                    self._elements[element.mark.start].append(element)
        return next((e for e in self._elements.get(span.start, ()) if not names or e.name in names), None)

    def around(self, span: Span) -> Element | None:
        """The innermost element that covers a place."""
        covering = (e for e in self.page.elements if e.is_in_source and e.span.covers(span)) if self.page else ()
        return min(covering, key=lambda element: element.span.end - element.span.start, default=None)

    def block(self, span: Span, *kinds: str) -> Block | None:
        """The block of one of these kinds whose place, or whose text, a span is."""
        if self._blocks is None:
            self._blocks = defaultdict(list)
            for block in self.document.blocks:
                for place in {block.span, block.text.span(0, len(block.text.plain))}:
                    self._blocks[place].append(block)
        return next((block for block in self._blocks.get(span, ()) if block.kind in kinds), None)
