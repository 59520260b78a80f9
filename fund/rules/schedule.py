"""The schedule of signed terms (lịch trả nợ): what falls due when all is paid on its day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from core.errors import RuleViolation
from core.money import format_vnd
from fund.rules.book import Book
from fund.rules.due_dates import build_calendar, check_chosen
from fund.rules.planning import disburse, open_plan, pay_due
from fund.rules.terms import DatedAmount, Policy, Terms
from law.deadlines import WorkingDays

#: Monday to Friday, when no table of days off is given.
PLAIN_WEEK = WorkingDays()


class Instalment(NamedTuple):
    """One line of the schedule (kỳ trả nợ). `days` are calendar days since the line before."""

    no: int
    due_on: date
    days: int
    opening: int
    principal: int
    interest: int
    total: int
    closing: int


@dataclass(frozen=True, slots=True)
class Schedule:
    """All lines and their sums (lịch trả nợ và tổng cộng)."""

    instalments: tuple[Instalment, ...]
    principal: int
    interest: int

    @property
    def total(self) -> int:
        """Return principal and interest together (tổng số tiền phải trả)."""
        return self.principal + self.interest


def quote(terms: Terms, days: WorkingDays = PLAIN_WEEK) -> Schedule:
    """Return the schedule of the terms (lập lịch trả nợ).

    Raises RuleViolation when the tranches do not make up the loan, when one comes on or after the
    last date, or when chosen principal exceeds what was paid out.
    """
    planned = sum(tranche.amount for tranche in terms.tranches)
    if planned != terms.principal:
        raise RuleViolation(
            f"Tổng giải ngân {format_vnd(planned)} khác số tiền vay {format_vnd(terms.principal)}.",
            field="disbursements",
        )
    calendar = build_calendar(terms, days)
    check_chosen(terms, days)
    book = Book(terms, Policy(), calendar)
    open_plan(book, days)
    lines = tuple(_lines(book))
    return Schedule(
        lines,
        sum(line.principal for line in lines),
        sum(line.interest for line in lines),
    )


def _lines(book: Book) -> Iterator[Instalment]:
    """Give the lines one by one, each paid on its day."""
    tranches = list(book.terms.tranches)
    previous = book.terms.start
    _pay_out(book, tranches, previous)
    opening = book.outstanding
    for no, (on, _, _) in enumerate(list(book.dates), start=1):
        while tranches and tranches[0].on < on:
            _pay_out(book, tranches, tranches[0].on)
        book.accrue(on)
        principal, interest = pay_due(book)
        closing = book.outstanding
        days = on.toordinal() - previous.toordinal()
        total = principal + interest
        yield Instalment(no, on, days, opening, principal, interest, total, closing)
        if tranches:
            _pay_out(book, tranches, on)
        previous, opening = on, book.outstanding


def _pay_out(book: Book, tranches: list[DatedAmount], on: date) -> None:
    """Disburse the planned tranche of a day, if there is one."""
    if not tranches or tranches[0].on != on:
        return
    book.accrue(on)
    disburse(book, tranches.pop(0).amount)
