"""The path of a list on the pages: sent, looked at, corrected, confirmed, written, taken back."""

import io
import re
from datetime import date

import pytest

from accounts.rules.duties import Duty
from coop_registry.models import (
    Contribution,
    Import,
    ImportMapping,
    ImportRow,
    Membership,
    Observation,
    Organisation,
)
from coop_registry.reading.child import read_file
from coop_registry.services.imports import staging
from core.db import db
from reference import queries as reference
from reference.models import Job
from tests.coop_registry.imports.kit import HEAD, exported, line, listed
from tests.coop_registry.imports.test_members import members, person
from tests.coop_registry.reading.books import make_csv, make_xlsx, tcvn3
from tests.factories.accounts import make_user
from tests.factories.registry import make_organisation

pytestmark = pytest.mark.db
TODAY = date(2025, 6, 2)


@pytest.fixture
def officer(session):
    return make_user(Duty.REGISTRY_OFFICER, reference.unit_by_code("064", TODAY))


@pytest.fixture
def client(officer, as_user):
    return as_user(officer)


def send(client, grid, name="danh-sach.xlsx", **fields):
    """Upload a list; return the import's address."""
    content = grid if isinstance(grid, bytes) else make_xlsx(grid)
    page = client.get("/nhap-danh-sach/moi").get_data(as_text=True)
    unit = re.search(r'<option value="(\d+)">', page) or re.search(r'selected value="(\d+)"', page)
    data = {"file": (io.BytesIO(content), name), "unit_id": unit[1], "on": "", **fields}
    done = client.post("/nhap-danh-sach/moi", data=data, content_type="multipart/form-data")
    assert done.status_code == 303, done.get_data(as_text=True)
    return done.location


def the_import():
    db.session.rollback()
    return db.session.query(Import).order_by(Import.id.desc()).first()


def rows(url, client, **words):
    return client.get(url + "/dong", query_string=words).get_data(as_text=True)


def row_of(label):
    db.session.rollback()
    return db.session.query(ImportRow).filter_by(label=label).one()


def confirm(client, url):
    """Judge again, read the summary, write."""
    client.post(url + "/xet-lai")
    page = client.get(url + "/xac-nhan")
    assert page.status_code == 200, page.location
    version = the_import().version
    client.post(url + "/xac-nhan", data={"version": str(version)})
    return page.get_data(as_text=True)


def test_a_list_is_seen_row_by_row_before_anything_is_written(client):
    url = send(client, listed(line(), line("HTX Khác", capital="2.2", stt=2)))
    page = client.get(url).get_data(as_text=True)
    assert "Danh sách tổ chức" in page
    assert "31/12/2024" in page
    seen = rows(url, client)
    assert "Dấu chấm được hiểu là dấu thập phân" in seen
    assert "HTX Nông nghiệp Tân Thành" in seen
    assert exported() == []


def test_confirming_says_in_words_what_will_happen_and_writes(client):
    url = send(client, listed(line(), line("HTX Khác", capital="2.2", stt=2)))
    said = confirm(client, url)
    assert "Ghi mới 2 tổ chức vào sổ." in said
    assert "1 dòng còn giá trị cần xem" in said
    assert the_import().state == "written"
    assert len(exported()) == 2
    result = client.get(url).get_data(as_text=True)
    assert "Đã ghi vào sổ" in result


def test_only_doubtful_rows_are_asked_for(client):
    url = send(client, listed(line(), line("HTX Khác", capital="2.2", stt=2)))
    doubtful = rows(url, client, loc="can-xem")
    assert "HTX Khác" in doubtful
    assert "HTX Nông nghiệp Tân Thành" not in doubtful


def test_a_cell_is_corrected_in_the_words_of_the_office(client):
    url = send(client, listed(line(capital="2.2")))
    row = row_of("HTX Nông nghiệp Tân Thành")
    client.post(f"{url}/dong/{row.id}", data={"sua-6": "2,2 tỷ", "cu-6": "2.2"})
    assert row_of("HTX Nông nghiệp Tân Thành").state == "clear"
    confirm(client, url)
    assert exported()[0]["charter_capital_vnd"] == 2_200_000_000
    cells, _groups = staging.opened_cells(row_of("HTX Nông nghiệp Tân Thành").cells_sealed)
    assert cells[6] == "2.2"


def test_a_doubtful_value_is_accepted_as_read(client):
    url = send(client, listed(line(capital="2.2")))
    row = row_of("HTX Nông nghiệp Tân Thành")
    client.post(f"{url}/dong/{row.id}", data={"nhan-6": "1"})
    confirm(client, url)
    assert exported()[0]["charter_capital_vnd"] == 2_200_000


def test_a_correction_goes_to_every_row_that_says_the_same(client):
    names = [f"HTX Số {number}" for number in range(1, 5)]
    url = send(
        client,
        listed(*(line(name, status="tốt lắm", stt=at) for at, name in enumerate(names, 1))),
    )
    row = row_of("HTX Số 2")
    data = {"sua-9": "Đang hoạt động", "cu-9": "tốt lắm", "giong-9": "1"}
    said = client.post(f"{url}/dong/{row.id}", data=data, follow_redirects=True)
    assert "Đã áp dụng cho 3 dòng" in said.get_data(as_text=True)
    confirm(client, url)
    assert {found["status"] for found in exported()} == {"ACTIVE"}


def test_chosen_rows_are_skipped_taken_in_again_and_accepted(client):
    url = send(client, listed(line(capital="2.2"), line("HTX Khác", stt=2)))
    ids = [row_of("HTX Nông nghiệp Tân Thành").id, row_of("HTX Khác").id]
    many = f"{url}/dong/nhieu"
    client.post(many, data={"chon": ids, "viec": "bo-qua"})
    assert {row_of("HTX Khác").state, row_of("HTX Nông nghiệp Tân Thành").state} == {"skipped"}
    client.post(many, data={"chon": ids[:1], "viec": "lay-lai"})
    client.post(many, data={"chon": ids[:1], "viec": "chap-nhan"})
    said = confirm(client, url)
    assert "Bỏ qua 1 dòng" in said
    (found,) = exported()
    assert found["charter_capital_vnd"] == 2_200_000


def test_an_empty_cell_takes_the_words_of_the_row_above(client):
    url = send(client, listed(line(), line("HTX Khác", commune=None, district=None, stt=2)))
    row = row_of("HTX Khác")
    assert row.state == "doubtful"
    client.post(f"{url}/dong/nhieu", data={"chon": [row.id], "viec": "nhu-tren", "cot": "3"})
    assert row_of("HTX Khác").state == "clear"
    confirm(client, url)
    assert {found["commune_name"] for found in exported()} == {"Xã Bằng Phúc"}


def test_a_name_alike_is_answered_with_the_known_one_or_a_new_one(client):
    unit = reference.unit_by_code("02041", TODAY)
    make_organisation(name="Hợp tác xã Rượu men lá Thanh Tâm", unit_id=unit.id, identifiers=())
    db.session.commit()
    url = send(
        client, listed(line("HTX Thanh Tâm", members=25), line("HTX Men lá Thanh Tâm", stt=2))
    )
    known = db.session.query(Organisation).one()
    page = client.get(f"{url}/dong/{row_of('HTX Thanh Tâm').id}").get_data(as_text=True)
    assert "Là tổ chức đã có: Hợp tác xã Rượu men lá Thanh Tâm (Xã Bằng Phúc)" in page
    client.post(f"{url}/dong/{row_of('HTX Thanh Tâm').id}", data={"to-chuc": str(known.id)})
    client.post(f"{url}/dong/{row_of('HTX Men lá Thanh Tâm').id}", data={"to-chuc": "new"})
    confirm(client, url)
    names = {found["name"] for found in exported()}
    assert names == {"Hợp tác xã Rượu men lá Thanh Tâm", "HTX Men lá Thanh Tâm"}


def test_a_commune_of_two_names_is_chosen(client):
    url = send(client, listed(line(commune="Xã Không Có")))
    row = row_of("HTX Nông nghiệp Tân Thành")
    unit = reference.unit_by_code("02044", date(2024, 12, 31))
    assert unit.name in client.get(f"{url}/dong/{row.id}").get_data(as_text=True)
    client.post(f"{url}/dong/{row.id}", data={"dia-ban": str(unit.id)})
    confirm(client, url)
    assert exported()[0]["unit_code"] == "02044"


def test_columns_nobody_knows_are_chosen_once_and_remembered(client):
    head = [*HEAD[:7], "Quân số", *HEAD[8:]]
    url = send(client, listed(line(), head=head))
    page = client.get(url).get_data(as_text=True)
    assert "Chưa hiểu cột “Quân số”" in page
    table = re.search(r"/bang/(\d+)", page)[0]
    client.post(
        url + table, data={"cot-7": "members_total", "on": "31/12/2024", "kind": "organisations"}
    )
    assert "Chưa hiểu cột" not in client.get(url).get_data(as_text=True)
    confirm(client, url)
    assert exported()[0]["members_total"] == 12
    assert db.session.query(ImportMapping).count() == 1
    again = send(client, listed(line(members=20), head=head), "sau.xlsx")
    assert "Chưa hiểu cột" not in client.get(again).get_data(as_text=True)


def test_money_without_a_unit_is_counted_as_chosen(client):
    head = [*HEAD[:6], "Vốn điều lệ", *HEAD[7:]]
    url = send(client, listed(line(capital=500), head=head))
    assert "Chưa rõ đơn vị tính" in rows(url, client)
    table = re.search(r"/bang/(\d+)", client.get(url).get_data(as_text=True))[0]
    client.post(url + table, data={"on": "31/12/2024", "unit": "triệu đồng"})
    confirm(client, url)
    assert exported()[0]["charter_capital_vnd"] == 500_000_000


def test_the_heading_is_pointed_at(client):
    grid = [["Đơn vị", "Ghi chú"], ["x", "y"], ["a", "b", "c"], ["HTX Một", "Xã Bằng Phúc", "z"]]
    url = send(client, grid[2:])
    page = client.get(url).get_data(as_text=True)
    assert "Không tìm thấy dòng tiêu đề" in page
    client.post(url + "/dong-tieu-de", data={"file": "", "sheet": "Sheet1", "row": "1"})
    page = client.get(url).get_data(as_text=True)
    assert "tiêu đề ở dòng 1" in page


def test_a_text_file_of_an_old_font_shows_samples(client):
    content = tcvn3(make_csv(listed(line("HTX Dương Phong"))))
    url = send(client, content, "danh-sach.csv")
    page = client.get(url).get_data(as_text=True)
    assert "TCVN3" in page
    assert "HTX Dương Phong" in rows(url, client)
    client.post(url + "/bang-ma", data={"page": "tcvn3"})
    assert the_import().page == "tcvn3"


@pytest.mark.parametrize("name", ["a.pdf.xlsx", "a.xlsx"])
def test_a_file_that_cannot_be_read_says_why(client, name):
    content = b"%PDF-1.4 khong phai" if name == "a.pdf.xlsx" else b"PK\x03\x04hong"
    data = {"file": (io.BytesIO(content), name), "unit_id": "0"}
    page = client.get("/nhap-danh-sach/moi").get_data(as_text=True)
    data["unit_id"] = re.search(r'<option (?:selected )?value="(\d+)"', page)[1]
    done = client.post("/nhap-danh-sach/moi", data=data, content_type="multipart/form-data")
    assert done.status_code == 200
    assert "field-error" in done.get_data(as_text=True)
    assert the_import() is None


def test_a_member_list_is_given_its_cooperative(client):
    make_organisation()
    db.session.commit()
    url = send(client, members(person(), owner="HTX Không Rõ Là Ai"))
    assert "Chưa có tổ chức" in rows(url, client)
    organisation = db.session.query(Organisation).one()
    table = re.search(r"/bang/(\d+)", client.get(url).get_data(as_text=True))[0]
    client.post(
        url + table,
        data={"on": "31/12/2024", "kind": "members", "owner_id": str(organisation.id)},
    )
    said = confirm(client, url)
    assert "Ghi mới 1 thành viên" in said
    assert db.session.query(Membership).one().organisation_id == organisation.id


def test_a_member_is_said_to_be_a_person_already_known(client):
    send_first = listed(line(), line("HTX Hợp Giang", commune="Xã Yên Phong", stt=2))
    confirm(client, send(client, send_first))
    confirm(client, send(client, members(person(paper=None)), "tv-1.xlsx"))
    url = send(client, members(person(paper=None), owner="HTX Hợp Giang"), "tv-2.xlsx")
    row = db.session.query(ImportRow).filter_by(import_id=the_import().id).one()
    page = client.get(f"{url}/dong/{row.id}").get_data(as_text=True)
    assert "Là người đã có: Triệu Thị Lan, sinh 12/03/1985" in page
    known = db.session.query(Membership).one().party_id
    client.post(f"{url}/dong/{row.id}", data={"nguoi": str(known)})
    confirm(client, url)
    assert {stay.party_id for stay in db.session.query(Membership)} == {known}


def test_the_result_repeats_the_offices_rows_with_what_happened(client):
    grid = listed(line(), line(None, stt=2), line("HTX =cmd|' /C calc'!A0", stt=3))
    url = send(client, grid)
    confirm(client, url)
    answer = client.post(url + "/ket-qua")
    assert (
        "ket%20qua" in answer.headers["Content-Disposition"]
        or "ket qua" in answer.headers["Content-Disposition"]
    )
    sheet = read_file("ket-qua.xlsx", answer.data).sheets[0]
    width = len(HEAD)
    assert sheet.rows[2][:width] == list(HEAD)
    assert sheet.rows[3][:width] == [None if cell == "" else cell for cell in grid[3]]
    assert sheet.rows[3][width:][-3:-1] != []
    words = [" ".join(str(cell) for cell in row if cell) for row in sheet.rows]
    assert "Ghi mới" in words[3]
    assert "Không ghi" in words[4]
    assert "không có tên" in words[4]
    assert sheet.rows[5][1] == "HTX =cmd|' /C calc'!A0"


def test_an_import_is_taken_back_whole(client):
    before = listed(line("HTX Cũ", capital=500))
    confirm(client, send(client, before, "cu.xlsx"))
    kept = exported()
    url = send(
        client,
        {
            "HTX": listed(
                line("HTX Cũ", capital=900),
                line("HTX Mới", code="4700111222", stt=2),
                title="Danh sách tính đến 31/05/2025",
            ),
            "TV": members(person(), owner="HTX Mới"),
        },
        "moi.xlsx",
    )
    confirm(client, url)
    assert len(exported()) == 2
    assert exported()[0]["charter_capital_vnd"] == 900_000_000
    page = client.get(url + "/hoan-tac").get_data(as_text=True)
    assert "đưa ra khỏi sổ" in page
    client.post(url + "/hoan-tac", data={"reason": "Nhầm tệp"})
    assert the_import().state == "undone"
    assert exported() == kept
    paid = [entry.paid_vnd for entry in db.session.query(Contribution)]
    assert sum(paid) == 0
    confirm(client, send(client, listed(line("HTX Mới", code="4700111222")), "lai.xlsx"))
    assert len(exported()) == 2


def test_an_import_that_others_stand_on_is_not_taken_back(client, officer):
    url = send(client, listed(line()))
    confirm(client, url)
    organisation = db.session.query(Organisation).one()
    data = {
        "on": "01/06/2025",
        "source": "Báo cáo",
        "members_total": "20",
        "activity": "",
        "version": "1",
    }
    client.post(f"/hop-tac-xa/{organisation.id}/cap-nhat-theo-bao-cao", data=data)
    page = client.get(url + "/hoan-tac").get_data(as_text=True)
    assert "HTX Nông nghiệp Tân Thành" in page
    assert "Không hoàn tác được" in page
    client.post(url + "/hoan-tac", data={"reason": "Nhầm"})
    assert the_import().state == "written"


def test_statements_kept_beside_are_set_aside_by_undoing(client):
    make_organisation()
    db.session.commit()
    url = send(client, listed(line("HTX Nông nghiệp Thử Nghiệm", code="4700111222", capital=900)))
    confirm(client, url)
    client.post(url + "/hoan-tac", data={"reason": "Nhầm"})
    assert db.session.query(Observation).filter_by(decided_on=None).count() == 0


def test_a_list_taken_back_says_the_same_when_it_comes_again(client):
    make_organisation()
    db.session.commit()
    grid = listed(
        [*line("HTX Nông nghiệp Thử Nghiệm", code="4700111222", capital=900), "Đang khiếu nại"],
        head=[*HEAD, "Ghi chú"],
    )
    said = []
    for _time in range(2):
        url = send(client, grid)
        confirm(client, url)
        asked = db.session.query(Observation).filter_by(decided_on=None)
        said.append({one.words for one in asked})
        client.post(url + "/hoan-tac", data={"reason": "Nhầm"})
    assert said[0] == said[1]
    assert "Đang khiếu nại" in said[0]


def test_the_founding_day_an_import_added_is_taken_back(client):
    make_organisation(founded=None, registered_on=None)
    db.session.commit()
    url = send(client, listed(line("HTX Nông nghiệp Thử Nghiệm", code="4700111222")))
    confirm(client, url)
    assert exported()[0]["founded_on"] is not None
    client.post(url + "/hoan-tac", data={"reason": "Nhầm"})
    assert exported()[0]["founded_on"] is None


def test_two_tabs_write_once(client):
    url = send(client, listed(line()))
    client.post(url + "/xet-lai")
    version = str(the_import().version)
    first = client.post(url + "/xac-nhan", data={"version": version})
    second = client.post(url + "/xac-nhan", data={"version": version})
    assert (first.status_code, second.status_code) == (303, 303)
    assert len(exported()) == 1


def test_a_correction_in_another_tab_is_told_before_writing(client):
    url = send(client, listed(line(capital="2.2")))
    client.post(url + "/xet-lai")
    old = str(the_import().version)
    row = row_of("HTX Nông nghiệp Tân Thành")
    client.post(f"{url}/dong/{row.id}", data={"nhan-6": "1"})
    client.post(url + "/xet-lai")
    answer = client.post(url + "/xac-nhan", data={"version": old})
    assert "cửa sổ khác" in answer.get_data(as_text=True)
    assert exported() == []


def test_what_changed_since_it_was_shown_is_shown_again(client):
    url = send(client, listed(line("HTX Nông nghiệp Thử Nghiệm", code="4700111222")))
    client.post(url + "/xet-lai")
    version = str(the_import().version)
    make_organisation()
    db.session.commit()
    client.post(url + "/xac-nhan", data={"version": version})
    kept = the_import()
    assert (kept.state, "Sổ đã thay đổi" in kept.message) == ("open", True)
    assert len(exported()) == 1


def test_the_same_file_again_is_told(client):
    grid = make_xlsx(listed(line()))
    confirm(client, send(client, grid))
    url = send(client, grid)
    assert "Đúng tệp này đã được tải lên trước" in client.get(url).get_data(as_text=True)
    said = confirm(client, url)
    assert "1 tổ chức không có gì khác với sổ." in said


def test_a_job_that_broke_off_is_gone_on_with(client):
    url = send(client, listed(line()))
    kept = the_import()
    kept.state = "reading"
    db.session.query(Job).filter_by(id=kept.job_id).one().state = "failed"
    db.session.commit()
    assert "Làm tiếp" in client.get(url).get_data(as_text=True)
    client.post(url + "/lam-tiep")
    assert the_import().state == "open"


def test_another_units_import_is_not_found(client, as_user):
    url = send(client, listed(line()))
    stranger = as_user(make_user(Duty.REGISTRY_OFFICER, reference.unit_by_code("061", TODAY)))
    assert stranger.get(url).status_code == 404


def test_identity_numbers_are_hidden_once_written(client):
    make_organisation()
    db.session.commit()
    url = send(client, members(person(), owner="Hợp tác xã Nông nghiệp Thử Nghiệm"))
    row = db.session.query(ImportRow).one()
    assert "006185001234" in client.get(f"{url}/dong/{row.id}").get_data(as_text=True)
    confirm(client, url)
    assert "006185001234" not in client.get(f"{url}/dong/{row.id}").get_data(as_text=True)


def test_the_template_can_be_filled_and_taken_in(client):
    answer = client.get("/nhap-danh-sach/mau")
    file = read_file("mau.xlsx", answer.data)
    assert [sheet.name for sheet in file.sheets] == [
        "Danh mục",
        "Danh sách HTX",
        "Thành viên",
        "Hướng dẫn",
    ]
    filled = {
        "Danh sách HTX": [
            [], ["Tính đến ngày 31/12/2024"], [], file.sheets[1].rows[3],
            [1, "HTX Mẫu Điền", "Hợp tác xã", "4700111222", None, None, None, "thôn Nà Pài",
             "Xã Bằng Phúc (Huyện Chợ Đồn)", "12/03/2018", 500_000_000, 450_000_000, 12, 5, 7, 9,
             "Nông Thị Thử", "Giám đốc", "0912345678", "Nông nghiệp", "Đang hoạt động"],
        ],
        "Thành viên": [
            [], ["Tính đến ngày 31/12/2024"], [], file.sheets[2].rows[3],
            [1, "HTX Mẫu Điền", "4700111222", "Triệu Thị Lan", "Cá nhân", "12/03/1985", "Nữ", "Dao",
             "Việt Nam", "thôn Nà Pài", "006185001234", "12/05/2021", "Cục CS QLHC về TTXH",
             50_000_000, "13/06/2018", "12/03/2018"],
        ],
    }  # fmt: skip
    url = send(client, filled, "mau.xlsx")
    assert "Chưa hiểu cột" not in client.get(url).get_data(as_text=True)
    confirm(client, url)
    (found,) = exported()
    assert (found["paid_capital_vnd"], found["sector"], found["address"]) == (
        50_000_000,
        "agriculture",
        "Thôn Nà Pài",
    )
    assert db.session.query(Membership).one().start_on == date(2018, 3, 12)
