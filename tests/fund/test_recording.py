"""Events recorded in the database: one row lock, one journal, once for each key."""

from datetime import date

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from audit import queries as audit_log
from audit import wording
from core.errors import RuleViolation
from fund import triggers
from fund.models import BookMonth, Journal, JournalEntry, LoanContract, LoanEvent
from fund.queries import ledger, loans
from fund.rules.books.contracts import MoneyPlace, MonthState, Stage
from fund.rules.books.roles import Regime, Role
from fund.services.recording import record
from fund.services.verifying import verify
from tests.factories.fund import (
    CHECKER,
    MAKER,
    event_entry,
    make_contract,
    make_fund,
    make_trust_source,
    paid_out,
    put,
    the_fund,
)

FIRST = 102_038_356


def position(contract: LoanContract) -> dict[str, int]:
    return {role.value: amount for role, amount in ledger.position(contract.id).items()}


def clean() -> None:
    check = verify(the_fund())
    assert check.is_clean, check.result


def close(day: date) -> None:
    """Close a month by hand, as its service will."""
    month = BookMonth(
        fund_id=the_fund().id, month=day.replace(day=1), state=MonthState.CLOSED.value
    )
    ledger.db.session.add(month)
    ledger.db.session.flush()


def test_a_disbursement_pays_out_numbers_its_receipt_and_says_where_the_loan_stands(
    session: Session,
) -> None:
    contract = paid_out()
    event = loans.events_of([contract.id])[contract.id][0]
    assert (event.cash_vnd, event.receipt_no, event.checker_id) == (
        -400_000_000,
        "BN 1/2025",
        CHECKER,
    )
    assert position(contract) == {"loan_1": 400_000_000, "bank": -400_000_000}
    assert (contract.stage, contract.outstanding_vnd) == (Stage.ACTIVE, 400_000_000)
    assert contract.next_due_on == date(2025, 2, 15)
    clean()


def test_a_repayment_is_posted_by_account_with_its_explanation(session: Session) -> None:
    contract = paid_out()
    done = put(contract, "repay", "2025-02-15", amount=FIRST, money=MoneyPlace.CASH)
    assert done.journal is not None
    entries = ledger.entries_of([done.journal.id])[done.journal.id]
    told = [(account.code, entry.side, entry.amount_vnd) for entry, account in entries]
    assert told == [
        ("101", "debit", FIRST),
        ("2011", "credit", 100_000_000),
        ("701", "credit", 2_038_356),
    ]
    assert "Giảm dư nợ gốc 100.000.000 đồng." in done.journal.text
    assert done.event.receipt_no == "PT 1/2025"
    # Paid out from the bank: no number of the cash book was taken.
    bank = put(contract, "repay", "2025-02-16", amount=1_000)
    assert bank.event.receipt_no == "BC 1/2025"
    clean()


def test_the_other_regime_has_its_own_codes(session: Session) -> None:
    make_fund(regime=Regime.INVESTMENT_FUND)
    contract = paid_out()
    done = put(contract, "repay", "2025-02-15", amount=FIRST)
    assert done.journal is not None
    entries = ledger.entries_of([done.journal.id])[done.journal.id]
    assert [account.code for _, account in entries] == ["112", "12831", "511"]


def test_trust_money_lent_beyond_what_was_received_is_told(session: Session) -> None:
    fund = make_fund()
    contract = paid_out(source_id=make_trust_source(fund))
    assert position(contract) == {"trust_loan": 400_000_000, "bank": -400_000_000}
    problems = [one for one in verify(fund).result["checks"] if not one["ok"]]
    assert [one["check"] for one in problems] == ["sources_equal_uses"]


def test_the_same_key_twice_is_recorded_once(session: Session) -> None:
    contract = paid_out()
    entry = event_entry("repay", "2025-02-15", amount=FIRST)
    first = record(contract.id, entry, actor_id=MAKER, on=entry.on)
    again = record(contract.id, entry, actor_id=MAKER, on=date(2025, 3, 1))
    assert (first.event.id, first.is_new, again.is_new) == (again.event.id, True, False)
    assert session.scalar(select(func.count(LoanEvent.id))) == 2
    clean()


def test_a_key_is_not_used_for_anything_else(session: Session) -> None:
    contract = paid_out()
    entry = event_entry("repay", "2025-02-15", amount=FIRST)
    record(contract.id, entry, actor_id=MAKER, on=entry.on)
    other = event_entry("repay", "2025-02-15", amount=FIRST - 1, key=entry.key)
    with pytest.raises(RuleViolation, match="sự kiện khác"):
        record(contract.id, other, actor_id=MAKER, on=entry.on)
    with pytest.raises(RuleViolation, match="sự kiện khác"):
        record(paid_out().id, entry, actor_id=MAKER, on=entry.on)


@pytest.mark.parametrize("kind", ["disburse", "reverse"])
@pytest.mark.parametrize("checker", [None, MAKER])
def test_one_person_alone_neither_pays_out_nor_reverses(
    session: Session, kind: str, checker: int | None
) -> None:
    contract = make_contract()
    entry = event_entry(kind, "2025-01-15", amount=None if kind == "reverse" else 1_000)
    with pytest.raises(RuleViolation, match="một người lập và một người khác duyệt"):
        record(contract.id, entry, actor_id=MAKER, checker_id=checker, on=entry.on)


@pytest.mark.parametrize("amount", [400_000_001, 10**17])
def test_a_disbursement_above_the_contract_is_refused(session: Session, amount: int) -> None:
    contract = make_contract()
    with pytest.raises(RuleViolation, match=r"Chỉ còn được giải ngân 400\.000\.000 đồng"):
        put(contract, "disburse", "2025-01-15", amount=amount)


def test_a_repayment_above_the_debt_is_refused(session: Session) -> None:
    contract = paid_out()
    with pytest.raises(RuleViolation, match="vượt số còn nợ"):
        put(contract, "repay", "2025-02-15", amount=500_000_000)


def test_money_needs_its_place(session: Session) -> None:
    contract = paid_out()
    with pytest.raises(RuleViolation, match="tiền mặt hay chuyển khoản"):
        put(contract, "repay", "2025-02-15", amount=1_000, money=None)


def test_a_day_to_come_is_refused(session: Session) -> None:
    contract = paid_out()
    with pytest.raises(RuleViolation, match="sau hôm nay"):
        put(contract, "repay", "2025-02-15", amount=1_000, today=date(2025, 2, 14))


def test_a_wish_to_post_into_a_closed_month_is_refused(session: Session) -> None:
    contract = paid_out()
    close(date(2025, 2, 28))
    with pytest.raises(RuleViolation, match="Tháng 02/2025 đã khóa sổ"):
        put(
            contract,
            "repay",
            "2025-02-15",
            amount=FIRST,
            posted_on=date(2025, 2, 15),
            today=date(2025, 3, 3),
        )


def test_a_month_before_a_closed_one_is_closed_too(session: Session) -> None:
    contract = make_contract()
    close(date(2025, 3, 31))
    with pytest.raises(RuleViolation, match="Tháng 02/2025 đã khóa sổ"):
        put(
            contract,
            "disburse",
            "2025-02-10",
            amount=1_000,
            posted_on=date(2025, 2, 10),
            today=date(2025, 4, 3),
        )


def test_an_event_of_a_closed_month_is_posted_in_the_open_one_and_says_so(session: Session) -> None:
    contract = paid_out()
    close(date(2025, 2, 28))
    done = put(contract, "repay", "2025-02-15", amount=FIRST, today=date(2025, 3, 3))
    assert done.journal is not None
    assert (done.event.on, done.journal.on) == (date(2025, 2, 15), date(2025, 3, 3))
    assert "Phát sinh ngày 15/02/2025, hạch toán ngày 03/03/2025" in done.journal.text
    clean()


def test_an_event_of_an_open_month_is_posted_on_its_own_day(session: Session) -> None:
    contract = paid_out()
    done = put(contract, "repay", "2025-02-15", amount=FIRST, today=date(2025, 3, 3))
    assert done.journal is not None
    assert done.journal.on == date(2025, 2, 15)


def test_what_counts_before_a_later_posting_is_posted_today(session: Session) -> None:
    contract = paid_out()
    put(contract, "repay", "2025-02-20", amount=FIRST)
    done = put(contract, "repay", "2025-02-10", amount=1_000_000, today=date(2025, 2, 25))
    assert done.journal is not None
    assert done.journal.on == date(2025, 2, 25)
    clean()


def test_a_reversal_posts_the_opposite_and_happens_once(session: Session) -> None:
    contract = paid_out()
    before = position(contract)
    done = put(contract, "repay", "2025-02-15", amount=FIRST)
    undone = put(contract, "reverse", "2025-02-16", reverses_id=done.event.id)
    assert position(contract) == before
    assert (undone.event.cash_vnd, undone.event.receipt_no) == (-FIRST, None)
    assert undone.journal is not None
    assert undone.journal.text.startswith(
        f"Hủy thu nợ {done.event.receipt_no} ngày 15/02/2025, lý do: Ghi nhầm số tiền."
    )
    with pytest.raises(RuleViolation, match="đã bị hủy"):
        put(contract, "reverse", "2025-02-17", reverses_id=done.event.id)
    clean()


def test_another_loans_event_is_not_reversed(session: Session) -> None:
    done = put(paid_out(), "repay", "2025-02-15", amount=FIRST)
    with pytest.raises(RuleViolation, match="Không có sự kiện này"):
        put(paid_out(), "reverse", "2025-02-16", reverses_id=done.event.id)


def test_a_reversal_needs_a_reason(session: Session) -> None:
    contract = paid_out()
    with pytest.raises(RuleViolation, match="lý do"):
        put(contract, "reverse", "2025-02-16", reverses_id=1, reason="  ")


def test_new_lines_are_kept_as_a_further_schedule(session: Session) -> None:
    contract = paid_out()
    lines = [{"on": "2025-08-15", "amount": 400_000_000}]
    put(contract, "reschedule", "2025-02-10", data={"lines": lines})
    first, second = loans.schedules_of(contract.id)
    assert first.lines[0]["principal"] == 100_000_000
    assert [(one["due_on"], one["principal"]) for one in second.lines if one["principal"]] == [
        ("2025-08-15", 400_000_000)
    ]


def test_an_unmapped_role_is_refused_and_nothing_is_written(session: Session) -> None:
    contract = paid_out()
    row = ledger.mapping(contract.fund_id, Role.INTEREST_INCOME)
    session.delete(row)
    session.flush()
    with pytest.raises(RuleViolation, match="Thu lãi cho vay"):
        put(contract, "repay", "2025-02-15", amount=FIRST)


@pytest.mark.parametrize("table", triggers.TABLES)
@pytest.mark.parametrize("verb", ["UPDATE {0} SET id = id", "DELETE FROM {0}"])
def test_the_database_itself_keeps_events_and_entries(
    session: Session, table: str, verb: str
) -> None:
    paid_out()
    session.commit()
    with pytest.raises(DatabaseError, match="append-only"):
        session.execute(text(verb.format(table)))
    session.rollback()


def test_the_log_tells_every_event_in_words(session: Session) -> None:
    contract = paid_out()
    put(contract, "repay", "2025-02-15", amount=FIRST)
    session.flush()
    newest = audit_log.history("loan", contract.id)[0]
    assert wording.sentence(newest, "Nguyễn Văn A") == (
        "Nguyễn Văn A đã ghi sự kiện khoản vay: Số tiền: “102.038.356 đồng”; Ngày phát sinh: "
        "“15/02/2025”; Loại sự kiện: “Thu nợ”; Số phiếu: “BC 1/2025”."
    )


def test_a_repayment_asks_few_questions(session: Session, count_queries) -> None:
    contract = paid_out()
    session.commit()
    with count_queries() as statements:
        put(contract, "repay", "2025-02-15", amount=FIRST)
    assert len(statements) <= 32, statements
    assert session.scalar(select(func.count(Journal.id))) == 2
    assert session.scalar(select(func.count(JournalEntry.id))) == 5
