"""Where the acronyms and the jargon of a document are best said in full: their first use in running text."""

import re
from collections.abc import Container, Iterable, Iterator
from typing import Final

from limpide.language.prose import language_of
from limpide.model import Block, Document, Lang, Term

READ_KINDS: Final = frozenset({"paragraph", "item"})
_MEANS: Final = ("\u00a0» veut dire", "\u00a0» veulent dire", "” means", "” mean:")
_QUOTED: Final = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]+\"")


def first_uses(terms: Iterable[Term], document: Document, blocks: Container[int]) -> Iterator[tuple[int, Term, Lang]]:
    """The place of each term in the source, the term and its language.

    A use in a heading, a table or a quotation, where nothing is added, leaves its place to the next one in
    running text. `blocks` holds the numbers of the blocks that may change.
    """
    read = [
        (block, lang)
        for number, block in enumerate(document.blocks)
        if block.kind in READ_KINDS and number in blocks and (lang := language_of(block))
    ]
    for term in terms:
        if term.kind == "jargon" and any(_is_explained(term.term, block.text.plain) for block, _ in read):
            continue
        found = next((place for block, lang in read if (place := _place(term, block, lang))), None)
        if found is not None:
            yield found[0], term, found[1]


def _is_explained(term: str, text: str) -> bool:
    """Whether a text says what a word means as we would: « Le mot « quorum » veut dire … »."""
    return term in text and any(f"{term}{rest}" in text for rest in _MEANS)


def _place(term: Term, block: Block, lang: Lang) -> tuple[int, Lang] | None:
    """Where a block that is not before the first use has the term, outside of quotations."""
    if block.span.end <= term.span.start:
        return None
    plain, first = block.text.plain, term.span.start
    if block.span.start <= first and not _is_quoted(block, first):
        return first, lang
    head = term.term if term.kind == "acronym" else term.term.partition(" ")[0]
    if head not in plain:
        return None
    pattern = re.compile(rf"(?<![\w-]){re.escape(term.term)}(?:s|x)?(?![\w-])")
    quoted = [match.span() for match in _QUOTED.finditer(plain)]
    for found in pattern.finditer(plain):
        if not any(start < found.start() < end for start, end in quoted):
            return block.text.span(*found.span()).start, lang
    return None


def _is_quoted(block: Block, place: int) -> bool:
    """Whether a place of the source stands inside a quotation of a block."""
    spans = (block.text.span(*match.span()) for match in _QUOTED.finditer(block.text.plain))
    return any(span.start < place < span.end for span in spans)
