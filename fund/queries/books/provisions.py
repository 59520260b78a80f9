"""The provision table of a day (bảng trích lập dự phòng): what is required, what is booked, why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, select

from core.access import Scope
from core.db import db
from core.errors import RuleViolation
from core.paging import PAGE_SIZE, Page, shown_page
from fund.models import JournalEntry, LoanContract
from fund.queries import ledger, loans
from fund.queries.ledger import SIGNED, whole
from fund.rules.actions import Run
from fund.rules.books.case import run_of
from fund.rules.books.loan_lines import ProvisionLine, held_of
from fund.rules.books.roles import PRINCIPAL_ROLES, Role
from fund.rules.replay import Loan
from fund.rules.state import State, judge


@dataclass(frozen=True, slots=True)
class ProvisionTable:
    """A page of the table, and what the books hold of both provisions, in đồng."""

    page: Page[ProvisionLine]
    specific: int
    general: int


def provision_table(
    fund_id: int, on: date, scope: Scope, number: int = 1, *, size: int = PAGE_SIZE
) -> ProvisionTable:
    """Return the loans with principal or provision in the books of a day, by borrower."""
    conditions = _conditions(fund_id, on, scope)
    count = whole(db.session.scalar(select(func.count(LoanContract.id)).where(*conditions)))
    page = shown_page(number, count, size)
    contracts = db.session.scalars(
        select(LoanContract)
        .where(*conditions)
        .order_by(LoanContract.name_sort, LoanContract.signed_on, LoanContract.id)
        .limit(size)
        .offset((page - 1) * size)
    ).all()
    return ProvisionTable(
        Page(lines_of(fund_id, contracts, on), count, page, size),
        -ledger.role_balance(fund_id, Role.PROVISION_SPECIFIC, on),
        -ledger.role_balance(fund_id, Role.PROVISION_GENERAL, on),
    )


def _conditions(fund_id: int, on: date, scope: Scope) -> list[ColumnElement[bool]]:
    followed = (*PRINCIPAL_ROLES, Role.PROVISION_SPECIFIC)
    standing = (
        select(JournalEntry.contract_id)
        .where(
            JournalEntry.contract_id.is_not(None),
            JournalEntry.on <= on,
            JournalEntry.role.in_([role.value for role in followed]),
        )
        .group_by(JournalEntry.contract_id, JournalEntry.role)
        .having(func.sum(SIGNED) != 0)
    )
    found = [LoanContract.fund_id == fund_id, LoanContract.id.in_(standing)]
    if scope.unit_ids is not None:
        found.append(LoanContract.unit_id.in_(scope.unit_ids))
    return found


def lines_of(fund_id: int, contracts: Sequence[LoanContract], on: date) -> list[ProvisionLine]:
    """Return the lines of contracts; other debts of the same customers pull their group."""
    customers = {one.customer for one in contracts}
    together = db.session.scalars(
        select(LoanContract)
        .where(LoanContract.fund_id == fund_id, LoanContract.customer.in_(customers))
        .order_by(LoanContract.id)
    ).all()
    states = _states(together, on)
    booked = ledger.positions([one.id for one in contracts], on)
    found = []
    for one in contracts:
        held = held_of(booked[one.id])
        state = states[one.id]
        found.append(
            ProvisionLine(
                contract_id=one.id,
                number=one.number,
                borrower=one.borrower_name,
                principal=held.principal,
                group=state.debt_group if isinstance(state, State) else held.group,
                required=state.provision_specific if isinstance(state, State) else None,
                booked=held.provision,
                reasons=state.explanation if isinstance(state, State) else (state,),
            )
        )
    return found


def _states(contracts: Sequence[LoanContract], on: date) -> dict[int, State | str]:
    """Return the state of each contract on a day; the words of why where there is none."""
    found: dict[int, State | str] = {}
    keys: list[int] = []
    replayed: list[tuple[Loan, Run]] = []
    for contract, loan in zip(contracts, loans.loans_on(contracts, on, on), strict=True):
        try:
            run = run_of(loan, loans.days_of(loan))
        except RuleViolation as refusal:
            found[contract.id] = str(refusal)
            continue
        if run is None:
            found[contract.id] = "Chưa giải ngân."
            continue
        keys.append(contract.id)
        replayed.append((loan, run))
    judged = judge([loan for loan, _ in replayed], [run for _, run in replayed])
    return found | dict(zip(keys, judged, strict=True))
