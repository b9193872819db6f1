"""What the language side knows of a text, as data: figures, sentences, passives, acronyms and jargon."""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from limpide.glossary import Glossary, terms
from limpide.language.detection import detect
from limpide.language.other_passives import all_passives
from limpide.language.prose import Prose, Sentence, known_language, language_of, prose
from limpide.language.readability import graded
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
    """A document of one paragraph, each character of which stands where it stands in the text."""
    judged = (detect(text) or "fr") if lang == "auto" else lang
    whole = Span(0, len(text))
    block = Block("paragraph", whole, Text(text, (Piece(0, len(text), whole),)), judged)
    return Document("", "text", judged, text, (block,))


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
