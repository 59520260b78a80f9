"""The summary and the list as papers: one page, the words of the day, no identity number."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from docx import Document as WordDocument
from pypdf import PdfReader

from accounts.rules.duties import Duty
from coop_registry.papers.office import archive_of, signature_of
from coop_registry.queries import pages
from core.db import db
from papers import queries as paper_queries
from papers.models import IssuedPaper
from reference import queries as reference
from reference.rules import AgencyKind
from tests.factories.accounts import make_user
from tests.factories.holders import make_member
from tests.factories.registry import TODAY, make_organisation

pytestmark = pytest.mark.db


@pytest.fixture
def officer(session):
    return make_user(duty=Duty.REGISTRY_OFFICER, unit=reference.unit_by_code("064", TODAY))


def printed(client, organisation, query="") -> IssuedPaper:
    response = client.post(f"/hop-tac-xa/{organisation.id}/in-ban-tom-tat{query}")
    assert response.status_code == 303
    paper_id = int(response.location.rsplit("/", 1)[1])
    return db.session.get(IssuedPaper, paper_id)


def content(file_id: int) -> bytes:
    return paper_queries.stored_file_with_content(file_id).content


def test_the_summary_is_one_page_with_the_frame_of_decree_30(officer, as_user):
    made = make_organisation(is_demo=True)
    paper = printed(as_user(officer), made)
    reader = PdfReader(BytesIO(content(paper.pdf_file_id)))
    words = " ".join(reader.pages[0].extract_text().split())
    assert len(reader.pages) == 1
    for expected in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "UBND HUYỆN CHỢ ĐỒN",
        "Chợ Đồn, ngày …… tháng …… năm ……",
        "(Số liệu tính đến ngày 02/06/2025)",
        "Nơi nhận:",
        "- Lãnh đạo cơ quan (để báo cáo);",
        "- Lưu: VT, TCKH.",
        "TRƯỞNG PHÒNG",
        "3. Vấn đề cần xem lại",
        "Số: ……/",
        "Hợp tác xã Nông nghiệp Thử Nghiệm",
        "500.000.000 đồng (bằng chữ: Năm trăm triệu đồng chẵn)",
        "khoản 12 Điều 10, Điều 15 Luật Hợp tác xã 2023",
        paper.code,
    ):
        assert expected in words
    assert "006190000001" not in words


def test_a_summary_with_many_findings_and_sources_stays_one_page(officer, as_user):
    made = make_organisation(representative=None, phone="1", capital_vnd=900_000_000)
    for number in range(1, 13):
        make_member(made, f"Ma Văn Chưa Góp {number}", f"0061{number:08d}", paid_vnd=None)
    paper = printed(as_user(officer), made)
    reader = PdfReader(BytesIO(content(paper.pdf_file_id)))
    words = " ".join(reader.pages[0].extract_text().split())
    assert len(reader.pages) == 1
    assert "Từng trường hợp: xem tệp Excel kèm theo." in words
    sheet_titles = openpyxl.load_workbook(BytesIO(content(paper.xlsx_file_id)))[
        "Vấn đề cần xem lại"
    ]
    for title in {row[0] for row in sheet_titles.iter_rows(min_row=5, max_col=1, values_only=True)}:
        assert not title or title in words, title
    assert "Quá thời hạn góp đủ vốn: 12 thành viên" in words
    assert "TRƯỞNG PHÒNG" in words
    sheet = openpyxl.load_workbook(BytesIO(content(paper.xlsx_file_id)))["Vấn đề cần xem lại"]
    assert sheet.max_row > 14


def test_word_and_excel_say_the_same(officer, as_user):
    made = make_organisation()
    paper = printed(as_user(officer), made)
    document = WordDocument(BytesIO(content(paper.docx_file_id)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any("Thôn Nà Pài, xã Bằng Phúc, huyện Chợ Đồn, tỉnh Bắc Kạn" in text for text in cells)
    sheet = openpyxl.load_workbook(BytesIO(content(paper.xlsx_file_id))).worksheets[0]
    values = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    assert "4700111222" in values


def test_money_and_counts_of_the_workbook_are_numbers(officer, as_user):
    paper = printed(as_user(officer), make_organisation())
    sheet = openpyxl.load_workbook(BytesIO(content(paper.xlsx_file_id))).worksheets[0]
    values = {row[0]: row[1:] for row in sheet.iter_rows(values_only=True) if row[0]}
    assert values["Vốn điều lệ"] == (500_000_000, "đồng (bằng chữ: Năm trăm triệu đồng chẵn)")
    assert values["Tổng số thành viên (số khai báo)"][0] == 12


def test_advice_for_the_screen_is_not_printed(officer, as_user):
    made = make_organisation(representative=None)
    client = as_user(officer)
    assert "bổ sung bằng “Đính chính”" in client.get(f"/hop-tac-xa/{made.id}").get_data(
        as_text=True
    )
    paper = printed(client, made)
    words = PdfReader(BytesIO(content(paper.pdf_file_id))).pages[0].extract_text()
    assert "Chưa ghi tên người đại diện" in words
    assert "Đính chính" not in words


@pytest.mark.parametrize(
    ("kind", "posts", "archive"),
    [
        (AgencyKind.DISTRICT_OFFICE, ["TRƯỞNG PHÒNG"], "VT, TCKH"),
        (AgencyKind.COMMUNE_COMMITTEE, ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "VT"),
        (AgencyKind.DEPARTMENT, ["GIÁM ĐỐC"], "VT"),
    ],
)
def test_who_signs_follows_from_the_issuing_office(session, kind, posts, archive):
    office = replace(
        reference.registration_office(reference.unit_by_code("064", TODAY).id, TODAY), kind=kind
    )
    assert [str(post) for post in signature_of(office).posts] == posts
    assert archive_of(office) == archive


def test_a_reprint_is_the_stored_bytes_after_the_record_changed(officer, as_user):
    made = make_organisation()
    client = as_user(officer)
    paper = printed(client, made)
    url = f"/giay-to/{paper.id}/tep/{paper.pdf_file_id}"
    before = client.get(url).data
    client.post(
        f"/hop-tac-xa/{made.id}/dinh-chinh/von-dieu-le",
        data={"amount_vnd": "1", "reason": "gõ nhầm", "version": str(made.version)},
    )
    assert client.get(url).data == before


def test_the_summary_of_an_earlier_day_says_that_day(officer, as_user):
    made = make_organisation()
    paper = printed(as_user(officer), made, "?ngay=01/01/2020")
    assert paper.data_on == date(2020, 1, 1)
    text = PdfReader(BytesIO(content(paper.pdf_file_id))).pages[0].extract_text()
    assert "01/01/2020" in text


def test_the_exported_list_is_what_is_shown_and_harmless(officer, as_user):
    make_organisation(name="=1+1 Hợp tác xã", identifiers=(), representative=None)
    make_organisation(name="Hợp tác xã Hai Mươi", accept_similar=True)
    response = as_user(officer).post("/hop-tac-xa/xuat?tim=hop+tac+xa&xep=ten")
    book = openpyxl.load_workbook(BytesIO(response.data))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value]
    assert "=1+1 Hợp tác xã" in [cell.value for cell in cells]
    assert all(cell.data_type != "f" for cell in cells)
    assert 500_000_000 in [cell.value for cell in cells]
    assert "006190000001" not in str([cell.value for cell in cells])


def test_anyone_may_check_a_code_and_reads_no_person(officer, as_user, client):
    made = make_organisation()
    paper = printed(as_user(officer), made)
    page = client.get(f"/kiem-tra-giay-to?ma={paper.code.lower()}").get_data(as_text=True)
    assert "Còn giá trị" in page
    assert "Nông Thị Thử" not in page
    wrong = client.get("/kiem-tra-giay-to?ma=2222-2222-2222").get_data(as_text=True)
    assert "Không có giấy tờ nào" in wrong


def test_the_clerk_numbers_once_and_a_scan_must_be_one(officer, as_user):
    made = make_organisation()
    client = as_user(officer)
    paper = printed(client, made)
    data = {"number": "5", "symbol": "BC-TCKH", "on": "02/06/2025", "signer": "Hoàng Văn Ký"}
    page = client.post(f"/giay-to/{paper.id}/ghi-so", data=data, follow_redirects=True)
    assert "05/BC-TCKH" in page.get_data(as_text=True)
    false_scan = {"scan": (BytesIO(b"MZ not a scan"), "ban-ky.pdf")}
    refused = client.post(f"/giay-to/{paper.id}/ban-ky", data=false_scan)
    assert refused.status_code == 200
    assert paper_queries.paper(paper.id, paper_queries.EVERYBODYS).signed_scan_file_id is None
    pdf = content(paper.pdf_file_id)
    kept = client.post(
        f"/giay-to/{paper.id}/ban-ky",
        data={"scan": (BytesIO(pdf), "ban-ky.pdf")},
        follow_redirects=True,
    )
    assert "Xem bản ký" in kept.get_data(as_text=True)


def test_a_paper_of_another_district_is_not_found(officer, as_user):
    made = make_organisation()
    paper = printed(as_user(officer), made)
    stranger = make_user(duty=Duty.REGISTRY_OFFICER, unit=reference.unit_by_code("061", TODAY))
    client = as_user(stranger)
    assert client.get(f"/giay-to/{paper.id}").status_code == 404
    assert client.get(f"/giay-to/{paper.id}/tep/{paper.pdf_file_id}").status_code == 404


def test_nothing_is_printed_for_a_day_before_the_first_paper(officer, as_user):
    made = make_organisation()
    client = as_user(officer)
    url = f"/hop-tac-xa/{made.id}/in-ban-tom-tat?ngay=01/01/2010"
    assert client.post(url).status_code == 404
    assert pages.record(made, date(2010, 1, 1)).exists is False
