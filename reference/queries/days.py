"""Working days: weekends and the exceptions of the table that administrators amend."""

from datetime import date
from typing import Any

from sqlalchemy import event, select
from sqlalchemy.orm import object_session

from core.db import db
from law.deadlines import WorkingDays
from reference.models import WorkingDayException
from reference.rules import DayKind

DAYS = "working_days"


def exceptions_between(first: date, last: date) -> list[WorkingDayException]:
    """Return the exceptions of a period, both ends included."""
    asked = select(WorkingDayException).where(WorkingDayException.day.between(first, last))
    return list(db.session.scalars(asked.order_by(WorkingDayException.day)))


def working_days() -> WorkingDays:
    """Return the working days (ngày làm việc), as the table of exceptions has them.

    Other days follow the weekday. A transaction reads the table once, and again after changing it:
    a page counts many deadlines.
    """
    session = db.session()
    key = session.get_transaction()
    known: dict[object, WorkingDays] = session.info.setdefault(DAYS, {})
    if key is None or key not in known:
        rows = all_exceptions()  # begins a transaction where there was none
        known.clear()
        known[session.get_transaction()] = WorkingDays(
            closed=frozenset(row.day for row in rows if row.kind is DayKind.OFF),
            opened=frozenset(row.day for row in rows if row.kind is DayKind.WORK),
        )
    return next(iter(known.values()))


@event.listens_for(WorkingDayException, "after_insert")
@event.listens_for(WorkingDayException, "after_update")
@event.listens_for(WorkingDayException, "after_delete")
def _forget(_mapper: object, _connection: object, row: Any) -> None:
    session = object_session(row)
    if session is not None:
        session.info.pop(DAYS, None)


def exceptions_of_year(year: int) -> list[WorkingDayException]:
    """Return the exceptions of a year."""
    return exceptions_between(date(year, 1, 1), date(year, 12, 31))


def exception_on(day: date) -> WorkingDayException | None:
    """Return the exception of a day."""
    return db.session.scalar(select(WorkingDayException).where(WorkingDayException.day == day))


def all_exceptions() -> list[WorkingDayException]:
    """Return every exception; the loader compares with it."""
    return list(db.session.scalars(select(WorkingDayException).order_by(WorkingDayException.day)))
