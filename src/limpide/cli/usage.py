"""What click itself says – help pages, wrong usage – in the language of the terminal, on one line for an error."""

import re
from collections.abc import Iterable
from typing import Final

import click

from limpide.cli.wording import said
from limpide.decoding import nearest

_FRENCH: Final = {
    "Options": "Options",
    "Commands": "Commandes",
    "Show this message and exit.": "Affiche cette aide.",
    "Show the version and exit.": "Affiche la version.",
}
_NO_COMMAND: Final = re.compile(r"^No such command '(.+)'")
_FRENCH_PARTS: Final = {"[OPTIONS]": "[OPTIONS]", "COMMAND [ARGS]...": "COMMANDE …", "[default: ": "[par défaut : "}


class Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, _parts(args), prefix or said("Usage : ", "Usage: "))

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{_whole(heading)}{said(' :', ':')}\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(name, _parts(_whole(text))) for name, text in rows], col_max, col_spacing)


class Context(click.Context):
    formatter_class = Formatter


def speaking(command: click.Command) -> click.Command:
    """The command, its help and that of its own commands in the language of the terminal."""
    command.context_class = Context
    for inner in getattr(command, "commands", {}).values():
        speaking(inner)
    return command


def explained(error: click.ClickException) -> str:
    """What is wrong in the words typed, and where the help is."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    what = said(_in_french(error), _in_english(error))
    if context is None:
        return what
    return f"{what} {said('Aide :', 'Help:')} {context.command_path} --help"


def _in_english(error: click.ClickException) -> str:
    if (absent := _NO_COMMAND.search(error.message)) and isinstance(error, click.UsageError):
        return f"there is no command “{absent[1]}”. {_commands(absent[1], error.ctx)}"
    return error.format_message()


def _in_french(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            return f"l’option {error.option_name} n’existe pas.{_near(error.possibilities)}"
        case click.MissingParameter():
            return f"il manque {_named(error)}."
        case click.BadOptionUsage():
            return f"l’option {error.option_name} attend une valeur."
        case click.BadParameter():
            return f"{_named(error)} : {_value(error)}"
    if (absent := _NO_COMMAND.search(error.message)) and isinstance(error, click.UsageError):
        return f"la commande « {absent[1]} » n’existe pas. {_commands(absent[1], error.ctx)}"
    if extra := re.search(r"unexpected extra arguments?\W+(.+?)\W*$", error.message):
        return f"« {extra[1]} » est de trop."
    return "il manque une commande." if error.message == "Missing command." else error.format_message()


def _value(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    given = re.search(r"'([^']*)'", error.message)
    value = f"« {given[1]} » ne convient pas." if given else "cette valeur ne convient pas."
    if isinstance(kind, click.Choice):
        return f"{value} Choix : {', '.join(map(str, kind.choices))}."
    if isinstance(kind, click.IntRange):
        return f"donnez un nombre entier, {kind.min} au moins."
    if isinstance(kind, click.Path):
        return f"{value} Il faut un {'dossier' if kind.dir_okay else 'fichier'}."
    return value


def _named(error: click.BadParameter) -> str:
    if error.param is None or error.ctx is None:
        return "une valeur"
    return error.param.get_error_hint(error.ctx).replace("'", "").removesuffix("...").strip("[]")


def _near(names: Iterable[str] | None) -> str:
    first = next(iter(names or ()), None)
    return f" Vouliez-vous dire « {first} » ?" if first else ""


def _commands(name: str, context: click.Context | None) -> str:
    command = context.command if context else None
    known = command.list_commands(context) if context and isinstance(command, click.Group) else []
    return said(*nearest(name, known))


def _whole(text: str) -> str:
    return _FRENCH.get(text, text) if said("fr", "en") == "fr" else text


def _parts(text: str) -> str:
    if said("fr", "en") == "fr":
        for english, french in _FRENCH_PARTS.items():
            text = text.replace(english, french)
    return text
