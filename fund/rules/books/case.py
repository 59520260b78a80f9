"""From a loan and one more event to its posting (từ sự kiện đến bút toán): pure, no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from core.errors import RuleViolation
from fund.rules.actions import Run
from fund.rules.books.position import Figures, Position, figures_of
from fund.rules.books.posting import EventCase
from fund.rules.books.roles import Role
from fund.rules.collection import payoff_of
from fund.rules.difference import told_of
from fund.rules.events import Event, EventType
from fund.rules.replay import Loan, replay
from fund.rules.schedule import PLAIN_WEEK
from law.deadlines import WorkingDays

_RECEIVED = frozenset({EventType.REPAY, EventType.RECOVER})
_PAID_OUT = frozenset({EventType.DISBURSE, EventType.REFUND})
#: Events that move money, so that they always have entries (sự kiện có thu, chi tiền).
MONEY_EVENTS = _RECEIVED | _PAID_OUT | {EventType.SETTLE}
_NOTHING: Mapping[Role, int] = {}


@dataclass(frozen=True, slots=True)
class BookedLoan:
    """What the books know of a loan before an event (số liệu kế toán của khoản vay)."""

    booked: Position
    is_trust: bool = False
    general_provision: int = 0
    #: The journal of the event that is reversed, undone.
    undone: Position = field(default_factory=dict)
    money: Role = Role.BANK


@dataclass(frozen=True, slots=True)
class Prepared:
    """An event ready to be posted: its case and the loan with it (đã kiểm tra, chưa ghi)."""

    case: EventCase
    loan: Loan
    before: Run | None
    after: Run


def run_of(loan: Loan, days: WorkingDays = PLAIN_WEEK) -> Run | None:
    """Return the loan's book on its day; None before anything was paid out.

    A planned tranche is no money: only recorded disbursements count in the books.
    """
    if not loan.is_paid_out:
        return None
    return replay(loan, days)


def prepare(
    loan: Loan, event: Event, books: BookedLoan, days: WorkingDays = PLAIN_WEEK
) -> Prepared:
    """Return an event ready to be posted on the loan's day (`as_of`); refuse what cannot be.

    What makes a recorded event impossible is refused with that event's name.
    """
    if event.type is not EventType.DISBURSE and not loan.is_paid_out:
        raise event.refuse("on", "Khoản vay chưa giải ngân nên chưa có sự kiện nào khác.")
    if event.on < loan.terms.start:
        raise event.refuse("on", f"Không được trước ngày vay {loan.terms.start:%d/%m/%Y}.")
    if loan.opening and event.on <= loan.opening.on:
        raise event.refuse(
            "on",
            f"Số dư chuyển sổ ngày {loan.opening.on:%d/%m/%Y} đã gồm những việc đến hết ngày đó.",
        )
    before = run_of(loan, days)
    longer = replace(loan, events=(*loan.events, event))
    try:
        after = replay(longer, days)
    except RuleViolation as refusal:
        raise told_of(refusal, loan.events) from refusal
    case = EventCase(
        type=event.type,
        booked=books.booked,
        before=figures_of(before) if before else Figures(),
        after=figures_of(after),
        cash=cash_of(loan, event, days),
        money=books.money,
        is_trust=books.is_trust,
        undone=books.undone if event.type is EventType.REVERSE else _NOTHING,
        general_provision=books.general_provision,
    )
    return Prepared(case, longer, before, after)


def cash_of(loan: Loan, event: Event, days: WorkingDays = PLAIN_WEEK) -> int:
    """Return the money an event moves: received positive, paid out negative (số tiền thu, chi).

    A settlement takes what the quote of its day says; a reversal's money is that of the posting it
    undoes.
    """
    if event.type in _RECEIVED:
        return event.amount
    if event.type in _PAID_OUT:
        return -event.amount
    if event.type is EventType.SETTLE:
        return max(payoff_of(replay(replace(loan, as_of=event.on), days).book), 0)
    return 0
