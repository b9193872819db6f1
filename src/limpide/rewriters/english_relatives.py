"""English relatives between commas made sentences of their own; restrictive ones, without comma, are left alone."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from limpide.language.inflection import cells
from limpide.rewriters.drafts import Kept, Part, Proposal, View, capitalised
from limpide.rewriters.groups import Group, noun_group, pronoun, span, tagged

_HEADS: Final = frozenset({"which", "who"})
_BEFORE_VERB: Final = frozenset({"NEG", "CLI"})
_OF_NUMBER: Final = {"is": "s", "was": "s", "has": "s", "does": "s", "are": "p", "were": "p", "have": "p", "do": "p"}
SHORTEST: Final = 3  # tokens of a relative worth a sentence


class _Relative(NamedTuple):
    """Tokens of a relative between two commas, or a comma and the end, and the group that it speaks of."""

    antecedent: Group
    head: int
    last: int
    is_inside: bool


def split(view: View) -> Iterator[Proposal]:
    """“The library, which opened in 1998, lends tablets” as “The library lends tablets. It opened in 1998.”"""
    own = tagged(view)
    for at in range(1, len(own)):
        if own[at] == "SUB" and view.tokens[at].word.key in _HEADS and "," in view.between(at - 1, at):
            found = _relative(view, at)
            parts = _who(view, found) if found is not None else None
            if found is not None and parts is not None:
                yield _proposal(view, found, parts)


def _proposal(view: View, found: _Relative, parts: tuple[Part, ...]) -> Proposal:
    cut = view.tokens[found.head - 1].end
    resumed = view.tokens[found.last].end
    if not found.is_inside:
        return Proposal(cut, resumed, (". ", *parts), confidence=0.7)
    rest = Kept(view.tokens[found.last + 1].start, view.stop)
    return Proposal(cut, view.stop, (" ", rest, ". ", *parts), confidence=0.7)


def _relative(view: View, head: int) -> _Relative | None:
    """The relative that a pronoun opens, where its two ends are sure."""
    own = tagged(view)
    antecedent = _before(view, head)
    if antecedent is None:
        return None
    closing = [at for at in range(head + 1, len(own) - 1) if "," in view.between(at, at + 1)]
    if antecedent.first == 0 and closing:
        last = next((at for at in closing if _is_verb_next(view, at + 1)), None)
        return _Relative(antecedent, head, last, True) if last is not None and last - head >= SHORTEST - 1 else None
    is_alone = not closing and not any(own[at] == "SUB" for at in range(head + 1, len(own)))
    ends_here = len(own) - 1 - head >= SHORTEST and not view.text[view.tokens[-1].end :].strip(' .!…»”")')
    return _Relative(antecedent, head, len(own) - 1, False) if is_alone and ends_here else None


def _before(view: View, head: int) -> Group | None:
    """The noun group that ends right before a relative: the longest one, from the start of the sentence on."""
    for first in range(head):
        group = noun_group(view, first)
        if group is not None and group.last == head - 1:
            return group
    return None


def _is_verb_next(view: View, at: int) -> bool:
    own = tagged(view)
    while at < len(own) and own[at] in _BEFORE_VERB:
        at += 1
    return at < len(own) and own[at] in ("VERB", "AUX")


def _who(view: View, found: _Relative) -> tuple[Part, ...] | None:
    """The relative as a sentence, without its final stop; None where its shape is another."""
    if not _is_verb_next(view, found.head + 1) or not _agrees(view, found):
        return None
    return _name(view, found), " ", view.kept(found.head + 1, found.last)


def _agrees(view: View, found: _Relative) -> bool:
    """Whether the verb of the relative is in the number of the group before: else it speaks of another."""
    own = tagged(view)
    verb = next(at for at in range(found.head + 1, found.last + 1) if own[at] in ("VERB", "AUX"))
    word = view.tokens[verb].word
    if word.key in _OF_NUMBER:
        return _OF_NUMBER[word.key] == found.antecedent.number
    cells_found = cells(word.key, word.verb, "en")
    if "3s" in cells_found:
        return found.antecedent.number == "s"
    return found.antecedent.number == "p" or "inf" not in cells_found or "past" in cells_found


def _name(view: View, found: _Relative) -> Part:
    """What takes up the antecedent: a pronoun where its gender shows, else the group again."""
    group = found.antecedent
    is_person = view.tokens[found.head].word.key == "who"
    taken = pronoun(group, view.lang, is_person=is_person)
    start, end = span(view, group)
    if taken is None:
        return capitalised(view.text[start:end])
    return capitalised(taken)
