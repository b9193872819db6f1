"""English subjects: the whole group before a verb, its complements and what “and” joins to it included."""

from typing import Final

from msgspec.structs import replace

from limpide.language import flags
from limpide.language.words import Word
from limpide.rewriters.drafts import Kept, View, capitalised
from limpide.rewriters.english import is_person, words
from limpide.rewriters.groups import Group, noun_group, pronoun, span, spoken, tagged

_RELATIVES: Final = frozenset({"who", "which", "whose", "whom", "what"})
_ALONE: Final = frozenset({"this", "that", "it"})
_ALONE_PLURAL: Final = frozenset({"these", "those", "both", "many", "some", "several", "all"})
LONGEST_NAMED: Final = 5  # tokens of a group that is said again


def clause_subject(view: View, verb: int) -> Group | None:
    """The subject that ends right before a verb, at the head of its clause; None where its start is not sure."""
    own = tagged(view)
    for first in range(verb):
        if own[first] not in ("VERB", "AUX") and _opens(view, first):
            found = whole(view, first, verb)
            if found is not None:
                return found
    return None


def main_clause(view: View, first: int) -> tuple[Group, int] | None:
    """The subject that begins at a token, and the verb right after it."""
    own = tagged(view)
    verb = next((at for at in range(first + 1, len(own)) if own[at] in ("VERB", "AUX")), None)
    if verb is None:
        return None
    before = verb
    while before - 1 > first and own[before - 1] == "ADV":
        before -= 1
    found = whole(view, first, before)
    return (found, verb) if found is not None else None


def whole(view: View, first: int, stop: int) -> Group | None:
    """The group that fills tokens from `first` up to `stop`: complements of any kind, and groups that “and” joins."""
    own = tagged(view)
    group = _single(view, first)
    if group is None or group.last >= stop:
        return None
    is_joined, at = False, group.last + 1
    while at < stop:
        if view.between(at - 1, at).strip() or own[at] not in ("ADP", "CCONJ") or at + 1 >= stop:
            return None
        if own[at] == "CCONJ":
            if view.tokens[at].word.key != "and":
                return None
            is_joined = True
        inner = noun_group(view, at + 1)
        if inner is None or inner.last >= stop:
            return None
        at = inner.last + 1
    return replace(group, last=stop - 1, number="p" if is_joined else group.number)


def taken_up(view: View, group: Group) -> str | None:
    """What takes up a subject in the next sentence: a pronoun for things, a person's name or title again."""
    own = tagged(view)
    if own[group.head] == "PRON":
        text = view.of(group.head)
        return capitalised(text)
    is_joined = any(own[at] == "CCONJ" for at in range(group.first, group.last))
    if group.number == "p" or is_joined:
        return "They"
    if own[group.head] == "PROPN" or _is_someone(view, group) or _may_be_name(view, group):
        inner = noun_group(view, group.first)
        if inner is None or inner.last - inner.first >= LONGEST_NAMED:
            return None
        start, end = span(view, inner)
        return capitalised(view.text[start:end])
    taken = pronoun(group, "en")
    return capitalised(taken) if taken else None


def lowered_group(view: View, group: Group) -> Kept | None:
    """A group that no longer opens its sentence; None where its first word may be a name or not."""
    start, end = span(view, group)
    if group.first:
        return Kept(start, end)
    word, tag = view.tokens[0].word, tagged(view)[0]
    is_led = tag in ("DET", "PRON") and word.key != "i"
    is_followed = len(view.tokens) > 1 and group.last > 0 and view.tokens[1].word.flags & flags.CAPITALISED
    if tag == "PROPN" or word.key == "i" or (not is_led and (word.flags & flags.UPPER or is_followed)):
        return Kept(start, end)
    if tag == "NOUN" and not _is_common(view, word):
        return None
    return Kept(start, end, view.text[start].lower() + view.text[start + 1 : end])


def _is_common(view: View, word: Word) -> bool:
    """Whether a bare noun is no name: a plural, a noun of action, or one that “of” follows."""
    is_plural = word.key != word.lemma and word.key.endswith("s")
    follows = len(view.tokens) > 1 and view.tokens[1].word.key == "of"
    return is_plural or follows or word.key.endswith(words().abstract_endings)


def is_clear(view: View, first: int, last: int) -> bool:
    """Whether no verb with a person and no word that opens a clause stands among tokens."""
    return not any(tag in ("VERB", "AUX", "SUB") for tag in tagged(view)[first : last + 1])


def _single(view: View, first: int) -> Group | None:
    found = spoken(view, first)
    if found is not None:
        return found
    key = view.tokens[first].word.key
    if tagged(view)[first] == "PRON" and key in _ALONE | _ALONE_PLURAL:
        return Group(first, first, first, "p" if key in _ALONE_PLURAL else "s", "")
    return noun_group(view, first)


def _opens(view: View, first: int) -> bool:
    """Whether a subject may begin at a token: first of all, after a comma, or after a word that opens a clause."""
    own = tagged(view)
    if first == 0:
        return True
    if own[first - 1] == "SUB":
        return view.tokens[first - 1].word.key not in _RELATIVES
    if view.between(first - 1, first).strip() != ",":
        return False
    return own[0] in ("ADP", "SUB", "ADV") and not any(own[at] == "CCONJ" for at in range(first))


def _may_be_name(view: View, group: Group) -> bool:
    return group.first == group.head == 0 and not _is_common(view, view.tokens[0].word)


def _is_someone(view: View, group: Group) -> bool:
    return is_person(view.tokens[group.head].word)
