"""The monthly report: one page, the figures of three days, of the area of whoever prints it."""

import io
import re
from datetime import date

import openpyxl
import pytest
from docx import Document as WordDocument
from pypdf import PdfReader

from accounts.rules.duties import Duty
from coop_registry.papers.monthly import in_millions
from coop_registry.queries import finding_lists
from coop_registry.queries.finding_lists import Asked
from coop_registry.queries.monthly import month_figures
from coop_registry.routes import monthly
from coop_registry.rules.findings import TITLES
from coop_registry.rules.kinds import Kind
from core.access import EVERYTHING
from core.db import db
from papers import queries as paper_queries
from papers.models import IssuedPaper
from reference import queries as reference
from tests.factories.accounts import make_user
from tests.factories.province import known, make_province

pytestmark = pytest.mark.db
TODAY = date(2025, 6, 2)
PRINT = "/tong-quan/bao-cao-thang"


@pytest.fixture
def province(session):
    return make_province()


@pytest.fixture
def alliance(as_user, session):
    return as_user(make_user(Duty.ALLIANCE_OFFICER))


def officer_of(code: str):
    return make_user(Duty.REGISTRY_OFFICER, reference.unit_by_code(code, TODAY))


def printed(client, query: str = "") -> IssuedPaper:
    response = client.post(PRINT + query)
    assert response.status_code == 303, response.get_data(as_text=True)[:300]
    return db.session.get(IssuedPaper, int(response.location.rsplit("/", 1)[1]))


def content(file_id: int) -> io.BytesIO:
    return io.BytesIO(paper_queries.stored_file_with_content(file_id).content)


def pages(paper: IssuedPaper) -> list[str]:
    found = PdfReader(content(paper.pdf_file_id)).pages
    return [" ".join(page.extract_text().split()) for page in found]


def word_rows(paper: IssuedPaper) -> dict[str, list[str]]:
    """Return the cells of each line of the Word table by its words."""
    rows = [
        [cell.text for cell in row.cells]
        for table in WordDocument(content(paper.docx_file_id)).tables
        for row in table.rows
    ]
    return {row[0]: row[1:] for row in rows if len(row) in (4, 8, 9)}


def test_the_report_of_a_month_says_how_it_has_changed(province, alliance):
    rows = word_rows(printed(alliance, "?ngay=31/05/2025"))
    # Of cooperatives, then of groups: on the day, against 30/04/2025, against 31/05/2024; the sum.
    assert rows["Chưa giải thể, chấm dứt"] == ["5", "0", "0", "1", "0", "+1", "6"]
    assert rows["Trong đó đang hoạt động"] == ["4", "0", "0", "1", "0", "+1", "5"]
    assert rows["Thành lập mới trong tháng"] == ["1", "+1", "+1", "0", "0", "0", "1"]
    assert rows["Thành lập mới từ đầu năm"] == ["1", "+1", "+1", "0", "0", "0", "1"]
    assert rows["Giải thể, chấm dứt trong tháng"] == ["1", "+1", "+1", "0", "0", "0", "1"]
    assert rows["Giải thể, chấm dứt từ đầu năm"] == ["1", "+1", "+1", "0", "0", "0", "1"]
    # 9 listed + 12 + 12 + 40 declared; the one that ended had said 12, the new one says 12.
    assert rows["Số thành viên"] == ["73", "0", "0", "12", "0", "+12", "85"]
    assert rows["Vốn điều lệ (triệu đồng)"] == ["2.000", "0", "0", "500", "0", "+500", "2.500"]


def test_unions_have_their_column_and_the_sum_is_that_of_the_overview(province, alliance):
    known(9, kind=Kind.UNION, capital_vnd=1_000_400_000)
    report = printed(alliance, "?ngay=31/05/2025")
    rows, figures = word_rows(report), month_figures(date(2025, 5, 31), EVERYTHING, None)
    assert len(pages(report)) == 1
    assert rows["Chưa giải thể, chấm dứt"] == ["5", "0", "0", "1", "1", "0", "+1", "7"]
    assert rows["Số thành viên"][3] == "12"
    assert int(rows["Số thành viên"][-1]) == sum(one.members for one in figures.tallies.values())
    assert (rows["Vốn điều lệ (triệu đồng)"][3], rows["Vốn điều lệ (triệu đồng)"][-1]) == (
        "1.000",
        "3.500",
    )


def test_findings_are_those_of_the_list_of_each_day(province, alliance):
    rows = word_rows(printed(alliance, "?ngay=31/05/2025"))
    listed = {
        day: sum(one.kind is Kind.COOPERATIVE for one in finding_lists.listed(Asked(), scope=EVERYTHING, on=day))
        for day in (date(2025, 5, 31), date(2025, 4, 30), date(2024, 5, 31))
    }  # fmt: skip
    now, month_ago, year_ago = listed.values()
    assert now > 0
    shown = [f"{now - ago:+d}" if now != ago else "0" for ago in (month_ago, year_ago)]
    assert rows["Số vấn đề cần xem lại"][:3] == [str(now), *shown]


def test_a_day_before_any_law_is_loaded_has_no_findings(province):
    found = month_figures(date(2013, 6, 30), EVERYTHING, None)
    assert found.findings is None
    assert month_figures(date(2013, 7, 1), EVERYTHING, None).findings is not None


@pytest.mark.parametrize("query", ["", "?ngay=31/05/2025", "?ngay=12/03/2018"])
def test_it_is_one_page_with_head_number_and_signature(province, alliance, query):
    paper = printed(alliance, query)
    (page,) = pages(paper)
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "LIÊN MINH HỢP TÁC XÃ VIỆT NAM",
        "Số: ……/BC-LMHTX",
        "BÁO CÁO",
        "trên địa bàn tỉnh Bắc Kạn",
        "CHỦ TỊCH",
        "Lưu: VT.",
        paper.code,
    ):
        assert words in page, words


def test_it_stays_one_page_with_every_kind_of_finding_and_large_numbers(
    province, alliance, monkeypatch
):
    def many(on, scope, within):
        found = month_figures(on, scope, within)
        longest = sorted(TITLES, key=lambda rule: -len(TITLES[rule]))
        for number, rule in enumerate(longest):
            found.findings[rule, Kind.COOPERATIVE] = 10_000 - number
            found.findings[rule, Kind.GROUP] = 5_000
            found.findings[rule, Kind.UNION] = 7
        return found

    monkeypatch.setattr(monthly, "month_figures", many)
    paper = printed(alliance, "?ngay=31/05/2025")
    assert len(pages(paper)) == 1
    sheet = openpyxl.load_workbook(content(paper.xlsx_file_id)).active
    told = {row[1] for row in sheet.values if row[0] == "Liên hiệp hợp tác xã"}
    assert set(TITLES.values()) <= told
    (shown,) = re.findall(r"(\d+) loại vấn đề khác", pages(paper)[0])
    assert len(TITLES) - 4 <= int(shown) < len(TITLES)


def test_a_district_prints_its_own_area_under_its_own_head(province, as_user):
    paper = printed(as_user(officer_of("064")), "?ngay=31/05/2025")
    (page,) = pages(paper)
    assert "PHÒNG TÀI CHÍNH" in page.upper()
    assert "huyện Chợ Đồn" in page
    assert "Liên minh hợp tác xã tỉnh" in page
    assert word_rows(paper)["Số thành viên"][0] == "33"
    assert paper.unit_id == reference.unit_by_code("064", TODAY).id


def test_nobody_prints_or_opens_the_report_of_another_district(province, alliance, as_user):
    foreign = reference.unit_by_code("061", TODAY).id
    own = as_user(officer_of("064"))
    assert own.post(f"{PRINT}?dia-ban={foreign}").status_code == 404
    of_province, of_foreign = printed(alliance), printed(alliance, f"?dia-ban={foreign}")
    assert "huyện Ba Bể" in pages(of_foreign)[0]
    assert word_rows(of_foreign)["Chưa giải thể, chấm dứt"][0] == "1"
    for paper in (of_province, of_foreign):
        assert own.get(f"/giay-to/{paper.id}").status_code == 404
        assert alliance.get(f"/giay-to/{paper.id}").status_code == 200


def test_a_new_commune_is_set_beside_the_communes_it_was_made_of(province, as_user, day, alliance):
    after = date(2025, 7, 31)
    day(after)
    commune = reference.successor_on(province["listed"].unit_id, after)
    rows = word_rows(printed(alliance, f"?dia-ban={commune.id}&ngay=31/07/2025"))
    now, _, since_year = rows["Chưa giải thể, chấm dứt"][:3]
    assert int(now) > 0
    assert since_year == "0"  # one founded, one ended since; the area is the same


def test_a_second_click_makes_one_paper_and_the_page_leads_back(province, alliance):
    page = alliance.get("/tong-quan").get_data(as_text=True)
    assert "Lập báo cáo đến ngày 31/05/2025" in page
    assert "Lập báo cáo đến ngày 02/06/2025" in page
    paper = printed(alliance, "?ngay=31/05/2025")
    shown = alliance.get(f"/giay-to/{paper.id}").get_data(as_text=True)
    assert f"/tong-quan?dia-ban={paper.unit_id}" in shown
    assert re.search(r"Báo cáo tình hình hợp tác xã tháng 5 năm 2025", shown)


@pytest.mark.parametrize("day_word", ["03/06/2025", "31/02/2025"])
def test_no_report_speaks_of_a_day_that_has_not_come(province, alliance, day_word):
    assert alliance.post(f"{PRINT}?ngay={day_word}").status_code == 400
    assert db.session.query(IssuedPaper).count() == 0


def test_the_auditor_reads_but_prints_nothing(province, as_user):
    client = as_user(make_user(Duty.AUDITOR))
    assert "Lập báo cáo" not in client.get("/tong-quan").get_data(as_text=True)
    assert client.post(PRINT).status_code == 403


def test_millions_are_rounded_half_up():
    assert [in_millions(amount) for amount in (0, 499_999, 500_000, 1_499_999)] == [0, 0, 1, 1]


@pytest.mark.parametrize("duty", [Duty.CREDIT_OFFICER, Duty.DIRECTOR, Duty.STEERING_OFFICER])
def test_only_who_works_for_lien_minh_drafts_its_report(province, as_user, duty):
    """The fund and Sở KH&ĐT see and print the register; a report of Liên minh is not theirs."""
    client = as_user(make_user(duty))
    assert "Lập báo cáo đến ngày" not in client.get("/tong-quan").get_data(as_text=True)
    assert client.post(PRINT).status_code == 403


def test_lien_minh_and_the_registering_office_draft_their_own(province, as_user):
    for person in (make_user(Duty.ALLIANCE_LEADER), officer_of("064")):
        client = as_user(person)
        assert "Lập báo cáo đến ngày" in client.get("/tong-quan").get_data(as_text=True)
        assert client.post(PRINT).status_code == 303
