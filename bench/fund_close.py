"""Closing a month on both databases: `python -m bench.fund_close [--large]`.

Asked: at least 1,500 loans a second on one core, over 5,000 loans of 24 instalments with a year of
history (a disbursement, twelve receipts, twelve month's ends each). Three months are closed one
after the other, and the best counts. With `--large` also 100,000
loans with 2.4 million instalments and a quarter of history, which is only reported, with memory.

The seconds are those of the processor, of this process and of the server's process that works for
it, as on one core. A core has slow moments: as in `bench.fund`, a bare loop in turns with the work
says how slow it is just now, and the seconds are divided by as much where it is slower than an idle
core of the machine on which this was written. All figures are printed.
"""

import gc
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from flask import Flask
from sqlalchemy import text

from app import create_app
from bench.fund import BARE_SECONDS, SCHEDULES, bare_schedules
from bench.fund_close_data import INSTALMENTS, fill
from bench.registry import postgres
from bench.settings import environment
from core.dates import add_months
from core.db import db
from desk.setup import prepare
from fund.services import closing
from tests.factories.fund import make_borrower, make_fund

CLOSING = date(2025, 5, 1)
TODAY = date(2025, 6, 2)
ASKED = 1_500
TICKS = os.sysconf("SC_CLK_TCK")


class Size(NamedTuple):
    """How many loans, with how many months behind them, and how many a second are asked."""

    loans: int
    months: int
    asked: int | None
    #: Months that are closed one after the other; the best counts.
    closed: int


PROVINCE = Size(5_000, 12, ASKED, 3)
COUNTRY = Size(100_000, 3, None, 1)


class CloseResult(NamedTuple):
    """One close of a month."""

    system: str
    size: Size
    seconds: float
    #: The best of the months closed one after the other.
    processor: float
    bare: float
    posted: int
    entries: int
    #: The most memory of this process while it closed.
    mib: int

    @property
    def counted(self) -> float:
        """Return the processor's seconds as on an idle core of the first machine."""
        return self.processor / max(self.bare / BARE_SECONDS, 1)

    @property
    def holds(self) -> bool:
        """Tell whether as many loans a second were closed as was asked."""
        return self.size.asked is None or self.size.loans / self.counted >= self.size.asked

    def __str__(self) -> str:
        size = self.size
        asked = f"tối thiểu {size.asked}/s" if size.asked else "chỉ báo cáo"
        return (
            f"Khóa sổ {size.loans} khoản vay ({size.loans * INSTALMENTS} kỳ, {self.entries} dòng bút "
            f"toán), {self.system}: {size.loans / self.counted:.0f} khoản/s quy về lõi rảnh ({asked}); "
            f"đo {self.seconds:.2f} s, bộ xử lý {self.processor:.2f} s, vòng lặp trần {self.bare:.2f} s; "
            f"{self.posted} bút toán, bộ nhớ cao nhất {self.mib} MiB  {'đạt' if self.holds else 'QUÁ MỨC'}"
        )


def results(*sizes: Size) -> Iterator[CloseResult]:
    """Close one month on each system for each size, each on a fresh database."""
    for size in sizes or (PROVINCE,):
        with tempfile.TemporaryDirectory(prefix="htx-bench-") as folder:
            yield _measured("SQLite", create_app(environment(folder)), size)
        with postgres() as (path, url):
            yield _measured("PostgreSQL", create_app(environment(str(path / "app"), url)), size)


def _measured(system: str, app: Flask, size: Size) -> CloseResult:
    prepare(app, False, lambda _line: None)
    with app.app_context():
        fund_id = make_fund().id
        make_borrower()
        db.session.commit()
        entries = fill(size.loans, add_months(CLOSING, 1 - size.closed), size.months)
        if system == "PostgreSQL":
            with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as one:
                one.execute(text("ANALYZE"))
        _forget_peak()
        times = [_closed(system, fund_id, back, size) for back in range(size.closed - 1, -1, -1)]
        mib = _peak_mib()
        db.session.remove()
        db.engine.dispose()
    processor, seconds, _, posted = min(times)
    # The quickest bare loop: a slow moment of it alone must not excuse the work.
    bare = min(one[2] for one in times)
    return CloseResult(system, size, seconds, processor, bare, posted, entries, mib)


def _forget_peak() -> None:
    """Begin to measure the most memory anew: filling takes more than closing."""
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5")


def _peak_mib() -> int:
    """Return the most memory of this process since then."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) // 1024


def _closed(system: str, fund_id: int, back: int, size: Size) -> tuple[float, float, float, int]:
    """Close a month; return the seconds of the processor, of the clock, of the bare loop."""
    month = add_months(CLOSING, -back)
    task = closing.Task(fund_id, month, 1, f"bench-{back}", TODAY)
    bare = _bare()
    gc.collect()
    begun, spent = time.perf_counter(), _processor(system)
    driven = closing.drive(task, _commit)
    seconds, processor = time.perf_counter() - begun, _processor(system) - spent
    assert driven.done == size.loans, driven
    assert not driven.failed, driven
    return processor, seconds, min(bare, _bare()), driven.posted


def _commit(_done: int, _total: int) -> bool:
    db.session.commit()
    return True


def _bare() -> float:
    """Return the processor's seconds of the bare loop for 10,000 schedules."""
    begun = time.process_time()
    bare_schedules(SCHEDULES // 10)
    return (time.process_time() - begun) * 10


def _processor(system: str) -> float:
    """Return the processor's seconds so far, of this process and of the server's for it."""
    spent = time.process_time()
    if system == "PostgreSQL":
        server = db.session.scalar(text("SELECT pg_backend_pid()"))
        db.session.rollback()
        fields = Path(f"/proc/{server}/stat").read_text().rpartition(") ")[2].split()
        spent += (int(fields[11]) + int(fields[12])) / TICKS
    return spent


def main() -> int:
    """Print one line for each system and size; end with 1 when one is too slow."""
    sizes = [PROVINCE, COUNTRY] if "--large" in sys.argv[1:] else [PROVINCE]
    kept = []
    for result in results(*sizes):
        print(result, flush=True)
        kept.append(result.holds)
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
