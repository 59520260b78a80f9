"""Months are closed while others post, and closes are killed: nothing lost, nothing twice."""

import os
import random
import signal
import time
from datetime import date

import pytest
from sqlalchemy import func, select

from core.dates import add_months
from core.db import db
from fund.models import Journal, LoanContract, LoanEvent
from fund.queries import closing as queries
from fund.rules.books.contracts import JournalKind, MonthState
from fund.rules.books.months import month_end
from tests.factories.fund import the_fund
from tests.fund.closing.kit import close, month
from tests.fund.test_at_once import Begin, assert_clean, begin, go, lines, loans

__all__ = ["begin"]  # the fixture

pytestmark = pytest.mark.db


def test_two_processes_post_while_two_close_the_months_before(begin: Begin) -> None:
    loans(6)
    before = db.session.scalar(select(func.count(LoanEvent.id))) or 0
    posting = [begin("post", seed, 10) for seed in (1, 2)]
    # Both closers begin with January, each takes the other for dead: they go on by turns.
    working = [*posting, begin("close", 0, 2), begin("close", 0, 2)]
    for process in working:
        go(process)
    told = [line for process in posting for line in lines(process)]
    closed = [line for process in working[2:] for line in lines(process) if line[:4] != "step"]
    db.session.rollback()
    recorded = [line for line in told if not line.startswith("refused")]
    assert len(told) == 20
    assert (db.session.scalar(select(func.count(LoanEvent.id))) or 0) - before == len(recorded)
    assert len(closed) == 4
    for text in ("2025-01", "2025-02"):
        close(text, today=date(2025, 4, 1), token="rest", patient=False)
        row = queries.month_row(the_fund().id, month(text))
        assert row is not None
        assert row.state == MonthState.CLOSED
    assert_posted_once(date(2025, 2, 28))
    assert_clean()
    for contract in db.session.scalars(select(LoanContract)):
        assert contract.disbursed_vnd <= contract.principal_vnd


def assert_posted_once(until: date) -> None:
    """No loan has two journals of one month's end."""
    db.session.rollback()
    twice = db.session.execute(
        select(Journal.contract_id, Journal.on, func.count(Journal.id))
        .where(Journal.kind == JournalKind.MONTH_END.value, Journal.on <= until)
        .group_by(Journal.contract_id, Journal.on)
        .having(func.count(Journal.id) > 1)
    ).all()
    assert twice == []


def killed_while_closing(begin: Begin, times: int) -> None:
    """Kill a close of each month in turn at a random moment; the next run ends it."""
    loans(8)
    dice, cut = random.Random(times), 0
    for number in range(times):
        on = add_months(date(2025, 1, 1), number)
        process = begin("close", number, 1)
        go(process)
        # Its beginning, four portions of two loans, its end: somewhere in or after one of them.
        assert process.stdout is not None
        for _ in range(dice.randint(1, 5)):
            process.stdout.readline()
        time.sleep(dice.uniform(0.0, 0.02))
        os.killpg(process.pid, signal.SIGKILL)
        out, _ = process.communicate()
        db.session.rollback()
        row = queries.month_row(the_fund().id, on)
        cut += row is not None and row.state == MonthState.CLOSING
        db.session.rollback()
        # A portion that was committed stays; of the one that was not, nothing is there.
        done = close(f"{on:%Y-%m}", today=add_months(on, 3), token=f"job-{number}", patient=False)
        assert done.state == "close_done", (out, done)
        assert_clean()
        assert_posted_once(month_end(on))
    assert cut, "some were killed while at work"


def test_killed_while_closing_the_books_stay_whole(begin: Begin) -> None:
    killed_while_closing(begin, 5)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_killed_a_hundred_times_while_closing_the_books_stay_whole(begin: Begin) -> None:
    killed_while_closing(begin, 100)
