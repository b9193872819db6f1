"""French clauses for those who part them: which subject goes with which verb, and where a cut may be."""

from typing import Final

from limpide.language import flags
from limpide.language.tokens import Token
from limpide.rewriters.drafts import View
from limpide.rewriters.groups import NE, Gender, Group, cell_of, is_next, noun_group, spoken, tagged
from limpide.rewriters.splitting_words import splitting_words

COMPLEMENT: Final = frozenset({"ADP", "DET", "NOUN", "ADJ", "PROPN", "NUM", "PART"})
"""Tags of the words that complements of a noun are made of."""
LONGEST_COMPLEMENT: Final = 10
"""Tokens of the complements between the noun of a subject and its verb: beyond, too much may be wrong."""
_CLITICS: Final = frozenset(
    {"me", "m'", "te", "t'", "se", "s'", "le", "la", "l'", "les", "lui", "leur", "nous", "vous", "y", "en"}
)
_DENYING: Final = frozenset({"pas", "plus", "jamais", "point", "rien"})
_PAIRS: Final = (("«", "»"), ("“", "”"), ("(", ")"), ("[", "]"))
_MOODS: Final = ("ind:", "cnd:")
_NO_VERBS: Final = frozenset({"ADP", "DET", "CCONJ", "SUB", "NUM", "ADV", "PROPN", "PRON", "PART"})
_VERBS: Final = flags.FINITE | flags.BE | flags.HAVE


def may_be_parted(view: View) -> bool:
    """Whether a sentence is prose of its author: no dialogue, no list, no question."""
    start, end = view.text.lstrip()[:1], view.text[view.stop :]
    return start not in ("—", "–", "-", "«", "“", '"', "•") and "?" not in end and "\n" not in view.text.strip()


def is_free(view: View, at: int) -> bool:
    """Whether an offset stands outside quotations and brackets."""
    before = view.text[:at]
    return all(before.count(first) <= before.count(last) for first, last in _PAIRS) and before.count('"') % 2 == 0


def touches(view: View, at: int) -> bool:
    """Whether nothing but blanks stands between a token and the one before, but the point of « M. »."""
    return is_next(view, at) and "-" not in view.between(at - 1, at)


def is_after_comma(view: View, at: int) -> bool:
    return at > 0 and view.between(at - 1, at).strip(" \u00a0\u202f") == ","


def fits(view: View, at: int, group: Group) -> bool:
    """Whether a token can be the verb of a group: a form of the indicative or the conditional, person and number."""
    return any(cell.startswith(_MOODS) and cell.endswith(group.cell) for cell in cell_of(view.tokens[at], "fr"))


def verb_after(view: View, at: int, group: Group) -> int | None:
    """The verb of a group that stands at a token, or right after the « ne » and the object pronouns there."""
    own = tagged(view)
    verb = at
    while verb < len(own) and view.tokens[verb].word.key in NE | _CLITICS and (verb == at or touches(view, verb)):
        if verb + 1 >= len(own) or (own[verb] == "DET" and not _is_verb_only(view.tokens[verb + 1])):
            return None
        verb += 1
    if verb >= len(own) or (verb > at and not touches(view, verb)):
        return None
    if own[verb] in _NO_VERBS or not view.tokens[verb].word.flags & _VERBS:
        return None
    return verb if fits(view, verb, group) else None


def subject_and_verb(view: View, first: int) -> tuple[Group, int] | None:
    """The subject that begins at a token, all its complements in, and its verb; None where either is not sure."""
    own = tagged(view)
    if first >= len(own):
        return None
    if own[first] == "PRON":
        group = spoken(view, first)
        verb = verb_after(view, first + 1, group) if group else None
        return (group, verb) if group and verb is not None and touches(view, first + 1) else None
    group = named_group(view, first)
    if group is None:
        return None
    return _with_verb_after(view, group) or _with_verb_inside(view, group)


def _with_verb_after(view: View, group: Group) -> tuple[Group, int] | None:
    """A subject with its complements up to the verb."""
    own = tagged(view)
    for last in range(group.last, min(len(own) - 1, group.last + LONGEST_COMPLEMENT)):
        if last > group.last and (own[last] not in COMPLEMENT or not touches(view, last)):
            return None
        if last == group.last + 1 and own[last] != "ADP":
            return None
        if touches(view, last + 1) and (verb := verb_after(view, last + 1, group)) is not None:
            return _until(group, last), verb
    return None


def _with_verb_inside(view: View, group: Group) -> tuple[Group, int] | None:
    """A subject whose verb could be a noun too, in a clause that has no other: « le bureau ferme à midi »."""
    own = tagged(view)
    at = group.head + 1
    end = next((other for other in range(at, len(own)) if not touches(view, other)), len(own))
    if (
        at > group.last
        or own[at] not in ("NOUN", "ADJ")
        or has_verb(view, group.first, end - 1)
        or not fits(view, at, group)
    ):
        return None
    return _until(group, group.head), at


def named_group(view: View, first: int) -> Group | None:
    """The noun group that begins at a token; a name without determiner is one, groups that « et » joins are plural."""
    group = noun_group(view, first)
    if group is None:
        return None
    group = _named(view, group)
    joint = group.last + 1
    if joint + 1 >= len(view.tokens) or view.tokens[joint].word.key != "et" or not touches(view, joint):
        return group
    other = noun_group(view, joint + 1)
    if other is None or not touches(view, joint + 1):
        return group
    other = _named(view, other)
    gender: Gender = "m" if "m" in (group.gender, other.gender) else "f" if group.gender == other.gender == "f" else ""
    return Group(first, other.last, group.head, "p", gender)


def is_name(view: View, group: Group) -> bool:
    """Whether a group is a name: Paul Durand, Rennes, Mme Leroy."""
    word = view.tokens[group.head].word
    is_bare = group.head == group.first and tagged(view)[group.head] == "NOUN" and bool(word.flags & flags.CAPITALISED)
    return tagged(view)[group.head] == "PROPN" or (is_bare and group.first == group.last)


def is_impersonal(view: View, group: Group, verb: int) -> bool:
    """Whether a subject stands for nobody that another sentence could take up: « il faut », « c’est », « on dit »."""
    own = tagged(view)
    if own[group.head] != "PRON":
        return False
    key, lemma = view.tokens[group.head].word.key, view.tokens[verb].word.verb
    if key in ("on", "ce", "c'", "ça", "cela", "ceci"):
        return True
    if key != "il":
        return False
    if lemma in splitting_words().impersonal or (lemma == "avoir" and view.tokens[verb - 1].word.key == "y"):
        return True
    if lemma != "être":
        return False
    following = view.tokens[verb + 2 : verb + 4]
    return any(token.word.key in ("de", "d'", "que", "qu'") for token in following)


def has_verb(view: View, first: int, last: int) -> bool:
    """Whether a verb with a person stands among tokens `first` to `last`."""
    return any(tag in ("VERB", "AUX") for tag in tagged(view)[first : last + 1])


def has_subordinate(view: View, first: int, last: int) -> bool:
    """Whether a word opens a subordinate among tokens `first` to `last`: not the « que » of « ne … que »."""
    own = tagged(view)
    return any(own[at] == "SUB" and not _restricts(view, first, at) for at in range(first, last + 1))


def _restricts(view: View, first: int, at: int) -> bool:
    """Whether « que » goes with a « ne » right before its verb: « ne consulte que le matin »."""
    keys = [token.word.key for token in view.tokens[max(first, at - 5) : at]]
    return view.tokens[at].word.key in ("que", "qu'") and bool(set(keys) & NE) and not set(keys) & _DENYING


def _is_verb_only(token: Token) -> bool:
    return not token.word.flags & (flags.NOUN | flags.ADJECTIVE)


def _until(group: Group, last: int) -> Group:
    return Group(group.first, last, group.head, group.number, group.gender, group.person)


def _named(view: View, group: Group) -> Group:
    """A name with the gender of its title and the number of one; any other group as it is."""
    key = view.tokens[group.head].word.key
    known = splitting_words()
    if key in known.feminine_titles | known.masculine_titles and group.head == group.first:
        title: Gender = "f" if key in known.feminine_titles else "m"
        return Group(group.first, group.last, group.head, "p" if key in ("mm", "mmes") else "s", title)
    if is_name(view, group) and group.head == group.first:
        return Group(group.first, group.last, group.head, "s", "")
    return group
