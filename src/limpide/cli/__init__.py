"""The command line: a group whose commands are imported when called."""

import gc
import os
import sys
from importlib import import_module
from types import TracebackType

import click

from limpide import __version__
from limpide.cli.usage import Context, explained, speaking
from limpide.cli.wording import announced, line, said
from limpide.errors import LimpideError

COMMANDS = (
    "audit",
    "rewrite",
    "analyse",
    "fix",
    "answer",
    "rules",
    "standards",
    "glossary",
    "languagetool",
    "init",
    "doctor",
)
UNEXPECTED = 70
INTERRUPTED = 130
ALLOCATIONS_BEFORE_COLLECTING = 200_000
"""An audit allocates much and frees it at its end: Python's own 700 costs 12 ms of 300."""


class _Commands(click.Group):
    context_class = Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        return speaking(getattr(import_module(f"limpide.cli.{cmd_name}"), cmd_name))


@click.group(
    cls=_Commands,
    help=said(
        "limpide dit ce qui met des lecteurs à l’écart d’un texte ou d’une page, et propose quoi écrire à la place.",
        "limpide says what shuts readers out of a text or a page, and proposes what to write instead.",
    ),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="limpide", message="%(prog)s %(version)s")
def limpide() -> None:
    pass


def main() -> None:
    """The `limpide` program: exit codes as CONTRACT.md, one line for an error, never a traceback."""
    sys.excepthook = _unexpected
    gc.set_threshold(ALLOCATIONS_BEFORE_COLLECTING)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        sys.exit(_run(sys.argv[1:]))
    except (click.Abort, KeyboardInterrupt):
        click.echo("\n" if sys.stderr.isatty() else "", nl=False, err=True)  # after the terminal's ^C
        click.echo(announced(said("interrompu.", "interrupted.")), err=True)
        sys.exit(INTERRUPTED)


def _run(arguments: list[str]) -> int:
    """The exit code of the command asked for."""
    try:
        with limpide.make_context("limpide", arguments) as context:
            limpide.invoke(context)
        code = 0
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except LimpideError as error:
        click.echo(line(error), err=True)
        code = error.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        code = error.exit_code
    except click.ClickException as error:
        click.echo(announced(explained(error)), err=True)
        code = error.exit_code
    except BrokenPipeError:
        code = 0
    _flush()
    return code


def _flush() -> None:
    """Writes what waits; a reader that has gone, as `head` does, is no error."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _unexpected(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """One line for an error of ours, the traceback with -v; the program ends with 70."""
    what = announced(
        said(f"erreur inattendue ({kind.__name__} : {error}).", f"unexpected error ({kind.__name__}: {error}).")
    )
    click.echo(what + said(" L’option -v en montre plus.", " The option -v shows more."), err=True)
    if "-v" in sys.argv or "--verbose" in sys.argv:
        sys.__excepthook__(kind, error, trace)
    raise SystemExit(UNEXPECTED)
