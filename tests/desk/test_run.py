import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 90


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def environment(instance: Path, port: int, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HTX_TEST")}
    for name in ("DATABASE_URL", "APP_ENV", "APP_TODAY", "SECRET_KEY", "DATA_KEY"):
        kept.pop(name, None)
    return kept | {"INSTANCE_DIR": str(instance), "PORT": str(port)} | more


@contextmanager
def started(instance: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """Start `make run` in a folder of its own; it is asked to stop at the end, whatever happens."""
    process = subprocess.Popen(
        # A small province: how it is made is for the tests of the demonstration.
        [sys.executable, "-m", "desk.run", "--cooperatives", "12"],
        cwd=ROOT,
        env=environment(instance, port),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=30)
        process.kill()


def answer(port: int, path: str) -> tuple[int, str]:
    """Return status and text of a page, waiting until the server listens."""
    deadline = time.monotonic() + LIMIT
    while time.monotonic() < deadline:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        with closing(connection), suppress(OSError):
            connection.request("GET", path)
            found = connection.getresponse()
            return found.status, found.read().decode()
        time.sleep(0.2)
    raise AssertionError("no answer")


def children_of(process: int) -> list[int]:
    """Return the ids of all processes below one."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parts = entry.read_text().rpartition(")")[2].split()
            if int(parts[1]) == process and parts[0] != "Z":
                child = int(entry.parent.name)
                found += [child, *children_of(child)]
    return found


def wait_until(truth: Callable[[], object]) -> None:
    deadline = time.monotonic() + LIMIT
    while not truth():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def command_of(process: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{process}/cmdline").read_text().replace("\0", " ")
    return ""


def registry_command(instance: Path, *words: str) -> str:
    """Return what a command of the register prints in a shell beside the running program."""
    done = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "app", "registry", *words],
        cwd=ROOT,
        env=environment(instance, 0),
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=True,
    )
    return done.stdout


def test_the_program_starts_heals_its_worker_and_leaves_nothing_behind(tmp_path: Path) -> None:
    port = free_port()
    with started(tmp_path, port) as run:
        status, text = answer(port, "/dang-nhap")
        assert (status, "Đăng nhập" in text) == (200, True)
        assert "02/06/2025" in text, "the demonstration stands on its own day"

        for command in (("check",), ("export", str(tmp_path / "so.json"))):
            assert "02/06/2025" in registry_command(tmp_path, *command), command

        def workers() -> list[int]:
            return [c for c in children_of(run.pid) if "reference.worker" in command_of(c)]

        wait_until(workers)
        first = workers()
        time.sleep(1)
        os.kill(first[0], signal.SIGKILL)
        wait_until(lambda: workers() and workers() != first)
        below = children_of(run.pid)
        run.send_signal(signal.SIGINT)
        shown, _ = run.communicate(timeout=30)
        assert run.returncode == 0
    assert [child for child in below if command_of(child)] == []
    assert f"http://127.0.0.1:{port}" in shown
    assert "canbo.chodon" in shown
    assert [f"[{n}/4]" in shown for n in (1, 2, 3, 4)] == [True] * 4
    assert shown.rstrip().endswith("Đã dừng.")


def refused(tmp_path: Path, *options: str, **more: str) -> str:
    """Return the one line with which the start is refused."""
    done = subprocess.run(
        [sys.executable, "-m", "desk.run", *options],
        cwd=ROOT,
        env=environment(tmp_path, free_port(), **more),
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=LIMIT,
    )
    assert done.returncode == 2, done
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr


def test_a_port_in_use_is_told_with_what_to_do(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert f"PORT={port + 1} make run" in refused(tmp_path, PORT=str(port))


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "mười"), ("PORT", "99999"), ("APP_ENV", "prod"), ("APP_TODAY", "hôm nay")],
)
def test_a_wrong_value_is_told_in_one_line(tmp_path: Path, name: str, value: str) -> None:
    assert name in refused(tmp_path, **{name: value})


def test_a_demonstration_is_not_rebuilt_without_asking(tmp_path: Path) -> None:
    database = tmp_path / "htx.sqlite3"
    database.write_bytes(b"dear to somebody")
    assert "--yes" in refused(tmp_path, "--fresh-demo")
    assert database.read_bytes() == b"dear to somebody"


@pytest.mark.parametrize(
    ("option", "value", "name"),
    [
        ("--cooperatives", "nhiều", "N="),
        ("--cooperatives", "10001", "10.000"),
        ("--seed", "a", "SEED="),
    ],
)
def test_a_wrong_size_of_the_demonstration_is_told(
    tmp_path: Path, option: str, value: str, name: str
) -> None:
    assert name in refused(tmp_path, "--fresh-demo", option, value)
    assert list(tmp_path.iterdir()) == []


def test_production_data_is_never_removed_for_a_demonstration(tmp_path: Path) -> None:
    database = tmp_path / "htx.sqlite3"
    database.write_bytes(b"dear to somebody")
    told = refused(
        tmp_path,
        "--fresh-demo",
        "--yes",
        APP_ENV="production",
        DATABASE_URL=f"sqlite:///{database}",
        SECRET_KEY="x" * 40,
        DATA_KEY="dGVzdHMtb25seS10ZXN0cy1vbmx5LXRlc3RzLW9ubHk=",
    )
    assert "không có gì bị xóa" in told
    assert database.read_bytes() == b"dear to somebody"
