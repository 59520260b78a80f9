"""A month is closed once, in order, by difference; what fails is left with its reason."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from core.clock import now_utc
from core.db import db
from core.errors import RuleViolation
from fund.models import Account, BookMonth, CloseRun, Journal, JournalEntry, LoanContract
from fund.queries import closing as queries
from fund.queries import ledger
from fund.rules.books.contracts import CloseState, MonthState
from fund.rules.books.roles import Role
from fund.services import closing
from tests.factories.fund import (
    MAKER,
    make_borrower,
    make_contract,
    make_trust_source,
    paid_out,
    put,
    the_fund,
)
from tests.fund.closing.kit import (
    TODAY,
    assert_clean,
    balances,
    close,
    close_until,
    figures,
    month,
    month_id,
    position,
)

FIRST = 102_038_356


def count(table: type) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def state(text_: str) -> str | None:
    row = queries.month_row(the_fund().id, month(text_))
    return row.state if row else None


def test_a_month_end_classifies_accrues_provides_and_closes(session: Session) -> None:
    good, late = paid_out(), paid_out()
    put(good, "repay", "2025-02-15", amount=FIRST)
    close("2025-01")
    done = close("2025-02")
    assert (done.state, done.done, done.failed) == ("close_done", 2, 0)
    # 300 million × 6% × 13 days / 365 = 641,095.89.
    assert position(good)["interest_receivable"] == 641_096
    # Due 15/02, unpaid on 28/02: 13 days, group 2, 2% of 400 million.
    assert figures("2025-02", late) == {
        "own_group": 2,
        "debt_group": 2,
        "days_past_due": 13,
        "outstanding_vnd": 400_000_000,
        "provision_vnd": 8_000_000,
    }
    # 0.5% of 300 + 400 million.
    assert ledger.role_balance(the_fund().id, Role.PROVISION_GENERAL) == -3_500_000
    assert state("2025-02") == MonthState.CLOSED
    session.refresh(late)
    assert (late.debt_group, late.state_on, late.days_past_due) == (2, date(2025, 2, 28), 13)
    assert_clean()


def test_the_worst_loan_of_a_customer_pulls_the_others(session: Session) -> None:
    borrower = make_borrower()
    late = paid_out(borrower)
    good = paid_out(borrower, terms={"start": "2025-03-20", "principal": 100_000_000})
    held = paid_out(
        borrower,
        terms={"start": "2025-03-20", "principal": 50_000_000},
        held_group={
            "group": 1,
            "from": "2025-01-01",
            "until": "2025-12-31",
            "basis": "Quyết định số 01/2025/QĐ-TTg",
        },
    )
    close_until("2025-03", since="2025-01")
    assert figures("2025-03", late)["debt_group"] == 3
    assert (figures("2025-03", good)["own_group"], figures("2025-03", good)["debt_group"]) == (1, 3)
    assert figures("2025-03", held)["debt_group"] == 1
    # Pulled: no receivable; kept in its group by policy: none either.
    for contract in (good, held):
        assert "interest_receivable" not in position(contract)
        assert position(contract)["off_interest"] > 0
    assert_clean()


def test_closing_again_changes_nothing(session: Session) -> None:
    put(paid_out(), "repay", "2025-02-15", amount=FIRST)
    paid_out()
    close("2025-01")
    close("2025-02")
    journals, entries = count(Journal), count(JournalEntry)
    again = close("2025-02", token="another")
    assert (again.state, again.posted) == ("close_done", 0)
    assert (count(Journal), count(JournalEntry)) == (journals, entries)


def test_a_run_over_loans_that_are_done_posts_nothing(session: Session) -> None:
    """As after a kill before the last commit: the same portion is done again."""
    put(paid_out(), "repay", "2025-02-15", amount=FIRST)
    paid_out()
    close("2025-01")
    close("2025-02")
    journals = count(Journal)
    row = db.session.get_one(BookMonth, month_id("2025-02"))
    row.state = MonthState.CLOSING.value
    again = close("2025-02", token="another")
    assert (again.state, again.done, again.posted) == ("close_done", 2, 0)
    assert count(Journal) == journals


def test_months_close_in_order_and_only_when_they_have_ended(session: Session) -> None:
    paid_out()
    with pytest.raises(RuleViolation, match="chưa kết thúc; khóa sổ từ ngày 01/02/2025"):
        close("2025-01", today=date(2025, 1, 31))
    session.rollback()
    with pytest.raises(RuleViolation, match="Phải khóa sổ tháng 01/2025 trước"):
        close("2025-02")
    session.rollback()
    with pytest.raises(RuleViolation, match="chưa có bút toán nào trước tháng 01/2025"):
        close("2024-12")
    session.rollback()
    assert close("2025-01").state == "close_done"
    assert close("2025-02").state == "close_done"


def test_a_closed_month_takes_nothing_and_corrections_are_listed(session: Session) -> None:
    contract, fresh = paid_out(), make_contract()
    close_until("2025-03", since="2025-01")
    with pytest.raises(RuleViolation, match="Tháng 02/2025 đã khóa sổ"):
        put(fresh, "disburse", "2025-02-15", amount=1_000_000, posted_on=date(2025, 2, 15))
    session.rollback()
    done = put(contract, "repay", "2025-02-15", amount=FIRST, today=date(2025, 4, 10))
    assert done.event.posted_on == date(2025, 4, 10)
    session.commit()
    found = {
        text_: closing.corrections(db.session.get_one(BookMonth, month_id(text_)))
        for text_ in ("2025-01", "2025-02", "2025-03")
    }
    assert found["2025-01"] == []
    (february,), (march,) = found["2025-02"], found["2025-03"]
    assert february.contract_id == contract.id
    assert dict((name, (then, now)) for name, then, now in february.values) == {
        "debt_group": (2, 1),
        "outstanding_vnd": (400_000_000, 300_000_000),
        "provision_vnd": (8_000_000, 0),
        "receivable_vnd": (0, 641_096),
        "off_interest_vnd": (2_900_411, 0),
    }
    # In March the second instalment is late by 16 days instead of the first by 44.
    assert {name: (then, now) for name, then, now in march.values}["debt_group"] == (3, 2)
    close("2025-04")
    assert_clean()


def test_a_loan_that_cannot_be_computed_is_taken_out_and_stops_the_close(session: Session) -> None:
    borrower = make_borrower()
    broken, sister, other = paid_out(borrower), paid_out(borrower), paid_out()
    kept = dict(broken.terms)
    broken.terms = {**kept, "annual_rate": "nhiều"}
    done = close("2025-01")
    assert (done.state, done.done, done.failed) == ("close_incomplete", 3, 2)
    reasons = {one.contract_id: one.reason for one, _, _ in queries.failures(month_id("2025-01"))}
    assert "Phải là số thập phân" in reasons[broken.id]
    assert broken.number in reasons[sister.id]
    assert position(other)["interest_receivable"] > 0
    assert state("2025-01") == MonthState.CLOSING
    # No general provision before every loan is classified, and nothing is posted meanwhile.
    assert ledger.role_balance(the_fund().id, Role.PROVISION_GENERAL) == 0
    with pytest.raises(RuleViolation, match="đang khóa sổ"):
        put(other, "repay", "2025-01-31", amount=1_000_000)
    session.rollback()
    with pytest.raises(RuleViolation, match="Phải khóa sổ tháng 01/2025 trước"):
        close("2025-02")
    session.rollback()
    db.session.get_one(LoanContract, broken.id).terms = kept
    mended = close("2025-01")
    assert (mended.state, mended.done, mended.posted, mended.failed) == ("close_done", 3, 3, 0)
    assert queries.count_failures(month_id("2025-01")) == 0
    assert_clean()


@pytest.mark.parametrize("terms", [{}, {"start": 5}, {"start": "2025-01-15"}, []])
def test_whatever_is_broken_in_a_contract_its_loan_alone_is_taken_out(
    session: Session, terms: object
) -> None:
    broken, other = paid_out(), paid_out()
    broken.terms = terms
    done = close("2025-01")
    assert (done.state, done.failed, done.posted) == ("close_incomplete", 1, 1)
    assert position(other)["interest_receivable"] > 0


def test_a_loan_that_cannot_be_written_is_taken_out_alone(session: Session) -> None:
    late, good = paid_out(), paid_out(terms={"start": "2025-02-20"})
    close("2025-01")
    session.execute(
        select(Account).where(Account.id == ledger.accounts_by_role(the_fund().id)[Role.LOAN_2].id)
    ).scalar_one().is_open = False
    done = close("2025-02")
    assert (done.state, done.failed) == ("close_incomplete", 1)
    ((failure, number, _),) = queries.failures(month_id("2025-02"))
    assert (failure.contract_id, number) == (late.id, late.number)
    assert "Chưa có tài khoản đang mở cho “Dư nợ nhóm 2”" in failure.reason
    assert position(good)["interest_receivable"] > 0
    ledger.accounts_by_role(the_fund().id)[Role.LOAN_2].is_open = True
    assert close("2025-02").state == "close_done"
    assert_clean()


def test_a_missing_account_of_the_general_provision_is_told_and_mended(session: Session) -> None:
    paid_out()
    account = ledger.accounts_by_role(the_fund().id)[Role.PROVISION_GENERAL]
    account.is_open = False
    with pytest.raises(RuleViolation, match="Dự phòng chung"):
        close("2025-01")
    session.rollback()
    (run,) = queries.runs_of(month_id("2025-01"))
    assert run.state == CloseState.INTERRUPTED
    assert "Dự phòng chung" in (run.reason or "")
    ledger.accounts_by_role(the_fund().id)[Role.PROVISION_GENERAL].is_open = True
    assert close("2025-01", token="next").state == "close_done"
    assert_clean()


def test_a_second_close_is_refused_while_one_is_alive_and_goes_on_when_it_is_not(
    session: Session,
) -> None:
    for _ in range(4):
        paid_out()
    fund_id = the_fund().id
    session.commit()
    task = closing.Task(fund_id, month("2025-01"), MAKER, "first", TODAY)
    run = closing.begin(task)
    assert run is not None
    assert closing.step(run.id, "first", 2)[0]
    session.commit()
    with pytest.raises(RuleViolation, match=r"Một lần khóa sổ khác đang chạy \(2/4 khoản vay\)"):
        close("2025-01", token="second")
    session.rollback()
    queries.run(run.id).beat_at = now_utc() - timedelta(seconds=61)
    done = close("2025-01", token="second")
    assert (done.state, done.done) == ("close_done", 4)
    first, second = reversed(queries.runs_of(month_id("2025-01")))
    assert (first.state, second.state) == (CloseState.INTERRUPTED, CloseState.DONE)
    # The second went on behind the first: two loans each, and the general provision.
    assert (first.posted, second.posted) == (2, 3)
    with pytest.raises(RuleViolation, match="có lần khác chạy tiếp"):
        closing.step(first.id, "first")
    session.rollback()
    assert_clean()


def test_the_same_job_goes_on_where_it_was(session: Session) -> None:
    for _ in range(4):
        paid_out()
    fund_id = the_fund().id
    session.commit()
    task = closing.Task(fund_id, month("2025-01"), MAKER, "t", TODAY)
    run = closing.begin(task)
    assert run is not None
    run_id = run.id
    closing.step(run_id, "t", 2)
    session.commit()
    assert close("2025-01").done == 4
    assert [one.id for one in queries.runs_of(month_id("2025-01"))] == [run_id]


def test_a_person_stops_a_close_and_another_run_goes_over_all(session: Session) -> None:
    for _ in range(4):
        paid_out()
    fund_id = the_fund().id
    session.commit()
    task = closing.Task(fund_id, month("2025-01"), MAKER, "t", TODAY)

    def once(done: int, _total: int) -> bool:
        session.commit()
        return done < 2

    assert closing.drive(task, once, 2).state == CloseState.STOPPED
    assert state("2025-01") == MonthState.CLOSING
    done = close("2025-01", token="u")
    assert (done.state, done.done, done.posted) == ("close_done", 4, 3)


def test_a_month_that_is_being_closed_is_opened_again_with_a_reason(session: Session) -> None:
    broken, good = paid_out(), paid_out()
    terms = dict(broken.terms)
    broken.terms = {}
    close("2025-01")
    fund_id = the_fund().id
    with pytest.raises(RuleViolation, match="lý do"):
        closing.reopen(fund_id, month("2025-01"), " ", actor_id=MAKER)
    session.rollback()
    closing.reopen(fund_id, month("2025-01"), "Ghi bổ sung phiếu thu", actor_id=MAKER)
    session.commit()
    assert state("2025-01") == MonthState.OPEN
    # On the last day, because the month's end of this loan is posted already.
    put(good, "repay", "2025-01-31", amount=400_000_000)
    db.session.get_one(LoanContract, broken.id).terms = terms
    assert close("2025-01", token="u").state == "close_done"
    assert figures("2025-01", good)["outstanding_vnd"] == 0 or position(good)["customer_advance"]
    assert_clean()
    with pytest.raises(RuleViolation, match="không ở tình trạng đang khóa sổ"):
        closing.reopen(fund_id, month("2025-01"), "Nhầm", actor_id=MAKER)


def test_trust_loans_have_neither_income_nor_provision(session: Session) -> None:
    source = make_trust_source(the_fund())
    contract = paid_out(source_id=source)
    session.flush()
    close_until("2025-03", since="2025-01")
    held = position(contract)
    assert held["trust_loan"] == 400_000_000
    assert not {"interest_receivable", "interest_income", "provision_specific"} & set(held)
    assert figures("2025-03", contract)["provision_vnd"] == 0
    assert ledger.role_balance(the_fund().id, Role.PROVISION_GENERAL) == 0


def test_a_month_closed_late_keeps_what_was_posted_since(session: Session) -> None:
    contract, used = paid_out(), paid_out()
    put(contract, "repay", "2025-02-15", amount=FIRST)
    put(used, "provision_use", "2025-02-20")
    put(used, "recover", "2025-03-05", amount=5_000_000)
    for text_ in ("2025-01", "2025-02", "2025-03"):
        assert close(text_, today=TODAY).state == "close_done"
        assert_clean()
    assert figures("2025-01", used)["outstanding_vnd"] == 400_000_000
    assert position(used)["off_principal"] == 395_000_000
    assert position(used).get("interest_receivable") is None
    fund_id = the_fund().id
    # 0.5% of the 300 million that are left.
    assert ledger.role_balance(fund_id, Role.PROVISION_GENERAL, date(2025, 3, 31)) == -1_500_000
    assert sum(balances().values()) == position(used)["off_principal"] + sum(
        position(one).get("off_interest", 0) for one in (contract, used)
    )


def test_settled_loans_are_left_alone_after_the_month_of_their_end(session: Session) -> None:
    contract = paid_out()
    put(contract, "settle", "2025-02-10")
    paid_out()
    assert close("2025-01", today=TODAY).done == 2
    assert close("2025-02").done == 2
    assert figures("2025-02", contract)["outstanding_vnd"] == 0
    assert close("2025-03").done == 1
    assert_clean()


def test_contracts_that_were_never_paid_out_are_no_debts(session: Session) -> None:
    paid_out()
    make_contract()
    assert close("2025-01").done == 1
    assert count(CloseRun) == 1


def test_portions_never_part_the_loans_of_a_customer(session: Session) -> None:
    borrowers = [make_borrower() for _ in range(3)]
    for _ in range(3):
        for borrower in borrowers:
            paid_out(borrower, terms={"principal": 10_000_000})
    session.commit()
    sizes, after = [], ""
    while found := queries.portion(the_fund().id, month("2025-01"), after, 2):
        sizes.append(len(found))
        after = found[-1].customer
    assert sizes == [3, 3, 3]
    assert close("2025-01", size=2).done == 9


def test_what_a_deleted_result_or_a_wrong_provision_is_found(session: Session) -> None:
    paid_out()
    close_until("2025-02", since="2025-01")
    assert_clean()
    session.execute(text("UPDATE fund_loan_month SET provision_vnd = provision_vnd + 1"))
    with pytest.raises(AssertionError, match="provision_equals_required"):
        assert_clean()
