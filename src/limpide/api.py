"""The package's top level, and the command line's only way to audit and to render."""

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager, ExitStack, nullcontext
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Generic, Literal, Self, TypeVar

from msgspec.structs import replace

from limpide import analysing, answers, auditing, binding, readers, reporting, rules, settling, sources
from limpide.analysing import Analysis
from limpide.config import Config
from limpide.errors import FixError, LimpideError, RuleError, ToolMissing, UsageError, raised
from limpide.glossary import Glossary, load_glossary
from limpide.model import Answer, Document, Failure, Lang, Report, Rule, RuleResult, Source
from limpide.page.element import Page
from limpide.proofreading import Grammar
from limpide.rendering import Browser, Engine, Remarks
from limpide.rewriters.authors import Author

if TYPE_CHECKING:
    from limpide.drafting import Rewrite
    from limpide.rewriters.operations import Level
    from limpide.rewriting import Repaired

_T = TypeVar("_T")


class Session:
    """Rules, glossary and tools of a run, made once for many sources; a context manager that stops the tools.

    `drawing`: pages are drawn in Chromium, which may then reach this much; None leaves it aside. `with_axe`: axe-core
    judges the drawn pages too. A setting that does not hold goes to `on_problem` and the run does without it; so does a
    tool that was asked for (a LanguageTool server by its name, a browser, axe-core) and is not there.
    Raises UsageError where the profile is unknown.
    """

    def __init__(
        self,
        config: Config,
        *,
        today: date | None = None,
        drawing: sources.Access | None = None,
        with_axe: bool = False,
        on_problem: Callable[[LimpideError], None] = raised,
    ) -> None:
        catalogue = rules.load([config.root / folder for folder in config.rules], on_problem=on_problem)
        self.config = settling.settled(config, catalogue, on_problem=on_problem)
        self.today = today
        self.rules: tuple[Rule, ...] = settling.chosen(self.config, catalogue, on_problem=on_problem)
        self.known = frozenset(name for rule in catalogue for name in (rule.id, *rule.formerly))
        self.glossary: Glossary = settling.glossary(self.config, on_problem=on_problem)
        self.answers: tuple[Answer, ...] = settling.answers(self.config, on_problem=on_problem)
        self._tools = ExitStack()
        self.drawing = drawing
        self.with_axe = with_axe
        self.grammar = _Tool(self._open_grammar, self._tools)
        self.browser = _Tool(self._open_browser, self._tools)
        self.axe = _Tool(_open_axe, self._tools)
        if drawing is not None:
            settling.tried(self.browser, on_problem=on_problem)
        if with_axe:
            settling.tried(self.axe, on_problem=on_problem)
        if self.config.languagetool not in ("auto", "off"):
            settling.tried(self.grammar, on_problem=on_problem)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._tools.close()

    def audit(self, source: Source) -> Report:
        """The report of one source. Raises ReadError."""
        return self._judged(source)[0]

    def fix(self, source: Source, *, only: Collection[str] = (), skip: Collection[str] = ()) -> "Repaired":
        """The text of a source with its safe repairs; `only` and `skip` name rules.

        Raises ReadError, and FixError where the encoding of the source cannot hold the repaired text.
        """
        from limpide import rewriting

        fetch = source.fetch if source.final_url is None else None

        def judge(text: str) -> Report:
            return rewriting.propose(*self._judged(written_again(source, text)), fetch)

        first = rewriting.propose(*self._judged(source), fetch)
        return rewriting.repaired(first, judge, only=only, skip=skip)

    def place(self, name: str) -> str:
        """A source, by its name, as answers name it."""
        return answers.place(name, self.config.root)

    def _judged(self, source: Source) -> tuple[Report, Page | None]:
        read = readers.read(source, lang=self.config.lang)
        browser = self.browser if self.drawing is not None and read.document.format == "html" else None
        made: dict[str, object] = {}

        def prepare() -> None:
            made.update(auditing.prepared(read.document, self.glossary))

        is_walked = any(rule.check in binding.WALKING for rule in self.rules)
        drawn = auditing.drawn(source, read.page, browser, meanwhile=prepare, is_walked=is_walked)
        with drawn as (page, rendered):
            report = auditing.audit(
                read.document,
                self.rules,
                {"grammar": self.grammar, "rendered": rendered, **self._engines(rendered)},
                page=page,
                glossary=self.glossary,
                profile=self.config.profile,
                ignores=self.config.ignore,
                answers=answers.about(self.place(source.name), self.answers),
                today=self.today,
                known_rules=self.known,
                made=made,
            )
        return replace(report, final_url=source.final_url, sha256=sha256(source.content).hexdigest()), read.page

    def shared(self) -> Config:
        """The configuration for sessions in other processes: they use the LanguageTool server of this one."""
        if self.config.languagetool != "auto" or not any("grammar" in binding.keywords(rule) for rule in self.rules):
            return self.config
        from limpide.tools.languagetool.jars import status
        from limpide.tools.languagetool.server import Server

        try:
            server = self._tools.enter_context(Server(status().ready()))
            return replace(self.config, languagetool=server.restart())
        except ToolMissing:
            return self.config

    def _engines(self, rendered: Callable[[], object]) -> auditing.Toolbox:
        """Other engines that judge a drawn page."""

        def judge() -> Remarks:
            from limpide.page.chromium_rendered import Rendered

            engine = self.axe()
            page = rendered()
            assert isinstance(page, Rendered)
            return engine.judge(page.run)

        return {"axe": judge} if self.with_axe else {}

    def _open_grammar(self) -> AbstractContextManager[object]:
        from limpide.tools.languagetool import open_grammar

        return open_grammar(self.config.languagetool)

    def _open_browser(self) -> AbstractContextManager[Browser]:
        from limpide.tools.browser import open_browser

        access = self.drawing or sources.Access(offline=True)
        return open_browser(offline=access.offline, allow_local=access.allow_local)


def _open_axe() -> AbstractContextManager[Engine]:
    from limpide.tools.axe import open_axe

    return nullcontext(open_axe())


def written_again(source: Source, text: str) -> Source:
    """The source with another text, each byte of what is the same as it was. Raises FixError where that cannot be."""
    try:
        return readers.rewritten(source, text)
    except UnicodeEncodeError as error:
        lacks = error.object[error.start]
        raise FixError(
            f"{source.name} : l’encodage de ce fichier n’a pas le caractère « {lacks} ». Enregistrez-le en UTF-8.",
            f"{source.name}: the encoding of this file lacks the character “{lacks}”. Save it as UTF-8.",
        ) from error
    except UnicodeError as error:
        raise FixError(
            f"{source.name} : des octets de ce fichier ne suivent pas son encodage. Enregistrez-le en UTF-8.",
            f"{source.name}: some bytes of this file do not follow its encoding. Save it as UTF-8.",
        ) from error


def audit(
    source: str | Path | Source,
    *,
    profile: str = "editorial",
    lang: Literal["auto", "fr", "en"] = "auto",
    config: Config | None = None,
) -> Report:
    """The report of a file, an address or a Source. `config` gives all other settings.

    Raises ReadError, and what Session raises.
    """
    settings = replace(config or Config(), profile=profile, lang=lang)
    with Session(settings, today=datetime.now(UTC).date()) as session:
        return session.audit(source if isinstance(source, Source) else _opened(str(source)))


def analyse(text: str | Source, *, lang: str = "auto", glossary: Glossary | None = None) -> Analysis:
    """What the language side knows of a text, or of the text of a Source, as data.

    A string is one text without markup; positions are offsets in it. `glossary` None is the bundled one.
    Raises ReadError for a Source that cannot be read.
    """
    document = (
        analysing.text_document(text, lang=lang) if isinstance(text, str) else readers.read(text, lang=lang).document
    )
    return analysing.analyse(document, glossary or _bundled_glossary())


def rewrite(
    source: str | Path | Source | Document,
    *,
    level: "Level" = "plain",
    apply_all: bool = False,
    lang: str = "auto",
    glossary: Glossary | None = None,
    only: Collection[str] = (),
    skip: Collection[str] = (),
    author: Author | None = None,
    grammar: Grammar | None = None,
) -> "Rewrite":
    """The easier version of a file, an address, a Source or a Document, sentence by sentence; it is left as it is.

    `apply_all` applies what is only proposed, too; `only` and `skip` name operations. `author` is a second author, such
    as a language model; `grammar` refuses what brings a new error. Raises ReadError and ToolMissing.
    """
    from limpide import drafting

    if isinstance(source, Document):
        document, page = source, None
    else:
        read = readers.read(source if isinstance(source, Source) else _opened(str(source)), lang=lang)
        document, page = read.document, read.page
    known = glossary or _bundled_glossary()
    return drafting.draft(
        document,
        known,
        page=page,
        level=level,
        apply_all=apply_all,
        only=only,
        skip=skip,
        author=author,
        grammar=grammar,
    )


def render(
    reports: Report | Sequence[Report],
    name: str = "html",
    *,
    lang: Lang | None = None,
    failures: Sequence[Failure] = (),
    generated: datetime | None = None,
) -> str:
    """Reports in a format: html, json, sarif, md or text. `lang` None is the first document's language."""
    several = [reports] if isinstance(reports, Report) else list(reports)
    return reporting.render(several, failures, name, lang=lang, generated=generated or datetime.now(UTC))


def worded(reports: Sequence[Report], *, on_problem: Callable[[LimpideError], None]) -> list[Report]:
    """The reports without the rules whose wording asks for what their check does not give."""
    wrong = set()
    for result in (result for report in reports for result in report.results):
        try:
            check_wording(result)
        except RuleError as error:
            on_problem(error)
            wrong.add(result.rule.id)
    return [replace(each, results=tuple(r for r in each.results if r.rule.id not in wrong)) for each in reports]


def check_wording(result: RuleResult) -> None:
    """Nothing where each finding can be said in both languages. Raises RuleError."""
    from limpide.reporting.wordings import description, message

    langs: tuple[Lang, ...] = ("fr", "en")
    for lang in langs:
        for finding in result.findings:
            message(result.rule, finding, lang)
            for fix in finding.fixes:
                description(result.rule, finding, fix, lang)


def summary(reports: Sequence[Report], *, lang: Lang | None = None, color: bool = False) -> str:
    """What a terminal shows of reports, in colour or not."""
    from limpide.reporting.text import render_text

    return render_text(reports, (), lang=lang or reporting.interface_lang(reports), color=color)


class _Tool(Generic[_T]):
    """A tool that the first call opens, until `within` closes. Raises ToolMissing, from then on at each call."""

    def __init__(self, opening: Callable[[], AbstractContextManager[_T]], within: ExitStack) -> None:
        self._opening = opening
        self._within = within
        self._opened: _T | ToolMissing | None = None

    def __call__(self) -> _T:
        if self._opened is None:
            try:
                self._opened = self._within.enter_context(self._opening())
            except ToolMissing as missing:
                self._opened = missing
        if isinstance(self._opened, ToolMissing):
            raise self._opened
        return self._opened


@cache
def _bundled_glossary() -> Glossary:
    return load_glossary(None)


def _opened(argument: str) -> Source:
    def no_input() -> bytes:
        raise UsageError("L’entrée standard n’est lue que par la commande.", "Only the command reads standard input.")

    return sources.find([argument], stdin=no_input).found[0].open()
