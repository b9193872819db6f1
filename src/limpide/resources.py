"""Where limpide's own data lies, and what is kept of it between runs."""

import os
from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

_T = TypeVar("_T")

VERSION = "0.1.0"
"""Of the package; pyproject.toml has the same, and a test compares them."""

_PACKAGE = Path(__file__).parent
_CHECKOUT = {"rules": "rules", "templates": "reports/templates"}


@cache
def data(name: Literal["rules", "templates"]) -> Path:
    """The folder of packaged data called `name`.

    An editable install copies the data once into site-packages, where it goes stale: only the package's own
    folder counts, and a checkout has none in it.
    """
    packaged = _PACKAGE / "_data" / name
    return packaged if packaged.is_dir() else _PACKAGE.parents[1] / _CHECKOUT[name]


def cache_folder() -> Path:
    """The user's folder for what can be made again: safe to delete at any time."""
    root = os.environ.get("XDG_CACHE_HOME")
    if root:
        return Path(root) / "limpide"
    try:
        return Path.home() / ".cache" / "limpide"
    except RuntimeError:  # no home at all: a folder that cannot be written, and nothing is kept
        return Path(os.devnull) / "limpide"


def user_folder() -> Path:
    """The user's folder for what they brought in: the XDG specification says to pass over a relative one."""
    named = Path(os.environ.get("XDG_DATA_HOME", ""))
    try:
        return (named if named.is_absolute() else Path.home() / ".local" / "share") / "limpide"
    except RuntimeError:  # no home at all: nothing was ever brought in
        return Path(os.devnull) / "limpide"


def kept(name: str, paths: Sequence[Path], kind: type[_T], build: Callable[[], _T]) -> _T:
    """What `build` makes of data files, kept in the cache folder as long as none of `paths` changes.

    `paths` holds the data files and the module that reads them. Reading a hundred TOML files takes 70 ms, the kept
    form 2. A folder that cannot be written costs this time only.
    """
    state = [(str(path), (stat := path.stat()).st_mtime_ns, stat.st_size) for path in paths]
    target = cache_folder() / f"{name}-{sha256(repr((VERSION, state)).encode()).hexdigest()[:24]}.msgpack"
    try:
        return msgspec.msgpack.decode(target.read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError):
        made = build()
    _keep(target, msgspec.msgpack.encode(made))
    return made


def _keep(target: Path, content: bytes) -> None:
    """Writes the file whole or not at all, in place of those of the same name that are stale."""
    family = target.name.rpartition("-")[0]
    part = target.with_suffix(f".{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(target)
        for other in target.parent.glob(f"{family}-*.msgpack"):
            if other != target:
                other.unlink(missing_ok=True)
    except OSError:
        return
