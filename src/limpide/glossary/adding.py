"""Entries added to a project's glossary file, without a change to what it holds."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from limpide.errors import GlossaryError, reason_of
from limpide.glossary.entries import Entry
from limpide.glossary.files import KEYS, TOML_TABLE, Encoded, WrongFileError, decoded, headings, is_toml

NEW_FILE: Final = "sigle,développement,explication,langue\n"


def append(path: Path, entries: Sequence[Entry]) -> None:
    """Adds entries at the end of a glossary file, in its own format and encoding; what it held stays as it was."""
    if not entries:
        return
    is_new = not path.exists()
    held = Encoded("" if is_toml(path) else NEW_FILE, "utf-8") if is_new else decoded(path)
    newline = "\r\n" if "\r\n" in held.text else "\n"
    lines = "".join(_written(path, held.text, entry, newline) for entry in entries)
    gap = "" if not held.text or held.text.endswith(("\n", "\r")) else newline
    added = (held.text if is_new else gap) + lines
    try:
        content = added.encode(held.encoding)
    except UnicodeEncodeError as error:
        char = added[error.start]
        raise GlossaryError(
            f"{path} : le fichier ne peut pas contenir « {char} ». Enregistrez-le en UTF-8.",
            f"{path}: this file cannot hold “{char}”. Save it as UTF-8.",
        ) from error
    try:
        with path.open("ab") as handle:
            handle.write(content)
    except OSError as error:
        fr, en = reason_of(error)
        raise GlossaryError(f"{path} : écriture impossible, {fr}.", f"{path}: cannot be written, {en}.") from error


def missing(entries: Iterable[Entry], held: Iterable[Entry]) -> list[Entry]:
    """The entries that a glossary does not hold yet."""
    there = {(entry.term, entry.lang, entry.expansion) for entry in held}
    return [entry for entry in entries if (entry.term, entry.lang, entry.expansion) not in there]


def _written(path: Path, held: str, entry: Entry, newline: str) -> str:
    cells = {"term": entry.term, "expansion": entry.expansion, "explanation": entry.explanation, "lang": entry.lang}
    if is_toml(path):
        name = found[1] if (found := TOML_TABLE.search(held)) else "termes"
        pairs = (f'"{KEYS[key]}" = {_quoted(value)}' for key, value in cells.items() if value)
        return newline.join(("", f"[[{name}]]", *pairs, ""))
    try:
        fields, delimiter = headings(held)
    except WrongFileError as wrong:
        raise GlossaryError(f"{path} : ligne 1 : {wrong.problem.fr}", f"{path}: line 1: {wrong.problem.en}") from wrong
    lost = [KEYS[key] for key, value in cells.items() if value and key not in fields]
    if lost:
        raise GlossaryError(
            f"{path} : ce fichier n’a pas de colonne « {lost[0]} ».", f"{path}: this file has no column “{lost[0]}”."
        )
    line = io.StringIO()
    csv.writer(line, delimiter=delimiter, lineterminator=newline).writerow([cells.get(field, "") for field in fields])
    return line.getvalue()


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in escaped) + '"'
