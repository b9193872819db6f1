"""The HTML report: one file that makes no request."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Any, Final

from msgspec import Struct

from limpide import resources
from limpide.model import (
    IMPACTS,
    PROSE_KINDS,
    Document,
    Failure,
    Impact,
    Lang,
    Measure,
    Piece,
    Report,
    RuleResult,
    Span,
)
from limpide.reporting import charts, official, standards
from limpide.reporting.findings import Card, Item, Theme, by_impact, cards, items, themes
from limpide.reporting.pages import environment
from limpide.reporting.passages import Reading, reading
from limpide.reporting.places import Places
from limpide.reporting.priorities import first
from limpide.reporting.quoting import cut
from limpide.reporting.words import Words
from limpide.resources import VERSION

SHOWN_OF_GAIN: Final = 70  # characters of a passage


class Gain(Struct, frozen=True):
    """A change that would raise the score, and by how many points."""

    rule: str
    text: str
    points: float


class SourceView(Struct, frozen=True):
    """One document as the page shows it. `id` starts the identifiers of its sections."""

    id: str
    heading: str
    heading_lang: str
    report: Report
    items: tuple[Item, ...]
    failed: tuple[Card, ...]
    themes: tuple[Theme, ...]
    review: tuple[Card, ...]
    answered: tuple[Card, ...]
    dismissed: tuple[Card, ...]
    untested: tuple[RuleResult, ...]
    first: tuple[Card, ...]
    counts: dict[Impact, int]
    reading: Reading
    lengths: tuple[charts.LengthClass, ...]
    steps: tuple[charts.Step, ...]
    theme_bars: tuple[charts.ThemeBar, ...]
    term_lines: dict[int, int]
    gains: tuple[Gain, ...]

    def item(self, number: int) -> Item:
        """The fault with this number: they follow each other within a source."""
        return self.items[number - self.items[0].number]

    @property
    def failures(self) -> int:
        return sum(self.counts.values())

    @property
    def to_review(self) -> int:
        return sum(card.places for card in self.review)

    @property
    def minutes(self) -> float:
        return sum(card.minutes for card in self.failed)


def render(reports: Sequence[Report], failures: Sequence[Failure], *, lang: Lang, generated: datetime) -> str:
    """The page: equal for equal reports, but for the date."""
    folder = resources.data("templates")
    return (
        environment(folder)
        .get_template("report.html")
        .render(
            sources=tuple(_views(reports, lang)),
            failures=failures,
            lang=lang,
            t=Words(lang),
            impacts=tuple(reversed(IMPACTS)),
            long_sentence=charts.LONG,
            date=generated.astimezone(UTC).strftime("%Y-%m-%d"),
            version=VERSION,
            official=official.texts(),
            standard_versions={name: standards.version(name) for name in ("wcag", "rgaa")},
            style=(folder / "report.css").read_text(encoding="utf-8"),
            script=(folder / "report.js").read_text(encoding="utf-8"),
        )
    )


def _views(reports: Sequence[Report], lang: Lang) -> Iterator[SourceView]:
    start = 1
    for number, report in enumerate(reports, 1):
        places = Places(report.document)
        found = items(report, places, lang, start=start)
        start += len(found)
        yield _view(f"s{number}", report, places, found)


def _view(identifier: str, report: Report, places: Places, found: tuple[Item, ...]) -> SourceView:
    failed = cards(found, "failed")
    measures = _measures(report)
    return SourceView(
        id=identifier,
        report=report,
        items=found,
        failed=failed,
        themes=themes(failed),
        review=cards(found, "needs_review"),
        answered=cards(found, "answered"),
        dismissed=cards(found, "dismissed"),
        untested=tuple(result for result in report.results if result.outcome == "untested"),
        first=first(failed),
        counts=by_impact(found),
        reading=reading(report.document, places, found),
        lengths=charts.lengths(measures),
        steps=charts.steps(report.document, places, measures),
        theme_bars=charts.by_theme(found),
        term_lines=_term_lines(report, places),
        gains=tuple(_gains(report)),
        **_heading(report),
    )


def _heading(report: Report) -> dict[str, Any]:
    """The document's title: its first highest heading, above the text or in it; else its name.

    One of several equal headings below the first level only opens a part.
    """
    found = [block for block in report.document.blocks if block.kind == "heading" and block.part in ("header", "body")]
    titles = [block for block in found if block.text.plain.strip()]
    highest = min(titles, key=lambda block: (block.level, block.part != "body"), default=None)
    if highest is None or (highest.level > 1 and sum(block.level == highest.level for block in titles) > 1):
        return {"heading": PurePath(report.document.name).name or report.document.name, "heading_lang": ""}
    return {"heading": highest.text.plain, "heading_lang": highest.lang}


def _gains(report: Report) -> Iterator[Gain]:
    """What would raise the score most, with the first words of each place."""
    for each in report.metrics.readability.gains if report.metrics else ():
        if each.span is not None and each.value is not None:
            yield Gain(each.name, cut(_words(report.document, each.span), SHOWN_OF_GAIN), each.value)


def _words(document: Document, span: Span) -> str:
    """The words at a place of the source, without their markup."""
    pieces = (
        (block.text.plain, piece)
        for block in document.blocks
        if block.kind in PROSE_KINDS
        for piece in block.text.pieces
        if piece.span.start < span.end and span.start < piece.span.end
    )
    return "".join(_overlap(plain, piece, span) for plain, piece in pieces)


def _overlap(plain: str, piece: Piece, span: Span) -> str:
    if not piece.is_copy:
        return plain[piece.at : piece.at + piece.length]
    shift = piece.at - piece.span.start
    return plain[max(span.start, piece.span.start) + shift : min(span.end, piece.span.end) + shift]


def _measures(report: Report) -> tuple[Measure, ...]:
    return report.metrics.sentence_measures if report.metrics is not None else ()


def _term_lines(report: Report, places: Places) -> dict[int, int]:
    """For each term, by its rank, the index of the line where it stands first."""
    blocks = report.document.blocks
    found: dict[int, int] = {}
    for rank, term in enumerate(report.terms):
        index = places.block_index(term.span)
        if index is not None:
            parent = blocks[index].parent
            found[rank] = index if parent is None else parent
    return found
