"""The list of organisations: what narrows it, its columns, and files of exactly what it shows."""

import csv
from datetime import date
from io import BytesIO, StringIO

import openpyxl
import pytest
from docx import Document as WordFile
from pypdf import PdfReader

from accounts.rules.duties import Duty
from coop_registry.labels.listing import LIST_COLUMNS
from coop_registry.queries import lists
from coop_registry.queries.lists import Filters
from coop_registry.rules.facts import FactEntry, Matter
from coop_registry.rules.kinds import Declared, Kind
from coop_registry.rules.listing import COLUMNS, ORDERS, USUAL
from coop_registry.services import traits
from core.access import EVERYTHING, Scope
from core.dates import PartialDate
from core.db import db
from reference import queries as reference
from tests.factories.accounts import make_user
from tests.factories.province import make_province
from tests.factories.registry import BA_BE, TODAY, make_organisation

pytestmark = pytest.mark.db
LIST = "/hop-tac-xa"


def fact(organisation, matter, **values):
    entry = FactEntry(start_on=date(2020, 1, 1), source="Báo cáo", values=values)
    traits.add(organisation, matter, entry, actor_id=1, on=TODAY, expected_version=None)


@pytest.fixture
def province(session):
    """Return three organisations of two districts that differ in everything a list asks for."""
    tea = make_organisation(name="Hợp tác xã Chè Thử", identifiers=())
    branch = reference.vsic_by_code("2018", "0127")
    fact(tea, Matter.LINE, vsic_id=branch.id, is_main=True)
    fact(tea, Matter.TRAIT, kind="ocop", words="Chè Shan tuyết", stars=4)
    road = make_organisation(
        BA_BE,
        name="Liên hiệp hợp tác xã Vận tải Thử",
        kind=Kind.UNION,
        identifiers=(),
        founded=PartialDate(date(2022, 5, 5)),
        registered_on=date(2022, 5, 5),
        capital_vnd=3_000_000_000,
        declared=((Declared.MEMBERS_TOTAL, 4), (Declared.REVENUE, 900_000_000)),
        declared_on=date(2024, 12, 31),
    )
    bare = make_organisation(
        name="=1+1 <script>Tổ</script>",
        kind=Kind.GROUP,
        identifiers=(),
        founded=None,
        registered_on=None,
        capital_vnd=None,
        representative=None,
        declared=(),
    )
    db.session.commit()
    return {"tea": tea.id, "road": road.id, "bare": bare.id}


@pytest.fixture
def auditor(session):
    return make_user(Duty.AUDITOR)


@pytest.fixture
def client(province, as_user):
    return as_user(make_user(Duty.ALLIANCE_OFFICER))


def ids(scope=EVERYTHING, **filters):
    found = lists.everything(Filters(**filters), scope=scope, on=TODAY)
    return {row.id for row in found}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, {"tea", "road", "bare"}),
        ({"kind": "union"}, {"road"}),
        ({"sector": "agriculture"}, {"tea"}),
        ({"sector": "transport"}, set()),
        ({"ocop": 4}, {"tea"}),
        ({"ocop": 5}, set()),
        ({"founded_from": 2019}, {"road"}),
        ({"founded_to": 2018}, {"tea"}),
        ({"founded_from": 2018, "founded_to": 2022}, {"tea", "road"}),
        ({"capital_from": 500_000_000}, {"tea", "road"}),
        ({"capital_from": 500_000_001}, {"road"}),
        ({"capital_to": 500_000_000}, {"tea"}),
        ({"members_from": 12}, {"tea"}),
        ({"members_to": 11}, {"road"}),
        ({"members_from": 1, "members_to": 20}, {"tea", "road"}),
        ({"finding": "representative.missing"}, {"bare"}),
        ({"text": "che", "ocop": 3}, {"tea"}),
        ({"status": "chua-cham-dut"}, {"tea", "road", "bare"}),
        ({"status": "khac"}, set()),
        ({"ended_from": 2000}, set()),
    ],
)
def test_a_list_is_narrowed(province, filters, expected):
    assert ids(**filters) == {province[name] for name in expected}


def test_a_list_is_narrowed_by_groups_of_statuses_and_years_of_ending(session):
    made = make_province()
    for filters, names in (
        ({"status": "khac"}, {"suspended"}),
        ({"status": "chua-cham-dut"}, set(made) - {"ended", "far_ended"}),
        ({"ended_from": 2025}, {"ended"}),
        ({"ended_to": 2024}, {"far_ended"}),
        ({"ended_from": 2023, "ended_to": 2025}, {"ended", "far_ended"}),
        ({"status": "ACTIVE", "ended_from": 2000}, set()),
    ):
        assert ids(**filters) == {made[name].id for name in names}, filters


def test_narrowing_never_leaves_the_scope(province):
    district = reference.unit_by_code("064", TODAY)
    scope = Scope(unit_ids=frozenset(reference.unit_ids_within(district.id, TODAY)))
    assert ids(scope) == {province["tea"], province["bare"]}
    assert ids(scope, members_to=11) == set()
    assert ids(scope, capital_from=1) == {province["tea"]}


def test_every_column_is_named_and_says_something_or_nothing(province):
    assert tuple(LIST_COLUMNS) == COLUMNS
    assert set(USUAL) < set(COLUMNS)
    assert set(ORDERS) - {"ten"} < set(COLUMNS)
    rows = lists.everything(Filters(), scope=EVERYTHING, on=TODAY, columns=COLUMNS)
    said = {row.id: {key: one.said(row) for key, one in LIST_COLUMNS.items()} for row in rows}
    tea = said[province["tea"]]
    assert tea["ocop"] == "Chè Shan tuyết (4 sao)"
    assert tea["nganh"] == "Trồng cây chè"
    assert tea["huyen"] == "Huyện Chợ Đồn"
    assert said[province["road"]]["doanh-thu"] == 900_000_000
    assert said[province["bare"]]["von"] is None


def test_columns_cost_the_same_however_many_lines(province, count_queries):
    def cost():
        with count_queries() as statements:
            lists.page(Filters(), scope=EVERYTHING, on=TODAY, columns=set(COLUMNS) - {"van-de"})
        return len(statements)

    before = cost()
    for place in range(5):
        make_organisation(name=f"Hợp tác xã Thêm {place}", identifiers=())
    db.session.commit()
    assert cost() == before


def test_the_page_shows_the_chosen_columns_alone(client):
    page = client.get(f"{LIST}?cot=ocop&cot=doanh-thu&cot=sai").text
    assert "Chè Shan tuyết (4 sao)" in page
    assert "900.000.000" in page
    assert "năm 2024" in page
    assert 'data-label="Người đại diện"' not in page
    assert "<script>Tổ" not in page


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("von-tu=abc", "Vốn từ (triệu đồng): chưa đọc được “abc”."),
        ("tu-nam=18", "Thành lập từ năm: chưa đọc được “18”."),
        ("tv-den=-5", "Thành viên đến: chưa đọc được “-5”."),
    ],
)
def test_a_number_that_cannot_be_read_is_named(client, query, words):
    assert words in client.get(f"{LIST}?{query}").text


@pytest.mark.parametrize(
    ("query", "chip"),
    [
        ("nganh=agriculture", "Lĩnh vực: Nông"),
        ("van-de=representative.missing", "Vấn đề: Chưa có người đại diện"),
        ("ocop=3", "OCOP: từ 3 sao"),
        ("von-tu=1.000", "Vốn từ (triệu đồng): 1.000"),
        ("tu-nam=2020", "Thành lập từ năm: 2020"),
    ],
)
def test_what_narrows_the_list_can_be_taken_away(client, query, chip):
    page = client.get(f"{LIST}?{query}&xep=-von").text
    assert chip.casefold() in page.casefold()
    assert f'href="{LIST}?xep=-von"' in page


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("nganh=%3Cb%3E", "Lĩnh vực: không có lựa chọn “&lt;b&gt;”"),
        ("tinh-trang=bay", "Tình trạng pháp lý: không có lựa chọn “bay”"),
        ("ocop=9", "Sản phẩm OCOP: không có lựa chọn “9”"),
        ("van-de=x", "Vấn đề cần xem lại: không có lựa chọn “x”"),
        ("dia-ban=99999999", "Địa bàn: không có lựa chọn “99999999”"),
        ("cot=<b>", "Cột hiện: không có cột “&lt;b&gt;”"),
        ("xep=-bay", "Sắp xếp: không có cột “-bay”"),
        ("tv-tu=99999999999999", "Thành viên từ: chưa đọc được"),
    ],
)
def test_a_choice_that_there_is_not_is_named(client, query, said):
    page = client.get(f"{LIST}?{query}")
    assert page.status_code == 200
    assert said in page.text


def test_a_list_is_ordered_by_members_unknown_last(province):
    def ordered(**more):
        asked = {"scope": EVERYTHING, "on": TODAY, "order": "thanh-vien"} | more
        shown = [row.id for row in lists.page(Filters(), **asked).rows]
        assert shown == [row.id for row in lists.everything(Filters(), **asked)]
        return shown

    up = [province[name] for name in ("road", "tea", "bare")]
    assert ordered() == up
    assert ordered(descending=True) == [up[1], up[0], up[2]]


def test_the_whole_list_is_added_up_as_the_overview_does(client):
    page = client.get(f"{LIST}?cot=xa").text
    assert "Cộng 3 tổ chức chưa giải thể, chấm dứt" in page
    assert "16 thành viên" in page
    assert "vốn điều lệ 3.500.000.000 đồng" in page
    assert "vốn điều lệ 500.000.000 đồng" in client.get(f"{LIST}?nganh=agriculture").text


def exported(client, dang, query="", **form):
    answer = client.post(f"{LIST}/xuat?{query}", data={"dang": dang} | form)
    assert answer.status_code == 200, answer.location
    return answer.data


def test_a_file_of_ticked_lines_says_so(client, province):
    book = exported(client, "xlsx", "loai=union", chon=[str(province["road"])])
    cells = [c.value for row in openpyxl.load_workbook(BytesIO(book)).active for c in row]
    assert "Chỉ 1 dòng đã đánh dấu" in " ".join(str(one) for one in cells)
    assert "Loại hình: Liên hiệp hợp tác xã" in " ".join(str(one) for one in cells)


def test_the_workbook_has_what_the_list_shows_and_no_formula(client):
    sheet = openpyxl.load_workbook(BytesIO(exported(client, "xlsx", "cot=von&cot=ocop"))).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    words = {cell.value for cell in cells}
    assert {"Vốn điều lệ (đồng)", "Chè Shan tuyết (4 sao)", 3_000_000_000} <= words
    assert "Người đại diện" not in words
    assert all(cell.data_type != "f" for cell in cells)


def test_the_csv_is_safe_for_a_spreadsheet(client):
    text = exported(client, "csv", "cot=doanh-thu").decode("utf-8-sig")
    lines = list(csv.reader(StringIO(text)))
    assert lines[0] == ["STT", "Tên", "Doanh thu (đồng)", "Doanh thu: nguồn, năm"]
    assert any(line[1].startswith("'=1+1") for line in lines)
    assert ["900000000", "năm 2024"] in [line[2:] for line in lines]


def test_the_pdf_and_the_word_file_say_the_same(client):
    query = "loai=union&cot=von"
    pdf = PdfReader(BytesIO(exported(client, "pdf", query)))
    words = " ".join(page.extract_text() for page in pdf.pages).split()
    assert "3.000.000.000" in words
    assert "Chè" not in words
    first = " ".join(pdf.pages[0].extract_text().split())
    assert "LIÊN MINH HỢP TÁC XÃ TỈNH BẮC KẠN" in first
    assert first.index("Lọc theo: Loại hình") < first.index("STT")
    word = WordFile(BytesIO(exported(client, "docx", query)))
    cells = {cell.text for table in word.tables for row in table.rows for cell in row.cells}
    assert {"Liên hiệp hợp tác xã Vận tải Thử", "3.000.000.000"} <= cells
    said = " ".join(paragraph.text for paragraph in word.paragraphs)
    assert "Loại hình: Liên hiệp hợp tác xã" in said


@pytest.mark.parametrize(
    ("duty", "head"),
    [(Duty.REGISTRY_OFFICER, "PHÒNG TÀI CHÍNH - KẾ HOẠCH"), (Duty.STEERING_OFFICER, None)],
)
def test_a_printed_list_bears_the_head_of_the_office_that_prints(province, as_user, duty, head):
    district = reference.unit_by_code("064", TODAY) if duty is Duty.REGISTRY_OFFICER else None
    printed = exported(as_user(make_user(duty, district)), "pdf", "")
    words = " ".join(PdfReader(BytesIO(printed)).pages[0].extract_text().split())
    assert head in words if head else "CỘNG HÒA" not in words


def test_only_the_chosen_lines_go_out(client, province):
    text = exported(client, "csv", chon=[str(province["tea"]), "không"]).decode("utf-8-sig")
    assert "Chè Thử" in text
    assert "Vận tải" not in text


def test_another_units_line_is_not_exported_by_choosing_it(province, as_user):
    district = reference.unit_by_code("064", TODAY)
    officer = as_user(make_user(Duty.REGISTRY_OFFICER, district))
    text = exported(officer, "csv", chon=[str(province["road"])]).decode("utf-8-sig")
    assert "Vận tải" not in text


def test_the_address_book_has_a_sheet_for_each_district(client):
    book = openpyxl.load_workbook(BytesIO(exported(client, "danh-ba", "cot=von")))
    assert book.sheetnames == ["Tất cả", "Huyện Ba Bể", "Huyện Chợ Đồn"]
    everybody = {str(cell.value) for row in book["Tất cả"].iter_rows() for cell in row}
    assert {"Cấp trên của xã", "Huyện Ba Bể", "Huyện Chợ Đồn"} <= everybody
    words = {str(cell.value) for row in book["Huyện Chợ Đồn"].iter_rows() for cell in row}
    assert "Cấp trên của xã" not in words
    assert {
        "DANH BẠ HỢP TÁC XÃ: Huyện Chợ Đồn",
        "Nông Thị Thử",
        "Giám đốc",
        "0912 345 678",
    } <= words
    assert "Liên hiệp hợp tác xã Vận tải Thử" not in words
    assert "Vốn điều lệ (đồng)" not in words


def test_an_unknown_format_is_refused(client):
    assert client.post(f"{LIST}/xuat", data={"dang": "exe"}).status_code == 404
