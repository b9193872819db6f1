"""Heavy verbs: the simpler ones in the same form, with the preposition that they want."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from msgspec import Struct

from limpide.language import flags
from limpide.language.inflection import inflected
from limpide.language.lexicons import Entry
from limpide.language.tokens import tokens
from limpide.language.words import Word
from limpide.rewriters.agreement import number_of
from limpide.rewriters.drafts import Proposal, View
from limpide.rewriters.fitting import joined, touches_next, whole
from limpide.rewriters.groups import NE, starts_with_vowel, tagged
from limpide.rewriters.sharing import sharing
from limpide.rewriters.tenses import settled
from limpide.rewriters.wordings import is_sure, lost_checks, suits_place, usual

_VERBAL: Final = frozenset({"VERB", "AUX", "PART", "INF", "GER"})
_REFLEXIVE: Final = frozenset({"se", "s'"})
_DOUBLED: Final = {"nous": "nous", "vous": "vous", "me": "je", "m'": "je", "te": "tu", "t'": "tu"}
_NEVER_PASSIVE: Final = frozenset({"avoir", "devoir", "pouvoir", "être"})
_IMPERATIVE: Final = {"vous": "ez", "nous": "ons", "toi": ""}
_DENYING: Final = frozenset({"pas", "plus", "jamais"})
_SAYS_SOME: Final = frozenset({"NOUN", "ADJ"})


class _Verb(Struct, frozen=True):
    """A verb of the list: its lemma, the words after it, the simpler lemma and the words after that.

    `preposition`: what both have before their object stays as it stands there. `subject` is « il » where none acts.
    """

    entry: Entry
    lemma: str
    tail: tuple[str, ...]
    simpler: str
    rest: str
    preposition: str
    is_reflexive: bool
    keeps_pronoun: bool = False
    subject: str = ""
    subject_after: str = ""


def replaced(view: View) -> Iterator[Proposal]:
    """Verbs in the form of those they replace: « vous transmettiez » gives « vous envoyiez »."""
    known = _verbs()
    for at, tag in enumerate(tagged(view)):
        for verb in known.get(view.tokens[at].word.verb, ()) if tag in _VERBAL else ():
            made = _proposal(view, at, verb)
            if made is not None:
                yield made
                break


def _proposal(view: View, at: int, verb: _Verb) -> Proposal | None:
    last = _matched(view, at, verb.tail)
    first = at
    if last is None or not suits_place(view, verb.entry.term, at, last):
        return None
    clitic = _clitic(view, at)
    if not _is_used_so(view, at, last, verb, clitic):
        return None
    if verb.subject:
        first = at - 1
    elif clitic is not None and not verb.keeps_pronoun:
        first, last = min(first, clitic), max(last, clitic)
    form = _form(view, at, verb)
    denied = view.tokens[at + 1].word.text if _gap(view, at, verb.tail) else ""
    denied = denied if denied in _DENYING else ""
    new = " ".join(filter(None, (verb.subject_after, form, denied, verb.rest))) if form else ""
    fitted = _with_object(view, at, last, verb, new) if new and _may_elide(view, first, new) else None
    if fitted is None:
        return None
    start, end, parts = joined(view, first, fitted[1], fitted[0])
    sure = is_sure(verb.entry)
    return Proposal(start, end, parts, safe=sure, confidence=0.8, allows=lost_checks(verb.entry))


def _is_used_so(view: View, at: int, last: int, verb: _Verb, clitic: int | None) -> bool:
    """Whether the verb stands with the pronoun and the subject that the entry wants, and none denies a duty."""
    if verb.is_reflexive != (clitic is not None) or (verb.subject and not _is_impersonal(view, at)):
        return False
    if tagged(view)[at] == "PART" and not _has_participle(view, at, verb):
        return False
    return not _denies_duty(view, at, last, verb)


def _form(view: View, at: int, verb: _Verb) -> str | None:
    """The simpler verb in the form of the other; None where two forms are possible."""
    forms = dict.fromkeys(inflected(verb.simpler, cell, "fr") for cell in settled(view, at))
    made = [form for form in forms if form]
    return made[0] if len(made) == 1 else None


def _matched(view: View, at: int, tail: Sequence[str]) -> int | None:
    """The last token of a verb and the words that follow it in the list; None where other words stand there."""
    at += _gap(view, at, tail)
    if at + len(tail) >= len(view.tokens):
        return None if tail else at
    for word in tail:
        at += 1
        if not _is_form(view.tokens[at].word, word) or not touches_next(view, at - 1):
            return None
    return at


def _gap(view: View, at: int, tail: Sequence[str]) -> int:
    """1 where a pronoun or « pas » stands between a verb and the words that follow it in the list."""
    after = at + 1
    if not tail or after + 1 >= len(view.tokens):
        return 0
    is_denied = view.tokens[after].word.key in _DENYING and _is_form(view.tokens[after + 1].word, tail[0])
    return int(view.text[view.tokens[after].start] in "-‑" or is_denied)


def _is_form(found: Word, word: str) -> bool:
    if word in (found.key, found.lemma, found.verb, whole(found.key)[0]):
        return True
    return bool(found.verb) and inflected(found.verb, "pp:ms", "fr") == word


def _has_participle(view: View, at: int, verb: _Verb) -> bool:
    """Whether the simpler verb can stand as a participle there: not for a lost pronoun, nor « eu par »."""
    if verb.is_reflexive and not verb.keeps_pronoun:
        return False
    before = view.tokens[at - 1].word if at else None
    is_active = before is not None and bool(before.flags & flags.HAVE) and before.key != "été"
    return is_active or not (verb.tail or verb.simpler in _NEVER_PASSIVE)


def _clitic(view: View, at: int) -> int | None:
    """The reflexive pronoun of a verb, before or after it; None where there is none."""
    after = at + 1
    if after < len(view.tokens) and view.text[view.tokens[after].start] in "-‑":
        ending = _IMPERATIVE.get(view.tokens[after].word.key)
        is_own = ending is not None and view.tokens[at].word.key.endswith(ending) and at == _opening(view)
        return after if is_own else None
    before = at - 1
    while before >= 0 and tagged(view)[before] in ("AUX", "ADV", "PART") and tagged(view)[at] == "PART":
        before -= 1
    if before < 0:
        return None
    key = view.tokens[before].word.key
    if key in _REFLEXIVE:
        return before
    if key in _DOUBLED and (
        tagged(view)[at] == "INF" or (before and view.tokens[before - 1].word.key == _DOUBLED[key])
    ):
        return before if tagged(view)[at] != "INF" or _has_subject(view, before, _DOUBLED[key]) else None
    return None


def _has_subject(view: View, before: int, pronoun: str) -> bool:
    keys = [token.word.key for token in view.tokens[:before]]
    return pronoun in keys or (pronoun == "je" and "j'" in keys)


def _opening(view: View) -> int:
    return 1 if view.tokens[0].word.key in NE else 0


def _is_impersonal(view: View, at: int) -> bool:
    return at > 0 and view.tokens[at - 1].word.key == "il" and touches_next(view, at - 1)


def _denies_duty(view: View, at: int, last: int, verb: _Verb) -> bool:
    """Whether a duty or a need is denied: « vous n’êtes pas tenu » is no « vous ne devez pas »."""
    around = tagged(view)[max(0, at - 2) : last + 3]
    return "NEG" in around and verb.simpler in ("devoir", "falloir")


def _may_elide(view: View, first: int, new: str) -> bool:
    """Whether the word before can be written in full before a consonant: « l’octroie » may be « le » or « la »."""
    is_hidden = first > 0 and view.tokens[first - 1].word.key in ("l'", "l’")
    return not is_hidden or starts_with_vowel(new)


def _with_object(view: View, at: int, last: int, verb: _Verb, new: str) -> tuple[str, int] | None:
    """The new words and their last token, the article that « de » or « à » hides put back."""
    if verb.preposition:
        return new, last - 1
    if not verb.tail or verb.tail[-1] not in ("de", "à"):
        return new, last
    hidden, after = whole(view.tokens[last].word.key), last + 1
    if sharing(view, after, view.tokens[last].word.key).places:
        return None
    if len(hidden) == 2:
        return f"{new} {hidden[1]}", last
    if after >= len(view.tokens):
        return None
    return _with_some(view, at, last, new) if verb.tail[-1] == "de" else (new, last)


def _with_some(view: View, at: int, last: int, new: str) -> tuple[str, int] | None:
    """The same before what « de » counts: « dispose de moyens » has « des moyens », and « n’a pas de moyens »."""
    after = last + 1
    is_bare = tagged(view)[after] in _SAYS_SOME
    if view.tokens[after].word.flags & flags.UPPER:
        return None
    if "NEG" in tagged(view)[max(0, at - 3) : at + 2]:
        return (new, last - 1) if is_bare else None if view.tokens[after].word.key in ("un", "une") else (new, last)
    is_plural = tagged(view)[after] == "NOUN" and number_of(view, after) == "p"
    return (new, last) if not is_bare else (f"{new} des", last) if is_plural else None


@cache
def _verbs() -> Mapping[str, tuple[_Verb, ...]]:
    """The entries by the lemma of their verb, the longest first."""
    found: dict[str, list[_Verb]] = {}
    for entry in usual():
        for verb in (_verb(entry),) if entry.kind.startswith("verb") else _impersonal(entry):
            found.setdefault(verb.lemma, []).append(verb)
    return {head: tuple(sorted(group, key=lambda each: -len(each.tail))) for head, group in found.items()}


def _verb(entry: Entry) -> _Verb:
    words = _keys(entry.term)
    is_reflexive = words[0] in _REFLEXIVE
    head, *others = words[1:] if is_reflexive else words
    gains = _keys(entry.simpler)
    keeps_pronoun = is_reflexive and gains[0] in _REFLEXIVE
    simpler, *rest = gains[1:] if keeps_pronoun else gains
    preposition = others[-1] if others and rest and others[-1] == rest[-1] and others[-1] in ("de", "à") else ""
    said = entry.simpler.removesuffix(f" {preposition}").partition(simpler)[2].strip()
    return _Verb(entry, head, tuple(others), simpler, said, preposition, is_reflexive, keeps_pronoun)


def _impersonal(entry: Entry) -> Iterator[_Verb]:
    """« il convient de » and « il convient que » as verbs of every tense; none for another wording."""
    words = entry.term.split(" ")
    if words[0] != "il" or words[-1] != "de" or entry.simpler not in ("il faut", "on peut"):
        return
    verb = tokens(words[1], "fr")[0].word.verb
    subject, _, form = entry.simpler.partition(" ")
    simpler = tokens(form, "fr")[0].word.verb
    yield _Verb(entry, verb, tuple(words[2:]), simpler, "", "", False, subject="il", subject_after=subject)
    if simpler == "falloir":
        tail = (*words[2:-1], "que")
        yield _Verb(entry, verb, tail, simpler, "", "que", False, subject="il", subject_after=subject)


def _keys(text: str) -> list[str]:
    return [token.word.key for token in tokens(text, "fr")]
