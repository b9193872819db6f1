"""Where the reports of a run go: a summary on the terminal, one format on standard output, files."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from limpide.errors import UsageError, reason_of
from limpide.model import Lang

FORMATS = ("html", "json", "sarif", "md", "text")
NAME = "limpide-report"
_SUFFIXES = {"text": "txt"}


class Goal(Struct, frozen=True):
    """The files to write, by format; or the format for standard output; or files and a summary there."""

    files: Mapping[str, Path]
    printed: str = ""
    shows_summary: bool = False
    is_default: bool = False


def goal(formats: str | None, output: str | None) -> Goal:
    """Where the reports go that `--format` and `--output` ask for. Raises UsageError."""
    names = _formats(formats)
    if output is None and not names:
        return Goal({"html": Path(f"{NAME}.html")}, shows_summary=True, is_default=True)
    if output in (None, "-") and len(names) > 1:
        raise UsageError(
            "Plusieurs formats demandent un dossier : ajoutez -o DOSSIER.",
            "Several formats need a folder: add -o FOLDER.",
        )
    if output is None or output == "-":
        return Goal({}, printed=names[0] if names else "html")
    return Goal(_files(names or (_format_of(output),), output), shows_summary=not names)


def write_files(goal: Goal, rendered: Callable[[str], str]) -> None:
    """Writes each report. Raises UsageError where a place cannot be written."""
    for name, path in goal.files.items():
        write(path, rendered(name))


def write(path: Path, text: str) -> None:
    """Writes a text whole, folders made as needed. Raises UsageError where the place cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        fr, en = reason_of(error)
        raise UsageError(
            f"{path} : écriture impossible, {fr}. Choisissez un autre endroit.",
            f"{path}: cannot be written, {en}. Choose another place.",
        ) from error


def write_new(path: Path, text: str) -> None:
    """Writes a file that does not exist yet. Raises UsageError where it does or cannot be written."""
    if path.exists():
        raise UsageError(f"{path} existe déjà ; il n’a pas été changé.", f"{path} exists already; it was not changed.")
    write(path, text)


def closing(goal: Goal, left_out: int, lang: Lang) -> list[str]:
    """The last lines of a summary: what was left out, where the reports are."""
    fr = [f"Fichiers laissés de côté dans les dossiers : {left_out}."] if left_out else []
    en = [f"Files left out of the folders: {left_out}."] if left_out else []
    fr += [f"Rapport : {path}" for path in goal.files.values()]
    en += [f"Report: {path}" for path in goal.files.values()]
    return en if lang == "en" else fr


def _formats(asked: str | None) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip().lower() for name in (asked or "").split(",") if name.strip()))
    for name in names:
        if name not in FORMATS:
            from limpide.rules import unknown

            raise UsageError(*unknown("format", "format", name, FORMATS))
    return names


def _format_of(output: str) -> str:
    """The format that a file's suffix tells, else HTML."""
    suffix = Path(output).suffix.lower().removeprefix(".")
    return next((name for name in FORMATS if suffix in (name, _SUFFIXES.get(name))), "html")


def _files(names: Sequence[str], output: str) -> dict[str, Path]:
    path = Path(output)
    if len(names) == 1 and not path.is_dir() and not output.endswith("/"):
        return {names[0]: path}
    if path.exists() and not path.is_dir():
        raise UsageError(
            f"{path} est un fichier. Plusieurs formats demandent un dossier : -o DOSSIER.",
            f"{path} is a file. Several formats need a folder: -o FOLDER.",
        )
    return {name: path / f"{NAME}.{_SUFFIXES.get(name, name)}" for name in names}
