"""The page “Tính thử” tells how it computed, keeps its ways apart, and survives any address."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any
from unicodedata import normalize

import openpyxl
import pypdf
import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from accounts.rules.duties import Duty
from fund.forms.lines import MOST_LETTERS, MOST_LINES
from tests.factories.accounts import make_user
from tests.fund.test_trial_page import ASKED, LATE, PAGE, THREE, asked

TIMES = [
    "Đếm ngày",
    "Làm tròn",
    "Ngày đến hạn",
    "Ngày nghỉ",
    "Trả nợ",
    "Thứ tự thu nợ: khoản vay chưa quá hạn",
    "Thứ tự thu nợ: một số kỳ quá hạn",
    "Thứ tự thu nợ: cả khoản vay quá hạn",
    "Lãi trên gốc quá hạn",
    "Lãi chậm trả",
]
SAID = [
    "số ngày thực tế, không tính ngày đầu, tính ngày cuối",
    "cộng xong mới làm tròn đến đồng",
    "Ngày 2 của tháng; tháng không có ngày này thì ngày cuối tháng",
    "Ngày đến hạn giữ nguyên dù trùng ngày nghỉ",
    "không trả trước hạn; không có phí",
    "Lãi đến hạn; gốc đến hạn.",
    "Gốc quá hạn; lãi trên gốc quá hạn; lãi trong hạn đã quá hạn trả; lãi chậm trả; gốc đến hạn; lãi đến hạn.",
    "150% lãi suất trong hạn tại ngày chuyển nợ quá hạn",
    "10%/năm trên tiền lãi chưa trả, số ngày thực tế chia 365",
]
NONSENSE = (
    "abc",
    "-5",
    "1e9",
    "99999999999999999999999",
    "٣",
    "½",
    "<b>x</b>",
    "ngày mai",
    "9" * 300,
)
TYPED = [
    "so-tien",
    "lai-suat",
    "ngay-vay",
    "ngay-tra-dau",
    "ngay-trong-thang",
    "giai-ngan",
    "doi-lai-suat",
    "ky-tu-chon",
    *(f"pa{n}-{name}" for n in (1, 2) for name in ("thoi-han", "ky-goc", "ky-lai", "an-han")),
    "ngay-xem",
    "so-ky-da-tra",
    "ngay-chuyen-qua-han",
    "lai-qua-han",
    "lai-cham-tra",
    "gia-tri-tai-san",
    "von-quy",
    "du-no",
    "du-no-lien-quan",
    "von-du-an",
    "von-tu-co",
]
CHOSEN = [
    "lai-suat-theo",
    "ngay-nghi",
    "cach-dem",
    "pa1-phuong-thuc",
    "pa2-phuong-thuc",
    "loai-tai-san",
]


@pytest.fixture
def officer(as_user: Callable[[Any], FlaskClient], session: Session) -> FlaskClient:
    return as_user(make_user(Duty.CREDIT_OFFICER))


def plain(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def paper(client: FlaskClient, words: dict[str, str]) -> str:
    answer = client.get(f"{PAGE}/tep-pdf", query_string={**ASKED, **words})
    pages = pypdf.PdfReader(BytesIO(answer.data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def workbook(client: FlaskClient, words: dict[str, str]) -> openpyxl.Workbook:
    answer = client.get(f"{PAGE}/tep-excel", query_string={**ASKED, **words})
    return openpyxl.load_workbook(BytesIO(answer.data))


def test_page_paper_and_workbook_state_every_assumption(officer: FlaskClient) -> None:
    rows = list(workbook(officer, LATE)["Cách tính"].iter_rows(values_only=True))
    cells = [str(cell) for row in rows for cell in row if cell]
    sources = (plain(asked(officer, LATE)), paper(officer, LATE), " ".join(cells))
    for words in (*TIMES, *SAID):
        assert all(words in source for source in sources), words
    assert "6,84%/năm, là lãi suất của một năm" in sources[0]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"cach-dem": "flat"}, "mỗi tháng 1/12 năm, không giảm theo dư nợ"),
        ({"cach-dem": "30/360"}, "mỗi tháng tính 30 ngày, năm 360 ngày"),
        ({"ngay-nghi": "next"}, "lãi tính đến ngày đã dời"),
        ({"doi-lai-suat": "01/09/2025 6,5"}, "tính cho những ngày sau ngày đổi"),
        ({**LATE, "lai-qua-han": "130", "lai-cham-tra": "5"}, "130% lãi suất trong hạn tại ngày"),
        ({**LATE, "lai-qua-han": "130", "lai-cham-tra": "5"}, "5%/năm trên tiền lãi chưa trả"),
        (
            {"pa1-phuong-thuc": "custom", "ky-tu-chon": "02/06/2026 300.000.000"},
            "Các ngày đã chọn. Trả trong ngày đến hạn là đúng hạn",
        ),
    ],
)
def test_assumptions_are_those_of_the_loan(
    officer: FlaskClient, words: dict[str, str], told: str
) -> None:
    assert told in plain(asked(officer, words))


def test_ways_are_told_apart_by_words_and_by_colour(officer: FlaskClient) -> None:
    words = {
        "pa2-phuong-thuc": "equal_principal",
        "pa2-ky-goc": "3",
        "pa3-phuong-thuc": "equal_principal",
        "pa3-an-han": "6",
    }
    page = asked(officer, words)
    for title in (
        "Phương án 1: Trả gốc đều, 12 tháng<",
        "Phương án 2: Trả gốc đều, 12 tháng, gốc hằng quý, lãi hằng tháng<",
        "Phương án 3: Trả gốc đều, 12 tháng, ân hạn gốc 6 tháng<",
    ):
        assert page.count(title) >= 2, title
    for number in (1, 2, 3):
        assert f'<section class="trial-option option-{number}"' in page
        assert f'class="option-{number}">Phương án {number}</th>' in page


def test_equal_ways_are_said_to_be_equal(officer: FlaskClient) -> None:
    page = plain(asked(officer, {"pa2-phuong-thuc": "equal_principal"}))
    assert "Phương án 1 và 2 trả lãi ít nhất và bằng nhau: 11.131.398 đồng." in page
    assert "Phương án 2 giống hệt phương án 1: cùng ngày, cùng số tiền." in page
    assert "giống hệt" not in plain(asked(officer, THREE))
    three = {f"pa{number}-phuong-thuc": "equal_principal" for number in (2, 3)}
    assert "Phương án 1, 2 và 3 trả lãi ít nhất và bằng nhau" in plain(asked(officer, three))


@pytest.mark.parametrize(
    ("count", "rate"),
    [
        ("act/365", "6,84%/năm"),
        ("flat", "12,61%/năm"),
        ("act/360", "6,94%/năm"),
        ("30/360", "6,83%/năm"),
    ],
)
def test_equivalent_rate_stands_beside_the_signed_one(
    officer: FlaskClient, count: str, rate: str
) -> None:
    words = {"cach-dem": count, "pa2-phuong-thuc": "bullet"}
    told = f"Lãi suất quy đổi (dư nợ thực tế, năm 365 ngày) {rate}"
    assert told in plain(asked(officer, words))
    assert rate in paper(officer, words)
    rows = list(workbook(officer, words)["Tóm tắt"].iter_rows(values_only=True))
    head = next(row for row in rows if "Lãi suất quy đổi năm" in row)
    first = rows[rows.index(head) + 1]
    share = first[head.index("Lãi suất quy đổi năm")]
    assert isinstance(share, float)
    shown = float(rate.removesuffix("%/năm").replace(",", "."))
    assert share * 100 == pytest.approx(shown, abs=0.00501)


def test_equivalent_rate_above_the_cap_is_a_caution(officer: FlaskClient) -> None:
    words = {"cach-dem": "flat", "lai-suat": "12"}
    told = "vượt mức tối đa 20%/năm (khoản 1 Điều 468 Bộ luật Dân sự 2015)"
    assert told in plain(asked(officer, words))
    assert told in paper(officer, words)


def test_unread_circular_is_a_band_on_page_and_paper(officer: FlaskClient) -> None:
    words = {"ngay-vay": "02/06/2026", "ngay-xem": "03/08/2026"}
    told = "Thông tư 24/2026/TT-NHNN sửa đổi Thông tư 14/2024/TT-NHNN từ ngày 03/08/2026"
    assert told in paper(officer, words)
    rows = workbook(officer, words)["Tình trạng"].iter_rows(values_only=True)
    assert any(told in str(cell) for row in rows for cell in row)


@pytest.mark.parametrize("nonsense", NONSENSE, ids=lambda text: repr(text)[:20])
def test_nonsense_is_answered_at_every_field(officer: FlaskClient, nonsense: str) -> None:
    page = asked(officer, dict.fromkeys((*TYPED, *CHOSEN), nonsense))
    assert "Kết quả phương án 1" not in page
    for name in (*TYPED, *CHOSEN):
        field = re.search(
            rf'<(?:input|select|textarea)[^>]*\bid="([^"]+)"[^>]*\bname="{name}"', page
        )
        assert field, name
        assert f'href="#{field[1]}">' in page, (name, nonsense)
    for english in ("Invalid", "Not a valid", "must be", "This field"):
        assert english not in page


def test_one_field_has_one_message(officer: FlaskClient) -> None:
    page = asked(officer, {"so-tien": "ba trăm triệu", "lai-suat": "x", "ngay-vay": "x"})
    assert "Chưa tính được: có 3 mục cần xem lại" in page


def test_empty_rates_are_what_the_form_says(officer: FlaskClient) -> None:
    empty = plain(asked(officer, {**LATE, "lai-qua-han": "", "lai-cham-tra": ""}))
    assert "Để trống: 150%." in empty
    assert "Để trống: 10%/năm." in empty
    assert "150% lãi suất trong hạn tại ngày chuyển" in empty
    assert "10%/năm trên tiền lãi chưa trả" in empty


def test_letters_nobody_sees_are_nothing(officer: FlaskClient) -> None:
    assert "311.131.398 đồng" in asked(officer, {"so-tien": "300.000.000\x00", "an-han": "\u200b"})


def test_lines_have_an_end(officer: FlaskClient) -> None:
    line = "02/09/2025 1\n"
    for words, told in (
        (line * (MOST_LINES + 1), f"Nhiều nhất {MOST_LINES} dòng."),
        (" " * (MOST_LETTERS + 1), "Nhiều nhất 1.600 ký tự."),
    ):
        assert told in asked(officer, {"giai-ngan": words})
    assert asked(officer, {}).count(f'maxlength="{MOST_LETTERS}"') == 3


def test_full_form_fits_into_an_address(officer: FlaskClient) -> None:
    """gunicorn takes 8,190 letters; three full fields of lines are the most a form sends."""
    line = "02/09/2025 10.000.000.000\r\n"
    full = (line * MOST_LINES)[:MOST_LETTERS]
    words = {
        **ASKED,
        **THREE,
        **LATE,
        **dict.fromkeys(("giai-ngan", "doi-lai-suat", "ky-tu-chon"), full),
    }
    with officer.application.test_request_context(PAGE, query_string=words) as context:
        assert len(context.request.full_path) < 8_100
    assert "Chưa tính được" in asked(officer, words)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_address_with_strange_words_is_answered(officer: FlaskClient, form: str) -> None:
    words = {normalize(form, "số-lạ"): "1", "pa4-phuong-thuc": "bullet", "so-tien[]": "x"}
    assert "311.131.398 đồng" in asked(officer, words)
