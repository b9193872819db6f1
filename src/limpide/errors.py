"""The errors that limpide raises, and the exit code of each.

LimpideError            70  unexpected
├── UsageError           2  wrong options or arguments
├── ConfigError          2  limpide.toml
├── RuleError            2  a rule, profile, lexicon or standard file
├── GlossaryError        2  a glossary file
├── ReadError            3  a source that cannot be read or understood
├── ToolMissing          3  an optional tool that is not here (counts only when asked for by name)
├── FactMissing          3  a fact of a page that nothing here can tell: the rule that needs it is untested
└── FixError             3  an edit that does not fit its source
"""

import errno
from typing import Final, NoReturn


class LimpideError(Exception):
    """What happened, where (file, line or key) and what to do, in French and English."""

    exit_code = 70

    def __init__(self, fr: str, en: str) -> None:
        super().__init__(en)
        self.text = {"fr": fr, "en": en}

    def __reduce__(self) -> tuple[type["LimpideError"], tuple[str, str]]:
        return type(self), (self.text["fr"], self.text["en"])


class UsageError(LimpideError):
    exit_code = 2


class ConfigError(LimpideError):
    exit_code = 2


class RuleError(LimpideError):
    exit_code = 2


class GlossaryError(LimpideError):
    exit_code = 2


class ReadError(LimpideError):
    exit_code = 3


class ToolMissing(LimpideError):
    exit_code = 3


class FactMissing(LimpideError):
    exit_code = 3


class FixError(LimpideError):
    exit_code = 3


class Inapplicable(Exception):
    """No error: the page has nothing of what a rule judges, and no selector can tell."""


def raised(error: LimpideError) -> NoReturn:
    """Raises the error: what is done with a problem where nobody says otherwise."""
    raise error


def reason_of(error: OSError) -> tuple[str, str]:
    """Why the system refuses, in French and English."""
    return _REASONS.get(error.errno or 0, (error.strerror or str(error),) * 2)


_REASONS: Final = {
    errno.ENOENT: ("ce chemin n’existe pas", "this path does not exist"),
    errno.EACCES: ("l’accès en est interdit", "access is forbidden"),
    errno.EPERM: ("l’accès en est interdit", "access is forbidden"),
    errno.EISDIR: ("c’est un dossier", "it is a folder"),
    errno.ENOTDIR: ("un fichier porte le nom d’un de ces dossiers", "a file has the name of one of these folders"),
    errno.EEXIST: ("un fichier porte déjà ce nom", "a file has that name already"),
    errno.EROFS: ("ce disque est en lecture seule", "this disk is read-only"),
    errno.ENOSPC: ("le disque est plein", "the disk is full"),
    errno.ENAMETOOLONG: ("ce nom est trop long", "this name is too long"),
    errno.ELOOP: ("des liens tournent en rond", "links go round in circles"),
    errno.ECONNREFUSED: ("connexion refusée", "connection refused"),
    errno.ETIMEDOUT: ("délai dépassé", "timed out"),
}
