"""Twenty people post repayments at once: `python -m bench.fund_repay`, on both databases.

Asked: one repayment posted in under 40 ms for 95 of 100, with 20 clients. The clients are threads
with connections of their own in two processes, as the server has two workers. Each posts one
repayment a second, on loans of its own with a year of history: nobody checks a receipt faster. What
is timed is the use case with its commit, waiting for locks included. Afterwards the same clients
post without any pause, which is only reported: it says how many repayments a second there can be.

The milliseconds are those of the clock. As in `bench.fund`, a bare loop before and after the work,
when the clients rest, says how slow the machine is just now; where the quicker of the two takes
longer than on an idle core of the first machine, the milliseconds are divided by as much. Both
figures are printed.
"""

import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date
from functools import cache
from pathlib import Path
from statistics import median
from typing import NamedTuple

from flask import Flask
from sqlalchemy import text

from app import create_app
from bench.fund import BARE_SECONDS, SCHEDULES, bare_schedules
from bench.fund_close_data import fill
from bench.registry import postgres
from bench.settings import environment
from core.db import db, retrying
from desk.setup import prepare
from fund.services.recording import record
from tests.factories.fund import event_entry, make_borrower, make_fund

TODAY = date(2025, 6, 2)
CLIENTS, WORKERS = 20, 2
#: Repayments of each client: one a second, then without a pause.
PACED, HURRIED = 15, 10
LIMIT_MS = 40.0
AMOUNT = 1_000_000


class RepayResult(NamedTuple):
    """Repayments of all clients on one system, in milliseconds."""

    system: str
    median: float
    p95: float
    #: Seconds of the clock of the bare loop for 10,000 schedules.
    bare: float
    hurried_p95: float
    #: Repayments a second of clients that make no pause.
    rate: float
    #: Of the processor for one repayment, in the middle; the server's process not counted.
    processor: float

    @property
    def counted(self) -> float:
        """Return the milliseconds as on an idle core of the first machine."""
        return self.p95 / max(self.bare / BARE_SECONDS, 1)

    @property
    def holds(self) -> bool:
        """Tell whether a repayment took no longer than it may."""
        return self.counted < LIMIT_MS

    def __str__(self) -> str:
        return (
            f"Ghi thu nợ, {CLIENTS} người cùng lúc, {self.system}: p95 quy về lõi rảnh "
            f"{self.counted:.0f} ms (dưới {LIMIT_MS:g}); đo p95 {self.p95:.0f} ms, giữa "
            f"{self.median:.0f} ms, bộ xử lý {self.processor:.1f} ms, vòng lặp trần {self.bare:.2f} s; không nghỉ: {self.rate:.0f} lần/s, "
            f"p95 {self.hurried_p95:.0f} ms  {'đạt' if self.holds else 'QUÁ MỨC'}"
        )


class Share(NamedTuple):
    """What one process does: the environment, the loans of each client, seconds between two."""

    values: dict[str, str]
    loans: tuple[tuple[int, ...], ...]
    pause: float
    #: Place of its first client among all, by which their seconds are spread.
    first: int
    #: Moment at which all begin.
    begin_at: float


def results() -> Iterator[RepayResult]:
    """Measure on both systems, each on a fresh database."""
    with tempfile.TemporaryDirectory(prefix="htx-bench-") as folder:
        yield _measured("SQLite", environment(str(Path(folder) / "instance")))
    with postgres() as (path, url):
        yield _measured("PostgreSQL", environment(str(path / "instance"), url))


def _measured(system: str, values: dict[str, str]) -> RepayResult:
    os.environ["TZ"] = "Asia/Ho_Chi_Minh"
    app = create_app(values)
    loans = _filled(app, CLIENTS * (PACED + HURRIED))
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(WORKERS, mp_context=context) as workers:
        # Both processes read their programs before anybody posts.
        list(workers.map(_started, [values] * WORKERS))
        before = _bare()
        paced, _, processor = _asked(workers, values, loans[: CLIENTS * PACED], 1.0)
        bare = min(before, _bare())
        hurried, seconds, _ = _asked(workers, values, loans[CLIENTS * PACED :], 0.0)
    return RepayResult(
        system,
        paced[len(paced) // 2],
        _p95(paced),
        bare,
        _p95(hurried),
        len(hurried) / seconds,
        processor,
    )


def _filled(app: Flask, count: int) -> Sequence[int]:
    prepare(app, False, lambda _line: None)
    with app.app_context():
        make_fund()
        make_borrower()
        db.session.commit()
        fill(count, date(2025, 5, 1), 12)
        if db.engine.dialect.name == "postgresql":
            with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as one:
                one.execute(text("ANALYZE"))
        found = db.session.scalars(text("SELECT id FROM fund_contract ORDER BY id")).all()
        db.session.remove()
        db.engine.dispose()
    return found


def _asked(
    workers: ProcessPoolExecutor, values: dict[str, str], loans: Sequence[int], pause: float
) -> tuple[list[float], float, float]:
    """Let all clients post; return the milliseconds of each, rising, all seconds, the processor's."""
    each = CLIENTS // WORKERS
    begin_at = time.time() + 1
    shares = [
        Share(
            values,
            tuple(tuple(loans[first + place :: CLIENTS]) for place in range(each)),
            pause,
            first,
            begin_at,
        )
        for first in range(0, CLIENTS, each)
    ]
    told = [one for found in workers.map(_worked, shares) for one in found]
    begun, ended = min(one[0] for one in told), max(one[1] for one in told)
    times = sorted((one[1] - one[0]) * 1000 for one in told)
    return times, ended - begun, median(one[2] for one in told) * 1000


@cache
def _application(values: tuple[tuple[str, str], ...]) -> Flask:
    """Return the program of this process, made once."""
    return create_app(dict(values))


def _started(values: dict[str, str]) -> None:
    """Make the program ready, and be busy until the other process took the same work."""
    _application(tuple(values.items()))
    time.sleep(2)


def _worked(share: Share) -> list[tuple[float, float, float]]:
    """Run the clients of one process; return of each repayment begin, end and processor's seconds."""
    app = _application(tuple(share.values.items()))
    with ThreadPoolExecutor(len(share.loans)) as clients:
        running = [clients.submit(_client, app, share, place) for place in range(len(share.loans))]
        return [one for client in running for one in client.result()]


def _client(app: Flask, share: Share, place: int) -> list[tuple[float, float, float]]:
    """Post a repayment on each loan; the first one is not timed, it opens the connection."""
    told = []
    at = share.begin_at + share.pause * (share.first + place) / CLIENTS
    for loan in share.loans[place]:
        time.sleep(max(at - time.time(), 0))
        begun, spent = time.time(), time.thread_time()
        with app.app_context():
            retrying(lambda loan=loan: _repaid(loan))  # type: ignore[misc] # bound at once
        told.append((begun, time.time(), time.thread_time() - spent))
        at += share.pause
    return told[1:]


def _repaid(loan: int) -> None:
    entry = event_entry("repay", TODAY, amount=AMOUNT, key=f"bench-{loan}")
    record(loan, entry, actor_id=1, on=TODAY)
    db.session.commit()


def _p95(times: Sequence[float]) -> float:
    return times[int(len(times) * 0.95)]


def _bare() -> float:
    """Return the seconds of the clock of the bare loop for 10,000 schedules."""
    begun = time.perf_counter()
    bare_schedules(SCHEDULES // 10)
    return (time.perf_counter() - begun) * 10


def main() -> int:
    """Print one line for each system; end with 1 when one is too slow."""
    kept = []
    for result in results():
        print(result, flush=True)
        kept.append(result.holds)
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
