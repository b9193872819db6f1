"""A file replaced as a whole: another program sees its old content or its new one, never a part."""

import os
import shutil
import tempfile
from pathlib import Path

from limpide.errors import FixError, reason_of


def replace_content(path: Path, *, before: bytes, after: bytes) -> None:
    """Puts `after` in a file that still holds `before`, its mode kept; a link stays one. Raises FixError."""
    target = path.resolve()
    try:
        if target.read_bytes() != before:
            raise FixError(
                f"{path} : ce fichier a changé pendant la lecture. Relancez la commande.",
                f"{path}: this file changed while it was read. Run the command again.",
            )
        _replace(target, after)
    except OSError as error:
        fr, en = reason_of(error)
        raise FixError(f"{path} : écriture impossible, {fr}.", f"{path}: cannot be written, {en}.") from error


def _replace(target: Path, content: bytes) -> None:
    if not os.access(target, os.W_OK):
        raise PermissionError(13, "read-only", str(target))
    number, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(target, name)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
