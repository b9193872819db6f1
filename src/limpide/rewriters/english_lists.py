"""A long English enumeration at the end of a sentence, laid out as a list."""

from collections.abc import Iterator, Sequence
from typing import Final

from limpide.rewriters.drafts import Part, Proposal, View
from limpide.rewriters.groups import tagged

FEWEST: Final = 4
"""Members that make a list; of actions three are enough."""
FEWEST_ACTIONS: Final = 3
LONGEST: Final = 9  # tokens of one member
_JOINS: Final = frozenset({"and", "or"})
_GOVERNS: Final = frozenset({"VERB", "INF", "GER", "AUX", "ADP", "PART", "PRON", "ADV"})
_NEVER: Final = frozenset({"VERB", "AUX", "SUB", "GER", "CCONJ", "NEG"})
_SHAPES: Final = {"DET": "led", "NUM": "led", "ADP": "placed", "INF": "action"}


def listed(view: View) -> Iterator[Proposal]:
    """“Bring a pen, a ruler, some paper and a book” as an opening, a colon and one item a line."""
    if view.text.count(",") < 1 or view.text[view.stop :].strip(" .!"):
        return
    cuts = _cuts(view)
    if cuts is None:
        return
    joint = view.tokens[cuts[-1][1] - 1].word.key
    rest = list(zip(_starts(cuts), _ends(view, cuts), strict=True))
    for first in _openings(view, cuts[0][0]):
        members = [(first, cuts[0][0]), *rest]
        if _is_list(view, members):
            yield _proposal(view, members, joint)
            return


def _openings(view: View, last: int) -> Iterator[int]:
    """Where a first member that ends at a token may begin: right after a verb or a preposition, or at the latter."""
    for first in range(last, 0, -1):
        if _is_led(view, first):
            yield first
            if tagged(view)[first - 1] in ("ADP", "INF") and first > 1:
                yield first - 1
            return


def _cuts(view: View) -> list[tuple[int, int]] | None:
    """Each joint from the first of the row on: the last token before it and the first after; None without a row."""
    own = tagged(view)
    last = next((at for at in range(len(own) - 2, 1, -1) if view.tokens[at].word.key in _JOINS), None)
    if last is None or last + 1 >= len(own):
        return None
    cuts = [(last - 1, last + 1)]
    at = last - 1
    while at > 0:
        gap = view.between(at - 1, at).strip()
        if gap == ",":
            cuts.insert(0, (at - 1, at))
        elif gap or (own[at] in _NEVER and len(cuts) > 1):
            break
        at -= 1
    shape = _shape(view, cuts[-1][1])
    while len(cuts) > 1 and _shape(view, cuts[0][1]) != shape:
        cuts.pop(0)
    return cuts if len(cuts) >= FEWEST_ACTIONS - 1 else None


def _starts(cuts: Sequence[tuple[int, int]]) -> list[int]:
    return [after for _, after in cuts]


def _ends(view: View, cuts: Sequence[tuple[int, int]]) -> list[int]:
    return [*(before for before, _ in cuts[1:]), len(view.tokens) - 1]


def _is_led(view: View, first: int) -> bool:
    """Whether a row may begin at a token: right after a verb or a preposition."""
    return tagged(view)[first - 1] in _GOVERNS and not view.between(first - 1, first).strip()


def _is_list(view: View, members: Sequence[tuple[int, int]]) -> bool:
    own = tagged(view)
    first = members[0][0]
    if not any(own[at] in ("VERB", "AUX", "INF") for at in range(first)):
        return False
    shapes = {_shape(view, start) for start, _ in members}
    fewest = FEWEST_ACTIONS if shapes == {"action"} else FEWEST
    if len(shapes) != 1 or len(members) < fewest:
        return False
    return all(_is_member(view, start, end, shapes == {"action"}) for start, end in members)


def _shape(view: View, at: int) -> str:
    return _SHAPES.get(tagged(view)[at], "bare")


def _is_member(view: View, first: int, last: int, is_action: bool) -> bool:
    own = tagged(view)
    if (
        last < first
        or last - first >= LONGEST
        or view.text[view.tokens[first].start : view.tokens[last].end].strip('(“"') == ""
    ):
        return False
    inside = own[first + 1 : last + 1] if is_action else own[first : last + 1]
    if any(tag in _NEVER for tag in inside) or any(view.between(at, at + 1).strip("- ") for at in range(first, last)):
        return False
    return is_action or any(tag in ("NOUN", "PROPN", "NUM", "X", "PRON") for tag in inside)


def _proposal(view: View, members: Sequence[tuple[int, int]], joint: str) -> Proposal:
    opener = view.tokens[members[0][0] - 1].end
    parts: list[Part] = [":"]
    for start, end in members:
        is_choice = joint == "or" and start == members[-1][0]
        parts.extend(("\n- or " if is_choice else "\n- ", view.kept(start, end)))
    return Proposal(opener, view.stop, tuple(parts), confidence=0.5, allows=frozenset({"easier", "verb"}))
