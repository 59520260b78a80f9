"""The same list again, and what an officer answered, chose or must see of it."""

import pytest

from coop_registry.models import Act, DeclaredFact, ImportRow, Observation, Organisation, Trait
from coop_registry.reading.names import read_name
from coop_registry.rules.imports.names import accents_differ
from core.db import db
from tests.coop_registry.imports.kit import HEAD, exported, line, listed, messages
from tests.coop_registry.imports.test_members import members, person
from tests.coop_registry.imports.test_pages import (
    client,
    confirm,
    officer,
    row_of,
    rows,
    send,
    the_import,
)
from tests.coop_registry.imports.test_tax import taxed
from tests.coop_registry.reading.books import make_xlsx

__all__ = ["client", "officer"]
pytestmark = pytest.mark.db
LATER = "DANH SÁCH HỢP TÁC XÃ (Tính đến ngày 31/05/2025)"


def last_row(label):
    db.session.rollback()
    return db.session.query(ImportRow).filter_by(label=label).order_by(ImportRow.id.desc()).first()


def test_answers_about_a_file_are_taken_up_when_it_comes_again(client):
    grid = make_xlsx(listed(line(status="làm ăn cũng được"), line("HTX Hai", stt=2)))
    url = send(client, grid)
    data = {"sua-9": "Đang hoạt động", "cu-9": "làm ăn cũng được"}
    client.post(f"{url}/dong/{row_of(line()[1]).id}", data=data)
    client.post(f"{url}/dong/{row_of('HTX Hai').id}", data={"to-chuc": "new"})
    confirm(client, url)
    again = send(client, grid)
    assert "được lấy lại" in client.get(again).get_data(as_text=True)
    confirm(client, again)
    assert the_import().summary["unchanged"] == 2
    assert db.session.query(Observation).count() == 0
    assert len(exported()) == 2


def test_what_rows_brought_is_one_press_away(client):
    url = send(client, {"HTX": listed(line()), "TV": members(person())})
    confirm(client, url)
    made = db.session.query(Organisation).one().id
    page = rows(url, client)
    assert page.count(f'href="/hop-tac-xa/{made}">Mở hồ sơ') == 2


@pytest.mark.parametrize(
    ("name", "known", "differ"),
    [
        ("HTX Tiến Lợi Thư", "HTX Tiến lợi thử", True),
        ("HTX Tài Hoàn", "HTX Tài Hoan", True),
        ("HTX Đồng Tâm", "HTX Dong Tam", False),
        ("HTX Nhung Lũy", "Hợp tác xã Nhung Luỹ", False),
        ("HTX ĐỊNH HOÁ", "HTX Định Hóa", False),
        ("HTX Tân Thành", "HTX Tân Tiến", False),
    ],
)
def test_accents_tell_two_names_apart_where_both_have_them(name, known, differ):
    assert accents_differ(read_name(name).value, known) is differ


def test_a_name_of_other_accents_is_asked_about(client, importer):
    importer.run(listed(line("HTX Tiến lợi thử")))
    report = importer.run(listed(line("HTX Tiến Lợi Thư", capital=900), title=LATER))
    assert report["rejected"] == 1
    assert "tên chỉ khác dấu: HTX Tiến lợi thử" in messages(report, "rejected")
    report = importer.run(members(person(), owner="HTX Tiến Lợi Thư"))
    assert "tên chỉ khác dấu" in messages(report, "rejected")
    report = importer.run(listed(line("HTX Mới Đông"), line("HTX Mỗi Đồng", stt=2)))
    assert "được coi là một tổ chức" in messages(report, "warning")
    url = send(client, listed(line("HTX Tiến Lợi Thư", capital=900), title=LATER))
    known = db.session.query(Organisation).order_by(Organisation.id).first().id
    row = last_row("HTX Tiến Lợi Thư")
    client.post(f"{url}/dong/{row.id}", data={"to-chuc": str(known)})
    assert last_row("HTX Tiến Lợi Thư").organisation_id == known


def test_rows_that_differ_from_the_register_are_found_among_those_to_look_at(client, importer):
    importer.run(listed(line(code="4700260105")))
    other = line(code="4700260105", representative="Lò Thị Khác")
    url = send(client, listed(other, title=LATER))
    assert row_of_state(url) == "doubtful"
    page = rows(url, client, loc="can-xem")
    assert "danh sách ghi “Lò Thị Khác”, khác với sổ, để cạnh nhau chờ chọn" in page
    confirm(client, url)
    assert row_of_state(send(client, listed(other, title=LATER))) == "clear"


def row_of_state(url):
    db.session.rollback()
    return db.session.query(ImportRow).filter_by(import_id=int(url.rsplit("/", 1)[1])).one().state


def test_an_unclear_director_is_not_lost(client):
    url = send(client, listed(line(representative="Bàn V?n Lý 12")))
    assert "họ tên thành viên ghi nguyên" in client.get(url).get_data(as_text=True)
    assert row_of(line()[1]).state != "clear"
    head = listed(line(representative="9"), head=HEAD)
    confirm(client, send(client, head))
    (kept,) = db.session.query(Observation).filter_by(field="remark")
    assert kept.words.endswith(": 9")


def test_a_tax_code_with_a_shortened_name_is_taken_with_a_word(importer):
    head = [*HEAD, "Mã số thuế"]
    known = line("HTX Chế biến nông sản Như Cố Thượng Giáo")
    importer.run(listed([*known, "4700260105"], head=head))
    states = ["STT", "MST", "Tên NNT", "Trạng thái"]
    stopped = "NNT ngừng hoạt động"
    report = importer.run(taxed(states, ("4700260105", stopped, "HTX Như Cố TG")))
    assert (report["updated"], report["rejected"]) == (1, 0)
    assert "tên khác nhau" in messages(report, "warning")
    report = importer.run(taxed(states, ("4700260105", stopped, "HTX Sang Hà")))
    assert "tên trong danh sách khác hẳn" in messages(report, "rejected")


def test_a_name_alike_is_still_asked_about_after_a_correction(client):
    grid = listed(line("HTX Tài Hoan", capital="2.2"), line("HTX Tài Hoang", stt=2))
    url = send(client, grid)
    data = {"sua-6": "2,2 tỷ", "cu-6": "2.2"}
    client.post(f"{url}/dong/{row_of('HTX Tài Hoan').id}", data=data)
    row = row_of("HTX Tài Hoan")
    assert (row.state, [one[4] for one in row.problems]) == (
        "doubtful", ["Tên gần giống dòng 5: HTX Tài Hoang."],
    )  # fmt: skip
    data = {"sua-1": "HTX Sang Hà", "cu-1": "HTX Tài Hoan"}
    client.post(f"{url}/dong/{row.id}", data=data)
    assert row_of("HTX Tài Hoang").state == "clear"


def test_a_remark_about_one_value_is_no_source_of_another(client):
    head = [*HEAD, "Vốn thực góp (triệu đồng)"]
    url = send(client, listed([*line(founded="giữa năm 2017"), 100], head=head))
    client.post(f"{url}/dong/{row_of(line()[1]).id}", data={"nhan-5": "1"})
    confirm(client, url)
    assert "giữa năm 2017" in db.session.query(Act).one().source
    for figure in db.session.query(DeclaredFact):
        assert figure.source == "danh-sach.xlsx, trang Sheet1, dòng 4"


def test_a_rating_of_an_unreadable_year_has_no_day(importer):
    importer.run(listed(line("HTX Hợp Giang")))
    head = ("STT", "Tên HTX", "Xã", "Sản phẩm", "Hạng sao", "Năm công nhận")
    row = [1, "HTX Hợp Giang", "Xã Bằng Phúc", "Miến dong", "4 sao", "2019, 2022"]
    importer.run(listed(row, head=head, title="OCOP (Tính đến ngày 31/12/2024)"))
    trait = db.session.query(Trait).filter_by(kind="ocop").one()
    assert trait.start_words == "chưa rõ ngày (“2019, 2022”)"
