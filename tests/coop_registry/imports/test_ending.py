"""Imports put aside and taken up, files forgotten, where a record's facts came from."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import update

from accounts.rules.duties import Duty
from audit.models import Entry
from coop_registry.jobs import rounds
from coop_registry.models import Import, ImportRow, Membership, Organisation
from coop_registry.reading.child import read_file
from core.db import db
from reference import queries as reference
from tests.coop_registry.imports.kit import exported, line, listed
from tests.coop_registry.imports.test_members import members, person
from tests.coop_registry.imports.test_pages import confirm, row_of, rows, send, the_import
from tests.coop_registry.reading.books import make_xlsx, make_zip
from tests.factories.accounts import make_user

pytestmark = pytest.mark.db
TODAY = date(2025, 6, 2)


@pytest.fixture
def officer(session):
    return make_user(Duty.REGISTRY_OFFICER, reference.unit_by_code("064", TODAY))


@pytest.fixture
def client(officer, as_user):
    return as_user(officer)


def aged(**back):
    """Let the import be untouched for a while."""
    moment = datetime.now(UTC) - timedelta(**back)
    db.session.rollback()
    db.session.execute(update(Import).values(touched_at=moment))
    db.session.commit()


def test_an_import_put_aside_is_taken_up_with_its_corrections(client):
    url = send(client, listed(line(capital="2.2")))
    row = row_of("HTX Nông nghiệp Tân Thành")
    client.post(f"{url}/dong/{row.id}", data={"sua-6": "2,2 tỷ", "cu-6": "2.2"})
    client.post(url + "/bo")
    assert the_import().state == "discarded"
    assert "Mở lại để làm tiếp" in client.get(url).get_data(as_text=True)
    client.post(url + "/mo-lai")
    assert the_import().state == "open"
    confirm(client, url)
    assert exported()[0]["charter_capital_vnd"] == 2_200_000_000


def test_a_written_import_is_neither_put_aside_nor_reopened(client):
    url = send(client, listed(line()))
    confirm(client, url)
    for verb in ("/bo", "/mo-lai"):
        said = client.post(url + verb, follow_redirects=True).get_data(as_text=True)
        assert "không còn" in said
        assert the_import().state == "written"


def test_an_import_nobody_goes_on_with_is_put_aside_then_forgotten(client):
    url = send(client, listed(line()))
    aged(days=89)
    assert rounds.forget_imports() == 0
    aged(days=91)
    assert rounds.forget_imports() == 1
    kept = the_import()
    assert (kept.state, kept.content_sealed is None) == ("discarded", False)
    assert "90 ngày" in client.get(url).get_data(as_text=True)
    assert rounds.forget_imports() == 0
    aged(days=31)
    assert rounds.forget_imports() == 1
    assert the_import().content_sealed is None
    assert db.session.query(ImportRow).count() == 0
    assert "tải lên lần nữa" in client.get(url).get_data(as_text=True)
    said = client.post(url + "/mo-lai", follow_redirects=True).get_data(as_text=True)
    assert "không còn mở lại được" in said
    assert rounds.forget_imports() == 0


def test_the_file_of_a_written_import_is_deleted_after_a_reason(client):
    url = send(client, {"HTX": listed(line()), "TV": members(person())})
    confirm(client, url)
    assert client.post(url + "/xoa-tep-goc", data={"reason": ""}).status_code == 200
    assert the_import().content_sealed is not None
    client.post(url + "/xoa-tep-goc", data={"reason": "Hết thời hạn lưu"})
    kept = the_import()
    assert (kept.content_sealed, kept.result_sealed) == (None, None)
    assert {row.cells_sealed for row in db.session.query(ImportRow)} == {None}
    entry = db.session.query(Entry).filter_by(action="import.forgotten").one()
    assert entry.reason == "Hết thời hạn lưu"
    assert "đã được xóa" in client.get(url).get_data(as_text=True)
    assert "HTX Nông nghiệp Tân Thành" in rows(url, client)
    page = client.get(f"{url}/dong/{row_of('HTX Nông nghiệp Tân Thành').id}")
    assert "đã được xóa" in page.get_data(as_text=True)
    assert client.post(url + "/ket-qua").status_code == 404
    client.post(url + "/hoan-tac", data={"reason": "Nhầm"})
    assert exported() == []


def test_a_missing_result_is_made_again(client):
    url = send(client, listed(line()))
    confirm(client, url)
    db.session.rollback()
    db.session.execute(update(Import).values(result_sealed=None))
    db.session.commit()
    assert "/cong-viec/" in client.post(url + "/ket-qua").location
    answer = client.post(url + "/ket-qua")
    sheet = read_file("ket-qua.xlsx", answer.data).sheets[0]
    assert any("Ghi mới" in row for row in sheet.rows)


def test_the_first_page_shows_what_was_begun(client):
    assert "Danh sách đang nhập dở" not in client.get("/").get_data(as_text=True)
    url = send(client, listed(line()), "xa-bang-phuc.xlsx")
    page = client.get("/").get_data(as_text=True)
    assert "Danh sách đang nhập dở" in page
    assert url in page
    client.post(url + "/bo")
    assert "Danh sách đang nhập dở" not in client.get("/").get_data(as_text=True)


def test_a_record_tells_the_rows_it_came_from(client, as_user):
    url = send(client, listed(line()), "nam-2024.xlsx")
    confirm(client, url)
    confirm(client, send(client, listed(line()), "lai.xlsx"))
    page = f"/hop-tac-xa/{db.session.query(Organisation).one().id}/lich-su"
    row = db.session.query(ImportRow).order_by(ImportRow.id).first()
    said = client.get(page).get_data(as_text=True)
    assert f'href="{url}/dong/{row.id}">nam-2024.xlsx, trang Sheet1, dòng 4</a>' in said
    assert "lai.xlsx, trang Sheet1, dòng 4" in said
    reader = as_user(make_user(Duty.ALLIANCE_OFFICER))
    seen = reader.get(page).get_data(as_text=True)
    assert "nam-2024.xlsx, trang Sheet1, dòng 4" in seen
    assert f"{url}/dong" not in seen


def test_a_zip_of_member_lists_goes_to_its_cooperatives(client):
    both = listed(line(), line("HTX Hợp Giang", commune="Xã Yên Phong", stt=2))
    confirm(client, send(client, both))
    content = make_zip(
        {
            "xa/HTX Tân Thành.xlsx": make_xlsx(members(person())),
            "xa/HTX Hợp Giang.xlsx": make_xlsx(
                members(person("Nông Văn Hai", paper="006090001999"), owner="HTX Hợp Giang")
            ),
        }
    )
    url = send(client, content, "thanh-vien.zip")
    said = confirm(client, url)
    assert "Ghi mới 2 thành viên" in said
    assert "HTX Hợp Giang.xlsx" in client.get(url).get_data(as_text=True)
    owners = {stay.organisation_id: stay.party_id for stay in db.session.query(Membership)}
    assert len(owners) == 2
    assert len(set(owners.values())) == 2
