"""The templates, compiled once a machine: what a page says goes through here before it is written."""

import os
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from limpide.reporting.quoting import visible
from limpide.resources import cache_folder


def environment(folder: Path) -> Environment:
    """The templates of a folder. Whatever they print is escaped, and its control characters are made visible."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalised,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_cache(),
    )


def _finalised(value: Any) -> Any:
    return visible(value) if type(value) is str else value


def _cache() -> BytecodeCache | None:
    """Compiled templates in the user's cache folder; None where it cannot be written: only time is lost."""
    folder = cache_folder() / "templates"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None
