"""The days and figures of the monthly report (báo cáo tháng): a day, and the two it is set beside."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from coop_registry.rules.kinds import Kind
from coop_registry.rules.overview import Movement, Tally
from core.dates import add_months


@dataclass(frozen=True)
class MonthFigures:
    """What is reported of one day."""

    on: date
    tallies: Mapping[Kind, Tally]
    movements: Mapping[Kind, Movement]
    #: By rule and kind, zero for what is not there; None on a day that nothing judges.
    findings: Counter[tuple[str, Kind]] | None
    is_demo: bool = False


@dataclass(frozen=True)
class Change:
    """One figure of the day beside its figure of the month and of the year before."""

    now: int
    month_ago: int | None
    year_ago: int | None

    @property
    def since_month(self) -> int | None:
        """Return the change against the end of the month before (so với tháng trước)."""
        return None if self.month_ago is None else self.now - self.month_ago

    @property
    def since_year(self) -> int | None:
        """Return the change against the same day a year before (so với cùng kỳ)."""
        return None if self.year_ago is None else self.now - self.year_ago


def compared_days(on: date) -> tuple[date, date]:
    """Return the last day of the month before and the same day a year before.

    The end of a month is set beside the end of that month: 28/02/2025 beside 29/02/2024.
    """
    month_before = on.replace(day=1) - timedelta(days=1)
    if is_month_end(on):
        return month_before, month_end(on.replace(day=1, year=on.year - 1))
    return month_before, add_months(on, -12)


def month_end(day: date) -> date:
    """Return the last day of the month of a day."""
    return add_months(day.replace(day=1), 1) - timedelta(days=1)


def is_month_end(day: date) -> bool:
    """Tell whether a day is the last of its month."""
    return month_end(day) == day


def last_month_end(today: date) -> date:
    """Return the newest month's end that is over by the day, the day itself included."""
    return today if is_month_end(today) else today.replace(day=1) - timedelta(days=1)
