"""The loan book of a day (sổ theo dõi cho vay): sums in the database, the engine for what is shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, Select, case, func, select

from core.access import Scope
from core.db import db
from core.paging import PAGE_SIZE, Page, shown_page
from core.text import fold
from fund.models import FundingSource, JournalEntry, LoanContract
from fund.queries import ledger, loans
from fund.queries.ledger import SIGNED, whole
from fund.rules.books.cached import copied_of
from fund.rules.books.case import run_of
from fund.rules.books.contracts import Stage
from fund.rules.books.faults import FAULTS, reason_of
from fund.rules.books.loan_lines import Held, LoanLine, held_of
from fund.rules.books.roles import LOAN_OF_GROUP, PRINCIPAL_ROLES, Role
from fund.rules.replay import Loan


@dataclass(frozen=True, slots=True)
class LoanBookAsked:
    """What the loan book is narrowed to; None leaves it open."""

    on: date
    text: str | None = None
    source_id: int | None = None
    group: int | None = None
    #: Loans without any balance too (kể cả khoản đã tất toán, chưa giải ngân).
    with_ended: bool = False


@dataclass(frozen=True, slots=True)
class LoanBook:
    """A page of the loan book and the totals of all that it is narrowed to."""

    page: Page[LoanLine]
    totals: Held


def _sum_of(*roles: Role) -> ColumnElement[int]:
    named = JournalEntry.role.in_([role.value for role in roles])
    return func.sum(case((named, SIGNED), else_=0))


def _held(on: date) -> Select[tuple[int | None, int, int, int, int, int, int]]:
    return (
        select(
            JournalEntry.contract_id,
            _sum_of(*PRINCIPAL_ROLES).label("principal"),
            _sum_of(Role.INTEREST_RECEIVABLE).label("receivable"),
            _sum_of(Role.PROVISION_SPECIFIC).label("provision"),
            _sum_of(Role.CUSTOMER_ADVANCE).label("prepaid"),
            _sum_of(Role.OFF_PRINCIPAL).label("off_principal"),
            _sum_of(Role.OFF_INTEREST).label("off_interest"),
        )
        .where(JournalEntry.contract_id.is_not(None), JournalEntry.on <= on)
        .group_by(JournalEntry.contract_id)
    )


_HELD_NAMES = ("principal", "receivable", "provision", "prepaid", "off_principal", "off_interest")


def loan_book(
    fund_id: int, asked: LoanBookAsked, scope: Scope, number: int = 1, *, size: int = PAGE_SIZE
) -> LoanBook:
    """Return a page of the loans of a day by borrower, with the totals of the whole book."""
    sums = _held(asked.on)
    if asked.group is not None:
        of_group = _sum_of(LOAN_OF_GROUP[asked.group])
        sums = sums.having(of_group != 0)
    held = sums.subquery()
    conditions = _conditions(fund_id, asked, scope)
    has_balance = func.coalesce(held.c.principal + held.c.off_principal, 0) != 0
    if not asked.with_ended or asked.group is not None:
        conditions.append(has_balance)
    joined = select(LoanContract).outerjoin(held, held.c.contract_id == LoanContract.id)
    count, *totals = db.session.execute(
        select(
            func.count(LoanContract.id), *(func.sum(getattr(held.c, one)) for one in _HELD_NAMES)
        )
        .outerjoin(held, held.c.contract_id == LoanContract.id)
        .where(*conditions)
    ).one()
    page = shown_page(number, count, size)
    contracts = db.session.scalars(
        joined.where(*conditions)
        .order_by(LoanContract.name_sort, LoanContract.signed_on, LoanContract.id)
        .limit(size)
        .offset((page - 1) * size)
    ).all()
    return LoanBook(Page(lines_of(contracts, asked.on), count, page, size), _totals(totals))


def _conditions(fund_id: int, asked: LoanBookAsked, scope: Scope) -> list[ColumnElement[bool]]:
    found = [
        LoanContract.fund_id == fund_id,
        LoanContract.signed_on <= asked.on,
        LoanContract.stage != Stage.TAKEN_BACK.value,
    ]
    if scope.unit_ids is not None:
        found.append(LoanContract.unit_id.in_(scope.unit_ids))
    if asked.text:
        found.append(LoanContract.name_search.contains(fold(asked.text), autoescape=True))
    if asked.source_id is not None:
        found.append(LoanContract.source_id == asked.source_id)
    return found


def _totals(sums: Sequence[int | None]) -> Held:
    principal, receivable, provision, prepaid, off_principal, off_interest = map(whole, sums)
    return Held(principal, receivable, -provision, -prepaid, off_principal, off_interest)


def lines_of(contracts: Sequence[LoanContract], on: date) -> list[LoanLine]:
    """Return the lines of contracts as the books of a day knew them; four questions for all."""
    ids = [one.id for one in contracts]
    booked = ledger.positions(ids, on)
    names = _source_names({one.source_id for one in contracts})
    found = []
    for contract, read in zip(contracts, loans.readers(contracts, on, on), strict=True):
        line = LoanLine(
            contract_id=contract.id,
            number=contract.number,
            borrower=contract.borrower_name,
            signed_on=contract.signed_on,
            source=names[contract.source_id],
            annual_rate=None,
            principal=contract.principal_vnd,
            held=held_of(booked[contract.id]),
        )
        found.append(_with_engine(line, read))
    return found


def _with_engine(line: LoanLine, read: Callable[[], Loan]) -> LoanLine:
    """Return a line with the engine's figures; what cannot be read or replayed says why."""
    try:
        loan = read()
        line = replace(line, annual_rate=loan.terms.annual_rate)
        run = run_of(loan, loans.days_of(loan))
        copied = copied_of(loan, run)
    except FAULTS as fault:
        return replace(line, trouble=reason_of(fault))
    return replace(
        line,
        disbursed=copied.disbursed_vnd,
        overdue=copied.overdue_vnd,
        interest=copied.interest_vnd,
        days_past_due=copied.days_past_due,
        ends_on=run.book.maturity if run else None,
    )


def _source_names(ids: set[int]) -> dict[int, str]:
    asked = select(FundingSource.id, FundingSource.name).where(FundingSource.id.in_(ids))
    return {key: name for key, name in db.session.execute(asked)}
