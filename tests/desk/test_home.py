"""The first page of every duty: what it lists, what it offers, what it says is still to come."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from accounts.rules.duties import Duty
from coop_registry.rules.kinds import Status
from core.dates import PartialDate
from desk.home.duties import HOMES
from reference import queries as reference
from tests.factories.accounts import make_grant, make_user
from tests.factories.fund import paid_out
from tests.factories.registry import BA_BE, TODAY, make_organisation
from tests.structure.world import make_world

Login = Callable[[Any], FlaskClient]
FUND = (
    Duty.CREDIT_OFFICER,
    Duty.ACCOUNTANT,
    Duty.CASHIER,
    Duty.CHIEF_ACCOUNTANT,
    Duty.DIRECTOR,
    Duty.CHAIR,
    Duty.CONTROLLER,
    Duty.RISK_COUNCIL,
)


def main_of(client: FlaskClient) -> str:
    answer = client.get("/")
    assert answer.status_code == 200
    found = re.search(r"<main.*?</main>", answer.text, re.DOTALL)
    assert found
    return found[0]


def test_every_duty_has_a_first_page() -> None:
    assert set(HOMES) == set(Duty)


@pytest.mark.parametrize("duty", Duty, ids=str)
def test_every_link_of_the_first_page_opens(duty: Duty, app: Flask, as_user: Login) -> None:
    world = make_world(duty)
    client = as_user(world.person)
    links = set(re.findall(r'href="([^"#]+)', main_of(client)))
    assert links
    assert {one: client.get(one.replace("&amp;", "&")).status_code for one in links} == (
        dict.fromkeys(links, 200)
    )


@pytest.mark.parametrize("duty", Duty, ids=str)
def test_no_step_of_a_duty_is_hidden_from_it(duty: Duty, app: Flask, as_user: Login) -> None:
    """A step that its own duty may not open would silently be missing."""
    shown = main_of(as_user(make_world(duty).person))
    assert [one.label for one in HOMES[duty].steps if f">{one.label}<" not in shown] == []


@pytest.mark.parametrize("duty", FUND, ids=str)
def test_the_fund_is_told_what_of_its_work_is_not_here_yet(
    duty: Duty, session: Session, as_user: Login
) -> None:
    make_organisation(name="Hợp tác xã Sắp Giải Thể", status=Status.CLOSING)
    shown = main_of(as_user(make_user(duty)))
    assert "Phần việc của Quỹ chưa đủ" in shown
    assert "Không có khoản vay nào đến hạn hoặc quá hạn." in shown
    assert "Tính thử khoản vay" in shown
    assert "Hợp tác xã Sắp Giải Thể" in shown
    assert "Cần xem lại" not in shown


def test_an_officer_is_told_of_their_own_district_only(session: Session, as_user: Login) -> None:
    make_organisation(name="Hợp tác xã Trong Huyện", status=Status.SUSPENDED, representative=None)
    make_organisation(BA_BE, name="Hợp tác xã Ngoài Huyện", identifiers=())
    unit = reference.unit_by_code("064", TODAY)
    shown = main_of(as_user(make_user(Duty.REGISTRY_OFFICER, unit)))
    assert "Hợp tác xã Trong Huyện" in shown
    assert "Hợp tác xã Ngoài Huyện" not in shown
    assert "Phần việc của Quỹ" not in shown


def test_only_what_was_founded_this_year_counts_as_new(session: Session, as_user: Login) -> None:
    make_organisation(
        name="Hợp tác xã Mới",
        founded=PartialDate(date(2025, 1, 1)),
        registered_on=None,
        representative=None,
    )
    make_organisation(
        name="Hợp tác xã Năm Ngoái",
        founded=PartialDate(date(2024, 12, 31)),
        registered_on=None,
        identifiers=(),
        representative=None,
    )
    shown = main_of(as_user(make_user(Duty.ALLIANCE_OFFICER)))
    newest = shown[shown.index("Thành lập trong năm 2025") :]
    assert "Hợp tác xã Mới" in newest
    assert "Hợp tác xã Năm Ngoái" not in newest


def test_two_duties_share_one_page(session: Session, as_user: Login) -> None:
    unit = reference.unit_by_code("064", TODAY)
    person = make_user(Duty.REGISTRY_OFFICER, unit)
    make_grant(person, Duty.CASHIER)
    shown = main_of(as_user(person))
    assert shown.count('<section class="home-list"') <= 4
    assert shown.count(">Danh sách hợp tác xã<") == 1
    assert "phiếu thu, phiếu chi" in shown


def test_an_administrator_sees_duties_that_end_and_people_without_any(
    session: Session, as_user: Login
) -> None:
    person = make_user(Duty.ADMINISTRATOR)
    last = make_user(Duty.CASHIER, full_name="Vũ Thị Hết Hạn", end_on=TODAY + timedelta(days=6))
    make_user(Duty.CASHIER, full_name="Vũ Thị Còn Lâu", end_on=TODAY + timedelta(days=60))
    followed = make_user(
        Duty.CASHIER, full_name="Vũ Thị Nối Tiếp", end_on=TODAY + timedelta(days=9)
    )
    make_grant(followed, Duty.CASHIER, start_on=TODAY + timedelta(days=9))
    make_user(full_name="Bàn Văn Chưa Có")
    make_user(full_name="Bàn Văn Đã Khóa", active=False)
    shown = main_of(as_user(person))
    assert f'/quan-tri/nguoi-dung/{last.id}"' in shown
    assert "Còn 5 ngày" in shown
    assert "Bàn Văn Chưa Có" in shown
    for name in ("Vũ Thị Còn Lâu", "Vũ Thị Nối Tiếp", "Bàn Văn Đã Khóa"):
        assert name not in shown


def test_the_first_page_asks_few_questions(
    session: Session, as_user: Login, count_queries: Any
) -> None:
    for number in range(4):
        make_organisation(
            name=f"Hợp tác xã Số {number}", identifiers=(), representative=None,
            status=Status.CLOSING,
        )  # fmt: skip
    client = as_user(make_user(Duty.CREDIT_OFFICER))
    with count_queries() as statements:
        client.get("/")
    assert len(statements) <= 14


def test_a_late_loan_says_how_late_and_all_of_them_open(session: Session, as_user: Login) -> None:
    late, coming, far = (paid_out() for _ in range(3))
    for one, days, due in (
        (late, 5, date(2025, 6, 20)),
        (coming, 0, date(2025, 6, 9)),
        (far, 0, date(2025, 6, 10)),
    ):
        one.days_past_due, one.next_due_on, one.state_on = days, due, TODAY - timedelta(days=1)
    session.flush()
    client = as_user(make_user(Duty.CASHIER))
    shown = main_of(client)
    assert "Quá hạn 6 ngày" in shown
    assert "Còn 7 ngày" in shown
    assert far.number not in shown
    listed = client.get("/quy-ho-tro/hop-dong?den-han=09/06/2025&xep=-days_past_due").text
    assert [one.number in listed for one in (late, coming, far)] == [True, True, False]
    assert "Quá hạn hoặc đến hạn: chậm nhất 09/06/2025" in listed
