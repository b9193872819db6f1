"""What a grammar checker sees in running text."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from msgspec.structs import replace

from limpide.model import Block, Edit, Finding, Fix, Lang, Text
from limpide.proofreading import Grammar, GrammarMatch

_GAP = "\n\n"
"""A blank line ends a paragraph for LanguageTool, so no match spans two blocks."""
_CALL_CHARACTERS = 10_000
"""Many blocks a call: far fewer calls, and none near the limit of a public server (20,000)."""
_SENTENCE_ENDS = ".!?…:;\n"
_MARKS = " \t\u00a0\u202f«»“”‘’\"'()[]–—-"


def agreement(blocks: Iterable[Block], *, grammar: Grammar, categories: frozenset[str]) -> Iterator[Finding]:
    """Matches of the given LanguageTool rules or categories that propose a correction and touch no name."""
    for lang, texts in _by_lang(blocks).items():
        for batch in _batches(texts):
            for text, match in _matches(batch, grammar, lang):
                if categories & {match.rule, match.category} and match.replacements and not _touches_name(text, match):
                    yield _finding(text, match)


def _by_lang(blocks: Iterable[Block]) -> Mapping[Lang, list[Text]]:
    texts: dict[Lang, list[Text]] = {"fr": [], "en": []}
    for block in blocks:
        for lang in texts:
            if block.lang == lang and block.text.plain.strip():
                texts[lang].append(block.text)
    return texts


def _batches(texts: Iterable[Text]) -> Iterator[list[Text]]:
    """The texts in few groups; one that is longer than a call stands alone."""
    batch: list[Text] = []
    size = 0
    for text in texts:
        if batch and size + len(text.plain) > _CALL_CHARACTERS:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text.plain) + len(_GAP)
    if batch:
        yield batch


def _matches(texts: Sequence[Text], grammar: Grammar, lang: Lang) -> Iterator[tuple[Text, GrammarMatch]]:
    """Each match with the text that it lies in, in that text's offsets."""
    joined = _GAP.join(text.plain for text in texts)
    starts = accumulate((len(text.plain) + len(_GAP) for text in texts), initial=0)
    placed = zip(texts, starts, strict=False)
    text, start = next(placed)
    for match in grammar.check(joined, lang=lang):
        while match.start >= start + len(text.plain) + len(_GAP):
            text, start = next(placed)
        if match.end <= start + len(text.plain):
            yield text, _moved(match, start)


def _moved(match: GrammarMatch, start: int) -> GrammarMatch:
    return replace(match, start=match.start - start, end=match.end - start)


def _touches_name(text: Text, match: GrammarMatch) -> bool:
    """Whether a word of the match has a capital that is not a sentence's first letter: a name, an acronym, a brand."""
    for word in re.finditer(r"\w+", text.plain[match.start : match.end]):
        first, rest = word.group()[0], word.group()[1:]
        if rest != rest.lower() or (first.isupper() and not _starts_sentence(text.plain, match.start + word.start())):
            return True
    return False


def _starts_sentence(plain: str, at: int) -> bool:
    before = plain[:at].rstrip(_MARKS)
    return not before or before[-1] in _SENTENCE_ENDS


def _finding(text: Text, match: GrammarMatch) -> Finding:
    span = text.span(match.start, match.end)
    found = text.plain[match.start : match.end]
    better = _nearest(found, match.replacements)
    is_plain = span.end - span.start == match.end - match.start  # no markup inside, which an edit would take away
    return Finding(
        span,
        data={"text": found, "suggestion": better},
        fixes=(Fix((Edit(span, better),)),) if is_plain else (),
    )


def _nearest(found: str, replacements: Sequence[str]) -> str:
    """The replacement that keeps most of what is written: « les chat » is rather « les chats » than « le chat »."""
    from difflib import SequenceMatcher

    return max(replacements, key=lambda better: SequenceMatcher(None, found, better, autojunk=False).ratio())
