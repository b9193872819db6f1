"""Arguments of the command line to sources: files, folders, addresses, standard input.

What is audited comes from here alone, through `network` for an address. One on this machine or a private network is
refused, at every redirect too, unless it was allowed by name.
"""

import os
import stat
from collections.abc import Callable, Sequence
from fnmatch import fnmatch
from pathlib import Path

from msgspec import Struct

from limpide import readers
from limpide.errors import ReadError, reason_of
from limpide.model import Fetch, Source

_LEFT_OUT_FOLDERS = frozenset(
    [
        "node_modules",
        "bower_components",
        "vendor",
        "venv",
        "env",
        "__pycache__",
        "site-packages",
        "dist",
        "build",
        "target",
        "_build",
        "htmlcov",
    ]
)
MOST_BYTES = 50_000_000
"""A larger source is refused: it is no page and no article."""


class Access(Struct, frozen=True):
    """What may be reached: nothing of the network when `offline`; private addresses only with `allow_local`."""

    offline: bool = False
    allow_local: bool = False


class Found(Struct, frozen=True):
    """Something to audit: a file and the folder whose files it may use, an address, or bytes already read."""

    name: str
    root: Path | None = None
    content: bytes | None = None
    access: Access = Access()
    refused: ReadError | None = None

    def open(self) -> Source:
        """Reads it. Raises ReadError."""
        if self.refused is not None:
            raise self.refused
        if self.content is not None:
            return Source(self.name, self.content)
        if self.root is not None:
            path = Path(self.name)
            return Source(self.name, _read(path), fetch=_beside(path, self.root))
        return _from_address(self.name, self.access)


class Search(Struct, frozen=True):
    found: tuple[Found, ...]
    left_out: int
    """Files of folders that were left out: of another type, hidden, excluded."""


def find(
    arguments: Sequence[str], *, exclude: Sequence[str] = (), access: Access = Access(), stdin: Callable[[], bytes]
) -> Search:
    """What the arguments name, folders unfolded, in their order."""
    found: list[Found] = []
    left_out = 0
    for argument in arguments:
        path = Path(argument)
        if argument == "-":
            found.append(Found("-", content=stdin()))
        elif is_address(argument):
            found.append(Found(argument, access=access))
        elif path.is_dir():
            inside = _in_folder(path, exclude)
            found.extend(inside.found)
            left_out += inside.left_out
        else:
            found.append(Found(argument, root=path.parent))
    return Search(tuple(found), left_out)


def is_address(argument: str) -> bool:
    return argument.lower().startswith(("http://", "https://"))


def _in_folder(folder: Path, exclude: Sequence[str]) -> Search:
    """The known files of a folder and its subfolders; links to folders are not followed, so that no loop is."""
    found: list[Found] = []
    left_out = 0

    def refused(error: OSError) -> None:
        found.append(Found(str(error.filename), refused=_refusal(error.filename, error)))

    for root, folders, names in os.walk(folder, onerror=refused):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _LEFT_OUT_FOLDERS)
        for name in sorted(names):
            path = Path(root, name)
            if _is_known(name) and not _is_excluded(path.relative_to(folder), exclude):
                found.append(Found(str(path), root=folder))
            else:
                left_out += 1
    return Search(tuple(found), left_out)


def _is_known(name: str) -> bool:
    return (
        not name.startswith(".")
        and Path(name).suffix.lower() in readers.KNOWN_SUFFIXES
        and name != "limpide-report.html"
    )


def _is_excluded(path: Path, patterns: Sequence[str]) -> bool:
    whole = path.as_posix()
    return any(
        fnmatch(whole, pattern) or any(fnmatch(part, pattern.rstrip("/")) for part in path.parts)
        for pattern in patterns
    )


def _read(path: Path) -> bytes:
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode) and not stat.S_ISDIR(facts.st_mode):
            raise ReadError(
                f"{path} : ce n’est pas un fichier ordinaire. Passez son contenu par l’entrée standard (-).",
                f"{path}: this is no ordinary file. Pass its content through standard input (-).",
            )
        if facts.st_size > MOST_BYTES:
            raise ReadError(
                f"{path} : ce fichier dépasse {MOST_BYTES // 1_000_000} Mo. limpide lit des pages et des articles.",
                f"{path}: this file is over {MOST_BYTES // 1_000_000} MB. limpide reads pages and articles.",
            )
        return path.read_bytes()
    except OSError as error:
        raise _refusal(path, error) from error


def _refusal(path: str | Path, error: OSError) -> ReadError:
    fr, en = reason_of(error)
    return ReadError(f"{path} : {fr}.", f"{path}: {en}.")


def _beside(path: Path, root: Path) -> Fetch:
    """The fetch of a file: only what lies in its own folder tree."""

    def fetch(href: str) -> bytes:
        from urllib.parse import unquote, urlsplit

        parts = urlsplit(href)
        target = (path.parent / unquote(parts.path)).resolve()
        if parts.scheme or parts.netloc or not parts.path or not target.is_relative_to(root.resolve()):
            raise ReadError(
                f"{href} : hors du dossier de la page, non chargé.", f"{href}: outside the page's folder, not loaded."
            )
        return _read(target)

    return fetch


def _from_address(url: str, access: Access) -> Source:
    if access.offline:
        raise ReadError(
            f"{url} : non chargé, --offline interdit toute requête.",
            f"{url}: not loaded, --offline forbids any request.",
        )
    from limpide.network import get

    answer = get(url, allow_local=access.allow_local)
    return Source(
        url,
        answer.content,
        media_type=answer.media_type,
        charset=answer.charset,
        fetch=_same_origin(answer.url, access),
        final_url=answer.url,
    )


def _same_origin(base: str, access: Access) -> Fetch:
    def fetch(href: str) -> bytes:
        from urllib.parse import urljoin, urlsplit

        from limpide.network import get

        target, here = urlsplit(urljoin(base, href)), urlsplit(base)
        if (target.scheme, target.netloc) != (here.scheme, here.netloc):
            raise ReadError(f"{href} : d’un autre site, non chargé.", f"{href}: of another site, not loaded.")
        return get(target.geturl(), allow_local=access.allow_local).content

    return fetch
