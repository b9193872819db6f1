"""Negations that cancel each other: « il n’est pas impossible de » says « il est possible de »."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from limpide.language.inflection import cells, inflected
from limpide.language.lexicons import entries
from limpide.rewriters.drafts import Kept, Part, Proposal, View
from limpide.rewriters.fitting import joined
from limpide.rewriters.groups import NE, Group, cell_of, noun_group, tagged
from limpide.rewriters.main_clauses import opening, subject_from
from limpide.rewriters.restrictions import undenied
from limpide.rewriters.tenses import settled

_ALLOWS: Final = frozenset({"negation", "modality", "easier"})
_LINKING: Final = frozenset({"être", "sembler", "paraître"})
_REACH: Final = 3  # tokens between « ne » and the verb, clitics


def double(view: View) -> Iterator[Proposal]:
    """« Il n’est pas impossible de » as « Il est possible de »; « ne pouvez pas ne pas » as « devez »."""
    keys = [token.word.key for token in view.tokens]
    if not NE.intersection(keys) and "non" not in keys:
        return
    for at, key in enumerate(keys):
        if key in NE:
            yield from _about_verb(view, keys, at)
        elif key == "non" and (positive := _positive(view, at + 1, _described(view, at))):
            yield _undone(view.tokens[at].start, view.tokens[at + 1].end, (positive,))


def _about_verb(view: View, keys: list[str], at: int) -> Iterator[Proposal]:
    """The changes of the negation that « ne » at a token opens."""
    own = tagged(view)
    verb = next((to for to in range(at + 1, min(len(own), at + _REACH)) if own[to] in ("VERB", "AUX")), None)
    if verb is None or keys[verb + 1 : verb + 2] != ["pas"]:
        return
    word = view.tokens[verb].word
    if word.verb == "pouvoir" and verb == at + 1 and keys[verb + 2 : verb + 4] == ["ne", "pas"]:
        forms = [form for cell in cell_of(view.tokens[verb], "fr") if (form := inflected("devoir", cell, "fr"))]
        if forms:
            yield _changed(view, at, verb + 3, forms[0])
    elif word.verb in _LINKING and (positive := _positive(view, verb + 2, _subject(view, verb))):
        yield _positive_verb(view, at, verb, positive)
    elif _hides_verb(view, keys, verb):
        yield from _conjugated(view, at, verb, verb + 3)
    else:
        yield from _opposite_verb(view, keys, at, verb)


def _hides_verb(view: View, keys: list[str], verb: int) -> bool:
    """« ne manquera pas de venir », « n’êtes pas sans savoir »: the infinitive says it all."""
    lemma, after = view.tokens[verb].word.verb, keys[verb + 2 : verb + 4]
    if lemma == "manquer":
        return after[:1] in (["de"], ["d'"]) and tagged(view)[verb + 3 : verb + 4] == ("INF",)
    return lemma == "être" and after == ["sans", "savoir"]


def _conjugated(view: View, at: int, verb: int, infinitive: int) -> Iterator[Proposal]:
    """« il ne manquera pas de venir » as « il viendra »."""
    if verb != at + 1:
        return
    forms = {inflected(view.tokens[infinitive].word.key, cell, "fr") for cell in settled(view, verb)}
    if len(forms) == 1 and (form := forms.pop()):
        yield _changed(view, at, infinitive, form)


def _opposite_verb(view: View, keys: list[str], at: int, verb: int) -> Iterator[Proposal]:
    """« la loi n’interdit pas de » as « la loi permet de », « n’oubliez pas de » as « pensez à »."""
    lemma = view.tokens[verb].word.verb
    after = verb + 2
    if verb != at + 1 or after >= len(keys):
        return
    known = _opposites(of_verbs=True)
    phrase = f"{lemma} de" if keys[after] in ("de", "d'") and f"{lemma} de" in known else lemma
    new = known.get(phrase, "")
    head, _, rest = new.partition(" ")
    if not new or (phrase == lemma and keys[after] not in ("que", "qu'", "de", "d'")):
        return
    forms = {form for cell in settled(view, verb) if (form := inflected(head, _told(head, cell), "fr"))}
    if len(forms) == 1:
        form = f"{forms.pop()} {rest}".rstrip()
        if rest and keys[after] == "d'":
            form += " "
        yield _changed(view, at, after if rest else verb + 1, form)


def _told(lemma: str, cell: str) -> str:
    """The cell of an order to « vous », as it stands in the indicative, which Lexique has for more verbs."""
    return cell if lemma == "savoir" else cell.replace("imp:pre:2p", "ind:pre:2p")


def _positive_verb(view: View, at: int, verb: int, positive: str) -> Proposal:
    """The linking verb without its negation, then the positive adjective."""
    start, parts = undenied(view, at)
    rest: tuple[Part, ...] = (Kept(view.tokens[at + 1].end, view.tokens[verb].end),) if verb > at + 1 else ()
    return _undone(start, view.tokens[verb + 2].end, (*parts, *rest, " ", positive))


def _changed(view: View, first: int, last: int, new: str) -> Proposal:
    start, end, parts = joined(view, first, last, new)
    return _undone(start, end, _cased(view, first, parts))


def _cased(view: View, first: int, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """New words with the capital of « Ne », where that one opened the sentence."""
    head = parts[0]
    is_first = len(parts) == 1 and view.tokens[first].word.text[:1].isupper()
    return (head[:1].upper() + head[1:], *parts[1:]) if is_first and isinstance(head, str) else parts


def _positive(view: View, at: int, described: Group | None) -> str | None:
    """The opposite of an adjective or participle, agreeing as it does; None where it has none."""
    if at >= len(view.tokens):
        return None
    word = view.tokens[at].word
    known = _opposites(of_verbs=False)
    masculine = (inflected(word.verb, "pp:ms", "fr") or "") if word.verb else ""
    positive = next((known[name] for name in (masculine, word.lemma, word.key) if name in known), None)
    return None if positive is None else _agreeing(view, at, positive, described)


def _agreeing(view: View, at: int, positive: str, described: Group | None) -> str | None:
    """The form of the opposite that fits what is described; None where several would do."""
    endings = _endings(view, at)
    if described is not None and len(endings) > 1:
        gender = described.gender or "m"
        endings = [ending for ending in endings if ending == gender + described.number] or endings
    forms = {_formed(positive, ending) for ending in endings}
    return forms.pop() if len(forms) == 1 else None


def _endings(view: View, at: int) -> list[str]:
    """The genders and numbers that an adjective or participle may have: ms, fp."""
    word = view.tokens[at].word
    found = cells(word.key, word.lemma, "fr") + cell_of(view.tokens[at], "fr")
    return list(dict.fromkeys(cell.partition(":")[2] for cell in found if cell.startswith(("A:", "pp:")))) or ["ms"]


def _formed(positive: str, ending: str) -> str:
    """A form of an adjective, by its ending where the tables know it as a participle only: « permise »."""
    made = inflected(positive, f"A:{ending}", "fr")
    if made is not None:
        return made
    return positive + {"ms": "", "fs": "e", "mp": "" if positive[-1] == "s" else "s", "fp": "es"}[ending]


def _subject(view: View, verb: int) -> Group | None:
    return subject_from(view, opening(view), verb)


def _described(view: View, at: int) -> Group | None:
    """The noun group that « non négligeable » describes, right before it."""
    own = tagged(view)
    noun = next((to for to in range(at - 1, max(-1, at - 3), -1) if own[to] == "NOUN"), None)
    first = noun
    while first and own[first - 1] in ("DET", "ADJ", "NUM"):
        first -= 1
    return None if first is None else noun_group(view, first, with_complements=False)


def _undone(start: int, end: int, parts: tuple[Part, ...]) -> Proposal:
    return Proposal(start, end, parts, confidence=0.6, allows=_ALLOWS)


@cache
def _opposites(*, of_verbs: bool) -> Mapping[str, str]:
    return {entry.term: entry.simpler for entry in entries("opposites", "fr") if (entry.kind == "verb") == of_verbs}
