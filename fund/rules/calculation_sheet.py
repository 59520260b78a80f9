"""The calculation sheet (bảng tính lãi): lines a clerk can check with a pocket calculator.

Each line is one stretch of days with one base and one rate: base x rate x days / days of the
year. Lines are exact; what is owed is the sum, rounded once when it falls due.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from fund.rules.daycount import Piece, round_half_up
from fund.rules.records import Segment
from fund.rules.records import SheetKind as SheetKind
from fund.rules.replay import Loan, replay
from fund.rules.schedule import PLAIN_WEEK
from law.deadlines import WorkingDays

_ONE_DAY = timedelta(days=1)


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
    #: Flat interest: the parts of its months that the days take.
    pieces: tuple[Piece, ...] = ()


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
    """Join stretches of one kind that follow each other with equal base and rate.

    Overdue principal that was moved on different days has a line for each of its rates.
    """
    last: dict[tuple[SheetKind, Decimal], int] = {}
    found: list[Segment] = []
    for one in segments:
        place = last.get((one.kind, one.rate))
        before = None if place is None else found[place]
        if place is not None and before and (before.until, before.base) == (one.since, one.base):
            amount, pieces = before.amount + one.amount, _as_one(before.pieces, one.pieces)
            found[place] = before._replace(until=one.until, amount=amount, pieces=pieces)
        else:
            last[one.kind, one.rate] = len(found)
            found.append(one)
    yield from found


def _as_one(first: tuple[Piece, ...], then: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the pieces of both, days of one period added."""
    if not first or not then or first[-1].period != then[0].period:
        return (*first, *then)
    middle = then[0]._replace(days=first[-1].days + then[0].days)
    return (*first[:-1], middle, *then[1:])


def _daily(segments: list[Segment]) -> Iterator[Segment]:
    """Cut stretches into days; a day's part is its share of the stretch's days."""
    for one in segments:
        length = (one.until - one.since).days
        for number in range(length):
            since = one.since + number * _ONE_DAY
            amount = one.amount / length
            yield one._replace(since=since, until=since + _ONE_DAY, amount=amount, pieces=())


def _summed(segments: Iterator[Segment]) -> Iterator[SheetLine]:
    totals: dict[SheetKind, Fraction] = {}
    for one in segments:
        totals[one.kind] = totals.get(one.kind, Fraction(0)) + one.amount
        yield SheetLine(
            one.kind,
            one.since + _ONE_DAY,
            one.until,
            (one.until - one.since).days,
            one.base,
            one.rate,
            one.amount,
            totals[one.kind],
            one.pieces,
        )
