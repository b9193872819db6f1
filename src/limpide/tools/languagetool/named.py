"""A LanguageTool server that the user names by its address."""

import json
from http.client import HTTPException
from ipaddress import ip_address
from typing import IO, Final
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from limpide.errors import ToolMissing, UsageError

_SECONDS: Final = 30


class NamedServer:
    """A server at an address, with or without its `/v2`. Raises UsageError where this is no web address."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UsageError(
                f"--languagetool {address} : écrivez auto, off ou une adresse en http ou https.",
                f"--languagetool {address}: write auto, off or an http or https address.",
            )
        self._address = f"{address.rstrip('/').removesuffix('/v2')}/"
        self._opener = _opener(parts.hostname)

    def connect(self) -> str:
        """The address, a server found there. Raises ToolMissing."""
        self.version()
        return self._address

    def version(self) -> str:
        """What the server says of itself; it is given a full stop to check. Raises ToolMissing."""
        request = Request(f"{self._address}v2/check", data=b"language=fr&text=.")
        try:
            with self._opener.open(request, timeout=_SECONDS) as answer:
                software = json.load(answer)["software"]
            return str(software["version"])
        except HTTPError as error:
            raise self._missing(f"HTTP {error.code}") from error
        except (OSError, HTTPException) as error:
            raise self._missing(str(getattr(error, "reason", error))) from error
        except (ValueError, LookupError, TypeError) as error:
            raise self._missing("?") from error

    def _missing(self, why: str) -> ToolMissing:
        return ToolMissing(
            f"Aucun serveur LanguageTool ne répond à {self._address} ({why}).",
            f"No LanguageTool server answers at {self._address} ({why}).",
        )


def is_loopback(host: str) -> bool:
    """Whether a host is this machine itself."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


class _NoRedirect(HTTPRedirectHandler):
    """A server that points elsewhere is not followed: the user named this one."""

    def redirect_request(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: object, newurl: str) -> None:
        return None


def _opener(host: str) -> OpenerDirector:
    proxies = [ProxyHandler({})] if is_loopback(host) else []
    return build_opener(_NoRedirect, *proxies)
