"""Chains, awards, former names and inexact words: read rightly, or asked about, never cut."""

import io

import pytest
import xlsxwriter

from coop_registry.models import Act, DeclaredFact, ImportRow, NameFact, SeatFact, Trait
from coop_registry.papers.import_result import UNREAD
from coop_registry.reading.child import read_file
from coop_registry.reading.meanings import M
from coop_registry.reading.places import read_place, read_unit
from core import keys
from core.db import db
from tests.coop_registry.imports.kit import HEAD, exported, line, listed, messages
from tests.coop_registry.imports.test_pages import (
    client,
    confirm,
    officer,
    row_of,
    send,
    the_import,
)
from tests.coop_registry.reading.books import make_xlsx

__all__ = ["client", "officer"]
pytestmark = pytest.mark.db

AWARDS = ("STT", "Tên HTX", "Xã", "Hình thức khen thưởng", "Năm khen thưởng")


def awards(name="HTX Hợp Giang"):
    return listed([1, name, "Xã Bằng Phúc", "Bằng khen của UBND tỉnh", 2023], head=AWARDS)


def test_an_award_alone_makes_no_cooperative(importer):
    report = importer.run(awards())
    assert (report["created"], report["rejected"], exported()) == (0, 1, [])
    assert "Chưa có trong sổ" in messages(report, "rejected")
    importer.run(listed(line("HTX Hợp Giang")))
    assert importer.run(awards())["updated"] == 1


def test_the_officer_says_whether_an_award_is_of_a_new_one(client):
    url = send(client, awards())
    row = row_of("HTX Hợp Giang")
    page = client.get(f"{url}/dong/{row.id}").get_data(as_text=True)
    assert "Là tổ chức khác, ghi mới" in page
    client.post(f"{url}/dong/{row.id}", data={"to-chuc": "new"})
    confirm(client, url)
    assert [one["name"] for one in exported()] == ["HTX Hợp Giang"]


def test_the_partner_of_a_chain_stands_in_its_words(importer):
    importer.run(listed(line("HTX Hợp Giang")))
    head = ("STT", "Tên HTX", "Xã", "Chuỗi liên kết", "Đơn vị bao tiêu")
    report = importer.run(
        listed([1, "HTX Hợp Giang", "Xã Bằng Phúc", "Miến dong", "Công ty A"], head=head)
    )
    assert "trùng ý nghĩa" not in messages(report)
    assert db.session.query(Trait).filter_by(kind="chain").one().words == "Miến dong – Công ty A"


def test_a_former_commune_leaves_nothing_in_the_address(importer):
    importer.run(listed(line(commune="xã Bằng Phúc (cũ)")))
    assert db.session.query(SeatFact).one().address is None
    assert read_place("thôn Nà Pài, xã Bằng Phúc (cũ), huyện Chợ Đồn").value.below == (
        "thôn Nà Pài",
    )
    for words in ("xã Đông Viên (nay là xã Đồng Thắng)", "Đồng Thắng (trước là Rã Bản)"):
        assert read_place(words).doubt is not None
        assert read_unit(words, M.COMMUNE).doubt is not None


def test_a_hidden_sheet_stays_hidden_and_says_that_it_was_not_read(client):
    grid = {"Danh sách": listed(line()), "An": listed(line("HTX Ẩn"))}
    url = send(client, make_xlsx(grid, hidden=("An",)))
    confirm(client, url)
    sheets = read_file("kq.xlsx", keys.decrypt_bytes(the_import().result_sealed)).sheets
    assert [(one.name, one.hidden) for one in sheets] == [("Danh sách", False), ("An", True)]
    assert sheets[1].rows[2][-1] == UNREAD
    assert "Kết quả nhập" not in str(sheets[1].rows)


def test_words_that_are_not_exact_stand_beside_what_was_taken(client):
    url = send(client, listed(line(members="trên 40", founded="giữa năm 2017")))
    row = row_of(line()[1])
    column = {f"nhan-{HEAD.index(one)}": "1" for one in ("Số thành viên", "Ngày thành lập")}
    client.post(f"{url}/dong/{row.id}", data=column)
    confirm(client, url)
    figure = db.session.query(DeclaredFact).filter_by(value=40).one()
    assert "danh sách ghi “trên 40”" in figure.source
    assert "danh sách ghi “giữa năm 2017”" in db.session.query(Act).one().source
    written = db.session.get(ImportRow, row.id).words
    assert any("giữa năm 2017" in one for one in written)
    page = client.get(f"/hop-tac-xa/{figure.organisation_id}").get_data(as_text=True)
    assert "trên 40" in page


def test_a_mark_is_no_number_of_women(importer):
    head = [*HEAD, "Trong đó nữ"]
    report = importer.run(listed([*line(), "x"], head=head))
    (told,) = [one for one in report["problems"] if one["column"] == "Trong đó nữ"]
    assert (told["value"], "đánh dấu" in told["message"]) == ("x", True)


def test_an_older_award_adds_no_period_of_name_or_seat(importer):
    importer.run(listed(line("HTX 20/10"), title="DANH SÁCH HTX (Tính đến ngày 31/12/2024)"))
    title = "KHEN THƯỞNG (Tính đến ngày 31/12/2023)"
    row = [1, "HTX 20-10", "Xã Bằng Phúc", "Bằng khen", 2023]
    assert importer.run(listed(row, head=AWARDS, title=title))["updated"] == 1
    assert [one.name for one in db.session.query(NameFact)] == ["HTX 20/10"]
    assert db.session.query(SeatFact).count() == 1


def test_a_declared_capital_is_told_with_where_it_comes_from(importer):
    head = [*HEAD, "Vốn thực góp (triệu đồng)"]
    report = importer.run(listed([*line(founded="12/03/2010"), 100], head=head))
    assert ", )" not in messages(report)


def test_a_file_of_charts_is_offered_no_next_step(client):
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        pie = book.add_chart({"type": "pie"})
        pie.add_series({"values": "='Biểu đồ'!$A$1:$A$2"})
        book.add_chartsheet("Biểu đồ").set_chart(pie)
    page = client.get(send(client, target.getvalue())).get_data(as_text=True)
    assert the_import().state == "unreadable"
    assert "<p>Tệp chỉ có biểu đồ" in page
    assert "Kiểm tra lại trước khi ghi" not in page
    assert "Tải tệp khác lên" in page


def test_a_year_of_recognition_stays_a_year(client):
    head = ("STT", "Tên HTX", "Mã số", "Xã", "Sản phẩm", "Hạng sao", "Năm công nhận")
    row = [1, "HTX Hợp Giang", "4700555001", "Xã Bằng Phúc", "Miến dong", 4, 2022]
    url = send(client, listed(row, head=head, title="OCOP (Tính đến ngày 31/12/2024)"))
    page = client.get(f"{url}/dong/{row_of('HTX Hợp Giang').id}").get_data(as_text=True)
    assert "Miến dong (4 sao), công nhận năm 2022" in page
    confirm(client, url)
    trait = db.session.query(Trait).filter_by(kind="ocop").one()
    assert trait.start_words == "năm 2022"
    record = f"/hop-tac-xa/{trait.organisation_id}"
    for page in (record, f"{record}/noi-dung/san-pham-dac-diem"):
        words = client.get(page).get_data(as_text=True)
        assert "năm 2022" in words
        assert "31/12/2022" not in words


def test_the_year_of_a_chain_stays_a_year(importer):
    importer.run(listed(line("HTX Hợp Giang")))
    head = ("STT", "Tên chuỗi", "HTX tham gia", "Xã", "Doanh nghiệp liên kết", "Năm")
    row = [1, "Chuỗi miến dong", "HTX Hợp Giang", "Xã Bằng Phúc", "Công ty A", 2022]
    importer.run(listed(row, head=head, title="CHUỖI LIÊN KẾT (Tính đến ngày 31/12/2024)"))
    trait = db.session.query(Trait).filter_by(kind="chain").one()
    assert (trait.start_words, str(trait.start_on)) == ("năm 2022", "2022-12-31")
