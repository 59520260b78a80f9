"""Replay of a loan (tính lại từ sự kiện): terms, events and policy to its book on a day."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from core.errors import RuleViolation
from core.money import format_vnd
from core.text import clean
from fund.rules import actions, collection, planning
from fund.rules.actions import Run
from fund.rules.book import Book
from fund.rules.due_dates import Calendar, build_calendar, check_chosen
from fund.rules.events import Event, EventType, in_force, read_events
from fund.rules.opening import Opening, read_opening, take_over
from fund.rules.reading import Fields
from fund.rules.schedule import PLAIN_WEEK
from fund.rules.terms import Collateral, HeldGroup, Policy, RiskBearer, Terms
from fund.rules.terms_reading import (
    TERM_FIELDS,
    read_collateral,
    read_held_group,
    read_policy,
    read_terms,
)
from law.deadlines import WorkingDays

_EXTRA = frozenset(
    {
        "policy",
        "events",
        "collateral",
        "customer",
        "risk_bearer",
        "held_group",
        "opening",
        "as_of",
    }
)
#: A name or remark of the caller, which the engine does not look at.
_REMARKS = frozenset({"id", "note"})
FIELDS = TERM_FIELDS | _EXTRA | _REMARKS
_FIRST_MOMENT = datetime(1, 1, 2, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Loan:
    """All that is known of one loan (hồ sơ tính toán của khoản vay)."""

    terms: Terms
    as_of: date
    policy: Policy = field(default_factory=Policy)
    events: tuple[Event, ...] = ()
    collateral: tuple[Collateral, ...] = ()
    customer: str | None = None
    risk_bearer: RiskBearer = RiskBearer.FUND
    held_group: HeldGroup | None = None
    #: Balances of the older book, from which the account goes on.
    opening: Opening | None = None

    @property
    def first_on(self) -> date:
        """Return the first day the account knows of."""
        return self.opening.on if self.opening else self.terms.start

    @property
    def is_paid_out(self) -> bool:
        """Tell whether money was paid out, here or before the books were taken over."""
        return self.opening is not None or any(
            event.type is EventType.DISBURSE for event in self.events
        )


@dataclass(frozen=True, slots=True)
class NextDue:
    """What falls due next when nothing else happens (kỳ đến hạn tiếp theo)."""

    on: date
    principal: int
    interest: int


def read_loan(fields: Fields) -> Loan:
    """Return the loan of one JSON object; refuse the first field that is wrong."""
    fields.refuse_strangers(FIELDS)
    terms = read_terms(fields)
    loan = Loan(
        terms=terms,
        as_of=fields.day("as_of"),
        policy=read_policy(fields.inner("policy"), terms.start),
        events=read_events(fields),
        collateral=read_collateral(fields),
        customer=_name(fields, "customer"),
        risk_bearer=fields.choice("risk_bearer", RiskBearer, RiskBearer.FUND),
        held_group=read_held_group(fields),
        opening=read_opening(fields, terms.start, terms.principal),
    )
    if loan.as_of < loan.first_on:
        word = "ngày chuyển sổ" if loan.opening else "ngày bắt đầu vay"
        fields.refuse("as_of", f"Không được trước {word} {loan.first_on:%d/%m/%Y}.")
    return with_events(loan, loan.events)


def with_events(loan: Loan, events: tuple[Event, ...]) -> Loan:
    """Return the loan with these events; refuse one from a day of which the account knows nothing."""
    start, opening = loan.terms.start, loan.opening
    for event in events:
        if event.on < start:
            raise event.refuse("on", f"Không được trước ngày bắt đầu vay {start:%d/%m/%Y}.")
        if opening and event.on <= opening.on:
            raise event.refuse(
                "on",
                f"Số dư chuyển sổ ngày {opening.on:%d/%m/%Y} đã gồm những việc đến hết ngày đó.",
            )
    return loan if events is loan.events else replace(loan, events=events)


def _name(fields: Fields, field: str) -> str | None:
    """Return a name so that two ways of typing the same Vietnamese letters are one customer."""
    found = fields.text_or_none(field)
    return None if found is None else clean(found)


def all_events(loan: Loan) -> list[Event]:
    """Return the events in force, with planned tranches as events where they count."""
    recorded, planned = in_force(loan.events, loan.as_of), planned_tranches(loan)
    return sorted([*planned, *recorded], key=lambda event: event.order) if planned else recorded


def planned_tranches(loan: Loan) -> list[Event]:
    """Return the tranches of the plan that count (giải ngân theo kế hoạch).

    Recorded disbursements replace a plan that makes up the whole loan, and add to one that does
    not.
    """
    if loan.opening:
        return []
    terms = loan.terms
    is_whole = sum(tranche.amount for tranche in terms.tranches) == terms.principal
    is_recorded = any(event.type is EventType.DISBURSE for event in loan.events)
    if is_recorded and is_whole:
        return []
    if not is_recorded and not is_whole:
        raise RuleViolation(
            f"Tổng giải ngân theo kế hoạch khác số tiền vay {format_vnd(terms.principal)}.",
            field="disbursements",
        )
    return [
        Event(
            id=f"disbursements[{index}]",
            on=tranche.on,
            recorded_at=_FIRST_MOMENT,
            type=EventType.DISBURSE,
            amount=tranche.amount,
            place=f"disbursements[{index}].",
            is_planned=True,
        )
        for index, tranche in enumerate(terms.tranches)
    ]


def replay(loan: Loan, days: WorkingDays = PLAIN_WEEK, *, trace: bool = False) -> Run:
    """Return the loan's book at the end of its day (`as_of`), with its receipts.

    With `trace`, the book keeps every line of the calculation sheet.
    """
    events = all_events(loan)
    if not loan.is_paid_out:
        check_chosen(loan.terms, days)
    run = start(loan, build_calendar(loan.terms, days), days)
    if trace:
        run.book.trace = []
    if loan.opening:
        collection.advance(run.book, loan.opening.on)
        take_over(run.book, loan.opening, days)
    for event in events:
        if event.on > loan.as_of:
            break
        collection.advance(run.book, event.on)
        # A tranche that was only planned does not come after the end of the loan.
        if not (event.is_planned and run.book.is_ended):
            actions.apply(run, event)
    collection.advance(run.book, loan.as_of)
    return run


def start(loan: Loan, calendar: Calendar, days: WorkingDays) -> Run:
    """Return the book before anything was paid out."""
    book = Book(loan.terms, loan.policy, calendar)
    planning.open_plan(book, days)
    return Run(book, days)


def next_due(loan: Loan, book: Book) -> NextDue | None:
    """Return the next date after today on which something falls due, or None.

    Looks ahead on a copy of the book: planned tranches count, receipts to come do not.
    """
    if book.is_closed:
        return None
    ahead = book.clone()
    planned = [] if book.is_ended else planned_tranches(loan)
    tranches = [event for event in planned if event.on > loan.as_of]
    while ahead.next_index < len(ahead.dates):
        on = ahead.dates[ahead.next_index].on
        while tranches and tranches[0].on < on:
            ahead.accrue(tranches[0].on)
            planning.disburse(ahead, tranches.pop(0).amount)
        ahead.accrue(on)
        item = planning.fall_due(ahead)
        if not item.is_paid:
            return NextDue(item.on, item.principal, item.interest)
        while tranches and tranches[0].on == on:
            planning.disburse(ahead, tranches.pop(0).amount)
    return None


def payoff_on(loan: Loan, day: date, days: WorkingDays = PLAIN_WEEK) -> int:
    """Return what settles the loan on a day (báo số tiền tất toán); posting uses the same."""
    return collection.payoff_of(replay(replace(loan, as_of=day), days).book)
