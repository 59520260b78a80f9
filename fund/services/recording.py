"""Recording an event of a loan (ghi sự kiện): one use case for every kind.

Locks are taken in one order: month, fund (when its general provision is used), contract, number
series. The loan is replayed without and with the event; the journal is the difference.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from audit import services as audit
from core.clock import now_utc
from core.db import db
from core.errors import RuleViolation
from core.text import clean
from fund.models import Journal, LoanContract, LoanEvent, ScheduleVersion
from fund.queries import funds, ledger, loans
from fund.rules.books.ahead import lines_ahead
from fund.rules.books.cached import Copied, copied_of
from fund.rules.books.case import BookedLoan, Prepared, prepare
from fund.rules.books.contracts import JournalKind, MoneyPlace, Stage
from fund.rules.books.entries import EventEntry, refuse_alone
from fund.rules.books.loan_json import event_json
from fund.rules.books.position import opposite
from fund.rules.books.posting import Posting, post_event
from fund.rules.books.roles import Role
from fund.rules.events import EventType, read_event
from fund.rules.reading import Fields
from fund.rules.replay import Loan
from fund.rules.terms import RiskBearer
from fund.services.journals import Head, refuse_closed, write
from fund.services.posting_days import day_of_posting
from fund.services.receipts import event_text, receipt_number

#: Events that may take the general provision, which all loans of the fund share.
_TAKES_GENERAL = frozenset({EventType.PROVISION_USE, EventType.WRITE_OFF})
_NEW_SCHEDULE = frozenset({EventType.RESCHEDULE, EventType.EXTEND})
_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Ready:
    """An event as it would be recorded (xem trước khi ghi): the screen shows it, posting uses it."""

    prepared: Prepared
    posting: Posting
    posted_on: date
    recorded_at: datetime
    cash: int
    #: The engine's JSON of the event.
    event: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was recorded, now or when the same form came before."""

    event: LoanEvent
    journal: Journal | None
    is_new: bool


def make_ready(contract: LoanContract, entry: EventEntry, today: date) -> Ready:
    """Return an event worked out and posted on paper; refuse what cannot be."""
    if contract.stage == Stage.TAKEN_BACK.value:
        raise RuleViolation("Khoản vay này đã thu hồi chuyển sổ, không ghi sự kiện được nữa.")
    on = day_of_posting(contract, entry, today)
    loan = loans.loan_on(contract, on)
    reversed_event = _reversed(contract, entry)
    newest, last = loans.newest_event(contract.id)
    # Later than the loan's newest event: their order is that of their recording.
    moment = max(now_utc(), last + _TICK) if last else now_utc()
    told = _told(entry, newest + 1, moment, reversed_event)
    event = read_event(Fields(told))
    books = _books(contract, loan, entry, reversed_event)
    prepared = prepare(loan, event, books, loans.days_of(loan))
    cash = -reversed_event.cash_vnd if reversed_event else prepared.case.cash
    _refuse_placeless(entry, cash, reversed_event)
    return Ready(prepared, post_event(prepared.case), on, moment, cash, told)


def record(
    contract_id: int,
    entry: EventEntry,
    *,
    actor_id: int,
    on: date,
    checker_id: int | None = None,
) -> Recorded:
    """Record an event with its journal in one transaction; the same key twice records it once."""
    refuse_alone(entry, actor_id, checker_id)
    contract = loans.unlocked(contract_id)
    known = loans.event_by_key(entry.key)
    if known is not None:
        return _again(contract, entry, known)
    fund_id = contract.fund_id
    entry = replace(entry, posted_on=day_of_posting(contract, entry, on))
    refuse_closed(fund_id, entry.posted_on or on)
    if entry.type in _TAKES_GENERAL:
        funds.locked(fund_id)
    contract = loans.locked(contract_id)
    known = loans.event_by_key(entry.key)
    if known is not None:
        return _again(contract, entry, known)
    ready = make_ready(contract, entry, on)
    event = _write_event(contract, entry, ready, actor_id, checker_id)
    journal = _write_journal(contract, entry, ready, event)
    _update(contract, ready, event)
    _note(contract, event, ready)
    return Recorded(event, journal, is_new=True)


def _write_journal(
    contract: LoanContract, entry: EventEntry, ready: Ready, event: LoanEvent
) -> Journal:
    undone = loans.event(event.reverses_id) if event.reverses_id else None
    return write(
        Head(
            fund_id=contract.fund_id,
            on=ready.posted_on,
            kind=JournalKind.EVENT,
            text=event_text(entry, ready.posted_on, ready.posting.reasons, undone),
            actor_id=event.actor_id,
            event_id=event.id,
            contract=contract,
        ),
        ready.posting,
    )


def _again(contract: LoanContract, entry: EventEntry, known: LoanEvent) -> Recorded:
    """Return what the key recorded before; refuse the key for anything else."""
    before = EventEntry(
        type=EventType(known.type),
        on=known.on,
        key=known.key,
        amount=known.amount_vnd,
        data=known.data,
        reverses_id=known.reverses_id,
    )
    if known.contract_id != contract.id or not before.same_as(entry):
        raise RuleViolation("Biểu mẫu này đã dùng để ghi một sự kiện khác; hãy mở lại biểu mẫu.")
    return Recorded(known, None, is_new=False)


def _reversed(contract: LoanContract, entry: EventEntry) -> LoanEvent | None:
    """Return the event that a reversal undoes."""
    if entry.type is not EventType.REVERSE:
        return None
    found = loans.event(entry.reverses_id) if entry.reverses_id else None
    if found is None or found.contract_id != contract.id:
        raise RuleViolation("Không có sự kiện này để hủy.", field="reverses_id")
    if loans.reversal_of(found.id) is not None:
        raise RuleViolation("Sự kiện này đã bị hủy.", field="reverses_id")
    return found


def _told(
    entry: EventEntry, number: int, moment: datetime, undone: LoanEvent | None
) -> dict[str, Any]:
    """Return the engine's JSON of an entry."""
    draft = LoanEvent(
        number=number,
        type=entry.type.value,
        on=entry.on,
        recorded_at=moment,
        amount_vnd=entry.amount,
        data=dict(entry.data),
        reverses_id=undone.id if undone else None,
    )
    return event_json(draft, {undone.id: undone.number} if undone else {})


def _books(
    contract: LoanContract, loan: Loan, entry: EventEntry, undone: LoanEvent | None
) -> BookedLoan:
    takes = entry.type in _TAKES_GENERAL
    general = -ledger.role_balance(contract.fund_id, Role.PROVISION_GENERAL) if takes else 0
    return BookedLoan(
        booked=ledger.position(contract.id),
        is_trust=loan.risk_bearer is RiskBearer.TRUSTOR,
        general_provision=general,
        undone=opposite(ledger.moves_of_event(undone.id)) if undone else {},
        money=Role.CASH if entry.money is MoneyPlace.CASH else Role.BANK,
    )


def _refuse_placeless(entry: EventEntry, cash: int, undone: LoanEvent | None) -> None:
    if cash and undone is None and entry.money is None:
        raise RuleViolation("Hãy chọn tiền mặt hay chuyển khoản.", field="money")


def _write_event(
    contract: LoanContract,
    entry: EventEntry,
    ready: Ready,
    actor_id: int,
    checker_id: int | None,
) -> LoanEvent:
    undone = _reversed(contract, entry)
    event = LoanEvent(
        fund_id=contract.fund_id,
        contract_id=contract.id,
        number=int(ready.event["id"]),
        type=entry.type.value,
        on=entry.on,
        posted_on=ready.posted_on,
        recorded_at=ready.recorded_at,
        amount_vnd=entry.amount,
        cash_vnd=ready.cash,
        money=undone.money
        if undone
        else (entry.money.value if entry.money and ready.cash else None),
        data=dict(entry.data),
        key=entry.key,
        actor_id=actor_id,
        checker_id=checker_id,
        receipt_no=None if undone else receipt_number(contract, entry, ready.cash, ready.posted_on),
        document=clean(entry.document) if entry.document else None,
        reason=clean(entry.reason) if entry.reason else None,
        reverses_id=undone.id if undone else None,
    )
    db.session.add(event)
    db.session.flush()
    return event


def _update(contract: LoanContract, ready: Ready, event: LoanEvent) -> None:
    """Copy what the engine says to the contract's row; keep a changed schedule as a fact."""
    prepared = ready.prepared
    copy_state(contract, copied_of(prepared.loan, prepared.after), ready.posted_on)
    contract.version += 1
    if EventType(event.type) in _NEW_SCHEDULE:
        number = len(loans.schedules_of(contract.id)) + 1
        on_day = replace(prepared.loan, as_of=event.on)
        db.session.add(
            ScheduleVersion(
                contract_id=contract.id,
                number=number,
                on=event.on,
                event_id=event.id,
                lines=lines_ahead(on_day, loans.days_of(on_day)),
                recorded_at=event.recorded_at,
            )
        )
    db.session.flush()


def copy_state(contract: LoanContract, copied: Copied, on: date) -> None:
    """Copy the engine's figures of a day to the contract's row."""
    contract.state_on = on
    for name in Copied.__dataclass_fields__:
        setattr(contract, name, getattr(copied, name))
    contract.stage = copied.stage.value


def _note(contract: LoanContract, event: LoanEvent, ready: Ready) -> None:
    audit.record(
        actor_id=event.actor_id,
        action="loan.reversed" if event.reverses_id else "loan.recorded",
        subject_type="loan",
        subject_id=contract.id,
        changes={
            "event_type": (None, event.type),
            "event_on": (None, event.on.isoformat()),
            **({"cash_vnd": (None, abs(ready.cash))} if ready.cash else {}),
            **({"receipt_no": (None, event.receipt_no)} if event.receipt_no else {}),
        },
        reason=event.reason,
    )
