"""`limpide languagetool`: puts LanguageTool in place, and says whether it answers."""

import time
from pathlib import Path

import click

from limpide.cli.wording import said, terminal_lang
from limpide.tools.languagetool import install as installed
from limpide.tools.languagetool import open_grammar
from limpide.tools.languagetool import status as here


@click.group(
    help=said(
        "La grammaire, avec LanguageTool : l’installer, l’essayer.", "Grammar with LanguageTool: install it, try it."
    )
)
def languagetool() -> None:
    pass


@languagetool.command(
    help=said(
        "Installe LanguageTool avec Maven (94 Mo, une minute). Ne fait rien s’il est déjà là.",
        "Installs LanguageTool with Maven (94 MB, a minute). Does nothing where it is already.",
    )
)
def install() -> None:
    present = here()
    if present.is_installed:
        click.echo(_in_place(present.folder))
        return
    click.echo(
        said("Maven cherche LanguageTool. Patientez une minute.", "Maven is getting LanguageTool. Wait a minute."),
        err=True,
    )
    click.echo(_in_place(installed().folder))


@languagetool.command(
    help=said(
        "Dit si LanguageTool est installé, et si un serveur répond. Donne le code 3 sinon.",
        "Says whether LanguageTool is installed, and whether a server answers. Exit code 3 if not.",
    )
)
@click.option(
    "--languagetool",
    "mode",
    default="auto",
    metavar="auto|URL",
    help=said("Celui qui est installé, ou un serveur.", "The installed one, or a server."),
)
def status(mode: str) -> None:
    begin = time.monotonic()
    with open_grammar(mode) as grammar:
        grammar.check(said("Bonjour.", "Good morning."), lang=terminal_lang())
        version = grammar.version
    seconds = round(time.monotonic() - begin)
    where = str(here().folder) if mode == "auto" else mode
    click.echo(
        said(
            f"LanguageTool {version} répond, après {seconds} s ({where}).",
            f"LanguageTool {version} answers, after {seconds} s ({where}).",
        )
    )


def _in_place(folder: Path) -> str:
    return said(f"LanguageTool est en place : {folder}", f"LanguageTool is in place: {folder}")
