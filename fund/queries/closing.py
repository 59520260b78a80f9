"""What a month's close reads: the loans of a portion, its runs, its results, what is left to do."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, delete, func, or_, select

from core.db import db
from fund.models import (
    BookMonth,
    CloseFailure,
    CloseRun,
    Journal,
    LoanContract,
    LoanMonth,
    Proposal,
    Voucher,
)
from fund.queries.ledger import whole
from fund.rules.books.checks import Kept
from fund.rules.books.contracts import ENDED, CloseState, MonthState, ProposalState
from fund.rules.books.months import month_end

#: Loans of one transaction; the loans of one customer are never parted.
PORTION = 500


@dataclass(frozen=True, slots=True)
class Closable:
    """As much of a contract as its month's end needs."""

    id: int
    number: str
    customer: str
    source_id: int
    signed_on: date
    #: Its newest posting.
    state_on: date
    terms: Any
    policy: Any
    held_group: Any
    opening: Any
    debt_group: int | None


def _to_close(fund_id: int, month: date) -> Any:
    """Return the condition of the contracts that a month's end looks at.

    Debts that ended before the month have nothing left on the books, and were brought there by
    the close of the month in which they ended.
    """
    ended = [stage.value for stage in ENDED]
    return (
        (LoanContract.fund_id == fund_id)
        & LoanContract.state_on.is_not(None)
        & (LoanContract.signed_on <= month_end(month))
        & or_(LoanContract.stage.not_in(ended), LoanContract.state_on >= month)
    )


def count_to_close(fund_id: int, month: date) -> int:
    """Return how many loans a month's end looks at."""
    return whole(
        db.session.scalar(select(func.count(LoanContract.id)).where(_to_close(fund_id, month)))
    )


def portion(fund_id: int, month: date, after: str, size: int = PORTION) -> list[Closable]:
    """Return the next loans in the order of their customers, locked until this transaction ends.

    Whole customers, because the worst debt pulls the others: at least `size` loans when there are
    as many.
    """
    order = (LoanContract.customer, LoanContract.id)
    asked = select(LoanContract.customer).where(
        _to_close(fund_id, month), LoanContract.customer > after
    )
    last = db.session.scalar(asked.order_by(*order).offset(size - 1).limit(1))
    rows = select(
        LoanContract.id,
        LoanContract.number,
        LoanContract.customer,
        LoanContract.source_id,
        LoanContract.signed_on,
        LoanContract.state_on,
        LoanContract.terms,
        LoanContract.policy,
        LoanContract.held_group,
        LoanContract.opening,
        LoanContract.debt_group,
    ).where(_to_close(fund_id, month), LoanContract.customer > after)
    if last is not None:
        rows = rows.where(LoanContract.customer <= last)
    return [Closable(*row) for row in db.session.execute(rows.order_by(*order).with_for_update())]


def first_posting(fund_id: int) -> date | None:
    """Return the day of the oldest entry of the books."""
    return db.session.scalar(select(func.min(Journal.on)).where(Journal.fund_id == fund_id))


def month_row(fund_id: int, month: date) -> BookMonth | None:
    """Return a month of the books, if anything was ever posted into it."""
    return db.session.scalar(
        select(BookMonth).where(BookMonth.fund_id == fund_id, BookMonth.month == month)
    )


def months_of(fund_id: int) -> Sequence[BookMonth]:
    """Return the months of the books, newest first."""
    return db.session.scalars(
        select(BookMonth).where(BookMonth.fund_id == fund_id).order_by(BookMonth.month.desc())
    ).all()


# -- runs -------------------------------------------------------------------------------------


def run(run_id: int) -> CloseRun:
    """Return a run, read anew."""
    return db.session.execute(
        select(CloseRun).where(CloseRun.id == run_id).execution_options(populate_existing=True)
    ).scalar_one()


def running(fund_id: int) -> CloseRun | None:
    """Return the run that works on the fund's books, or was cut short at it."""
    return db.session.scalar(
        select(CloseRun)
        .where(CloseRun.fund_id == fund_id, CloseRun.state == CloseState.RUNNING.value)
        .order_by(CloseRun.id.desc())
        .limit(1)
        .execution_options(populate_existing=True)
    )


def runs_of(month_id: int) -> Sequence[CloseRun]:
    """Return the runs of a month, newest first."""
    return db.session.scalars(
        select(CloseRun).where(CloseRun.month_id == month_id).order_by(CloseRun.id.desc())
    ).all()


def last_runs(month_ids: Collection[int]) -> dict[int, CloseRun]:
    """Return the newest run of each month."""
    asked = select(CloseRun).where(CloseRun.month_id.in_(month_ids)).order_by(CloseRun.id)
    return {one.month_id: one for one in db.session.scalars(asked)}


# -- results ----------------------------------------------------------------------------------


def forget(month_id: int, contract_ids: Collection[int]) -> None:
    """Delete what an earlier run of the month found of these loans, or could not do."""
    for kept in (LoanMonth, CloseFailure):
        db.session.execute(
            delete(kept).where(kept.month_id == month_id, kept.contract_id.in_(contract_ids))
        )


def failures(month_id: int) -> list[tuple[CloseFailure, str, str]]:
    """Return the loans taken out of a close: with number and borrower, oldest contract first."""
    rows = db.session.execute(
        select(CloseFailure, LoanContract.number, LoanContract.borrower_name)
        .join(LoanContract, LoanContract.id == CloseFailure.contract_id)
        .where(CloseFailure.month_id == month_id)
        .order_by(CloseFailure.contract_id)
    )
    return [(failure, number, borrower) for failure, number, borrower in rows]


def count_failures(month_id: int) -> int:
    """Return how many loans of a month are not done."""
    return whole(
        db.session.scalar(
            select(func.count(CloseFailure.contract_id)).where(CloseFailure.month_id == month_id)
        )
    )


def risk_balances(month_id: int) -> dict[int, int]:
    """Return debt at the fund's own risk, on the balance sheet, by group (dư nợ theo nhóm)."""
    rows = db.session.execute(
        select(LoanMonth.debt_group, func.sum(LoanMonth.outstanding_vnd))
        .where(LoanMonth.month_id == month_id)
        .where(LoanMonth.is_trust.is_(False), LoanMonth.is_off_balance.is_(False))
        .group_by(LoanMonth.debt_group)
    )
    return {group: whole(amount) for group, amount in rows}


@dataclass(frozen=True, slots=True)
class GroupSum:
    """What a month's end found of the loans of one group (theo nhóm nợ), in đồng."""

    group: int
    loans: int
    outstanding: int
    provision: int
    receivable: int
    off_interest: int


def group_sums(month_id: int) -> list[GroupSum]:
    """Return what a month's end found, by debt group; debt off the balance sheet apart."""
    columns = (
        LoanMonth.outstanding_vnd,
        LoanMonth.provision_vnd,
        LoanMonth.receivable_vnd,
        LoanMonth.off_interest_vnd,
    )
    rows = db.session.execute(
        select(
            LoanMonth.debt_group,
            func.count(LoanMonth.contract_id),
            *(func.sum(column) for column in columns),
        )
        .where(LoanMonth.month_id == month_id, LoanMonth.is_off_balance.is_(False))
        .where(LoanMonth.outstanding_vnd > 0)
        .group_by(LoanMonth.debt_group)
        .order_by(LoanMonth.debt_group)
    )
    return [GroupSum(*(whole(value) for value in row)) for row in rows]


def found_of(month_id: int, contract_ids: Collection[int]) -> dict[int, LoanMonth]:
    """Return what a month's end found of loans."""
    rows = db.session.scalars(
        select(LoanMonth).where(
            LoanMonth.month_id == month_id, LoanMonth.contract_id.in_(contract_ids)
        )
    )
    return {row.contract_id: row for row in rows}


def kept_of(month_id: int, contract_ids: Collection[int]) -> dict[int, Kept]:
    """Return the amounts that a month's end asked the books to hold of loans."""
    rows = db.session.execute(
        select(
            LoanMonth.contract_id,
            LoanMonth.debt_group,
            LoanMonth.provision_vnd,
            LoanMonth.receivable_vnd,
            LoanMonth.off_interest_vnd,
        ).where(LoanMonth.month_id == month_id, LoanMonth.contract_id.in_(contract_ids))
    )
    return {contract_id: Kept(*values) for contract_id, *values in rows}


# -- what is left to do -----------------------------------------------------------------------


def _waiting(table: Any, fund_id: int) -> Select[Any]:
    return select(func.count(table.id)).where(
        table.fund_id == fund_id, table.state == ProposalState.WAITING.value
    )


def waiting_vouchers(fund_id: int, until: date) -> int:
    """Return how many vouchers of a day up to this one wait for a second person."""
    return whole(db.session.scalar(_waiting(Voucher, fund_id).where(Voucher.on <= until)))


def waiting_proposals(fund_id: int, until: date) -> int:
    """Return how many events of a day up to this one wait for a second person."""
    entries = db.session.scalars(
        select(Proposal.entry).where(
            Proposal.fund_id == fund_id, Proposal.state == ProposalState.WAITING.value
        )
    )
    return sum(date.fromisoformat(entry["on"]) <= until for entry in entries)


def closed_months(fund_id: int) -> Sequence[BookMonth]:
    """Return the closed months, newest first."""
    return [one for one in months_of(fund_id) if one.state == MonthState.CLOSED.value]


def contracts_named(ids: Iterable[int]) -> Mapping[int, tuple[str, str]]:
    """Return number and borrower of contracts."""
    rows = db.session.execute(
        select(LoanContract.id, LoanContract.number, LoanContract.borrower_name).where(
            LoanContract.id.in_(list(ids))
        )
    )
    return {contract_id: (number, borrower) for contract_id, number, borrower in rows}
