"""Impersonal duties and possibilities said directly: « il est nécessaire de » as « il faut »."""

from collections.abc import Iterator
from typing import Final

from limpide.language.inflection import inflected
from limpide.rewriters.drafts import Proposal, View, capitalised, spaced
from limpide.rewriters.groups import cell_of, tagged
from limpide.rewriters.infinitives import leads_infinitive, series, without
from limpide.rewriters.main_clauses import opening
from limpide.rewriters.passive_frames import chained
from limpide.rewriters.turning_words import turning_words

_PEOPLE: Final = {"vous": "2p", "nous": "1p"}
_YOURS: Final = frozenset({"vous", "votre", "vos"})
_DENYING: Final = frozenset({"pas", "plus", "jamais"})
_DUTIES: Final = frozenset({"falloir", "devoir"})
_BETWEEN: Final = frozenset({"ADV", "NEG"})


def direct(view: View) -> Iterator[Proposal]:
    """« Il vous est demandé de payer » as « Vous devez payer »; « il n’est pas possible de » as « on ne peut pas »."""
    if " de " not in view.text and " d" not in view.text:
        return
    at = opening(view)
    keys = [token.word.key for token in view.tokens]
    if keys[at] != "il":
        return
    first, verb = at, at + 1
    is_negative = keys[verb : verb + 1] in (["ne"], ["n'"])
    verb += is_negative
    person = keys[verb] if verb < len(keys) and keys[verb] in _PEOPLE else ""
    verb += bool(person)
    found = _matched(view, keys, verb)
    if found is None:
        return
    meant, between, last = found
    words = _worded(view, verb, meant, person, is_negative=is_negative, last=last)
    if words is None or (is_negative and (meant in _DUTIES or not _is_denied(view, between))):
        return
    others = series(view, last, ("de", "d'"))
    if others is None:
        return
    end, rest = without(view, last, others)
    start = view.tokens[first].start
    shown = capitalised(words) if view.text[start].isupper() else words
    yield Proposal(
        start,
        end,
        (shown, *spaced(view, between), " ", *rest),
        confidence=0.75,
        allows=frozenset({"modality"}),
    )


def _matched(view: View, keys: list[str], verb: int) -> tuple[str, list[int], int] | None:
    """What an impersonal turn means, the words inside it that stay, and the token of its infinitive."""
    own = tagged(view)
    for phrase, meant in turning_words().impersonals.items():
        lemma, *tail = phrase.split()
        if verb >= len(keys) or view.tokens[verb].word.verb != lemma:
            continue
        at, between = verb + 1, []
        while at < len(keys) and own[at] in _BETWEEN and (not tail or keys[at] != tail[0]):
            between.append(at)
            at += 1
        last = at + len(tail)
        if all(_is(view, at + n, word) for n, word in enumerate(tail)) and keys[last : last + 1] in (["de"], ["d'"]):
            return (meant, between, last + 1) if leads_infinitive(view, last + 1) else None
    return None


def _is(view: View, at: int, word: str) -> bool:
    if at >= len(view.tokens):
        return False
    found = view.tokens[at].word
    return word in (found.key, found.lemma) or (bool(found.verb) and inflected(found.verb, "pp:ms", "fr") == word)


def _worded(view: View, verb: int, meant: str, person: str, *, is_negative: bool, last: int) -> str | None:
    """« vous devez », « on ne peut », « il faut », in the tense of the impersonal verb."""
    cell = next((cell for cell in cell_of(view.tokens[verb], "fr") if cell.endswith("3s")), "")
    if not cell.startswith(("ind:", "cnd:")):
        return None
    tense = cell.rpartition(":")[0]
    subject, own, ending = _subject(view, meant, person, last)
    form = inflected(own, f"{tense}:{ending}", "fr") if own else None
    return None if form is None else f"{subject} " + chained([*(["ne"] if is_negative else []), form])


def _subject(view: View, meant: str, person: str, last: int) -> tuple[str, str, str]:
    """Who, which verb, which person; no verb where nobody can be named."""
    if person:
        return person, "devoir" if meant in _DUTIES else meant, _PEOPLE[person]
    if meant == "falloir":
        return "il", meant, "3s"
    if meant == "devoir":
        return "", "", ""
    is_yours = any(token.word.key in _YOURS for token in view.tokens[last:])
    return ("vous", meant, "2p") if is_yours else ("on", meant, "3s")


def _is_denied(view: View, between: list[int]) -> bool:
    return any(view.tokens[at].word.key in _DENYING for at in between)
