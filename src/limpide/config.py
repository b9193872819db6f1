"""limpide.toml: found, read, validated."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct, field
from msgspec.structs import asdict

from limpide import answers, decoding
from limpide.errors import ConfigError, LimpideError, raised
from limpide.model import Ignore, Impact

NAME = "limpide.toml"


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of limpide.toml.

    `without` takes rules out of the profile; `params` sets their thresholds; `rules` names folders of more rules;
    `pictograms` a folder of pictures, each called by the word that it shows.
    """

    profile: str = "editorial"
    lang: Literal["auto", "fr", "en"] = "auto"
    ui_lang: Literal["fr", "en"] | None = None
    fail_on: Impact | Literal["never"] = "serious"
    exclude: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    glossary: str | None = None
    languagetool: str = "auto"
    pictograms: str | None = None
    params: dict[str, dict[str, object]] = {}
    ignore: tuple[Ignore, ...] = ()


class Config(Settings, frozen=True):
    """What a project settles once. Paths are relative to `root`, the folder of its file.

    `answers` is the file of the answers to questions; None: none is read.
    """

    root: Path = field(default_factory=Path)
    answers: Path | None = None


def load(path: Path | None, *, start: Path, on_problem: Callable[[LimpideError], None] = raised) -> Config:
    """The configuration of a file, else of the nearest limpide.toml from `start` up, else the defaults.

    A key that does not hold goes to `on_problem`, with the file's name, and the rest is kept.
    Raises ConfigError where the file as a whole cannot be read.
    """
    found = path or next((folder / NAME for folder in (start, *start.parents) if (folder / NAME).is_file()), None)
    if found is None:
        return Config(answers=start / answers.NAME)
    shown = found.relative_to(start) if found.is_relative_to(start) else found
    try:
        raw: Any = decoding.parsed(found)
    except decoding.NotHeld as wrong:
        raise _error(shown, wrong) from wrong
    while True:
        try:
            settings: Settings = decoding.converted(raw, Settings)
        except decoding.NotHeld as wrong:
            on_problem(_error(shown, wrong))
            _forget(raw, wrong.place)
        else:
            return Config(**asdict(settings), root=found.parent, answers=found.parent / answers.NAME)


def _error(path: Path, wrong: decoding.NotHeld) -> ConfigError:
    return ConfigError(f"{path} : {wrong.fr}", f"{path}: {wrong.en}")


def _forget(raw: Any, place: tuple[str | int, ...]) -> None:
    """Takes what stands at a place out of `raw`: a key, or an entry of a list as a whole."""
    key, *rest = place
    if rest and isinstance(rest[0], int):
        del raw[key][rest[0]]
    else:
        del raw[key]
