"""Heavy English words: the simpler ones, in the form and with the article that go with them."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from limpide.language import flags
from limpide.language.inflection import inflected
from limpide.language.lexicons import Entry, entries
from limpide.language.phrases import Match, phrases
from limpide.rewriters.drafts import Part, Proposal, View, is_opening, raised
from limpide.rewriters.english import in_form_of, words
from limpide.rewriters.groups import noun_group, tagged

_LISTS: Final = ("simple_words_en", "foreign_words")
_ANYWHERE: Final = frozenset({"turn", "adv", "modal"})
_FOREIGN: Final = frozenset({"latin", "french", "german", "italian", "spanish", "greek", "loan"})
_VERBAL: Final = frozenset({"VERB", "AUX", "PART", "INF", "GER"})
_COMPARING: Final = frozenset({"more", "most", "less", "least", "very", "too", "so", "as"})
_OPENERS: Final = frozenset({"so", "but", "or"})
"""After these no comma stands."""
_DENYING: Final = frozenset({"no", "not", "without", "nor", "never"})
_NOMINAL: Final = frozenset({"NOUN", "X"})
_DETERMINERS: Final = frozenset({"DET", "ADJ", "NUM"})
_PEOPLE: Final = {"person": "people"}
_HEADED: Final = frozenset({"who", "that", "involved", "in", "of", "taking"})
"""Words after the noun that agrees, in a wording of several words."""


class _Rule(NamedTuple):
    """A wording of the lexicon: its first words by kind, what may not follow, and the words after the first."""

    entry: Entry
    tail: tuple[str, ...]
    unless: frozenset[str]


def phrases_replaced(view: View) -> Iterator[Proposal]:
    """Wordings that never change: “in order to”, “prior to”, “per annum”, and what opens a sentence."""
    for match in phrases(_fixed(), "en").find(view.text):
        if _is_name(view, match.start):
            continue
        if match.entry.kind == "opening":
            yield from _opening(view, match)
        elif not _is_attributive(view, match):
            yield _phrase(view, match)


def verbs_replaced(view: View) -> Iterator[Proposal]:
    """Verbs in the form of those they replace: “commenced” gives “started”."""
    known = _by_head("verb")
    for at, tag in enumerate(tagged(view)):
        word = view.tokens[at].word
        for rule in known.get(word.verb, ()) if tag in _VERBAL else ():
            last = at + len(rule.tail)
            if [token.word.key for token in view.tokens[at + 1 : last + 1]] != list(rule.tail):
                continue
            head, _, rest = rule.entry.simpler.partition(" ")
            form = in_form_of(head, word, tag)
            if form is not None and _may_stand(view, last, rule, rest):
                yield _word(view, at, last, f"{form} {rest}".rstrip())
            break


def nouns_replaced(view: View) -> Iterator[Proposal]:
    """Nouns in their number, with “a” or “an” put right before them."""
    known = _by_head("noun")
    for at, tag in enumerate(tagged(view)):
        word = view.tokens[at].word
        for rule in known.get(word.lemma) or known.get(word.key.removesuffix("s"), ()) if tag in _NOMINAL else ():
            new = _noun(view, at, rule)
            if new is not None:
                yield _word(view, at, at, new)


def adjectives_replaced(view: View) -> Iterator[Proposal]:
    """Adjectives: “an adequate solution” as “a suitable solution”."""
    known = _adjectives()
    for at, tag in enumerate(tagged(view)):
        rule = known.get(view.tokens[at].word.key) if tag in ("ADJ", "NOUN") else None
        if rule is not None and _fits(view, at, rule):
            yield _word(view, at, at, rule.entry.simpler)


def article(following: str) -> str:
    """“a” or “an”, by the sound that follows."""
    low = following.lower()
    if low.startswith(words().mute):
        return "an"
    return "an" if low[:1] in "aeiou" and not low.startswith(words().sounded) else "a"


def _phrase(view: View, match: Match) -> Proposal:
    entry, new = match.entry, match.entry.simpler
    allows = {"negation"} if _DENYING & {*entry.term.split(), *new.split()} else set()
    if entry.kind == "modal":
        allows.add("modality")
    following = next((at for at, token in enumerate(view.tokens) if token.start >= match.end), None)
    if new.endswith("there is") and following is not None:
        group = noun_group(view, following)
        new = new.removesuffix("is") + "are" if group is not None and group.number == "p" else new
    if entry.term.endswith(".") and not view.text[match.end :].strip(" \u00a0”\"')"):
        new += "."
    start, parts = _fitted(view, match.start, new)
    is_sure = entry.mode == "auto" and not allows
    confidence = 0.9 if is_sure else 0.7 if entry.mode != "suggest" else 0.5
    return Proposal(
        start, match.end, parts, safe=is_sure, confidence=confidence, allows=frozenset(allows),
        rule="word-foreign" if entry.kind in _FOREIGN else "",
    )  # fmt: skip


def _opening(view: View, match: Match) -> Iterator[Proposal]:
    """A word that opens the sentence, its comma gone with it where none is due."""
    if not is_opening(view, match.start):
        return
    new, end = match.entry.simpler, match.end
    following = next((token for token in view.tokens if token.start >= end), None)
    if following is None:
        return
    if not new:
        yield Proposal(
            match.start, following.end, (raised(view, following.start, following.end),),
            confidence=0.7, allows=frozenset({"modality"}),
        )  # fmt: skip
        return
    if new in _OPENERS and view.text[end : following.start].strip() == ",":
        end = following.start - 1
    yield Proposal(match.start, end, (new[0].upper() + new[1:],), confidence=0.7)


def _word(view: View, first: int, last: int, new: str) -> Proposal:
    start, parts = _fitted(view, view.tokens[first].start, new)
    return Proposal(start, view.tokens[last].end, parts, confidence=0.7, allows=frozenset({"easier"}))


def _fitted(view: View, start: int, new: str) -> tuple[int, tuple[Part, ...]]:
    """The place and parts that put new words at an offset: a capital, and “a” or “an” before them."""
    if view.text[start].isupper() and not view.text[start + 1 : start + 2].isupper():
        new = new[0].upper() + new[1:]
    before = next((token for token in reversed(view.tokens) if token.end <= start), None)
    if before is None or before.word.key not in ("a", "an") or view.text[before.end : start].strip():
        return start, (new,)
    right = article(new)
    if right == before.word.key:
        return start, (new,)
    return before.start, ((right.capitalize() if before.word.text[0].isupper() else right) + " ", new)


def _is_name(view: View, start: int) -> bool:
    """A capital inside a sentence: a name or a title that happens to hold the words."""
    return view.text[start].isupper() and not is_opening(view, start)


def _is_attributive(view: View, match: Match) -> bool:
    """Whether a wording of several words would stand between an article and its noun: “the de facto leader”."""
    at = view.index(match.start)
    after = view.index(match.end)
    if match.entry.kind not in _FOREIGN or after >= len(view.tokens) or " " not in match.entry.simpler:
        return False
    own = tagged(view)
    is_before_noun = own[after] in ("NOUN", "ADJ") and not view.text[match.end : view.tokens[after].start].strip()
    return is_before_noun or (at > 0 and own[at - 1] in _DETERMINERS)


def _may_stand(view: View, last: int, rule: _Rule, rest: str) -> bool:
    """Whether what follows a verb goes with the simpler one too."""
    after = last + 1
    following = view.tokens[after].word.key if after < len(view.tokens) else ""
    is_closed = not following or bool(view.between(last, after).strip())
    if rule.unless and not rule.unless.isdisjoint(_clause(view, after)):
        return False
    ending = rest.rpartition(" ")[2]
    if ending in words().particles:
        return (
            tagged(view)[after] != "PRON" and following != "up" if not is_closed else ending not in ("for", "to", "at")
        )
    return True


def _clause(view: View, first: int) -> Iterator[str]:
    for at in range(first, len(view.tokens)):
        if view.between(at - 1, at).strip():
            return
        yield view.tokens[at].word.key


def _noun(view: View, at: int, rule: _Rule) -> str | None:
    """The simpler noun in the number of the one at a token; None in a compound, or where it has no plural."""
    own, word = tagged(view), view.tokens[at].word
    if rule.tail or (word.flags & flags.CAPITALISED and not is_opening(view, view.tokens[at].start)):
        return None
    is_compound = at + 1 < len(own) and own[at + 1] in ("NOUN", "PROPN") and not view.between(at, at + 1).strip()
    if is_compound or (at and own[at - 1] == "PROPN"):
        return None
    is_plural = word.key != rule.entry.term
    is_mass = rule.entry.kind == "noun mass"
    if is_mass and (is_plural or (at and view.tokens[at - 1].word.key in ("a", "an"))):
        return None
    return _plural(rule.entry.simpler) if is_plural else rule.entry.simpler


def _plural(simpler: str) -> str | None:
    parts = simpler.split(" ")
    if "or" in parts or "and" in parts:
        return None
    at = 0 if len(parts) > 1 and parts[1] in _HEADED else len(parts) - 1
    many = _PEOPLE.get(parts[at]) or inflected(parts[at], "N:p", "en")
    if many is None:
        return None
    made = " ".join((*parts[:at], many, *parts[at + 1 :]))
    return made.replace("who benefits", "who benefit").replace("who claims", "who claim")


def _fits(view: View, at: int, rule: _Rule) -> bool:
    own = tagged(view)
    if (at and view.tokens[at - 1].word.key in _COMPARING) or _is_name(view, view.tokens[at].start):
        return False
    is_before = at + 1 < len(own) and own[at + 1] in ("NOUN", "ADJ") and not view.between(at, at + 1).strip()
    if rule.entry.kind == "quantity":
        before = view.tokens[at - 1].word if at else None
        is_led = before is not None and (own[at - 1] in ("DET", "ADJ", "NUM") or before.flags & flags.BE)
        return is_before and not is_led
    if own[at] == "NOUN":
        return is_before and bool(view.tokens[at].word.flags & flags.ADJECTIVE)
    return is_before or (rule.entry.kind == "adj" and at > 0 and own[at - 1] in ("AUX", "ADV"))


@cache
def _entries() -> tuple[Entry, ...]:
    found = (entry for name in _LISTS for entry in entries(name, "en"))
    return tuple(entry for entry in found if entry.mode != "suggest" or entry.kind in _FOREIGN)


@cache
def _fixed() -> tuple[Entry, ...]:
    kinds = _ANYWHERE | _FOREIGN | {"opening"}
    return tuple(entry for entry in _entries() if entry.kind in kinds and (entry.simpler or entry.kind == "opening"))


@cache
def _by_head(kind: str) -> dict[str, Sequence[_Rule]]:
    """The entries of a kind by their first word, the longest first."""
    found: dict[str, list[_Rule]] = {}
    for entry in _entries():
        own, *more = entry.kind.split(" ") if entry.kind else [""]
        if own == kind and entry.simpler:
            head, *tail = entry.term.split(" ")
            unless = frozenset(word[1:] for word in more if word.startswith("!"))
            found.setdefault(head, []).append(_Rule(entry, tuple(tail), unless))
    return {head: sorted(rules, key=lambda rule: -len(rule.tail)) for head, rules in found.items()}


@cache
def _adjectives() -> dict[str, _Rule]:
    both = _by_head("adj") | _by_head("quantity")
    return {head: rules[0] for head, rules in both.items() if not rules[0].tail}
