"""Statements of the bank: a line is kept once, and is an entry of the books when a person says so."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from accounts.rules.duties import Duty
from audit.models import Entry
from core.db import db
from core.errors import RuleViolation
from fund.models import BankLine, BankStatement
from fund.queries import bank
from fund.rules.books.contracts import MoneyPlace
from fund.services import bank as services
from tests.factories.accounts import make_user
from tests.factories.bank import HEAD, ROWS, a_file, a_statement
from tests.factories.fund import MAKER, TODAY, paid_out, put, the_fund
from tests.fund.test_openings import workbook

Login = Callable[[Any], FlaskClient]


def books() -> None:
    """Pay a loan out and take an instalment at the bank; another in cash, one in transit."""
    contract = paid_out()
    put(contract, "repay", "2025-02-15", amount=102_038_356)
    put(contract, "repay", "2025-02-20", amount=7_000_000, money=MoneyPlace.CASH)
    put(contract, "repay", "2025-02-26", amount=8_000_000)


def test_a_statement_stands_beside_the_books(session: Session) -> None:
    books()
    made = a_statement()
    assert (made.first_on, made.last_on) == (date(2025, 1, 15), date(2025, 2, 28))
    assert made.closing_vnd == 9_702_050_701
    found = bank.sides(made)
    assert [(one.line.reference, one.booked.document, one.is_sure) for one in found.pairs] == [
        ("FT01", "BN 1/2025", False),
        ("FT02", "BC 1/2025", False),
    ]
    assert [one.reference for one in found.only_bank] == ["FT03"]
    assert [one.amount for one in found.only_books] == [8_000_000]


def test_the_same_line_is_told_and_kept_once(session: Session) -> None:
    the_fund()
    made = a_statement(rows=[*ROWS, ROWS[1]])
    assert len(bank.lines_of(made.id)) == 3
    assert made.told == [
        "Dòng 7 (16/02/2025, 102.038.356 đồng) trùng dòng 5 của tệp; chỉ giữ một dòng."
    ]
    later = ["01/03/2025", "FT04", None, 5, 9_702_050_706, "x"]
    second = a_statement(rows=[ROWS[2], later])
    assert [one.reference for one in bank.lines_of(second.id)] == ["FT04"]
    assert "đã có ở dòng 6 của tệp “sao-ke.xlsx”" in second.told[0]
    assert a_statement(rows=[ROWS[2], later]).id == second.id
    with pytest.raises(RuleViolation, match="Mọi dòng của tệp đã có"):
        a_statement(rows=[ROWS[0]])
    with pytest.raises(RuleViolation, match="sau hôm nay"):
        a_statement(rows=[["03/06/2025", "FT9", None, 5, None, "x"]])


def test_a_person_confirms_takes_back_and_puts_aside(session: Session) -> None:
    books()
    made = a_statement()
    pair = bank.sides(made).pairs[1]
    chosen = [(pair.line.id, pair.booked.id)]
    assert services.match(made, chosen, actor_id=MAKER) == 1
    assert (pair.line.entry_id, pair.line.matched_by_id) == (pair.booked.id, MAKER)
    assert bank.sides(made).pairs[1].is_sure
    with pytest.raises(RuleViolation, match="đã được xác nhận"):
        services.match(made, chosen, actor_id=MAKER)
    with pytest.raises(RuleViolation, match="hãy bỏ khớp"):
        services.put_aside(made, "Nhầm tài khoản", actor_id=MAKER)
    services.unmatch(pair.line, actor_id=MAKER)
    services.put_aside(made, "Nhầm tài khoản", actor_id=MAKER)
    assert bank.sides(made).pairs == []
    assert a_statement().id != made.id
    told = {one.action for one in db.session.query(Entry)}
    assert {
        f"fund.statement_{what}" for what in ("taken", "matched", "unmatched", "put_aside")
    } <= told


def test_only_what_fits_is_matched_and_each_entry_once(session: Session) -> None:
    books()
    made = a_statement(rows=[*ROWS, ["17/02/2025", "FT05", None, 102_038_356, None, "lần hai"]])
    first, second = bank.sides(made).pairs
    other = next(one for one in bank.lines_of(made.id) if one.reference == "FT05")
    with pytest.raises(RuleViolation, match="phải cùng số tiền"):
        services.match(made, [(first.line.id, second.booked.id)], actor_id=MAKER)
    services.match(made, [(second.line.id, second.booked.id)], actor_id=MAKER)
    with pytest.raises(RuleViolation, match="đã khớp với dòng khác"):
        services.match(made, [(other.id, second.booked.id)], actor_id=MAKER)
    with pytest.raises(RuleViolation, match="không còn"):
        services.match(made, [(other.id, 999_999)], actor_id=MAKER)


@pytest.fixture
def accountant(session: Session, as_user: Login) -> FlaskClient:
    books()
    return as_user(make_user(Duty.ACCOUNTANT, None))


def upload(client: FlaskClient) -> str:
    content = workbook(("SK", [tuple(HEAD), *map(tuple, ROWS)]))
    data = {"file": (BytesIO(content), "sao kê.xlsx")}
    return str(client.post("/quy-ho-tro/sao-ke/moi", data=data).location)


def test_an_accountant_goes_from_upload_to_a_confirmed_match(accountant: FlaskClient) -> None:
    place = upload(accountant)
    page = accountant.get(place).get_data(as_text=True)
    assert "Xác nhận cả 2 cặp chưa xác nhận" in page
    assert "Chỉ có ở ngân hàng" in page
    assert "lệch với ngân hàng" in page
    made = db.session.query(BankStatement).one()
    pairs = bank.sides(made).pairs
    accountant.post(f"{place}/khop", data={"cap": [one.id for one in pairs]})
    assert "Đã khớp hết" not in accountant.get("/quy-ho-tro/sao-ke").get_data(as_text=True)
    db.session.expire_all()
    assert db.session.query(BankLine).filter(BankLine.entry_id.is_not(None)).count() == 2
    accountant.post(f"{place}/bo-khop/{pairs[0].line.id}")
    assert db.session.query(BankLine).filter(BankLine.entry_id.is_not(None)).count() == 1
    assert accountant.post(f"{place}/khop", data={"cap": "1;2"}).status_code == 400
    assert accountant.post(f"{place}/bo-khop/999").status_code == 404


def test_a_line_of_the_bank_fills_in_the_voucher_and_the_repayment(accountant: FlaskClient) -> None:
    place = upload(accountant)
    page = accountant.get(place).get_data(as_text=True)
    link = next(
        part for part in page.split('"') if part.startswith("/quy-ho-tro/phieu-ke-toan/moi?")
    )
    form = accountant.get(link.replace("&amp;", "&")).get_data(as_text=True)
    for words in ("28/02/2025", "LAI TIEN GUI", "FT03", "Nợ 130 12.345"):
        assert words in form
    link = "/quy-ho-tro/hop-dong/1/thu-no?ngay=20/02/2025&tien=12.345&chung=FT09"
    form = accountant.get(link).get_data(as_text=True)
    for words in ("20/02/2025", "12.345", "FT09", 'selected value="bank"'):
        assert words in form
    assert accountant.get("/quy-ho-tro/hop-dong/1/thu-no?ngay=x&tien=y").status_code == 200


def test_the_comparison_is_a_paper_and_a_workbook(accountant: FlaskClient) -> None:
    place = upload(accountant)
    assert accountant.get(f"{place}/tep-pdf").data.startswith(b"%PDF")
    book = openpyxl.load_workbook(BytesIO(accountant.get(f"{place}/tep-excel").data))
    cells = [[cell for row in sheet.iter_rows(values_only=True) for cell in row] for sheet in book]
    assert [102_038_356 in cells[0], 12_345 in cells[1], 8_000_000 in cells[2]] == [True] * 3


@pytest.mark.parametrize("duty", [Duty.CONTROLLER, Duty.CASHIER, Duty.DIRECTOR])
def test_who_does_not_keep_the_books_only_reads(
    duty: Duty, accountant: FlaskClient, as_user: Login
) -> None:
    place = upload(accountant)
    client = as_user(make_user(duty, None))
    page = client.get(place).get_data(as_text=True)
    assert "Xác nhận cả" not in page
    assert "Bỏ sao kê" not in page
    assert client.get("/quy-ho-tro/sao-ke/moi").status_code == 403
    for what in ("khop", "bo", "bo-khop/1"):
        assert client.post(f"{place}/{what}", data={"reason": "x"}).status_code == 403


def test_a_list_says_why_it_is_empty(session: Session, as_user: Login) -> None:
    client = as_user(make_user(Duty.CONTROLLER, None))
    assert "Chưa khai báo Quỹ" in client.get("/quy-ho-tro/sao-ke").get_data(as_text=True)
    the_fund()
    db.session.commit()
    assert "Chưa nhập sao kê nào" in client.get("/quy-ho-tro/sao-ke").get_data(as_text=True)


def test_a_file_that_is_no_statement_is_refused_beside_its_field(accountant: FlaskClient) -> None:
    data = {"file": (BytesIO(workbook(("s", [("Họ tên",), ("A",)]))), "x.xlsx")}
    answer = accountant.post("/quy-ho-tro/sao-ke/moi", data=data)
    assert answer.status_code == 200
    assert "Không thấy sao kê" in answer.get_data(as_text=True)


def test_two_files_of_the_same_bytes_are_one_statement(session: Session) -> None:
    the_fund()
    first = services.take_statement(the_fund(), a_file(ROWS), actor_id=MAKER, on=TODAY)
    again = services.take_statement(the_fund(), a_file(ROWS, "khác.csv"), actor_id=MAKER, on=TODAY)
    assert again.id == first.id
