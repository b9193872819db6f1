"""Checks of whole sentences: length, number of ideas, verb, voice, negations."""

import re
from collections.abc import Iterable, Iterator, Sequence

from limpide.language import flags
from limpide.language.clauses import finite_verbs, may_hold_verb, words_before_verb
from limpide.language.excerpts import shown
from limpide.language.other_passives import all_passives
from limpide.language.passives import Passive, is_impersonal, passives
from limpide.language.prose import Prose, Sentence, language_of
from limpide.language.tagging import tags
from limpide.language.tokens import Token
from limpide.model import Block, Finding, Lang, Span

_FULL_STOPS = (".", "…")
_OPENINGS = "«“\"'‘(–—-•*"
_AUXILIARIES = 4  # tokens before a form of être in which the rest of its tense stands
_AROUND_AUXILIARY = flags.HAVE | flags.NEGATION | flags.ADVERB
_VERBS = frozenset({"VERB", "AUX"})
_CLAUSE_ENDS = frozenset(".,;:!?()")


def long(blocks: Iterable[Block], *, prose: Prose, max_words: int) -> Iterator[Finding]:
    """Each sentence of more words than that, as readers count them."""
    for sentence in _sentences(blocks, prose):
        if sentence.words > max_words:
            yield Finding(sentence.span, data={"words": str(sentence.words), "most": str(max_words)})


def ideas(blocks: Iterable[Block], *, prose: Prose, max_verbs: int) -> Iterator[Finding]:
    """Each sentence of more conjugated verbs than that: each carries an idea."""
    for sentence, lang in _spoken(blocks, prose):
        verbs = finite_verbs(sentence.tokens, lang)
        if len(verbs) > max_verbs:
            listed = ", ".join(token.word.text for token in verbs)
            yield Finding(
                sentence.span, data={"verbs": str(len(verbs)), "most": str(max_verbs), "listed": shown(listed)}
            )


def late_verb(blocks: Iterable[Block], *, prose: Prose, most: int) -> Iterator[Finding]:
    """Each sentence of which more than so many words stand before the first verb.

    Neither an order nor what has no verb: an item of a list, a title without a stop.
    """
    for sentence, lang in _spoken(blocks, prose):
        if len(sentence.tokens) <= most or sentence.text[0].islower() or _is_order(sentence.tokens):
            continue
        words = words_before_verb(sentence.tokens, lang)
        if most < words < len(sentence.tokens) and _has_main_verb(sentence, lang, most):
            yield Finding(sentence.span, data={"words": str(words), "most": str(most)})


def verbless(
    blocks: Iterable[Block], *, prose: Prose, fewest_words: int, announces: re.Pattern[str]
) -> Iterator[Finding]:
    """Each sentence of a paragraph without a verb; not an answer, a quotation, an exclamation or a reference.

    `announces` matches the beginning of one that shows an example or an image, which needs no verb.
    """
    for block in blocks:
        lang = language_of(block)
        previous = ""
        for sentence in prose.sentences(block):
            is_answer = previous.endswith("?") or announces.match(sentence.text)
            if lang and not is_answer and _lacks_verb(sentence, lang, fewest_words):
                yield Finding(sentence.span, data={"text": shown(sentence.text)})
            previous = sentence.text


def passive(
    blocks: Iterable[Block], *, prose: Prose, tolerated: int, without: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """Each passive whose agent is named, where more than `tolerated` per cent of the sentences have a passive.

    `without` are verbs whose agent does nothing (« être concerné par »).
    """
    yield from (
        Finding(
            _place(sentence, found),
            data={**_said(sentence, found), "agent": sentence.block.text.plain[slice(*found.agent)]},
        )
        for sentence, found in _too_many(blocks, prose, tolerated)
        if found.agent and found.verb not in without
    )


def agentless(
    blocks: Iterable[Block],
    *,
    prose: Prose,
    tolerated: int,
    impersonal: frozenset[str] = frozenset(),
    without: frozenset[str] = frozenset(),
) -> Iterator[Finding]:
    """Each passive that names no agent, where more than `tolerated` per cent of the sentences have a passive.

    `impersonal` are verbs left out after « il » or “it” (« il est recommandé de »), `without` those in which nobody
    acts (« être constitué de »).
    """
    yield from (
        Finding(_place(sentence, found), data=_said(sentence, found))
        for sentence, found in _too_many(blocks, prose, tolerated)
        if not found.agent
        and found.verb not in without
        and not (found.verb in impersonal and is_impersonal(sentence.block.text.plain, found))
    )


def hidden_passive(
    blocks: Iterable[Block], *, prose: Prose, without: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """Each passive without être: a participle with its agent (« signé par le maire »), « cela se vend ».

    `without` are verbs whose agent does nothing (« concerné par »).
    """
    for sentence, lang in _spoken(blocks, prose):
        for found in all_passives(sentence.block.text.plain, sentence.tokens, lang):
            if found.kind != "etre" and found.verb not in without:
                place = _place(sentence, found)
                text = sentence.block.text.plain[found.start : found.agent[1] if found.agent else found.end]
                yield Finding(place, data={"text": shown(text), "verb": found.verb})


def double_negation(
    blocks: Iterable[Block],
    *,
    prose: Prose,
    negators: frozenset[str],
    negatives: frozenset[str],
    reach: int,
    exclusions: frozenset[str] = frozenset(),
) -> Iterator[Finding]:
    """Each negation with a negative word (« pas impossible ») at most `reach` words after it, in the same clause.

    `exclusions` are words after a negator that make it none (« non seulement », “not only”).
    """
    for sentence in _sentences(blocks, prose):
        for at, token in enumerate(sentence.tokens):
            if token.word.flags & flags.NEGATION and token.word.key in negators:
                last = _negative_after(sentence, at, negatives, reach, exclusions)
                if last is not None:
                    text = sentence.block.text.plain[token.start : last.end]
                    yield Finding(sentence.span_of(token, last), data={"text": shown(text)})


def _sentences(blocks: Iterable[Block], prose: Prose) -> Iterator[Sentence]:
    for block in blocks:
        for sentence in prose.sentences(block):
            if not sentence.is_title_like:
                yield sentence


def _spoken(blocks: Iterable[Block], prose: Prose) -> Iterator[tuple[Sentence, Lang]]:
    for sentence in _sentences(blocks, prose):
        lang = language_of(sentence.block)
        if lang is not None:
            yield sentence, lang


def _is_order(tokens: Sequence[Token]) -> bool:
    """« Faites attention », « 1. Lister les fichiers »: a verb among the first two words that nothing leads."""
    return any(
        token.word.pos == "verb" and token.word.flags & (flags.FINITE | flags.INFINITIVE)
        for token in tokens[: 2 if tokens[0].word.flags & flags.NUMBER else 1]
    )


def _has_main_verb(sentence: Sentence, lang: Lang, most: int) -> bool:
    """Whether a verb stands outside every subordinate clause, and none among the first words (« l’équipe fait »)."""
    subordinators = sum(1 for token in sentence.tokens if token.word.flags & flags.SUBORDINATOR)
    if len(finite_verbs(sentence.tokens, lang)) <= subordinators:
        return False
    return not any(
        tag in _VERBS and token.word.flags & flags.FINITE
        for tag, token in zip(tags(sentence.text, lang)[: most + 1], sentence.tokens, strict=False)
    )


def _lacks_verb(sentence: Sentence, lang: Lang, fewest_words: int) -> bool:
    text = sentence.text
    if (
        sentence.is_title_like
        or sentence.words < fewest_words
        or text[0] in _OPENINGS
        or text[0].islower()
        or not text.endswith(_FULL_STOPS)
    ):
        return False
    if finite_verbs(sentence.tokens, lang) or may_hold_verb(sentence.tokens):
        return False
    return not _is_reference(sentence.tokens)


def _is_reference(tokens: Sequence[Token]) -> bool:
    """Names and numbers make up a third of a reference, a date line or an address."""
    signs = sum(
        1 for t in tokens[1:] if t.word.flags & (flags.CAPITALISED | flags.DIGIT | flags.NUMBER | flags.ADDRESS)
    )
    return 3 * signs >= len(tokens)


def _too_many(blocks: Iterable[Block], prose: Prose, tolerated: int) -> Iterator[tuple[Sentence, Passive]]:
    sentences = list(_spoken(blocks, prose))
    found = [(sentence, passives(sentence.block.text.plain, sentence.tokens, lang)) for sentence, lang in sentences]
    passive = [(sentence, each) for sentence, each in found if each]
    if 100 * len(passive) > tolerated * len(sentences):
        yield from ((sentence, one) for sentence, each in passive for one in each)


def _place(sentence: Sentence, found: Passive) -> Span:
    return sentence.block.text.span(found.start, found.agent[1] if found.agent else found.end)


def _said(sentence: Sentence, found: Passive) -> dict[str, str]:
    return {"text": sentence.block.text.plain[_shown_from(sentence, found) : found.end], "verb": found.verb}


def _shown_from(sentence: Sentence, found: Passive) -> int:
    """Where to begin to quote a passive: with the auxiliary of « ont été », with the « ne » of « ne sont pas »."""
    tokens = sentence.tokens
    at = next(index for index, token in enumerate(tokens) if token.start == found.start)
    if at and tokens[at].word.flags & flags.FINITE:
        return tokens[at - 1].start if tokens[at - 1].word.flags & flags.NEGATION else found.start
    before = at
    while before and at - before < _AUXILIARIES and tokens[before - 1].word.flags & _AROUND_AUXILIARY:
        before -= 1
    return tokens[before].start if tokens[before].word.flags & flags.HAVE else found.start


def _negative_after(
    sentence: Sentence, at: int, negatives: frozenset[str], reach: int, exclusions: frozenset[str]
) -> Token | None:
    plain, tokens = sentence.block.text.plain, sentence.tokens
    for place in range(at + 1, min(len(tokens), at + 1 + reach)):
        token = tokens[place]
        if token.word.key in exclusions or not _CLAUSE_ENDS.isdisjoint(plain[tokens[place - 1].end : token.start]):
            return None
        if token.word.key in negatives or token.word.lemma in negatives:
            return token
    return None
