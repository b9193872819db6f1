"""The options that commands share, spelt once."""

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, Self, TypeVar

import click
from msgspec import Struct
from msgspec.structs import replace

from limpide import config as configuration
from limpide.cli.wording import said
from limpide.config import Config
from limpide.errors import LimpideError, UsageError
from limpide.model import IMPACTS, Impact
from limpide.sources import Access

_F = TypeVar("_F", bound=Callable[..., Any])
_PROFILES = ("editorial", "rgaa", "wcag", "falc", "plain", "all")


class Asked(Struct, frozen=True, kw_only=True):
    """What the options of a command that audits say; None where the configuration decides."""

    lang: Literal["auto", "fr", "en"] | None
    profile: str | None
    ui_lang: Literal["fr", "en"] | None
    format: str | None = None
    output: str | None = None
    fail_on: Impact | Literal["never"] | None = None
    languagetool: str | None
    glossary: Path | None
    config_file: Path | None
    rendered: bool
    engine: Literal["axe"] | None
    offline: bool
    allow_local: bool
    jobs: int = 1
    quiet: bool = False
    verbose: bool
    no_color: bool = False
    no_progress: bool = False

    @classmethod
    def of(cls, given: dict[str, Any]) -> Self:
        return cls(**given)

    def config(self, *, on_problem: Callable[[LimpideError], None]) -> Config:
        """The project's configuration, what was asked for on the command line put over it."""
        base = configuration.load(self.config_file, start=Path.cwd(), on_problem=on_problem)
        over: dict[str, Any] = {
            "lang": self.lang,
            "profile": self.profile,
            "ui_lang": self.ui_lang,
            "fail_on": self.fail_on,
            "languagetool": self.languagetool,
            "glossary": str(self.glossary.absolute()) if self.glossary else None,
        }
        return replace(base, **{name: value for name, value in over.items() if value is not None})

    @property
    def access(self) -> Access:
        return Access(self.offline, self.allow_local)

    @property
    def drawing(self) -> Access | None:
        """What a browser may reach; None where none is asked for."""
        return self.access if self.rendered or self.engine else None

    @property
    def engines(self) -> tuple[str, ...]:
        """What was asked for by name to judge pages."""
        return tuple(filter(None, ("chromium" if self.drawing else None, self.engine)))

    @property
    def shows_progress(self) -> bool:
        return not (self.quiet or self.no_progress) and sys.stderr.isatty()

    @property
    def has_color(self) -> bool:
        """Whether the summary may be coloured: https://no-color.org, and no colour outside a terminal."""
        refused = self.no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        return not refused and sys.stdout.isatty()

    def generated(self) -> datetime:
        """Now, or the moment that SOURCE_DATE_EPOCH fixes for reproducible reports. Raises UsageError."""
        fixed = os.environ.get("SOURCE_DATE_EPOCH")
        try:
            return datetime.fromtimestamp(int(fixed), UTC) if fixed else datetime.now(UTC)
        except (ValueError, OverflowError, OSError) as error:
            raise UsageError(
                f"SOURCE_DATE_EPOCH = {fixed} : donnez un nombre de secondes.",
                f"SOURCE_DATE_EPOCH = {fixed}: give a number of seconds.",
            ) from error


lang = click.option(
    "--lang", type=click.Choice(["auto", "fr", "en"]), help=said("Langue du texte.", "Language of the text.")
)
profile = click.option(
    "--profile",
    metavar="|".join(_PROFILES),
    help=said("Règles appliquées (editorial).", "Rules applied (editorial)."),
)
glossary = click.option(
    "--glossary",
    type=click.Path(dir_okay=False, path_type=Path),
    help=said("Glossaire du projet, en CSV ou en TOML.", "The project's glossary, CSV or TOML."),
)
configuration_file = click.option(
    "--config",
    "config_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help=said("Configuration (limpide.toml).", "Configuration (limpide.toml)."),
)
verbose = click.option(
    "-v",
    "--verbose",
    is_flag=True,
    help=said("Montre les détails d’une erreur.", "Shows the details of an error."),
)
offline = click.option("--offline", is_flag=True, help=said("Aucune requête.", "No request at all."))
allow_local = click.option(
    "--allow-local",
    is_flag=True,
    help=said(
        "Autorise les adresses de cette machine et des réseaux privés.",
        "Allows addresses of this machine and private networks.",
    ),
)
jsonl = click.option(
    "--jsonl",
    is_flag=True,
    help=said("Lit un objet {id, lang, text} par ligne.", "Reads one object {id, lang, text} a line."),
)
output_file = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help=said("Fichier d’arrivée.", "File to write."),
)
grammar = click.option(
    "--languagetool",
    metavar="auto|off|URL",
    help=said("Grammaire : installée, arrêtée, ou serveur.", "Grammar: installed, off, or a server."),
)


def judging(command: _F) -> _F:
    """How texts are judged: language, profile, glossary, grammar, configuration."""
    return _with(
        command,
        lang,
        profile,
        glossary,
        grammar,
        configuration_file,
    )


def output(command: _F) -> _F:
    """Where reports go, and in which form."""
    return _with(
        command,
        click.option(
            "--format", metavar="html,json,sarif,md,text", help=said("Formats du rapport.", "Formats of the report.")
        ),
        click.option(
            "-o",
            "--output",
            metavar="FILE|DIR",
            help=said("Fichier ou dossier d’arrivée.", "File or folder to write."),
        ),
        click.option(
            "--ui-lang", type=click.Choice(["fr", "en"]), help=said("Langue du rapport.", "Language of the report.")
        ),
        click.option(
            "--fail-on",
            type=click.Choice([*IMPACTS, "never"]),
            help=said("Gravité qui donne le code 1 (serious).", "Severity that gives exit code 1 (serious)."),
        ),
    )


def access(command: _F) -> _F:
    """What the run may reach."""
    return _with(
        command,
        click.option(
            "--rendered", is_flag=True, help=said("Affiche les pages dans Chromium.", "Draws pages in Chromium.")
        ),
        click.option(
            "--with",
            "engine",
            type=click.Choice(["axe"]),
            help=said("Ajoute axe-core (affiche aussi les pages).", "Adds axe-core (draws pages too)."),
        ),
        offline,
        allow_local,
    )


def running(command: _F) -> _F:
    """How the run goes and what it says meanwhile."""
    return _with(
        command,
        click.option(
            "--jobs",
            type=click.IntRange(1),
            metavar="N",
            default=1,
            help=said("Sources auditées en même temps.", "Sources audited at once."),
        ),
        click.option("-q", "--quiet", is_flag=True, help=said("N’écrit pas de résumé.", "Writes no summary.")),
        verbose,
        click.option("--no-color", is_flag=True, help=said("Sans couleur.", "Without colour.")),
        click.option("--no-progress", is_flag=True, help=said("Sans barre d’avancement.", "Without progress bar.")),
    )


def _with(command: _F, *added: Callable[[_F], _F]) -> _F:
    for option in reversed(added):
        command = option(command)
    return command
