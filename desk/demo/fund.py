"""The fund of the demonstration: sixty loans lived month by month, every month closed.

All of it is made up and says so on every page and paper.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from core.dates import add_months
from core.db import db
from desk.demo.fund_opening import People, customers, open_fund, post_voucher
from desk.demo.fund_plan import BOOKS_FROM, MONTHS, Life, PlannedLoan, planned_loans
from fund.models import LoanContract, LoanEvent, SupportFund
from fund.queries import funds, loans
from fund.rules.books.case import run_of
from fund.rules.books.contracts import ENDED, CloseState, MoneyPlace, Stage
from fund.rules.books.entries import ContractEntry, EventEntry
from fund.rules.events import EventType
from fund.rules.limits import BorrowerKind
from fund.services import closing, contracts
from fund.services.recording import record
from fund.services.verifying import verify

Echo = Callable[[str], None]


@dataclass
class _Living:
    """A loan of the demonstration while it lives."""

    plan: PlannedLoan
    contract: LoanContract
    done: set[str] = field(default_factory=set)


def add_fund(seed: int, today: date, echo: Echo) -> SupportFund:
    """Add the labelled fund with its loans and twelve closed months; the same seed gives the same."""
    people = People.of_demonstration()
    fund = open_fund(people)
    _Year(fund, people, seed).live(today, echo)
    verify(fund, actor_id=people.checker)
    return fund


class _Year:
    """The months of the fund, day by day."""

    def __init__(self, fund: SupportFund, people: People, seed: int) -> None:
        self.fund, self.people = fund, people
        self.plans = planned_loans(seed)
        self.customers = customers()
        self.living: list[_Living] = []
        self.count = 0

    def live(self, today: date, echo: Echo) -> None:
        """Let every month happen and close it on the third day of the next."""
        for number in range(MONTHS):
            first = add_months(BOOKS_FROM, number)
            end = add_months(first, 1)
            for on in _days(first, end):
                self._day(on)
            post_voucher(
                self.fund,
                self.people,
                end - timedelta(days=1),
                "Chi lương",
                ("851", "130"),
                38_000_000,
            )
            task = closing.Task(
                self.fund.id, first, self.people.checker, f"demo-{first.isoformat()}",
                min(end + timedelta(days=2), max(today, end)),
            )  # fmt: skip
            driven = closing.drive(task, _keep)
            if driven.state is not CloseState.DONE:
                raise RuntimeError(f"demonstration: {first:%m/%Y} {driven}")
            echo(f"quỹ trình diễn: đã khóa sổ tháng {first:%m/%Y}")

    def _day(self, on: date) -> None:
        for place, plan in enumerate(self.plans):
            if plan.signed_on == on:
                self._sign(plan, self.customers[place % len(self.customers)])
        for one in self.living:
            self._live(one, on)

    def _sign(self, plan: PlannedLoan, organisation_id: int) -> None:
        principal = plan.terms["principal"]
        entry = ContractEntry(
            number=plan.number,
            signed_on=plan.signed_on,
            borrower_kind=BorrowerKind.COOPERATIVE,
            source_id=funds.sources(self.fund.id)[0].id,
            purpose=plan.purpose,
            project_vnd=principal * 2,
            own_capital_vnd=principal,
            terms=plan.terms,
            organisation_id=organisation_id,
        )
        contract = contracts.enter_contract(
            self.fund, entry, actor_id=self.people.signer, on=plan.signed_on
        )
        one = _Living(plan, contract)
        self.living.append(one)
        self._put(one, EventType.DISBURSE, plan.signed_on, amount=principal)

    def _put(self, one: _Living, kind: EventType, on: date, **changes: Any) -> LoanEvent:
        self.count += 1
        money = MoneyPlace.CASH if one.plan.in_cash and kind is EventType.REPAY else MoneyPlace.BANK
        entry = EventEntry(
            type=kind, on=on, key=f"demo-{self.count:05d}", money=money, document="Hồ sơ trình diễn",
            **changes,
        )  # fmt: skip
        return record(
            one.contract.id,
            entry,
            actor_id=self.people.maker,
            checker_id=self.people.checker,
            on=on,
        ).event

    def _owed(self, one: _Living, on: date) -> int:
        """Return what is due or late at the end of a day."""
        loan = loans.loan_on(one.contract, on)
        run = run_of(loan, loans.days_of(loan))
        if run is None:
            return 0
        items = sum(item.principal + item.interest for item in run.book.items)
        return max(items + run.book.penalties - run.book.prepaid, 0)

    def _live(self, one: _Living, on: date) -> None:
        if Stage(one.contract.stage) in ENDED:
            return
        age = (on - one.plan.signed_on).days
        special = _SPECIAL.get(one.plan.life)
        if special is not None:
            special(self, one, on, age)
        if Stage(one.contract.stage) is Stage.ACTIVE and self._pays_on(one, on, age):
            owed = self._owed(one, on)
            if owed:
                self._put(one, EventType.REPAY, on, amount=owed)

    def _pays_on(self, one: _Living, on: date, age: int) -> bool:
        life, due = one.plan.life, min(one.plan.signed_on.day, 28)
        if life in (Life.STOPPED, Life.LOST, Life.CALLED_IN) and age > 95:
            return False
        if life is Life.LATE:
            return on.day == (due + 13) % 28 + 1 and age > 40
        return on.day == one.plan.signed_on.day and age > 20

    # -- what happens once ----------------------------------------------------------------------

    def _settle(self, one: _Living, on: date, age: int) -> None:
        if age == 160:
            self._put(one, EventType.SETTLE, on)

    def _reschedule(self, one: _Living, on: date, age: int) -> None:
        if age == 100:
            left = one.contract.outstanding_vnd
            half = left // 2
            lines = [
                {"on": (on + timedelta(days=90)).isoformat(), "amount": half},
                {"on": (on + timedelta(days=180)).isoformat(), "amount": left - half},
            ]
            self._put(one, EventType.RESCHEDULE, on, data={"lines": lines})

    def _extend(self, one: _Living, on: date, age: int) -> None:
        if age == 150:
            until = add_months(one.plan.signed_on, 12).isoformat()
            self._put(one, EventType.EXTEND, on, data={"until": until})

    def _mistake(self, one: _Living, on: date, age: int) -> None:
        if age == 70:
            wrong = self._put(one, EventType.REPAY, on, amount=7_700_000)
            self._put(
                one,
                EventType.REVERSE,
                on,
                reverses_id=wrong.id,
                reason="Ghi nhầm khách hàng (trình diễn)",
            )

    def _forgive(self, one: _Living, on: date, age: int) -> None:
        if age == 75:
            self._put(one, EventType.WAIVE_INTEREST, on, amount=50_000)

    def _call_in(self, one: _Living, on: date, age: int) -> None:
        if age == 170:
            self._put(one, EventType.RECALL, on)

    def _ahead(self, one: _Living, on: date, age: int) -> None:
        if age == 65:
            self._put(one, EventType.REPAY, on, amount=self._owed(one, on) + 9_000_000)
        if age == 66:
            self._put(one, EventType.REFUND, on, amount=2_000_000)

    def _stop(self, one: _Living, on: date, age: int) -> None:
        if age == 140:
            self._put(one, EventType.TO_OVERDUE, on)

    def _lose(self, one: _Living, on: date, age: int) -> None:
        """Use provisions for debt of group 5 alone; its removal is five years away and not here.

        Law: khoản 2 Điều 11, khoản 1 Điều 12 Nghị định 86/2024/NĐ-CP; khoản 3 Điều 28 Nghị định
        45/2021/NĐ-CP.
        """
        self._stop(one, on, age)
        if age == 325:
            self._put(one, EventType.PROVISION_USE, on)
        if age == 335:
            self._put(one, EventType.RECOVER, on, amount=5_000_000)


_SPECIAL: dict[Life, Callable[[_Year, _Living, date, int], None]] = {
    Life.SETTLED: _Year._settle,
    Life.RESCHEDULED: _Year._reschedule,
    Life.EXTENDED: _Year._extend,
    Life.MISTAKEN: _Year._mistake,
    Life.FORGIVEN: _Year._forgive,
    Life.CALLED_IN: _Year._call_in,
    Life.AHEAD: _Year._ahead,
    Life.STOPPED: _Year._stop,
    Life.LOST: _Year._lose,
}


def _keep(_done: int, _total: int) -> bool:
    """Go on; the demonstration is one transaction of its caller."""
    db.session.flush()
    return True


def _days(first: date, end: date) -> Iterator[date]:
    for number in range(first.toordinal(), end.toordinal()):
        yield date.fromordinal(number)
