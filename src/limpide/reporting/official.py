"""The official wording of RGAA, where the user brought it in: validated, kept among their own data, looked up."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from limpide import resources
from limpide.decoding import NotHeld, not_held
from limpide.errors import RuleError, reason_of
from limpide.reporting import standards

_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_LISTED: Final = 5  # numbers at most that a message lists


class _Criterion(Struct):
    number: int
    title: str
    tests: dict[str, list[str] | str]


class _Held(Struct):
    criterium: _Criterion


class _Topic(Struct):
    number: int
    criteria: list[_Held]


class _Text(Struct):
    """The form of `criteres.json`, as the French State publishes it; further keys are passed over."""

    topics: list[_Topic]


def add(path: Path) -> Path:
    """Keeps an official text among the user's data; where it is kept. Raises RuleError."""
    content = _content(path)
    try:
        _check(_read(content))
    except NotHeld as wrong:
        raise RuleError(f"{path} : {wrong.fr}", f"{path}: {wrong.en}") from wrong
    target = _target()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    except OSError as error:
        fr, en = reason_of(error)
        raise RuleError(f"{target} : écriture impossible, {fr}.", f"{target}: cannot be written, {en}.") from error
    return target


def texts() -> Mapping[str, tuple[str, ...]]:
    """The lines of each criterion and test by number; none where nothing was brought in. Raises RuleError."""
    target = _target()
    if not target.exists():
        return {}
    try:
        return _read(_content(target))
    except NotHeld as wrong:
        raise RuleError(
            f"{target} : {wrong.fr} Ajoutez de nouveau ce texte : limpide standards add.",
            f"{target}: {wrong.en} Add this text again: limpide standards add.",
        ) from wrong


def _target() -> Path:
    return resources.user_folder() / "standards" / "rgaa.json"


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        fr, en = reason_of(error)
        raise RuleError(f"{path} : {fr}.", f"{path}: {en}.") from error


def _read(content: bytes) -> dict[str, tuple[str, ...]]:
    try:
        raw = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotHeld("ce n’est pas du JSON valable.", "this is not valid JSON.") from error
    try:
        return dict(_lines(msgspec.convert(raw, _Text)))
    except msgspec.ValidationError as error:
        raise not_held(error, raw, _Text) from error


def _lines(text: _Text) -> Iterator[tuple[str, tuple[str, ...]]]:
    for topic in text.topics:
        for held in topic.criteria:
            number = f"{topic.number}.{held.criterium.number}"
            yield number, (_plain(held.criterium.title),)
            for test, wording in held.criterium.tests.items():
                lines = [wording] if isinstance(wording, str) else wording
                yield f"{number}.{test}", tuple(map(_plain, lines))


def _plain(wording: str) -> str:
    """A wording without the marks of Markdown."""
    return " ".join(_LINK.sub(r"\1", wording).replace("`", "").split())


def _check(found: Mapping[str, tuple[str, ...]]) -> None:
    """Nothing where the text has the numbers of our version of RGAA. Raises NotHeld."""
    known = {each.number for each in standards.criteria("rgaa")}
    version = standards.version("rgaa")
    for wrong, fr, en in (
        (known - found.keys(), "il manque", "these are missing"),
        (found.keys() - known, "il a en trop", "these are unknown"),
    ):
        if wrong:
            listed = ", ".join(sorted(wrong, key=_rank)[:_LISTED]) + (", …" if len(wrong) > _LISTED else "")
            raise NotHeld(
                f"ce n’est pas le texte du RGAA {version} : {fr} {listed}.",
                f"this is not the text of RGAA {version}: {en}: {listed}.",
            )


def _rank(number: str) -> list[int]:
    return [int(part) if part.isdecimal() else 0 for part in number.split(".")]
