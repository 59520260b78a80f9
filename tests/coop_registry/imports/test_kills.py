"""The command is killed while it takes a list in: everything of it is in the register, or nothing."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from tests.coop_registry.imports.kit import line, listed
from tests.coop_registry.imports.test_members import members, person
from tests.coop_registry.reading.books import make_xlsx

ROOT = Path(__file__).resolve().parents[3]
COOPERATIVES, MEMBERS = 120, 600
TABLES = (
    "registry_organisation", "registry_act", "registry_name", "registry_seat", "registry_party",
    "registry_membership", "registry_contribution", "registry_declared", "audit_entry",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an empty register and a list of a district."""
    place = tmp_path_factory.mktemp("kills")
    done = command(place / "instance", "setup")
    assert done.wait() == 0
    names = [f"HTX Nông nghiệp Số {at}" for at in range(1, COOPERATIVES + 1)]
    rows = [line(name, stt=at, code=str(4700200000 + at)) for at, name in enumerate(names)]
    sheets = {"HTX": listed(*rows)}
    for at in range(0, 10):
        people = [
            person(f"Nông Thị {at} {one}", paper=f"0061{at:02}{one:06}")
            for one in range(MEMBERS // 10)
        ]
        sheets[f"TV{at}"] = members(*people, owner=names[at])
    (place / "danh-sach.xlsx").write_bytes(make_xlsx(sheets))
    return place


def command(instance: Path, *words: str) -> subprocess.Popen[bytes]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HTX_TEST")}
    for name in ("DATABASE_URL", "APP_ENV", "SECRET_KEY", "DATA_KEY"):
        kept.pop(name, None)
    return subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "app", *words],
        cwd=ROOT,
        env=kept | {"INSTANCE_DIR": str(instance), "APP_TODAY": "2025-06-02"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def counts(instance: Path) -> dict[str, int]:
    """Return how many rows each table has."""
    with closing(sqlite3.connect(instance / "htx.sqlite3")) as connection:
        return {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in TABLES
        }


def killed(place: Path, instance: Path, seconds: float) -> bool:
    """Take the list in; kill it, its child too, so long after it first wrote. Tell whether it was."""
    process = command(instance, "registry", "import", str(place / "danh-sach.xlsx"))
    log, began = instance / "htx.sqlite3-wal", None
    while process.poll() is None:
        if began is None and log.exists() and log.stat().st_size:
            began = time.monotonic()
        if began is not None and time.monotonic() - began >= seconds:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return True
        time.sleep(0.001)
    return False


def whole_or_nothing(place: Path, instance: Path, moments: Iterable[float]) -> None:
    empty, stopped = counts(place / "instance"), 0
    for seconds in moments:
        shutil.rmtree(instance, ignore_errors=True)
        shutil.copytree(place / "instance", instance)
        stopped += killed(place, instance, seconds)
        after = counts(instance)
        if after["registry_organisation"] == empty["registry_organisation"]:
            # The log may say that the file was kept; no fact may be there.
            assert {**after, "audit_entry": 0} == {**empty, "audit_entry": 0}
        else:
            assert_whole(empty, after)
    assert stopped
    assert command(instance, "registry", "import", str(place / "danh-sach.xlsx")).wait() == 0
    assert_whole(empty, counts(instance))


def assert_whole(empty: dict[str, int], after: dict[str, int]) -> None:
    assert after["registry_organisation"] - empty["registry_organisation"] == COOPERATIVES
    assert after["registry_membership"] == MEMBERS
    assert after["registry_contribution"] == MEMBERS


def test_killed_as_it_begins_to_write(folder: Path, tmp_path: Path) -> None:
    whole_or_nothing(folder, tmp_path / "instance", (0.0, 0.1))


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_killed_at_many_moments(folder: Path, tmp_path: Path) -> None:
    dice = random.Random()
    moments = [dice.uniform(0, 1.5) for _ in range(40)]
    whole_or_nothing(folder, tmp_path / "instance", moments)
