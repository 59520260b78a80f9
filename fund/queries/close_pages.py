"""What the pages of the month's close show: the months, and all that is known of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import case, func, select

from core.clock import now_utc
from core.dates import add_months
from core.db import db
from core.errors import RuleViolation
from fund.models import (
    Account,
    BookMonth,
    CloseFailure,
    CloseRun,
    Journal,
    JournalEntry,
    SupportFund,
)
from fund.queries import closing, late, months
from fund.queries.closing import GroupSum
from fund.queries.ledger import whole
from fund.rules.books.contracts import CloseState, JournalKind, MonthState
from fund.rules.books.months import late_words, month_end, month_of, next_to_close, refuse_month
from fund.rules.books.roles import Side

#: Months that one page lists.
SHOWN = 36


@dataclass(frozen=True, slots=True)
class ListedMonth:
    """One line of the list of months (kỳ kế toán)."""

    month: date
    state: MonthState
    run: CloseRun | None
    closed_by_id: int | None


@dataclass(frozen=True, slots=True)
class Posted:
    """What a month's end posted on one account (đã hạch toán), in đồng."""

    code: str
    name: str
    debit: int
    credit: int


@dataclass(frozen=True, slots=True)
class MonthPage:
    """All that is known of the close of one month."""

    month: date
    state: MonthState
    row: BookMonth | None
    #: Why it cannot be closed now; None: it can.
    refusal: str | None
    late: str | None
    vouchers: int
    proposals: int
    #: Events of days until its end that were posted after it.
    posted_later: int
    runs: Sequence[CloseRun]
    is_running: bool
    failures: list[tuple[CloseFailure, str, str]]
    groups: list[GroupSum]
    posted: list[Posted]


def first_month(fund: SupportFund) -> date:
    """Return the first month of the books that has anything in it."""
    return month_of(closing.first_posting(fund.id) or fund.books_from)


def listed_months(fund: SupportFund, today: date) -> list[ListedMonth]:
    """Return the months that have ended, newest first."""
    rows = {row.month: row for row in closing.months_of(fund.id)}
    first, month, found = first_month(fund), add_months(month_of(today), -1), []
    runs = closing.last_runs([row.id for row in rows.values()])
    while month >= first and len(found) < SHOWN:
        row = rows.get(month)
        state = MonthState(row.state) if row else MonthState.OPEN
        is_closed = state is MonthState.CLOSED
        found.append(
            ListedMonth(
                month,
                state,
                runs.get(row.id) if row else None,
                row.closed_by_id if row and is_closed else None,
            )
        )
        month = add_months(month, -1)
    return found


def coming(fund: SupportFund) -> date:
    """Return the month that is closed next."""
    return next_to_close(first_month(fund), months.last_closed(fund.id))


def month_page(fund: SupportFund, month: date, today: date, silent: timedelta) -> MonthPage:
    """Return what the page of a month shows."""
    row = closing.month_row(fund.id, month)
    end = month_end(month)
    runs = closing.runs_of(row.id) if row else ()
    return MonthPage(
        month=month,
        state=MonthState(row.state) if row else MonthState.OPEN,
        row=row,
        refusal=_refusal(fund, month, today),
        late=late_words(month, today),
        vouchers=closing.waiting_vouchers(fund.id, end),
        proposals=closing.waiting_proposals(fund.id, end),
        posted_later=late.count_touching(fund.id, [end])[end],
        runs=runs,
        is_running=any(_is_alive(one, silent) for one in runs),
        failures=closing.failures(row.id) if row else [],
        groups=closing.group_sums(row.id) if row else [],
        posted=posted(fund.id, month) if row else [],
    )


def _is_alive(run: CloseRun, silent: timedelta) -> bool:
    return run.state == CloseState.RUNNING.value and now_utc() - run.beat_at < silent


def _refusal(fund: SupportFund, month: date, today: date) -> str | None:
    try:
        refuse_month(month, today, first_month(fund), months.last_closed(fund.id))
    except RuleViolation as refusal:
        return str(refusal)
    return None


def late_counts(fund_id: int, found: Sequence[ListedMonth]) -> dict[date, int]:
    """Return how many events were recorded after each closed month though they count in it."""
    ends = {month_end(one.month): one.month for one in found if one.state is MonthState.CLOSED}
    counted = late.count_touching(fund_id, ends)
    return {month: counted[end] for end, month in ends.items()}


def posted(fund_id: int, month: date) -> list[Posted]:
    """Return what the month's end posted by account, corrections of a late close apart."""
    sides = [
        func.sum(case((JournalEntry.side == side.value, JournalEntry.amount_vnd), else_=0))
        for side in (Side.DEBIT, Side.CREDIT)
    ]
    rows = db.session.execute(
        select(Account.code, Account.name, *sides)
        .join(JournalEntry, JournalEntry.account_id == Account.id)
        .join(Journal, Journal.id == JournalEntry.journal_id)
        .where(
            Journal.fund_id == fund_id,
            Journal.kind == JournalKind.MONTH_END.value,
            Journal.on == month_end(month),
        )
        .group_by(Account.code, Account.name)
        .order_by(Account.code)
    )
    return [Posted(code, name, whole(debit), whole(credit)) for code, name, debit, credit in rows]
