"""Markdown to a Document and its Page: the HTML that it becomes, every position that of the Markdown."""

from msgspec.structs import replace

from limpide.model import Block, Piece, Span, Text
from limpide.page.offsets import normalised
from limpide.page.parsing import parse_markup
from limpide.page.sheets import collect
from limpide.page.static import StaticFacts
from limpide.readers.html import reading
from limpide.readers.markdown_source import blanked, front_matter
from limpide.readers.reading import Detect, Reading


def read(name: str, source: str, *, lang: str, detect: Detect) -> Reading:
    """The document and the page of a Markdown source. In a `.mdx` file, code is no text."""
    from limpide.readers.markdown_parsing import tokens
    from limpide.readers.markdown_rendering import render

    placed = normalised(source)
    front, start = front_matter(placed.text)
    is_mdx = name.lower().endswith(".mdx")
    text = blanked(placed.text, start=start, is_mdx=is_mdx)
    page = parse_markup(render(tokens(text, is_mdx=is_mdx), placed.text, placed))
    page.is_fragment = True
    collect(page, None)
    page.facts = StaticFacts(page)
    for element in page.elements:
        element.lang = element.lang or front.lang
    found = reading(name, source, page, format_name="markdown", lang=lang, detect=detect)
    if front.title is None:
        return found
    return _with_title(found, source, placed.span(front.title.start, front.title.end))


def _with_title(found: Reading, source: str, title: Span) -> Reading:
    """The reading with the front matter's title as its first block: publishing tools write it above the text."""
    plain = source[title.start : title.end]
    text = Text(plain, (Piece(0, len(plain), title),))
    document = found.document
    block = Block("heading", title, text, document.lang, part="header", level=1)
    moved = (b if b.parent is None else replace(b, parent=b.parent + 1) for b in document.blocks)
    return replace(found, document=replace(document, blocks=(block, *moved)))
