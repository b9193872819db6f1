"""What the language side knows of a text, as data: figures, sentences, passives, acronyms and jargon."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from limpide.glossary import Glossary, terms
from limpide.language.detection import detect
from limpide.language.other_passives import all_passives
from limpide.language.prose import Prose, Sentence, known_language, language_of, prose
from limpide.language.readability import graded
from limpide.language.scripts import UNDETERMINED, is_latin
from limpide.model import Block, Document, Piece, Readability, Span, Term, Text


class ScoredSentence(Struct, frozen=True, gc=False):
    """`score` from 0 (very hard) to 100 (very easy); None under 8 words."""

    span: Span
    words: int
    score: float | None


class PassiveUse(Struct, frozen=True, gc=False):
    """From the auxiliary through the participle, whose own place is `participle`; `verb` is its infinitive."""

    span: Span
    participle: Span
    verb: str
    kind: Literal["etre", "pronominal", "participle"]
    agent: Span | None


class Analysis(Struct, frozen=True):
    """What is known of a text. `words` and `syllables` are None in a language that limpide does not read."""

    lang: str
    words: int | None
    syllables: int | None
    readability: Readability
    sentences: tuple[ScoredSentence, ...]
    passives: tuple[PassiveUse, ...]
    terms: tuple[Term, ...]


def analyse(document: Document, glossary: Glossary) -> Analysis:
    """What is known of the body of a document; of all its prose where it has no body."""
    read = prose(document)
    kept = _kept(read)
    lang = known_language(document.lang)
    readability, scores = graded(kept, lang)
    return Analysis(
        lang=document.lang,
        words=sum(sentence.words for sentence in kept) if lang else None,
        syllables=sum(token.word.syllables for sentence in kept for token in sentence.tokens) if lang else None,
        readability=readability,
        sentences=tuple(
            ScoredSentence(each.span, each.words, points) for each, points in zip(kept, scores, strict=True)
        ),
        passives=tuple(_passives(kept)),
        terms=terms(document, read, glossary),
    )


def text_document(text: str, *, lang: str = "auto") -> Document:
    """A document of one paragraph, each character of which stands where it stands in the text.

    Of several where they are not all in one language: each is then judged in its own.
    """
    judged = _told(text, "fr") if lang == "auto" else lang
    spans = _paragraphs(text) if lang == "auto" else []
    told = [_told(text[span.start : span.end], judged) for span in spans]
    if set(told) <= {judged}:
        spans, told = [Span(0, len(text))], [judged]
    blocks = tuple(_block(text, span, each) for span, each in zip(spans, told, strict=True))
    return Document("", "text", judged, text, blocks)


def _told(text: str, otherwise: str) -> str:
    """The language of a text where it is sure, else `otherwise`; `und` for letters that are not Latin."""
    return detect(text) or (otherwise if is_latin(text) else UNDETERMINED)


def _paragraphs(text: str) -> list[Span]:
    ends = [(gap.start(), gap.end()) for gap in re.finditer(r"(?<!\s)(?:[^\S\n]*+\n){2}\s*+", text)]
    starts = [0, *(end for _, end in ends)]
    return [Span(a, b) for a, b in zip(starts, [*(start for start, _ in ends), len(text)], strict=True) if a < b]


def _block(text: str, span: Span, lang: str) -> Block:
    piece = Piece(0, span.end - span.start, span)
    return Block("paragraph", span, Text(text[span.start : span.end], (piece,)), lang)


def _kept(read: Prose) -> Sequence[Sentence]:
    every = list(read)
    return [sentence for sentence in every if sentence.block.part == "body"] or every


def _passives(sentences: Sequence[Sentence]) -> Iterator[PassiveUse]:
    for sentence in sentences:
        text, lang = sentence.block.text, language_of(sentence.block)
        for found in all_passives(text.plain, sentence.tokens, lang) if lang else ():
            agent = text.span(*found.agent) if found.agent else None
            place, participle = text.span(found.start, found.end), text.span(found.verb_start, found.verb_end)
            yield PassiveUse(place, participle, found.verb, found.kind, agent)
