"""The page and the command of the month's close, as the chief accountant and others meet them."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from accounts.rules.duties import Duty
from core.db import db
from fund.models import LoanContract
from fund.queries import closing as queries
from fund.rules.books.contracts import CloseState, MonthState
from fund.rules.books.entries import LineEntry, VoucherEntry
from fund.rules.books.roles import Side
from fund.services import closing, proposals, vouchers
from tests.factories.accounts import make_user
from tests.factories.fund import MAKER, event_entry, make_contract, paid_out, put, the_fund
from tests.fund.closing.kit import assert_clean, close_until, month, month_id
from tests.fund.closing.test_closing import FIRST

LIST, MARCH = "/quy-ho-tro/khoa-so", "/quy-ho-tro/khoa-so/2025/3"
AsUser = Callable[[Any], FlaskClient]
Day = Callable[[date], None]


@pytest.fixture
def chief(session: Session, as_user: AsUser) -> FlaskClient:
    return as_user(make_user(Duty.CHIEF_ACCOUNTANT, full_name="Hoàng Thị Sổ"))


def page(client: FlaskClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, answer.status
    return answer.get_data(as_text=True)


def test_the_chief_accountant_closes_a_month_from_its_page(
    session: Session, chief: FlaskClient, day: Day
) -> None:
    put(paid_out(), "repay", "2025-02-15", amount=FIRST)
    paid_out()
    close_until("2025-02", since="2025-01")
    day(date(2025, 4, 3))
    assert "Khóa sổ tháng 03/2025" in page(chief, LIST)
    before = page(chief, MARCH)
    assert "Không còn phiếu kế toán chờ duyệt" in before
    assert "Quá hạn" not in before
    answer = chief.post(f"{MARCH}/bat-dau", data={"once": "a1"})
    assert (answer.status_code, answer.location) == (303, MARCH)
    shown = page(chief, MARCH)
    assert "Đã bắt đầu khóa sổ tháng 03/2025." in shown
    assert "Đã khóa sổ" in shown
    assert "Hoàng Thị Sổ" in shown
    # 400 million of group 3 at 25%, as the page shows it.
    assert "100.000.000 đồng" in shown
    # The same button again, from another tab: nothing more.
    again = chief.post(f"{MARCH}/bat-dau", data={"once": "a2"}, follow_redirects=True)
    assert "Tháng 03/2025 đã khóa sổ." in again.get_data(as_text=True)
    assert len(queries.runs_of(month_id("2025-03"))) == 1
    assert_clean()


def test_a_late_close_is_told_with_its_article_and_goes_on(
    session: Session, chief: FlaskClient, day: Day
) -> None:
    paid_out()
    day(date(2025, 2, 7))
    assert "Quá hạn" not in page(chief, "/quy-ho-tro/khoa-so/2025/1")
    day(date(2025, 2, 8))
    shown = page(chief, "/quy-ho-tro/khoa-so/2025/1")
    assert "phải xong trước hết ngày 07/02/2025 (khoản 2 Điều 9 Nghị định 86/2024/NĐ-CP" in shown
    chief.post("/quy-ho-tro/khoa-so/2025/1/bat-dau", data={"once": "a"})
    assert "Đã khóa sổ" in page(chief, "/quy-ho-tro/khoa-so/2025/1")


def test_what_waits_for_a_second_person_is_shown_before_the_close(
    session: Session, chief: FlaskClient, day: Day
) -> None:
    fund, contract = the_fund(), make_contract()
    paid_out()
    lines = (LineEntry("130", Side.DEBIT, 5), LineEntry("601", Side.CREDIT, 5))
    for on in (date(2025, 1, 31), date(2025, 2, 1)):
        entry = VoucherEntry(on, "Nhận vốn", f"phieu-{on}", lines)
        vouchers.make_voucher(fund, entry, actor_id=MAKER, on=date(2025, 2, 3))
        event = event_entry("disburse", on, amount=1_000_000)
        proposals.propose(contract.id, event, actor_id=MAKER, on=date(2025, 2, 3))
    session.commit()
    day(date(2025, 2, 3))
    shown = page(chief, "/quy-ho-tro/khoa-so/2025/1")
    assert "1 phiếu kế toán" in shown
    assert "1 đề nghị giải ngân, hủy bút toán" in shown


def test_failing_loans_are_listed_with_reason_and_link_and_the_month_is_opened_again(
    session: Session, chief: FlaskClient, day: Day
) -> None:
    broken = paid_out()
    terms, number, key = dict(broken.terms), broken.number, broken.id
    broken.terms = {**terms, "annual_rate": "<script>"}
    session.commit()
    day(date(2025, 2, 3))
    january = "/quy-ho-tro/khoa-so/2025/1"
    chief.post(f"{january}/bat-dau", data={"once": "a"})
    shown = page(chief, january)
    assert "Khoản vay chưa khóa được" in shown
    assert f'/hop-dong/{key}"' in shown or f"/{key}" in shown
    assert number in shown
    assert "<script>" not in shown.replace('<script type="module"', "")
    empty = chief.post(
        f"{january}/mo-lai", data={"once": "b", "reason": " "}, follow_redirects=True
    )
    assert "lý do" in empty.get_data(as_text=True)
    done = chief.post(
        f"{january}/mo-lai", data={"once": "c", "reason": "Sửa hợp đồng"}, follow_redirects=True
    )
    assert "Đã mở lại tháng 01/2025" in done.get_data(as_text=True)
    db.session.get_one(LoanContract, key).terms = terms
    session.commit()
    chief.post(f"{january}/bat-dau", data={"once": "d"})
    assert "Các lần chạy" in page(chief, january)
    row = queries.month_row(the_fund().id, month("2025-01"))
    assert row is not None
    assert row.state == MonthState.CLOSED


def test_corrections_are_shown_on_the_page_of_the_closed_month(
    session: Session, chief: FlaskClient, day: Day
) -> None:
    contract = paid_out()
    close_until("2025-02", since="2025-01")
    put(contract, "repay", "2025-02-15", amount=FIRST, today=date(2025, 3, 10))
    session.commit()
    day(date(2025, 3, 11))
    shown = page(chief, "/quy-ho-tro/khoa-so/2025/2")
    assert "Nay tính lại" in shown
    assert "8.000.000 đồng" in shown
    assert "Nhóm 2" in shown


@pytest.mark.parametrize("duty", [Duty.ACCOUNTANT, Duty.DIRECTOR, Duty.CONTROLLER, Duty.CASHIER])
def test_others_of_the_fund_see_the_months_and_close_none(
    session: Session, as_user: AsUser, day: Day, duty: Duty
) -> None:
    paid_out()
    session.commit()
    day(date(2025, 2, 3))
    client = as_user(make_user(duty))
    january = "/quy-ho-tro/khoa-so/2025/1"
    assert "Kế toán trưởng của Quỹ khóa sổ" in page(client, january)
    for step in ("bat-dau", "mo-lai"):
        assert client.post(f"{january}/{step}", data={"once": step}).status_code == 403
    row = queries.month_row(the_fund().id, month("2025-01"))
    assert row is None or row.state == MonthState.OPEN


@pytest.mark.parametrize("path", ["2025/13", "2025/0", "2020/1", "99999/1"])
def test_a_month_that_is_not_in_the_books_is_not_found(
    session: Session, chief: FlaskClient, path: str
) -> None:
    paid_out()
    session.commit()
    assert chief.get(f"/quy-ho-tro/khoa-so/{path}").status_code == 404


def test_a_month_that_has_not_ended_says_so_and_cannot_be_started(
    session: Session, chief: FlaskClient, day: Day
) -> None:
    paid_out()
    session.commit()
    day(date(2025, 1, 31))
    january = "/quy-ho-tro/khoa-so/2025/1"
    assert "chưa kết thúc" in page(chief, january)
    answer = chief.post(f"{january}/bat-dau", data={"once": "a"}, follow_redirects=True)
    assert "chưa kết thúc" in answer.get_data(as_text=True)
    assert "Chưa có tháng nào kết thúc" in page(chief, LIST)


def test_while_somebody_else_closes_the_page_shows_it_and_no_second_run_begins(
    session: Session, chief: FlaskClient, day: Day
) -> None:
    paid_out()
    fund_id = the_fund().id
    session.commit()
    task = closing.Task(fund_id, month("2025-01"), MAKER, "other", date(2025, 2, 3))
    closing.begin(task)
    session.commit()
    day(date(2025, 2, 3))
    january = "/quy-ho-tro/khoa-so/2025/1"
    assert "Đang khóa sổ: 0/1" in page(chief, january)
    answer = chief.post(f"{january}/bat-dau", data={"once": "a"}, follow_redirects=True)
    assert "Một lần khóa sổ khác đang chạy (0/1 khoản vay)" in answer.get_data(as_text=True)


def test_the_list_asks_as_much_for_many_months_as_for_few(
    session: Session, chief: FlaskClient, day: Day, count_queries: Callable[[], Any]
) -> None:
    paid_out()
    close_until("2025-01", since="2025-01")
    day(date(2025, 2, 3))
    with count_queries() as few:
        page(chief, LIST)
    close_until("2025-04", since="2025-02")
    day(date(2025, 5, 3))
    with count_queries() as many:
        page(chief, LIST)
    assert len(many) == len(few)


def test_the_command_closes_tells_and_ends_with_one_for_what_is_left(
    app: Flask, session: Session, day: Day
) -> None:
    runner = app.test_cli_runner()
    broken = paid_out()
    terms, key = dict(broken.terms), broken.id
    paid_out()
    session.commit()
    day(date(2025, 2, 20))
    assert runner.invoke(args=["fund", "close-month", "01/2025"]).exit_code == 2
    assert runner.invoke(args=["fund", "close-month", "2025-13"]).exit_code == 2
    early = runner.invoke(args=["fund", "close-month", "2025-02"])
    assert (early.exit_code, "chưa kết thúc" in early.output) == (1, True)
    refused = runner.invoke(args=["fund", "close-month", "2025-02", "--json"])
    assert (refused.exit_code, "error" in json.loads(refused.output)) == (1, True)
    db.session.get_one(LoanContract, key).terms = {}
    session.commit()
    left = runner.invoke(args=["fund", "close-month", "2025-01", "--json"])
    told = json.loads(left.output)
    assert (left.exit_code, told["state"], told["loans"]) == (1, CloseState.INCOMPLETE, 2)
    assert told["failures"][0]["contract_id"] == key
    assert "phải xong trước hết ngày 07/02/2025" in told["warnings"][0]
    db.session.get_one(LoanContract, key).terms = terms
    session.commit()
    done = runner.invoke(args=["fund", "close-month", "2025-01"])
    assert done.exit_code == 0, done.output
    assert "Đã khóa sổ: 2 khoản vay" in done.output
    again = runner.invoke(args=["fund", "close-month", "2025-01", "--json"])
    assert (again.exit_code, json.loads(again.output)["journals"]) == (0, 0)


def test_the_command_knows_who_may(app: Flask, session: Session, day: Day) -> None:
    runner = app.test_cli_runner()
    paid_out()
    chief = make_user(Duty.CHIEF_ACCOUNTANT, username="ketoantruong9")
    make_user(Duty.ACCOUNTANT, username="ketoan9")
    key = chief.id
    session.commit()
    day(date(2025, 2, 3))
    run = ["fund", "close-month", "2025-01", "--as"]
    assert runner.invoke(args=[*run, "khongco"]).exit_code == 2
    refused = runner.invoke(args=[*run, "ketoan9"])
    assert (refused.exit_code, "không có quyền khóa sổ" in refused.output) == (1, True)
    assert runner.invoke(args=[*run, "ketoantruong9"]).exit_code == 0
    row = queries.month_row(the_fund().id, month("2025-01"))
    assert row is not None
    assert row.closed_by_id == key


def test_without_a_fund_there_is_nothing_to_close(app: Flask, session: Session) -> None:
    told = app.test_cli_runner().invoke(args=["fund", "close-month", "2025-01"])
    assert (told.exit_code, "Chưa khai báo Quỹ" in told.output) == (1, True)
