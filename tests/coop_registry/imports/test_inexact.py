"""What a list does not state exactly: asked first, and told in the list's own words when taken."""

from datetime import date

import pytest

from accounts.rules.duties import Duty
from coop_registry.models import (
    Act,
    CapitalFact,
    DeclaredFact,
    Identifier,
    ImportRow,
    Organisation,
)
from core.db import db
from reference import queries as reference
from tests.coop_registry.imports.kit import HEAD, exported, line, listed, messages, one
from tests.coop_registry.imports.test_pages import confirm, rows, send
from tests.factories.accounts import make_user

pytestmark = pytest.mark.db
NAME = "HTX Nông nghiệp Tân Thành"
ISSUED = ("STT", "Tên HTX", "Xã", "Số GCN", "Ngày cấp")


@pytest.fixture
def client(session, as_user):
    return as_user(
        make_user(Duty.REGISTRY_OFFICER, reference.unit_by_code("064", date(2025, 6, 2)))
    )


def row_of(label):
    """Return the last row of that name."""
    db.session.rollback()
    return db.session.query(ImportRow).filter_by(label=label).order_by(ImportRow.id.desc()).first()


def accept(client, url, left="clear"):
    """Take what is doubtful in the one row as it was read; `left` is how clear it is then."""
    client.post(f"{url}/dong/nhieu", data={"viec": "chap-nhan", "chon": [row_of(NAME).id]})
    assert row_of(NAME).state == left, row_of(NAME).problems


def test_a_figure_said_with_about_is_no_exact_number(importer):
    report = importer.run(listed(line(members="khoảng 300", capital="hơn 1 tỷ")))
    assert "Danh sách ghi “khoảng 300”, không phải số chính xác." in messages(report)
    assert "Danh sách ghi “hơn 1 tỷ”, không phải số chính xác." in messages(report)
    assert (one()["members_total"], one()["charter_capital_vnd"]) == (None, None)


def test_an_inexact_figure_that_was_accepted_is_told_in_the_lists_own_words(client):
    url = send(client, listed(line(members="khoảng 300", capital="gần 1 tỷ")))
    assert "không phải số chính xác" in rows(url, client, loc="can-xem")
    accept(client, url)
    assert NAME not in rows(url, client, loc="can-xem")
    assert any(words.endswith("300 (ghi: khoảng 300)") for words in row_of(NAME).words)
    assert "Vốn điều lệ: danh sách ghi “gần 1 tỷ”" in row_of(NAME).words
    confirm(client, url)
    figure = db.session.query(DeclaredFact).filter_by(what="members_total").one()
    assert (figure.value, figure.words) == (300, "khoảng 300")
    assert "danh sách ghi “gần 1 tỷ”" in db.session.query(Act).one().source


def test_an_inexact_capital_never_takes_the_place_of_an_exact_one(client, importer):
    importer.run(listed(line(capital=500)))
    later = "DANH SÁCH HỢP TÁC XÃ (Tính đến ngày 31/03/2025)"
    url = send(client, listed(line(capital="khoảng 900 triệu", members="12"), title=later))
    accept(client, url, left="doubtful")
    (problem,) = row_of(NAME).problems
    assert "khác với sổ" in problem[4]
    confirm(client, url)
    (capital,) = db.session.query(CapitalFact).all()
    assert (capital.amount_vnd, capital.end_on) == (500_000_000, None)
    assert exported()[0]["charter_capital_vnd"] == 500_000_000


@pytest.mark.parametrize("words", ["3/2018", "2017", "giữa năm 2017", "tháng 6/2018"])
def test_a_partial_day_of_issue_is_asked_and_taken_in_words(client, words):
    url = send(client, listed([1, NAME, "Xã Bằng Phúc", "14B07 00101", words], head=ISSUED))
    assert row_of(NAME).state == "doubtful"
    accept(client, url)
    assert NAME not in rows(url, client, loc="can-xem")
    confirm(client, url)
    number = db.session.query(Identifier).one()
    assert (number.value, number.issued_on) == ("14B07 00101", None)
    assert db.session.query(Organisation).one().registered_on is None
    assert f"chưa rõ ngày, danh sách ghi “{words}”" in db.session.query(Act).one().source


def test_a_partial_day_beside_the_number_is_accepted_too(client):
    head = ISSUED[:4]
    url = send(client, listed([1, NAME, "Xã Bằng Phúc", "14B 000123 cấp 3/2018"], head=head))
    page = client.get(f"{url}/dong/{row_of(NAME).id}").get_data(as_text=True)
    assert 'name="nhan-3"' in page
    client.post(f"{url}/dong/{row_of(NAME).id}", data={"nhan-3": "1"})
    assert row_of(NAME).state == "clear"
    confirm(client, url)
    assert db.session.query(Identifier).one().value == "14B 000123"


def test_a_partial_day_of_issue_twice_is_once(importer):
    grid = listed([1, NAME, "Xã Bằng Phúc", "14B07 00101", "3/2018"], head=ISSUED)
    assert importer.run(grid)["created"] == 1
    again = importer.run(grid)
    assert (again["created"], again["updated"]) == (0, 0)


def test_an_inexact_figure_of_a_year_is_accepted(client):
    head = (*HEAD, "Doanh thu năm 2023 (triệu đồng)", "Doanh thu năm 2024 (triệu đồng)")
    url = send(client, listed([*line(), "khoảng 800", 900], head=head))
    accept(client, url)
    confirm(client, url)
    kept = {one.year: one.value for one in db.session.query(DeclaredFact).filter_by(what="revenue")}
    assert kept == {2023: 800_000_000, 2024: 900_000_000}


def test_two_certificates_with_a_space_are_two_cooperatives(importer):
    head = ISSUED[:4]
    report = importer.run(
        listed(
            [1, NAME, "Xã Bằng Phúc", "14B07 00101"],
            [2, "HTX Chè Bằng Phúc", "Xã Bằng Phúc", "14B07 00102"],
            head=head,
        )
    )
    assert (report["created"], len(exported())) == (2, 2)
