"""Lists of contracts, and what a loan card shows beside the engine's figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select

from core.access import Scope
from core.db import db
from core.paging import PAGE_SIZE, Page, shown_page
from core.text import fold
from fund.models import Journal, LoanContract, LoanSecurity, Proposal, RelatedPerson
from fund.queries.ledger import whole
from fund.rules.books.contracts import ENDED, ProposalState, Stage


@dataclass(frozen=True, slots=True)
class LoanFilters:
    """What a list of contracts is narrowed to; None leaves it open."""

    text: str | None = None
    stage: Stage | None = None
    source_id: int | None = None
    overdue: bool = False
    #: Running loans that are late or fall due by this day (đến hạn).
    due_by: date | None = None


def loans_page(
    fund_id: int, filters: LoanFilters, scope: Scope, order: str, number: int
) -> Page[LoanContract]:
    """Return a page of contracts by the chosen order."""
    conditions = _conditions(fund_id, filters, scope)
    total = whole(db.session.scalar(select(func.count(LoanContract.id)).where(*conditions)))
    page = shown_page(number, total)
    rows = db.session.scalars(
        select(LoanContract)
        .where(*conditions)
        .order_by(*_order(order))
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    )
    return Page(list(rows), total, page)


#: Columns a list may be ordered by.
ORDERS = ("signed_on", "borrower_name", "outstanding_vnd", "days_past_due", "next_due_on")


def _order(order: str) -> list[ColumnElement[object]]:
    key, down = order.removeprefix("-"), order.startswith("-")
    column = getattr(LoanContract, "name_sort" if key == "borrower_name" else key)
    first = column.desc() if down else column.asc()
    return [first.nulls_last(), LoanContract.id.desc()]


def _conditions(fund_id: int, filters: LoanFilters, scope: Scope) -> list[ColumnElement[bool]]:
    found = [LoanContract.fund_id == fund_id]
    if scope.unit_ids is not None:
        found.append(LoanContract.unit_id.in_(scope.unit_ids))
    if filters.text:
        found.append(LoanContract.name_search.contains(fold(filters.text), autoescape=True))
    if filters.stage:
        found.append(LoanContract.stage == filters.stage.value)
    if filters.source_id:
        found.append(LoanContract.source_id == filters.source_id)
    if filters.overdue:
        found.append(LoanContract.days_past_due > 0)
    if filters.due_by:
        found.append(LoanContract.stage.in_((Stage.ACTIVE.value, Stage.OFF_BALANCE.value)))
        found.append(
            or_(LoanContract.days_past_due > 0, LoanContract.next_due_on <= filters.due_by)
        )
    return found


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums of the fund's running loans as they were last computed, in đồng."""

    running: int
    outstanding: int
    overdue: int
    late: int


def totals(fund_id: int, scope: Scope) -> Totals:
    """Return how many loans run, what is owed, what of it is overdue, how many are late."""
    asked = select(
        func.count(LoanContract.id),
        func.sum(LoanContract.outstanding_vnd),
        func.sum(LoanContract.overdue_vnd),
        func.count(LoanContract.id).filter(LoanContract.days_past_due > 0),
    ).where(
        LoanContract.fund_id == fund_id,
        LoanContract.stage.not_in([one.value for one in (*ENDED, Stage.SIGNED)]),
    )
    if scope.unit_ids is not None:
        asked = asked.where(LoanContract.unit_id.in_(scope.unit_ids))
    running, outstanding, overdue, late = db.session.execute(asked).one()
    return Totals(whole(running), whole(outstanding), whole(overdue), whole(late))


def journals_of(contract_id: int) -> Sequence[Journal]:
    """Return the journals of a loan, newest first."""
    return db.session.scalars(
        select(Journal).where(Journal.contract_id == contract_id).order_by(Journal.id.desc())
    ).all()


def related_of(contract_id: int) -> Sequence[RelatedPerson]:
    """Return who was recorded as related to the borrower."""
    return db.session.scalars(
        select(RelatedPerson)
        .where(RelatedPerson.contract_id == contract_id)
        .order_by(RelatedPerson.id)
    ).all()


def securities(contract_id: int) -> Sequence[LoanSecurity]:
    """Return the securities of a contract."""
    return db.session.scalars(
        select(LoanSecurity)
        .where(LoanSecurity.contract_id == contract_id)
        .order_by(LoanSecurity.id)
    ).all()


def proposal(proposal_id: int, scope: Scope) -> Proposal | None:
    """Return a proposal about a contract of the person's units."""
    query = (
        select(Proposal)
        .join(LoanContract, LoanContract.id == Proposal.contract_id)
        .where(Proposal.id == proposal_id)
    )
    if scope.unit_ids is not None:
        query = query.where(LoanContract.unit_id.in_(scope.unit_ids))
    return db.session.scalar(query)


def waiting(fund_id: int, scope: Scope) -> Sequence[tuple[Proposal, LoanContract]]:
    """Return the proposals that wait for a second person, with their contracts."""
    query = (
        select(Proposal, LoanContract)
        .join(LoanContract, LoanContract.id == Proposal.contract_id)
        .where(Proposal.fund_id == fund_id, Proposal.state == ProposalState.WAITING.value)
        .order_by(Proposal.id)
        .limit(PAGE_SIZE)
    )
    if scope.unit_ids is not None:
        query = query.where(LoanContract.unit_id.in_(scope.unit_ids))
    return [(one, contract) for one, contract in db.session.execute(query)]


def due_until(
    fund_id: int, scope: Scope, until: date, limit: int
) -> tuple[int, Sequence[LoanContract]]:
    """Return how many running loans are late or fall due by a day, and the first of them."""
    conditions = _conditions(fund_id, LoanFilters(due_by=until), scope)
    count = whole(db.session.scalar(select(func.count(LoanContract.id)).where(*conditions)))
    rows = db.session.scalars(
        select(LoanContract)
        .where(*conditions)
        .order_by(LoanContract.days_past_due.desc(), LoanContract.next_due_on, LoanContract.id)
        .limit(limit)
    )
    return count, list(rows)
