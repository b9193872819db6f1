"""Checks of single words: rare ones, formal ones, nouns in place of verbs, hashtags."""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from limpide.language import flags
from limpide.language.derivation import familiarity
from limpide.language.hashtags import capitalised
from limpide.language.lexicons import Entry, entries
from limpide.language.phrases import follows
from limpide.language.prose import Prose, Sentence, language_of
from limpide.language.quotations import is_mentioned, is_quoted
from limpide.language.tokens import Token
from limpide.language.words import Word, WordBase, open_words
from limpide.model import Block, Edit, Finding, Fix, Lang, Term

_HASHTAG = re.compile(r"(?<![\w/&#])#[^\W\d_]{2,}(?!\w)")
_NOT_PROSE = flags.CAPITALISED | flags.DIGIT | flags.NUMBER | flags.ADDRESS | flags.ELIDED | flags.INCLUSIVE
_MEANINGS = flags.NOUN | flags.VERB | flags.ADJECTIVE | flags.ADVERB


def rare(
    blocks: Iterable[Block], *, prose: Prose, terms: tuple[Term, ...], min_zipf: float, explained: re.Pattern[str]
) -> Iterator[Finding]:
    """The first use of each word rarer than `min_zipf`; no names, no listed terms.

    `explained` matches what stands after a word that the text itself explains.
    """
    seen = {word.lower() for term in terms for word in term.term.split()}
    for sentence, lang in _spoken(blocks, prose):
        base = open_words(lang)
        for token in sentence.tokens:
            word = token.word
            if word.zipf >= min_zipf or word.flags & _NOT_PROSE or not word.flags & _MEANINGS:
                continue
            if word.lemma in seen or word.key in seen:
                continue
            seen.add(word.lemma)
            if familiarity(word, base) < min_zipf and not explained.match(sentence.block.text.plain, token.end):
                yield Finding(sentence.span_of(token), data={"text": word.text})


def formal(
    blocks: Iterable[Block],
    *,
    prose: Prose,
    lexicon: str,
    max_zipf: float,
    modes: frozenset[str] = frozenset({"auto", "agree", "suggest"}),
    without: frozenset[str] = frozenset(),
) -> Iterator[Finding]:
    """Each word of a lexicon, in any form, at most as common as `max_zipf`, with its simpler word."""
    tables: dict[Lang, dict[str, Entry]] = {}
    for sentence, lang in _spoken(blocks, prose):
        if lang not in tables:
            tables[lang] = _single(entries(lexicon, lang), modes, without, open_words(lang), max_zipf)
        for token in sentence.tokens:
            word = token.word
            entry = _entry(word, tables[lang]) if word.zipf <= max_zipf else None
            if entry and _is_own_word(sentence, token):
                yield _formal_finding(sentence, token, entry)


def nominal(
    blocks: Iterable[Block],
    *,
    prose: Prose,
    light: frozenset[str],
    nouns: Mapping[str, str],
    between: frozenset[str],
) -> Iterator[Finding]:
    """Each light verb with an action noun (« procéder à la vérification ») and the verb that says both."""
    for block in blocks:
        for sentence in prose.sentences(block):
            for at, token in enumerate(sentence.tokens):
                if token.word.verb in light and token.word.flags & flags.VERB:
                    noun = _noun_after(sentence, at, nouns, between)
                    if noun:
                        text = block.text.plain[token.start : noun.end]
                        verb = nouns.get(noun.word.key) or nouns[noun.word.lemma]
                        yield Finding(sentence.span_of(token, noun), data={"text": text, "better": verb})


def action_nouns(
    blocks: Iterable[Block], *, prose: Prose, endings: tuple[str, ...], most: int, without: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """Each sentence with more than `most` nouns of action: long nouns with one of these endings."""
    for block in blocks:
        for sentence in prose.sentences(block):
            found = [t.word for t in sentence.tokens if t.word.pos == "noun" and t.word.lemma.endswith(endings)]
            found = list({w.lemma: w for w in found if len(w.lemma) > 7 and w.lemma not in without}.values())
            if len(found) > most and not sentence.is_title_like:
                listed = ", ".join(word.text for word in found)
                yield Finding(sentence.span, data={"count": str(len(found)), "most": str(most), "listed": listed})


def hashtags(blocks: Iterable[Block], *, shortest: int) -> Iterator[Finding]:
    """Each hashtag in lower case, of so many letters or more, in which several words run together."""
    for block in blocks:
        lang = language_of(block)
        if lang is None or "#" not in block.text.plain:
            continue
        for match in _HASHTAG.finditer(block.text.plain):
            text = match.group()
            better = capitalised(text, lang) if len(text) > shortest and text[2:].islower() else None
            if better:
                span = block.text.span(*match.span())
                fix = Fix((Edit(span, better),), operation="write-capitals", confidence=0.8)
                found = Finding(span, data={"text": text, "better": better}, fixes=(fix,))
                yield replace(found, outcome="needs_review") if is_quoted(block.text.plain, *match.span()) else found


def _spoken(blocks: Iterable[Block], prose: Prose) -> Iterator[tuple[Sentence, Lang]]:
    for block in blocks:
        lang = language_of(block)
        if lang is not None:
            yield from ((sentence, lang) for sentence in prose.sentences(block))


def _single(
    listed: Iterable[Entry], modes: frozenset[str], without: frozenset[str], base: WordBase, max_zipf: float
) -> dict[str, Entry]:
    return {
        entry.term: entry
        for entry in listed
        if entry.simpler
        and entry.mode in modes
        and entry.term not in without
        and " " not in entry.term
        and base.memo[entry.term].zipf <= max_zipf
    }


def _entry(word: Word, table: Mapping[str, Entry]) -> Entry | None:
    """The entry of a form: its own, that of its verb, or that of its lemma where it is no verb."""
    entry = table.get(word.key)
    if entry:
        return entry
    if word.pos == "verb" and word.verb:
        return None if _is_adjective(word) else table.get(word.verb)
    entry = table.get(word.lemma)
    return entry if entry and not entry.kind.startswith("verb") else None


def _is_adjective(word: Word) -> bool:
    """« requise », « certifié »: a participle that stands as an adjective does not mean what its verb means."""
    return bool(word.flags & flags.PARTICIPLE and word.flags & flags.ADJECTIVE and not word.flags & flags.FINITE)


def _is_own_word(sentence: Sentence, token: Token) -> bool:
    """Neither a name nor a word that the text speaks of."""
    if token.word.flags & flags.CAPITALISED and token is not sentence.tokens[0]:
        return False
    return not is_mentioned(sentence.block.text.plain, token.start, token.end)


def _formal_finding(sentence: Sentence, token: Token, entry: Entry) -> Finding:
    span = sentence.span_of(token)
    text = token.word.text
    better = entry.simpler[0].upper() + entry.simpler[1:] if token.word.flags & flags.CAPITALISED else entry.simpler
    if is_quoted(sentence.block.text.plain, token.start, token.end):
        return Finding(span, data={"text": text, "better": entry.simpler}, outcome="needs_review")
    is_as_listed = entry.mode == "auto" and token.word.key == entry.term
    if not is_as_listed or not follows(better, sentence.block.text.plain[: token.start]):
        return Finding(span, data={"text": text, "better": entry.simpler})
    fix = Fix((Edit(span, better),), operation="replace-word", confidence=0.8)
    return Finding(span, data={"text": text, "better": better}, fixes=(fix,))


def _noun_after(sentence: Sentence, at: int, nouns: Mapping[str, str], between: frozenset[str]) -> Token | None:
    """The action noun that a light verb governs: determiners and a few listed words stand between."""
    plain, tokens = sentence.block.text.plain, sentence.tokens
    for place in range(at + 1, min(len(tokens), at + 5)):
        token = tokens[place]
        if plain[tokens[place - 1].end : token.start].strip():
            return None
        if (token.word.key in nouns or token.word.lemma in nouns) and token.word.flags & flags.NOUN and place > at + 1:
            return token
        if not (token.word.flags & flags.DETERMINER or token.word.key in between):
            return None
    return None
