"""What a list says stays as it said it: days of joining, remarks, years, its own export."""

import re
from datetime import date

import pytest

from coop_registry.models import Contribution, DeclaredFact, Membership, Observation
from coop_registry.papers.exports import Format, export_file
from coop_registry.queries.export import rows_on
from coop_registry.queries.members import members_on
from core.access import EVERYTHING
from core.db import db
from tests.coop_registry.imports.kit import HEAD, TODAY, line, listed, messages
from tests.coop_registry.imports.test_members import HEAD as MEMBER_HEAD
from tests.coop_registry.imports.test_members import members, person, stays
from tests.coop_registry.imports.test_pages import client, confirm, officer, rows, send

__all__ = ["client", "officer"]
pytestmark = pytest.mark.db


def with_column(heading, *cells):
    """Return a member list with one column more, each cell for a row."""
    people = [person(stt=1), person("Bàn Văn Nam", paper=None, stt=2)]
    grid = members(*[[*row, cell] for row, cell in zip(people, cells, strict=False)])
    grid[3] = [*MEMBER_HEAD, heading]
    return grid


def test_a_day_of_payment_is_no_day_of_joining(importer):
    importer.run(listed(line()))
    importer.run(members(person(paid="7/2014")))
    (stay,) = stays()
    assert (stay.start_on, stay.start_words) == (
        date(2024, 12, 31), "danh sách không ghi ngày tham gia",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "start", "kept"),
    [
        ("01/02/2019", date(2019, 2, 1), None),
        ("7/2014", date(2014, 7, 31), "danh sách ghi “7/2014”"),
    ],
)
def test_the_day_of_joining_is_that_of_its_own_column(importer, words, start, kept):
    importer.run(listed(line(founded="12/03/2012")))
    importer.run(with_column("Ngày kết nạp", words))
    (stay,) = stays()
    assert (stay.start_on, stay.start_words) == (start, kept)


def test_who_paid_before_the_list_was_no_outsider(importer):
    importer.run(listed(line()))
    report = importer.run(members(person()))
    assert "trước ngày tham gia" not in messages(report)


def test_member_rows_say_what_is_written(client):
    send(client, listed(line()))
    confirm(client, "/nhap-danh-sach/1")
    url = send(client, members(person(paid="7/2018")))
    said = (
        "Tham gia: danh sách không ghi; ghi từ ngày số liệu của danh sách 31/12/2024, chưa rõ ngày"
    )
    part = "Vốn góp: đã góp 50.000.000 đồng; danh sách ghi thời điểm góp “7/2018”"
    listed_rows = rows(url, client)
    one = re.search(r"/nhap-danh-sach/\d+/dong/\d+", listed_rows)[0]
    for page in (listed_rows, client.get(one).get_data(as_text=True)):
        assert said in page
        assert part in page
        assert "006185001234" not in page.split("Sẽ ghi vào sổ")[-1]
    confirm(client, url)
    assert said in client.get(one).get_data(as_text=True)
    stay = db.session.query(Membership).one()
    page = client.get(f"/hop-tac-xa/{stay.organisation_id}/thanh-vien/{stay.id}")
    assert "chưa rõ ngày: danh sách không ghi ngày tham gia" in page.get_data(as_text=True)
    page = client.get(f"/hop-tac-xa/{stay.organisation_id}/thanh-vien").get_data(as_text=True)
    assert "31/12/2024<br><small>chưa rõ ngày</small>" in page
    db.session.rollback()
    (member,) = members_on(stay.organisation_id, TODAY)
    assert member.joined_shown == "chưa rõ"


def test_a_household_twice_is_the_household_once(importer):
    importer.run(listed(line()))
    grid = with_column("Cá nhân, hộ, tổ chức", "Hộ gia đình")
    grid[3][-1] = "Đối tượng thành viên"
    importer.run(grid)
    again = importer.run(grid)
    assert again["members"]["unchanged"] == 1
    assert "chưa ghi người đại diện" not in messages(again)


def test_a_household_page_shows_the_paper_of_who_stands_for_it(client):
    send(client, listed(line()))
    confirm(client, "/nhap-danh-sach/1")
    confirm(client, send(client, with_column("Đối tượng thành viên", "Hộ gia đình")))
    stay = db.session.query(Membership).one()
    page = client.get(f"/hop-tac-xa/{stay.organisation_id}/thanh-vien/{stay.id}")
    text = page.get_data(as_text=True)
    assert "Giấy tờ của người đại diện" in text
    assert "0061******34" in text
    assert "hộ gia đình không có số giấy tờ riêng" in text


def test_what_is_added_to_a_member_is_said(client):
    send(client, listed(line()))
    confirm(client, "/nhap-danh-sach/1")
    confirm(client, send(client, members(person(ethnic=None, part=None))))
    url = send(client, members(person()))
    page = rows(url, client)
    assert "Bổ sung: Dân tộc: Dao" in page
    assert "Bổ sung: Giới tính" not in page


def test_the_remark_of_an_organisation_is_kept_in_its_own_words(importer):
    grid = listed([*line(), "Xã vùng III"], head=[*HEAD, "Ghi chú"])
    importer.run(grid)
    importer.run(grid)
    (one,) = db.session.query(Observation)
    assert (one.field, one.words, one.value) == ("remark", "Xã vùng III", None)
    assert "dòng 4" in one.source


def test_the_remark_of_a_member_is_kept_and_asked_about(importer):
    importer.run(listed(line()))
    report = importer.run(with_column("Ghi chú", "Con ông Tuấn", "Nghỉ từ 2022"))
    told = [p["row"] for p in report["problems"] if "có thể đã ra khỏi" in p["message"]]
    assert told == [6]
    found = {one.words: one.source for one in db.session.query(Observation)}
    assert found.keys() == {"Triệu Thị Lan: Con ông Tuấn", "Bàn Văn Nam: Nghỉ từ 2022"}
    assert "dòng 6" in found["Bàn Văn Nam: Nghỉ từ 2022"]


def test_an_identity_number_in_a_remark_is_hidden(importer):
    importer.run(listed(line()))
    importer.run(with_column("Ghi chú", "CCCD mới 006185009999"))
    (one,) = db.session.query(Observation)
    assert "006185009999" not in one.words


def test_a_status_nobody_decided_about_is_seen_on_the_record(client):
    url = send(client, listed(line(status="chờ giải thể")))
    confirm(client, url)
    (one,) = db.session.query(Observation)
    assert (one.field, one.words) == ("status", "chờ giải thể")
    page = client.get(f"/hop-tac-xa/{one.organisation_id}/nguon-khac").get_data(as_text=True)
    assert "chờ giải thể" in page


@pytest.mark.parametrize("form", list(Format))
def test_the_own_export_changes_nothing(importer, form):
    importer.run(listed(line(members=None), line("HTX Khai Báo", stt=2, members=30)))
    importer.run(members(person(), person("Bàn Văn Nam", paper=None, stt=2)))
    before = db.session.query(DeclaredFact).count()
    content = export_file(rows_on(TODAY, scope=EVERYTHING), form)
    report = importer.run(content, name=f"so.{form.value}")
    if form is Format.JSON:  # no list
        assert "error" in report
        return
    assert (report["created"], report["updated"], report["unchanged"]) == (0, 0, 2)
    assert db.session.query(DeclaredFact).count() == before


def test_figures_of_years_are_each_said_with_their_year(client):
    head = [*HEAD, "Doanh thu năm 2022 (triệu đồng)", "Doanh thu năm 2023 (triệu đồng)"]
    url = send(client, listed([*line(), 100, 200], head=head))
    page = rows(url, client)
    assert "Doanh thu năm 2022: 100.000.000 đồng" in page.replace("(số khai báo) ", "")
    assert "Doanh thu năm 2023: 200.000.000 đồng" in page.replace("(số khai báo) ", "")
    confirm(client, url)
    assert db.session.query(DeclaredFact).filter_by(what="revenue").count() == 2


def test_the_command_tells_what_was_kept_beside(importer):
    importer.run(listed(line(code="5607070000123", founded="12/03/2018")))
    report = importer.run(listed(line(code="5607070000123", founded="14/05/2016")))
    (problem,) = [p for p in report["problems"] if "để cạnh nhau" in p["message"]]
    assert (problem["level"], problem["row"]) == ("warning", 4)
    assert "14/05/2016" in problem["message"]


def test_a_household_without_representative_is_told_at_its_own_row(importer):
    importer.run(listed(line()))
    grid = with_column("Đối tượng thành viên", "Cá nhân", "Hộ gia đình")
    grid[-1][2:5] = [None, None, None]
    report = importer.run(grid)
    told = [p["row"] for p in report["problems"] if "người đại diện" in p["message"]]
    assert told == [6]
    again = importer.run(grid)
    told = [p["row"] for p in again["problems"] if "người đại diện" in p["message"]]
    assert told in ([], [6])


def test_the_check_digit_of_a_tax_code_is_told_once(importer):
    head = [*HEAD, "Mã số thuế"]
    report = importer.run(listed([*line(), "4700112234"], head=head))
    told = [p for p in report["problems"] if "kiểm tra" in p["message"].lower()]
    assert len(told) <= 1
    assert db.session.query(Contribution).count() == 0
