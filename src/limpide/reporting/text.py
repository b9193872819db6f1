"""The summary for a terminal."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Final

from limpide.model import Failure, Impact, Lang, Report
from limpide.reporting.findings import Card
from limpide.reporting.quoting import visible
from limpide.reporting.summary import counts, opening, score, summary
from limpide.reporting.words import Words

Paint = Callable[[str, str], str]

COLORS: Final[dict[Impact, str]] = {"critical": "1;31", "serious": "31", "moderate": "33", "minor": "36"}
BOLD: Final = "1"


def render(reports: Sequence[Report], failures: Sequence[Failure], *, lang: Lang, generated: datetime) -> str:
    """The summary in plain text. It bears no date: `generated` is there for the sake of other formats."""
    return render_text(reports, failures, lang=lang, color=False)


def render_text(reports: Sequence[Report], failures: Sequence[Failure], *, lang: Lang, color: bool) -> str:
    """The summary of each source, its severities coloured for a terminal where `color` is true."""
    t = Words(lang)
    paint = _painted if color else _plain
    blocks = ["\n".join(_report(report, t, paint)) for report in reports]
    blocks += [f"{visible(f.name)}\n  {t('sources.error', error=visible(f.error[lang]))}" for f in failures]
    return "\n\n".join([*blocks, t("partial")]) + "\n"


def _report(report: Report, t: Words, paint: Paint) -> Iterator[str]:
    told = summary(report, t.lang)
    yield paint(visible(report.document.name), BOLD)
    yield f"  {opening(told, t)}"
    yield f"  {score(report.metrics, t)}"
    yield f"  {counts(told, t)}"
    if told.first:
        yield ""
        yield f"  {paint(t('first'), BOLD)}"
    for number, card in enumerate(told.first, 1):
        yield from _card(number, card, t, paint)


def _card(number: int, card: Card, t: Words, paint: Paint) -> Iterator[str]:
    impact = card.rule.impact
    yield f"  {number}. {card.rule.title[t.lang]}"
    severity = paint(t(f"impact.{impact}"), COLORS[impact])
    yield f"     {severity} · {t.count('places', card.places)} · {t.duration(card.minutes)}"
    item = card.items[0]
    said = visible("".join(piece.text for piece in item.message))
    scripted = visible(item.first.scripted)
    place = t("scripted", selector=scripted) if scripted else t("line", line=item.first.line)
    yield f"     {place}{t('colon')}{said}"
    if item.decision:
        yield f"     {visible(item.decision)}"


def _painted(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m"


def _plain(text: str, code: str) -> str:
    return text
