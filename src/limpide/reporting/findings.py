"""Findings as people read them: repeats joined and numbered in reading order, then by rule and by theme."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, Literal, NamedTuple

from msgspec import Struct

from limpide.answers import NAME as ANSWERS
from limpide.model import IMPACTS, Document, Finding, Impact, Lang, Report, Rule, Standards
from limpide.reporting import standards
from limpide.reporting.changes import Change, Present, change, present
from limpide.reporting.effort import minutes
from limpide.reporting.order import in_order
from limpide.reporting.places import Places
from limpide.reporting.quoting import encodable
from limpide.reporting.standards import Criterion
from limpide.reporting.wordings import Said, advice, answered, description, message_pieces, reason

Status = Literal["failed", "needs_review", "dismissed", "answered"]
Tone = Impact | Literal["question"]
"""How a passage looks: its fault's gravity, or that of a question."""

SHOWN_STANDARDS: Final = ("wcag", "rgaa", "falc")


class Occurrence(Struct, frozen=True):
    """One place of a fault. `key` tells it apart within its source: 12, then 12-2, 12-3 for its repeats.

    `scripted` is the selector of what a script made: it has no line.
    """

    finding: Finding
    key: str
    line: int
    column: int
    scripted: str = ""


class Item(Struct, frozen=True):
    """One fault or question: its first place, the places where it comes back, and what to write instead.

    `decision` says what a person decided: a question's answer, a dismissal's reason; empty for nothing.
    """

    number: int
    rule: Rule
    status: Status
    message: tuple[Said, ...]
    advice: str
    present: Present
    changes: tuple[Change, ...]
    occurrences: tuple[Occurrence, ...]
    minutes: float
    decision: str = ""

    @property
    def first(self) -> Occurrence:
        return self.occurrences[0]

    @property
    def tone(self) -> Tone:
        return "question" if self.status == "needs_review" else self.rule.impact


class Cited(NamedTuple):
    """A criterion that a rule tests; without a criterion, a number that the standard's file does not have."""

    standard: str
    number: str
    criterion: Criterion | None


class Card(Struct, frozen=True):
    """A rule with all that it found in one source, of one status."""

    rule: Rule
    items: tuple[Item, ...]
    criteria: tuple[Cited, ...]

    @property
    def places(self) -> int:
        return sum(len(item.occurrences) for item in self.items)

    @property
    def asks(self) -> bool:
        """Whether its items are questions, open or answered."""
        return self.items[0].status in ("needs_review", "answered")

    @property
    def minutes(self) -> float:
        return sum(item.minutes for item in self.items)

    @property
    def advice(self) -> str | None:
        """What to do about every item, or None where it differs from one to the next."""
        said = {item.advice for item in self.items}
        return said.pop() if len(said) == 1 else None

    @property
    def first_step(self) -> str:
        """The first sentence of the advice: what to do, in a line."""
        return self.items[0].advice.split(". ")[0].rstrip(".") + "."


class Theme(Struct, frozen=True):
    name: str
    cards: tuple[Card, ...]

    @property
    def places(self) -> int:
        return sum(card.places for card in self.cards)


def items(report: Report, places: Places, lang: Lang, *, start: int = 1) -> tuple[Item, ...]:
    """The faults of a report in reading order, each numbered once with its repeats, from `start` on."""
    grouped: dict[object, list[tuple[Finding, Rule]]] = {}
    for number, (finding, rule) in enumerate(in_order(report)):
        same = (rule.id, _status(finding, rule), finding.group or number, finding.answer and finding.answer.answer)
        grouped.setdefault(same, []).append((finding, rule))
    return tuple(
        _item(report.document, places, number, [finding for finding, _ in members], members[0][1], lang)
        for number, members in enumerate(grouped.values(), start)
    )


def cards(found: Iterable[Item], status: Status) -> tuple[Card, ...]:
    """The faults of a status by rule: the gravest rules first, then those with the most places."""
    chosen = sorted((item for item in found if item.status == status), key=lambda item: item.rule.id)
    made = [_card(list(members)) for _, members in groupby(chosen, key=lambda item: item.rule.id)]
    return tuple(sorted(made, key=lambda card: (-severity(card.rule.impact), -card.places, card.rule.id)))


def themes(found: Sequence[Card]) -> tuple[Theme, ...]:
    """The cards by theme, themes in the order of their gravest card."""
    names = dict.fromkeys(card.rule.theme for card in found)
    return tuple(Theme(name, tuple(card for card in found if card.rule.theme == name)) for name in names)


def severity(impact: Impact) -> int:
    """From 0 (minor) to 3 (critical)."""
    return IMPACTS.index(impact)


def by_impact(found: Iterable[Item]) -> dict[Impact, int]:
    """How many places failed, by impact, the gravest first; dismissed ones do not count."""
    counts: dict[Impact, int] = dict.fromkeys(reversed(IMPACTS), 0)
    for item in found:
        counts[item.rule.impact] += len(item.occurrences) * (item.status == "failed")
    return counts


def cited(of: Standards) -> Iterator[Cited]:
    """The criteria of a rule in the standards that reports show."""
    for name in SHOWN_STANDARDS:
        for number in getattr(of, name):
            yield Cited(name, number, standards.criterion(name, number))


def _card(members: Sequence[Item]) -> Card:
    rule = members[0].rule
    return Card(rule, tuple(members), tuple(cited(rule.standards)))


def _item(document: Document, places: Places, number: int, members: Sequence[Finding], rule: Rule, lang: Lang) -> Item:
    first = members[0]
    return Item(
        number=number,
        rule=rule,
        status=_status(first, rule),
        message=message_pieces(rule, first, lang),
        advice=advice(rule, first, lang),
        present=present(document, places, rule, first),
        changes=tuple(
            change(document, places, rule, first, fix, description(rule, first, fix, lang))
            for fix in first.fixes
            if fix.edits
        ),
        occurrences=tuple(_occurrence(places, number, nth, finding) for nth, finding in enumerate(members, 1)),
        minutes=minutes(rule, members),
        decision=reason(first, lang) or (answered(first.answer, lang) if first.answer else ""),
    )


def _occurrence(places: Places, number: int, nth: int, finding: Finding) -> Occurrence:
    point = places.point(finding.span.start)
    scripted = encodable(places.selector(finding)) if finding.scripted else ""
    return Occurrence(finding, f"{number}" if nth == 1 else f"{number}-{nth}", point.line, point.column, scripted)


def _status(finding: Finding, rule: Rule) -> Status:
    if finding.suppressed:
        return "answered" if finding.suppressed.where == ANSWERS else "dismissed"
    return finding.outcome or rule.on_find
