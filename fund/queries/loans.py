"""Contracts with their events, as the engine reads them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any, NamedTuple, Protocol

from sqlalchemy import Text, case, cast, func, select

from core.access import Scope
from core.db import db
from fund.models import (
    FundingSource,
    LoanContract,
    LoanEvent,
    LoanSecurity,
    Proposal,
    ScheduleVersion,
)
from fund.rules.books.contracts import ProposalState
from fund.rules.books.loan_json import (
    RecordedEvent,
    SignedContract,
    events_of_loan,
    known_today,
    loan_json,
)
from fund.rules.reading import Fields
from fund.rules.replay import Loan, read_loan, with_events
from fund.rules.schedule import PLAIN_WEEK
from fund.rules.terms import HolidayShift, RiskBearer
from law.deadlines import WorkingDays
from reference import queries as reference


class KnownContract(SignedContract, Protocol):
    """A contract's row, or as much of it as its loan needs."""

    @property
    def id(self) -> int: ...  # noqa: D102 - the columns of `LoanContract`
    @property
    def source_id(self) -> int: ...  # noqa: D102 - as above
    @property
    def signed_on(self) -> date: ...  # noqa: D102 - as above
    @property
    def state_on(self) -> date | None: ...  # noqa: D102 - as above


#: Most events hold nothing more: an empty object needs no reading of JSON.
_DATA = case((cast(LoanEvent.data, Text) == "{}", None), else_=LoanEvent.data)


class _Recorded(NamedTuple):
    """What the engine needs of an event: read by name a dozen times, where a row is slow."""

    number: int
    type: str
    on: date
    recorded_at: datetime
    amount_vnd: int | None
    data: Any
    reverses_id: int | None


def contract(contract_id: int, scope: Scope) -> LoanContract | None:
    """Return a contract of the person's units, or None (not found looks like not yours)."""
    query = select(LoanContract).where(LoanContract.id == contract_id)
    if scope.unit_ids is not None:
        query = query.where(LoanContract.unit_id.in_(scope.unit_ids))
    return db.session.scalar(query)


def locked(contract_id: int) -> LoanContract:
    """Return a contract read anew; nobody else changes its loan until this transaction ends."""
    return db.session.execute(
        select(LoanContract)
        .where(LoanContract.id == contract_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).scalar_one()


def unlocked(contract_id: int) -> LoanContract:
    """Return a contract that must be there, as it stands, without any lock."""
    return db.session.get_one(LoanContract, contract_id)


def days_of(loan: Loan) -> WorkingDays:
    """Return the working days that a loan's dates shift by; most loans need none."""
    if loan.terms.holiday_shift is HolidayShift.NEXT:
        return reference.working_days()
    return PLAIN_WEEK


def risk_bearer(contract: LoanContract) -> RiskBearer:
    """Return who bears the risk of a contract: that of its source."""
    return RiskBearer(db.session.get_one(FundingSource, contract.source_id).risk_bearer)


def event_by_key(key: str) -> LoanEvent | None:
    """Return the event that was recorded under a key."""
    return db.session.scalar(select(LoanEvent).where(LoanEvent.key == key))


def event(event_id: int) -> LoanEvent | None:
    """Return an event."""
    return db.session.get(LoanEvent, event_id)


def events_of(contract_ids: Iterable[int]) -> dict[int, list[LoanEvent]]:
    """Return the events of contracts in the order of their recording."""
    found: dict[int, list[LoanEvent]] = {one: [] for one in contract_ids}
    asked = select(LoanEvent).where(LoanEvent.contract_id.in_(found))
    for row in db.session.scalars(asked.order_by(LoanEvent.contract_id, LoanEvent.number)):
        found[row.contract_id].append(row)
    return found


def securities_of(contract_ids: Iterable[int]) -> dict[int, list[LoanSecurity]]:
    """Return the securities of contracts, ended ones too."""
    found: dict[int, list[LoanSecurity]] = {one: [] for one in contract_ids}
    rows = db.session.scalars(
        select(LoanSecurity)
        .where(LoanSecurity.contract_id.in_(found))
        .order_by(LoanSecurity.contract_id, LoanSecurity.id)
    )
    for row in rows:
        found[row.contract_id].append(row)
    return found


def _recorded(
    contract_ids: Sequence[int], posted_until: date | None
) -> dict[int, list[tuple[int, RecordedEvent]]]:
    """Return what the engine needs of the events of contracts, each with its id."""
    found: dict[int, list[tuple[int, RecordedEvent]]] = {one: [] for one in contract_ids}
    asked = select(
        LoanEvent.contract_id,
        LoanEvent.id,
        LoanEvent.number,
        LoanEvent.type,
        LoanEvent.on,
        LoanEvent.recorded_at,
        LoanEvent.amount_vnd,
        _DATA,
        LoanEvent.reverses_id,
    ).where(LoanEvent.contract_id.in_(found))
    if posted_until is not None:
        asked = asked.where(LoanEvent.posted_on <= posted_until)
    rows = db.session.execute(asked.order_by(LoanEvent.contract_id, LoanEvent.number))
    for contract_id, event_id, number, kind, on, at, amount, data, reverses_id in rows:
        recorded = _Recorded(number, kind, on, at, amount, data or {}, reverses_id)
        found[contract_id].append((event_id, recorded))
    return found


def loans_on(
    contracts: Sequence[KnownContract],
    as_of: date | None = None,
    posted_until: date | None = None,
) -> list[Loan]:
    """Return the loans of contracts at the end of a day, or each of its own `state_on`.

    Events of a later day are left to the engine, which does not count them.
    """
    return [read() for read in readers(contracts, as_of, posted_until)]


def readers(
    contracts: Sequence[KnownContract],
    as_of: date | None = None,
    posted_until: date | None = None,
) -> list[Callable[[], Loan]]:
    """Return for each contract what reads its loan, so that one that cannot be read stops no other.

    What was reversed counts on no day, also before its reversal. `posted_until` leaves out what was
    posted later, reversals too: it gives what the books of that day knew. Three questions, however
    many contracts there are.
    """
    ids = [one.id for one in contracts]
    events, securities = _recorded(ids, posted_until), securities_of(ids)
    asked = select(FundingSource.id, FundingSource.risk_bearer).where(
        FundingSource.id.in_({one.source_id for one in contracts})
    )
    bearers: dict[int, str] = {key: bearer for key, bearer in db.session.execute(asked)}
    return [
        partial(
            _loan,
            one,
            as_of or one.state_on or one.signed_on,
            events[one.id],
            securities[one.id],
            bearers[one.source_id],
        )
        for one in contracts
    ]


def loan_on(contract: LoanContract, as_of: date) -> Loan:
    """Return the loan of a contract at the end of a day (trạng thái khoản vay vào một ngày)."""
    return loans_on([contract], as_of)[0]


def _loan(
    contract: KnownContract,
    as_of: date,
    events: Sequence[tuple[int, RecordedEvent]],
    securities: Sequence[LoanSecurity],
    bearer: str,
) -> Loan:
    first = contract.opening["on"] if contract.opening else contract.terms["start"]
    start = date.fromisoformat(first)
    loan = read_loan(
        Fields(
            loan_json(
                contract,
                as_of=max(as_of, start),
                events=(),
                securities=[one for one in securities if _holds(one, as_of)],
                risk_bearer=bearer,
            )
        )
    )
    numbers = {event_id: event.number for event_id, event in events}
    recorded = events_of_loan([event for _, event in events], numbers)
    return with_events(loan, known_today(recorded))


def _holds(security: LoanSecurity, on: date) -> bool:
    return security.start_on <= on and (security.end_on is None or on < security.end_on)


def newest_event(contract_id: int) -> tuple[int, datetime | None]:
    """Return number and moment of a contract's newest event; the caller holds its lock."""
    asked = select(func.max(LoanEvent.number), func.max(LoanEvent.recorded_at))
    number, at = db.session.execute(asked.where(LoanEvent.contract_id == contract_id)).one()
    return number or 0, at


def schedules_of(contract_id: int) -> Sequence[ScheduleVersion]:
    """Return the signed schedules of a contract, the first one first."""
    return db.session.scalars(
        select(ScheduleVersion)
        .where(ScheduleVersion.contract_id == contract_id)
        .order_by(ScheduleVersion.number)
    ).all()


def reversal_of(event_id: int) -> LoanEvent | None:
    """Return the event that reverses another."""
    return db.session.scalar(select(LoanEvent).where(LoanEvent.reverses_id == event_id))


def number_taken(fund_id: int, within: int | None, number_key: str) -> bool:
    """Tell whether a contract bears this number within its year, or in all of them (`number_scope`)."""
    asked = select(LoanContract.id).where(
        LoanContract.fund_id == fund_id, LoanContract.number_key == number_key
    )
    if within is not None:
        asked = asked.where(LoanContract.year == within)
    return db.session.scalar(asked.limit(1)) is not None


def proposals_waiting(contract_id: int) -> Sequence[Proposal]:
    """Return the proposals of a contract that wait for a second person."""
    return db.session.scalars(
        select(Proposal)
        .where(Proposal.contract_id == contract_id, Proposal.state == ProposalState.WAITING.value)
        .order_by(Proposal.id)
    ).all()
