"""The one way to the network: GET over HTTP, with private addresses refused at each connection."""

import http.client
import ipaddress
import socket
import ssl
import urllib.error
import urllib.request
from email.message import Message

from msgspec import Struct

from limpide.errors import ReadError

TIMEOUT = 20.0
"""Seconds without an answer."""
MOST_BYTES = 50_000_000


class Answer(Struct, frozen=True):
    url: str
    content: bytes
    media_type: str
    charset: str | None


def get(url: str, *, allow_local: bool) -> Answer:
    """The answer of an address after its redirects. Raises ReadError."""
    opener = urllib.request.OpenerDirector()
    http_handler, https_handler = _handlers(allow_local)
    for handler in (
        urllib.request.UnknownHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.HTTPErrorProcessor(),
        http_handler,
        https_handler,
    ):
        opener.add_handler(handler)
    request = urllib.request.Request(url, headers={"User-Agent": "limpide", "Accept": "text/html,*/*;q=0.8"})
    try:
        with opener.open(request, timeout=TIMEOUT) as answer:
            content = answer.read(MOST_BYTES + 1)
            headers: Message = answer.headers
            final = answer.geturl()
    except urllib.error.HTTPError as error:
        raise ReadError(
            f"{url} : le serveur répond {error.code}.", f"{url}: the server answers {error.code}."
        ) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        if isinstance(reason, ReadError):
            raise reason from error
        raise ReadError(f"{url} : pas de réponse ({reason}).", f"{url}: no answer ({reason}).") from error
    if len(content) > MOST_BYTES:
        raise ReadError(f"{url} : plus de {MOST_BYTES // 1_000_000} Mo.", f"{url}: over {MOST_BYTES // 1_000_000} MB.")
    declared = headers.get_content_type() if headers.get("Content-Type") else ""
    return Answer(final, content, declared, headers.get_content_charset())


def _handlers(allow_local: bool) -> tuple[urllib.request.BaseHandler, urllib.request.BaseHandler]:
    """Handlers whose connections look up the host themselves and refuse what may not be reached."""

    class Plain(http.client.HTTPConnection):
        def connect(self) -> None:
            self.sock = _connected(self.host, self.port, allow_local)

    class Secure(http.client.HTTPSConnection):
        def connect(self) -> None:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(_connected(self.host, self.port, allow_local), server_hostname=self.host)

    class PlainHandler(urllib.request.HTTPHandler):
        def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
            return self.do_open(Plain, req)

    class SecureHandler(urllib.request.HTTPSHandler):
        def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
            return self.do_open(Secure, req)

    return PlainHandler(), SecureHandler()


def _connected(host: str, port: int, allow_local: bool) -> socket.socket:
    """A socket to the first address of the host, the very one that was checked."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    for *_, address in found:
        if not allow_local and not ipaddress.ip_address(str(address[0]).split("%")[0]).is_global:
            raise ReadError(
                f"{host} : adresse de cette machine ou d’un réseau privé, refusée. --allow-local l’autorise.",
                f"{host}: an address of this machine or of a private network, refused. --allow-local allows it.",
            )
    family, kind, protocol, _, address = found[0]
    connection = socket.socket(family, kind, protocol)
    connection.settimeout(TIMEOUT)
    try:
        connection.connect(address)
    except OSError:
        connection.close()
        raise
    return connection
