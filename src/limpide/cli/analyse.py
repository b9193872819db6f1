"""`limpide analyse`: what the language side knows of a text, or of many texts, as data."""

import contextlib
import sys
from functools import partial
from pathlib import Path
from typing import BinaryIO, Literal

import click
from msgspec import Struct
from msgspec.structs import replace

from limpide import api, settling, sources
from limpide import config as configuration
from limpide.cli import options
from limpide.cli.audit import standard_input
from limpide.cli.jsonl import Wanted, answer_all, lines
from limpide.cli.problems import Problems
from limpide.cli.wording import said
from limpide.config import Config
from limpide.errors import UsageError, reason_of
from limpide.glossary import Glossary
from limpide.model import Source
from limpide.reporting.analysis import render, render_line


class Asked(Struct, frozen=True):
    """What the options say; None where the configuration decides."""

    source: str
    jsonl: bool
    lang: Literal["auto", "fr", "en"] | None
    glossary: Path | None
    config_file: Path | None
    form: Literal["json"]
    output: Path | None
    offline: bool
    allow_local: bool
    verbose: bool


@click.command(
    help=said(
        "Donne en JSON ce que limpide sait d’un texte : note, phrases, passifs, sigles, jargon.",
        "Gives as JSON what limpide knows of a text: score, sentences, passives, acronyms, jargon.",
    )
)
@click.argument("source")
@options.jsonl
@options.lang
@options.glossary
@options.configuration_file
@click.option(
    "--format",
    "form",
    type=click.Choice(["json"]),
    default="json",
    help=said("Format de sortie.", "Format of the output."),
)
@options.output_file
@options.offline
@options.allow_local
@options.verbose
@click.pass_context
def analyse(context: click.Context, /, **given: object) -> None:
    asked = Asked(**given)  # type: ignore[arg-type]  # click has checked them
    problems = Problems()
    config = configured(asked.config_file, asked.lang, asked.glossary, problems)
    glossary = settling.glossary(config, on_problem=problems)
    code = 0
    with opened(asked.output) as output, contextlib.suppress(BrokenPipeError):
        if asked.jsonl:
            code = answer_all(lines(asked.source), partial(_answer, lang=config.lang, glossary=glossary), output)
        else:
            output.write(_analysed(asked, config, glossary))
    context.exit(problems.exit_code or code)


def configured(file: Path | None, lang: str | None, glossary: Path | None, problems: Problems) -> Config:
    """The project's configuration, what was asked for on the command line put over it."""
    config = configuration.load(file, start=Path.cwd(), on_problem=problems)
    return replace(config, lang=lang or config.lang, glossary=str(glossary.absolute()) if glossary else config.glossary)


def opened(output: Path | None) -> contextlib.AbstractContextManager[BinaryIO]:
    """Standard output, or the file to write. Raises UsageError."""
    if output is None:
        return contextlib.nullcontext(sys.stdout.buffer)
    try:
        return output.open("wb")
    except OSError as error:
        fr, en = reason_of(error)
        raise UsageError(f"{output} : {fr}.", f"{output}: {en}.") from error


def one_source(argument: str, access: sources.Access) -> Source:
    """The one source that an argument names. Raises ReadError, and UsageError for a folder."""
    if Path(argument).is_dir():
        raise UsageError(
            f"{argument} : c’est un dossier. Donnez un fichier, ou plusieurs textes avec --jsonl.",
            f"{argument}: it is a folder. Give a file, or several texts with --jsonl.",
        )
    (found,) = sources.find([argument], access=access, stdin=standard_input).found
    return found.open()


def _analysed(asked: Asked, config: Config, glossary: Glossary) -> bytes:
    source = one_source(asked.source, sources.Access(asked.offline, asked.allow_local))
    return render(api.analyse(source, lang=config.lang, glossary=glossary), asked.source).encode()


def _answer(wanted: Wanted, *, lang: str, glossary: Glossary) -> bytes:
    return render_line(api.analyse(wanted.text, lang=wanted.lang or lang, glossary=glossary), wanted.id)
