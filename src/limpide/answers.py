"""limpide.answers.toml: what people answered to the questions of audits, read, and added to at its end."""

import os
from collections.abc import Callable, Iterable
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

from msgspec import Struct

from limpide import decoding
from limpide.errors import ConfigError, LimpideError, raised
from limpide.model import Answer

NAME: Final = "limpide.answers.toml"


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    answer: tuple[dict[str, object], ...] = ()


def load(path: Path, *, on_problem: Callable[[LimpideError], None] = raised) -> tuple[Answer, ...]:
    """The answers of a file, none where it does not exist; what does not hold goes to `on_problem`."""
    if not path.exists():
        return ()
    try:
        entries = decoding.converted(decoding.parsed(path), _File).answer
    except decoding.NotHeld as wrong:
        on_problem(_error(wrong.fr, wrong.en))
        return ()
    answers = []
    for number, entry in enumerate(entries, 1):
        try:
            answers.append(decoding.converted(entry, Answer))
        except decoding.NotHeld as wrong:
            on_problem(_error(f"answer[{number}] : {wrong.fr}", f"answer[{number}]: {wrong.en}"))
    return tuple(answers)


def place(name: str, root: Path) -> str:
    """A source as answers name it: an address as it is, a file from the folder of the configuration."""
    if "://" in name or name == "-":
        return name
    return Path(os.path.relpath(name, root)).as_posix().encode("utf-8", "replace").decode()


def about(source: str, answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """The answers that hold for a source, by its place."""
    return tuple(each for each in answers if each.path == source or fnmatch(source, each.path))


def added(held: str, answer: Answer) -> str:
    """The text of a file with one more answer at its end, the rest untouched. Raises ConfigError."""
    import tomllib

    newline = "\r\n" if "\r\n" in held else "\n"
    gap = "" if held.endswith(("\n", "\r")) or not held else newline
    pairs = {"rule": answer.rule, "path": answer.path, "question": answer.question, "excerpt": answer.excerpt}
    lines = ["", "[[answer]]", *(f"{key} = {_quoted(value)}" for key, value in pairs.items())]
    lines += [f'answer = "{answer.answer}"', f"by = {_quoted(answer.by)}", f"on = {answer.on.isoformat()}", ""]
    text = held + gap + newline.join(lines)
    try:
        tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise _error(
            "ce fichier ne peut pas recevoir de réponse. Écrivez chaque réponse sous [[answer]].",
            "this file cannot take an answer. Write each answer under [[answer]].",
        ) from error
    return text


def _error(fr: str, en: str) -> ConfigError:
    return ConfigError(f"{NAME} : {fr}", f"{NAME}: {en}")


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in escaped) + '"'
