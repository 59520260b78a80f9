"""The equivalent yearly rate (mức lãi suất quy đổi): on the real balance, a year of 365 days.

Law: khoản 3 Điều 13 Thông tư 39/2016/TT-NHNN: a contract whose interest does not run on the real
balance and its real days must also state this rate. It is the rate that gives the same interest by
the formula of Điều 5 Thông tư 14/2017/TT-NHNN: sum of (balance x days) x rate / 365.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise

from fund.rules.daycount import LATE
from fund.rules.schedule import Instalment
from fund.rules.terms import DayCount, Terms

#: Two rates that differ by less are shown alike: half of 0,01%.
_ALIKE = Fraction(5, 100_000)
_MILLIONTH = Decimal("0.000001")
#: Counts that are not real days of a year of 365 or of its own length.
_OTHER_COUNTS = (DayCount.FLAT, DayCount.ACT_360, DayCount.THIRTY_360)


@dataclass(frozen=True, slots=True)
class Equivalent:
    """The equivalent rate with what it was computed from (lãi suất quy đổi và căn cứ tính)."""

    interest: int
    #: Sum of principal owed x days owed (tổng dư nợ nhân số ngày).
    balance_days: int
    #: The signed rate; the mean over balance and days where it changes.
    nominal: Fraction

    @property
    def exact(self) -> Fraction:
        """Return the rate as a fraction per year."""
        return Fraction(self.interest * LATE.denominator, self.balance_days)

    @property
    def rate(self) -> Decimal:
        """Return the rate with six decimals of the fraction, half up."""
        exact = Decimal(self.exact.numerator) / Decimal(self.exact.denominator)
        return exact.quantize(_MILLIONTH, ROUND_HALF_UP)

    @property
    def differs(self) -> bool:
        """Tell whether the signed rate is another one, seen at 0,01%."""
        return abs(self.exact - self.nominal) >= _ALIKE

    def is_above(self, share: Decimal) -> bool:
        """Tell whether the rate is above a share, seen at 0,01%: roundings are no breach."""
        return self.exact - Fraction(share) >= _ALIKE


def equivalent(terms: Terms, lines: Sequence[Instalment]) -> Equivalent:
    """Return the equivalent rate of a schedule in which all is paid on its day."""
    end = lines[-1].due_on
    flows = [(one.on, one.amount) for one in terms.tranches]
    flows += [(line.due_on, -line.principal) for line in lines]
    days = sum(amount * (end.toordinal() - on.toordinal()) for on, amount in flows)
    interest = sum(line.interest for line in lines)
    if not terms.rate_changes:
        return Equivalent(interest, days, Fraction(terms.annual_rate))
    at_signed = sum(amount * _signed(terms, on, end) for on, amount in flows)
    return Equivalent(interest, days, at_signed / days)


def _signed(terms: Terms, since: date, until: date) -> Fraction:
    """Return the sum of the signed rates of the days after `since` (lãi suất đã thỏa thuận)."""
    edges = [since, *(one.on for one in terms.rate_changes if since < one.on < until), until]
    return sum(
        (
            Fraction(terms.rate_after(begin)) * (end.toordinal() - begin.toordinal())
            for begin, end in pairwise(edges)
        ),
        Fraction(0),
    )


def must_be_stated(terms: Terms, found: Equivalent) -> bool:
    """Tell whether the contract has to state the rate beside the signed one."""
    return terms.day_count in _OTHER_COUNTS or found.differs
