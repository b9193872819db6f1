"""Checks of what is longer than a sentence or stands aside in it: paragraphs, parentheses."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from limpide.language import flags
from limpide.language.excerpts import shown
from limpide.language.prose import Prose
from limpide.model import Block, Finding

_PARENTHESIS = re.compile(r"\(([^()]+(?:\([^()]*\)[^()]*)*)\)")


def long(blocks: Iterable[Block], *, prose: Prose, max_words: int) -> Iterator[Finding]:
    """Each block of more words than that."""
    for block in blocks:
        words = prose.words(block)
        if words > max_words:
            sentences = len(prose.sentences(block))
            data = {
                "words": str(words),
                "most": str(max_words),
                "sentences": str(sentences),
                "text": shown(block.text.plain),
            }
            yield Finding(block.span, data=data)


def parenthesis(blocks: Iterable[Block], *, prose: Prose, max_words: int) -> Iterator[Finding]:
    """Each parenthesis of more words than that."""
    for block in blocks:
        plain = block.text.plain
        if "(" not in plain:
            continue
        starts = [token.start for token in prose.tokens(block) if token.word.flags & flags.COUNTED]
        for match in _PARENTHESIS.finditer(plain):
            words = bisect_left(starts, match.end()) - bisect_left(starts, match.start())
            if words > max_words:
                data = {"words": str(words), "most": str(max_words), "text": shown(match.group())}
                yield Finding(block.text.span(*match.span()), data=data)
