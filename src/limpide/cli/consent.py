"""A language model as second author: no text leaves the machine unless the user agreed to the address."""

import ipaddress
import os
import sys
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import click

from limpide.cli.wording import said
from limpide.errors import UsageError

if TYPE_CHECKING:
    from limpide.tools.llm import Model

KEY: Final = "LIMPIDE_LLM_KEY"
"""The environment variable that holds the server's key, where it wants one."""


def model(url: str | None, name: str | None, consent: str | None, *, offline: bool) -> "Model | None":
    """The model that the options name; None where they name none. Raises UsageError, and ToolMissing."""
    if url is None and name is None:
        return None
    if url is None or name is None:
        raise UsageError(
            "--llm et --llm-model vont ensemble : donnez l’adresse et le nom du modèle.",
            "--llm and --llm-model go together: give the address and the name of the model.",
        )
    host = urlsplit(url).hostname or ""
    if not _is_local(host):
        if offline:
            raise UsageError(f"--offline interdit d’écrire à {host}.", f"--offline forbids writing to {host}.")
        _agreed(host, consent)
    from limpide.tools.llm import open_model

    return open_model(url, name, key=os.environ.get(KEY, ""))


def _agreed(host: str, consent: str | None) -> None:
    """Nothing where the user agrees that the text goes to a host. Raises UsageError."""
    if consent == host:
        return
    question = said(
        f"Le texte sera envoyé à {host}, hors de cette machine. Êtes-vous d’accord ?",
        f"The text will be sent to {host}, outside this machine. Do you agree?",
    )
    if consent is None and sys.stdin.isatty() and sys.stderr.isatty() and click.confirm(question, err=True):
        return
    raise UsageError(
        f"Rien n’a été envoyé. Pour envoyer le texte à {host}, ajoutez --llm-consent {host}.",
        f"Nothing was sent. To send the text to {host}, add --llm-consent {host}.",
    )


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
