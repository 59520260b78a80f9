"""The page “Tính thử”: reads its address, refuses with the article, stores nothing."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from unicodedata import normalize

import openpyxl
import pypdf
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from accounts.rules.duties import Duty
from audit.models import Entry
from tests.factories.accounts import make_user

PAGE = "/quy-ho-tro/tinh-thu"
ASKED = {
    "so-tien": "300.000.000",
    "lai-suat": "6,84",
    "lai-suat-theo": "nam",
    "ngay-vay": "02/06/2025",
    "ngay-nghi": "none",
    "cach-dem": "act/365",
    "pa1-phuong-thuc": "equal_principal",
    "pa1-thoi-han": "12",
    "pa1-ky-goc": "1",
    "pa1-ky-lai": "1",
    "pa1-an-han": "0",
}
THREE = {"pa2-phuong-thuc": "equal_instalment", "pa3-phuong-thuc": "bullet", "pa3-ky-lai": "3"}
LATE = {"ngay-xem": "20/12/2025", "so-ky-da-tra": "3", "ngay-chuyen-qua-han": "15/10/2025"}


@pytest.fixture
def officer(as_user: Callable[[Any], FlaskClient], session: Session) -> FlaskClient:
    return as_user(make_user(Duty.CREDIT_OFFICER))


def asked(client: FlaskClient, words: dict[str, str]) -> str:
    answer = client.get(PAGE, query_string={**ASKED, **words})
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def test_empty_page_offers_what_is_usual(officer: FlaskClient) -> None:
    page = officer.get(PAGE).get_data(as_text=True)
    assert 'value="02/06/2025"' in page
    assert "Kết quả" not in page
    assert "Chưa tính được" not in page


def test_one_way_to_repay(officer: FlaskClient) -> None:
    page = asked(officer, {})
    for words in ("311.131.398 đồng", "11.131.398", "1.686.575", "02/06/2026", "chia đều 12 kỳ"):
        assert words in page
    assert "So sánh theo ngày" not in page


def test_three_ways_stand_side_by_side(officer: FlaskClient) -> None:
    page = asked(officer, THREE)
    for words in ("So sánh theo ngày", "25.937.321", "20.519.999", "Phương án 1 trả lãi ít nhất"):
        assert words in page


def test_monthly_rate_is_twelve_times_a_year(officer: FlaskClient) -> None:
    page = asked(officer, {"lai-suat": "0,57", "lai-suat-theo": "thang"})
    assert "311.131.398 đồng" in page
    assert "Lãi suất 6,84%/năm" in page


def test_second_way_takes_what_is_empty_from_the_first(officer: FlaskClient) -> None:
    words = {"pa1-thoi-han": "24", "pa1-ky-goc": "3", "pa1-ky-lai": "3", "pa1-an-han": "6"}
    page = asked(officer, {**words, "pa2-phuong-thuc": "equal_instalment"})
    assert "Phương án 2: Trả góp đều (gốc và lãi), 24 tháng" in page
    assert page.count("Ân hạn gốc 6 tháng") == 2


def test_a_day_shows_amounts_group_and_every_line(officer: FlaskClient) -> None:
    page = asked(officer, LATE)
    for words in (
        "229.799.524 đồng",
        "Nhóm 3 (nợ dưới tiêu chuẩn)",
        "25.000.000 × 10,26% × 66/365",
        "Từng ngày của kỳ đang chạy (54 dòng)",
        "Điều 5 Thông tư 14/2024/TT-NHNN",
        "chưa chuyển nợ quá hạn nên vẫn tính lãi trong hạn",
    ):
        assert words in page


def test_limits_are_told_with_their_article(officer: FlaskClient) -> None:
    page = asked(
        officer,
        {"von-quy": "21.200.000.000", "von-du-an": "350.000.000", "von-tu-co": "50.000.000"},
    )
    for words in (
        "Không đạt",
        "khoản 5 Điều 22 Nghị định 45/2021/NĐ-CP",
        "280.000.000 đồng",
        "vượt mức này",
    ):
        assert words in page


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"lai-suat": "20,1"}, "khoản 1 Điều 468 Bộ luật Dân sự 2015"),
        ({"lai-suat": "2", "lai-suat-theo": "thang"}, "Lãi suất 24%/năm vượt mức tối đa 20%/năm"),
        ({**LATE, "lai-qua-han": "151"}, "điểm b khoản 1 Điều 25 Nghị định 45/2021/NĐ-CP"),
        ({**LATE, "lai-cham-tra": "10,1"}, "điểm b khoản 4 Điều 13 Thông tư 39/2016/TT-NHNN"),
        ({**LATE, "lai-qua-han": "99"}, "Từ 100% (bằng lãi suất trong hạn) đến 1.000%."),
        ({"lai-suat": "101"}, "Lãi suất không quá 100%."),
        ({"lai-suat": "6,84000001"}, "Nhiều nhất 6 chữ số sau dấu phẩy."),
        ({"so-tien": "0"}, "Nhập số tiền lớn hơn 0."),
        ({"so-tien": "ba trăm triệu"}, "Nhập số tiền bằng đồng"),
        ({"so-tien": "=1+1"}, "Đây là công thức của Excel."),
        ({"ngay-vay": "31/02/2025"}, "Nhập ngày có thật"),
        ({"pa1-thoi-han": ""}, "Chưa nhập mục này."),
        ({"pa1-thoi-han": "601"}, "Phải từ 1 đến 600."),
        ({"pa1-thoi-han": "10", "pa1-ky-goc": "3"}, "Thời hạn phải là bội số của kỳ trả gốc."),
        ({"pa1-an-han": "12"}, "Ân hạn gốc phải ngắn hơn thời hạn vay."),
        ({"pa1-an-han": "3", "pa1-phuong-thuc": "bullet"}, "Chỉ dùng khi trả gốc đều"),
        (
            {"pa2-phuong-thuc": "equal_principal", "pa2-thoi-han": "0"},
            "Phương án 2: Phải từ 1 đến 600.",
        ),
        ({"ngay-trong-thang": "32"}, "Phải từ 1 đến 31."),
        ({"ngay-tra-dau": "01/06/2025"}, "Ngày trả đầu tiên phải sau ngày bắt đầu vay."),
        ({"giai-ngan": "02/06/2025 abc"}, "Dòng 1 chưa đọc được: “02/06/2025 abc”"),
        ({"giai-ngan": "02/06/2025 1.000.000"}, "Tổng giải ngân 1.000.000 đồng khác số tiền vay"),
        ({"doi-lai-suat": "01/01/2025 7"}, "Không được trước ngày bắt đầu vay."),
        ({"ky-tu-chon": "02/09/2025 300.000.000"}, "Chỉ dùng khi một phương án trả gốc theo kỳ"),
        ({"pa1-phuong-thuc": "custom"}, "Tổng các kỳ trả gốc phải bằng 300.000.000 đồng."),
        ({"ngay-xem": "01/06/2025"}, "Không được trước ngày vay 02/06/2025."),
        ({"pa2-thoi-han": "24"}, "Chọn phương thức để so sánh, hoặc xóa các mục bên dưới."),
        ({"so-ky-da-tra": "3"}, "Nhập ngày xem, hoặc xóa các mục bên dưới."),
        ({"loai-tai-san": "other"}, "Nhập ngày xem, hoặc xóa các mục bên dưới."),
        ({**LATE, "gia-tri-tai-san": "1.000"}, "Chọn loại tài sản, hoặc xóa giá trị."),
        ({"du-no": "5"}, "Chưa nhập mục này nên chưa xét được: Dư nợ hiện có của khách hàng."),
        ({"von-tu-co": "5"}, "Chưa nhập mục này nên chưa xét được: Vốn chủ sở hữu"),
        ({**LATE, "so-ky-da-tra": "13"}, "Đến ngày xem mới có 6 kỳ đến hạn."),
        ({**LATE, "so-ky-da-tra": "7"}, "Đến ngày xem mới có 6 kỳ đến hạn."),
        ({"lai-qua-han": "151"}, "Lãi suất quá hạn"),
        ({"lai-qua-han": "abc"}, "Nhập"),
        ({"lai-cham-tra": "11"}, "không quá 10%"),
        ({**LATE, "ngay-chuyen-qua-han": "01/07/2025"}, "Ngày này không có gốc quá hạn để chuyển."),
        (
            {"ngay-xem": "20/12/2025", "so-ky-da-tra": "6", "ngay-chuyen-qua-han": "20/12/2025"},
            "Ngày này không có gốc quá hạn để chuyển.",
        ),
        (
            {"ngay-xem": "20/12/2025", "so-ky-da-tra": "", "ngay-chuyen-qua-han": "20/12/2025"},
            "Ngày này không có gốc quá hạn để chuyển.",
        ),
        ({**LATE, "loai-tai-san": "real_estate"}, "Nhập giá trị tài sản"),
        ({**LATE, "ngay-chuyen-qua-han": "21/12/2025"}, "Phải từ ngày vay đến ngày xem."),
    ],
    ids=lambda value: str(value)[:60],
)
def test_what_is_wrong_is_told_and_stays_typed(
    officer: FlaskClient, words: dict[str, str], told: str
) -> None:
    page = asked(officer, words)
    assert "Chưa tính được" in page
    assert told in page
    assert "Kết quả phương án 1" not in page
    name, typed = next(iter(words.items()))
    assert typed in page or not typed, name


def test_choice_that_is_not_offered_is_refused(officer: FlaskClient) -> None:
    for name in ("pa1-phuong-thuc", "cach-dem", "ngay-nghi", "lai-suat-theo", "loai-tai-san"):
        page = asked(officer, {name: "annuity"})
        assert "Chưa tính được: có 1 mục cần xem lại" in page, name


def test_common_term_is_refused_once(officer: FlaskClient) -> None:
    page = asked(officer, {**THREE, "lai-suat": "25"})
    assert "Chưa tính được: có 1 mục cần xem lại" in page


def test_chosen_dates_in_any_kind_of_letters(officer: FlaskClient) -> None:
    """Pasted from elsewhere: decomposed letters, tabs, semicolons, empty lines."""
    lines = normalize("NFD", "02/09/2025;\u00a0100.000.000\n\n 02/06/2026\t200.000.000 đồng ")
    page = asked(officer, {"pa1-phuong-thuc": "custom", "ky-tu-chon": lines})
    assert "Gốc trả theo 2 ngày đã chọn" in page


def test_markup_is_shown_as_it_was_typed(officer: FlaskClient) -> None:
    page = asked(officer, {"giai-ngan": "<script>alert(1)</script> 5"})
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_days_off_of_the_table_move_dates(officer: FlaskClient) -> None:
    """2/9 is a day off in the table that administrators keep."""
    page = asked(officer, {"ngay-nghi": "next"})
    assert "03/09/2025" in page
    assert "Có ngày đến hạn trùng ngày nghỉ" not in page


def test_law_of_another_day_is_told(officer: FlaskClient) -> None:
    old = asked(officer, {"ngay-vay": "14/05/2021", "ngay-xem": "14/05/2021"})
    assert "Hợp đồng ký trước 15/05/2021" in old
    assert "Chưa xác định nhóm nợ" in old
    new = asked(officer, {"ngay-vay": "02/06/2026", "ngay-xem": "03/08/2026"})
    assert "Thông tư 24/2026/TT-NHNN sửa đổi Thông tư 14/2024/TT-NHNN từ ngày 03/08/2026" in new
    assert 'class="notice notice-soon"' in new
    before = asked(officer, {"ngay-vay": "02/06/2026", "ngay-xem": "02/08/2026"})
    assert "Thông tư 24/2026/TT-NHNN" not in before
    assert 'class="notice notice-soon"' not in before


def test_pdf_holds_what_the_page_shows(officer: FlaskClient) -> None:
    answer = officer.get(f"{PAGE}/tep-pdf", query_string={**ASKED, **THREE, **LATE})
    assert answer.mimetype == "application/pdf"
    assert "tinh-thu-lich-tra-no-2025-06-02.pdf" in answer.headers["Content-Disposition"]
    pages = pypdf.PdfReader(BytesIO(answer.data)).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    for words in ("BẢNG TÍNH THỬ LỊCH TRẢ NỢ", "311.131.398", "25.937.321", "229.799.524 đồng"):
        assert words in text
    assert text.count("TÍNH THỬ, KHÔNG CAM KẾT CHO VAY") == len(pages)


def test_workbook_holds_numbers_days_and_every_day(officer: FlaskClient) -> None:
    answer = officer.get(f"{PAGE}/tep-excel", query_string={**ASKED, **THREE, **LATE})
    book = openpyxl.load_workbook(BytesIO(answer.data))
    assert book.sheetnames == [
        "Tóm tắt",
        "Phương án 1",
        "Phương án 2",
        "Phương án 3",
        "So sánh theo ngày",
        "Tình trạng",
        "Bảng tính lãi",
        "Từng ngày",
        "Cách tính",
    ]
    rows = list(book["Phương án 1"].iter_rows(min_row=5, values_only=True))
    assert rows[0][2:] == (30, 300_000_000, 25_000_000, 1_686_575, 26_686_575, 275_000_000)
    assert rows[12][4:7] == (300_000_000, 11_131_398, 311_131_398)
    daily = [row for row in book["Từng ngày"].iter_rows(min_row=5, values_only=True) if row[3] == 1]
    in_term = [row for row in daily if row[0] == "Lãi trong hạn"]
    assert len(in_term) == 201
    for sheet in book:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)


@pytest.mark.parametrize("file", ["tep-pdf", "tep-excel"])
def test_file_of_nothing_leads_back_to_the_page(officer: FlaskClient, file: str) -> None:
    empty = officer.get(f"{PAGE}/{file}")
    assert (empty.status_code, empty.location) == (303, PAGE)
    wrong = officer.get(f"{PAGE}/{file}", query_string={**ASKED, "lai-suat": "25"})
    assert wrong.status_code == 303
    assert "lai-suat=25" in wrong.location


def test_nothing_is_stored_and_one_question_is_asked(
    officer: FlaskClient, session: Session, count_queries: Callable[[], Any]
) -> None:
    before = session.query(Entry).count()
    session.commit()
    with count_queries() as statements:
        asked(officer, {**THREE, **LATE})
    assert len([one for one in statements if "reference_working" in one]) == 1
    assert [one for one in statements if one.startswith(("INSERT", "UPDATE", "DELETE"))] == []
    assert session.query(Entry).count() == before


@pytest.mark.parametrize(
    ("duty", "status"),
    [
        (Duty.CREDIT_OFFICER, 200),
        (Duty.ACCOUNTANT, 200),
        (Duty.CASHIER, 200),
        (Duty.DIRECTOR, 200),
        (Duty.CONTROLLER, 200),
        (Duty.AUDITOR, 200),
        (Duty.ALLIANCE_LEADER, 200),
        (Duty.REGISTRY_OFFICER, 403),
        (Duty.ALLIANCE_OFFICER, 403),
        (Duty.ADMINISTRATOR, 403),
    ],
)
@pytest.mark.db
def test_fund_duties_have_the_page(
    duty: Duty, status: int, as_user: Callable[[Any], FlaskClient], app: Flask
) -> None:
    client = as_user(make_user(duty))
    for path in (PAGE, f"{PAGE}/tep-pdf", f"{PAGE}/tep-excel"):
        answer = client.get(path)
        assert answer.status_code in ((status,) if path == PAGE else (status, 303))
    first = client.get("/quy-ho-tro").get_data(as_text=True)
    assert (f'href="{PAGE}"' in first) == (status == 200)


@pytest.mark.db
def test_longest_schedule_is_still_shown(as_user: Callable[[Any], FlaskClient], app: Flask) -> None:
    client = as_user(make_user(Duty.CREDIT_OFFICER))
    page = asked(client, {"pa1-thoi-han": "600", "pa2-phuong-thuc": "equal_instalment"})
    assert "02/06/2075" in page
