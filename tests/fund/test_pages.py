"""The minimal screens: contract, disburse, repay, reverse, vouchers, checks; two people, one form."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from accounts.models import User
from accounts.rules.duties import Duty
from fund.models import LoanContract, LoanEvent, Proposal, SupportFund, Voucher
from fund.queries import funds, loans
from fund.rules.books.contracts import Stage
from fund.services.verifying import verify
from tests.factories.accounts import make_user
from tests.factories.fund import make_borrower, make_contract, make_fund, paid_out, put, the_fund

Login = Callable[[Any], FlaskClient]
TODAY = date(2025, 6, 2)
RECENT = {"terms": {"start": "2025-05-15", "term_months": 4}}


@pytest.fixture
def people(session: Session) -> dict[Duty, User]:
    """Return one person of each duty of the fund."""
    wanted = (
        Duty.CREDIT_OFFICER,
        Duty.ACCOUNTANT,
        Duty.CASHIER,
        Duty.CHIEF_ACCOUNTANT,
        Duty.DIRECTOR,
        Duty.CONTROLLER,
    )
    return {duty: make_user(duty, full_name=f"Người {duty}") for duty in wanted}


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text))


def hidden(answer: Any, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', answer.text)
    assert found, name
    return found[1]


CONTRACT = {
    "number": "01/2025/HĐTD",
    "signed_on": "15/05/2025",
    "borrower_kind": "cooperative",
    "purpose": "Mua máy sấy",
    "project_vnd": "800.000.000",
    "own_capital_vnd": "400.000.000",
    "principal": "400.000.000",
    "annual_rate": "6",
    "start": "15/05/2025",
    "term_months": "4",
    "method": "equal_principal",
    "principal_every": "1",
    "interest_every": "1",
    "grace": "0",
    "holiday_shift": "none",
    "related": "Hợp tác xã Bạn Hàng; Góp vốn, sở hữu\nÔng Nguyễn Văn Lạ; Vợ, chồng",
}


def test_a_contract_is_entered_disbursed_by_two_repaid_and_reversed(
    people: dict[Duty, User], as_user: Login, session: Session
) -> None:
    fund = make_fund()
    borrower, friend = make_borrower(), make_borrower("Hợp tác xã Bạn Hàng")
    officer, accountant = as_user(people[Duty.CREDIT_OFFICER]), as_user(people[Duty.ACCOUNTANT])
    chief = as_user(people[Duty.CHIEF_ACCOUNTANT])
    address = f"/quy-ho-tro/hop-dong/moi?khach-hang=o{borrower.id}"
    assert "Ghi hợp đồng" in text(officer.get(address))
    form = {**CONTRACT, "source_id": str(funds.sources(fund.id)[0].id)}
    answer = officer.post(address, data=form, follow_redirects=True)
    assert "Đã ghi hợp đồng" in text(answer), text(answer)
    contract = session.scalars(select(LoanContract)).one()
    assert "Ông Nguyễn Văn Lạ" in text(answer)
    assert "không có trong sổ đăng ký" in text(answer)
    assert loans.db.session.query(LoanContract).count() == 1

    card = f"/quy-ho-tro/hop-dong/{contract.id}"
    tranche = {"on": "15/05/2025", "amount": "400.000.000", "money": "bank", "document": "KU 01"}
    proposed = accountant.post(f"{card}/giai-ngan", data=tranche, follow_redirects=True)
    assert "đang chờ người thứ hai duyệt" in text(proposed)
    one = session.scalars(select(Proposal)).one()
    assert accountant.post(f"/quy-ho-tro/de-nghi/{one.id}/duyet").status_code == 403
    page = chief.get(f"/quy-ho-tro/de-nghi/{one.id}")
    assert "bốn trăm triệu đồng" in text(page).lower()
    done = chief.post(f"/quy-ho-tro/de-nghi/{one.id}/duyet", follow_redirects=True)
    assert "Đã duyệt và ghi: Giải ngân BN 1/2025." in text(done)

    money = {
        "kind": "repay", "on": "02/06/2025", "amount": "10.000.000", "surplus": "shorten",
        "money": "cash", "once": "a" * 32,
    }  # fmt: skip
    cashier = as_user(people[Duty.CASHIER])
    shown = cashier.post(f"{card}/thu-no", data=money)
    assert "Phần nộp nhiều hơn nợ đến hạn 10.000.000 đồng" in text(shown)
    assert session.scalar(select(func.count(LoanEvent.id))) == 1
    seen = hidden(shown, "seen")
    told = cashier.post(f"{card}/thu-no", data={**money, "seen": seen}, follow_redirects=True)
    assert "PT 1/2025" in text(told)
    again = cashier.post(f"{card}/thu-no", data={**money, "seen": seen}, follow_redirects=True)
    assert "đã được ghi nhận ở lần bấm trước" in text(again)
    session.rollback()
    assert session.scalar(select(func.count(LoanEvent.id))) == 2

    receipt = session.scalars(select(LoanEvent).where(LoanEvent.type == "repay")).one()
    undo = f"{card}/huy/{receipt.id}"
    assert "Ghi ngược bút toán" in text(accountant.get(undo))
    answer = accountant.post(undo, data={"reason": "Nhầm khách hàng"}, follow_redirects=True)
    assert "Hủy bút toán" in text(answer)
    waiting = session.scalars(select(Proposal).where(Proposal.type == "reverse")).one()
    director = as_user(people[Duty.DIRECTOR])
    director.post(f"/quy-ho-tro/de-nghi/{waiting.id}/duyet")
    session.rollback()
    card_text = text(chief.get(card))
    assert "Đã bị hủy" in card_text
    assert "Nhầm khách hàng" in card_text
    assert verify(the_fund()).is_clean
    assert friend.id


def test_a_contract_above_the_limit_is_refused_with_its_article(
    people: dict[Duty, User], as_user: Login, session: Session
) -> None:
    fund, borrower = make_fund(), make_borrower()
    form = {
        **CONTRACT, "source_id": str(funds.sources(fund.id)[0].id), "principal": "3.000.000.001",
        "project_vnd": "9.000.000.000", "own_capital_vnd": "6.000.000.000",
    }  # fmt: skip
    answer = as_user(people[Duty.CREDIT_OFFICER]).post(
        f"/quy-ho-tro/hop-dong/moi?khach-hang=o{borrower.id}", data=form
    )
    assert "giới hạn 15% là 3.000.000.000 đồng" in text(answer)
    assert "điểm a khoản 2 Điều 23 Nghị định 45/2021/NĐ-CP" in text(answer)
    assert session.scalar(select(func.count(LoanContract.id))) == 0


def test_what_was_shown_is_shown_again_when_it_would_differ(
    people: dict[Duty, User], as_user: Login, session: Session
) -> None:
    contract = paid_out(**RECENT)
    session.commit()
    cashier, card = as_user(people[Duty.CASHIER]), f"/quy-ho-tro/hop-dong/{contract.id}"
    money = {
        "kind": "settle", "on": "02/06/2025", "amount": "", "surplus": "next", "money": "bank",
    }  # fmt: skip
    shown = cashier.post(f"{card}/thu-no", data=money)
    seen = hidden(shown, "seen")
    put(contract, "repay", "2025-06-01", amount=1_000_000, today=TODAY)
    session.commit()
    again = cashier.post(f"{card}/thu-no", data={**money, "seen": seen})
    assert again.status_code == 200
    assert hidden(again, "seen") != seen
    done = cashier.post(
        f"{card}/thu-no", data={**money, "seen": hidden(again, "seen")}, follow_redirects=True
    )
    assert "Đã tất toán" in text(done)


def test_the_list_narrows_and_asks_few_questions(
    people: dict[Duty, User], as_user: Login, session: Session, count_queries: Any
) -> None:
    for _ in range(3):
        paid_out(**RECENT)
    make_contract(make_borrower("Hợp tác xã Riêng Biệt"), **RECENT)
    session.commit()
    officer = as_user(people[Duty.CREDIT_OFFICER])
    officer.get("/quy-ho-tro/hop-dong")
    with count_queries() as statements:
        shown = text(officer.get("/quy-ho-tro/hop-dong"))
    assert len(statements) <= 8, statements
    assert "4 hợp đồng" in shown
    narrowed = text(officer.get("/quy-ho-tro/hop-dong?tinh-trang=signed&tim=rieng+biet"))
    assert "1 hợp đồng" in narrowed
    for odd in ("?tinh-trang=x&nguon=abc&trang=zz&xep=%27", "?qua-han=1", "?tim=%3Cscript%3E"):
        answer = officer.get(f"/quy-ho-tro/hop-dong{odd}")
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text


def test_a_loan_card_asks_few_questions(
    people: dict[Duty, User], as_user: Login, session: Session, count_queries: Any
) -> None:
    contract = paid_out(**RECENT)
    for day in range(20, 28):
        put(contract, "repay", f"2025-05-{day}", amount=1_000_000)
    session.commit()
    officer = as_user(people[Duty.CREDIT_OFFICER])
    with count_queries() as statements:
        assert officer.get(f"/quy-ho-tro/hop-dong/{contract.id}?ngay=25/05/2025").status_code == 200
    assert len(statements) <= 24, statements


@pytest.mark.parametrize("day", ["01/01/2020", "31/12/2099", "khong-phai-ngay"])
def test_a_card_of_any_day_opens(
    people: dict[Duty, User], as_user: Login, session: Session, day: str
) -> None:
    contract = paid_out(**RECENT)
    session.commit()
    answer = as_user(people[Duty.CONTROLLER]).get(f"/quy-ho-tro/hop-dong/{contract.id}?ngay={day}")
    assert answer.status_code == 200


def test_hostile_words_stay_words(
    people: dict[Duty, User], as_user: Login, session: Session
) -> None:
    contract = make_contract(purpose="<script>alert(1)</script> =1+1", **RECENT)
    session.commit()
    answer = as_user(people[Duty.CREDIT_OFFICER]).get(f"/quy-ho-tro/hop-dong/{contract.id}")
    assert "&lt;script&gt;alert(1)" in answer.text
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize("ending", ["giai-ngan", "thu-no", "huy/999999"])
def test_who_only_looks_moves_no_money(
    people: dict[Duty, User], as_user: Login, session: Session, ending: str
) -> None:
    contract = paid_out(**RECENT)
    session.commit()
    for duty in (Duty.CONTROLLER, Duty.CREDIT_OFFICER):
        client = as_user(people[duty])
        assert client.post(f"/quy-ho-tro/hop-dong/{contract.id}/{ending}").status_code == 403


def test_another_loans_event_is_not_reversed_by_its_number(
    people: dict[Duty, User], as_user: Login, session: Session
) -> None:
    first, second = paid_out(**RECENT), paid_out(**RECENT)
    session.commit()
    event = loans.events_of([second.id])[second.id][0]
    client = as_user(people[Duty.ACCOUNTANT])
    answer = client.get(f"/quy-ho-tro/hop-dong/{first.id}/huy/{event.id}")
    assert answer.status_code == 404


def test_a_voucher_is_made_by_one_and_confirmed_by_another(
    people: dict[Duty, User], as_user: Login, session: Session
) -> None:
    make_fund()
    session.commit()
    accountant, chief = as_user(people[Duty.ACCOUNTANT]), as_user(people[Duty.CHIEF_ACCOUNTANT])
    form = {
        "on": "02/06/2025", "text": "Nhận vốn điều lệ",
        "lines": "Nợ 130 20.000.000.000 chuyển khoản\nCó 601 20.000.000.000",
    }  # fmt: skip
    wrong = {**form, "lines": "Nợ 130 5\nCó 601 4"}
    assert "phải cân" in text(accountant.post("/quy-ho-tro/phieu-ke-toan/moi", data=wrong))
    unread = {**form, "lines": "130 = 5"}
    assert "Dòng 1 chưa đọc được" in text(
        accountant.post("/quy-ho-tro/phieu-ke-toan/moi", data=unread)
    )
    made = accountant.post("/quy-ho-tro/phieu-ke-toan/moi", data=form, follow_redirects=True)
    assert "không tự duyệt" in text(made)
    one = session.scalars(select(Voucher)).one()
    done = chief.post(f"/quy-ho-tro/phieu-ke-toan/{one.id}/duyet", follow_redirects=True)
    assert "Phiếu kế toán số 1/2025" in text(done)
    assert "theo sổ kế toán" in text(chief.get("/quy-ho-tro"))


def test_the_fund_is_declared_and_its_policies_confirmed_by_two(
    people: dict[Duty, User], as_user: Login, session: Session
) -> None:
    session.commit()
    director, chief = as_user(people[Duty.DIRECTOR]), as_user(people[Duty.CHIEF_ACCOUNTANT])
    assert "Chưa khai báo Quỹ" in text(director.get("/quy-ho-tro"))
    assert director.get("/quy-ho-tro/hop-dong").status_code == 404
    form = {
        "name": "Quỹ hỗ trợ phát triển hợp tác xã tỉnh Bắc Kạn", "model": "company",
        "regime": "circular_05_2019", "books_from": "01/01/2025",
    }  # fmt: skip
    director.post("/quy-ho-tro/khai-bao", data=form)
    assert session.scalar(select(func.count(SupportFund.id))) == 1
    policy = {
        "kind": "overdue_factor", "percent": "150", "amount": "", "effective_from": "01/01/2025",
        "decision_no": "05/QĐ-QHT", "decided_on": "01/01/2025",
    }  # fmt: skip
    entered = director.post("/quy-ho-tro/quy-dinh/moi", data=policy, follow_redirects=True)
    assert "150%" in text(entered)
    assert "Chờ xác nhận" in text(entered)
    policy_id = funds.policies(the_fund().id)[0].id
    own = director.post(f"/quy-ho-tro/quy-dinh/{policy_id}/xac-nhan", follow_redirects=True)
    assert "không tự xác nhận" in text(own)
    done = chief.post(f"/quy-ho-tro/quy-dinh/{policy_id}/xac-nhan", follow_redirects=True)
    assert "Có hiệu lực" in text(done)
    above = {**policy, "percent": "151"}
    assert "không quá 150%" in text(director.post("/quy-ho-tro/quy-dinh/moi", data=above))


def test_the_checks_are_run_and_shown(
    people: dict[Duty, User], as_user: Login, session: Session
) -> None:
    contract = paid_out(**RECENT)
    session.commit()
    accountant = as_user(people[Duty.ACCOUNTANT])
    clean = text(accountant.post("/quy-ho-tro/kiem-tra-so/chay", follow_redirects=True))
    assert "Sổ sách khớp" in clean
    contract = session.get_one(LoanContract, contract.id)
    contract.outstanding_vnd -= 1
    session.commit()
    broken = accountant.post("/quy-ho-tro/kiem-tra-so/chay", follow_redirects=True)
    assert "Có sai lệch" in text(broken)
    assert "Mở thẻ khoản vay" in text(broken)
    assert "Có sai lệch" in text(accountant.get("/quy-ho-tro"))


def test_a_settled_loan_offers_no_more_money(
    people: dict[Duty, User], as_user: Login, session: Session
) -> None:
    contract = paid_out(**RECENT)
    put(contract, "settle", "2025-05-20")
    session.commit()
    assert contract.stage == Stage.SETTLED
    shown = text(as_user(people[Duty.ACCOUNTANT]).get(f"/quy-ho-tro/hop-dong/{contract.id}"))
    assert "Thu nợ, tất toán" not in shown
