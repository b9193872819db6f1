"""Heavy nouns and adjectives: the simpler ones, and all that agrees with them."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, cast

from limpide.language import flags
from limpide.language.inflection import cells, inflected
from limpide.language.lexicons import Entry
from limpide.language.words import open_words
from limpide.rewriters.agreement import Noun, in_number, number_of, renamed
from limpide.rewriters.drafts import Proposal, View
from limpide.rewriters.fitting import joined
from limpide.rewriters.groups import Gender, Number, noun_group, tagged
from limpide.rewriters.wordings import is_sure, lost_checks, suits_place, usual

_OWN: Final = frozenset({"qui", "de", "à", "pour"})
_MARKED: Final = ((flags.FEMININE, "f"), (flags.MASCULINE, "m"))


def replaced(view: View) -> Iterator[Proposal]:
    """Nouns, with the determiner, the adjectives and the verb around them."""
    known = _nouns()
    for at, tag in enumerate(tagged(view)):
        word = view.tokens[at].word
        for entry in known.get(word.lemma) or known.get(word.key, ()) if tag == "NOUN" else ():
            made = _proposal(view, at, entry)
            if made is not None:
                yield made
                break


def adjectives_replaced(view: View) -> Iterator[Proposal]:
    """Adjectives after their noun or after « être »."""
    known = _adjectives()
    for at, tag in enumerate(tagged(view)):
        entry = known.get(view.tokens[at].word.lemma) if tag in ("ADJ", "PART") else None
        if entry is None or not _may_change(view, at) or (" " in entry.simpler and tagged(view)[at - 1] == "ADV"):
            continue
        made = {_in_cell(entry.simpler, cell) for cell in _cells(view, at)}
        new = made.pop() if len(made) == 1 else None
        if new:
            yield Proposal(*joined(view, at, at, new), confidence=0.6, allows=lost_checks(entry))


def _proposal(view: View, at: int, entry: Entry) -> Proposal | None:
    last = _matched(view, at, entry)
    if last is None or not _is_meant(view, at, last, entry):
        return None
    noun = _noun(view, at, last, entry)
    new = in_number(entry.simpler, *noun.gets)
    fitted = renamed(view, noun, new) if new else None
    if fitted is None:
        return None
    return Proposal(*fitted, safe=is_sure(entry), confidence=0.7, allows=lost_checks(entry))


def _is_meant(view: View, at: int, last: int, entry: Entry) -> bool:
    """Whether the words stand alone in the sense of the entry: no name, no complement of their own, not explained."""
    is_explained = entry.kind.startswith("english") and entry.simpler in view.text
    around = (*view.tokens[max(0, at - 3) : at], *view.tokens[last + 1 : last + 4])
    is_said = any(token.word.lemma == entry.simpler for token in around)
    is_joined = _is_compound(view, last) or _is_doubled(view, last, entry) or _is_named(view, last)
    is_apart = not is_explained and not is_said and not is_joined
    return is_apart and suits_place(view, entry.term, at, last)


def _is_compound(view: View, last: int) -> bool:
    """Whether another noun follows at once: « allocation logement » is one thing."""
    own = tagged(view)
    return last + 1 < len(own) and own[last + 1] in ("NOUN", "PROPN") and not view.between(last, last + 1).strip()


def _noun(view: View, at: int, last: int, entry: Entry) -> Noun:
    """The noun of an entry at a place: its kind says « m>f », « mp>m » where a plural becomes a singular."""
    had, _, gets = entry.kind.partition(" ")[2].partition(">")
    number: Number = number_of(view, at)
    gender = had[:1] if had[:1] in ("m", "f") else _shown(view, at)
    return Noun(at, last, (cast(Gender, gender), number), (cast(Gender, gets[:1]), "s" if had[1:] == "p" else number))


def _is_named(view: View, last: int) -> bool:
    """Whether an acronym in brackets right after says that the words are a name."""
    opened = view.text.find(" (", view.tokens[last].end)
    after = next((token for token in view.tokens[last + 1 : last + 8] if token.start == opened + 2), None)
    return opened >= 0 and after is not None and bool(after.word.flags & flags.UPPER)


def _is_doubled(view: View, last: int, entry: Entry) -> bool:
    """Whether what follows would belong to new words of its own: « les personnes qui signent de la pétition »."""
    if " " not in entry.simpler or last + 1 >= len(view.tokens):
        return False
    words = entry.simpler.split(" ")
    if "qui" in words and tagged(view)[last + 1] in ("ADJ", "PART"):
        return True
    has_own = any(word in _OWN for word in words)
    return has_own and view.tokens[last + 1].word.key in ("de", "d'", "du", "des", "à", "au", "aux")


def _shown(view: View, at: int) -> Gender:
    """The gender that a determiner shows."""
    first = at
    while first and tagged(view)[first - 1] in ("DET", "ADJ", "NUM"):
        first -= 1
    group = noun_group(view, first, with_complements=False)
    return group.gender if group else ""


def _matched(view: View, at: int, entry: Entry) -> int | None:
    """The last token of the words of an entry that stand at a noun, in any number; None where others stand there."""
    last = at
    for word in entry.term.replace("’", "’ ").split()[1:]:
        last += 1
        if last >= len(view.tokens) or word.replace("’", "'") not in _named(view, last):
            return None
    return last


def _named(view: View, at: int) -> tuple[str, ...]:
    word = view.tokens[at].word
    lemmas = (word.lemma, word.key)
    return (*lemmas, inflected(word.lemma, "A:fs", "fr") or "", inflected(word.verb, "pp:fs", "fr") or "")


def _may_change(view: View, at: int) -> bool:
    """Whether an adjective stands after its noun, or after « être » alone: before a noun, its place would change."""
    own = tagged(view)
    if at + 1 < len(own) and own[at + 1] in ("NOUN", "PROPN", "ADJ", "ADP", "INF"):
        return own[at + 1] == "ADP" and view.tokens[at + 1].word.key not in ("à", "de", "d'", "au", "aux", "du", "pour")
    return at > 0 and own[at - 1] in ("NOUN", "AUX", "ADV")


def _cells(view: View, at: int) -> tuple[str, ...]:
    """The genders and numbers that an adjective can have, that of the noun before it where there is one."""
    word = view.tokens[at].word
    found = cells(word.key, word.lemma, "fr") or cells(word.key, word.verb, "fr")
    own = tuple(dict.fromkeys(cell[-2:] for cell in found if cell.startswith(("A:", "pp:"))))
    noun = at - 1
    while noun > 0 and tagged(view)[noun] in ("AUX", "ADV", "NEG", "ADJ", "PART"):
        noun -= 1
    if tagged(view)[noun] != "NOUN":
        return own
    bits = view.tokens[noun].word.flags
    shown = [name for bit, name in _MARKED if bits & bit]
    number = number_of(view, noun)
    found = tuple(cell for cell in own if cell[1] == number) or own
    return tuple(cell for cell in found if cell[0] in shown) if len(shown) == 1 else found


def _in_cell(simpler: str, cell: str) -> str | None:
    """An adjective in a gender and number, an adverb before it or words after it kept."""
    before, _, head = simpler.rpartition(" ") if simpler.startswith("très ") else ("", "", simpler)
    word, blank, rest = head.partition(" ")
    made = inflected(word, f"A:{cell}", "fr") or inflected(_infinitive(word), f"pp:{cell}", "fr")
    return f"{before} {made}{blank}{rest}".strip() if made else None


def _infinitive(participle: str) -> str:
    return open_words("fr").memo[participle].verb


@cache
def _nouns() -> Mapping[str, tuple[Entry, ...]]:
    """The entries by their first word, the longest first."""
    found: dict[str, list[Entry]] = {}
    for entry in usual():
        if ">" in entry.kind:
            found.setdefault(entry.term.split(" ")[0], []).append(entry)
    return {head: tuple(sorted(group, key=lambda each: -len(each.term))) for head, group in found.items()}


@cache
def _adjectives() -> Mapping[str, Entry]:
    return {entry.term: entry for entry in usual() if entry.kind == "adj" and " " not in entry.term}
