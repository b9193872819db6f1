"""Rules judge a document: what each check receives, and the outcome that follows from its run."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import date
from functools import cached_property

from msgspec.structs import replace

from limpide import readers
from limpide.binding import GIVEN, TOOLS, bind, keywords
from limpide.decisions import answered, conforms, decided, identified, told
from limpide.errors import FactMissing, Inapplicable, LimpideError, ReadError, ToolMissing
from limpide.glossary import Glossary, terms
from limpide.language import prose, readability
from limpide.model import (
    Answer,
    Block,
    Document,
    Example,
    Finding,
    Ignore,
    Metrics,
    Outcome,
    Report,
    Rule,
    RuleResult,
    Source,
    Span,
    Term,
)
from limpide.page.element import Element, Page
from limpide.page.frames import WITHIN, Held, shown_inside
from limpide.readers.reading import primary
from limpide.rendering import Browser, Remarks
from limpide.rules import digest

Toolbox = Mapping[str, Callable[[], object]]
"""Optional tools by name: a check's keyword, or `browser`. Calling one gives the tool or raises ToolMissing."""

WORDING_THEMES = frozenset({"readability", "words", "easyread"})
"""Folders of rules about words and sentences, which belong to whoever wrote them."""


class Run:
    """What the checks of one run may ask for by keyword: each made once, when first asked for."""

    def __init__(
        self,
        document: Document,
        page: Page | None,
        glossary: Glossary,
        toolbox: Toolbox,
        made: Mapping[str, object] = {},
    ) -> None:
        self.document = document
        self.page = page
        self.glossary = glossary
        self.toolbox = toolbox
        self._made: dict[str, object] = dict(made)
        self._by_kind: dict[str, list[Block]] = {}
        for block in document.blocks:
            self._by_kind.setdefault(block.kind, []).append(block)

    def give(self, keyword: str) -> object:
        """The thing that a keyword stands for. Raises ToolMissing."""
        if keyword not in self._made:
            self._made[keyword] = self._make(keyword)
        return self._made[keyword]

    @property
    def prose(self) -> prose.Prose:
        made = self.give("prose")
        assert isinstance(made, prose.Prose)
        return made

    @property
    def terms(self) -> tuple[Term, ...]:
        made = self.give("terms")
        assert isinstance(made, tuple)
        return made

    @property
    def metrics(self) -> Metrics:
        made = self.give("metrics")
        assert isinstance(made, Metrics)
        return made

    @property
    def grammar_version(self) -> str | None:
        """The version of the grammar checker where a rule of this run used it."""
        return getattr(self._made.get("grammar"), "version", None)

    @cached_property
    def quoted(self) -> Sequence[Span]:
        """The places of the blocks that the markup says are quoted."""
        return tuple(block.span for block in self.document.blocks if "blockquote" in block.selector)

    @cached_property
    def frames(self) -> Sequence[Held]:
        """The documents that frames hold in the page itself."""
        return tuple(shown_inside(self.page)) if self.page is not None else ()

    def blocks(self, rule: Rule) -> list[Block]:
        if len(rule.targets) > 1:
            found = [block for block in self.document.blocks if block.kind in rule.targets]
        else:
            found = self._by_kind.get(rule.targets[0], [])
        return [block for block in found if block.part in rule.parts] if rule.parts else found

    def _make(self, keyword: str) -> object:
        match keyword:
            case "document" | "page" | "glossary":
                return getattr(self, keyword)
            case "prose":
                return prose.prose(self.document)
            case "terms":
                return terms(self.document, self.prose, self.glossary)
            case "metrics":
                return readability.measure(self.document, self.prose)
        return self.toolbox[keyword]()


def audit(
    document: Document,
    rules: Sequence[Rule],
    toolbox: Toolbox,
    *,
    page: Page | None,
    glossary: Glossary,
    profile: str = "all",
    ignores: Sequence[Ignore] = (),
    answers: Sequence[Answer] = (),
    today: date | None = None,
    known_rules: frozenset[str] | None = None,
    made: Mapping[str, object] = {},
) -> Report:
    """The report of a document: every rule run, dismissed findings and answered questions marked.

    `made`: what `prepared` has worked out already.
    """
    run = Run(document, page, glossary, toolbox, made)
    results = [_judge(rule, run) for rule in rules]
    engines = {**_engines(page), "languagetool": run.grammar_version}
    if "axe" in toolbox and page is not None:
        results, engines["axe"] = _with_axe(results, toolbox["axe"], page, document)
    known = (
        known_rules
        if known_rules is not None
        else frozenset(name for rule in rules for name in (rule.id, *rule.formerly))
    )
    settled = answered(document, results, answers)
    marked, unused = decided(document, settled, ignores, today=today, known_rules=known)
    return Report(
        document=document,
        results=tuple(_counted(result) for result in marked),
        metrics=run.metrics,
        profile=profile,
        terms=run.terms,
        engines=engines,
        rules_digest=digest(rules),
        unused_suppressions=unused,
    )


def prepared(document: Document, glossary: Glossary) -> Mapping[str, object]:
    """What every report of a document takes, whatever its page: worked out while a browser draws it."""
    run = Run(document, None, glossary, {})
    return {keyword: run.give(keyword) for keyword in ("prose", "terms", "metrics")}


def _with_axe(
    results: Sequence[RuleResult], judge: Callable[[], object], page: Page, document: Document
) -> tuple[list[RuleResult], str | None]:
    """The results with what axe-core says of the drawn page, and its version; untested where it did not run."""
    from limpide import axe
    from limpide.page.chromium_page import LivePage

    try:
        told = judge()
    except (ToolMissing, ReadError) as missing:
        return [*results, axe.missing(missing.text)], None
    assert isinstance(told, Remarks) and isinstance(page, LivePage)
    joined = axe.joined(results, told.remarks, page)
    return [_identified(r, page, document) if r.rule.origin == "axe" else r for r in joined], told.version


def run_examples(rule: Rule, toolbox: Toolbox, *, glossary: Glossary) -> Iterator[tuple[Example, RuleResult]]:
    """Each example of a rule with what the rule says of it."""
    for number, example in enumerate(rule.examples):
        lang = example.lang or (rule.langs[0] if rule.langs else "fr")
        suffix = {"markdown": "md", "text": "txt"}.get(example.format, example.format)
        source = Source(f"{rule.id}-{number + 1}.{suffix}", example.source.encode())
        read = readers.read(source, lang=lang)
        browser = toolbox.get("browser") if "rendered" in keywords(rule) else None
        with drawn(source, read.page, browser) as (page, rendered):
            report = audit(read.document, [rule], {**toolbox, "rendered": rendered}, page=page, glossary=glossary)
        yield example, report.results[0]


@contextmanager
def drawn(
    source: Source,
    page: Page | None,
    browser: Callable[[], object] | None,
    *,
    meanwhile: Callable[[], object] = lambda: None,
    is_walked: bool = False,
) -> Iterator[tuple[Page | None, Callable[[], object]]]:
    """The page as the browser draws it, and the tool `rendered`.

    Without a browser, or where it does not open the page, the page stays as it is and `rendered` raises ToolMissing.
    `meanwhile` is done while the browser loads the page; `is_walked`: the keyboard's way through it will be asked for.
    """
    if browser is None or page is None:
        yield page, _not_asked
        return
    from limpide.page.chromium import draw

    def missing(error: LimpideError) -> Callable[[], object]:
        def rendered() -> object:
            raise ToolMissing(error.text["fr"], error.text["en"])

        return rendered

    with ExitStack() as opened:
        try:
            opener = browser()
            assert isinstance(opener, Browser)
            tab = opened.enter_context(opener.open(source))
            meanwhile()
            live, rendered = draw(page, tab)
            if is_walked:
                rendered.begin_walk()
        except (ToolMissing, ReadError) as error:
            yield page, missing(error)
            return
        yield live, lambda: rendered


def _not_asked() -> object:
    raise ToolMissing(
        "Cette règle regarde la page affichée : ajoutez l’option --rendered.",
        "This rule looks at the page as it is drawn: add the option --rendered.",
    )


def _engines(page: Page | None) -> dict[str, str | None]:
    """Who gave the facts of the page: the markup alone, or a version of Chromium too."""
    if page is None:
        return {"static": None, "chromium": None}
    return {"static": "static", "chromium": page.facts.version}


def _judge(rule: Rule, run: Run) -> RuleResult:
    if rule.whole_page and run.document.is_fragment:
        return RuleResult(rule, "inapplicable")
    findings: list[Finding] = []
    judged = 0
    for lang, targets in _targets(rule, run):
        if not targets:
            continue
        check, params, wanted = bind(rule, lang, run.toolbox)
        try:
            given = {name: run.give(name) for name in wanted}
            findings.extend(_asked_of_quotes(rule, run, check(targets, **given, **params)))
        except Inapplicable:
            continue
        except (ToolMissing, FactMissing, ReadError) as missing:
            return RuleResult(rule, "untested", reason=missing.text)
        judged += len(targets)
    for held in run.frames:  # nearly always none: only then is a check without targets imported
        for lang, targets in _targets(rule, run, held.page) if _sees_frames(rule) else ():
            check, params, _ = bind(rule, lang, run.toolbox)
            with suppress(Inapplicable):
                findings.extend(_within(held, finding) for finding in check(targets, **params))
                judged += len(targets)
    if not judged:
        return RuleResult(rule, "inapplicable")
    return _identified(RuleResult(rule, "passed", judged, findings=tuple(findings)), run.page, run.document)


def _asked_of_quotes(rule: Rule, run: Run, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings; about the wording of a `blockquote`, only for a person: nobody changes the words of another."""
    if rule.theme not in WORDING_THEMES or not run.quoted:
        yield from findings
        return
    for finding in findings:
        is_quoted = any(span.covers(finding.span) for span in run.quoted)
        yield replace(finding, outcome="needs_review", fixes=()) if is_quoted else finding


def _identified(result: RuleResult, page: Page | None, document: Document) -> RuleResult:
    """The result, its findings in order, with outcome and identity."""
    rule = result.rule
    if not result.findings:
        return result
    judged = (replace(finding, outcome=finding.outcome or rule.on_find) for finding in result.findings)
    placed = sorted((_placed(finding, page) for finding in judged), key=lambda finding: finding.span)
    return replace(result, findings=identified(rule.id, placed, document.source, told=told(rule)))


def _placed(finding: Finding, page: Page | None) -> Finding:
    """The finding; on an element that a script made, with its markup and without repairs: the source lacks both."""
    markup = page.scripted(finding.selector) if page is not None and finding.selector else ""
    return replace(finding, scripted=markup, fixes=()) if markup else finding


def _sees_frames(rule: Rule) -> bool:
    """Whether a rule judges each element by itself: what `srcdoc` holds can then be judged too."""
    is_of_elements = rule.select and not rule.whole_page and not rule.only_asks
    return bool(is_of_elements) and keywords(rule).isdisjoint(GIVEN | TOOLS)


def _within(held: Held, finding: Finding) -> Finding:
    """A finding on what a frame holds, without repairs: its markup is written in an attribute."""
    is_scripted = held.outer.page.scripted(held.path.partition(WITHIN)[0])
    selector = held.outer.selector if is_scripted else f"{held.path}{WITHIN}{finding.selector}"
    return replace(finding, selector=selector, fixes=())


def _targets(
    rule: Rule, run: Run, page: Page | None = None
) -> Iterator[tuple[str, Sequence[Block] | Sequence[Element]]]:
    """What a rule judges, language by language, in the page or another; all at once where it speaks of no language."""
    document = run.document
    page = page or run.page
    if rule.select:
        elements = page.select(rule.select) if page is not None else []
        if not rule.langs:
            yield document.lang, elements
        for lang in rule.langs:
            yield lang, [e for e in elements if _lang_of(e, document) == lang]
        return
    blocks = run.blocks(rule)
    if not rule.langs:
        yield document.lang, blocks
    for lang in rule.langs:
        yield lang, [block for block in blocks if block.lang == lang]


def _lang_of(element: Element, document: Document) -> str:
    own = None if element.lang == document.declared_lang else primary(element.lang)
    return own or document.lang


def _counted(result: RuleResult) -> RuleResult:
    """The result with its outcome and counts, dismissed findings left out; a conforming answer counts as passed."""
    if result.outcome in ("untested", "inapplicable"):
        return result
    live = [finding for finding in result.findings if finding.suppressed is None]
    failed = sum(finding.outcome == "failed" for finding in live)
    review = len(live) - failed
    conforming = sum(conforms(result.rule, finding) for finding in result.findings)
    passed = max(0, result.passed - len(result.findings)) + conforming
    answers = {finding.answer.answer for finding in result.findings if finding.answer and finding.suppressed}
    quiet: Outcome = "inapplicable" if not passed and answers == {"not-applicable"} else "passed"
    return replace(
        result,
        outcome="failed" if failed else "needs_review" if review else quiet,
        passed=passed,
        failed=failed,
        needs_review=review,
    )
