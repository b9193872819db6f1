"""`limpide analyse`: what the language side knows of a text, or of many texts, as data."""

import contextlib
import sys
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final, Literal

import click
import msgspec
from msgspec import Raw, Struct, json
from msgspec.structs import replace

from limpide import api, settling, sources
from limpide import config as configuration
from limpide.cli import options
from limpide.cli.audit import standard_input
from limpide.cli.problems import Problems
from limpide.cli.wording import announced, said
from limpide.config import Config
from limpide.errors import ReadError, UsageError, reason_of
from limpide.glossary import Glossary
from limpide.reporting.analysis import problem_line, render, render_line

_NO_ID: Final = Raw(b"null")
_UNREADABLE: Final = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


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


class _Wanted(Struct, frozen=True):
    """A line of input."""

    text: str
    id: Raw = _NO_ID
    lang: str | None = None


class _Named(Struct, frozen=True):
    id: Raw = _NO_ID


@click.command(
    help=said(
        "Donne en JSON ce que limpide sait d’un texte : note, phrases, passifs, sigles, jargon.",
        "Gives as JSON what limpide knows of a text: score, sentences, passives, acronyms, jargon.",
    )
)
@click.argument("source")
@click.option(
    "--jsonl",
    is_flag=True,
    help=said("Lit un objet {id, lang, text} par ligne.", "Reads one object {id, lang, text} a line."),
)
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
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help=said("Fichier d’arrivée.", "File to write."),
)
@options.offline
@options.allow_local
@options.verbose
@click.pass_context
def analyse(context: click.Context, /, **given: object) -> None:
    asked = Asked(**given)  # type: ignore[arg-type]  # click has checked them
    problems = Problems()
    config = _configured(asked, problems)
    glossary = settling.glossary(config, on_problem=problems)
    code = 0
    with _opened(asked.output) as output, contextlib.suppress(BrokenPipeError):
        if asked.jsonl:
            code = _answer_all(_lines(asked.source), config.lang, glossary, output)
        else:
            output.write(_analysed(asked, config, glossary))
    context.exit(problems.exit_code or code)


def _configured(asked: Asked, problems: Problems) -> Config:
    """The project's configuration, what was asked for on the command line put over it."""
    config = configuration.load(asked.config_file, start=Path.cwd(), on_problem=problems)
    return replace(
        config,
        lang=asked.lang or config.lang,
        glossary=str(asked.glossary.absolute()) if asked.glossary else config.glossary,
    )


def _opened(output: Path | None) -> contextlib.AbstractContextManager[BinaryIO]:
    """Standard output, or the file to write. Raises UsageError."""
    if output is None:
        return contextlib.nullcontext(sys.stdout.buffer)
    try:
        return output.open("wb")
    except OSError as error:
        fr, en = reason_of(error)
        raise UsageError(f"{output} : {fr}.", f"{output}: {en}.") from error


def _analysed(asked: Asked, config: Config, glossary: Glossary) -> bytes:
    if Path(asked.source).is_dir():
        raise UsageError(
            f"{asked.source} : c’est un dossier. Donnez un fichier, ou plusieurs textes avec --jsonl.",
            f"{asked.source}: it is a folder. Give a file, or several texts with --jsonl.",
        )
    access = sources.Access(asked.offline, asked.allow_local)
    (found,) = sources.find([asked.source], access=access, stdin=standard_input).found
    return render(api.analyse(found.open(), lang=config.lang, glossary=glossary), asked.source).encode()


def _lines(source: str) -> Iterator[bytes]:
    """The lines of a file, or those of standard input as they come. Raises ReadError."""
    if source == "-":
        yield from sys.stdin.buffer
        return
    try:
        with Path(source).open("rb") as handle:
            yield from handle
    except OSError as error:
        fr, en = reason_of(error)
        raise ReadError(f"{source} : {fr}.", f"{source}: {en}.") from error


def _answer_all(lines: Iterable[bytes], lang: str, glossary: Glossary, output: BinaryIO) -> int:
    """Answers each line as soon as it comes, and says which cannot be read; the exit code."""
    code = 0
    for number, line in enumerate(lines, 1):
        written = line.removeprefix(BOM_UTF8).strip()
        if not written:
            continue
        try:
            wanted = _wanted(written)
            output.write(render_line(api.analyse(wanted.text, lang=wanted.lang or lang, glossary=glossary), wanted.id))
        except ReadError as error:
            code = error.exit_code
            click.echo(_located(number, error), err=True)
            output.write(problem_line(said(error.text["fr"], error.text["en"]), _id_of(written)))
        output.flush()
    return code


def _wanted(line: bytes) -> _Wanted:
    """What a line asks for. Raises ReadError where it has another shape."""
    try:
        return json.decode(line, type=_Wanted)
    except _UNREADABLE as error:
        raise ReadError(
            'il faut un objet JSON avec un texte : {"id": …, "lang": …, "text": …}.',
            'a JSON object with a text is needed: {"id": …, "lang": …, "text": …}.',
        ) from error


def _id_of(line: bytes) -> Raw:
    """The id of a line that asks for nothing; null where it has none."""
    try:
        return json.decode(line, type=_Named).id
    except _UNREADABLE:
        return _NO_ID


def _located(number: int, error: ReadError) -> str:
    fr, en = error.text["fr"], error.text["en"]
    return announced(said(f"ligne {number} : {fr}", f"line {number}: {en}"))
