"""Days as parts of a year (cách đếm ngày tính lãi): whole numbers over one denominator.

The first day is not counted and the last one is (điểm a khoản 2 Điều 4 Thông tư 14/2017/TT-NHNN),
so that the days from `since` to `until` are `until - since`. Every count is additive: a period
may be cut anywhere and its parts sum to the whole.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from fund.rules.terms import DayCount

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Plain:
    """A count that needs the two days alone."""

    denominator: int
    units: Callable[[date, date], int]


def _actual(since: date, until: date) -> int:
    return until.toordinal() - since.toordinal()


def _thirty(since: date, until: date) -> int:
    """Count months of 30 days (30E/360): the 31st counts as the 30th."""
    months = (until.year - since.year) * 12 + until.month - since.month
    return months * 30 + min(until.day, 30) - min(since.day, 30)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _by_year(since: date, until: date) -> int:
    """Count each day over the length of its own year, split at 1 January.

    The first day is not counted: 1 January is the first day that counts for the new year.
    """
    total = 0
    while since < until:
        year = (since + _ONE_DAY).year
        end = min(until, date(year, 12, 31))
        # 1/365 and 1/366 of a year over the common denominator 365 x 366.
        total += _actual(since, end) * (365 if _is_leap(year) else 366)
        since = end
    return total


_PLAIN = {
    DayCount.ACT_365: Plain(365, _actual),
    DayCount.ACT_ACT: Plain(365 * 366, _by_year),
    DayCount.ACT_360: Plain(360, _actual),
    DayCount.THIRTY_360: Plain(360, _thirty),
}
#: Interest on unpaid interest: real days of a year of 365, whatever the loan's own count is, so
#: that its yearly cap holds (khoản 1 Điều 4 Thông tư 14/2017/TT-NHNN). Overdue interest of flat
#: loans counts alike.
LATE = _PLAIN[DayCount.ACT_365]


def plain_counter(kind: DayCount) -> Plain:
    """Return a count that is not flat; overdue interest of flat loans runs by real days."""
    return _PLAIN.get(kind, LATE)


class Piece(NamedTuple):
    """Days of one period of flat interest: `months`/12 x `days`/`of` of a year.

    Past the last period it is days of a year: 12/12 x `days`/365.
    """

    period: int
    months: int
    days: int
    of: int

    @property
    def share(self) -> Fraction:
        """Return the part of a year."""
        return Fraction(self.months * self.days, 12 * self.of)


class FlatCounter:
    """Whole months of the interest rhythm (lãi phẳng), real days over 365 after the last one."""

    denominator = 1

    def __init__(self, start: date, dates: Sequence[date], months: Sequence[int]) -> None:
        self._edges = (start, *dates)
        self._months = tuple(months)
        #: Last day of the flat interest; later days count on the unpaid balance.
        self.end = self._edges[-1]

    def units(self, since: date, until: date) -> Fraction:
        """Return the part of a year; a part of a period counts by its days."""
        return sum((piece.share for piece in self.pieces(since, until)), Fraction(0))

    def pieces(self, since: date, until: date) -> tuple[Piece, ...]:
        """Return the parts of periods that the days take, in order."""
        found = []
        while since < until:
            index = bisect_right(self._edges, since) - 1
            if index >= len(self._months):
                found.append(Piece(index, 12, _actual(since, until), LATE.denominator))
                break
            begin, end = self._edges[index], self._edges[index + 1]
            stop = min(end, until)
            found.append(
                Piece(index, self._months[index], _actual(since, stop), _actual(begin, end))
            )
            since = stop
        return tuple(found)


def round_half_up(numerator: int | Fraction, denominator: int, unit: int = 1) -> int:
    """Return a quotient rounded half up to a multiple of `unit` đồng (làm tròn)."""
    whole = denominator * unit
    return int((2 * numerator + whole) // (2 * whole)) * unit
