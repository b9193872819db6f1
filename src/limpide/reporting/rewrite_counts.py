"""How much of a text was changed, and what of it waits for a person."""

from typing import Final

from msgspec import Struct

from limpide.drafting import REWRITTEN_PARTS, Rewrite
from limpide.language.prose import language_of
from limpide.reporting.words import Words

EASY: Final = 12
"""Words of the longest sentence of a text that is already easy; guides of easy-read ask for 10 to 15."""


class Counts(Struct, frozen=True):
    """`is_easy`: nothing to change, and no sentence is long; `is_read`: a sentence is in a language that we rewrite."""

    applied: int
    proposed: int
    is_easy: bool
    is_read: bool

    @property
    def is_untouched(self) -> bool:
        return not self.applied and not self.proposed


def counts(rewrite: Rewrite) -> Counts:
    """The changes of a rewriting by what became of them."""
    found = [change.status for sentence in rewrite.sentences for change in sentence.changes]
    applied, proposed = found.count("applied"), found.count("proposed")
    own = [sentence for sentence in rewrite.sentences if sentence.block.part in REWRITTEN_PARTS]
    read = [sentence for sentence in own if language_of(sentence.block)]
    is_short = len(read) == len(own) > 0 and max(len(sentence.source.split()) for sentence in read) <= EASY
    return Counts(applied, proposed, not applied and not proposed and is_short, bool(read))


def notes(rewrite: Rewrite, t: Words) -> tuple[str, ...]:
    """What a draft says of itself where nothing was changed."""
    found = counts(rewrite)
    return (_untouched(found, t),) if found.is_untouched else ()


def told(rewrite: Rewrite, t: Words) -> str:
    """One line: how many changes were made, how many wait, and how to see them."""
    found = counts(rewrite)
    if found.is_untouched:
        return _untouched(found, t)
    made, waiting = t.count("rewrite.applied", found.applied), t.count("rewrite.proposed", found.proposed)
    return f"{made}, {waiting} {t('rewrite.see')}." if found.proposed else f"{made}."


def _untouched(found: Counts, t: Words) -> str:
    if not found.is_read:
        return t("rewrite.unread")
    return t("rewrite.easy" if found.is_easy else "rewrite.nothing")
