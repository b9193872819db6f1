"""Passages in another language that no `lang` announces: italics, quotations, whole blocks."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from limpide.language import flags
from limpide.language.detection import FEWEST_WORDS, detect
from limpide.language.excerpts import shown
from limpide.language.prose import Prose
from limpide.language.words import WordBase, open_words
from limpide.model import Block, Document, Edit, Finding, Fix, Lang, Span
from limpide.page.element import Element, Page, TextNode

_QUOTED = re.compile(r"«([^«»]{8,400})»|“([^“”]{8,400})”|(?<!\w)\"([^\"]{8,400})\"(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"\w*\d\w*")
_FILLER = re.compile(r"\blorem ipsum\b|\bdolor sit amet\b", re.I)
_NATIVE_SHARE = 0.18
"""Share of words of grammar under which a block may be foreign. Of 1,012 French paragraphs of public guides, 1,004
have more; of 36 English ones read as French, 34 have less than 0.12."""

_CLEARLY = 1.0
"""Steps of the Zipf scale: a form ten times commoner in one language than in the other belongs to it."""

_COMMON = 5.0
_MARKERS = 2
_SURE_WORDS = 7
_BLOCK_WORDS = 8
_BLOCK_CHARACTERS = 24
_SAMPLE_WORDS = 30
_ENOUGH_GRAMMAR = round(_NATIVE_SHARE * _SAMPLE_WORDS) + 1
_MOST_WORDS = 60
_FEW_PASSAGES = 8
_ITALICS = "em, i, cite, q"
_BEGINNING = 1_000
"""Characters of an element that tell its language: not the text of all that a deep one holds."""


def foreign(
    blocks: Sequence[Block],
    *,
    document: Document,
    page: Page | None,
    prose: Prose,
    markers: Mapping[str, frozenset[str]],
    naturalised: frozenset[str],
    least: int,
) -> Iterator[Finding]:
    """Each passage of at least so many words in another language; short ones a person looks at.

    `markers`: words of grammar by language, for those whose word base we do not have.
    """
    judge = _Judge(document.lang, markers, naturalised, least)
    if judge.native is None:
        return
    own = [b for b in blocks if b.lang == document.lang and b.part not in ("navigation", "reference")]
    told_in_blocks = list(_in_blocks(own, judge, document=document, marked=_Places(_marked(page)), prose=prose))
    if _is_misread(len(told_in_blocks), own):
        return
    yield from told_in_blocks
    told = _Places([finding.span for finding in told_in_blocks])
    for element in _italics(page):
        text = " ".join(_beginning(element).split())
        lang = judge.language(text)
        if lang is not None and not told.meet(element.span):
            fixes = tuple(_declared(document, element, lang))
            yield _found(element.span, text, lang, fixes=fixes, selector=element.selector)


def _in_blocks(
    blocks: Iterable[Block], judge: "_Judge", *, document: Document, marked: "_Places", prose: Prose
) -> Iterator[Finding]:
    """Blocks in another language, and what others quote in one."""
    for block in blocks:
        for span, text, is_whole in _passages(block, prose):
            lang = None if marked.meet(span) else judge.language(text)
            if lang is not None:
                yield _found(span, text, lang, fixes=() if is_whole else tuple(_wrapped(document, span, text, lang)))
                if is_whole:
                    break


def _is_misread(found: int, blocks: Iterable[Block]) -> bool:
    """Whether so many blocks are foreign that the language of the document itself is taken wrongly."""
    long_ones = sum(len(block.text.plain) >= _BLOCK_CHARACTERS for block in blocks)
    return found > _FEW_PASSAGES and found * 4 > long_ones


class _Places:
    """Places in the source that tell, in the time of a search, whether a span meets one of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans: list[Span] = []
        for span in sorted(spans):
            if not self.spans or span.start >= self.spans[-1].end:
                self.spans.append(span)

    def meet(self, span: Span) -> bool:
        after = bisect_left(self.spans, span)
        near = self.spans[max(0, after - 1) : after + 1]
        return any(place.start < span.end and span.start < place.end for place in near)


class _Judge:
    """What language a passage is in, when it is clearly not that of the document."""

    def __init__(
        self, lang: str, markers: Mapping[str, frozenset[str]], naturalised: frozenset[str], least: int
    ) -> None:
        langs: tuple[Lang, Lang] = ("fr", "en") if lang == "fr" else ("en", "fr")
        self.native: WordBase | None = open_words(langs[0]) if lang in ("fr", "en") else None
        self.other = langs[1]
        self.markers = markers
        self.naturalised = naturalised
        self.least = least

    def language(self, text: str) -> str | None:
        text = _CODE.sub(" ", text)
        words = _WORD.findall(text)[:_MOST_WORDS]
        if len(words) < self.least or self.native is None or _FILLER.search(text):
            return None
        lower = [word.lower() for word in words]
        if " ".join(lower) in self.naturalised or _is_name(words):
            return None
        if len(words) >= FEWEST_WORDS and (sure := detect(text)) is not None:
            return sure if sure != self.native.lang else None
        return self.other if self._is_other(lower) else self._marked_language(lower)

    def _is_other(self, lower: Sequence[str]) -> bool:
        """Whether the words are those of the other language that has a word base."""
        assert self.native is not None
        other = open_words(self.other)
        theirs = ours = grammar = 0
        for word in lower:
            their, our = other.memo[word], self.native.memo[word]
            if their.zipf - our.zipf > _CLEARLY:
                theirs += 1
                grammar += bool(their.flags & flags.FUNCTION)
            elif our.zipf - their.zipf > _CLEARLY:
                ours += 1
        return grammar > 0 and theirs >= 2 and theirs > 3 * ours and theirs * 2 >= len(lower)

    def _marked_language(self, lower: Sequence[str]) -> str | None:
        """The language whose words of grammar a short passage holds, one at least that the document's lacks."""
        assert self.native is not None
        common = {word for word in lower if self.native.memo[word].zipf >= _COMMON}
        unknown = [word for word in lower if not self.native.memo[word].flags & flags.KNOWN]
        for lang, markers in self.markers.items():
            hits = [word for word in lower if word in markers]
            strange = [word for word in unknown if word not in markers]
            if len(hits) < _MARKERS or not strange or common - markers or common.issuperset(hits):
                continue
            if (len(hits) + len(strange)) * 3 >= len(lower) * 2:
                return lang
        return None


def _is_name(words: Sequence[str]) -> bool:
    """Whether every word of meaning has a capital: a name or a title of a name's kind."""
    meant = [word for word in words if len(word) > 3]
    return bool(meant) and all(word[0].isupper() for word in meant)


def _passages(block: Block, prose: Prose) -> Iterator[tuple[Span, str, bool]]:
    """The block as a whole where it may be foreign, then what it quotes."""
    plain = block.text.plain
    if len(plain) >= _BLOCK_CHARACTERS and _lacks_grammar(block, prose):
        yield block.text.span(0, len(plain)), plain, True
    if any(mark in plain for mark in '«“"'):
        for match in _QUOTED.finditer(plain):
            start, end = match.span(match.lastindex or 0)
            text = plain[start:end].strip()
            start += len(plain[start:end]) - len(plain[start:end].lstrip())
            yield block.text.span(start, start + len(text)), text, False


def _lacks_grammar(block: Block, prose: Prose) -> bool:
    """Whether the first words of a block hold too few of grammar, in its own language, for prose.

    A block without sentences is surely in another language: `prose` has none of it.
    """
    if not prose.sentences(block):
        return True
    words = grammar = 0
    for token in prose.tokens(block):
        words += 1
        if token.word.flags & flags.FUNCTION:
            grammar += 1
            if grammar >= _ENOUGH_GRAMMAR:
                return False
        elif words >= _SAMPLE_WORDS:
            break
    return words >= _BLOCK_WORDS and grammar < _NATIVE_SHARE * words


def _marked(page: Page | None) -> list[Span]:
    """The places whose markup already says another language."""
    if page is None:
        return []
    return [e.span for e in page.elements if "lang" in e.attrs and e.name not in ("html", "body")]


def _italics(page: Page | None) -> Iterable[Element]:
    if page is None:
        return ()
    own = page.root.lang
    return (
        e
        for e in page.select(_ITALICS)
        if e.lang == own and e.is_rendered is not False and e.closest("code", "pre") is None
    )


def _is_sure(text: str, lang: str) -> bool:
    """Whether a passage is long enough to be sure of its language: twice as long where we have no word base."""
    words = len(_WORD.findall(_CODE.sub(" ", text)))
    return words >= (_SURE_WORDS if lang in ("fr", "en") else 2 * _SURE_WORDS)


def _beginning(element: Element) -> str:
    pieces: list[str] = []
    length = 0
    for node in element.nodes():
        if isinstance(node, TextNode):
            pieces.append(node.data)
            length += len(node.data)
            if length >= _BEGINNING:
                break
    return "".join(pieces)


def _found(span: Span, text: str, lang: str, *, fixes: tuple[Fix, ...], selector: str = "") -> Finding:
    return Finding(
        span,
        data={"text": shown(text), "lang": lang},
        outcome=None if _is_sure(text, lang) else "needs_review",
        fixes=fixes,
        selector=selector,
    )


def _wrapped(document: Document, span: Span, text: str, lang: str) -> Iterator[Fix]:
    """A `span` around a passage that holds no markup."""
    if document.format == "html" and document.source[span.start : span.end] == text:
        yield Fix((Edit(span, f'<span lang="{lang}">{text}</span>'),), operation="declare-language")


def _declared(document: Document, element: Element, lang: str) -> Iterator[Fix]:
    if document.format == "html" and element.is_in_source:
        at = element.mark.start + len("<") + len(element.name)
        yield Fix((Edit(Span(at, at), f' lang="{lang}"'),), operation="declare-language")
