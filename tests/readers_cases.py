"""What every reader promises, said once: each character of a text stands where its piece says."""

import html
import re
from pathlib import Path

from limpide.model import Block, Document, Source
from limpide.readers import read
from limpide.readers.html import OBJECT
from limpide.readers.reading import Reading

FIXTURES = Path(__file__).parent / "fixtures"
_CODE = re.compile(r"`|<code", re.I)
_ENTITY = re.compile(r"&[#\w]+;?")


def read_text(text: str, media_type: str, name: str = "source") -> Reading:
    return read(Source(name, text.encode(), media_type=media_type), lang="fr")


def assert_exact(document: Document) -> None:
    """Every character comes from the same one of the source, or from a blank, an entity or an escape."""
    for block in document.blocks:
        text = block.text
        assert "".join(text.plain[p.at : p.at + p.length] for p in text.pieces) == text.plain
        for piece in text.pieces:
            plain = text.plain[piece.at : piece.at + piece.length]
            source = document.source[piece.span.start : piece.span.end]
            assert plain == source or _comes_from(plain, source), (block.kind, plain, source)
        starts = [piece.span.start for piece in text.pieces]
        assert starts == sorted(starts)


def plain(document: Document, *kinds: str) -> list[str]:
    return [block.text.plain for block in document.blocks if block.kind in kinds]


def parts(document: Document) -> dict[str, str]:
    return {block.text.plain: block.part for block in document.blocks if block.parent is None}


def source_of(document: Document, block: Block) -> str:
    return document.source[block.span.start : block.span.end]


def _comes_from(plain: str, source: str) -> bool:
    if plain.isspace():
        return not source or any(char.isspace() for char in source) or bool(_ENTITY.fullmatch(source))
    if source.startswith("&"):
        return plain in (html.unescape(source), "\ufffd")
    return (source.startswith("\\") and source[1:] == plain) or (plain == OBJECT and bool(_CODE.search(source)))
