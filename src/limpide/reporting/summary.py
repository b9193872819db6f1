"""One document in a few sentences: what the terminal, Markdown and HTML reports say first."""

from typing import NamedTuple

from limpide.model import Lang, Metrics, Report
from limpide.reporting.findings import Card, Item, by_impact, cards, items
from limpide.reporting.places import Places
from limpide.reporting.priorities import first
from limpide.reporting.words import Words


class Summary(NamedTuple):
    """The faults of a document, those to begin with, and how many rules did not run."""

    items: tuple[Item, ...]
    failed: tuple[Card, ...]
    review: tuple[Card, ...]
    answered: tuple[Card, ...]
    dismissed: tuple[Card, ...]
    first: tuple[Card, ...]
    untested: int


def summary(report: Report, lang: Lang) -> Summary:
    found = items(report, Places(report.document), lang)
    failed = cards(found, "failed")
    return Summary(
        items=found,
        failed=failed,
        review=cards(found, "needs_review"),
        answered=cards(found, "answered"),
        dismissed=cards(found, "dismissed"),
        first=first(failed),
        untested=sum(result.outcome == "untested" for result in report.results),
    )


def opening(told: Summary, t: Words) -> str:
    """How many passages get in the way, the time to mend them, and how many questions wait."""
    failures = sum(card.places for card in told.failed)
    review = sum(card.places for card in told.review)
    time = t.duration(sum(card.minutes for card in told.failed))
    sentences = (
        [t.count("sentence.failed", failures), t("sentence.time", time=time)] if failures else [t("nothing-failed")]
    )
    if review:
        sentences.append(t.count("sentence.review", review))
    return " ".join(sentences)


def score(metrics: Metrics | None, t: Words) -> str:
    """The score and what it means, or why there is none."""
    readability = metrics.readability if metrics else None
    if readability is None or readability.score is None:
        reason = readability.reason[t.lang] if readability and readability.reason else ""
        return f"{t('score.none')} {reason}".rstrip()
    figure = t("score.of", score=t.number(readability.score))
    return f"{t('score')}{t('colon')}{figure}. {t.score(readability.score)}"


def counts(told: Summary, t: Words) -> str:
    """The passages by severity, the questions, and the rules that did not run."""
    said = [f"{t('impact.' + impact)}{t('colon')}{t.number(n)}" for impact, n in by_impact(told.items).items()]
    said.append(f"{t('review')}{t('colon')}{t.number(sum(card.places for card in told.review))}")
    if told.untested:
        said.append(t.count("untested.rules", told.untested))
    return " · ".join(said)
