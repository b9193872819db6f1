"""A LanguageTool server of our own on the loopback, which never outlives us."""

import atexit
import os
import signal
import socket
import subprocess
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Final, Self

from limpide.errors import ToolMissing
from limpide.tools.languagetool.jars import MAIN_CLASS, Status

HOST: Final = "127.0.0.1"
# Measured on 15,000 words: half the CPU time and memory of Java's defaults, same wall time for one article.
_JAVA_OPTIONS: Final = ("-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
# Measured on 19 paragraphs: 0.77 s of CPU instead of 14.4.
_SETTINGS: Final = "pipelineCaching=true\nmaxPipelinePoolSize=10\ncacheSize=2000\n"
_START_SECONDS: Final = 60
_STOP_SECONDS: Final = 5
# The shell ends Java when its standard input closes, which our death does too, however it comes.
_GUARD: Final = """
exec 3<&0
"$@" 3<&- &
java=$!
{ read -r _ <&3; kill "$java"; } &
guard=$!
wait "$java"
kill "$guard"
"""


class Server:
    """A server process, started when asked and stopped with its context."""

    def __init__(self, installed: Status) -> None:
        self._java = installed.java_path()
        self._jar = installed.server_jar
        self._process: subprocess.Popen[bytes] | None = None
        self._work: TemporaryDirectory[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def restart(self) -> str:
        """The address of a server started afresh; the one before is stopped. Raises ToolMissing."""
        self.stop()
        port = _free_port()
        self._process = self._started(port)
        atexit.register(self.stop)
        deadline = time.monotonic() + _START_SECONDS
        while not _is_healthy(port):
            if self._process.poll() is not None or time.monotonic() > deadline:
                why = self._last_words()
                self.stop()
                raise ToolMissing(f"LanguageTool n’a pas démarré : {why}", f"LanguageTool did not start: {why}")
            time.sleep(0.05)
        return f"http://{HOST}:{port}/"

    def stop(self) -> None:
        """Ends the process, if any, and waits for its end."""
        atexit.unregister(self.stop)
        if self._process is not None:
            _end(self._process)
            self._process = None
        if self._work is not None:
            self._work.cleanup()
            self._work = None

    def _started(self, port: int) -> subprocess.Popen[bytes]:
        self._work = TemporaryDirectory(prefix="limpide-languagetool-")
        settings = Path(self._work.name, "server.properties")
        settings.write_text(_SETTINGS, encoding="utf-8")
        guard = ["/bin/sh", "-c", _GUARD, "limpide-languagetool"] if os.name == "posix" else []
        java = [self._java, *_JAVA_OPTIONS, "-cp", str(self._jar), MAIN_CLASS]
        options = ["--config", str(settings), "--port", str(port)]
        with self._log.open("wb") as log:
            return subprocess.Popen(
                [*guard, *java, *options],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=log,
                start_new_session=True,
            )

    @property
    def _log(self) -> Path:
        assert self._work is not None
        return Path(self._work.name, "errors.log")

    def _last_words(self) -> str:
        lines = self._log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return lines[-1] if lines else f"{self._java}, {_START_SECONDS} s"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _is_healthy(port: int) -> bool:
    """Asks without any proxy: `http.client` knows none."""
    connection = HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/v2/healthcheck")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.stdin is not None:
        process.stdin.close()
    try:
        if os.name != "posix":
            process.terminate()
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        _kill(process)
        process.wait()


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kills the process and, where there are process groups, its children."""
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
