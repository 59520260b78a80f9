"""A sheet, a title or a line that names the commune of all its rows."""

from datetime import date

import pytest

from accounts.rules.duties import Duty
from coop_registry.models import ImportTable
from core.db import db
from reference import queries as reference
from reference.rules import UnitLevel
from tests.coop_registry.imports.kit import exported, line, listed, messages
from tests.coop_registry.imports.test_pages import confirm, row_of, send
from tests.coop_registry.reading.books import make_xlsx
from tests.factories.accounts import make_user

pytestmark = pytest.mark.db
HEAD = ("STT", "Tên HTX", "Số thành viên", "Huyện")
ON = "Tính đến ngày 31/12/2024"


def rows(*lines, district=None):
    return [*lines, [ON], list(HEAD), [1, "HTX Chè Một", 12, district], [2, "HTX Chè Hai", 9]]


def communes():
    return {found["commune_name"] for found in exported()}


@pytest.mark.parametrize(
    ("sheet", "lines"),
    [
        ("Bằng Phúc", [["DANH SÁCH HỢP TÁC XÃ"]]),
        ("Bằng Phúc 2024", [["DANH SÁCH HỢP TÁC XÃ"]]),
        ("Sheet1", [["DANH SÁCH HTX XÃ BẰNG PHÚC NĂM 2024"]]),
        ("Sheet1", [["DANH SÁCH HỢP TÁC XÃ"], ["Xã: Bằng Phúc"]]),
        ("Sheet1", [["UBND HUYỆN CHỢ ĐỒN"], ["Danh sách HTX trên địa bàn xã Bằng Phúc, Chợ Đồn"]]),
    ],
)
def test_the_commune_of_a_table_is_that_of_its_rows_and_told(importer, sheet, lines):
    report = importer.run({sheet: rows(*lines, district="Chợ Đồn")})
    assert (report["created"], communes()) == (2, {"Xã Bằng Phúc"})
    assert "Dòng không ghi xã, phường được hiểu là ở Xã Bằng Phúc" in messages(report)


def test_a_row_of_another_place_keeps_its_own(importer):
    grid = [
        ["DANH SÁCH HTX XÃ BẰNG PHÚC"], [ON], ["STT", "Tên HTX", "Địa chỉ"],
        [1, "HTX Chè Một", "thôn Nà Pài"], [2, "HTX Chè Hai", "xã Yến Dương, huyện Ba Bể"],
    ]  # fmt: skip
    importer.run(grid)
    assert communes() == {"Xã Bằng Phúc", "Xã Yến Dương"}
    assert {found["address"] for found in exported()} >= {"Thôn Nà Pài"}


@pytest.mark.parametrize("sheet", ["Sheet1", "Danh sách", "HTX", "Huyện Chợ Đồn", "T6-2024"])
def test_another_name_of_a_sheet_says_nothing(importer, sheet):
    report = importer.run({sheet: rows(["DANH SÁCH HỢP TÁC XÃ CÁC XÃ TRÊN ĐỊA BÀN"])})
    assert "bảng của xã" not in messages(report)
    assert "được hiểu là ở" not in messages(report)


def test_a_commune_that_is_not_of_the_list_is_asked_about(importer):
    report = importer.run({"Sheet1": rows(["DANH SÁCH HTX XÃ YẾN DƯƠNG"])}, "--unit", "064")
    assert "“Xã YẾN DƯƠNG” không có trong địa bàn của danh sách; hãy chọn." in messages(report)
    assert "Xã Yến Dương" not in communes()


def test_two_communes_in_one_table_are_asked_about_and_a_person_chooses(session, as_user):
    today = date(2025, 6, 2)
    client = as_user(make_user(Duty.REGISTRY_OFFICER, reference.unit_by_code("064", today)))
    grid = {"Bằng Phúc": rows(["DANH SÁCH HTX XÃ YÊN THỊNH"])}
    url = send(client, make_xlsx(grid))
    assert row_of("HTX Chè Một").state == "doubtful"
    page = client.get(url).get_data(as_text=True)
    assert "Chưa rõ bảng của xã, phường nào" in page
    table = db.session.query(ImportTable).one()
    address = f"{url}/bang/{table.id}"
    assert 'name="unit_id"' in client.get(address).get_data(as_text=True)
    (chosen,) = reference.units_named("Bằng Phúc", UnitLevel.COMMUNE, today)
    client.post(address, data={"on": "31/12/2024", "unit_id": str(chosen.id)})
    assert row_of("HTX Chè Một").state == "clear"
    confirm(client, url)
    assert communes() == {"Xã Bằng Phúc"}


def test_a_list_that_names_every_commune_is_not_told_of_its_title(importer):
    report = importer.run(listed(line(), title="DANH SÁCH HTX XÃ BẰNG PHÚC (đến 31/12/2024)"))
    assert "được hiểu là ở" not in messages(report)


def test_what_is_said_of_a_whole_sheet_names_no_row(importer):
    importer.run({"HTX": rows(["DANH SÁCH HTX XÃ BẰNG PHÚC"]), "Ghi chép": [["Ghi chép riêng"]]})
    importer.command(str(importer.folder / "danh-sach-1.xlsx"), "--dry-run")
    assert "  [cần xem] Ghi chép: Không tìm thấy dòng tiêu đề" in importer.output
    assert "dòng 0" not in importer.output
