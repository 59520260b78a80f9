"""The running account of one loan (sổ theo dõi khoản vay): exact accrual from day to day.

Money owed is whole đồng. Interest still running is kept as exact whole-number products
(balance x rate x units) and divided once, when it falls due or is looked at, so that cutting a
period anywhere changes nothing.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from fund.rules.daycount import LATE, FlatCounter, Piece, plain_counter, round_half_up
from fund.rules.due_dates import Calendar, DueDate
from fund.rules.events import EventType
from fund.rules.records import DueItem, Episode, Restructure, Segment, SheetKind, scale_of
from fund.rules.terms import Case, DayCount, Method, Policy, Terms

_NOTHING = Fraction(0)


class Book:
    """State of a loan at the end of a day, moved forward by days and events."""

    def __init__(self, terms: Terms, policy: Policy, calendar: Calendar) -> None:
        self.terms, self.policy, self.calendar = terms, policy, calendar
        self.method = terms.method
        self.scale = scale_of(terms, policy)
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
        #: The part moved to overdue debt, each đồng times the rate of the day of its move.
        self.overdue_products = 0
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
        #: Chosen principal above what was paid out: (day, chosen, fallen due).
        self.lowered: list[tuple[date, int, int]] = []
        #: Decisions that a receipt recorded later left nothing to work on.
        self.idle: list[tuple[EventType, date]] = []
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
        if not self.overdue_sum:
            return -self.overdue_paid
        exact = self.overdue_sum * self.scale.factor
        return round_half_up(exact, self.scale.overdue, self.terms.rounding) - self.overdue_paid

    @property
    def late_interest(self) -> int:
        """Return the interest owed on unpaid interest (lãi chậm trả)."""
        if not self.late_sum:
            return -self.late_paid
        exact = self.late_sum * self.scale.late_rate
        return round_half_up(exact, self.scale.late, self.terms.rounding) - self.late_paid

    @property
    def payoff(self) -> int:
        """Return what settles the loan today, in one sum; `collection.settlement` says which."""
        interest = self.due_interest + self.interest_accrued
        return self.outstanding + interest + self.penalties - self.prepaid

    @property
    def least_payoff(self) -> int:
        """Return what the payoff cannot be below: it leaves out what must be divided first."""
        taken = self.accrued_settled + self.overdue_paid + self.late_paid + self.prepaid
        return self.outstanding + self.due_interest - taken

    @property
    def penalties(self) -> int:
        """Return overdue and late interest together."""
        if not self.overdue_sum and not self.late_sum:
            return -self.overdue_paid - self.late_paid
        return self.overdue_interest + self.late_interest

    @property
    def is_closed(self) -> bool:
        """Tell whether the loan was settled or written off (đã tất toán, đã xuất toán)."""
        return self.settled_on is not None or self.written_off_on is not None

    @property
    def is_ended(self) -> bool:
        """Tell whether nothing more is paid out (không giải ngân thêm)."""
        return self.is_closed or bool(self.recalled_on or self.provision_used_on)

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
            self.overdue_sum += self.overdue_products * units
        if self.due_interest:
            self.late_sum += self.due_interest * LATE.units(since, until)
        if self.trace is not None:
            self._note(rate, since, until)

    def _note(self, rate: int, since: date, until: date) -> None:
        """Write the lines of the calculation sheet for one stretch of days."""
        days = since, until
        share = Fraction(self.counter.units(*days), self.counter.denominator)
        base, factor = self.outstanding - self.overdue_slice, self.policy.overdue_factor
        if self.flat is None:
            self._write(SheetKind.INTEREST, days, base, self._yearly(rate), share)
        elif self.outstanding:
            base = self.disbursed - self.overdue_slice if until <= self.flat.end else base
            pieces = self.flat.pieces(*days)
            self._write(SheetKind.INTEREST, days, max(base, 0), self._yearly(rate), pieces=pieces)
        moved: dict[int, int] = {}
        for item in self.items:
            if item.moved_rate is not None:
                moved[item.moved_rate] = moved.get(item.moved_rate, 0) + item.principal
        for used, base in moved.items():
            raised = self._yearly(used) * factor
            self._write(SheetKind.OVERDUE_INTEREST, days, base, raised, share)
        late = Fraction(LATE.units(*days), LATE.denominator)
        used_rate = self.policy.late_interest_rate
        self._write(SheetKind.LATE_INTEREST, days, self.due_interest, used_rate, late)

    def _write(
        self,
        kind: SheetKind,
        days: tuple[date, date],
        base: int,
        rate: Decimal,
        share: Fraction = _NOTHING,
        pieces: tuple[Piece, ...] = (),
    ) -> None:
        """Write one line, if there is anything to compute on."""
        if base and self.trace is not None:
            share = sum((one.share for one in pieces), share)
            amount = base * Fraction(rate) * share
            self.trace.append(Segment(kind, *days, base, rate, amount, pieces))

    def _yearly(self, scaled: int) -> Decimal:
        return Decimal(scaled) / self.scale.rate

    def rate_of_day(self) -> int:
        """Return the scaled in-term rate that today itself bears (lãi suất đang áp dụng)."""
        before = [rate for on, rate in self.rates if on < self.day]
        return before[-1] if before else self.rates[0][1]

    def rate_today(self) -> int:
        """Return the scaled in-term rate of tomorrow (lãi suất từ ngày kế tiếp)."""
        index = self.rate_index
        while index + 1 < len(self.rates) and self.rates[index + 1][0] <= self.day:
            index += 1
        return self.rates[index][1]

    def clone(self) -> "Book":
        """Return an independent copy, for looking ahead (tính trước, không ghi)."""
        other = Book.__new__(Book)
        other.__dict__.update(self.__dict__)
        other.items = [replace(item) for item in self.items]
        other.dates, other.planned = list(self.dates), list(self.planned)
        other.weights, other.carried = list(self.weights), dict(self.carried)
        other.episodes, other.restructures = list(self.episodes), list(self.restructures)
        other.trace = None
        other.rounded_on = []
        other.idle, other.lowered = list(self.idle), list(self.lowered)
        return other
