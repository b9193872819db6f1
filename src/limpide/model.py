"""The nouns of limpide: frozen values, and the Protocols of what is optional.

Offsets are code points of the decoded source as it is on disk; ends are excluded.
"""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Final, Literal, Protocol

from msgspec import Struct

Lang = Literal["fr", "en"]
Outcome = Literal["failed", "needs_review", "passed", "inapplicable", "untested"]
Impact = Literal["minor", "moderate", "serious", "critical"]
IMPACTS: Final[tuple[Impact, ...]] = ("minor", "moderate", "serious", "critical")

Part = Literal["body", "notes", "navigation", "header", "aside", "reference", "footer"]
"""Where a block stands in a document. Language figures count `body` alone; `notes` are a part of their own."""

ProseKind = Literal["paragraph", "heading", "item", "cell", "caption", "term", "line"]
Kind = Literal[ProseKind, "code", "label", "link", "image", "field", "button"]
PROSE_KINDS: Final = frozenset({"paragraph", "heading", "item", "cell", "caption", "term", "line"})
"""Kinds whose text is running text; `line` is a short text outside any paragraph (a menu entry, a byline)."""


class Unknown(Enum):
    """A fact that its provider cannot give: never a guess."""

    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        raise TypeError("an unknown fact is neither true nor false: compare it with UNKNOWN first")


UNKNOWN: Final = Unknown.UNKNOWN


class Span(Struct, frozen=True, order=True):
    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


class Piece(Struct, frozen=True):
    """`length` characters of a plain text from `at` on, and the place in the source that they come from.

    A piece whose span is as long as itself is copied character by character; another (an entity, a folded
    blank) comes from its span as a whole.
    """

    at: int
    length: int
    span: Span

    @property
    def is_copy(self) -> bool:
        return self.length == self.span.end - self.span.start


class Text(Struct, frozen=True):
    """Plain text of which every character knows where it came from."""

    plain: str
    pieces: tuple[Piece, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The place in the source of `plain[start:end]`; an empty range gives an empty span."""
        if not self.pieces:
            return Span(0, 0)
        first = self._place(start)
        if end <= start:
            return Span(first.start, first.start)
        return Span(first.start, self._place(end - 1).end)

    def _place(self, index: int) -> Span:
        pieces = self.pieces
        piece = pieces[max(0, bisect_right(pieces, index, key=_at) - 1)]
        if not piece.is_copy:
            return piece.span
        offset = piece.span.start + min(index - piece.at, piece.length)
        return Span(offset, min(offset + 1, piece.span.end))


def _at(piece: Piece) -> int:
    return piece.at


class Block(Struct, frozen=True):
    """A unit of a document in reading order: a paragraph, a heading, or a link inside one.

    `level` is a heading's or list item's depth from 1, else 0; `parent` the index of the block around it in
    `Document.blocks`; `attrs` what its kind needs (`href` of a link, `alt` of an image).
    """

    kind: Kind
    span: Span
    text: Text
    lang: str
    part: Part = "body"
    level: int = 0
    attrs: Mapping[str, str] = {}
    selector: str = ""
    parent: int | None = None


class Comment(Struct, frozen=True):
    """A comment of the source, without its marks, and the element or block that follows it."""

    text: str
    span: Span
    target: Span | None


class Document(Struct, frozen=True):
    """A source read once. `lang` is the language it is judged in, `declared_lang` what its markup says (None: nothing).

    `abbreviations` pairs each short form that the source itself expands (`<abbr title>`) with its long form.
    """

    name: str
    format: str
    lang: str
    source: str
    blocks: tuple[Block, ...]
    declared_lang: str | None = None
    comments: tuple[Comment, ...] = ()
    abbreviations: Mapping[str, str] = {}
    is_fragment: bool = True


class Edit(Struct, frozen=True):
    span: Span
    text: str


class Fix(Struct, frozen=True):
    """Edits that repair a finding together. `safe`: applied without asking; otherwise proposed to a person."""

    edits: tuple[Edit, ...]
    safe: bool = False
    operation: str = ""
    confidence: float = 1.0


class Suppression(Struct, frozen=True):
    """A dismissal that a person wrote: `where` is the comment's line or the configuration file."""

    where: str
    reason: str
    until: str | None = None


class Ignore(Struct, frozen=True, forbid_unknown_fields=True):
    """An `[[ignore]]` of limpide.toml. `path` is a pattern; an `excerpt` is looked for in the finding's source."""

    rule: str
    reason: str
    path: str = "*"
    fingerprint: str | None = None
    excerpt: str | None = None
    until: date | None = None


class Answer(Struct, frozen=True, forbid_unknown_fields=True):
    """An `[[answer]]` of limpide.answers.toml: what a person says of a question, the fingerprint of its finding.

    `path` is a source as the project names it, or a pattern; the `excerpt` is there for people.
    """

    rule: str
    path: str
    question: str
    answer: Literal["yes", "no", "not-applicable"]
    by: str
    on: date
    excerpt: str = ""
    note: str = ""


class Finding(Struct, frozen=True):
    """A place where a rule has something to say. Wording, impact and id belong to the rule.

    `data` fills the rule's `{placeholders}`; `outcome` is given where it differs from the rule's `on_find`.
    `selector` names the element; empty, reports use that of the smallest block around the span. The last six fields
    are filled later: the markup of an element that a script made, which has no place in the source; identity across
    edits, repeats of one fault, dismissal, a person's answer; other engines that say the same.
    """

    span: Span
    data: Mapping[str, str] = {}
    outcome: Literal["failed", "needs_review"] | None = None
    fixes: tuple[Fix, ...] = ()
    selector: str = ""
    scripted: str = ""
    fingerprint: str = ""
    group: str | None = None
    suppressed: Suppression | None = None
    answer: Answer | None = None
    also: tuple[str, ...] = ()


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A source that a rule is tested on. `count`: how many findings, where it matters."""

    outcome: Outcome
    source: str
    lang: str | None = None
    format: str = "html"
    count: int | None = None


class Standards(Struct, frozen=True, forbid_unknown_fields=True):
    """Criteria that a rule tests; all empty is a good practice that no standard requires."""

    wcag: tuple[str, ...] = ()
    rgaa: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    en301549: tuple[str, ...] = ()
    falc: tuple[str, ...] = ()


class Rule(Struct, frozen=True):
    """One rule file, validated. Dictionaries of wording have the keys `fr` and `en`.

    `expects`: the answer that conforms, where the message is a question to a person; else empty. `decides`: the RGAA
    tests that this rule settles alone, whatever the outcome.
    """

    id: str
    theme: str
    check: str
    title: Mapping[str, str]
    message: Mapping[str, str]
    help: Mapping[str, str]
    why: Mapping[str, str]
    fix: Mapping[str, str]
    impact: Impact
    on_find: Literal["failed", "needs_review"]
    standards: Standards
    formerly: tuple[str, ...]
    langs: tuple[str, ...]
    targets: tuple[str, ...]
    select: str
    parts: tuple[str, ...]
    whole_page: bool
    params: Mapping[str, object]
    rewriter: str
    examples: tuple[Example, ...]
    path: str
    expects: Literal["", "yes", "no"] = ""
    decides: tuple[str, ...] = ()
    origin: Literal["limpide", "axe"] = "limpide"

    @property
    def only_asks(self) -> bool:
        """Whether it finds no fault by itself: each of its findings is a question to a person."""
        return bool(self.expects)

    @property
    def is_good_practice(self) -> bool:
        """Whether no standard of the web requires it: easy-read rules are advice too."""
        return not (self.standards.wcag or self.standards.rgaa or self.standards.en301549)


class RuleResult(Struct, frozen=True):
    """What one rule said of one document. The counts are of targets for `passed`, of findings for the others."""

    rule: Rule
    outcome: Outcome
    passed: int = 0
    failed: int = 0
    needs_review: int = 0
    findings: tuple[Finding, ...] = ()
    reason: Mapping[str, str] | None = None


class Measure(Struct, frozen=True):
    """A figure of a document or of a part of it. `value` is None, with a reason, where the text is too short.

    `effect`: by how many points it moves the score, up (easier) or down. `text` says the figure in words.
    """

    name: str
    value: float | None
    unit: str = ""
    span: Span | None = None
    effect: float | None = None
    text: Mapping[str, str] = {}
    reason: Mapping[str, str] | None = None


class Readability(Struct, frozen=True):
    """How hard a text is. `score` from 0 (very hard) to 100 (very easy); None, with a reason, under 100 words.

    `gains`: the changes that would raise it most, by points; `name` is the rule that asks for them.
    """

    score: float | None
    level: str | None = None
    level_range: tuple[str, str] | None = None
    reason: Mapping[str, str] | None = None
    parts: tuple[Measure, ...] = ()
    formulas: Mapping[str, float] = {}
    gains: tuple[Measure, ...] = ()


class LeftOut(Struct, frozen=True):
    kind: str
    words: int


class Metrics(Struct, frozen=True):
    """The language figures of a document: of its body alone, and what was counted.

    `sentence_measures` holds one Measure a sentence of the body: its words as value, its score as effect.
    """

    words: int
    sentences: int
    notes_words: int
    left_out: tuple[LeftOut, ...]
    readability: Readability
    sentence_measures: tuple[Measure, ...] = ()


class Term(Struct, frozen=True):
    """An acronym or a jargon word of a document, at its first use.

    `origin`: `document` (then `definition` is the place of the expansion), `glossary`, `lexicon` or None.
    Several senses stand in `choices`, and `expansion` is then None.
    """

    term: str
    span: Span
    expansion: str | None = None
    explanation: str | None = None
    origin: Literal["document", "glossary", "lexicon"] | None = None
    definition: Span | None = None
    choices: tuple[str, ...] = ()
    kind: Literal["acronym", "jargon"] = "acronym"


WhyUnused = Literal["no finding", "expired", "no reason", "unknown rule", "wrong date"]


class UnusedSuppression(Struct, frozen=True):
    """A dismissal that dismisses nothing, and why: no such finding any more, or it is written wrongly."""

    where: str
    rules: tuple[str, ...]
    why: WhyUnused


class Report(Struct, frozen=True):
    """What was found in one document. `sha256` is that of the source's bytes, empty where there were none."""

    document: Document
    results: tuple[RuleResult, ...]
    metrics: Metrics | None
    profile: str
    terms: tuple[Term, ...] = ()
    engines: Mapping[str, str | None] = {}
    rules_digest: str = ""
    unused_suppressions: tuple[UnusedSuppression, ...] = ()
    sha256: str = ""
    final_url: str | None = None


class Failure(Struct, frozen=True):
    """A source that could not be audited, and why."""

    name: str
    error: Mapping[str, str]
    exit_code: int


class Fetch(Protocol):
    """The only way to a resource that a source links to. Raises ReadError when refused or absent."""

    def __call__(self, href: str) -> bytes: ...


class Source(Struct, frozen=True):
    """Bytes to audit. `media_type` is empty where nothing says it; `charset` what the transport said."""

    name: str
    content: bytes
    media_type: str = ""
    charset: str | None = None
    fetch: Fetch | None = None
    final_url: str | None = None
