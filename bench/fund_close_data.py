"""A fund with thousands of running loans and their history, written in bulk for a benchmark.

Lives are posted by the engine's own rules without a database, a few dozen different ones; each
loan takes one of them. What is measured afterwards is the close of one more month.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import insert

from coop_registry.models import Organisation
from core.dates import add_months
from core.db import db
from fund.models import BookMonth, Journal, JournalEntry, LoanContract, LoanEvent, SupportFund
from fund.queries import funds, ledger
from fund.rules.books.cached import Copied, copied_of
from fund.rules.books.case import BookedLoan, prepare, run_of
from fund.rules.books.contracts import JournalKind, MonthState
from fund.rules.books.month_end import Classification, post_month_end
from fund.rules.books.months import month_end
from fund.rules.books.position import Position, figures_of, together
from fund.rules.books.posting import post_event
from fund.rules.books.roles import Role, Side
from fund.rules.events import read_event
from fund.rules.reading import Fields
from fund.rules.replay import read_loan
from fund.rules.state import judge

INSTALMENTS, SHAPES, AT_ONCE = 24, 40, 2_000
POLICY = {"overdue_factor": "1.5", "late_interest_rate": "0.10"}


@dataclass
class Life:
    """One way a loan went: its events and every journal, day by day."""

    terms: dict[str, Any]
    events: list[dict[str, Any]] = field(default_factory=list)
    #: (day, place of the event or None, moves).
    journals: list[tuple[date, int | None, Position]] = field(default_factory=list)
    copied: Copied | None = None
    state_on: date | None = None


def lives(closing: date, months: int) -> list[Life]:
    """Return different lives of loans of 24 instalments that began `months` before a month."""
    return [_life(number, closing, months) for number in range(SHAPES)]


def _life(number: int, closing: date, months: int) -> Life:
    start = add_months(closing, -months) + timedelta(days=number % 27)
    principal = 100_000_000 + number * 24_000_000
    life = Life(
        {
            "principal": principal,
            "annual_rate": "0.0684",
            "start": start.isoformat(),
            "term_months": INSTALMENTS,
            "method": ("equal_principal", "equal_instalment", "bullet")[number % 3],
        }
    )
    told = {**life.terms, "policy": POLICY, "as_of": start.isoformat()}
    loan, booked = read_loan(Fields(told)), {}
    for on, event in _what_happens(life, number, closing):
        if event is None:
            loan = replace(loan, as_of=on)
            run = run_of(loan)
            assert run is not None
            state = judge([loan], [run])[0]
            found = Classification(state.debt_group or 1, state.provision_specific or 0)
            moves = post_month_end(booked, figures_of(run), found).moves
            life.journals.append((on, None, moves))
        else:
            loan = replace(loan, as_of=on)
            ready = prepare(loan, read_event(Fields(event)), BookedLoan(booked))
            loan, moves = ready.loan, post_event(ready.case).moves
            life.journals.append((on, len(life.events), moves))
            life.events.append(event)
        booked = together(booked, moves)
    run = run_of(loan)
    life.copied, life.state_on = copied_of(loan, run), loan.as_of
    return life


def _what_happens(
    life: Life, number: int, closing: date
) -> Iterator[tuple[date, dict[str, Any] | None]]:
    """Give disbursement, month's ends and receipts: most are punctual, a tenth are late."""
    start = date.fromisoformat(life.terms["start"])
    principal = life.terms["principal"]
    happens: list[tuple[date, dict[str, Any] | None]] = [
        (start, _event(0, start, "disburse", principal))
    ]
    late = number % 10 == 9
    for place in range(1, INSTALMENTS):
        due = add_months(start, place)
        on = due + timedelta(days=3 if late else 0)
        skipped = late and place % 4 == 0
        if on <= month_end(closing) and not skipped:
            amount = principal // INSTALMENTS + principal * 6 // 1000
            happens.append((on, _event(place, on, "repay", amount)))
    month = start.replace(day=1)
    while month < closing:
        happens.append((month_end(month), None))
        month = add_months(month, 1)
    yield from sorted(happens, key=lambda one: (one[0], one[1] is None))


def _event(place: int, on: date, kind: str, amount: int) -> dict[str, Any]:
    return {
        "id": str(place + 1),
        "on": on.isoformat(),
        "recorded_at": f"{on.isoformat()}T08:00:00+00:00",
        "type": kind,
        "amount": amount,
    }


def fill(count: int, closing: date, months: int) -> int:
    """Write the loans of the benchmark; return the number of their entries."""
    fund = funds.current()
    assert fund is not None
    _close_before(fund, closing, months)
    made = lives(closing, months)
    owners = db.session.query(Organisation.id).order_by(Organisation.id).limit(1).scalar()
    entries = 0
    for first in range(0, count, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, count))
        entries += _write(fund, owners, [(one, made[one % SHAPES]) for one in numbers])
        db.session.commit()
    return entries


def _close_before(fund: SupportFund, closing: date, months: int) -> None:
    rows = [
        {
            "fund_id": fund.id,
            "month": add_months(closing, -back),
            "state": MonthState.CLOSED.value,
        }
        for back in range(1, months + 1)
    ]
    db.session.execute(insert(BookMonth.__table__), rows)
    db.session.commit()


def _write(fund: SupportFund, owner: int, batch: list[tuple[int, Life]]) -> int:
    """Write one batch of contracts with events, journals and entries."""
    source = funds.sources(fund.id)[0].id
    at = datetime(2025, 1, 1, tzinfo=UTC)
    ids = list(
        db.session.scalars(
            insert(LoanContract.__table__).returning(LoanContract.id, sort_by_parameter_order=True),
            [_contract(fund, owner, source, number, life, at) for number, life in batch],
        )
    )
    pairs = list(zip(ids, (life for _, life in batch), strict=True))
    event_ids = iter(
        list(
            db.session.scalars(
                insert(LoanEvent.__table__).returning(LoanEvent.id, sort_by_parameter_order=True),
                [row for contract_id, life in pairs for row in _events(fund, contract_id, life)],
            )
        )
    )
    told = []
    for contract_id, life in pairs:
        names = [next(event_ids) for _ in life.events]
        told += [
            (contract_id, on, names[place] if place is not None else None, moves)
            for on, place, moves in life.journals
            if moves
        ]
    return _journals(fund, source, told, at)


def _contract(
    fund: SupportFund, owner: int, source: int, number: int, life: Life, at: datetime
) -> dict[str, Any]:
    assert life.copied is not None
    copied = {name: getattr(life.copied, name) for name in Copied.__dataclass_fields__}
    principal = life.terms["principal"]
    return {
        "fund_id": fund.id,
        "number": f"{number}/HĐTD",
        "number_key": f"{number}/hđtd",
        "year": 2024,
        "signed_on": date.fromisoformat(life.terms["start"]),
        "borrower_kind": "cooperative",
        "organisation_id": owner,
        "customer": f"o{number // 2}",
        "borrower_name": f"Hợp tác xã số {number}",
        "name_search": f"hop tac xa so {number}",
        "name_sort": f"hop tac xa so {number}",
        "unit_id": fund.unit_id,
        "source_id": source,
        "purpose": "Mua máy",
        "project_vnd": principal * 2,
        "own_capital_vnd": principal,
        "principal_vnd": principal,
        "terms": life.terms,
        "policy": POLICY,
        "judged": [],
        "entered_by_id": 1,
        "entered_at": at,
        "state_on": life.state_on,
        **copied,
        "stage": life.copied.stage.value,
    }


def _events(fund: SupportFund, contract_id: int, life: Life) -> Iterator[dict[str, Any]]:
    for place, event in enumerate(life.events):
        on = date.fromisoformat(event["on"])
        amount = event["amount"]
        yield {
            "fund_id": fund.id,
            "contract_id": contract_id,
            "number": place + 1,
            "type": event["type"],
            "on": on,
            "posted_on": on,
            "recorded_at": datetime.fromisoformat(event["recorded_at"]),
            "amount_vnd": amount,
            "cash_vnd": amount if event["type"] == "repay" else -amount,
            "money": "bank",
            "data": {},
            "key": f"{contract_id}-{place}",
            "actor_id": 1,
            "checker_id": 2,
        }


def _journals(
    fund: SupportFund,
    source: int,
    told: list[tuple[int, date, int | None, Position]],
    at: datetime,
) -> int:
    accounts: dict[Role, int] = {
        role: account.id for role, account in ledger.accounts_by_role(fund.id).items()
    }
    ids = db.session.scalars(
        insert(Journal.__table__).returning(Journal.id, sort_by_parameter_order=True),
        [
            {
                "fund_id": fund.id,
                "on": on,
                "kind": (JournalKind.EVENT if event_id else JournalKind.MONTH_END).value,
                "event_id": event_id,
                "contract_id": contract_id,
                "text": "Bút toán của khoản vay.",
                "recorded_at": at,
                "actor_id": 1,
            }
            for contract_id, on, event_id, _ in told
        ],
    )
    rows = [
        {
            "journal_id": journal_id,
            "on": on,
            "account_id": accounts[role],
            "side": (Side.DEBIT if amount > 0 else Side.CREDIT).value,
            "amount_vnd": abs(amount),
            "role": role.value,
            "contract_id": contract_id,
            "source_id": source,
        }
        for journal_id, (contract_id, on, _, moves) in zip(ids, told, strict=True)
        for role, amount in moves.items()
    ]
    db.session.execute(insert(JournalEntry.__table__), rows)
    return len(rows)
