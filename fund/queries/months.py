"""Months of the books, locked while something is posted into them."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql, sqlite

from core.dates import add_months
from core.db import db
from fund.models import BookMonth
from fund.rules.books.contracts import MonthState
from fund.rules.books.months import month_of


def for_posting(fund_id: int, day: date) -> MonthState:
    """Return the state of a month; it stays so until this transaction ends.

    Postings share the lock, a close takes it alone: no posting slips into a month that is being
    closed. Take it before any lock on a contract.
    """
    return MonthState(_locked(fund_id, day, share=True).state)


def for_closing(fund_id: int, day: date) -> BookMonth:
    """Return a month, alone: every posting into it has ended, new ones wait."""
    return _locked(fund_id, day, share=False)


def _locked(fund_id: int, day: date, *, share: bool) -> BookMonth:
    asked = (
        select(BookMonth)
        .where(BookMonth.fund_id == fund_id, BookMonth.month == month_of(day))
        .execution_options(populate_existing=True)
    )
    # SQLite has one writer at a time and no FOR UPDATE; SQLAlchemy leaves it out there.
    found = db.session.scalar(asked.with_for_update(read=share))
    if found is None:
        _begin(fund_id, month_of(day))
        found = db.session.scalar(asked.with_for_update(read=share))
    if found is None:
        raise LookupError(f"month {fund_id}/{day}")
    return found


def _begin(fund_id: int, month: date) -> None:
    """Insert the month; when two do so at once, the second finds the first's."""
    dialect = sqlite if db.session.connection().dialect.name == "sqlite" else postgresql
    values = {"fund_id": fund_id, "month": month, "state": MonthState.OPEN.value}
    db.session.execute(
        dialect.insert(BookMonth)
        .values(values)
        .on_conflict_do_nothing(index_elements=["fund_id", "month"])
    )


def last_closed(fund_id: int) -> date | None:
    """Return the first day of the newest month that is closed; all before it are."""
    return db.session.scalar(
        select(func.max(BookMonth.month)).where(
            BookMonth.fund_id == fund_id, BookMonth.state == MonthState.CLOSED.value
        )
    )


def state_on(fund_id: int, day: date) -> MonthState:
    """Return the state of a day's month as it stands now, without holding it.

    Months close in order: before an open day nothing later is closed.
    """
    closed = last_closed(fund_id)
    if closed is not None and month_of(day) <= closed:
        return MonthState.CLOSED
    found = db.session.scalar(
        select(BookMonth.state).where(
            BookMonth.fund_id == fund_id, BookMonth.month == month_of(day)
        )
    )
    return MonthState(found) if found else MonthState.OPEN


def open_from(fund_id: int) -> date | None:
    """Return the first day of the months that are not closed; None while none is closed."""
    closed = last_closed(fund_id)
    return add_months(closed, 1) if closed else None
