"""Many texts in one run: one JSON object a line in, one a line out, in order, as soon as it is there."""

import sys
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

import click
import msgspec
from msgspec import Raw, Struct, json

from limpide.cli.wording import announced, said
from limpide.errors import ReadError, reason_of
from limpide.reporting.analysis import problem_line

_NO_ID: Final = Raw(b"null")
_UNREADABLE: Final = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class Wanted(Struct, frozen=True):
    """A line of input."""

    text: str
    id: Raw = _NO_ID
    lang: str | None = None


class _Named(Struct, frozen=True):
    id: Raw = _NO_ID


def lines(source: str) -> Iterator[bytes]:
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


def answer_all(found: Iterable[bytes], answer: Callable[[Wanted], bytes], output: BinaryIO) -> int:
    """Answers each line as soon as it comes, and says which cannot be read; the exit code."""
    code = 0
    for number, line in enumerate(found, 1):
        written = line.removeprefix(BOM_UTF8).strip()
        if not written:
            continue
        try:
            output.write(answer(_wanted(written)))
        except ReadError as error:
            code = error.exit_code
            click.echo(_located(number, error), err=True)
            output.write(problem_line(said(error.text["fr"], error.text["en"]), _id_of(written)))
        output.flush()
    return code


def _wanted(line: bytes) -> Wanted:
    """What a line asks for. Raises ReadError where it has another shape."""
    try:
        return json.decode(line, type=Wanted)
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
