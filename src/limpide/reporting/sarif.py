"""The SARIF 2.1.0 report, for code hosts and editors."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import PurePath
from typing import Final, Literal
from urllib.parse import quote

import msgspec
from msgspec import Struct

from limpide.answers import NAME as ANSWERS
from limpide.config import NAME as CONFIGURATION_FILE
from limpide.model import Document, Edit, Failure, Finding, Fix, Impact, Lang, Report, Rule, Span
from limpide.reporting.order import in_order
from limpide.reporting.places import Places
from limpide.reporting.quoting import cut, encodable
from limpide.reporting.wordings import (
    advice,
    answered,
    description,
    general_advice,
    message,
    reason,
    titled_question,
)
from limpide.resources import VERSION

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: Final[dict[Impact, Literal["error", "warning", "note"]]] = {
    "critical": "error",
    "serious": "error",
    "moderate": "warning",
    "minor": "note",
}
SNIPPET: Final = 200  # characters of the source shown at most

Tree = dict[str, object]


class _Place(Struct, frozen=True):
    """A document with what locates its findings."""

    document: Document
    places: Places
    index: int

    @property
    def artifact(self) -> Tree:
        return {"uri": uri(self.document.name), "index": self.index}


def render(reports: Sequence[Report], failures: Sequence[Failure], *, lang: Lang, generated: datetime) -> str:
    """One SARIF run of all sources. It bears no date, so that equal audits give equal files."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(reports, failures, lang)]}
    return msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n"


def uri(name: str) -> str:
    """A source's name as a URI reference: an address as it is, a path with its odd characters escaped."""
    if "://" in name:
        return quote(encodable(name), safe="/:?#[]@!$&'()*+,;=%~")
    path = PurePath(encodable(name))
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _run(reports: Sequence[Report], failures: Sequence[Failure], lang: Lang) -> Tree:
    rules = {result.rule.id: result.rule for report in reports for result in report.results}
    ranks = {rule_id: rank for rank, rule_id in enumerate(rules)}
    places = [_Place(report.document, Places(report.document), index) for index, report in enumerate(reports)]
    driver = {
        "name": "limpide",
        "version": VERSION,
        "language": lang,
        "rules": [_rule(rule, lang) for rule in rules.values()],
    }
    return {
        "tool": {"driver": driver},
        "invocations": [_invocation(reports, failures, ranks, lang)],
        "artifacts": [_artifact(report) for report in reports],
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(place, rule, ranks[rule.id], finding, lang)
            for place, report in zip(places, reports, strict=True)
            for finding, rule in in_order(report)
        ],
    }


def _rule(rule: Rule, lang: Lang) -> Tree:
    standards: dict[str, tuple[str, ...]] = msgspec.structs.asdict(rule.standards)
    tags = [rule.theme, *(f"{name}:{number}" for name, numbers in standards.items() for number in numbers)]
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title[lang]},
        "fullDescription": {"text": rule.why[lang]},
        "help": {"text": general_advice(rule, lang) or rule.why[lang]},
        "defaultConfiguration": {"level": LEVELS[rule.impact]},
        "properties": {"impact": rule.impact, "tags": tags},
    }


def _invocation(reports: Sequence[Report], failures: Sequence[Failure], ranks: dict[str, int], lang: Lang) -> Tree:
    notes = [
        {
            "level": "error",
            "message": {"text": encodable(failure.error[lang])},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(failure.name)}}}],
        }
        for failure in failures
    ]
    return {
        "executionSuccessful": not failures,
        "toolExecutionNotifications": [*notes, *_untested(reports, ranks, lang)],
    }


def _untested(reports: Sequence[Report], ranks: dict[str, int], lang: Lang) -> Iterator[Tree]:
    seen: dict[str, str] = {}
    for report in reports:
        for result in report.results:
            if result.outcome == "untested":
                seen.setdefault(result.rule.id, (result.reason or result.rule.title)[lang])
    for rule_id, why in seen.items():
        yield {
            "level": "note",
            "message": {"text": why},
            "associatedRule": {"id": rule_id, "index": ranks[rule_id]},
        }


def _artifact(report: Report) -> Tree:
    artifact: Tree = {"location": {"uri": uri(report.document.name)}}
    return {**artifact, "hashes": {"sha-256": report.sha256}} if report.sha256 else artifact


def _result(place: _Place, rule: Rule, rank: int, finding: Finding, lang: Lang) -> Tree:
    is_failed = (finding.outcome or rule.on_find) == "failed"
    result: Tree = {
        "ruleId": rule.id,
        "ruleIndex": rank,
        "kind": "fail" if is_failed else "review",
        "level": LEVELS[rule.impact] if is_failed else "none",
        "message": {"text": " ".join(_said(rule, finding, lang, is_failed=is_failed))},
        "locations": [_location(place, finding)],
        "partialFingerprints": {"limpide/v1": finding.fingerprint},
        "suppressions": _suppressions(finding, lang),
    }
    fixes = [_fix(place, rule, finding, fix, lang) for fix in finding.fixes]
    return {**result, "fixes": fixes} if fixes else result


def _said(rule: Rule, finding: Finding, lang: Lang, *, is_failed: bool) -> Iterator[str]:
    """What is wrong or asked here, what a person answered, what to do."""
    yield message(rule, finding, lang)
    if not (is_failed or rule.only_asks):
        yield titled_question(rule, lang)
    if finding.answer:
        yield f"{answered(finding.answer, lang)}."
    yield advice(rule, finding, lang)


def _location(place: _Place, finding: Finding) -> Tree:
    physical: Tree = {"artifactLocation": place.artifact}
    if not finding.scripted:
        physical["region"] = _region(place, finding.span)
    location: Tree = {"physicalLocation": physical}
    selector = place.places.selector(finding)
    if not selector:
        return location
    return {**location, "logicalLocations": [{"fullyQualifiedName": encodable(selector), "kind": "element"}]}


def _region(place: _Place, span: Span) -> Tree:
    start, end = place.places.point(span.start), place.places.point(span.end)
    snippet = cut(place.document.source[span.start : span.end], SNIPPET)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        **_characters(span),
        "snippet": {"text": encodable(snippet)},
    }


def _characters(span: Span) -> Tree:
    return {"charOffset": span.start, "charLength": span.end - span.start}


def _suppressions(finding: Finding, lang: Lang) -> list[Tree]:
    dismissed = finding.suppressed
    if dismissed is None:
        return []
    kind = "external" if dismissed.where in (CONFIGURATION_FILE, ANSWERS) else "inSource"
    return [{"kind": kind, "status": "accepted", "justification": reason(finding, lang)}]


def _fix(place: _Place, rule: Rule, finding: Finding, fix: Fix, lang: Lang) -> Tree:
    replacements = [_replacement(edit) for edit in fix.edits]
    return {
        "description": {"text": description(rule, finding, fix, lang)},
        "artifactChanges": [{"artifactLocation": place.artifact, "replacements": replacements}],
    }


def _replacement(edit: Edit) -> Tree:
    return {"deletedRegion": _characters(edit.span), "insertedContent": {"text": encodable(edit.text)}}
