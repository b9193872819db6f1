"""`limpide answer`: the open questions of an audit, asked on the terminal; each answer is kept at once."""

import getpass
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final, Literal

import click
from msgspec.structs import replace

from limpide import answers, api, sources
from limpide.cli import jobs, options
from limpide.cli.audit import PRECEDENCE
from limpide.cli.dialogue import Dialogue
from limpide.cli.problems import Problems, tell
from limpide.cli.replacing import replace_content
from limpide.cli.wording import announced, said, terminal_lang
from limpide.cli.writing import write_new
from limpide.config import Config
from limpide.errors import UsageError
from limpide.model import Answer, Failure, Lang, Report
from limpide.reporting.questions import Question, answered, open_questions, stale
from limpide.reporting.wordings import answered as said_answer

_PROFILE: Final = "rgaa"
"""Questions belong to an audit against a standard: the profile that `audit` takes by itself asks next to nothing."""


@click.command(
    help=said(
        "Pose les questions ouvertes d’un audit, et garde les réponses dans limpide.answers.toml.",
        "Asks the open questions of an audit, and keeps the answers in limpide.answers.toml.",
    )
)
@click.argument("source", nargs=-1, required=True)
@click.option(
    "--list",
    "lists",
    is_flag=True,
    help=said("Montre les questions et les réponses.", "Shows questions and answers."),
)
@click.option(
    "--by",
    metavar="NAME",
    help=said("Qui répond (le nom de session).", "Who answers (the user name)."),
)
@options.lang
@click.option(
    "--profile",
    metavar="rgaa|wcag|…",
    help=said("Règles appliquées (rgaa, ou celles du projet).", "Rules applied (rgaa, or the project’s)."),
)
@options.glossary
@options.grammar
@options.configuration_file
@click.option(
    "--ui-lang", type=click.Choice(["fr", "en"]), help=said("Langue des questions.", "Language of the questions.")
)
@options.access
@options.verbose
@click.pass_context
def answer(context: click.Context, /, source: tuple[str, ...], lists: bool, by: str | None, **given: object) -> None:
    asked = options.Asked.of(given)
    problems = Problems()
    config = _settled(asked, problems)
    lang = config.ui_lang or terminal_lang()
    file = config.answers or Path(answers.NAME)
    answers.load(file)  # a file that does not hold takes no answer
    found = _found(source, config, asked.access)
    axe = asked.engine == "axe"
    with api.Session(config, today=date.today(), drawing=asked.drawing, with_axe=axe, on_problem=problems) as session:
        audited = jobs.one_by_one(session, found, verbose=asked.verbose)
        failures = _list(audited, session, lang) if lists else _ask(audited, session, lang, file, by=_person(by))
    tell(failures, lang)
    codes = {problems.exit_code, *(failure.exit_code for failure in failures)}
    context.exit(next((code for code in PRECEDENCE if code in codes), 0))


def _settled(asked: options.Asked, problems: Problems) -> Config:
    """The project's configuration under the options, with a profile that asks."""
    config = asked.config(on_problem=problems)
    is_usual = asked.profile is None and config.profile == Config().profile
    return replace(config, profile=_PROFILE) if is_usual else config


def _person(by: str | None) -> str:
    """Who answers: the name given, else that of the session. Raises UsageError where the system knows none."""
    try:
        return (by or "").strip() or getpass.getuser()
    except (KeyError, OSError) as error:
        raise UsageError("qui répond ? Ajoutez --by NOM.", "who answers? Add --by NAME.") from error


def _found(arguments: Sequence[str], config: Config, access: sources.Access) -> Sequence[sources.Found]:
    if "-" in arguments:
        raise UsageError(
            "nommez un fichier ou une adresse : l’entrée standard porte les réponses.",
            "name a file or an address: standard input carries the answers.",
        )
    found = sources.find(arguments, exclude=config.exclude, access=access, stdin=bytes).found
    if not found:
        raise UsageError("rien à auditer ici.", "nothing to audit here.")
    return found


def _ask(
    audited: Iterable[Report | Failure], session: api.Session, lang: Lang, file: Path, *, by: str
) -> list[Failure]:
    """Asks the questions of each source until the person stops; gives the sources that could not be audited."""
    dialogue = Dialogue(sys.stdin, lang)
    failures: list[Failure] = []
    kept = left = 0
    for each in audited:
        if isinstance(each, Failure):
            failures.append(each)
            continue
        asked = open_questions(each, lang)
        left += len(asked)
        for question, reply in dialogue.replies(asked):
            _keep(file, _answer(question, session.place(each.document.name), reply, by))
            kept, left = kept + 1, left - 1
        if dialogue.is_over:
            break
    if left and not kept and dialogue.is_unheard:
        raise UsageError(
            "personne ne répond ici. Ouvrez un terminal, ou donnez une réponse par ligne.",
            "nobody answers here. Open a terminal, or give one answer a line.",
        )
    if kept or left or not failures:
        click.echo(announced(_closing(kept, left, file)), err=True)
    return failures


def _answer(question: Question, place: str, reply: Literal["yes", "no", "not-applicable"], by: str) -> Answer:
    return Answer(question.rule.id, place, question.id, reply, by, date.today(), question.excerpt)


def _keep(file: Path, given: Answer) -> None:
    """Adds an answer to the file, made where it does not exist, as a whole: an interruption loses nothing."""
    if not file.exists():
        write_new(
            file,
            said(
                "# Réponses aux questions de limpide. La dernière réponse à une question compte.\n",
                "# Answers to the questions of limpide. The last answer to a question counts.\n",
            ),
        )
    before = file.read_bytes()
    replace_content(file, before=before, after=answers.added(before.decode(), given).encode())


def _closing(kept: int, left: int, file: Path) -> str:
    if not kept and not left:
        return said("aucune question ouverte ici.", "no open question here.")
    fr = f"réponses gardées : {kept}, dans {file.name}." if kept else "aucune réponse gardée."
    en = f"answers kept: {kept}, in {file.name}." if kept else "no answer kept."
    if left:
        fr, en = f"{fr} Questions qui restent : {left}.", f"{en} Questions left: {left}."
    return said(fr, en)


def _list(audited: Iterable[Report | Failure], session: api.Session, lang: Lang) -> list[Failure]:
    """Prints the questions of each source; gives the sources that could not be audited."""
    failures: list[Failure] = []
    for each in audited:
        if isinstance(each, Failure):
            failures.append(each)
        else:
            click.echo("\n".join(_listed(each, session, lang)))
    return failures


def _listed(report: Report, session: api.Session, lang: Lang) -> Iterator[str]:
    """The open questions of a source, those with an answer, and the answers whose question is gone."""
    from limpide.reporting.quoting import visible

    asked, settled = open_questions(report, lang), answered(report, lang)
    gone = stale(report, session.place(report.document.name), session.answers)
    yield visible(report.document.name)
    yield from _part(("Questions ouvertes", "Open questions"), (_line(each) for each in asked))
    yield from _part(("Réponses", "Answers"), (f"{_line(each)}\n      {visible(each.answered)}" for each in settled))
    yield from _part(
        ("Réponses sans question, à retirer du fichier", "Answers without a question, to remove from the file"),
        (visible(f"{each.rule} · {each.excerpt} · {said_answer(each, lang)}") for each in gone),
    )


def _part(title: tuple[str, str], lines: Iterable[str]) -> Iterator[str]:
    """A title with its count, and the lines under it; for no line, the count alone."""
    shown = list(lines)
    yield f"  {said(*title)}{said(' :', ':')} {len(shown)}"
    yield from (f"    {line}" for line in shown)


def _line(question: Question) -> str:
    return f"{question.place} · {question.rule.id} · {question.shown}"
