"""Style rules that a user writes without code: words to replace, to count, to spell one way, to explain, to cap."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from limpide.language.excerpts import shown
from limpide.language.prose import Prose
from limpide.model import Block, Document, Edit, Finding, Fix

Case = Literal["title", "sentence", "lower", "upper"]
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SMALL = frozenset(
    (
        *("a", "an", "and", "as", "at", "but", "by", "for", "if", "in"),
        *("nor", "of", "on", "or", "so", "the", "to", "up", "yet"),
    )
)
"""Words that English titles keep small (Associated Press), save the last."""


def swapped(blocks: Iterable[Block], *, swaps: Mapping[str, str], ignore_case: bool = True) -> Iterator[Finding]:
    """Each match of a pattern that has a better wording; a bar parts several, for a person to choose from."""
    patterns = [(re.compile(pattern, re.I if ignore_case else 0), better) for pattern, better in swaps.items()]
    for block in blocks:
        for pattern, better in patterns:
            for match in pattern.finditer(block.text.plain):
                if match.group() in better.split("|"):
                    continue
                span, first = block.text.span(*match.span()), better.split("|")[0]
                fixes = (Fix((Edit(span, first),)),) if first else ()
                yield Finding(
                    span, data={"text": shown(match.group()), "better": better.replace("|", ", ")}, fixes=fixes
                )


def counted(
    blocks: Iterable[Block],
    *,
    prose: Prose,
    pattern: re.Pattern[str],
    most: int = -1,
    fewest: int = 0,
    sentences: bool = False,
) -> Iterator[Finding]:
    """Each block, or sentence, where a pattern matches too often or not often enough; -1 is no limit."""
    for block in blocks:
        bounds = [(s.start, s.end) for s in prose.sentences(block)] if sentences else [(0, len(block.text.plain))]
        for start, end in bounds:
            count = sum(1 for _ in pattern.finditer(block.text.plain, start, end))
            if count < fewest or 0 <= most < count:
                data = {
                    "text": shown(block.text.plain[start:end]),
                    "count": str(count),
                    "most": str(most),
                    "fewest": str(fewest),
                }
                yield Finding(block.text.span(start, end), data=data)


def consistent(blocks: Iterable[Block], *, pairs: Mapping[str, str], ignore_case: bool = True) -> Iterator[Finding]:
    """Each use of the second of two forms in a document that uses the first, too."""
    blocks = list(blocks)
    for first, second in pairs.items():
        one, other = (re.compile(rf"\b(?:{form})\b", re.I if ignore_case else 0) for form in (first, second))
        known = next((found.group() for block in blocks if (found := one.search(block.text.plain))), None)
        for block in blocks if known else ():
            for match in other.finditer(block.text.plain):
                yield Finding(block.text.span(*match.span()), data={"text": match.group(), "better": known or ""})


def conditional(
    blocks: Iterable[Block],
    *,
    document: Document,
    first: re.Pattern[str],
    second: re.Pattern[str],
    exceptions: frozenset[str] = frozenset(),
) -> Iterator[Finding]:
    """Each match of a pattern that the document never introduces: what `second` captures counts as introduced."""
    known = {
        found.group(found.lastindex or 0) for block in document.blocks for found in second.finditer(block.text.plain)
    }
    for block in blocks:
        for match in first.finditer(block.text.plain):
            text = match.group(match.lastindex or 0)
            if text not in known and text not in exceptions:
                yield Finding(block.text.span(*match.span()), data={"text": shown(text)})


def cased(blocks: Iterable[Block], *, case: Case, exceptions: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """Each block whose capitals are not as they are wanted; words with capitals inside are left alone."""
    for block in blocks:
        words = _WORD.findall(block.text.plain)
        if any(not _is_cased(word, at, len(words), case) for at, word in enumerate(words) if word not in exceptions):
            yield Finding(block.span, data={"text": shown(block.text.plain)}, selector=block.selector)


def _is_cased(word: str, at: int, total: int, case: Case) -> bool:
    if case == "upper":
        return word.isupper()
    if case == "lower":
        return word.islower()
    if any(letter.isupper() for letter in word[1:]):
        return True
    if at == 0:
        return word[0].isupper()
    if case == "sentence":
        return word.islower()
    return word[0].isupper() or (word in _SMALL and at != total - 1)
