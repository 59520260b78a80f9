"""Who may commit, ask the database and read the clock, read from the syntax trees."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.structure.source import PACKAGES, ROOMS, ROOT, calls, in_layer, python_files

PROGRAM = python_files()
#: Modules outside routes, CLI and jobs that end a transaction, each with its reason.
MAY_COMMIT = {
    "desk/backup.py": "a restore is one transaction per table set, started by the CLI",
    "desk/setup.py": "setup is a command: migrate, load, commit, step by step",
}
#: Modules outside queries that build a SELECT, each with its reason.
MAY_SELECT = {
    "desk/backup.py": "a backup streams whole tables, without any business question",
    "audit/sealing.py": "the seal walks the log itself",
}


def named(path: Path, exceptions: dict[str, str]) -> bool:
    return str(path) in exceptions or (path.parts[0] == "desk" and path.stem.startswith("backup"))


def lines_that_call(path: Path, names: tuple[str, ...]) -> list[str]:
    """Return "file:line" of every call whose dotted name ends in one of these."""
    dotted = tuple(f".{name}" for name in names)
    return [f"{path}:{line}" for line, name in calls(path) if f".{name}".endswith(dotted)]


def broken_by(names: tuple[str, ...], allowed: Callable[[Path], bool]) -> list[str]:
    """Return the places that call what only the allowed files may call."""
    return [
        place for path in PROGRAM if not allowed(path) for place in lines_that_call(path, names)
    ]


def test_only_routes_cli_and_jobs_commit() -> None:
    found = broken_by(
        ("session.commit",),
        lambda path: in_layer(path, "routes", "cli", "jobs") or named(path, MAY_COMMIT),
    )
    assert found == []


def test_select_stands_in_queries_only() -> None:
    found = broken_by(
        ("select", "session.query"),
        lambda path: in_layer(path, "queries") or named(path, MAY_SELECT),
    )
    assert found == []


def test_nothing_but_the_clock_reads_the_clock() -> None:
    found = broken_by(
        ("date.today", "datetime.now", "datetime.today", "datetime.utcnow"),
        lambda path: path == Path("core/clock.py"),
    )
    assert found == []


def test_rules_services_and_papers_are_told_the_day() -> None:
    found = broken_by(
        ("today_vn",),
        lambda path: (
            not in_layer(path, "rules", "services", "queries", "models", "forms", "labels")
        ),
    )
    assert found == []


def test_every_room_is_a_package_of_the_import_contracts() -> None:
    folders = {p.parent.name for p in ROOT.glob("*/__init__.py")} - {"tests", "bench", "migrations"}
    assert folders == set(PACKAGES)
    assert set(ROOMS) < set(PACKAGES)


def test_import_contracts_hold() -> None:
    checked = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_checks_see_calls_as_they_are_written() -> None:
    assert lines_that_call(Path("core/clock.py"), ("datetime.now",))
    assert lines_that_call(Path("core/once.py"), ("session.get",))
