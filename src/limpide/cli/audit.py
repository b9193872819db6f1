"""`limpide audit`: sources in, reports out, and the exit code that a CI reads."""

import contextlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Literal

import click
from msgspec import Struct

from limpide import api, binding, sources
from limpide.cli import jobs, options, writing
from limpide.cli.problems import Problems, tell
from limpide.cli.wording import announced, said, terminal_lang
from limpide.config import Config
from limpide.errors import LimpideError, UsageError
from limpide.model import IMPACTS, Failure, Impact, Report

PRECEDENCE = (jobs.UNEXPECTED, 2, 3)
"""Of the codes that say that something went wrong; they all come before 1, findings."""


class Outcome(Struct, frozen=True):
    reports: tuple[Report, ...]
    failures: tuple[Failure, ...]
    left_out: int
    problems: Sequence[LimpideError] = ()


@click.command(
    help=said(
        "Audite des fichiers, des dossiers, des adresses ou l’entrée standard (-), et écrit le rapport.",
        "Audits files, folders, addresses or standard input (-), and writes the report.",
    )
)
@click.argument("source", nargs=-1, required=True)
@options.judging
@options.output
@options.access
@options.running
@click.pass_context
def audit(context: click.Context, /, source: tuple[str, ...], **given: object) -> None:
    asked = options.Asked.of(given)
    generated = asked.generated()
    goal = writing.goal(asked.format, asked.output)
    problems = Problems()
    config = asked.config(on_problem=problems)
    outcome = _run(source, config, asked, problems, generated.date())
    tell(outcome.failures, config.ui_lang or terminal_lang())
    with contextlib.suppress(BrokenPipeError):
        _write(outcome, goal, config, asked, generated)
    context.exit(exit_code(outcome, config.fail_on, languagetool=config.languagetool, engines=asked.engines))


def exit_code(
    outcome: Outcome, fail_on: Impact | Literal["never"], *, languagetool: str = "auto", engines: Iterable[str] = ()
) -> int:
    """CONTRACT.md's code of a run: 2 before 3 before 1 before 0. `engines` are those that were asked for."""
    codes = {problem.exit_code for problem in outcome.problems} | {each.exit_code for each in outcome.failures}
    if languagetool not in ("auto", "off") and _lacks("grammar", outcome.reports):
        codes.add(3)
    pages = [report for report in outcome.reports if report.document.format == "html"]
    if any(not page.engines.get(engine) for page in pages for engine in engines):
        codes.add(3)
    if wrong := next((code for code in PRECEDENCE if code in codes), 0):
        return wrong
    if fail_on == "never":
        return 0
    threshold = IMPACTS.index(fail_on)
    found = (result for report in outcome.reports for result in report.results if result.failed)
    return int(any(IMPACTS.index(result.rule.impact) >= threshold for result in found))


def _lacks(tool: str, reports: Iterable[Report]) -> bool:
    """Whether a rule that needs a tool went without it."""
    untested = (result.rule for report in reports for result in report.results if result.outcome == "untested")
    return any(tool in binding.keywords(rule) for rule in untested if rule.check)


def _run(arguments: Sequence[str], config: Config, asked: options.Asked, problems: Problems, today: date) -> Outcome:
    axe = asked.engine == "axe"
    with api.Session(config, today=today, drawing=asked.drawing, with_axe=axe, on_problem=problems) as session:
        search = sources.find(
            arguments,
            exclude=config.exclude,
            access=asked.access,
            stdin=standard_input,
        )
        if not search.found:
            raise UsageError(
                f"rien à auditer ici ({search.left_out} fichiers laissés de côté). "
                "limpide lit le HTML, le Markdown et le texte.",
                f"nothing to audit here ({search.left_out} files left out). limpide reads HTML, Markdown and text.",
            )
        if asked.jobs > 1 and len(search.found) > 1:
            from limpide.cli import pools

            judged = pools.at_once(session, search.found, verbose=asked.verbose, jobs=asked.jobs)
        else:
            judged = jobs.one_by_one(session, search.found, verbose=asked.verbose)
        results = list(_shown(judged, len(search.found), show=asked.shows_progress))
    reports = [result for result in results if isinstance(result, Report)]
    return Outcome(
        tuple(api.worded(reports, on_problem=problems) if config.rules else reports),
        tuple(result for result in results if isinstance(result, Failure)),
        search.left_out,
        problems.met,
    )


def standard_input() -> bytes:
    """What is piped in or typed. Raises UsageError where nothing can be."""
    if sys.stdin is None or sys.stdin.closed:
        raise UsageError("L’entrée standard est fermée.", "Standard input is closed.")
    if sys.stdin.isatty():
        hint = said("collez le texte, puis tapez Ctrl+D.", "paste the text, then type Ctrl+D.")
        click.echo(announced(hint), err=True)
    return sys.stdin.buffer.read()


def _shown(results: Iterator[Report | Failure], total: int, *, show: bool) -> Iterator[Report | Failure]:
    """The results as they come, counted on the terminal's error stream."""
    if not show or total < 2:
        yield from results
        return
    with click.progressbar(results, length=total, file=sys.stderr, show_eta=False, show_pos=True) as bar:
        yield from bar


def _write(outcome: Outcome, goal: writing.Goal, config: Config, asked: options.Asked, generated: datetime) -> None:
    def rendered(name: str) -> str:
        return api.render(outcome.reports, name, lang=config.ui_lang, failures=outcome.failures, generated=generated)

    if goal.printed:
        click.echo(rendered(goal.printed), nl=False)
        return
    if goal.is_default and not outcome.reports:  # a mistyped name does not wipe the report of last time
        return
    if goal.shows_summary and outcome.reports and not asked.quiet:
        click.echo(api.summary(outcome.reports, lang=config.ui_lang, color=asked.has_color), nl=False)
    writing.write_files(goal, rendered)
    if not asked.quiet:
        lang = config.ui_lang or terminal_lang()
        for each in writing.closing(goal, outcome.left_out, lang):
            click.echo(each, err=not goal.shows_summary)
