"""The calculation sheet (bảng tính lãi): lines a clerk can check with a pocket calculator.

Each line is one stretch of days with one base and one rate: base x rate x days / days of the
year. Lines are exact; what is owed is the sum, rounded once when it falls due.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from fund.rules.book import Segment
from fund.rules.daycount import round_half_up
from fund.rules.replay import Loan, replay
from fund.rules.schedule import PLAIN_WEEK
from law.deadlines import WorkingDays

_ONE_DAY = timedelta(days=1)


class SheetKind(StrEnum):
    """What a line computes (loại lãi)."""

    INTEREST = "interest"
    OVERDUE_INTEREST = "overdue_interest"
    LATE_INTEREST = "late_interest"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of the sheet (dòng của bảng tính lãi)."""

    kind: SheetKind
    #: First and last day that count.
    first_day: date
    last_day: date
    days: int
    base: int
    annual_rate: Decimal
    #: Exact interest in đồng, and the running sum of its kind.
    amount: Fraction
    running: Fraction


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """Lines that are added before they are rounded (cộng rồi mới làm tròn).

    In-term interest has a group for each date on which it falls due; overdue and late interest
    have one group each, from the first day on.
    """

    kind: SheetKind
    #: Day on which the interest fell due; None while it runs, and for penalties.
    due_on: date | None
    lines: tuple[SheetLine, ...]
    exact: Fraction
    rounded: int


def grouped_sheet(loan: Loan, days: WorkingDays = PLAIN_WEEK) -> tuple[SheetGroup, ...]:
    """Return the lines until the loan's day, by what is rounded together (bảng tính lãi)."""
    book = replay(loan, days, trace=True).book
    segments, unit = book.trace or [], loan.terms.rounding
    own = [one for one in segments if one.kind == SheetKind.INTEREST]
    found, begin = [], date.min
    for end in [*book.rounded_on, date.max]:
        part = [one for one in own if begin < one.until <= end]
        due_on = None if end == date.max else end
        found.append(_group(SheetKind.INTEREST, due_on, part, unit))
        begin = end
    for kind in (SheetKind.OVERDUE_INTEREST, SheetKind.LATE_INTEREST):
        found.append(_group(kind, None, [one for one in segments if one.kind == kind], unit))
    return tuple(group for group in found if group.lines)


def _group(kind: SheetKind, due_on: date | None, segments: list[Segment], unit: int) -> SheetGroup:
    lines = tuple(_summed(_joined(segments)))
    exact = sum((line.amount for line in lines), Fraction(0))
    return SheetGroup(kind, due_on, lines, exact, round_half_up(exact, 1, unit))


def calculation_sheet(loan: Loan, days: WorkingDays = PLAIN_WEEK) -> tuple[SheetLine, ...]:
    """Return the lines until the loan's day, stretches of equal days joined (theo đoạn)."""
    return tuple(_summed(_joined(_segments(loan, days))))


def daily_sheet(loan: Loan, days: WorkingDays = PLAIN_WEEK) -> tuple[SheetLine, ...]:
    """Return the lines day by day (từng ngày)."""
    return tuple(_summed(_daily(_segments(loan, days))))


def running_days(loan: Loan, days: WorkingDays = PLAIN_WEEK) -> tuple[SheetLine, ...]:
    """Return the lines of each day since interest last fell due (các ngày của kỳ đang chạy)."""
    book = replay(loan, days, trace=True).book
    begin = book.rounded_on[-1] if book.rounded_on else date.min
    return tuple(line for line in _summed(_daily(book.trace or [])) if line.first_day > begin)


def _segments(loan: Loan, days: WorkingDays) -> list[Segment]:
    return replay(loan, days, trace=True).book.trace or []


def _joined(segments: list[Segment]) -> Iterator[Segment]:
    """Join stretches of one kind that follow each other with equal base and rate."""
    last: dict[str, Segment] = {}
    found: list[Segment] = []
    for one in segments:
        before = last.get(one.kind)
        if (
            before
            and before.until == one.since
            and (before.base, before.rate) == (one.base, one.rate)
        ):
            joined = before._replace(until=one.until, amount=before.amount + one.amount)
            found[found.index(before)] = joined
        else:
            joined = one
            found.append(joined)
        last[one.kind] = joined
    yield from found


def _daily(segments: list[Segment]) -> Iterator[Segment]:
    """Cut stretches into days; a day's part is its share of the stretch's days."""
    for one in segments:
        length = (one.until - one.since).days
        for number in range(length):
            since = one.since + number * _ONE_DAY
            yield one._replace(since=since, until=since + _ONE_DAY, amount=one.amount / length)


def _summed(segments: Iterator[Segment]) -> Iterator[SheetLine]:
    totals: dict[str, Fraction] = {}
    for one in segments:
        totals[one.kind] = totals.get(one.kind, Fraction(0)) + one.amount
        yield SheetLine(
            SheetKind(one.kind),
            one.since + _ONE_DAY,
            one.until,
            (one.until - one.since).days,
            one.base,
            one.rate,
            one.amount,
            totals[one.kind],
        )
