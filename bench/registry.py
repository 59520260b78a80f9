"""`registry check` and the overview on both databases: `python -m bench.registry [--large]`.

A merged province: 1,300 organisations with 20,000 members, to be judged in under five seconds and
counted in under 0.3.
With `--large` also a country's 31,000 with 600,000, which is only reported. PostgreSQL comes from
the programs of the tests.
"""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

import psycopg
from flask import Flask
from sqlalchemy import event

from app import create_app
from bench.registry_data import fill
from bench.settings import environment
from coop_registry.queries import findings, overview
from coop_registry.queries.overview import AskedOverview
from core.access import EVERYTHING
from core.db import db
from desk.setup import prepare
from reference import queries as reference
from reference.rules import UnitLevel
from tests.postgres import make_run_folder, remove_run_folder, server_url

TODAY = date(2025, 6, 2)
RUNS = 3
LIMIT_SECONDS = 5.0
#: The figures of the overview, without its page.
OVERVIEW_SECONDS, OVERVIEW_STATEMENTS = 0.3, 12


class Size(NamedTuple):
    """How large a register is, and in how many seconds it must be judged (None: reported)."""

    organisations: int
    members: int
    limit: float | None


PROVINCE = Size(1_300, 20_000, LIMIT_SECONDS)
COUNTRY = Size(31_000, 600_000, None)


class CheckResult(NamedTuple):
    """One measurement of a whole check."""

    system: str
    size: Size
    seconds: float
    statements: int
    found: int
    #: Seconds and statements of the overview.
    counted: tuple[float, int]

    @property
    def holds(self) -> bool:
        """Tell whether neither took longer than it may."""
        seconds, statements = self.counted
        quick = self.seconds < LIMIT_SECONDS and seconds < OVERVIEW_SECONDS
        return (self.size.limit is None or quick) and statements <= OVERVIEW_STATEMENTS

    def __str__(self) -> str:
        limit = f"tối đa {self.size.limit:g} s" if self.size.limit else "chỉ báo cáo"
        verdict = "đạt" if self.holds else "QUÁ MỨC"
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        return (
            f"Xét {self.size.organisations} tổ chức, {self.size.members} thành viên, "
            f"{self.system}: {self.seconds:.2f} s ({limit}), {self.statements} câu lệnh, "
            f"{self.found} vấn đề; tổng quan {self.counted[0]:.3f} s "
            f"({f'tối đa {OVERVIEW_SECONDS:g} s' if self.size.limit else 'chỉ báo cáo'}), "
            f"{self.counted[1]} câu lệnh; bộ nhớ cao nhất {peak} MB  {verdict}"
        )


def results(sizes: tuple[Size, ...] = (PROVINCE,)) -> Iterator[CheckResult]:
    """Measure every size on SQLite and PostgreSQL, each on a database of its own."""
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="htx-bench-") as folder:
            yield _measured(application(folder, None), "SQLite", size)
        with postgres() as (folder, url):
            yield _measured(application(str(folder), url), "PostgreSQL", size)


def application(folder: str, url: str | None) -> Flask:
    """Return the program on an empty folder, or on a database of its own."""
    os.environ["TZ"] = "Asia/Ho_Chi_Minh"
    return create_app(environment(str(Path(folder) / "instance"), url))


@contextmanager
def postgres() -> Iterator[tuple[Path, str]]:
    """Give the folder and an empty database of a server that lives as long."""
    folder = make_run_folder()
    try:
        with psycopg.connect(server_url(folder, "postgres"), autocommit=True) as connection:
            connection.execute("CREATE DATABASE bench TEMPLATE template0")
        yield folder, server_url(folder, "bench")
    finally:
        remove_run_folder(folder)


def _measured(app: Flask, system: str, size: Size) -> CheckResult:
    """Fill a database and judge it some times; the best time counts."""
    prepare(app, False, lambda _line: None)
    with app.app_context():
        communes = reference.units_in_force(UnitLevel.COMMUNE, TODAY)
        fill(size.organisations, size.members, [commune.id for commune in communes])
        if system == "PostgreSQL":
            db.session.connection().exec_driver_sql("ANALYZE")
            db.session.commit()
        runs = RUNS if size.limit else 1
        seconds, statements, found = min(_timed(_check) for _ in range(runs))
        counted = min(_timed(_overview)[:2] for _ in range(runs))
        db.session.remove()
        db.engine.dispose()
    return CheckResult(system, size, seconds, statements, found, counted)


def _check() -> int:
    """Judge everything once; return how many findings there are."""
    return sum(1 for _ in findings.all_on(TODAY))


def _overview() -> int:
    """Count everything once."""
    return overview.shown(AskedOverview(TODAY), EVERYTHING).figures.whole.total


def _timed(work: Callable[[], int]) -> tuple[float, int, int]:
    """Do it once; return seconds, statements sent and its answer."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    begun = time.perf_counter()
    found = work()
    seconds = time.perf_counter() - begun
    event.remove(db.engine, "before_cursor_execute", note)
    db.session.rollback()
    return seconds, len(sent), found


def main() -> int:
    """Print one line for each measurement; end with 1 when one is over its limit."""
    sizes = (PROVINCE, COUNTRY) if "--large" in sys.argv[1:] else (PROVINCE,)
    kept = []
    for result in results(sizes):
        print(result, flush=True)
        kept.append(result.holds)
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
