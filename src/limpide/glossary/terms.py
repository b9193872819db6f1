"""The glossary of a document: its acronyms and its jargon, each at its first use, each with what is known of it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from limpide.glossary.entries import Entry, content
from limpide.glossary.lookup import Glossary, Jargon
from limpide.language.acronyms import Acronym, acronyms, letters
from limpide.language.expansions import expansions, is_long_form
from limpide.language.prose import Prose, language_of
from limpide.language.tokens import Token
from limpide.model import Block, Document, Lang, Span, Term

READ_PARTS: Final = ("body", "notes", "aside", "header")
"""Parts whose terms a reader meets, the most read first; menus, citations and footers give none."""
EDGES: Final = ".;:(–—"


class _Use(NamedTuple):
    block: Block
    acronym: Acronym
    lang: Lang


class _Place(NamedTuple):
    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        return " ".join(self.block.text.plain[self.start : self.end].split())

    @property
    def span(self) -> Span:
        return self.block.text.span(self.start, self.end)


def terms(document: Document, prose: Prose, glossary: Glossary) -> tuple[Term, ...]:
    """The acronyms and the jargon of a document, each at its first use, in the order of the source."""
    read = [block for block in document.blocks if block.part in READ_PARTS and prose.sentences(block)]
    found = [*_acronym_terms(document, read, glossary), *_jargon_terms(prose, read, glossary)]
    return tuple(sorted(found, key=lambda term: term.span))


def _acronym_terms(document: Document, read: Sequence[Block], glossary: Glossary) -> Iterator[Term]:
    uses = [
        _Use(block, acronym, lang)
        for block in read
        if (lang := language_of(block))
        for acronym in acronyms(block.text.plain, lang, known=glossary)
    ]
    given = _definitions(read, uses)
    folded = [_folded(block.text.plain) for block in read] if uses else []
    for form, use in _firsts(uses).items():
        written = _written_out(glossary.senses(form, use.lang), read, folded) if form not in given else None
        yield _acronym_term(form, use, given.get(form), written, document, glossary)


def _firsts(uses: Sequence[_Use]) -> dict[str, _Use]:
    """The first use of each acronym, in the most read part that has it."""
    firsts: dict[str, _Use] = {}
    for use in sorted(uses, key=lambda use: READ_PARTS.index(use.block.part)):
        firsts.setdefault(letters(use.acronym.acronym), use)
    return firsts


def _acronym_term(
    form: str, use: _Use, given: _Place | None, written: _Place | None, document: Document, glossary: Glossary
) -> Term:
    span = use.block.text.span(use.acronym.start, use.acronym.end)
    senses = glossary.senses(form, use.lang)
    titled = document.abbreviations.get(use.acronym.acronym) or document.abbreviations.get(form)
    if given:
        return _told(form, span, given.text, senses, given.span)
    if titled:
        return _told(form, span, titled, senses, None)
    if written:
        return _told(form, span, written.text, senses, written.span)
    if _is_certain(senses):
        sense = senses[0]
        return Term(form, span, sense.expansion or None, sense.explanation or None, sense.origin, kind="acronym")
    choices = tuple(entry.expansion for entry in senses or glossary.foreign_senses(form, use.lang) if entry.expansion)
    origin = senses[0].origin if senses else "lexicon" if choices else None
    return Term(form, span, origin=origin, choices=choices, kind="acronym")


def _is_certain(senses: Sequence[Entry]) -> bool:
    """One sense alone, from the project or from the reviewed part of the lexicon.

    The rest of the lexicon comes from public services: what is the only sense there (MS, « matières sèches ») is
    often not the one of another field.
    """
    return len(senses) == 1 and (senses[0].origin == "glossary" or bool(senses[0].explanation))


def _told(form: str, span: Span, expansion: str, senses: Sequence[Entry], definition: Span | None) -> Term:
    """What the document itself says, as the glossary spells it where it has that sense, with its explanation."""
    said = content(expansion)
    sense = next((sense for sense in senses if content(sense.expansion) == said), None)
    spelled, explanation = (sense.expansion, sense.explanation) if sense else (expansion, "")
    return Term(form, span, spelled, explanation or None, "document", definition, kind="acronym")


def _definitions(read: Sequence[Block], uses: Sequence[_Use]) -> dict[str, _Place]:
    """The place of the long form of each acronym that the document defines, the first of each."""
    found: dict[str, _Place] = {}
    by_block: dict[int, list[Acronym]] = {}
    for use in uses:
        by_block.setdefault(id(use.block), []).append(use.acronym)
    for index, block in enumerate(read):
        inside = by_block.get(id(block), ())
        for expansion in expansions(block.text.plain, inside):
            place = _Place(block, expansion.start, expansion.end)
            found.setdefault(letters(expansion.acronym.acronym), place)
        if len(inside) == 1 and block.text.plain.strip(" \u00a0:.") == inside[0].acronym:
            form = inside[0].acronym
            neighbours = (*read[index + 1 : index + 2], *read[max(0, index - 1) : index])
            beside = next((each for each in map(_opening, neighbours) if is_long_form(each.text, form)), None)
            if beside is not None:
                found.setdefault(letters(form), beside)
    return found


def _opening(block: Block) -> _Place:
    """The first phrase of a block, up to a mark that may follow a long form."""
    plain = block.text.plain
    end = min((at for edge in EDGES if (at := plain.find(edge)) > 0), default=len(plain))
    phrase = plain[:end]
    start = len(phrase) - len(phrase.lstrip())
    return _Place(block, start, max(start, len(phrase.rstrip())))


def _written_out(senses: Sequence[Entry], read: Sequence[Block], folded: Sequence[str]) -> _Place | None:
    """Where the document writes a known long form out, far from its acronym; None where it writes several."""
    phrases = (_folded(sense.expansion) for sense in senses if sense.expansion)
    places = [place for phrase in phrases if (place := _first_place(phrase, read, folded))]
    return places[0] if len(places) == 1 else None


def _first_place(phrase: str, read: Sequence[Block], folded: Sequence[str]) -> _Place | None:
    """Where a phrase stands first, in the singular or the plural."""
    head, pattern = phrase.partition(" ")[0], None
    for block, plain in zip(read, folded, strict=True):
        if head in plain and len(plain) == len(block.text.plain):
            pattern = pattern or re.compile(
                r"(?<!\w)" + r"[sx]?\s+".join(map(re.escape, phrase.split())) + r"[sx]?(?!\w)"
            )
            if found := pattern.search(plain):
                return _Place(block, *found.span())
    return None


def _folded(text: str) -> str:
    return text.lower().replace("'", "’").replace("\u00a0", " ")


def _jargon_terms(prose: Prose, read: Sequence[Block], glossary: Glossary) -> Iterator[Term]:
    seen: set[str] = set()
    for block in sorted(read, key=lambda block: READ_PARTS.index(block.part)):
        lang = language_of(block)
        if lang is None:
            continue
        jargon = glossary.jargon(lang)
        for sentence in prose.sentences(block):
            for index, length, entry in _matches(jargon, sentence.tokens):
                if entry.term not in seen and not _is_in_name(sentence.tokens, index):
                    seen.add(entry.term)
                    span = sentence.span_of(sentence.tokens[index], sentence.tokens[index + length - 1])
                    yield Term(entry.term, span, None, entry.meaning, entry.origin, kind="jargon")


def _matches(jargon: Jargon, found: Sequence[Token]) -> Iterator[tuple[int, int, Entry]]:
    """Where each entry stands, and its number of tokens; none inside another (« data » of « open data »)."""
    done = 0
    for index in range(len(found)):
        match = jargon.at(found, index) if index >= done else None
        if match:
            entry, length = match
            done = index + length
            yield index, length, entry


def _is_in_name(found: Sequence[Token], index: int) -> bool:
    """Whether a word is part of a name of several capitalised words (« Document Cloud », « La Coop des Communs »)."""
    around = (*found[max(0, index - 2) : index], *found[index + 1 : index + 2])
    return found[index].word.text[:1].isupper() and any(token.word.text[:1].isupper() for token in around)
