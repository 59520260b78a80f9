"""A wrongly confirmed loan book is taken back by two people, while nothing later stands on its loans."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from accounts.rules.duties import Duty
from core.access import EVERYTHING
from core.db import db
from core.errors import RuleViolation
from fund.models import BookImport, BookMonth, Journal, LoanContract
from fund.queries import debts, ledger
from fund.queries.books import loan_book, provisions
from fund.queries.books.loan_book import LoanBookAsked
from fund.rules.books.contracts import MonthState, Stage
from fund.services import openings, proposals, undoing
from fund.services.verifying import verify
from tests.factories.accounts import make_user
from tests.factories.fund import CHECKER, MAKER, OTHER, event_entry, put, the_fund
from tests.fund.test_openings import CUT, HEADS, begun, borrower, loan_row, workbook

REASON = "Nhầm sổ năm trước"


@pytest.fixture
def taken(session: Session) -> tuple[BookImport, LoanContract]:
    borrower()
    made = begun(workbook(("2024", [HEADS, loan_row("HTX Vay Cũ")])))
    openings.confirm(made.id, actor_id=CHECKER)
    return made, session.query(LoanContract).one()


def undo(made: BookImport) -> None:
    undoing.ask_undo(made.id, REASON, actor_id=MAKER)
    undoing.confirm_undo(made.id, actor_id=CHECKER)


def test_two_people_take_a_loan_book_back_and_the_books_are_as_before(
    taken: tuple[BookImport, LoanContract], session: Session
) -> None:
    made, contract = taken
    with pytest.raises(RuleViolation, match="Chưa có đề nghị"):
        undoing.confirm_undo(made.id, actor_id=CHECKER)
    with pytest.raises(RuleViolation, match="Hãy ghi lý do"):
        undoing.ask_undo(made.id, " ", actor_id=MAKER)
    undoing.ask_undo(made.id, REASON, actor_id=MAKER)
    with pytest.raises(RuleViolation, match="Đã có đề nghị thu hồi"):
        undoing.ask_undo(made.id, REASON, actor_id=OTHER)
    with pytest.raises(RuleViolation, match="không tự duyệt"):
        undoing.confirm_undo(made.id, actor_id=MAKER)
    assert ledger.position(contract.id)
    undoing.confirm_undo(made.id, actor_id=CHECKER)
    assert ledger.position(contract.id) == {}
    assert set(ledger.balances(the_fund().id).values()) <= {0}
    assert [one.on for one in session.query(Journal)] == [CUT, CUT]
    assert (contract.stage, contract.outstanding_vnd) == (Stage.TAKEN_BACK, 0)
    assert debts.owed(the_fund().id, [contract.customer]) == 0
    check = verify(the_fund())
    assert check.is_clean, check.result
    with pytest.raises(RuleViolation, match="đã được thu hồi"):
        undoing.ask_undo(made.id, REASON, actor_id=MAKER)


def test_the_right_file_brings_the_same_contract_again(
    taken: tuple[BookImport, LoanContract], session: Session
) -> None:
    undo(taken[0])
    again = begun(workbook(("2024", [HEADS, loan_row("HTX Vay Cũ")])))
    assert again.id != taken[0].id
    openings.confirm(again.id, actor_id=CHECKER)
    fund = the_fund()
    found = loan_book.loan_book(fund.id, LoanBookAsked(CUT, with_ended=True), EVERYTHING)
    assert [one.held.principal for one in found.page.rows] == [240_000_000]
    assert provisions.provision_table(fund.id, CUT, EVERYTHING).page.total == 1
    put(session.query(LoanContract).order_by(LoanContract.id.desc()).first(), "repay",
        "2025-01-20", amount=11_000_000)  # fmt: skip
    check = verify(fund)
    assert check.is_clean, check.result


def _repaid(contract: LoanContract) -> None:
    put(contract, "repay", "2025-01-20", amount=1_000_000)


def _proposed(contract: LoanContract) -> None:
    put_back = event_entry("disburse", "2025-01-20", amount=1)
    contract.principal_vnd += 1
    contract.terms = {**contract.terms, "principal": contract.principal_vnd}
    proposals.propose(contract.id, put_back, actor_id=MAKER, on=date(2025, 1, 20))


@pytest.mark.parametrize("later", [_repaid, _proposed])
def test_what_was_recorded_later_holds_the_loan_book(
    later: Callable[[LoanContract], None], taken: tuple[BookImport, LoanContract]
) -> None:
    made, contract = taken
    undoing.ask_undo(made.id, REASON, actor_id=MAKER)
    later(contract)
    with pytest.raises(RuleViolation, match=f"hợp đồng {contract.number} đã có sự kiện"):
        undoing.confirm_undo(made.id, actor_id=CHECKER)
    undoing.refuse_undo(made.id, actor_id=CHECKER)
    with pytest.raises(RuleViolation, match="Không thu hồi được"):
        undoing.ask_undo(made.id, REASON, actor_id=MAKER)


def test_a_closed_month_holds_the_loan_book(
    taken: tuple[BookImport, LoanContract], session: Session
) -> None:
    row = session.query(BookMonth).filter_by(month=CUT.replace(day=1)).one()
    row.state = MonthState.CLOSED.value
    session.flush()
    with pytest.raises(RuleViolation, match="Tháng 12/2024 đã khóa sổ"):
        undoing.ask_undo(taken[0].id, REASON, actor_id=MAKER)


def test_a_loan_taken_back_takes_no_event(taken: tuple[BookImport, LoanContract]) -> None:
    undo(taken[0])
    with pytest.raises(RuleViolation, match="đã thu hồi chuyển sổ"):
        put(taken[1], "repay", "2025-01-20", amount=1_000_000)


def test_the_page_leads_two_people_through_it(
    taken: tuple[BookImport, LoanContract], as_user: Callable[[Any], FlaskClient]
) -> None:
    made, contract = taken
    place = f"/quy-ho-tro/so-du-dau-ky/{made.id}"
    db.session.commit()
    client = as_user(make_user(Duty.ACCOUNTANT, None))
    assert "Đề nghị thu hồi" in client.get(place).get_data(as_text=True)
    assert client.post(f"{place}/duyet-thu-hoi").status_code == 403
    client.post(f"{place}/de-nghi-thu-hoi", data={"reason": REASON})
    assert REASON in client.get(place).get_data(as_text=True)
    chief = as_user(make_user(Duty.CHIEF_ACCOUNTANT, None))
    assert "Duyệt thu hồi" in chief.get(place).get_data(as_text=True)
    chief.post(f"{place}/khong-thu-hoi")
    chief.post(f"{place}/de-nghi-thu-hoi", data={"reason": REASON})
    assert "Duyệt thu hồi" not in chief.get(place).get_data(as_text=True)
    director = as_user(make_user(Duty.DIRECTOR, None))
    director.post(f"{place}/duyet-thu-hoi")
    assert "Đã thu hồi 1 khoản vay" in director.get(place).get_data(as_text=True)
    page = director.get(f"/quy-ho-tro/hop-dong/{contract.id}").get_data(as_text=True)
    assert "Chuyển sổ nhầm và đã thu hồi" in page
    assert "Đã thu hồi" in director.get("/quy-ho-tro/so-du-dau-ky").get_data(as_text=True)
