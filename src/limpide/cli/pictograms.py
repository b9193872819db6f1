"""The pictograms of a project: pictures in a folder, each called by the word that it shows."""

from base64 import b64encode
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

from limpide.config import Config
from limpide.errors import ConfigError, reason_of

_TYPES: Final = {".svg": "svg+xml", ".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".webp": "webp"}


def finder(config: Config) -> Callable[[str], str]:
    """Gives the picture of a word as an address that holds it whole; empty where there is none. Raises ConfigError."""
    if config.pictograms is None:
        return lambda word: ""
    folder = config.root / config.pictograms
    try:
        files = sorted(folder.iterdir())
    except OSError as error:
        raise _unreadable(folder, error) from error
    by_word = {path.stem.casefold(): path for path in files if path.suffix.lower() in _TYPES}

    @cache
    def found(word: str) -> str:
        path = by_word.get(word.casefold())
        return _address(path) if path else ""

    return found


def _address(path: Path) -> str:
    try:
        content = b64encode(path.read_bytes()).decode("ascii")
    except OSError as error:
        raise _unreadable(path, error) from error
    return f"data:image/{_TYPES[path.suffix.lower()]};base64,{content}"


def _unreadable(path: Path, error: OSError) -> ConfigError:
    fr, en = reason_of(error)
    return ConfigError(f"pictograms, {path} : {fr}.", f"pictograms, {path}: {en}.")
