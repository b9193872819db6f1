"""The JSON report, `limpide.report/1`."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

import msgspec

from limpide import model
from limpide.model import Document, Failure, Lang, Report, Rule, RuleResult
from limpide.reporting import shape, standards
from limpide.reporting.order import in_order
from limpide.reporting.places import Places
from limpide.reporting.quoting import cut, encodable
from limpide.reporting.wordings import advice, description, message, question, reason
from limpide.resources import VERSION

EXCERPT: Final = 200  # characters of the source shown at most


def render(reports: Sequence[Report], failures: Sequence[Failure], *, lang: Lang, generated: datetime) -> str:
    """The report as JSON text: equal for equal reports, but for the date."""
    encoded = msgspec.json.encode(report_file(reports, failures, lang=lang, generated=generated))
    return msgspec.json.format(encoded, indent=2).decode() + "\n"


def report_file(
    reports: Sequence[Report], failures: Sequence[Failure], *, lang: Lang, generated: datetime
) -> shape.ReportFile:
    """The report as typed values."""
    sources = [*(_source(report, lang) for report in reports), *(_failed(failure, lang) for failure in failures)]
    return shape.ReportFile(
        schema="limpide.report/1",
        tool=shape.Tool("limpide", VERSION, engines(reports)),
        standards=shape.StandardVersions(*(standards.version(name) for name in ("wcag", "rgaa", "en301549"))),
        generated=utc(generated),
        profile=reports[0].profile if reports else "",
        sources=sources,
        summary=_summary(sources, failures),
    )


def engines(reports: Sequence[Report]) -> shape.Engines:
    """The engines of all reports: of each, the first version met."""
    met = {name: used for report in reversed(reports) for name, used in report.engines.items() if used}
    return shape.Engines(**{name: met.get(name) for name in shape.Engines.__struct_fields__})


def utc(moment: datetime) -> str:
    """A moment with its zone as ISO 8601 text in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def location(document: Document, places: Places, finding: model.Finding) -> shape.Location:
    """Where a finding stands; a document without lines (an empty source) begins at line 1, column 1.

    What a script made stands nowhere in the source: it has a selector and its markup.
    """
    selector = encodable(places.selector(finding)) or None
    if finding.scripted:
        excerpt = encodable(cut(finding.scripted, EXCERPT))
        return shape.Location(None, None, None, None, None, None, selector, None, excerpt)
    span = finding.span
    start, end = places.point(span.start), places.point(span.end)
    return shape.Location(
        line=start.line,
        column=start.column,
        end_line=end.line,
        end_column=end.column,
        start=span.start,
        end=span.end,
        selector=selector,
        page=None,
        excerpt=encodable(cut(document.source[span.start : span.end], EXCERPT)),
    )


def _source(report: Report, lang: Lang) -> shape.Source:
    document = report.document
    places = Places(document)
    return shape.Source(
        source=encodable(document.name),
        final_url=report.final_url,
        format=document.format,
        lang=document.lang,
        sha256=report.sha256,
        error=None,
        metrics=_metrics(report.metrics, lang) if report.metrics else None,
        findings=[_finding(document, places, rule, finding, lang) for finding, rule in in_order(report)],
        rules={result.rule.id: _rule(result, lang) for result in report.results},
        unused_suppressions=[
            shape.UnusedSuppression(each.where, list(each.rules), each.why) for each in report.unused_suppressions
        ],
        terms=[_term(term) for term in report.terms],
    )


def _failed(failure: Failure, lang: Lang) -> shape.Source:
    nothing = dict.fromkeys(("final_url", "format", "lang", "sha256", "metrics"))
    return shape.Source(
        source=encodable(failure.name),
        error=encodable(failure.error[lang]),
        findings=[],
        rules={},
        unused_suppressions=[],
        terms=[],
        **nothing,
    )


def _finding(document: Document, places: Places, rule: Rule, finding: model.Finding, lang: Lang) -> shape.Finding:
    dismissed = finding.suppressed
    return shape.Finding(
        rule=rule.id,
        origin=rule.origin,
        also=list(finding.also),
        outcome=finding.outcome or rule.on_find,
        impact=rule.impact,
        message=message(rule, finding, lang),
        help=advice(rule, finding, lang),
        standards=rule.standards,
        location=location(document, places, finding),
        fingerprint=finding.fingerprint,
        group=finding.group,
        known=None,
        suppressed=shape.Suppressed(dismissed.where, reason(finding, lang), dismissed.until) if dismissed else None,
        question=asked(rule, finding, lang),
        fixes=[_fix(rule, finding, fix, lang) for fix in finding.fixes],
    )


def asked(rule: Rule, finding: model.Finding, lang: Lang) -> shape.Question | None:
    """The question of a finding, with its answer if a person gave one; None for a fault that the rule is sure of."""
    said = finding.answer
    if said is None and finding.outcome != "needs_review":
        return None
    answer = (said.answer, encodable(said.by), said.on.isoformat()) if said else (None, None, None)
    return shape.Question(finding.fingerprint, question(rule, finding, lang), *answer)


def _fix(rule: Rule, finding: model.Finding, fix: model.Fix, lang: Lang) -> shape.Fix:
    edits = [shape.Edit(edit.span.start, edit.span.end, encodable(edit.text)) for edit in fix.edits]
    return shape.Fix(fix.safe, description(rule, finding, fix, lang), edits)


def _rule(result: RuleResult, lang: Lang) -> shape.RuleOutcome:
    return shape.RuleOutcome(
        outcome=result.outcome,
        title=result.rule.title[lang],
        standards=result.rule.standards,
        passed=result.passed,
        failed=result.failed,
        needs_review=result.needs_review,
        reason=_said(result.reason, lang),
    )


def _metrics(metrics: model.Metrics, lang: Lang) -> shape.Metrics:
    measured = metrics.readability
    readability = shape.Readability(
        score=measured.score,
        level=measured.level,
        level_range=measured.level_range,
        reason=_said(measured.reason, lang),
        parts=[shape.PartOfScore(p.name, p.value, p.effect, _said(p.text, lang) or "") for p in measured.parts],
        gains=[shape.Gain(g.name, g.value or 0.0, g.span.start, g.span.end) for g in measured.gains if g.span],
        formulas=dict(measured.formulas),
    )
    left_out = [shape.LeftOut(each.kind, each.words) for each in metrics.left_out]
    counted = shape.Counted(metrics.words, metrics.notes_words, left_out)
    return shape.Metrics(metrics.words, metrics.sentences, counted, readability)


def _term(term: model.Term) -> shape.Term:
    return shape.Term(
        term=encodable(term.term),
        start=term.span.start,
        end=term.span.end,
        expansion=term.expansion,
        explanation=term.explanation,
        origin=term.origin,
        definition=(term.definition.start, term.definition.end) if term.definition else None,
        choices=list(term.choices),
    )


def _summary(sources: Sequence[shape.Source], failures: Sequence[Failure]) -> shape.Summary:
    live = [finding for source in sources for finding in source.findings if finding.suppressed is None]
    failed = Counter(finding.impact for finding in live if finding.outcome == "failed")
    return shape.Summary(
        sources=len(sources),
        errors=len(failures),
        findings=shape.FindingCounts(**_strings(failed)),
        needs_review=sum(finding.outcome == "needs_review" for finding in live),
    )


def _strings(counts: Mapping[model.Impact, int]) -> dict[str, int]:
    return {str(name): count for name, count in counts.items()}


def _said(wording: Mapping[str, str] | None, lang: Lang) -> str | None:
    return wording.get(lang) if wording else None
