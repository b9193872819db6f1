"""Verb forms that many readers do not know: the conditional, the subjunctive, the simple past."""

from collections.abc import Iterable, Iterator

from limpide.language import flags
from limpide.language.clauses import is_verb_by_form_only
from limpide.language.inflection import cells
from limpide.language.prose import Prose, language_of
from limpide.language.tagging import tags
from limpide.language.tokens import Token
from limpide.model import Block, Finding

_PERSONAL = frozenset({"VERB", "AUX"})


def used(
    blocks: Iterable[Block], *, prose: Prose, tenses: tuple[str, ...], without: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """Each verb that can only be in one of these tenses (`cnd:pre`, `sub:pre`); `without` names lemmas left alone."""
    for block in blocks:
        lang = language_of(block)
        for sentence in prose.sentences(block) if lang == "fr" else ():
            maybe = [at for at, token in enumerate(sentence.tokens) if _may_be(token, without)]
            if not any(_is_in(sentence.tokens[at], tenses, has_subject=True) for at in maybe):
                continue
            own = tags(sentence.text, "fr")
            for at in maybe:
                token = sentence.tokens[at]
                has_subject = at > 0 and own[at - 1] == "PRON"
                is_verb = own[at] in _PERSONAL and not is_verb_by_form_only(sentence.tokens, at)
                if is_verb and _is_in(token, tenses, has_subject=has_subject):
                    yield Finding(sentence.span_of(token), data={"text": token.word.text, "verb": token.word.verb})


def _may_be(token: Token, without: frozenset[str]) -> bool:
    return bool(token.word.flags & flags.FINITE) and token.word.verb not in without


def _is_in(token: Token, tenses: tuple[str, ...], *, has_subject: bool) -> bool:
    """Whether every form that the word can be, with a person, is in one of the tenses; an order has no subject."""
    found = [cell for cell in cells(token.word.key, token.word.verb, "fr") if ":" in cell]
    told = [cell for cell in found if not cell.startswith("imp:")] if has_subject else found
    return bool(told) and all(cell.startswith(tenses) for cell in told)
