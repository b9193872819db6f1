"""What to fix first."""

from collections.abc import Iterable
from typing import Final

from limpide.reporting.findings import Card, severity

LINES: Final = 5


def first(cards: Iterable[Card]) -> tuple[Card, ...]:
    """At most five rules to begin with: the gravest, then what a standard requires, then the most places a minute."""
    return tuple(sorted(cards, key=_rank)[:LINES])


def _rank(card: Card) -> tuple[int, bool, float, str]:
    return -severity(card.rule.impact), card.rule.is_good_practice, -card.places / card.minutes, card.rule.id
