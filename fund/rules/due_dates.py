"""When money falls due (ngày đến hạn): counted from the anchor, clamped to the month's end."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from core.dates import add_months
from core.errors import RuleViolation
from fund.rules.daycount import FlatCounter
from fund.rules.terms import HolidayShift, Method, Terms
from law.deadlines import WorkingDays


class DueDate(NamedTuple):
    """One day on which something falls due (ngày đến hạn)."""

    on: date
    pays_principal: bool
    pays_interest: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """All due dates of the signed terms (các ngày đến hạn theo hợp đồng)."""

    dates: tuple[DueDate, ...]
    #: Ends of the interest periods and their months, for flat interest.
    interest_ends: tuple[date, ...]
    interest_months: tuple[int, ...]

    def flat_counter(self, start: date) -> FlatCounter:
        """Return the counter of flat interest over these periods."""
        return FlatCounter(start, self.interest_ends, self.interest_months)


@lru_cache(maxsize=4096)
def _month_length(year: int, month: int) -> int:
    return monthrange(year, month)[1]


def day_of_month(terms: Terms) -> int:
    """Return the day on which instalments fall (ngày trả trong tháng)."""
    if terms.due_day is not None:
        return terms.due_day
    first = terms.first_due_on
    if first is None:
        return terms.start.day
    is_month_end = first.day == _month_length(first.year, first.month)
    return terms.start.day if is_month_end and terms.start.day > first.day else first.day


def rhythm(terms: Terms) -> Iterator[tuple[int, date]]:
    """Give (months since the start, day) of every date of the shorter rhythm, for ever."""
    step = min(terms.principal_every_months, terms.interest_every_months)
    anchor = terms.first_due_on or add_months(terms.start, step)
    year, month, day, months = anchor.year, anchor.month, day_of_month(terms), step
    while True:
        yield months, date(year, month, day if day <= 28 else min(day, _month_length(year, month)))
        month += step
        if month > 12:
            year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
        months += step


def unshifted_dates(terms: Terms) -> list[date]:
    """Return the dates of the contract before days off move them."""
    if terms.method is Method.CUSTOM:
        return [line.on for line in terms.custom_principal]
    found: list[date] = []
    for months, on in rhythm(terms):
        if months > terms.term_months:
            return found
        found.append(on)
    return found


def shifted(terms: Terms, day: date, days: WorkingDays) -> date:
    """Return the day, or the next working day when the contract shifts (dời ngày nghỉ)."""
    return days.roll_forward(day) if terms.holiday_shift is HolidayShift.NEXT else day


def build_calendar(terms: Terms, days: WorkingDays) -> Calendar:
    """Return the due dates of the terms; refuse terms whose first date is not after the start."""
    dates: list[DueDate] = []
    ends: list[date] = []
    lengths: list[int] = []
    last = interest_from = 0
    has_rows = terms.method in (Method.EQUAL_PRINCIPAL, Method.EQUAL_INSTALMENT)
    term, grace = terms.term_months, terms.principal_grace_months
    every_principal, every_interest = terms.principal_every_months, terms.interest_every_months
    shifts = terms.holiday_shift is HolidayShift.NEXT
    for months, on in rhythm(terms):
        if months > term:
            break
        if shifts:
            on = days.roll_forward(on)
        final = months == term
        interest = final or months % every_interest == 0
        principal = final or (has_rows and months > grace and months % every_principal == 0)
        if interest:
            ends.append(on)
            lengths.append(months - interest_from)
            interest_from = months
        if interest or principal:
            dates.append(DueDate(on, principal, interest))
        last = months
    _check_first(terms, dates[0].on)
    assert last == term, "the reader admits only terms that the rhythm divides"
    found = tuple(dates)
    if terms.method is Method.CUSTOM:
        found = _with_custom(terms, found, days)
    _check_tranches(terms, found[-1].on)
    return Calendar(found, tuple(ends), tuple(lengths))


def _check_first(terms: Terms, first: date) -> None:
    if first <= terms.start:
        raise RuleViolation(
            f"Ngày trả đầu tiên {first:%d/%m/%Y} không sau ngày bắt đầu vay.",
            field="due_day" if terms.due_day is not None else "first_due_on",
        )


def _check_tranches(terms: Terms, last: date) -> None:
    """Refuse money that would be paid out when nothing is left to repay it."""
    if terms.tranches[-1].on >= last:
        raise RuleViolation(
            f"Không còn kỳ trả gốc nào sau ngày giải ngân này; kỳ cuối là {last:%d/%m/%Y}.",
            field=f"disbursements[{len(terms.tranches) - 1}].on",
        )


def _with_custom(
    terms: Terms, rhythm_dates: tuple[DueDate, ...], days: WorkingDays
) -> tuple[DueDate, ...]:
    """Put the chosen principal days among the interest days; the last one ends the loan."""
    chosen = {shifted(terms, line.on, days) for line in terms.custom_principal}
    last = max(chosen)
    if last > rhythm_dates[-1].on:
        raise RuleViolation(
            f"Kỳ trả gốc ngày {last:%d/%m/%Y} ở sau ngày hết thời hạn vay.",
            field=f"custom_principal[{len(terms.custom_principal) - 1}].on",
        )
    interest = {one.on for one in rhythm_dates if one.on < last} | {last}
    return tuple(DueDate(on, on in chosen, on in interest) for on in sorted(chosen | interest))


def check_chosen(terms: Terms, days: WorkingDays) -> None:
    """Refuse chosen principal above what the plan has paid out by its day (gốc tự chọn).

    What falls due on the day of a tranche is due before it is paid out.
    """
    chosen = 0
    for line in terms.custom_principal:
        on = shifted(terms, line.on, days)
        chosen += line.amount
        if chosen > sum(tranche.amount for tranche in terms.tranches if tranche.on < on):
            raise RuleViolation(
                f"Gốc phải trả ngày {on:%d/%m/%Y} vượt số tiền đã giải ngân.",
                field="custom_principal",
            )
