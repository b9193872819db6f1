"""The easier version of a document: operations propose, checks decide, and each change is kept with its reasons."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import Final, Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from limpide.glossary import Glossary, terms
from limpide.glossary.entries import content
from limpide.glossary.senses import likely
from limpide.language.prose import Prose, Sentence, language_of, prose
from limpide.language.tokens import tokens
from limpide.model import Block, Document, Span, Term, Text
from limpide.page.element import Page
from limpide.proofreading import Grammar
from limpide.readers.markdown_source import tags
from limpide.rewriters import authors
from limpide.rewriters.authors import Author
from limpide.rewriters.borrowed import is_in_quotation, is_whole_borrowed
from limpide.rewriters.drafts import Draft, Proposal, Surroundings, View, part
from limpide.rewriters.first_uses import first_uses
from limpide.rewriters.guards import Checks, checked, new_errors
from limpide.rewriters.list_weaving import Form
from limpide.rewriters.operations import Function, Level, Operation, by_id, function, operations
from limpide.rewriters.overlaps import Marks
from limpide.rewriters.weaving import Markup, Woven

MOST_CHANGES: Final = 40
"""Changes of one sentence after which what is left is left: none of a real text needs a third of them."""
ANSWERS: Final = 2
"""Answers that an author may give for one sentence."""
MOST_ROUNDS: Final = 3
"""Times that all operations are tried: one may open the way for another before it."""
_LISTING_PARTS: Final = frozenset({"reference", "notes"})
REWRITTEN_PARTS: Final = frozenset({"body", "header", "aside"})
_INSIDE_OTHERS: Final = frozenset({"link", "image", "field", "button"})
_FORMS: Final[dict[str, Form]] = {"html": "html", "markdown": "markdown"}

Status = Literal["applied", "proposed", "refused"]


class Change(Struct, frozen=True):
    """A change of one sentence. `span` is the place in the source of the words that it replaces."""

    span: Span
    before: str
    after: str
    operation: str
    rule: str
    note: str
    confidence: float
    checks: Checks
    status: Status
    refusal: str | None = None
    origin: Literal["rule", "llm"] = "rule"


class Rewritten(Struct, frozen=True):
    """A sentence of the source and what became of it.

    `text` knows where each of its characters came from; `woven` is what to write in the source, markup and all.
    """

    block: Block
    source: str
    span: Span
    text: Text
    status: Literal["unchanged", "changed", "left_out"]
    changes: tuple[Change, ...] = ()
    reason: str = ""
    woven: Woven | None = None

    @property
    def result(self) -> str:
        return self.text.plain


class Rewrite(Struct, frozen=True):
    """Every sentence of a document, in its order. `page` is its markup, None where it has none."""

    document: Document
    level: Level
    sentences: tuple[Rewritten, ...]
    terms: tuple[Term, ...] = ()
    page: Page | None = None


def draft(
    document: Document,
    glossary: Glossary,
    *,
    page: Page | None = None,
    level: Level = "plain",
    apply_all: bool = False,
    only: Collection[str] = (),
    skip: Collection[str] = (),
    author: Author | None = None,
    grammar: Grammar | None = None,
) -> Rewrite:
    """The version of a document at a level. Proposals are applied with `apply_all`, else listed beside.

    `page` is the markup of the document, which each change must leave whole; None where it has none. `author` is asked
    for each sentence after the rules; what it writes passes the same checks, and is only proposed. `grammar` refuses a
    change that brings a new error. Raises ToolMissing where it breaks.
    """
    read = prose(document)
    known = terms(document, read, glossary)
    run = _Run(
        document,
        _marks(document, page) if page is not None else None,
        read,
        tuple(each for each in operations() if _is_wanted(each, level, only, skip)),
        Surroundings(_explained(document, known, read, glossary), level=level),
        apply_all,
        author,
        grammar,
        frozenset(_below_references(document)),
    )
    return Rewrite(document, level, tuple(chain.from_iterable(map(run.of_block, document.blocks))), known, page)


def _explained(document: Document, known: Sequence[Term], read: Prose, glossary: Glossary) -> dict[int, Term]:
    """The terms by the place where each is said in full, with the likeliest sense of those that have several."""
    blocks = frozenset(number for number, block in enumerate(document.blocks) if _may_change(block))
    has_choices = any(term.choices for term in known)
    texts = (block.text.plain for block in document.blocks if has_choices and read.sentences(block))
    words = content(" ".join(texts))
    uses = first_uses(known, document, blocks)
    return {place: likely(term, lang, glossary, words) for place, term, lang in uses}


def _marks(document: Document, page: Page) -> Marks:
    return Marks(page, tags(document.source) if document.format == "markdown" else ())


def _below_references(document: Document) -> Iterator[int]:
    """Where the blocks begin that stand under a heading such as « Bibliographie »."""
    is_below = False
    for block in document.blocks:
        is_below = block.part in _LISTING_PARTS if block.kind == "heading" else is_below
        if is_below:
            yield block.span.start


def _is_wanted(operation: Operation, level: Level, only: Collection[str], skip: Collection[str]) -> bool:
    return level in operation.levels and operation.id not in skip and (not only or operation.id in only)


class _Run(NamedTuple):
    """What the sentences of one document share."""

    document: Document
    marks: Marks | None
    read: Prose
    operations: tuple[Operation, ...]
    around: Surroundings
    applies_all: bool
    author: Author | None
    grammar: Grammar | None
    references: frozenset[int]

    @property
    def form(self) -> Form:
        """How the source is written, or that an easy-read draft is written anew."""
        return "lines" if self.around.level == "falc" else _FORMS.get(self.document.format, "text")

    def of_block(self, block: Block) -> Iterator[Rewritten]:
        found = self.read.sentences(block)
        if not found and block.text.plain.strip() and block.kind not in _INSIDE_OTHERS:
            yield self._as_it_is(block)
        previous, own = "", bool(found) and self._is_own(block)
        for sentence in found:
            if self._is_left_out(block):
                yield Rewritten(block, sentence.text, sentence.span, Text(""), "left_out", reason=block.part)
            elif own and not is_in_quotation(block.text.plain, sentence.start, sentence.end):
                yield self._rewritten(sentence, replace(self.around, previous=previous, kind=block.kind))
            else:
                text = part(block.text, sentence.start, sentence.end)
                yield Rewritten(block, sentence.text, sentence.span, text, "unchanged")
            previous = sentence.text

    def _is_own(self, block: Block) -> bool:
        """Whether the author's own prose stands in a block, whose words may change."""
        is_listed = block.span.start in self.references
        return _may_change(block) and not is_listed and not is_whole_borrowed(block, self._written(block))

    def _written(self, block: Block) -> str:
        return self.document.source[block.span.start : block.span.end]

    def _as_it_is(self, block: Block) -> Rewritten:
        """A block that is no prose of ours: code, another language."""
        if self._is_left_out(block):
            return Rewritten(block, block.text.plain, block.span, Text(""), "left_out", reason=block.part)
        return Rewritten(block, block.text.plain, block.span, block.text, "unchanged")

    def _is_left_out(self, block: Block) -> bool:
        """Whether an easy-read text does without a block: menus, notes, references, what stands at the foot."""
        return self.around.level == "falc" and block.part not in REWRITTEN_PARTS

    def _rewritten(self, sentence: Sentence, around: Surroundings) -> Rewritten:
        block, lang = sentence.block, language_of(sentence.block)
        assert lang is not None
        text = part(block.text, sentence.start, sentence.end)
        markup = Markup.of(self.document.source, self.form, self.marks, block, sentence.start, sentence.end)
        plan = _Plan(Draft(text, lang, around), markup, self.applies_all, self.grammar)
        plan.carry_out([operation for operation in self.operations if lang in operation.langs])
        if self.author is not None and not sentence.is_title_like:
            plan.hear(self.author)
        changes = tuple(plan.changes.values())
        if plan.woven is None:
            return Rewritten(block, sentence.text, sentence.span, text, "unchanged", changes)
        made = plan.draft.text
        return Rewritten(block, sentence.text, sentence.span, made, "changed", changes, woven=plan.woven)


def _may_change(block: Block) -> bool:
    """Whether the author's own words stand in a block: neither a quotation, a reference nor code."""
    return block.part in REWRITTEN_PARTS and block.kind != "code" and "blockquote" not in block.selector


class _Plan:
    """One sentence under way: its draft, and what was made, proposed or refused so far."""

    def __init__(self, first: Draft, markup: Markup | None, applies_all: bool, grammar: Grammar | None) -> None:
        self.draft = first
        self.woven: Woven | None = None
        self.changes: dict[tuple[str, str, str, int], Change] = {}
        self._markup = markup
        self._applies_all = applies_all
        self._grammar = grammar

    def carry_out(self, chosen: Sequence[Operation]) -> None:
        """Tries every operation, again as long as the sentence changes."""
        for _ in range(MOST_ROUNDS):
            before = self.draft
            for operation in chosen:
                self.try_out(operation)
            if self.draft is before:
                return

    def try_out(self, operation: Operation) -> None:
        """Makes the changes of an operation one by one, reading the sentence again after each."""
        propose = function(operation.path(self.draft.lang))
        while len(self.changes) < MOST_CHANGES and self._made_one(operation, propose):
            pass

    def hear(self, author: Author) -> None:
        """Asks an author for the sentence as it now is; once more, naming the check, where its answer is refused."""
        draft, failed = self.draft, None
        view = View(draft.plain, tuple(tokens(draft.plain, draft.lang)), draft.lang, draft.around, draft, 0)
        for _ in range(ANSWERS):
            answer = author.easier(view.text, lang=draft.lang, level=draft.around.level, failed=failed)
            if answer is None or answer == view.text:
                return
            self._weighed(by_id()[authors.OPERATION], view, authors.proposed(view.text, answer, author.name))
            failed = next(reversed(self.changes.values())).refusal
            if failed is None:
                return

    def _made_one(self, operation: Operation, propose: Function) -> bool:
        for view in self.draft.views():
            for proposal in sorted(propose(view), key=lambda each: -each.confidence):
                if self._weighed(operation, view, proposal):
                    return True
        return False

    def _weighed(self, operation: Operation, view: View, proposal: Proposal) -> bool:
        """Whether a proposal was made; one that is not is remembered once, and what was refused may be tried again."""
        before, after = view.text[proposal.start : proposal.end], proposal.after(view.text)
        place = view.place(proposal.start, proposal.end)
        key = operation.id, before, after, place.start
        known = self.changes.get(key)
        if before == after or (known is not None and known.refusal is None):
            return False
        whole = view.text[: proposal.start] + after + view.text[proposal.end :]
        made = self.draft.changed(view, proposal)
        woven = self._markup.woven(made.text) if self._markup else None
        checks = replace(checked(view.text, whole, proposal, view.lang), links=woven is not None)
        if self._grammar is not None and checks.refusal(proposal.allows) is None:
            checks = replace(checks, grammar=not new_errors(view.text, whole, view.lang, self._grammar))
        refusal = checks.refusal(proposal.allows)
        is_safe = proposal.safe and not checks.is_harder
        is_made = refusal is None and (is_safe or self._applies_all)
        self.changes[key] = Change(
            span=place,
            before=before,
            after=after,
            operation=operation.id,
            rule=proposal.rule or operation.rule,
            note=proposal.note,
            confidence=proposal.confidence,
            checks=checks,
            status="applied" if is_made else "refused" if refusal else "proposed",
            refusal=refusal,
            origin="llm" if operation.id == authors.OPERATION else "rule",
        )
        if is_made:
            self.draft, self.woven = made, woven
        return is_made
