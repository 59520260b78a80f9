"""A province's list taken in on SQLite: `python -m bench.imports`.

Beside a baseline of the same run: the same file read with calamine in one piece, and the very rows
that the import left behind, log included, put into the same empty tables with SQLAlchemy Core's
executemany. Each runs in a process of its own, in turns; the best of each counts.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import psutil
from flask import Flask
from python_calamine import CalamineWorkbook
from sqlalchemy import Table, func, insert, select

from app import create_app
from audit.models import Entry
from bench.import_book import COOPERATIVES, MEMBERS, make_book
from bench.settings import environment
from coop_registry import models as m
from coop_registry.cli import import_ as command
from coop_registry.services.imports.writing import ORDER
from core.db import begin_write, db
from core.keys import new_data_key
from desk.setup import prepare
from reference import queries as reference
from reference.rules import UnitLevel

LIST_DAY = date(2024, 12, 31)
RUNS = 2
#: Times longer than the baseline, MiB of all processes together, seconds of the transaction.
MOST_RATIO, MOST_MIB, MOST_BURST = 3.0, 600, 3.0
TABLES: tuple[Table, ...] = tuple(
    model.__table__  # type: ignore[misc] # every model has a table
    for model in (m.Import, m.ImportTable, m.ImportRow, *ORDER, Entry)
)
_WATCH_SECONDS = 0.05
_MIB = 1024 * 1024


class ImportResult(NamedTuple):
    """One measurement of a whole import beside its baseline."""

    seconds: float
    baseline: float
    burst: float
    mib: int
    rows: int

    @property
    def holds(self) -> bool:
        """Tell whether time, memory and burst are within their limits."""
        ratio = self.seconds / self.baseline
        return ratio <= MOST_RATIO and self.mib < MOST_MIB and self.burst < MOST_BURST

    def __str__(self) -> str:
        return (
            f"Nhập {COOPERATIVES} hợp tác xã, {MEMBERS} thành viên, SQLite: {self.seconds:.1f} s, "
            f"{self.rows} dòng ghi, × {self.seconds / self.baseline:.1f} của {self.baseline:.1f} s "
            f"(tối đa {MOST_RATIO:g}), bộ nhớ mọi tiến trình {self.mib} MiB (dưới {MOST_MIB}), "
            f"giao dịch ghi {self.burst:.2f} s (dưới {MOST_BURST:g})  "
            f"{'đạt' if self.holds else 'QUÁ MỨC'}"
        )


def result() -> ImportResult:
    """Measure the import and its baseline in turns."""
    with tempfile.TemporaryDirectory(prefix="htx-bench-") as name:
        folder = Path(name)
        values = {**os.environ, "DATA_KEY": new_data_key()}
        _run("make", folder, values)
        ours, base = [], []
        for _ in range(RUNS):
            ours.append(_run("import", folder, values))
            base.append(_run("baseline", folder, values))
    return ImportResult(
        seconds=min(one["seconds"] for one in ours),
        baseline=min(one["seconds"] for one in base),
        burst=min(one["burst"] for one in ours),
        mib=max(one["mib"] for one in ours),
        rows=base[0]["rows"],
    )


def _run(part: str, folder: Path, values: dict[str, str]) -> dict[str, Any]:
    """Run one part in a process of its own; return what it says, and its memory at the highest."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.imports", part, str(folder)],
        env=values,
        stdout=subprocess.PIPE,
        text=True,
    )
    peak = 0
    while process.poll() is None:
        peak = max(peak, _memory(process.pid))
        time.sleep(_WATCH_SECONDS)
    assert process.stdout is not None  # asked for above
    words = process.stdout.read()
    if process.returncode != 0:
        raise RuntimeError(f"{part}: {words}")
    return {**json.loads(words), "mib": peak // _MIB}


def _memory(pid: int) -> int:
    """Return the resident bytes of a process and all its children."""
    try:
        process = psutil.Process(pid)
        family = [process, *process.children(recursive=True)]
        return sum(one.memory_info().rss for one in family)
    except psutil.NoSuchProcess:
        return 0


def _application(instance: Path) -> Flask:
    os.environ["TZ"] = "Asia/Ho_Chi_Minh"
    return create_app(environment(str(instance)) | {"DATA_KEY": os.environ["DATA_KEY"]})


def _fresh(folder: Path, name: str) -> Flask:
    """Return the application on a copy of the empty register."""
    shutil.rmtree(folder / name, ignore_errors=True)
    shutil.copytree(folder / "empty", folder / name)
    return _application(folder / name)


def _make(folder: Path) -> dict[str, Any]:
    """Make the empty register and the workbook."""
    app = _application(folder / "empty")
    prepare(app, False, lambda _line: None)
    with app.app_context():
        districts = {
            unit.id: unit.name for unit in reference.units_in_force(UnitLevel.DISTRICT, LIST_DAY)
        }
        communes = [
            (unit.name, districts[unit.parent_id])
            for unit in reference.units_in_force(UnitLevel.COMMUNE, LIST_DAY)
            if unit.parent_id in districts
        ]
        db.session.remove()
        db.engine.dispose()
    make_book(folder / "danh-sach.xlsx", communes)
    return {}


def _import(folder: Path) -> dict[str, Any]:
    """Take the list in by the command; a row that is not written is an error."""
    app = _fresh(folder, "import")
    bursts: list[float] = []
    write = command._burst

    def timed(*asked: Any) -> None:
        begun = time.perf_counter()
        write(*asked)
        bursts.append(time.perf_counter() - begun)

    command._burst = timed
    begun = time.perf_counter()
    done = app.test_cli_runner().invoke(
        args=["registry", "import", str(folder / "danh-sach.xlsx"), "--json"]
    )
    seconds = time.perf_counter() - begun
    report = json.loads(done.output)
    if (report["created"], report["members"]["created"]) != (COOPERATIVES, MEMBERS):
        raise SystemExit(done.output[:2000])
    return {"seconds": seconds, "burst": max(bursts)}


def _baseline(folder: Path) -> dict[str, Any]:
    """Read the file and write the rows of the last import into an empty register."""
    with _application(folder / "import").app_context():
        left = {table.name: _rows(table) for table in TABLES}
        db.session.remove()
        db.engine.dispose()
    app = _fresh(folder, "baseline")
    with app.app_context():
        own = db.session.scalar(select(func.max(Entry.id))) or 0
        left[Entry.__tablename__] = [row for row in left[Entry.__tablename__] if row["id"] > own]
        db.session.rollback()
        begun = time.perf_counter()
        cells = _read(folder / "danh-sach.xlsx")
        begin_write()
        connection = db.session.connection()
        for table in TABLES:
            if left[table.name]:
                connection.execute(insert(table), left[table.name])
        db.session.commit()
        seconds = time.perf_counter() - begun
    assert cells > COOPERATIVES + MEMBERS
    return {"seconds": seconds, "rows": sum(map(len, left.values()))}


def _rows(table: Table) -> list[dict[str, Any]]:
    return [dict(row) for row in db.session.execute(select(table)).mappings()]


def _read(path: Path) -> int:
    """Read every sheet; return how many rows there are."""
    book = CalamineWorkbook.from_path(str(path))
    return sum(len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)


def main() -> int:
    """Print one line; end with 1 when a limit is passed."""
    parts = {"make": _make, "import": _import, "baseline": _baseline}
    if len(sys.argv) > 2:
        print(json.dumps(parts[sys.argv[1]](Path(sys.argv[2]))))
        return 0
    found = result()
    print(found)
    return 0 if found.holds else 1


if __name__ == "__main__":
    sys.exit(main())
