"""A rewriting as data, `limpide.rewrite/1`: the shape that CONTRACT.md gives."""

from typing import Literal

from msgspec import Struct, json

from limpide.drafting import Change, Rewrite, Rewritten
from limpide.model import Lang
from limpide.rewriters.operations import by_id


class ReadabilityData(Struct, frozen=True):
    before: float | None
    after: float | None


class ChecksData(Struct, frozen=True):
    """True: kept; false: lost; null: not checked. `quotations`, `verb` and `length` come beside the contract's."""

    numbers: bool
    names: bool
    negation: bool
    modality: bool
    links: bool | None
    grammar: bool | None
    quotations: bool
    verb: bool
    length: bool
    readability: ReadabilityData


class EditData(Struct, frozen=True):
    start: int
    end: int
    text: str
    before: str
    after: str
    operation: str
    rule: str | None
    reason: str
    origin: Literal["rule", "llm"]
    confidence: float
    checks: ChecksData
    status: Literal["applied", "proposed", "refused"]
    refused_by: str | None


class SentenceData(Struct, frozen=True):
    source: str
    start: int
    end: int
    result: str
    status: Literal["unchanged", "changed", "left_out"]
    reason: str | None
    edits: list[EditData]


class RewriteData(Struct, frozen=True):
    schema: Literal["limpide.rewrite/1"]
    source: str
    lang: str
    level: str
    sentences: list[SentenceData]


class LineData(Struct, frozen=True):
    """The answer to one line of texts."""

    id: object
    result: str
    status: Literal["unchanged", "changed"]
    edits: list[EditData]


def render_json(rewrite: Rewrite, *, lang: Lang) -> str:
    """The rewriting as JSON text for a reader."""
    document = rewrite.document
    sentences = [_sentence(each, lang) for each in rewrite.sentences]
    data = RewriteData("limpide.rewrite/1", document.name, document.lang, rewrite.level, sentences)
    return json.format(json.encode(data), indent=2).decode() + "\n"


def render_line(rewrite: Rewrite, key: object, *, result: str, lang: Lang) -> bytes:
    """The rewriting of one text as one line of JSON."""
    edits = [_edit(change, lang) for sentence in rewrite.sentences for change in sentence.changes]
    is_changed = any(sentence.status == "changed" for sentence in rewrite.sentences)
    return json.encode(LineData(key, result, "changed" if is_changed else "unchanged", edits)) + b"\n"


def _sentence(sentence: Rewritten, lang: Lang) -> SentenceData:
    span = sentence.span
    edits = [_edit(change, lang) for change in sentence.changes]
    reason = sentence.reason or None
    return SentenceData(sentence.source, span.start, span.end, sentence.result, sentence.status, reason, edits)


def _edit(change: Change, lang: Lang) -> EditData:
    operation = by_id()[change.operation]
    checks = change.checks
    return EditData(
        change.span.start,
        change.span.end,
        change.after,
        change.before,
        change.after,
        change.operation,
        change.rule or None,
        operation.said(lang, before=change.before, after=change.after, note=change.note),
        change.origin,
        change.confidence,
        ChecksData(
            checks.numbers,
            checks.names,
            checks.negation,
            checks.modality,
            checks.links,
            checks.grammar,
            checks.quotations,
            checks.verb,
            checks.length,
            ReadabilityData(*(None if score is None else round(score, 1) for score in checks.readability)),
        ),
        change.status,
        change.refusal,
    )
