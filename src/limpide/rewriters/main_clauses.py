"""The main clause for those who turn it: where it begins, its subject, and whether what follows may stay behind."""

from typing import Final

from limpide.language import flags
from limpide.rewriters.drafts import View
from limpide.rewriters.groups import Gender, Group, noun_group, spoken, tagged
from limpide.rewriters.turning_words import turning_words

CLITICS: Final = frozenset({"me", "m'", "te", "t'", "nous", "vous", "lui", "leur", "y", "en"})
THIRD: Final = frozenset({"il", "elle", "ils", "elles"})
_COMPLEMENTS: Final = frozenset({"à", "au", "aux", "pour", "sur", "en", "avec", "dans", "entre", "contre", "sans"})
_SECOND_VERB: Final = frozenset({"PART", "VERB", "AUX", "NEG", "CLI", "ADJ"})
_OPENERS: Final = frozenset({"ADP", "DET", "NOUN", "ADJ", "NUM", "PROPN", "ADV"})
_REASONS: Final = frozenset({"car", "parce", "puisque", "puisqu'", "lorsque", "lorsqu'", "quand", "si", "comme"})
_NOUN_LINKS: Final = frozenset({"à", "au", "aux", "contre", "sur", "entre", "sans"})
_LONGEST_OPENING: Final = 10  # tokens


def opening(view: View) -> int:
    """The token at which the main clause begins: after a complement such as « En 2019, », else the first."""
    own = tagged(view)
    for at in range(1, min(len(own), _LONGEST_OPENING + 1)):
        if own[at - 1] not in _OPENERS:
            return 0
        if gap := view.between(at - 1, at).strip():
            return at if gap == "," and _opens(view, at) else 0
    return 0


def subject_from(view: View, first: int, verb: int) -> Group | None:
    """The subject that fills the tokens from `first` to a verb, clitics and « ne » aside; None for another shape."""
    own = tagged(view)
    before = verb
    while before - 1 > first and (own[before - 1] in ("NEG", "CLI") or view.tokens[before - 1].word.key in CLITICS):
        before -= 1
    if before <= first or not touching(view, first, verb):
        return None
    if before == first + 1 and own[first] == "PRON":
        return spoken(view, first)
    if before == first + 1 and own[first] == "X" and view.tokens[first].word.flags & flags.CAPITALISED:
        return Group(first, first, first, "s", "")
    if own[first] not in ("DET", "NUM", "PROPN"):
        return None
    group = noun_group(view, first)
    while group is not None and group.last + 1 < before:
        group = extended(view, group)
    return group if group is not None and group.last == before - 1 else None


def extended(view: View, group: Group) -> Group | None:
    """A group with the one that « et » or a preposition joins to it; None where neither follows."""
    at = group.last + 1
    key = view.tokens[at].word.key
    if key not in ("et", *_COMPLEMENTS) or at + 1 >= len(view.tokens):
        return None
    other = noun_group(view, at + 1)
    if other is None and key in ("au", "aux"):
        other = noun_group(view, at)
    if other is None:
        return None
    if key == "et" and not _is_complement(view, group, at + 1):
        return Group(group.first, other.last, group.head, "p", _shared(group, other))
    return Group(group.first, other.last, group.head, group.number, group.gender)


def touching(view: View, first: int, last: int) -> bool:
    """Whether nothing but blanks stands between two tokens and those in between."""
    return all(not view.between(at, at + 1).strip(" \u00a0\u202f'’-") for at in range(first, last))


def may_stay(view: View, at: int, *, after_agent: bool = False) -> bool:
    """Whether the words from a token to the end keep their meaning behind another verb and another subject."""
    own = tagged(view)
    if at >= len(own):
        return True
    if not _may_begin(view, at, after_agent=after_agent):
        return False
    if after_agent and _goes_on(view, at):
        return False
    if own[at] == "ADP" and not after_agent and _hangs_on_participle(view, at):
        return False
    return not any(_leans_on_subject(view, to, after_agent=after_agent) for to in range(at, len(own)))


def _goes_on(view: View, at: int) -> bool:
    """« …, à l’est par la mer », « … très dure »: another agent, or more of the agent's own words."""
    own = tagged(view)
    if own[at] == "ADV" and own[at + 1 : at + 2] in (("ADJ",), ("PART",)):
        return True
    for to in range(at, len(own)):
        if own[to] in ("PART", "VERB", "AUX"):
            return False
        if view.tokens[to].word.key == "par" and own[to + 1 : to + 2] not in ((), ("NOUN",)):
            return True
    return False


def _opens(view: View, end: int) -> bool:
    """Whether a complement opens the sentence: not « D’origine ancienne », which describes the subject."""
    own = tagged(view)
    describes = view.tokens[0].word.key in ("de", "d'")
    if own[0] in ("ADP", "ADV") and not describes:
        return True
    is_time = any(own[at] == "NUM" or view.tokens[at].word.lemma in turning_words().times for at in range(end))
    return is_time and (describes or own[0] == "DET")


def _is_complement(view: View, group: Group, at: int) -> bool:
    """« le ministre de l’Intérieur et des Finances »: the second complement of one noun."""
    key = view.tokens[at].word.key
    return key in ("de", "d'", "du", "des") and view.tokens[group.first].word.key not in ("du", "des")


def _shared(group: Group, other: Group) -> Gender:
    return "f" if group.gender == other.gender == "f" else "m"


def _may_begin(view: View, at: int, *, after_agent: bool) -> bool:
    own = tagged(view)
    key = view.tokens[at].word.key
    gap = view.between(at - 1, at).replace(")", "", after_agent).strip()
    if gap == ":":
        return True
    if gap not in ("", ","):
        return False
    if own[at] == "ADP":
        if after_agent and key == "en" and own[at + 1 : at + 2] == ("NOUN",) and not _is_setting(view, at + 1):
            return False
        if key == "par":
            return not after_agent and own[at + 1 : at + 2] == ("NOUN",)
        return (
            not after_agent
            or key not in _NOUN_LINKS
            or bool(gap)
            or _is_setting(view, at + 1)
            or own[at + 1 : at + 2] in (("PROPN",), ("INF",), ("NUM",))
        )
    if key in _REASONS:
        return True
    if gap:
        return key == "mais" and at + 1 < len(own) and own[at + 1] in ("PRON", "DET")
    return own[at] == "ADV" or _is_time(view, at)


def _is_setting(view: View, at: int) -> bool:
    """« à cause de », « au début de »: what follows tells when or why, and belongs to no noun."""
    nouns = [view.tokens[to].word.lemma for to in range(at, min(at + 2, len(view.tokens)))]
    return any(noun in turning_words().settings or noun in turning_words().times for noun in nouns)


def _is_time(view: View, at: int) -> bool:
    own = tagged(view)
    if own[at] not in ("DET", "NUM"):
        return False
    return any(
        own[to] == "NUM" or view.tokens[to].word.lemma in turning_words().times
        for to in range(at, min(len(own), at + 3))
    )


def _hangs_on_participle(view: View, at: int) -> bool:
    """« composé de pierres », « accompagné d’un adulte »: no object may come between."""
    if view.tokens[at].word.key not in ("de", "d'", "du", "des"):
        return False
    return at + 1 >= len(view.tokens) or tagged(view)[at + 1] != "INF"


def _leans_on_subject(view: View, at: int, *, after_agent: bool) -> bool:
    """Whether a word needs the subject that a change takes away: a second verb, a gerund, « il »."""
    own = tagged(view)
    token = view.tokens[at]
    if own[at] == "GER" or token.word.flags & flags.CLITIC or token.word.key in ("être", "étant"):
        return True
    if after_agent and token.word.key in THIRD:
        return True
    joins = own[at] == "CCONJ" or token.word.key == "puis" or "," in view.between(at - 1, at)
    if own[at] == "CCONJ" or token.word.key == "puis":
        after = at + 2 if own[at + 1 : at + 2] == ("ADV",) else at + 1
        return after >= len(own) or own[after] in _SECOND_VERB or _acts(view, after)
    return joins and own[at] in ("PART", "VERB", "AUX", "NEG")


def _acts(view: View, at: int) -> bool:
    """« et compte dix pages »: a bare word that may be a verb, its object after it."""
    word = view.tokens[at].word
    return bool(word.flags & flags.FINITE) and tagged(view)[at + 1 : at + 2] in (("DET",), ("NUM",), ("ADP",))
