"""The provision table of a day (bảng trích lập dự phòng): what is required, what is booked, why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, select

from core.access import Scope
from core.db import db
from core.paging import PAGE_SIZE, Page, shown_page
from fund.models import JournalEntry, LoanContract
from fund.queries import ledger, loans
from fund.queries.ledger import SIGNED, whole
from fund.rules.actions import Run
from fund.rules.books.case import run_of
from fund.rules.books.faults import FAULTS, reason_of
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
    states, broken = _states(together, on)
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
                reasons=_reasons(state, broken.get(one.customer, ())),
            )
        )
    return found


def _reasons(state: State | str, broken: Sequence[str]) -> tuple[str, ...]:
    """Return why a loan has its group and provision, or why it has none."""
    if isinstance(state, str):
        return (state,)
    if not broken:
        return state.explanation
    names = ", ".join(broken)
    told = f"Chưa kể nhóm nợ của hợp đồng {names} cùng khách hàng, không tính được."
    return (told, *state.explanation)


def _states(
    contracts: Sequence[LoanContract], on: date
) -> tuple[dict[int, State | str], dict[str, list[str]]]:
    """Return the state of each contract on a day, or why there is none; the damaged by customer."""
    found: dict[int, State | str] = {}
    broken: dict[str, list[str]] = {}
    keys: list[int] = []
    replayed: list[tuple[Loan, Run]] = []
    for contract, read in zip(contracts, loans.readers(contracts, on, on), strict=True):
        try:
            loan = read()
            run = run_of(loan, loans.days_of(loan))
        except FAULTS as fault:
            found[contract.id] = reason_of(fault)
            broken.setdefault(contract.customer, []).append(contract.number)
            continue
        if run is None:
            found[contract.id] = "Chưa giải ngân."
            continue
        keys.append(contract.id)
        replayed.append((loan, run))
    judged = judge([loan for loan, _ in replayed], [run for _, run in replayed])
    return found | dict(zip(keys, judged, strict=True)), broken
