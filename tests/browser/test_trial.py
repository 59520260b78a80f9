"""The trial calculation in a real browser: by keyboard, without scripts, narrow, read aloud."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.widths import excess

pytestmark = pytest.mark.browser
SignIn = Callable[[Page, str], None]
PAGE = "/quy-ho-tro/tinh-thu"
ASKED = {
    "so-tien": "300.000.000",
    "lai-suat": "6,84",
    "lai-suat-theo": "nam",
    "ngay-vay": "02/06/2025",
    "ngay-nghi": "none",
    "cach-dem": "act/365",
    "pa1-phuong-thuc": "equal_principal",
    "pa1-thoi-han": "36",
    "pa1-ky-goc": "1",
    "pa1-ky-lai": "1",
    "pa2-phuong-thuc": "equal_instalment",
    "pa3-phuong-thuc": "bullet",
    "ngay-xem": "20/12/2025",
    "so-ky-da-tra": "3",
    "ngay-chuyen-qua-han": "15/10/2025",
    "von-quy": "21.200.000.000",
    "von-du-an": "350.000.000",
    "von-tu-co": "50.000.000",
}
WIDTHS = (360, 768, 1280)


def ask(page: Page) -> None:
    """Fill in what has no usual value, and send it with Enter."""
    page.goto(PAGE)
    page.get_by_label("Số tiền vay").fill("300000000")
    page.get_by_label("Lãi suất cho vay").fill("6,84")
    page.get_by_role("button", name="Tính").click()
    expect(page.get_by_text("311.131.398 đồng").first).to_be_visible()


def test_two_figures_are_enough(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "tindung")
    ask(page)
    page.go_back()
    expect(page.get_by_role("heading", name="Nhập điều khoản")).to_be_visible()


def test_without_scripts(plain_page: Page, sign_in: SignIn) -> None:
    sign_in(plain_page, "tindung")
    ask(plain_page)
    plain_page.get_by_text("Xem phương án 1 vào một ngày").click()
    plain_page.get_by_label("Ngày xem").fill("20/12/2025")
    plain_page.get_by_label("Số kỳ đã trả đúng hạn").fill("3")
    plain_page.get_by_role("button", name="Tính").click()
    expect(plain_page.get_by_text("Nhóm 3 (nợ dưới tiêu chuẩn)")).to_be_visible()


def test_nothing_scrolls_sideways_but_tables(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "tindung")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for query in ("", "?" + urlencode(ASKED), "?" + urlencode({**ASKED, "lai-suat": "25"})):
            page.goto(PAGE + query)
            assert excess(page) == 0, (width, query)


def test_long_words_of_an_address_do_not_widen_the_page(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "tindung")
    page.set_viewport_size({"width": 360, "height": 800})
    names = [name for name in (*ASKED, "giai-ngan", "doi-lai-suat", "ky-tu-chon", "la") if name]
    for letters in ("a" * 300, "9" * 300, "Ê" * 150):
        page.goto(PAGE + "?" + urlencode(dict.fromkeys(names, letters)))
        expect(page.get_by_role("alert")).to_contain_text("Chưa tính được")
        assert excess(page) == 0, letters[0]


def test_page_can_be_read_aloud(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "tindung")
    for query in ("", "?" + urlencode(ASKED), "?" + urlencode({**ASKED, "lai-suat": "25"})):
        page.goto(PAGE + query)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
