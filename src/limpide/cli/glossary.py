"""`limpide glossary`: acronyms and jargon, bundled, the project's own, a document's."""

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Literal, TypeVar

import click

from limpide import config as configuration
from limpide import glossary as glossaries
from limpide.cli.audit import standard_input
from limpide.cli.wording import said as _said
from limpide.cli.wording import terminal_lang
from limpide.cli.writing import write
from limpide.errors import GlossaryError, UsageError
from limpide.glossary import Entry
from limpide.glossary.adding import append, missing
from limpide.glossary.files import problems, read_entries
from limpide.model import Lang

_F = TypeVar("_F", bound=Callable[..., Any])
Said = Callable[[str, str], str]


_GLOSSARY = click.option(
    "--glossary",
    "path",
    type=click.Path(dir_okay=False, path_type=Path),
    help=_said("Glossaire du projet, en CSV ou en TOML.", "The project's glossary, CSV or TOML."),
)
_LANG = click.option(
    "--lang",
    type=click.Choice(["auto", "fr", "en"]),
    default="auto",
    help=_said("Langue des termes ou du texte.", "Language of the terms or of the text."),
)
_UI_LANG = click.option(
    "--ui-lang",
    type=click.Choice(["fr", "en"]),
    help=_said("Langue de l’affichage.", "Language of the output."),
)
_SCOPE = click.option(
    "--from",
    "scope",
    type=click.Choice(["project", "bundled", "all"]),
    help=_said("D’où viennent les termes.", "Where the terms come from."),
)


def _options(command: _F) -> _F:
    return _GLOSSARY(_LANG(_UI_LANG(command)))


@click.group(help=_said("Les sigles et les mots de spécialistes.", "Acronyms and specialist words."))
def glossary() -> None:
    pass


@glossary.command(
    name="list",
    help=_said("Liste les termes connus, ou ceux d’un document.", "Lists the terms known, or those of a document."),
)
@click.argument("source", required=False)
@_SCOPE
@_options
def list_terms(source: str | None, scope: str | None, path: Path | None, lang: str, ui_lang: Lang | None) -> None:
    for entry in _entries(source, scope, path, lang):
        click.echo(_line(entry, ui_lang or terminal_lang()))


@glossary.command(help=_said("Dit tout ce que limpide sait d’un terme.", "Says all that limpide knows of a term."))
@click.argument("term")
@_options
def show(term: str, path: Path | None, lang: str, ui_lang: Lang | None) -> None:
    found = _of_lang(_loaded(path).find(term), lang)
    if not found:
        raise UsageError(
            f"« {term} » n’est dans aucun glossaire. Pour l’ajouter : limpide glossary add.",
            f"“{term}” stands in no glossary. To add it: limpide glossary add.",
        )
    shown = ui_lang or terminal_lang()
    for entry in found:
        click.echo(f"{_line(entry, shown)} [{entry.lang or 'fr, en'}, {_origin(entry, shown)}]")


@glossary.command(
    help=_said("Ajoute un terme à la fin du glossaire du projet.", "Adds a term at the end of the project's glossary.")
)
@click.argument("term")
@click.argument("expansion", default="")
@click.option("--explanation", default="", help=_said("Explication simple.", "Plain explanation."))
@_options
def add(term: str, expansion: str, explanation: str, path: Path | None, lang: str, ui_lang: Lang | None) -> None:
    if not term.strip() or not (expansion.strip() or explanation.strip()):
        raise UsageError(
            "Donnez un terme, et son nom complet ou une explication.",
            "Give a term, and its full name or an explanation.",
        )
    entry = Entry(term.strip(), "" if lang == "auto" else lang, expansion.strip(), explanation.strip())
    _add([entry], _target(path), ui_lang or terminal_lang())


@glossary.command(
    name="import",
    help=_said(
        "Ajoute au glossaire du projet les termes d’autres fichiers.",
        "Adds the terms of other files to the project's glossary.",
    ),
)
@click.argument("files", nargs=-1, required=True, type=click.Path(dir_okay=False, path_type=Path))
@_options
def import_terms(files: tuple[Path, ...], path: Path | None, lang: str, ui_lang: Lang | None) -> None:
    entries = [entry for file in files for entry in _of_lang(read_entries(file), lang)]
    _add(list(dict.fromkeys(entries)), _target(path), ui_lang or terminal_lang())


@glossary.command(
    help=_said("Écrit un glossaire en CSV, HTML ou Markdown.", "Writes a glossary as CSV, HTML or Markdown.")
)
@click.argument("source", required=False)
@_SCOPE
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "html", "md"]),
    default="csv",
    show_default=True,
    help=_said("Format du glossaire.", "Format of the glossary."),
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help=_said("Fichier d’arrivée.", "File to write."),
)
@_options
def export(
    source: str | None,
    scope: str | None,
    form: str,
    output: Path | None,
    path: Path | None,
    lang: str,
    ui_lang: Lang | None,
) -> None:
    from limpide.reporting.glossary_page import alphabetical, written

    every = _entries(source, scope, path, lang)
    entries = [entry for entry in every if entry.expansion or entry.explanation]
    text = written(alphabetical(entries) if source else entries, form, ui_lang or terminal_lang())
    _tell_unexplained([entry.term for entry in every if not (entry.expansion or entry.explanation)], ui_lang)
    if output is None:
        click.echo(text, nl=False)
    else:
        write(output, text)


@glossary.command(help=_said("Vérifie chaque ligne d’un glossaire.", "Checks every line of a glossary."))
@click.argument("files", nargs=-1, type=click.Path(dir_okay=False, path_type=Path))
@_GLOSSARY
@_UI_LANG
def check(files: tuple[Path, ...], path: Path | None, ui_lang: Lang | None) -> None:
    said = _speaking(ui_lang)
    wrong = 0
    for file in files or (_target(path),):
        for problem in problems(file):
            wrong += 1
            click.echo(
                said(f"{file} : ligne {problem.line} : {problem.fr}", f"{file}: line {problem.line}: {problem.en}")
            )
    if not wrong:
        click.echo(said("Rien à corriger.", "Nothing to correct."))
    sys.exit(int(wrong > 0))


def _tell_unexplained(terms: Sequence[str], lang: Lang | None) -> None:
    """Says which terms of the document the glossary lacks."""
    if terms:
        listed = ", ".join(terms)
        said = _speaking(lang)
        click.echo(said(f"Sans explication\u00a0: {listed}.", f"Without explanation: {listed}."), err=True)


def _entries(source: str | None, scope: str | None, path: Path | None, lang: str) -> Sequence[Entry]:
    if source:
        return _of_document(source, _loaded(path), lang)
    loaded = _loaded(path)
    scope = scope or ("project" if loaded.entries else "bundled")
    own = loaded.entries if scope in ("project", "all") else ()
    bundled = glossaries.bundled() if scope in ("bundled", "all") else ()
    return _of_lang((*own, *bundled), lang)


def _of_document(source: str, loaded: glossaries.Glossary, lang: str) -> Sequence[Entry]:
    """The terms of a document; one that nobody explains has neither long form nor explanation."""
    from limpide.language.prose import prose
    from limpide.readers import read
    from limpide.sources import find

    if Path(source).is_dir():
        raise UsageError(f"{source} : c’est un dossier. Donnez un fichier.", f"{source}: it is a folder. Give a file.")
    (found,) = find([source], stdin=standard_input).found
    document = read(found.open(), lang=lang).document
    return [
        Entry(term.term, document.lang, term.expansion or " / ".join(term.choices), term.explanation or "")
        for term in glossaries.terms(document, prose(document), loaded)
    ]


def _add(entries: Sequence[Entry], target: Path, lang: Lang) -> None:
    held = read_entries(target) if target.exists() else ()
    new = missing(entries, held)
    append(target, new)
    said = _speaking(lang)
    click.echo(
        said(
            f"{target}. Termes ajoutés : {len(new)}. Déjà là : {len(entries) - len(new)}.",
            f"{target}. Terms added: {len(new)}. There already: {len(entries) - len(new)}.",
        )
    )


def _loaded(path: Path | None) -> glossaries.Glossary:
    return glossaries.load_glossary(path or _configured())


def _target(path: Path | None) -> Path:
    target = path or _configured()
    if target is None:
        raise GlossaryError(
            "Dites quel glossaire : --glossary FICHIER, ou la clé glossary de limpide.toml.",
            "Say which glossary: --glossary FILE, or the key glossary of limpide.toml.",
        )
    return target


def _configured() -> Path | None:
    config = configuration.load(None, start=Path.cwd())
    return config.root / config.glossary if config.glossary else None


def _of_lang(entries: Iterable[Entry], lang: str) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if lang == "auto" or entry.lang in ("", lang))


def _line(entry: Entry, lang: Lang) -> str:
    colon = "\u00a0:" if lang == "fr" else ":"
    return f"{entry.term}{colon} " + (" – ".join(filter(None, (entry.expansion, entry.explanation))) or "?")


def _origin(entry: Entry, lang: Lang) -> str:
    names = {"glossary": ("votre glossaire", "your glossary"), "lexicon": ("liste de limpide", "limpide's list")}
    fr, en = names[entry.origin]
    return _speaking(lang)(fr, en)


def _speaking(lang: Literal["fr", "en"] | None) -> Said:
    shown = lang or terminal_lang()
    return lambda fr, en: en if shown == "en" else fr
