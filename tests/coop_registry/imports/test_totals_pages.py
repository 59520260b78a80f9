"""Past totals on the pages: previewed, confirmed, listed by unit and year, exported."""

import io
import re
from datetime import date

import pytest

from accounts.rules.duties import Duty
from coop_registry.models import Aggregate
from coop_registry.reading.files import read_content
from core.db import db
from reference import queries as reference
from tests.coop_registry.imports.test_pages import confirm, rows, send, the_import
from tests.coop_registry.imports.test_totals import HEAD, by_district, by_year, kept
from tests.factories.accounts import make_user

pytestmark = pytest.mark.db
TODAY = date(2025, 6, 2)
PAGE = "/so-lieu-tong-hop"
COUNTS = ("Huyện Chợ Đồn", 54, 50, 400)


@pytest.fixture
def officer(session):
    return make_user(Duty.REGISTRY_OFFICER, reference.unit_by_code("064", TODAY))


@pytest.fixture
def client(officer, as_user):
    return as_user(officer)


def test_the_preview_says_what_will_be_kept_and_nothing_is_yet(client):
    url = send(client, by_district(COUNTS))
    page = client.get(url).get_data(as_text=True)
    assert "Biểu tổng hợp" in page
    seen = rows(url, client)
    assert "Huyện Chợ Đồn, 31/12/2023: Tổng số hợp tác xã: 54" in seen
    assert kept() == []


def test_confirming_keeps_them_and_the_result_counts_them_apart(client):
    url = send(client, by_district(COUNTS))
    said = confirm(client, url)
    assert "Ghi 1 dòng số liệu tổng hợp, để riêng với số đếm từ sổ." in said
    assert len(kept()) == 3
    result = client.get(url).get_data(as_text=True)
    assert "Số liệu tổng hợp" in result
    assert "Số liệu tổng hợp các năm" in client.get("/nhap-danh-sach").get_data(as_text=True)


def test_sending_it_again_says_that_nothing_is_new(client):
    confirm(client, send(client, by_district(COUNTS)))
    said = confirm(client, send(client, by_district(COUNTS), "lai.xlsx"))
    assert "1 dòng số liệu tổng hợp không có gì mới." in said
    assert db.session.query(Aggregate).count() == 3


def test_an_indicator_nobody_knows_stands_apart_and_is_not_kept(client):
    grid = by_year(["Tổng số HTX", "HTX", 40, 45], ["Số HTX do nữ quản lý", "HTX", 3, 4])
    url = send(client, grid)
    apart = rows(url, client, loc="ngoai-so")
    assert "Số HTX do nữ quản lý" in apart
    assert "Không ghi" in apart
    row = re.search(r"/dong/(\d+)", apart)[0]
    client.post(url + row, data={"sua-0": "HTX đang hoạt động", "cu-0": "Số HTX do nữ quản lý"})
    confirm(client, url)
    assert sorted(one[3] for one in kept()) == [3, 4, 40, 45]


def test_a_doubtful_figure_is_corrected_or_accepted(client):
    url = send(client, by_district(("Huyện Chợ Đồn", "54-56", 50, "2.2")))
    row = re.search(r"/dong/(\d+)", rows(url, client))[0]
    page = client.get(url + row).get_data(as_text=True)
    assert "Ghi một khoảng" in page
    client.post(url + row, data={"sua-2": "55", "cu-2": "54-56", "sua-4": "400", "cu-4": "2.2"})
    confirm(client, url)
    assert sorted(one[3] for one in kept()) == [50, 55, 400]


def test_a_doubtful_figure_is_taken_as_read(client):
    url = send(client, by_year(["Doanh thu bình quân 1 HTX", "Triệu đồng", "1.5", 900]))
    row = re.search(r"/dong/(\d+)", rows(url, client))[0]
    assert "1.500.000 đồng" in client.get(url + row).get_data(as_text=True)
    client.post(url + row, data={"nhan-2": "1"})
    confirm(client, url)
    assert sorted(one[3] for one in kept()) == [1_500_000, 900_000_000]


def test_an_unknown_column_is_chosen_once_and_remembered(client):
    head = [*HEAD[:4], "Quân số HTX"]
    url = send(client, by_district(COUNTS, head=head))
    page = client.get(url).get_data(as_text=True)
    assert "Chưa hiểu cột “Quân số HTX”" in page
    table = re.search(r"/bang/(\d+)", page)[0]
    choices = client.get(url + table).get_data(as_text=True)
    assert "Thành viên tổ hợp tác" in choices
    assert "Vốn điều lệ đăng ký" not in choices
    client.post(
        url + table, data={"kind": "totals", "on": "31/12/2023", "cot-4": "cooperatives.members"}
    )
    assert "Chưa hiểu cột" not in client.get(url).get_data(as_text=True)
    confirm(client, url)
    assert 400 in {one[3] for one in kept()}
    again = send(client, by_district(COUNTS, head=head, on=date(2022, 12, 31)), "sau.xlsx")
    assert "Chưa hiểu cột" not in client.get(again).get_data(as_text=True)


def test_a_person_says_that_a_table_is_a_past_total(client):
    url = send(client, [["Nơi", "Tổng số HTX"], ["Huyện Chợ Đồn", 54]])
    client.post(url + "/dong-tieu-de", data={"file": "", "sheet": "Sheet1", "row": "1"})
    table = re.search(r"/bang/(\d+)", client.get(url).get_data(as_text=True))[0]
    client.post(url + table, data={"kind": "totals", "on": "31/12/2023", "cot-0": "unit"})
    assert "Biểu tổng hợp" in client.get(url).get_data(as_text=True)
    confirm(client, url)
    assert [one[3] for one in kept()] == [54]


def test_whose_figures_a_table_states_is_chosen(client):
    url = send(client, by_year(["Tổng số HTX", "HTX", 40, 45], title="SỐ LIỆU HTX"))
    table = re.search(r"/bang/(\d+)", client.get(url).get_data(as_text=True))[0]
    commune = reference.unit_by_code("02041", TODAY)
    page = client.get(url + table).get_data(as_text=True)
    assert "Bảng là của" in page
    client.post(
        url + table, data={"kind": "totals", "on": "31/12/2023", "unit_id": str(commune.id)}
    )
    confirm(client, url)
    assert {one[0] for one in kept()} == {"Xã Bằng Phúc"}


def test_a_unit_of_another_office_is_no_choice(client):
    url = send(client, by_year(["Tổng số HTX", "HTX", 40, 45]))
    table = re.search(r"/bang/(\d+)", client.get(url).get_data(as_text=True))[0]
    other = reference.unit_by_code("061", TODAY)
    client.post(url + table, data={"kind": "totals", "on": "31/12/2023", "unit_id": str(other.id)})
    confirm(client, url)
    assert {one[0] for one in kept()} == {"Huyện Chợ Đồn"}


def test_undoing_on_the_page_takes_totals_back(client):
    url = send(client, by_district(COUNTS))
    confirm(client, url)
    client.post(url + "/hoan-tac", data={"reason": "Nhầm biểu"})
    assert the_import().state == "undone"
    assert kept() == []
    assert "Chưa có số liệu tổng hợp" in client.get(PAGE).get_data(as_text=True)


def test_two_tabs_keep_them_once(client):
    first, second = send(client, by_district(COUNTS)), send(client, by_district(COUNTS), "b.xlsx")
    client.post(first + "/xet-lai")
    client.post(second + "/xet-lai")
    version = str(the_import().version)
    client.post(first + "/xac-nhan", data={"version": version})
    client.post(second + "/xac-nhan", data={"version": version})
    assert len(kept()) == 3
    assert the_import().state == "open"
    assert "Sổ đã thay đổi" in the_import().message


def test_the_list_is_by_unit_and_year_with_source_and_filters(client):
    confirm(client, send(client, by_year(["Tổng số HTX", "HTX", 40, 45]), "Biểu cũ.xlsx"))
    confirm(client, send(client, by_district(COUNTS), "Biểu mới.xlsx"))
    page = client.get(PAGE).get_data(as_text=True)
    assert "Biểu cũ.xlsx, trang Sheet1, dòng 3" in page
    assert re.search(r"5 số liệu", page)
    of_year = client.get(PAGE, query_string={"nam": "2021"}).get_data(as_text=True)
    assert "Biểu cũ.xlsx" in of_year
    assert "Biểu mới.xlsx" not in of_year
    of_figure = client.get(PAGE, query_string={"chi-tieu": "cooperatives.members"})
    assert "400" in of_figure.get_data(as_text=True)
    nonsense = {"nam": "abc", "chi-tieu": "'; DROP", "dia-ban": "²", "trang": "-3"}
    assert client.get(PAGE, query_string=nonsense).status_code == 200


def test_two_sources_that_differ_stand_beside_each_other(client):
    confirm(client, send(client, by_district(COUNTS), "a.xlsx"))
    confirm(client, send(client, by_district(("Huyện Chợ Đồn", 55, 50, 400)), "b.xlsx"))
    page = client.get(PAGE, query_string={"chi-tieu": "cooperatives.total"}).get_data(as_text=True)
    assert page.count("nguồn khác ghi khác") == 2


def test_the_workbook_holds_what_the_list_shows_as_numbers(client, as_user):
    confirm(client, send(client, by_district(COUNTS)))
    alliance = as_user(make_user(Duty.ALLIANCE_OFFICER))
    answer = alliance.post(PAGE + "/xuat-excel?chi-tieu=cooperatives.total")
    sheet = read_content("x.xlsx", io.BytesIO(answer.data).read()).sheets[0]
    line = next(row for row in sheet.rows if row and row[0] == 1)
    assert line[1:8] == ["064", "Huyện Chợ Đồn", 2023, date(2023, 12, 31), "Tổng số hợp tác xã", 54, "tổ chức"]  # fmt: skip
    assert len([row for row in sheet.rows if row and isinstance(row[0], int)]) == 1


def test_another_districts_totals_are_not_shown(client, as_user):
    confirm(client, send(client, by_district(COUNTS)))
    stranger = as_user(make_user(Duty.REGISTRY_OFFICER, reference.unit_by_code("061", TODAY)))
    page = stranger.get(PAGE).get_data(as_text=True)
    assert "Chợ Đồn" not in page
    unit = reference.unit_by_code("064", TODAY)
    asked = stranger.get(PAGE, query_string={"dia-ban": unit.id}).get_data(as_text=True)
    assert "Không có số liệu nào khớp" in asked


def test_the_list_asks_the_same_number_of_questions_however_long(client, count_queries):
    confirm(client, send(client, by_district(COUNTS)))
    with count_queries() as few:
        client.get(PAGE)
    years = tuple(f"Năm {year}" for year in range(2000, 2024))
    many = by_year(["Tổng số HTX", "HTX", *range(24)], years=years)
    confirm(client, send(client, many, "nhieu.xlsx"))
    with count_queries() as more:
        client.get(PAGE)
    assert len(more) == len(few)
