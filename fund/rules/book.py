"""The running account of one loan (sổ theo dõi khoản vay): exact accrual from day to day.

Money owed is whole đồng. Interest still running is kept as exact whole-number products
(balance x rate x units) and divided once, when it falls due or is looked at, so that cutting a
period anywhere changes nothing.
"""

import copy
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from fund.rules.daycount import FlatCounter, plain_counter, round_half_up
from fund.rules.due_dates import Calendar, DueDate
from fund.rules.terms import Case, DayCount, Method, Policy, Terms


@dataclass(slots=True)
class DueItem:
    """What fell due on a day and is not fully paid (khoản đến hạn chưa trả hết)."""

    on: date
    principal: int
    interest: int
    #: Principal moved to overdue debt (đã chuyển nợ quá hạn).
    transferred: bool = False

    @property
    def is_paid(self) -> bool:
        """Tell whether nothing of it is left."""
        return self.principal == 0 and self.interest == 0


class Segment(NamedTuple):
    """One line of the calculation sheet (dòng của bảng tính lãi)."""

    kind: str
    since: date
    until: date
    base: int
    rate: Decimal
    #: Exact interest in đồng, not rounded.
    amount: Fraction


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
    """Common denominators of the exact products of one loan."""

    rate: int
    interest: int
    overdue: int
    late: int
    factor: int
    late_rate: int


def _places(*numbers: Decimal) -> int:
    exponents = [int(number.as_tuple().exponent) for number in numbers]
    return max(0, -min(exponents))


def _scale(terms: Terms, policy: Policy) -> Scale:
    rates = 10 ** _places(terms.annual_rate, *(one.annual_rate for one in terms.rate_changes))
    factors = 10 ** _places(policy.overdue_factor)
    lates = 10 ** _places(policy.late_interest_rate)
    penalty = plain_counter(terms.day_count).denominator
    in_term = 1 if terms.day_count is DayCount.FLAT else penalty
    return Scale(
        rate=rates,
        interest=rates * in_term,
        overdue=rates * penalty * factors,
        late=lates * penalty,
        factor=int(policy.overdue_factor * factors),
        late_rate=int(policy.late_interest_rate * lates),
    )


class Book:
    """State of a loan at the end of a day, moved forward by days and events."""

    def __init__(self, terms: Terms, policy: Policy, calendar: Calendar) -> None:
        self.terms, self.policy, self.calendar = terms, policy, calendar
        self.method = terms.method
        self.scale = _scale(terms, policy)
        self.rates = [(terms.start, int(terms.annual_rate * self.scale.rate))]
        self.rates += [
            (one.on, int(one.annual_rate * self.scale.rate)) for one in terms.rate_changes
        ]
        self.counter = plain_counter(terms.day_count)
        self.flat: FlatCounter | None = (
            calendar.flat_counter(terms.start) if terms.day_count is DayCount.FLAT else None
        )
        self.dates: list[DueDate] = list(calendar.dates)
        self.planned: list[int] = [0] * len(self.dates)
        self.weights: list[int] = list(self.planned)
        self.next_index = 0
        self.maturity = self.dates[-1].on
        self.day = terms.start
        self.rate_index = 0
        #: Lines of the calculation sheet and the days on which interest was rounded, when asked.
        self.trace: list[Segment] | None = None
        self.rounded_on: list[date] = []
        self._open_amounts()
        self._open_history()

    def _open_amounts(self) -> None:
        """Start with nothing paid out and nothing owed."""
        # Principal: all of it, the part that fell due, the part moved to overdue debt.
        self.disbursed = self.outstanding = self.due_principal = self.overdue_slice = 0
        self.due_interest = 0
        self.items: list[DueItem] = []
        # Interest: exact products of the running period, of all overdue and late interest.
        self.accrued: int | Fraction = 0
        #: Part of the running interest that was already paid or waived.
        self.accrued_settled = 0
        self.plan_accrued = 0
        self.overdue_sum = self.overdue_paid = 0
        self.late_sum = self.late_paid = 0
        self.prepaid = 0
        self.level: int | None = None
        self.level_rate = -1
        self.carried: dict[date, int] = {}

    def _open_history(self) -> None:
        """Start with nothing that the debt group depends on."""
        self.restructures: list[Restructure] = []
        self.waived_on: date | None = None
        self.recalled_on: date | None = None
        self.provision_used_on: date | None = None
        self.settled_on: date | None = None
        self.written_off_on: date | None = None
        self.written_off_left = 0
        self.episodes: list[Episode] = []
        self.late_since: date | None = None
        self.worst_days = 0
        #: The order of collection is chosen once a day, so that a split receipt changes nothing.
        self.case_of_day: tuple[date, Case] | None = None

    # -- what is owed -------------------------------------------------------------------------

    @property
    def not_due(self) -> int:
        """Return the principal that has not fallen due (gốc chưa đến hạn)."""
        return self.outstanding - self.due_principal

    @property
    def interest_accrued(self) -> int:
        """Return the interest of the running period (lãi cộng dồn chưa đến hạn)."""
        exact = round_half_up(self.accrued, self.scale.interest, self.terms.rounding)
        return exact - self.accrued_settled + sum(self.carried.values())

    @property
    def overdue_interest(self) -> int:
        """Return the interest at the overdue rate that is owed (lãi quá hạn)."""
        exact = self.overdue_sum * self.scale.factor
        return round_half_up(exact, self.scale.overdue, self.terms.rounding) - self.overdue_paid

    @property
    def late_interest(self) -> int:
        """Return the interest owed on unpaid interest (lãi chậm trả)."""
        exact = self.late_sum * self.scale.late_rate
        return round_half_up(exact, self.scale.late, self.terms.rounding) - self.late_paid

    @property
    def payoff(self) -> int:
        """Return what settles the loan today, in one sum; `collection.settlement` says which."""
        interest = self.due_interest + self.interest_accrued
        return self.outstanding + interest + self.penalties - self.prepaid

    @property
    def penalties(self) -> int:
        """Return overdue and late interest together."""
        return self.overdue_interest + self.late_interest

    @property
    def is_closed(self) -> bool:
        """Tell whether the loan was settled or written off (đã tất toán, đã xuất toán)."""
        return self.settled_on is not None or self.written_off_on is not None

    @property
    def is_ended(self) -> bool:
        """Tell whether nothing more is paid out (không giải ngân thêm)."""
        return self.is_closed or self.recalled_on is not None

    # -- the passing of days ------------------------------------------------------------------

    def accrue(self, until: date) -> None:
        """Let interest run to the end of a day; no due date lies before it."""
        since = self.day
        if len(self.rates) == 1 and self.flat is None:
            # The usual loan: one rate, no edge within the days.
            if since < until and (self.outstanding or self.due_interest):
                self._accrue_at(self.rates[0][1], since, until)
            self.day = until
            return
        while since < until:
            rates, index = self.rates, self.rate_index
            while index + 1 < len(rates) and rates[index + 1][0] <= since:
                index += 1
            self.rate_index = index
            stop = until
            if index + 1 < len(rates) and rates[index + 1][0] < until:
                stop = rates[index + 1][0]
            if self.flat is not None and since < self.flat.end < stop:
                stop = self.flat.end
            if self.outstanding or self.due_interest:
                self._accrue_at(rates[index][1], since, stop)
            since = stop
        self.day = until

    def _accrue_at(self, rate: int, since: date, until: date) -> None:
        units = self.counter.units(since, until)
        if self.flat is None:
            base = self.outstanding - self.overdue_slice
            self.accrued += base * rate * units
            if self.method is Method.EQUAL_INSTALMENT:
                self.plan_accrued += (self.outstanding - self.due_principal) * rate * units
        elif self.outstanding:
            within = until <= self.flat.end
            base = (self.disbursed if within else self.outstanding) - self.overdue_slice
            self.accrued += max(base, 0) * rate * self.flat.units(since, until)
        if self.overdue_slice:
            self.overdue_sum += self.overdue_slice * rate * units
        if self.due_interest:
            self.late_sum += self.due_interest * units
        if self.trace is not None:
            self._note(rate, since, until)

    def _note(self, rate: int, since: date, until: date) -> None:
        """Write the lines of the calculation sheet for one stretch of days."""
        assert self.trace is not None, "asked only while tracing"
        yearly = Decimal(rate) / self.scale.rate
        part = Fraction(self.counter.units(since, until), self.counter.denominator)
        in_term, in_part = self.outstanding - self.overdue_slice, part
        if self.flat is not None:
            in_part = self.flat.units(since, until)
            within = until <= self.flat.end and self.outstanding
            in_term = max(self.disbursed - self.overdue_slice, 0) if within else in_term
        raised = yearly * self.policy.overdue_factor
        late = self.policy.late_interest_rate
        for kind, base, used, share in (
            ("interest", in_term, yearly, in_part),
            ("overdue_interest", self.overdue_slice, raised, part),
            ("late_interest", self.due_interest, late, part),
        ):
            if base:
                line = Segment(kind, since, until, base, used, base * Fraction(used) * share)
                self.trace.append(line)

    def rate_today(self) -> int:
        """Return the scaled in-term rate of tomorrow (lãi suất từ ngày kế tiếp)."""
        index = self.rate_index
        while index + 1 < len(self.rates) and self.rates[index + 1][0] <= self.day:
            index += 1
        return self.rates[index][1]

    def clone(self) -> "Book":
        """Return an independent copy, for looking ahead (tính trước, không ghi)."""
        other = copy.copy(self)
        other.items = [replace(item) for item in self.items]
        other.dates, other.planned = list(self.dates), list(self.planned)
        other.weights, other.carried = list(self.weights), dict(self.carried)
        other.episodes, other.restructures = list(self.episodes), list(self.restructures)
        other.trace = None
        other.rounded_on = []
        return other
