"""What the running account of a loan keeps (các bản ghi của sổ theo dõi): dues, stretches, lines."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from fund.rules.daycount import LATE, Piece, plain_counter
from fund.rules.terms import DayCount, Policy, Terms


@dataclass(slots=True)
class DueItem:
    """What fell due on a day and is not fully paid (khoản đến hạn chưa trả hết)."""

    on: date
    principal: int
    interest: int
    #: Scaled in-term rate of the day on which the principal was moved to overdue debt (đã chuyển
    #: nợ quá hạn); None before.
    moved_rate: int | None = None

    @property
    def is_paid(self) -> bool:
        """Tell whether nothing of it is left."""
        return self.principal == 0 and self.interest == 0


class SheetKind(StrEnum):
    """What a line of the calculation sheet computes (loại lãi)."""

    INTEREST = "interest"
    OVERDUE_INTEREST = "overdue_interest"
    LATE_INTEREST = "late_interest"


class Segment(NamedTuple):
    """One line of the calculation sheet (dòng của bảng tính lãi)."""

    kind: SheetKind
    since: date
    until: date
    base: int
    rate: Decimal
    #: Exact interest in đồng, not rounded.
    amount: Fraction
    #: Flat interest: the parts of its months that the days take.
    pieces: tuple[Piece, ...] = ()


class Episode(NamedTuple):
    """A stretch of days past due that ended (đợt quá hạn đã trả hết)."""

    since: date
    cleared_on: date
    days_past_due: int
    restructures: int


class Restructure(NamedTuple):
    """One restructuring (lần cơ cấu lại thời hạn trả nợ) and the oldest unpaid day it moved."""

    on: date
    due_on: date | None


class Scale(NamedTuple):
    """Common denominators of the exact products of one loan.

    In-term and overdue interest run by the day count of the loan, so that the overdue rate is
    never above its share of the in-term one; interest on unpaid interest by real days over 365.
    """

    rate: int
    interest: int
    overdue: int
    late: int
    factor: int
    late_rate: int


def scale_of(terms: Terms, policy: Policy) -> Scale:
    """Return the denominators under which all products of a loan are whole numbers."""
    rates = 10 ** _places(terms.annual_rate, *(one.annual_rate for one in terms.rate_changes))
    factors = 10 ** _places(policy.overdue_factor)
    lates = 10 ** _places(policy.late_interest_rate)
    penalty = plain_counter(terms.day_count).denominator
    in_term = 1 if terms.day_count is DayCount.FLAT else penalty
    return Scale(
        rate=rates,
        interest=rates * in_term,
        overdue=rates * penalty * factors,
        late=lates * LATE.denominator,
        factor=int(policy.overdue_factor * factors),
        late_rate=int(policy.late_interest_rate * lates),
    )


def _places(*numbers: Decimal) -> int:
    exponents = [int(number.as_tuple().exponent) for number in numbers]
    return max(0, -min(exponents))
