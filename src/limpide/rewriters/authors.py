"""A second author of easier sentences, such as a language model: what it writes passes the same checks as the rules."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final, Protocol

from limpide.language.compiled import compiled
from limpide.model import Lang
from limpide.rewriters.drafts import Kept, Part, Proposal, View

OPERATION: Final = "rewrite-by-model"
_PIECE: Final = r"\w+(?:['’]|[-.,]\w+)*|\s+|[^\w\s]"


class Author(Protocol):
    """`name` says who wrote, and with which instructions, in the trace."""

    name: str

    def easier(self, text: str, *, lang: Lang, level: str, failed: str | None) -> str | None:
        """An easier version of a sentence; None where there is none. `failed` names the check that refused the last."""
        ...


def nothing(view: View) -> Iterator[Proposal]:
    """No proposal: the author is asked for a whole sentence, once the rules are done."""
    yield from ()


def proposed(before: str, after: str, author: str) -> Proposal:
    """The change from one wording to another, every word that both have kept in its place."""
    old, new = (compiled(_PIECE).findall(text) for text in (before, after))
    starts = [0]
    for piece in old:
        starts.append(starts[-1] + len(piece))
    parts: list[Part] = []
    for tag, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(Kept(starts[first], starts[last]))
        elif end > begin:
            parts.append("".join(new[begin:end]))
    return Proposal(0, len(before), tuple(parts), confidence=0.4, note=author)
