"""`fund verify` finds what somebody with the database in hand could do to the books."""

import json
from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from fund import triggers
from fund.models import LoanContract
from fund.queries import checks
from fund.rules.books.case import MONEY_EVENTS
from fund.rules.events import EventType
from fund.rules.json_io import quote_json
from fund.services.recording import record
from fund.services.verifying import verify
from tests.factories.fund import (
    CHECKER,
    MAKER,
    event_entry,
    make_contract,
    make_fund,
    paid_out,
    put,
    the_fund,
)
from tests.fund.lives import add_events, random_steps, random_terms, told
from tests.fund.test_recording import FIRST


@pytest.fixture
def books(session: Session) -> Session:
    """Return a fund with a loan that was paid out and repaid once."""
    put(paid_out(), "repay", "2025-02-15", amount=FIRST)
    session.flush()
    assert verify(the_fund()).is_clean
    triggers.drop(session.connection())
    return session


@pytest.mark.parametrize(
    ("statement", "check"),
    [
        ("UPDATE fund_entry SET amount_vnd = amount_vnd + 1 WHERE role = 'interest_income'", "debits_equal_credits"),
        ("UPDATE fund_entry SET \"on\" = '2025-02-16' WHERE role = 'interest_income'", "entries_in_order"),
        ("UPDATE fund_entry SET contract_id = NULL WHERE role = 'loan_1'", "subledger_equals_ledger"),
        ("UPDATE fund_entry SET contract_id = NULL, account_id = (SELECT id FROM fund_account WHERE code = '201') WHERE role = 'interest_income'", "subledger_equals_ledger"),
        ("UPDATE fund_entry SET amount_vnd = amount_vnd + 1 WHERE journal_id = (SELECT min(id) FROM fund_journal)", "books_equal_engine"),
        ("UPDATE fund_event SET amount_vnd = amount_vnd - 1 WHERE type = 'repay'", "replay_equals_cache"),
        ("UPDATE fund_event SET \"on\" = '2025-02-16' WHERE type = 'repay'", "replay_equals_cache"),
        ("UPDATE fund_event SET cash_vnd = cash_vnd - 1 WHERE type = 'repay'", "every_event_posted"),
        ("UPDATE fund_event SET number = 5 WHERE type = 'repay'", "numbers_without_gaps"),
        ("UPDATE fund_event SET receipt_no = 'BC 3/2025' WHERE type = 'repay'", "numbers_without_gaps"),
        ("UPDATE fund_contract SET outstanding_vnd = outstanding_vnd - 1", "replay_equals_cache"),
        ("UPDATE fund_contract SET days_past_due = 7", "replay_equals_cache"),
        ("UPDATE fund_contract SET principal_vnd = 1000000000, disbursed_vnd = 0", "replay_equals_cache"),
        ("UPDATE fund_entry SET side = 'credit' WHERE role = 'bank' AND side = 'debit'", "sources_equal_uses"),
    ],
)  # fmt: skip
def test_what_was_changed_behind_the_programme_is_found(
    books: Session, statement: str, check: str
) -> None:
    books.execute(text(statement))
    found = verify(the_fund())
    wrong = [one["check"] for one in found.result["checks"] if not one["ok"]]
    assert check in wrong, found.result
    assert not found.is_clean


def test_a_deleted_journal_is_found(books: Session) -> None:
    books.execute(
        text("DELETE FROM fund_entry WHERE journal_id = (SELECT max(id) FROM fund_journal)")
    )
    books.execute(text("DELETE FROM fund_journal WHERE id = (SELECT max(id) FROM fund_journal)"))
    wrong = {one["check"]: one for one in verify(the_fund()).result["checks"] if not one["ok"]}
    assert {"every_event_posted", "books_equal_engine"} <= set(wrong)


def test_a_deleted_event_is_found(books: Session) -> None:
    books.execute(
        text("DELETE FROM fund_entry WHERE journal_id = (SELECT max(id) FROM fund_journal)")
    )
    books.execute(text("DELETE FROM fund_journal WHERE id = (SELECT max(id) FROM fund_journal)"))
    books.execute(text("DELETE FROM fund_event WHERE type = 'repay'"))
    assert not verify(the_fund()).is_clean


def test_the_command_prints_one_document_and_ends_with_one_for_a_fault(
    app: Flask, session: Session
) -> None:
    runner = app.test_cli_runner()
    assert runner.invoke(args=["fund", "verify"]).output.startswith("Chưa khai báo Quỹ")
    put(paid_out(), "repay", "2025-02-15", amount=FIRST)
    session.commit()
    done = runner.invoke(args=["fund", "verify", "--json"])
    found = json.loads(done.output)
    assert (done.exit_code, found["ok"], found["funds"][0]["events"]) == (0, True, 2)
    assert (
        "sổ sách khớp (1 hợp đồng, 2 sự kiện, 5 dòng bút toán)"
        in runner.invoke(args=["fund", "verify"]).output
    )
    session.execute(text("UPDATE fund_contract SET outstanding_vnd = 1"))
    session.commit()
    broken = runner.invoke(args=["fund", "verify"])
    assert broken.exit_code == 1
    assert "dư nợ ghi 1 đồng, tính lại được 300.000.000 đồng" in broken.output
    kept = checks.last_check(the_fund().id)
    assert kept is not None
    assert not kept.is_clean


def live(life: dict[str, Any]) -> LoanContract:
    """Sign a random loan and record its random life, event by event, in the order of recording."""
    terms = {
        name: value for name, value in life.items() if name not in ("events", "as_of", "policy")
    }
    own = {"overdue_factor": "1.5", "late_interest_rate": "0.10", **life.get("policy", {})}
    principal = life["principal"]
    contract = make_contract(
        terms=terms, policy=own, project_vnd=principal * 2, own_capital_vnd=principal
    )
    ids: dict[str, int] = {}
    today = date.fromisoformat(life["start"])
    for event in sorted(life["events"], key=lambda one: one["recorded_at"]):
        on = date.fromisoformat(event["on"])
        today = max(today, on)
        kind = EventType(event["type"])
        entry = event_entry(
            kind,
            on,
            amount=event.get("amount"),
            data={name: event[name] for name in ("surplus", "lines", "until") if name in event},
            reverses_id=ids[event["event_id"]] if "event_id" in event else None,
        )
        done = record(contract.id, entry, actor_id=MAKER, checker_id=CHECKER, on=today)
        ids[event["id"]] = done.event.id
        assert kind not in MONEY_EVENTS or done.journal is not None
    return contract


def lives(seed: int, count: int) -> int:
    rng, posted = Random(seed), 0
    make_fund(capital=10**15)
    while count:
        terms = random_terms(rng)
        if "error" in quote_json(terms) or terms["start"] < "2022-01-01":
            continue
        life = add_events(terms, [(0, "disburse", 1, "next"), *random_steps(rng, 10)])
        live(life)
        count -= 1
        posted += len(life["events"])
    check = verify(the_fund())
    assert check.is_clean, (json.dumps(check.result, ensure_ascii=False), told(life))
    return posted


def test_random_lives_in_the_database_leave_clean_books(session: Session) -> None:
    assert lives(1, 12) > 40


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(2, 6))
def test_hundreds_of_random_lives_in_the_database_leave_clean_books(
    session: Session, seed: int
) -> None:
    assert lives(seed, 150) > 500


def test_the_checks_ask_few_questions_for_many_loans(
    session: Session, count_queries: Callable[[], Any]
) -> None:
    for _ in range(6):
        put(paid_out(), "repay", "2025-02-15", amount=FIRST)
    session.commit()
    with count_queries() as statements:
        assert verify(the_fund()).is_clean
    assert len(statements) <= 32, statements
