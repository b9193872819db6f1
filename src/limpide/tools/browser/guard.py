"""The way of a browser to the network: a proxy of our own that looks at the address of each connection.

It sees what a check of addresses inside the browser would miss: redirects, workers, sockets, and a name that means
one address when it is checked and another when it is used.
"""

import contextlib
import ipaddress
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import ClassVar, Final
from urllib.parse import urlsplit

TIMEOUT: Final = 20.0
"""Seconds to connect, and seconds of silence before a connection is closed."""
_CHUNK: Final = 65_536


@contextmanager
def guarded(*, offline: bool, allow_local: bool) -> Iterator[str | None]:
    """The address of the proxy to go through; None where everything is allowed."""
    if allow_local and not offline:
        yield None
        return
    with _Proxy(("127.0.0.1", 0), _Refuse if offline else _Relay) as proxy:
        thread = threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{proxy.server_address[1]}"
        finally:
            proxy.shutdown()
            thread.join()


class _Proxy(ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing: a connection that breaks concerns the browser alone."""


class _Refuse(StreamRequestHandler):
    """Refuses every request."""

    timeout: ClassVar[float] = TIMEOUT

    def handle(self) -> None:
        self.rfile.readline(_CHUNK)
        self.refuse()

    def refuse(self) -> None:
        self.wfile.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


class _Relay(_Refuse):
    """Passes a request on to a public address."""

    def handle(self) -> None:
        method, target, version = self.rfile.readline(_CHUNK).decode("latin-1").split()
        headers = list(iter(lambda: self.rfile.readline(_CHUNK), b"\r\n"))
        parts = urlsplit(f"//{target}" if method == "CONNECT" else target)
        try:
            there = _public(parts.hostname or "", parts.port or (443 if method == "CONNECT" else 80))
        except (OSError, ValueError):
            self.refuse()
            return
        with there:
            if method == "CONNECT":
                self.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
            else:
                path = parts._replace(scheme="", netloc="").geturl() or "/"
                kept = [line for line in headers if not line.lower().startswith((b"proxy-", b"connection:"))]
                start = f"{method} {path} {version}\r\n".encode("latin-1")
                there.sendall(b"".join([start, *kept, b"Connection: close\r\n\r\n"]))
            self._exchange(there)

    def _exchange(self, there: socket.socket) -> None:
        """Carries bytes both ways until one side closes; what was read ahead with the head goes first."""
        self.connection.settimeout(TIMEOUT)
        back = threading.Thread(target=_carry, args=(there, self.connection), daemon=True)
        back.start()
        with contextlib.suppress(OSError):
            while chunk := self.rfile.read1(_CHUNK):
                there.sendall(chunk)
        back.join()


def _carry(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while chunk := source.recv(_CHUNK):
            target.sendall(chunk)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_RDWR)


def _public(host: str, port: int) -> socket.socket:
    """A socket to the first public address of a host. Raises OSError."""
    for family, kind, protocol, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        if ipaddress.ip_address(str(address[0]).split("%")[0]).is_global:
            connection = socket.socket(family, kind, protocol)
            connection.settimeout(TIMEOUT)
            try:
                connection.connect(address)
            except OSError:
                connection.close()
                raise
            return connection
        raise OSError(f"{host} is not public")
    raise OSError(f"{host} has no address")
