"""Acronyms said in full where the text first uses them, their article with them."""

from collections.abc import Iterator
from typing import Final

from limpide.language import flags
from limpide.language.acronym_words import acronym_words
from limpide.language.grammar import grammar
from limpide.language.words import open_words
from limpide.model import Term
from limpide.rewriters.drafts import Kept, Part, Proposal, View, capitalised, is_opening
from limpide.rewriters.english_words import article
from limpide.rewriters.fitting import cased, contraction, determined, joined
from limpide.rewriters.groups import Gender, gender_of, starts_with_vowel, tagged
from limpide.rewriters.plurals import plural

_ALLOWS: Final = frozenset({"easier", "names", "length", "modality", "negation", "numbers"})
_GAP: Final = " \u00a0\u202f"
_TIED: Final = "-‑/&_’'"
_SUM: Final = "+="
_ELIDED: Final = frozenset({"l'", "l’"})
_CONTRACTED: Final = frozenset({"du", "des", "au", "aux"})
_DETERMINING: Final = ("DET", "NUM")
_BARE: Final = frozenset({"de", "d'", "d’", "en"})
_LISTED: Final = 3
_FREE: Final = frozenset({"ADP", "CCONJ", "SUB", "VERB", "AUX", "ADV", "INF", "GER", "PART"})
_NAMED: Final = frozenset({"NOUN", "PROPN", "ADJ"})


def expanded(view: View) -> Iterator[Proposal]:
    """« la CAF » as « la caisse d’allocations familiales (CAF) », at its first use."""
    for at, token in enumerate(view.tokens):
        if not token.word.flags & flags.CAPITALISED:
            continue
        term = view.around.terms.get(view.place(token.start, token.end).start)
        if term is not None and _is_wanted(view, at, term):
            made = _whole(view, at, term)
            if made is not None:
                start, end, parts = made
                yield Proposal(
                    start,
                    end,
                    parts,
                    confidence=0.8,
                    allows=_ALLOWS,
                    note=term.expansion or "",
                )


def _is_wanted(view: View, at: int, term: Term) -> bool:
    """Whether an acronym stands there that the document never says in full and that few readers know."""
    text = view.tokens[at].word.text
    if term.kind != "acronym" or not term.expansion or term.origin == "document":
        return False
    if term.expansion.startswith(term.term):
        return False
    if text not in (term.term, f"{term.term}s") or term.term in acronym_words(view.lang).familiar:
        return False
    return not (_is_enclosed(view, at) or _is_tied(view, at) or _is_in_name(view, at))


def _whole(view: View, at: int, term: Term) -> tuple[int, int, tuple[Part, ...]] | None:
    names = [name.strip() for name in (term.expansion or "").split(",")]
    if len(names) >= _LISTED and all(name[:1].isupper() for name in names):
        return _named(view, at, names)
    return _english(view, at, term) if view.lang == "en" else _french(view, at, term)


def _named(view: View, at: int, names: list[str]) -> tuple[int, int, tuple[Part, ...]] | None:
    """A list of names takes no article: « Google, Apple, Facebook et Amazon (les GAFA) »."""
    token = view.tokens[at]
    said = f"{', '.join(names[:-1])} {acronym_words(view.lang).joint} {names[-1]}"
    if view.lang == "en":
        return token.start, token.end, (f"{said} (", Kept(token.start, token.end), ")")
    article = view.tokens[at - 1] if at and not view.between(at - 1, at).strip(_GAP) else None
    key = article.word.key if article else ""
    lead = {"les": "", "des": "de ", "aux": "à ", "": ""}.get(key)
    if lead is None:
        return None
    lead = "d’" if lead == "de " and starts_with_vowel(said) else lead
    start = article.start if article else token.start
    text = lead + said
    said = capitalised(text) if is_opening(view, start) else text
    return start, token.end, (f"{said} (les ", Kept(token.start, token.end), ")")


def _english(view: View, at: int, term: Term) -> tuple[int, int, tuple[Part, ...]] | None:
    token = view.tokens[at]
    assert term.expansion
    words: str | None = term.expansion
    if token.word.text != term.term:
        words = plural(term.expansion, "en")
    if words is None:
        return None
    start, lead = token.start, ""
    before = view.tokens[at - 1] if at else None
    if before is not None and before.word.key in ("a", "an") and not view.between(at - 1, at).strip(_GAP):
        start, lead = before.start, f"{cased(article(words), before.word.text)} "
    if not lead and _wants_the(view, at, words):
        lead = "The " if is_opening(view, start) else "the "
    written = capitalised(words) if is_opening(view, start) and not lead else words
    return start, token.end, (f"{lead}{written} (", Kept(token.start, token.end), ")")


def _wants_the(view: View, at: int, words: str) -> bool:
    """Whether a bare acronym stands for a body whose full name takes an article, and names nothing else."""
    said = words.lower().split()
    head = said[said.index("of") - 1] if "of" in said[1:] else said[-1]
    if head not in acronym_words("en").bodies or (at and tagged(view)[at - 1] not in _FREE):
        return False
    return at + 1 >= len(view.tokens) or bool(view.between(at, at + 1).strip()) or tagged(view)[at + 1] not in _NAMED


def _french(view: View, at: int, term: Term) -> tuple[int, int, tuple[Part, ...]] | None:
    """The long form with its article; where none stands before, the acronym first and the long form in brackets."""
    token, known = view.tokens[at], acronym_words("fr")
    acronym = Kept(token.start, token.end)
    before = view.tokens[at - 1].word if at and not view.between(at - 1, at).strip(_GAP + "'’") else None
    key = before.key if before is not None else ""
    assert term.expansion
    if key not in _BARE and (not key or (tagged(view)[at - 1] not in _DETERMINING and key not in _CONTRACTED)):
        return token.start, token.end, (acronym, f" ({term.expansion})")
    words: str | None = term.expansion
    if key in known.plural_before:
        words = plural(term.expansion, "fr")
    if words is None or _is_misled(key, words):
        return None
    if key in known.plural_before | known.common_before:
        words = _low(words)
    if key in _ELIDED:
        led = _articled(view, at, words)
        if led is not None:
            return led[0], token.end, (f"{led[1]}{words} (", acronym, ")")
    start, end, parts = joined(view, at, at, words)
    return start, end, (*parts, " (", acronym, ")")


def _is_misled(key: str, words: str) -> bool:
    """Whether the article says another gender: another sense is meant; or none can be told where one is needed."""
    gender = _gender(words)
    if key in _ELIDED:
        return gender is None and not starts_with_vowel(words)
    known = grammar("fr")
    is_other = (gender == "m" and key in known.feminine_determiners) or (
        gender == "f" and key in known.masculine_determiners
    )
    return is_other and not starts_with_vowel(words)


def _articled(view: View, at: int, words: str) -> tuple[int, str] | None:
    """Where the determiner begins and how it is written before the long form; None where it may stay."""
    token = view.tokens[at - 1]
    gender = _gender(words)
    if gender is None:
        return None
    made = determined(token.word.key, gender, "s", words)
    if made is None:
        return None
    preposition = view.tokens[at - 2] if at > 1 and not view.between(at - 2, at - 1).strip(_GAP) else None
    start, model = token.start, token.word.text
    if preposition is not None and preposition.word.key in ("de", "à") and made == "le":
        made = contraction(preposition.word.key, made)
        start, model = preposition.start, preposition.word.text
    made = cased(made, model)
    return start, made if made.endswith("’") else f"{made} "


def _gender(words: str) -> Gender | None:
    """The gender of the first word of a long form; None where the word base is not sure."""
    first = words.replace("’", "'").split(" ")[0].split("-")[0]
    return gender_of(open_words("fr").memo[first.lower()]) or None


def _low(words: str) -> str:
    """A long form that names a kind of thing: a small letter, unless its first word is a name."""
    first = open_words("fr").memo[words.replace("’", "'").split(" ")[0].lower()]
    return words[:1].lower() + words[1:] if first.flags & (flags.NOUN | flags.ADJECTIVE) else words


def _is_enclosed(view: View, at: int) -> bool:
    """Whether it stands in brackets, or right before some: the words there may already say it."""
    if view.text[view.tokens[at].end :].lstrip(_GAP).startswith("("):
        return True
    before = view.text[: view.tokens[at].start]
    return before.count("(") > before.count(")") or before.count("[") > before.count("]")


def _is_tied(view: View, at: int) -> bool:
    """Whether it is part of a longer word or of a sum: « post-ESS », “WHO’s”, « IE + Windows »."""
    token = view.tokens[at]
    after = view.text[token.end : token.end + 1]
    before = view.text[token.start - 1 : token.start] if token.start else ""
    around = view.text[: token.start].rstrip(_GAP)[-1:] + view.text[token.end :].lstrip(_GAP)[:1]
    if any(sign in _SUM for sign in around):
        return True
    return (bool(after) and after in _TIED) or (bool(before) and before in "-‑/&_")


def _is_in_name(view: View, at: int) -> bool:
    """Whether a name goes on around it, or in French a noun follows: « SNCF Réseau », « un BTS commerce »."""
    before = view.tokens[at - 1] if at and not view.between(at - 1, at).strip(_GAP) else None
    if before is not None and tagged(view)[at - 1] == "PROPN" and before.word.text.istitle():
        return True
    if at + 1 >= len(view.tokens) or view.between(at, at + 1).strip(_GAP):
        return False
    if view.lang == "fr" and tagged(view)[at + 1] == "NOUN":
        return True
    return bool(view.tokens[at + 1].word.flags & (flags.CAPITALISED | flags.DIGIT))
