"""Random lives closed month by month: balanced, equal to the engine, provided as required."""

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

import pytest
from sqlalchemy.orm import Session

from core.dates import add_months
from core.db import db
from fund.models import LoanContract
from fund.queries import closing as queries
from fund.queries import ledger, loans
from fund.rules.books.case import run_of
from fund.rules.books.months import month_end, month_of
from fund.rules.books.position import figures_of
from fund.rules.books.roles import Role
from fund.rules.events import EventType
from fund.rules.json_io import quote_json
from fund.rules.provision import general_provision
from fund.rules.state import judge
from fund.services.recording import record
from tests.factories.fund import (
    CHECKER,
    MAKER,
    event_entry,
    make_borrower,
    make_contract,
    make_fund,
    the_fund,
)
from tests.fund.closing.kit import assert_clean, close, month_id
from tests.fund.lives import add_events, random_steps, random_terms, told


@dataclass
class Step:
    """One event of one life, and the day on which somebody records it."""

    today: date
    life: int
    event: dict[str, Any]


def random_lives(rng: Random, count: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    while len(found) < count:
        terms = random_terms(rng)
        # A life is made up without the holidays that the database knows.
        terms.pop("holiday_shift", None)
        if "error" in quote_json(terms) or not "2023-01-01" <= terms["start"] < "2024-06-01":
            continue
        found.append(add_events(terms, [(0, "disburse", 1, "next"), *random_steps(rng, 10)]))
    return found


def steps_of(lives: list[dict[str, Any]]) -> list[Step]:
    """Return what happens in all lives in the order of recording."""
    found = []
    for number, life in enumerate(lives):
        today = date.fromisoformat(life["start"])
        for event in sorted(life["events"], key=lambda one: one["recorded_at"]):
            today = max(today, date.fromisoformat(event["on"]))
            found.append(Step(today, number, event))
    return sorted(found, key=lambda step: step.today)


class Fund:
    """A fund in which lives happen while its months are closed."""

    def __init__(self, lives: list[dict[str, Any]], rng: Random) -> None:
        make_fund(capital=10**15)
        self.lives, self.rng = lives, rng
        self.next_month: date | None = None
        # Every other loan has the customer of the one before: the worst pulls the other.
        borrowers = [make_borrower() for _ in range((len(lives) + 1) // 2)]
        self.contracts = [
            self._signed(life, borrowers[number // 2]) for number, life in enumerate(lives)
        ]
        self.ids: dict[tuple[int, str], int] = {}

    def _signed(self, life: dict[str, Any], borrower: Any) -> int:
        left = ("events", "as_of", "policy")
        own = {"overdue_factor": "1.5", "late_interest_rate": "0.10", **life.get("policy", {})}
        return make_contract(
            borrower,
            terms={name: value for name, value in life.items() if name not in left},
            policy=own,
            project_vnd=life["principal"] * 2,
            own_capital_vnd=life["principal"],
        ).id

    def go_to(self, day: date) -> int:
        """Close the months before a day, mostly all of them, sometimes later than that."""
        closed = 0
        while self.next_month and month_end(self.next_month) < day:
            if self.rng.random() < 0.2 and (day - self.next_month).days < 100:
                break
            self._close(self.next_month, day)
            closed += 1
        return closed

    def end(self, day: date) -> None:
        while self.next_month and self.next_month < month_of(day):
            self._close(self.next_month, day)

    def _close(self, on: date, today: date) -> None:
        text = f"{on:%Y-%m}"
        done = close(text, today=max(today, add_months(on, 1)), token=text)
        assert done.state == "close_done", [one for one in queries.failures(month_id(text))]
        self.next_month = add_months(on, 1)
        self._check(text, month_end(on))

    def _check(self, text: str, on: date) -> None:
        """Compare what was kept with a judgement of all loans at once, and with the books."""
        contracts = [db.session.get_one(LoanContract, key) for key in self.contracts]
        known, runs, kept = [], [], []
        for contract, loan in zip(contracts, loans.loans_on(contracts, on, on), strict=True):
            run = run_of(loan, loans.days_of(loan))
            if run is not None and contract.signed_on <= on:
                known.append(loan)
                runs.append(run)
                kept.append(contract)
        found = queries.found_of(month_id(text), [one.id for one in kept])
        booked = ledger.positions([one.id for one in kept], on)
        balances: dict[int, int] = {}
        for contract, run, state in zip(kept, runs, judge(known, runs), strict=True):
            row, held = found.get(contract.id), booked[contract.id]
            if row is None:  # ended before the month: nothing is left on the books
                assert not any(held.get(role) for role in (Role.LOAN_1, Role.PROVISION_SPECIFIC))
                continue
            assert (row.debt_group, row.provision_vnd) == (
                state.debt_group,
                state.provision_specific,
            )
            assert -held.get(Role.PROVISION_SPECIFIC, 0) == state.provision_specific
            if held.get(Role.INTEREST_RECEIVABLE):
                assert row.debt_group == 1
                assert held[Role.INTEREST_RECEIVABLE] <= figures_of(run).term_interest
            if not row.is_off_balance:
                balances[row.debt_group] = balances.get(row.debt_group, 0) + row.outstanding_vnd
        required = general_provision(balances, on).amount
        assert -ledger.role_balance(the_fund().id, Role.PROVISION_GENERAL, on) == required

    def record(self, step: Step) -> None:
        event = step.event
        self.next_month = self.next_month or month_of(step.today)
        undone = event.get("event_id")
        done = record(
            self.contracts[step.life],
            event_entry(
                EventType(event["type"]),
                event["on"],
                amount=event.get("amount"),
                data={name: event[name] for name in ("surplus", "lines", "until") if name in event},
                reverses_id=self.ids[step.life, undone] if undone else None,
            ),
            actor_id=MAKER,
            checker_id=CHECKER,
            on=step.today,
        )
        self.ids[step.life, event["id"]] = done.event.id


def run_lives(seed: int, count: int) -> int:
    rng = Random(seed)
    lives = random_lives(rng, count)
    try:
        fund, closed = Fund(lives, rng), 0
        steps = steps_of(lives)
        for step in steps:
            closed += fund.go_to(step.today)
            fund.record(step)
        fund.end(add_months(steps[-1].today, 2))
        assert_clean()
    except AssertionError:
        print("\n".join(told(life) for life in lives))  # noqa: T201 - to be run again by hand
        raise
    return closed


def test_random_lives_closed_month_by_month_stay_equal_to_the_engine(session: Session) -> None:
    assert run_lives(3, 8) > 5


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(10, 22))
def test_hundreds_of_random_lives_closed_month_by_month(session: Session, seed: int) -> None:
    assert run_lives(seed, 40) > 5
