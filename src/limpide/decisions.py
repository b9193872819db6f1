"""What people decided about findings: dismissals, answers to questions, and the identities they hang on."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fnmatch import fnmatch
from hashlib import sha256
from itertools import chain
from string import Formatter

from msgspec import Struct
from msgspec.structs import replace

from limpide.answers import NAME as ANSWERS
from limpide.lines import line_starts
from limpide.model import (
    Answer,
    Document,
    Finding,
    Ignore,
    Rule,
    RuleResult,
    Span,
    Suppression,
    UnusedSuppression,
    WhyUnused,
)

_COMMENT = re.compile(
    r"limpide-ignore(?P<file>-file)?\s+(?P<rules>[\w, -]+?)\s*(?::\s*(?P<reason>.*?))?\s*"
    r"(?:\(until (?P<until>[^()]*)\))?",
    re.S,
)


class _Dismissal(Struct, frozen=True):
    rules: tuple[str, ...]
    reason: str
    until: date | None
    has_wrong_date: bool
    where: str
    target: Span | None = None
    ignore: Ignore | None = None

    def is_active(self, today: date | None) -> bool:
        is_past = today is not None and self.until is not None and self.until < today
        return bool(self.reason) and not self.has_wrong_date and not is_past

    def covers(self, rule: str, finding: Finding, source: str) -> bool:
        if rule not in self.rules:
            return False
        if self.ignore is not None:
            if self.ignore.fingerprint is not None:
                return finding.fingerprint == self.ignore.fingerprint
            if self.ignore.excerpt is not None:
                return _folded(self.ignore.excerpt) in _words(finding, source)
            return True
        return self.target is None or self.target.covers(finding.span)


def told(rule: Rule) -> frozenset[str]:
    """What the message of a rule takes from its findings."""
    wordings = chain.from_iterable(Formatter().parse(wording) for wording in rule.message.values())
    return frozenset(name for _, name, _, _ in wordings if name)


def identified(
    rule: str, findings: Iterable[Finding], source: str, *, told: Collection[str] = ()
) -> tuple[Finding, ...]:
    """The findings with their fingerprints: of the rule and the words pointed at, not of the place.

    That of a question is also of what its wording tells, `told` by name: another question asks again.
    Equal findings get an ordinal and share a group.
    """
    findings = tuple(findings)
    bases = [_fingerprint(rule, finding, source, told) for finding in findings]
    repeated = Counter(bases)
    seen: Counter[str] = Counter()
    result = []
    for finding, base in zip(findings, bases, strict=True):
        seen[base] += 1
        fingerprint = base if seen[base] == 1 else f"{base}-{seen[base]}"
        result.append(replace(finding, fingerprint=fingerprint, group=base if repeated[base] > 1 else None))
    return tuple(result)


def answered(document: Document, results: Iterable[RuleResult], answers: Iterable[Answer]) -> list[RuleResult]:
    """The results with each answered question settled: failed, or listed apart. The last answer counts."""
    by_question = {answer.question: answer for answer in answers}
    if not by_question:
        return list(results)
    return [
        replace(r, findings=tuple(_settled(r.rule, f, document.source, by_question) for f in r.findings))
        for r in results
    ]


def conforms(rule: Rule, finding: Finding) -> bool:
    """Whether a person gave the answer that the rule expects."""
    return finding.answer is not None and finding.answer.answer == (rule.expects or "yes")


def decided(
    document: Document,
    results: Sequence[RuleResult],
    ignores: Iterable[Ignore],
    *,
    today: date | None,
    known_rules: frozenset[str],
) -> tuple[tuple[RuleResult, ...], tuple[UnusedSuppression, ...]]:
    """The results with the dismissed findings marked, and the dismissals that dismissed nothing.

    Dates count only where `today` is given.
    """
    dismissals = [*_from_comments(document), *_from_configuration(document, ignores)]
    active = [d for d in dismissals if d.is_active(today)]
    used: set[int] = set()
    marked = tuple(
        replace(r, findings=tuple(_mark(r.rule.id, f, document.source, active, used) for f in r.findings))
        for r in results
    )
    run = {result.rule.id for result in results}
    unused = tuple(
        UnusedSuppression(d.where, d.rules, why)
        for d in dismissals
        if (why := _why_unused(d, active, used, run, known_rules)) is not None
    )
    return marked, unused


def _settled(rule: Rule, finding: Finding, source: str, by_question: Mapping[str, Answer]) -> Finding:
    if finding.outcome != "needs_review":
        return finding
    questions = (finding.fingerprint, *_former_fingerprints(rule, finding, source))
    answer = next((by_question[each] for each in questions if each in by_question), None)
    if answer is None:
        return finding
    settled = replace(finding, answer=answer)
    if conforms(rule, settled) or answer.answer == "not-applicable":
        return replace(settled, suppressed=Suppression(ANSWERS, answer.note))
    return replace(settled, outcome="failed")


def _former_fingerprints(rule: Rule, finding: Finding, source: str) -> Iterator[str]:
    """What the finding was called under the earlier names of its rule."""
    _, dash, ordinal = finding.fingerprint.partition("-")
    for name in rule.formerly:
        yield f"{_fingerprint(name, finding, source, told(rule))}{dash}{ordinal}"


def _why_unused(
    dismissal: _Dismissal, active: Sequence[_Dismissal], used: set[int], run: set[str], known: frozenset[str]
) -> WhyUnused | None:
    if not dismissal.reason:
        return "no reason"
    if any(rule not in known and not rule.startswith("axe-") for rule in dismissal.rules):
        return "unknown rule"
    if dismissal.has_wrong_date:
        return "wrong date"
    if dismissal not in active:
        return "expired"
    return "no finding" if id(dismissal) not in used and run.intersection(dismissal.rules) else None


def _mark(rule: str, finding: Finding, source: str, active: Sequence[_Dismissal], used: set[int]) -> Finding:
    for dismissal in active:
        if dismissal.covers(rule, finding, source):
            used.add(id(dismissal))
            until = dismissal.until.isoformat() if dismissal.until else None
            return replace(finding, suppressed=Suppression(dismissal.where, dismissal.reason, until))
    return finding


def _from_comments(document: Document) -> Iterator[_Dismissal]:
    starts = line_starts(document.source)
    for comment in document.comments:
        found = _COMMENT.fullmatch(comment.text.strip())
        if found is None:
            continue
        line = bisect_right(starts, comment.span.start)
        rules = tuple(filter(None, re.split(r"[,\s]+", found["rules"])))
        until = _date(found["until"])
        has_wrong_date = found["until"] is not None and until is None
        target = None if found["file"] else comment.target or Span(comment.span.end, comment.span.end)
        where = f"{document.name}:{line}"
        yield _Dismissal(rules, (found["reason"] or "").strip(), until, has_wrong_date, where, target)


def _from_configuration(document: Document, ignores: Iterable[Ignore]) -> Iterator[_Dismissal]:
    for ignore in ignores:
        if fnmatch(document.name, ignore.path) or fnmatch(document.name, f"*/{ignore.path}"):
            yield _Dismissal((ignore.rule,), ignore.reason.strip(), ignore.until, False, "limpide.toml", ignore=ignore)


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text.strip()) if text else None
    except ValueError:
        return None


def _fingerprint(rule: str, finding: Finding, source: str, told: Collection[str]) -> str:
    words = _words(finding, source) or repr(sorted(finding.data.items()))
    origin = "\0scripted" if finding.scripted else ""
    asked = sorted(told) if finding.outcome == "needs_review" else ()
    shown = "".join(f"\0{finding.data[name]}" for name in asked if name in finding.data)
    return sha256(f"{rule}\0{words}{origin}{shown}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _words(finding: Finding, source: str) -> str:
    """What the finding points at: the source, or the markup of an element that a script made."""
    return _folded(finding.scripted or source[finding.span.start : finding.span.end])


def _folded(text: str) -> str:
    return " ".join(text.split())
