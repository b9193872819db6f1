"""A project's glossary file, CSV or TOML, with French or English headings: read and checked."""

import codecs
import csv
import io
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

from limpide.errors import GlossaryError, reason_of
from limpide.glossary.entries import Entry

HEADINGS: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        ("terme", "term", "sigle", "acronyme", "acronym", "abreviation", "abbreviation", "mot", "word"), "term"
    ),
    **dict.fromkeys(
        ("developpement", "expansion", "forme longue", "nom complet", "long form", "full form"), "expansion"
    ),
    **dict.fromkeys(("explication", "explanation", "definition", "en clair", "plain explanation"), "explanation"),
    **dict.fromkeys(("langue", "lang", "language"), "lang"),
    **dict.fromkeys(("domaine", "domain", "source", "licence", "license", "note", "notes", "remarque"), "note"),
}
"""What each heading, without capitals or accents, means; a `note` is kept in the file and not read."""
DELIMITERS: Final = ",;\t"
KEYS: Final = {"term": "terme", "expansion": "développement", "explanation": "explication", "lang": "langue"}
_TOML_LINE: Final = re.compile(r"at line (\d+)")
TOML_TABLE: Final = re.compile(r"^\s*\[\[\s*([^\]\s]+)\s*\]\]", re.MULTILINE)


class Problem(Struct, frozen=True):
    """What is wrong with a line of a glossary file, in French and English."""

    line: int
    fr: str
    en: str


class _Row(Struct, frozen=True):
    line: int
    cells: Mapping[str, str]
    wrong: Problem | None = None


class Encoded(Struct, frozen=True):
    """A file's text and how it is written: to add to it without changing a byte of what it holds."""

    text: str
    encoding: str


def read_entries(path: Path) -> tuple[Entry, ...]:
    """The entries of a glossary file. Raises GlossaryError that names the file and its first wrong line."""
    text = decoded(path).text
    wrong = next(_problems(path, text), None)
    if wrong:
        raise GlossaryError(f"{path} : ligne {wrong.line} : {wrong.fr}", f"{path}: line {wrong.line}: {wrong.en}")
    return tuple(_entry(row) for row in _rows(path, text))


def problems(path: Path) -> tuple[Problem, ...]:
    """Everything that is wrong in a glossary file, by line. Raises GlossaryError where it cannot be opened."""
    return tuple(_problems(path, decoded(path).text))


def decoded(path: Path) -> Encoded:
    """The text of a file: by its mark, else UTF-8 if it fits, else windows-1252. Raises GlossaryError."""
    try:
        content = path.read_bytes()
    except OSError as error:
        fr, en = reason_of(error)
        raise GlossaryError(f"{path} : {fr}.", f"{path}: {en}.") from error
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if content.startswith(mark):
            return Encoded(content[len(mark) :].decode(encoding, "replace"), encoding)
    try:
        return Encoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return Encoded(content.decode("cp1252", "replace"), "cp1252")


def is_toml(path: Path) -> bool:
    return path.suffix.lower() == ".toml"


def _problems(path: Path, text: str) -> Iterator[Problem]:
    seen: dict[tuple[str, str, str], int] = {}
    try:
        rows = _rows(path, text)
    except WrongFileError as wrong:
        yield wrong.problem
        return
    for row in rows:
        yield from _row_problems(row)
        key = (row.cells.get("term", ""), row.cells.get("lang", ""), row.cells.get("expansion", ""))
        if key in seen and key[0]:
            yield Problem(
                row.line,
                f"« {key[0]} » est déjà à la ligne {seen[key]}.",
                f"“{key[0]}” stands on line {seen[key]} already.",
            )
        seen.setdefault(key, row.line)


def _row_problems(row: _Row) -> Iterator[Problem]:
    cells = row.cells
    if row.wrong:
        yield row.wrong
        return
    for unknown in sorted(cells.keys() - KEYS.keys() - {"note"}):
        yield Problem(row.line, f"colonne inconnue : « {unknown} ».", f"unknown column: “{unknown}”.")
    if "\ufffd" in "".join(cells.values()):
        yield Problem(
            row.line,
            "un caractère est illisible. Enregistrez le fichier en UTF-8.",
            "a character is unreadable. Save the file as UTF-8.",
        )
    if not cells.get("term"):
        yield Problem(row.line, "il manque le terme.", "the term is missing.")
    elif not cells.get("expansion") and not cells.get("explanation"):
        yield Problem(
            row.line,
            f"« {cells['term']} » n’a ni développement ni explication.",
            f"“{cells['term']}” has neither long form nor explanation.",
        )
    if cells.get("lang", "") not in ("", "fr", "en"):
        yield Problem(
            row.line,
            f"langue inconnue : « {cells['lang']} » (fr ou en).",
            f"unknown language: “{cells['lang']}” (fr or en).",
        )


class WrongFileError(Exception):
    """A file of which no row can be read."""

    def __init__(self, line: int, fr: str, en: str) -> None:
        super().__init__(en)
        self.problem = Problem(line, fr, en)


def _rows(path: Path, text: str) -> list[_Row]:
    return list(_toml_rows(text) if is_toml(path) else _csv_rows(text))


def _csv_rows(text: str) -> Iterator[_Row]:
    fields, delimiter = headings(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = 1
    try:
        for cells in reader:
            line, start = start, reader.line_num + 1
            if line == 1 or not any(map(str.strip, cells)):
                continue
            if len(cells) > len(fields):
                yield _Row(line, {}, _too_many(line, len(cells), len(fields)))
                continue
            yield _Row(
                line, {field: cell.strip() for field, cell in zip(fields, cells, strict=False) if field != "note"}
            )
    except csv.Error as error:
        raise WrongFileError(start, f"ligne mal écrite ({error}).", f"badly written line ({error}).") from error


def _too_many(line: int, cells: int, fields: int) -> Problem:
    return Problem(
        line,
        f"{cells} cases au lieu de {fields}. Mettez entre guillemets ce qui contient le séparateur.",
        f"{cells} cells instead of {fields}. Quote what holds the separator.",
    )


def headings(text: str) -> tuple[list[str], str]:
    """What each column of a CSV file means, and its separator. Raises WrongFileError."""
    first = text.splitlines()[0] if text else ""
    delimiter = max(DELIMITERS, key=first.count)
    names = next(csv.reader([first], delimiter=delimiter), [])
    fields = [HEADINGS.get(_plain(name), name.strip()) for name in names]
    if "term" not in fields:
        raise WrongFileError(
            1, "il manque une colonne « terme » ou « sigle ».", "a column “term” or “acronym” is missing."
        )
    for name, field in zip(names, fields, strict=True):
        if field not in KEYS and field != "note":
            raise WrongFileError(1, f"colonne inconnue : « {name.strip()} ».", f"unknown column: “{name.strip()}”.")
        if field != "note" and fields.count(field) > 1:
            raise WrongFileError(
                1,
                f"deux colonnes pour la même chose : « {name.strip()} ».",
                f"two columns for one thing: “{name.strip()}”.",
            )
    return fields, delimiter


def _plain(heading: str) -> str:
    letters = unicodedata.normalize("NFD", heading.strip().lower().replace("_", " "))
    return "".join(char for char in letters if not unicodedata.combining(char))


def _toml_rows(text: str) -> Iterator[_Row]:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _TOML_LINE.search(str(error))
        line = int(place[1]) if place else len(text.splitlines())
        raise WrongFileError(line, f"TOML mal écrit ({error}).", f"badly written TOML ({error}).") from error
    for name, value in table.items():
        if isinstance(value, list):
            starts = [
                text.count("\n", 0, found.start(1)) + 1
                for found in TOML_TABLE.finditer(text)
                if found[1].strip("\"'") == name
            ]
            for index, item in enumerate(value):
                line = starts[index] if index < len(starts) else _line_of(text, name)
                yield _Row(line, _toml_cells(item, line))
        else:
            line = _line_of(text, name)
            item = value if isinstance(value, dict) else {"expansion": value}
            yield _Row(line, {"term": name, **_toml_cells(item, line)})


def _line_of(text: str, name: str) -> int:
    found = re.search(rf"^\s*\[*\s*[\"']?{re.escape(name)}[\"']?\s*[\]=]", text, re.MULTILINE)
    return text.count("\n", 0, found.end()) + 1 if found else 1


def _toml_cells(item: object, line: int) -> dict[str, str]:
    if not isinstance(item, dict) or not all(isinstance(value, str) for value in item.values()):
        raise WrongFileError(
            line, "chaque terme est une table de textes entre guillemets.", "each term is a table of quoted texts."
        )
    named = {HEADINGS.get(_plain(key), key): value.strip() for key, value in item.items()}
    return {key: value for key, value in named.items() if key != "note"}


def _entry(row: _Row) -> Entry:
    cells = row.cells
    return Entry(
        cells["term"], cells.get("lang", ""), cells.get("expansion", ""), cells.get("explanation", ""), line=row.line
    )
