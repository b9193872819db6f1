"""The shape of `limpide.report/1`: what CONTRACT.md says of the JSON report, as types."""

from typing import Literal

from msgspec import Struct

from limpide.model import Impact, Outcome, Standards


class Engines(Struct, frozen=True, forbid_unknown_fields=True):
    """The version of each engine that ran; null for one that did not."""

    static: str | None = None
    chromium: str | None = None
    languagetool: str | None = None
    axe: str | None = None


class Tool(Struct, frozen=True, forbid_unknown_fields=True):
    name: Literal["limpide"]
    version: str
    engines: Engines


class LeftOut(Struct, frozen=True, forbid_unknown_fields=True):
    kind: str
    words: int


class Counted(Struct, frozen=True, forbid_unknown_fields=True):
    body_words: int
    notes_words: int
    left_out: list[LeftOut]


class PartOfScore(Struct, frozen=True, forbid_unknown_fields=True):
    """A figure that moves the score, and by how many points: up is easier."""

    name: str
    value: float | None
    effect: float | None
    text: str


class Gain(Struct, frozen=True, forbid_unknown_fields=True):
    """By how many points the repair of a passage would raise the score."""

    rule: str
    gain: float
    start: int
    end: int


class Readability(Struct, frozen=True, forbid_unknown_fields=True):
    score: float | None
    level: str | None
    level_range: tuple[str, str] | None
    reason: str | None
    parts: list[PartOfScore]
    gains: list[Gain]
    formulas: dict[str, float]


class Metrics(Struct, frozen=True, forbid_unknown_fields=True):
    words: int
    sentences: int
    counted: Counted
    readability: Readability


class Location(Struct, frozen=True, forbid_unknown_fields=True):
    """Code points of the decoded source, ends excluded; lines and columns from 1; null for what a script made."""

    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    start: int | None
    end: int | None
    selector: str | None
    page: int | None
    excerpt: str


class Suppressed(Struct, frozen=True, forbid_unknown_fields=True):
    where: str
    reason: str
    until: str | None


class Question(Struct, frozen=True, forbid_unknown_fields=True):
    """What a person is asked; `answer`, `by` and `on` are null until a person answers."""

    id: str
    text: str
    answer: Literal["yes", "no", "not-applicable"] | None
    by: str | None
    on: str | None


class Edit(Struct, frozen=True, forbid_unknown_fields=True):
    start: int
    end: int
    text: str


class Fix(Struct, frozen=True, forbid_unknown_fields=True):
    safe: bool
    description: str
    edits: list[Edit]


class Finding(Struct, frozen=True, forbid_unknown_fields=True):
    """One finding. `also`: other engines that say the same of the same element."""

    rule: str
    origin: Literal["limpide", "axe"]
    outcome: Literal["failed", "needs_review"]
    impact: Impact
    message: str
    help: str
    standards: Standards
    location: Location
    fingerprint: str
    group: str | None
    known: bool | None
    suppressed: Suppressed | None
    question: Question | None
    fixes: list[Fix]
    also: list[str]


class RuleOutcome(Struct, frozen=True, forbid_unknown_fields=True):
    outcome: Outcome
    title: str
    standards: Standards
    passed: int
    failed: int
    needs_review: int
    reason: str | None


class UnusedSuppression(Struct, frozen=True, forbid_unknown_fields=True):
    where: str
    rules: list[str]
    why: str


class Term(Struct, frozen=True, forbid_unknown_fields=True):
    """A term of the document's glossary, at its first use."""

    term: str
    start: int
    end: int
    expansion: str | None
    explanation: str | None
    origin: Literal["document", "glossary", "lexicon"] | None
    definition: tuple[int, int] | None
    choices: list[str]


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """What was found in one source; `error` alone where it could not be audited."""

    source: str
    final_url: str | None
    format: str | None
    lang: str | None
    sha256: str | None
    error: str | None
    metrics: Metrics | None
    findings: list[Finding]
    rules: dict[str, RuleOutcome]
    unused_suppressions: list[UnusedSuppression]
    terms: list[Term]


class FindingCounts(Struct, frozen=True, forbid_unknown_fields=True):
    """Failed findings, dismissed ones left out."""

    critical: int = 0
    serious: int = 0
    moderate: int = 0
    minor: int = 0


class Summary(Struct, frozen=True, forbid_unknown_fields=True):
    sources: int
    errors: int
    findings: FindingCounts
    needs_review: int


class StandardVersions(Struct, frozen=True, forbid_unknown_fields=True):
    wcag: str
    rgaa: str
    en301549: str


class ReportFile(Struct, frozen=True, forbid_unknown_fields=True):
    schema: Literal["limpide.report/1"]
    tool: Tool
    standards: StandardVersions
    generated: str
    profile: str
    sources: list[Source]
    summary: Summary
