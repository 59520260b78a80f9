"""The two processes of `make run`: started, watched and stopped by their own ids."""

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path

HOST = "127.0.0.1"
ROOT = Path(__file__).resolve().parents[1]
#: Seconds a process gets to finish what it is doing before it is ended.
GRACE = 15


class Child:
    """One process started by us, with its own group so that Ctrl-C reaches us alone."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str], log: Path) -> None:
        self._command = command
        self._environ = environ
        self._log = log
        self._started = 0.0
        self._process = self._start()

    @property
    def pid(self) -> int:
        """Return the id of the process."""
        return self._process.pid

    def has_ended(self) -> bool:
        """Tell whether the process is no longer there."""
        return self._process.poll() is not None

    def restart(self) -> None:
        """Start it again; one that dies at once is not started faster than every two seconds."""
        time.sleep(max(0.0, self._started + 2 - time.monotonic()))
        self._process = self._start()

    def ask_to_stop(self) -> None:
        """Ask the process to finish."""
        if not self.has_ended():
            self._process.terminate()

    def wait(self) -> None:
        """Wait for the end; past the grace period end it."""
        try:
            self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _start(self) -> subprocess.Popen[bytes]:
        self._started = time.monotonic()
        with open(self._log, "ab") as log:
            return subprocess.Popen(
                [sys.executable, *self._command],
                cwd=ROOT,
                env=dict(self._environ),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )


def web(port: int, environ: Mapping[str, str], log: Path) -> Child:
    """Start the web server: two processes, this computer only."""
    options = ["--workers", "2", "--bind", f"{HOST}:{port}", "--timeout", "120"]
    # The trial calculation is asked by its address; the usual 4,094 letters are too few.
    options += ["--limit-request-line", "8190"]
    quiet = ["--log-level", "warning", "--no-control-socket"]
    return Child(["-m", "gunicorn", *options, *quiet, "app:create_app()"], environ, log)


def worker(environ: Mapping[str, str], log: Path) -> Child:
    """Start the worker of the long jobs."""
    return Child(["-m", "reference.worker"], environ, log)


def port_is_free(port: int) -> bool:
    """Tell whether nobody listens on the port."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except OSError:
            return False
    return True


def wait_for_answer(port: int, server: Child, seconds: float) -> bool:
    """Wait until the server answers a request; False when it ended or took too long."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and not server.has_ended():
        connection = http.client.HTTPConnection(HOST, port, timeout=10)
        with closing(connection), suppress(OSError, http.client.HTTPException):
            connection.request("GET", "/dang-nhap")
            return connection.getresponse().status < 500
        time.sleep(0.2)
    return False


def stop(children: Sequence[Child]) -> None:
    """Stop the processes, the first asked first; none is left when this returns."""
    for child in children:
        child.ask_to_stop()
    for child in children:
        child.wait()
