"""`limpide doctor`: which parts work here, and the one command that adds each that is missing."""

import sys
from typing import NamedTuple

import click

from limpide import __version__
from limpide.cli.wording import said
from limpide.errors import LimpideError, ToolMissing


class Part(NamedTuple):
    name: str
    works: bool
    state: str


@click.command(help=said("Dit quelles parties facultatives marchent ici.", "Says which optional parts work here."))
def doctor() -> None:
    click.echo(f"limpide {__version__}, Python {sys.version.split()[0]}")
    for part in (_rules(), _words(), _grammar(), _browser(), _axe()):
        click.echo(f"{'✓' if part.works else '–'} {part.name}{said(' :', ':')} {part.state}")


def _rules() -> Part:
    from limpide.rules import load

    name = said("Règles", "Rules")
    try:
        return Part(name, True, str(len(load())))
    except LimpideError as error:
        return Part(name, False, said(error.text["fr"], error.text["en"]))


def _words() -> Part:
    from limpide.language.words import open_words

    name = said("Base de mots", "Word base")
    works = all(open_words(lang).get(word) is not None for lang, word in (("fr", "maison"), ("en", "house")))
    return Part(name, works, said("français et anglais", "French and English") if works else said("absente", "absent"))


def _grammar() -> Part:
    """Whether LanguageTool can start here; what is missing for it, one thing at a time."""
    from limpide.tools.languagetool import status

    name = said("Grammaire (LanguageTool)", "Grammar (LanguageTool)")
    found = status()
    try:
        if not found.is_installed:
            found.java_path()
            found.maven_path()
        found.ready()
    except ToolMissing as missing:
        return Part(name, False, said(missing.text["fr"], missing.text["en"]))
    return Part(name, True, str(found.folder))


def _axe() -> Part:
    """Whether axe-core can be added (`--with axe`)."""
    from limpide.tools.axe import open_axe

    try:
        return Part("axe-core", True, open_axe().version)
    except ToolMissing as missing:
        return Part("axe-core", False, said(missing.text["fr"], missing.text["en"]))


def _browser() -> Part:
    """Whether pages can be drawn here (`--rendered`). Nothing is started."""
    from limpide.tools.browser import executable, open_browser

    name = said("Navigateur (Chromium)", "Browser (Chromium)")
    try:
        with open_browser(offline=True):
            return Part(name, True, executable())
    except ToolMissing as missing:
        return Part(name, False, said(missing.text["fr"], missing.text["en"]))
