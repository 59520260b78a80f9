"""Working days: weekends and the exceptions of the table that administrators amend."""

from datetime import date

from sqlalchemy import select

from core.db import db
from reference.models import WorkingDayException


def exceptions_between(first: date, last: date) -> list[WorkingDayException]:
    """Return the exceptions of a period, both ends included."""
    asked = select(WorkingDayException).where(WorkingDayException.day.between(first, last))
    return list(db.session.scalars(asked.order_by(WorkingDayException.day)))


def exceptions_of_year(year: int) -> list[WorkingDayException]:
    """Return the exceptions of a year."""
    return exceptions_between(date(year, 1, 1), date(year, 12, 31))


def exception_on(day: date) -> WorkingDayException | None:
    """Return the exception of a day."""
    return db.session.scalar(select(WorkingDayException).where(WorkingDayException.day == day))


def all_exceptions() -> list[WorkingDayException]:
    """Return every exception; the loader compares with it."""
    return list(db.session.scalars(select(WorkingDayException).order_by(WorkingDayException.day)))
