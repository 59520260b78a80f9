"""A month of last days (lịch thời hạn): which day asks for what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from coop_registry.rules.filings.kinds import Who
from core.dates import add_months
from law.deadlines import WorkingDays

#: Lines shown in one cell of the month; the list below has them all.
SHOWN = 3


@dataclass(frozen=True)
class Term:
    """One last day (ngày cuối cùng): of which filing or organisation, by which article or paper."""

    on: date
    title: str
    name: str
    source: str
    who: Who | None = None
    filing_id: int | None = None
    organisation_id: int | None = None
    assignee_id: int | None = None


@dataclass(frozen=True)
class MonthDay:
    """One day of the month and what ends on it."""

    on: date
    is_working: bool
    terms: tuple[Term, ...]

    @property
    def shown(self) -> tuple[Term, ...]:
        """Return the terms that the cell has room for."""
        return self.terms[:SHOWN]

    @property
    def more(self) -> int:
        """Return how many terms are left to the list."""
        return len(self.terms) - len(self.shown)


@dataclass(frozen=True)
class Month:
    """A calendar month (tháng): from its first day to the first of the next."""

    start_on: date

    @property
    def end_on(self) -> date:
        """Return the first day that is not in it any more."""
        return add_months(self.start_on, 1)

    @property
    def before(self) -> date:
        """Return the first day of the month before."""
        return add_months(self.start_on, -1)

    @property
    def column(self) -> int:
        """Return in which column, Monday being 1, the month begins."""
        return self.start_on.isoweekday()

    def holds(self, day: date) -> bool:
        """Tell whether a day lies in the month."""
        return self.start_on <= day < self.end_on

    def days(self, terms: Iterable[Term], calendar: WorkingDays) -> list[MonthDay]:
        """Return every day of the month with what ends on it."""
        by_day: dict[date, list[Term]] = {}
        for term in terms:
            by_day.setdefault(term.on, []).append(term)
        length = (self.end_on - self.start_on).days
        every = [self.start_on + timedelta(days=place) for place in range(length)]
        return [
            MonthDay(day, calendar.is_working_day(day), tuple(by_day.get(day, ()))) for day in every
        ]


def month_of(word: str, today: date) -> Month:
    """Return the month written “2025-06”; that of today when it cannot be read."""
    year, _, month = word.partition("-")
    try:
        return Month(date(int(year), int(month), 1))
    except ValueError:
        return Month(today.replace(day=1))
