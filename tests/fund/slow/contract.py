"""The terms of a loan and its days, for the slow second implementation."""

from calendar import isleap, monthrange
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

Loan = dict[str, Any]
ONE = timedelta(days=1)


def day_of(text: str) -> date:
    return date.fromisoformat(text)


def half_up(exact: Fraction, unit: int = 1) -> int:
    """Round half up to a multiple of the unit."""
    scaled = exact / unit + Fraction(1, 2)
    return (scaled.numerator // scaled.denominator) * unit


def sum_of_products(growth: list[Fraction]) -> Fraction:
    """Return what a level instalment of 1 a period is worth at the end of the first."""
    total = product = Fraction(1)
    for interest in growth[1:]:
        product /= 1 + interest
        total += product
    return total


def month_day(base: date, months: int, day: int) -> date:
    """Return a day of the month that lies some months after the base, or that month's last."""
    year, month = base.year, base.month
    for _ in range(months):
        month += 1
        if month == 13:
            year, month = year + 1, 1
    return date(year, month, min(day, monthrange(year, month)[1]))


class Contract:
    """The terms with their defaults, and the calendar they give."""

    def __init__(self, loan: Loan) -> None:
        take = loan.get
        self.principal: int = loan["principal"]
        self.start = day_of(loan["start"])
        self.term: int = loan["term_months"]
        self.every_principal = take("principal_every_months") or 1
        self.every_interest = take("interest_every_months") or 1
        self.method = take("method") or "equal_principal"
        self.grace = take("principal_grace_months") or 0
        self.count = take("day_count") or "act/365"
        self.unit = take("rounding") or 1
        self.rates = [(self.start - ONE, Fraction(loan["annual_rate"]))]
        self.rates += [
            (day_of(one["on"]), Fraction(one["annual_rate"])) for one in take("rate_changes") or []
        ]
        self.custom = [(day_of(one["on"]), one["amount"]) for one in take("custom_principal") or []]
        self.plan = [(day_of(one["on"]), one["amount"]) for one in take("disbursements") or []]
        self.plan = self.plan or [(self.start, self.principal)]
        self.first = day_of(loan["first_due_on"]) if take("first_due_on") else None
        self.due_day: int | None = take("due_day")
        self.shift: bool = take("holiday_shift") == "next"
        self._dates()

    def _pay_day(self) -> int:
        if self.due_day:
            return self.due_day
        if not self.first:
            return self.start.day
        ends_month = (self.first + ONE).day == 1
        return self.start.day if ends_month and self.start.day > self.first.day else self.first.day

    def unshifted(self, number: int) -> date:
        """Return the number-th date of the shorter rhythm, from 1."""
        short = min(self.every_principal, self.every_interest)
        if self.first:
            return month_day(self.first, (number - 1) * short, self._pay_day())
        return month_day(self.start, number * short, self._pay_day())

    def moved(self, day: date) -> date:
        while self.shift and day.weekday() >= 5:
            day += ONE
        return day

    def interest_day(self, number: int) -> bool:
        return number * min(self.every_principal, self.every_interest) % self.every_interest == 0

    def _dates(self) -> None:
        """Work out which days pay principal, which interest, and the ends of flat periods."""
        short = min(self.every_principal, self.every_interest)
        last = self.term // short
        self.principal_days: list[date] = []
        self.interest_days: list[date] = []
        self.flat_ends: list[tuple[date, int]] = []
        counted = 0
        for number in range(1, last + 1):
            day, months = self.moved(self.unshifted(number)), number * short
            if self.interest_day(number) or number == last:
                self.interest_days.append(day)
                self.flat_ends.append((day, months - counted))
                counted = months
            in_rhythm = months % self.every_principal == 0 and months > self.grace
            spread = self.method in ("equal_principal", "equal_instalment")
            if number == last or (spread and in_rhythm):
                self.principal_days.append(day)
        if self.method == "custom":
            self.principal_days = sorted({self.moved(day) for day, _ in self.custom})
            end = self.principal_days[-1]
            self.interest_days = [day for day in self.interest_days if day < end] + [end]
        self.maturity = max(self.principal_days[-1], self.interest_days[-1])

    # -- one day ---------------------------------------------------------------------------

    def rate_on(self, day: date) -> Fraction:
        """Return the rate that a day earns: a change counts from the day after it."""
        return [rate for on, rate in self.rates if on < day][-1]

    def weight(self, day: date) -> Fraction:
        """Return the part of a year that one day is (flat: its days past the term, penalties)."""
        if self.count == "act/act":
            return Fraction(1, 366 if isleap(day.year) else 365)
        if self.count == "act/360":
            return Fraction(1, 360)
        if self.count == "30/360":
            before = day - ONE
            months = (day.year - before.year) * 12 + day.month - before.month
            return Fraction(30 * months + min(day.day, 30) - min(before.day, 30), 360)
        return Fraction(1, 365)

    def flat_weight(self, day: date) -> Fraction | None:
        """Return a day's part of the flat interest; None past the end of the term."""
        begin = self.start
        for end, months in self.flat_ends:
            if day <= end:
                return Fraction(months, 12) / (end - begin).days
            begin = end
        return None
