"""Working days: weekends and the exceptions of the table that administrators amend."""

from datetime import date

from sqlalchemy import select

from core.db import db
from law.deadlines import WorkingDays
from reference.models import WorkingDayException
from reference.rules import DayKind


def exceptions_between(first: date, last: date) -> list[WorkingDayException]:
    """Return the exceptions of a period, both ends included."""
    asked = select(WorkingDayException).where(WorkingDayException.day.between(first, last))
    return list(db.session.scalars(asked.order_by(WorkingDayException.day)))


def working_days(first: date, last: date) -> WorkingDays:
    """Return the working days of a period (ngày làm việc), as the table of exceptions has them.

    Take the period wide enough for the deadline sought; days outside it follow the weekday.
    """
    rows = exceptions_between(first, last)
    return WorkingDays(
        closed=frozenset(row.day for row in rows if row.kind is DayKind.OFF),
        opened=frozenset(row.day for row in rows if row.kind is DayKind.WORK),
    )


def exceptions_of_year(year: int) -> list[WorkingDayException]:
    """Return the exceptions of a year."""
    return exceptions_between(date(year, 1, 1), date(year, 12, 31))


def exception_on(day: date) -> WorkingDayException | None:
    """Return the exception of a day."""
    return db.session.scalar(select(WorkingDayException).where(WorkingDayException.day == day))


def all_exceptions() -> list[WorkingDayException]:
    """Return every exception; the loader compares with it."""
    return list(db.session.scalars(select(WorkingDayException).order_by(WorkingDayException.day)))
