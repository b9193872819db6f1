"""Rules judge a document: what each check receives, and the outcome that follows from its run."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any

import msgspec
from msgspec.structs import replace

from limpide import readers
from limpide.decisions import decided, identified
from limpide.errors import FactMissing, LimpideError, ReadError, RuleError, ToolMissing
from limpide.glossary import Glossary, terms
from limpide.language import prose, readability
from limpide.model import Block, Document, Example, Finding, Ignore, Metrics, Report, Rule, RuleResult, Source, Term
from limpide.page.element import Element, Page
from limpide.readers.reading import primary
from limpide.rendering import Browser
from limpide.rules import digest

Toolbox = Mapping[str, Callable[[], object]]
"""Optional tools by name: a check's keyword, or `browser`. Calling one gives the tool or raises ToolMissing."""

TOOLS = frozenset({"grammar", "rendered"})
"""Keywords of checks that stand for a tool; `rendered` is the page in the browser."""

Check = Callable[..., Iterable[Finding]]


class Run:
    """What the checks of one run may ask for by keyword: each made once, when first asked for."""

    def __init__(self, document: Document, page: Page | None, glossary: Glossary, toolbox: Toolbox) -> None:
        self.document = document
        self.page = page
        self.glossary = glossary
        self.toolbox = toolbox
        self._made: dict[str, object] = {}
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


GIVEN = frozenset({"document", "page", "glossary", "prose", "terms", "metrics"})


def audit(
    document: Document,
    rules: Sequence[Rule],
    toolbox: Toolbox,
    *,
    page: Page | None,
    glossary: Glossary,
    profile: str = "all",
    ignores: Sequence[Ignore] = (),
    today: date | None = None,
    known_rules: frozenset[str] | None = None,
) -> Report:
    """The report of a document: every rule run, the dismissed findings marked."""
    run = Run(document, page, glossary, toolbox)
    results = [_judge(rule, run) for rule in rules]
    known = (
        known_rules
        if known_rules is not None
        else frozenset(name for rule in rules for name in (rule.id, *rule.formerly))
    )
    marked, unused = decided(document, results, ignores, today=today, known_rules=known)
    return Report(
        document=document,
        results=tuple(_counted(result) for result in marked),
        metrics=run.metrics,
        profile=profile,
        terms=run.terms,
        engines={**_engines(page), "languagetool": run.grammar_version},
        rules_digest=digest(rules),
        unused_suppressions=unused,
    )


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
    source: Source, page: Page | None, browser: Callable[[], object] | None
) -> Iterator[tuple[Page | None, Callable[[], object]]]:
    """The page as the browser draws it, and the tool `rendered`.

    Without a browser, or where it does not open the page, the page stays as it is and `rendered` raises ToolMissing.
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
            live, rendered = draw(page, opened.enter_context(opener.open(source)))
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


def bind(rule: Rule, lang: str, toolbox_names: Iterable[str] = TOOLS) -> tuple[Check, dict[str, Any], tuple[str, ...]]:
    """The check of a rule, its parameters converted for a language, and the keywords it wants given.

    Raises RuleError where the check does not exist or a parameter is not one of its own.
    """
    check, annotations = _check(rule.check, rule.path)
    wanted = tuple(name for name in annotations if name in GIVEN or name in toolbox_names)
    own = {name: kind for name, kind in annotations.items() if name not in wanted}
    for name in rule.params:
        if name not in own:
            known = ", ".join(own) or "–"
            raise RuleError(
                f"{rule.path} : params.{name} n’est pas un paramètre de {rule.check} ({known}).",
                f"{rule.path}: params.{name} is not a parameter of {rule.check} ({known}).",
            )
    params = {name: _converted(rule, name, _localised(rule.params[name], lang), own[name]) for name in rule.params}
    missing = [name for name in own if name not in params and name not in (check.__kwdefaults__ or {})]
    if missing:
        raise RuleError(
            f"{rule.path} : il manque params.{missing[0]}.", f"{rule.path}: params.{missing[0]} is missing."
        )
    return check, params, wanted


def keywords(rule: Rule) -> frozenset[str]:
    """What the check of a rule takes by keyword: parameters, things given, tools. Raises RuleError."""
    return frozenset(_check(rule.check, rule.path)[1])


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
            findings.extend(check(targets, **given, **params))
        except (ToolMissing, FactMissing, ReadError) as missing:
            return RuleResult(rule, "untested", reason=missing.text)
        judged += len(targets)
    if not judged:
        return RuleResult(rule, "inapplicable")
    findings.sort(key=lambda finding: finding.span)
    named = identified(rule.id, findings, run.document.source)
    return RuleResult(
        rule, "passed", passed=judged, findings=tuple(replace(f, outcome=f.outcome or rule.on_find) for f in named)
    )


def _targets(rule: Rule, run: Run) -> Iterator[tuple[str, Sequence[Block] | Sequence[Element]]]:
    """What a rule judges, language by language; all at once where it speaks of no language."""
    document = run.document
    if rule.select:
        elements = run.page.select(rule.select) if run.page is not None else []
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
    """The result with its outcome and counts, dismissed findings left out of both."""
    if result.outcome in ("untested", "inapplicable"):
        return result
    live = [finding for finding in result.findings if finding.suppressed is None]
    failed = sum(finding.outcome == "failed" for finding in live)
    review = len(live) - failed
    passed = max(0, result.passed - len(result.findings))
    return replace(
        result,
        outcome="failed" if failed else "needs_review" if review else "passed",
        passed=passed,
        failed=failed,
        needs_review=review,
    )


@cache
def _check(name: str, path: str) -> tuple[Check, dict[str, Any]]:
    """The function that a rule names, and the annotations of its keywords."""
    module, _, function = name.partition(".")
    try:
        check: Check = getattr(import_module(f"limpide.checks.{module}"), function)
    except (ModuleNotFoundError, AttributeError) as error:
        raise RuleError(
            f"{path} : le contrôle {name} n’existe pas.", f"{path}: check {name} does not exist."
        ) from error
    code = check.__code__
    keywords = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
    return check, {keyword: check.__annotations__[keyword] for keyword in keywords}


def _localised(value: object, lang: str) -> object:
    """The value of a parameter for a language, where the file gives one a language."""
    if isinstance(value, dict) and value and value.keys() <= {"fr", "en"}:
        return value.get(lang, value.get("en", next(iter(value.values()))))
    return value


def _converted(rule: Rule, name: str, value: object, kind: Any) -> Any:
    try:
        return msgspec.convert(value, kind, dec_hook=_special)
    except (msgspec.ValidationError, LimpideError) as error:
        raise RuleError(f"{rule.path} : params.{name} : {error}", f"{rule.path}: params.{name}: {error}") from error


def _special(kind: type, value: object) -> object:
    """A parameter of a kind that data files cannot spell: a regular expression."""
    import re

    if getattr(kind, "__origin__", kind) is re.Pattern and isinstance(value, str):
        try:
            return re.compile(value)
        except re.error as error:
            raise ValueError(str(error)) from error
    raise ValueError(f"Expected a regular expression, got {value!r}")
