"""Facts through time, ready to be asked as of a day: periods, declared figures, sums of lines."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from core.dates import format_date

Value = TypeVar("Value")


class Period(NamedTuple, Generic[Value]):
    """A value that holds from `start_on` until before `end_on` (or further on)."""

    start_on: date
    end_on: date | None
    value: Value


class Timeline(Generic[Value]):
    """Periods of one matter (nội dung ghi nhận), oldest first."""

    __slots__ = ("periods",)

    def __init__(self, periods: Iterable[Period[Value]] = ()) -> None:
        self.periods = tuple(sorted(periods, key=lambda period: period.start_on))

    def on(self, day: date) -> Value | None:
        """Return the value of a day, None when nothing is known."""
        period = self.period_on(day)
        return None if period is None else period.value

    def period_on(self, day: date) -> Period[Value] | None:
        """Return the period a day lies in, None when nothing is known of the day."""
        for period in reversed(self.periods):
            if period.start_on <= day:
                return period if period.end_on is None or day < period.end_on else None
        return None

    def days(self) -> set[date]:
        """Return the days on which the value changed."""
        ends = {period.end_on for period in self.periods if period.end_on}
        return {period.start_on for period in self.periods} | ends


@dataclass(frozen=True)
class Figure:
    """A declared number with the day it speaks of and its source (số liệu khai báo)."""

    value: int
    on: date
    source: str

    @property
    def told(self) -> str:
        """Return "ngày 31/12/2023, Báo cáo năm": day and source, where one is known."""
        day = f"ngày {format_date(self.on)}"
        return f"{day}, {self.source}" if self.source else day


def latest(figures: tuple[Figure, ...], on: date) -> Figure | None:
    """Return the newest figure that speaks of the day or earlier; figures are oldest first."""
    for figure in reversed(figures):
        if figure.on <= on:
            return figure
    return None


class Holding(NamedTuple):
    """What is pledged and paid (vốn cam kết góp, vốn đã góp)."""

    pledged_vnd: int = 0
    paid_vnd: int = 0


class Ledger:
    """The lines of one member, or of all, added up day by day (sổ vốn góp)."""

    __slots__ = ("_sums", "days")

    def __init__(self, lines: Iterable[tuple[date, int, int]] = ()) -> None:
        """Take (day, pledged, paid) lines in any order."""
        self.days: list[date] = []
        self._sums: list[Holding] = []
        pledged = paid = 0
        for day, more_pledged, more_paid in sorted(lines, key=lambda line: line[0]):
            pledged, paid = pledged + more_pledged, paid + more_paid
            if self.days and self.days[-1] == day:
                self._sums[-1] = Holding(pledged, paid)
            else:
                self.days.append(day)
                self._sums.append(Holding(pledged, paid))

    def on(self, day: date) -> Holding:
        """Return the sums of all lines up to and on a day."""
        index = bisect_right(self.days, day)
        return self._sums[index - 1] if index else _NOTHING

    @property
    def was_ever_overpaid(self) -> bool:
        """Tell whether on any day more was paid than pledged."""
        return any(held.paid_vnd > held.pledged_vnd for held in self._sums)

    def moves(self) -> Iterator[tuple[date, Holding]]:
        """Give what each day moved; a line and its reversal of the same day move nothing."""
        before = _NOTHING
        for day, held in zip(self.days, self._sums, strict=True):
            yield (
                day,
                Holding(held.pledged_vnd - before.pledged_vnd, held.paid_vnd - before.paid_vnd),
            )
            before = held


_NOTHING = Holding()
NO_LINES = Ledger()
