"""Trial calculation (tính thử): ways to repay side by side, and one of them on a chosen day.

Nothing here is stored. Terms come as the fields of the loan contract's JSON, so that a trial is
refused for what a loan is refused for, with the same field and article.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from fund.rules.equivalent import Equivalent, equivalent
from fund.rules.events import OFFICE, Event, EventType
from fund.rules.limits import refuse_rate_above_cap
from fund.rules.reading import Fields
from fund.rules.replay import Loan
from fund.rules.schedule import Instalment, Schedule, quote
from fund.rules.terms import Collateral, Policy, Terms
from fund.rules.terms_reading import read_collateral, read_policy, read_terms
from law.deadlines import WorkingDays

#: Ways to repay that are shown side by side.
OPTIONS = 3
#: When the receipts and the move of a trial are taken to be recorded.
_NOON = time(12)


@dataclass(frozen=True, slots=True)
class Option:
    """One way to repay the loan (phương án trả nợ) with its schedule."""

    number: int
    terms: Terms
    schedule: Schedule

    @property
    def equivalent(self) -> Equivalent:
        """Return the yearly rate on the real balance over 365 days (lãi suất quy đổi)."""
        return equivalent(self.terms, self.schedule.instalments)

    @property
    def largest(self) -> int:
        """Return the largest payment of one date (kỳ trả nhiều nhất)."""
        return max(line.total for line in self.schedule.instalments)

    @property
    def first(self) -> Instalment:
        """Return the first date on which something is paid (kỳ trả đầu tiên)."""
        lines = self.schedule.instalments
        return next((line for line in lines if line.total), lines[0])

    @property
    def last(self) -> Instalment:
        """Return the last date (kỳ cuối)."""
        return self.schedule.instalments[-1]


@dataclass(frozen=True, slots=True)
class Situation:
    """A day on which one way to repay is looked at (tình huống): what was paid, what was decided."""

    as_of: date
    #: Instalments paid on their day; None: all that fell due.
    paid: int | None = None
    #: Day of the move to overdue debt (chuyển nợ quá hạn), if there was one.
    moved_on: date | None = None
    policy: Policy = field(default_factory=Policy)
    collateral: tuple[Collateral, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedDay:
    """One date of any way to repay, and what each of them pays on it."""

    on: date
    lines: tuple[Instalment | None, ...]


def read_option(number: int, found: Mapping[str, Any], days: WorkingDays) -> Option:
    """Return a way to repay from the fields of its terms; refuse the first that is wrong.

    A rate above the civil cap is refused here: a trial prepares a decision.
    """
    terms = read_terms(Fields({name: value for name, value in found.items() if value is not None}))
    refuse_rate_above_cap(
        [terms.annual_rate, *(one.annual_rate for one in terms.rate_changes)], terms.start
    )
    return Option(number, terms, quote(terms, days))


def read_situation(found: Mapping[str, Any], option: Option) -> Situation:
    """Return the situation; the caps of the signing day bind its policy."""
    fields = Fields(dict(found))
    fields.refuse_strangers(frozenset({"as_of", "paid", "moved_on", "policy", "collateral"}))
    as_of = fields.day("as_of")
    if as_of < option.terms.start:
        fields.refuse("as_of", f"Không được trước ngày vay {option.terms.start:%d/%m/%Y}.")
    due = [line for line in option.schedule.instalments if line.due_on <= as_of]
    paid = _paid(fields, due)
    moved_on = fields.day_or_none("moved_on")
    if moved_on and not option.terms.start <= moved_on <= as_of:
        fields.refuse("moved_on", "Phải từ ngày vay đến ngày xem.")
    unpaid = [] if paid is None else due[paid:]
    if moved_on and not any(line.principal and line.due_on <= moved_on for line in unpaid):
        fields.refuse("moved_on", "Ngày này không có gốc quá hạn để chuyển.")
    return Situation(
        as_of,
        paid,
        moved_on,
        read_policy(fields.inner("policy"), option.terms.start),
        read_collateral(fields),
    )


def _paid(fields: Fields, due: Sequence[Instalment]) -> int | None:
    if not fields.given("paid"):
        return None
    paid = fields.whole("paid", low=0)
    if paid > len(due):
        fields.refuse("paid", f"Đến ngày xem mới có {len(due)} kỳ đến hạn.")
    return paid


def check_policy(found: Mapping[str, Any], option: Option) -> None:
    """Refuse a policy that the signing day does not allow, though no day is looked at."""
    read_policy(Fields(dict(found)).inner("policy"), option.terms.start)


def loan_of(option: Option, situation: Situation) -> Loan:
    """Return the loan as it was lived until the day: paid on time, then not at all."""
    paid = option.schedule.instalments[: situation.paid]
    events = [
        Event(f"ky-{line.no}", line.due_on, _moment(line.due_on), EventType.REPAY, line.total)
        for line in paid
        if line.total and line.due_on <= situation.as_of
    ]
    if situation.moved_on:
        moved = situation.moved_on
        events.append(Event("chuyen", moved, _moment(moved), EventType.TO_OVERDUE))
    return Loan(
        option.terms,
        situation.as_of,
        situation.policy,
        tuple(events),
        situation.collateral,
    )


def _moment(day: date) -> datetime:
    return datetime.combine(day, _NOON, OFFICE)


def paid_on_time(option: Option) -> Loan:
    """Return the loan lived to its end with every instalment paid on its day (trả đúng hạn)."""
    return loan_of(option, Situation(option.last.due_on))


def compared(options: Sequence[Option]) -> tuple[ComparedDay, ...]:
    """Return every date of the options in order, with what each pays on it (so sánh theo ngày)."""
    by_day = [{line.due_on: line for line in one.schedule.instalments} for one in options]
    every = sorted({day for lines in by_day for day in lines})
    return tuple(ComparedDay(day, tuple(lines.get(day) for lines in by_day)) for day in every)


def balances(option: Option) -> tuple[tuple[date, int], ...]:
    """Return the principal owed from each day on that it changes (dư nợ gốc theo ngày)."""
    changes: dict[date, int] = {}
    for tranche in option.terms.tranches:
        changes[tranche.on] = changes.get(tranche.on, 0) + tranche.amount
    for line in option.schedule.instalments:
        changes[line.due_on] = changes.get(line.due_on, 0) - line.principal
    owed, found = 0, []
    for day in sorted(changes):
        owed += changes[day]
        found.append((day, owed))
    return tuple(found)
