"""The pages of opening balances and of reconciling: two people, every row shown before it counts."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from accounts.rules.duties import Duty
from core.db import db
from fund.models import BookImport, LoanContract, Voucher
from tests.factories.accounts import make_user
from tests.factories.fund import paid_out, put, the_fund
from tests.fund.test_openings import HEADS, borrower, loan_row, workbook
from tests.fund.test_reconciling import HEAD, LINES

FORM = {
    "on": "31/12/2024",
    "source_id": "1",
    "method": "equal_principal",
    "principal_every": "1",
    "interest_every": "1",
    "overdue_factor": "150",
    "late_rate": "10",
}
Login = Callable[[Any], FlaskClient]


def upload(client: FlaskClient, content: bytes, **changes: str) -> Any:
    data = {**FORM, **changes, "file": (BytesIO(content), "sổ cho vay.xlsx")}
    return client.post("/quy-ho-tro/so-du-dau-ky/moi", data=data)


@pytest.fixture
def people(session: Session) -> tuple[Any, Any]:
    the_fund()
    return make_user(Duty.ACCOUNTANT, None), make_user(Duty.CHIEF_ACCOUNTANT, None)


def test_a_loan_book_goes_from_upload_over_correction_to_the_second_person(
    people: tuple[Any, Any], as_user: Login
) -> None:
    accountant, chief = people
    borrower()
    rows = [HEADS, loan_row("HTX Vay Cũ", rate="<script>"), loan_row("HTX Vay Cũ", "06", group=2)]
    client = as_user(accountant)
    answer = upload(client, workbook(("2024", rows)))
    assert answer.status_code == 303
    page = client.get(answer.location).get_data(as_text=True)
    assert "Không ghi được: 1 dòng" in page
    assert "<script>" not in page
    assert "Nhóm nợ: sổ 2, chương trình tính 1." in page
    row = f"{answer.location}/dong/0"
    form = client.get(row).get_data(as_text=True)
    assert "Lãi suất" in form
    assert (
        client.post(row, data={"annual_rate": "6", "customer": "", "method": ""}).status_code == 303
    )
    page = client.get(answer.location).get_data(as_text=True)
    assert "Không ghi được" not in page
    assert client.post(f"{answer.location}/duyet").status_code == 403
    boss = as_user(chief)
    assert "Duyệt và chuyển sổ" in boss.get(answer.location).get_data(as_text=True)
    boss.post(f"{answer.location}/duyet")
    assert db.session.query(LoanContract).count() == 2
    page = boss.get(answer.location).get_data(as_text=True)
    assert "Đã chuyển sổ 2 khoản vay" in page
    assert "Nhóm nợ sổ ghi 2, chương trình tính 1" in page
    again = upload(client, b"PK" + b"x" * 50)
    assert again.status_code == 200
    assert "Chưa ghi được" in again.get_data(as_text=True)


def a_loan_book(client: FlaskClient) -> str:
    return str(upload(client, workbook(("s", [HEADS, loan_row("HTX Vay Cũ")]))).location)


def a_trial_balance(client: FlaskClient) -> str:
    put(paid_out(), "repay", "2025-02-15", amount=102_038_356)
    data = {"on": "28/02/2025", "file": (BytesIO(workbook(("CĐTK", [*HEAD, *LINES]))), "cdtk.xlsx")}
    return str(client.post("/quy-ho-tro/doi-chieu/moi", data=data).location)


def state() -> str:
    db.session.expire_all()
    return db.session.query(BookImport).one().state


@pytest.mark.parametrize("made", [a_loan_book, a_trial_balance])
def test_a_file_is_taken_back_by_its_maker_and_turned_down_by_who_decides(
    made: Callable[[FlaskClient], str], people: tuple[Any, Any], as_user: Login
) -> None:
    client = as_user(people[0])
    place = made(client)
    assert client.post(f"{place}/tra-lai", data={"reason": "Nhầm"}).status_code == 403
    page = client.get(place).get_data(as_text=True)
    assert "Rút lại tệp" in page
    assert "Trả lại tệp" not in page
    colleague = as_user(make_user(Duty.ACCOUNTANT, None))
    assert colleague.post(f"{place}/rut-lai", data={"reason": "Nhầm"}).status_code == 404
    as_user(people[0]).post(f"{place}/rut-lai", data={"reason": ""})
    assert state() == "waiting"
    director = as_user(make_user(Duty.DIRECTOR, None))
    assert "Trả lại tệp" in director.get(place).get_data(as_text=True)
    assert director.post(f"{place}/rut-lai", data={"reason": "Nhầm"}).status_code == 403
    director.post(f"{place}/tra-lai", data={"reason": "Sai tháng"})
    assert state() == "rejected"
    assert "Sai tháng" in director.get(place).get_data(as_text=True)


def test_a_file_taken_back_says_so(people: tuple[Any, Any], as_user: Login) -> None:
    client = as_user(people[0])
    place = a_loan_book(client)
    client.post(f"{place}/rut-lai", data={"reason": "Nhầm tệp"})
    assert state() == "withdrawn"
    assert "Nhầm tệp" in client.get(place).get_data(as_text=True)


def test_a_trial_balance_goes_from_upload_to_its_voucher(
    people: tuple[Any, Any], as_user: Login
) -> None:
    put(paid_out(), "repay", "2025-02-15", amount=102_038_356)
    client = as_user(people[0])
    content = workbook(("CĐTK", [*HEAD, *LINES]))
    data = {"on": "28/02/2025", "file": (BytesIO(content), "cdtk.xlsx")}
    place = client.post("/quy-ho-tro/doi-chieu/moi", data=data).location
    page = client.get(place).get_data(as_text=True)
    assert "Ghi thêm Nợ 30.000.000 đồng" in page
    boss = as_user(people[1])
    boss.post(f"{place}/duyet")
    assert db.session.query(Voucher).one().state == "confirmed"
    assert "phiếu kế toán tổng hợp" in boss.get(place).get_data(as_text=True)


def test_our_postings_leave_as_pairs_of_accounts(people: tuple[Any, Any], as_user: Login) -> None:
    put(paid_out(), "repay", "2025-02-15", amount=102_038_356)
    client = as_user(people[0])
    path = "/quy-ho-tro/doi-chieu/xuat-but-toan?tu=01/02/2025&den=28/02/2025"
    sheet = openpyxl.load_workbook(BytesIO(client.get(path).data)).worksheets[0]
    rows = [row[4:7] for row in sheet.iter_rows(min_row=5, values_only=True) if row[6]]
    assert rows == [("130", "2011", 100_000_000), ("130", "701", 2_038_356)]
    text = client.get(f"{path}&dang=csv").get_data(as_text=True)
    assert text.count("\n") == 3


@pytest.mark.parametrize("path", ["so-du-dau-ky", "doi-chieu"])
def test_lists_say_why_they_are_empty(path: str, session: Session, as_user: Login) -> None:
    client = as_user(make_user(Duty.CONTROLLER, None))
    assert "Chưa khai báo Quỹ" in client.get(f"/quy-ho-tro/{path}").get_data(as_text=True)
    the_fund()
    db.session.commit()
    assert "Chưa" in client.get(f"/quy-ho-tro/{path}").get_data(as_text=True)
    assert client.get(f"/quy-ho-tro/{path}/moi").status_code == 403
