"""A new user types nine members from paper by keyboard, prints book and certificate."""

import unicodedata
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from core.db import db
from tests.browser.fixtures import LiveServer
from tests.browser.widths import assert_fits
from tests.factories.registry import make_organisation

pytestmark = pytest.mark.browser
SignIn = Callable[[Page, str], None]

NAMES = (
    "Nông Văn Thắng",
    "Hoàng Thị Kiều Oanh",
    "Lường Văn Bảo",
    "Triệu Thị Mùi",
    "Đàm Văn Đức",
    "Ma Thị Sáu",
    "Nguyễn Hữu Bảy",
    "Bàn Thị Tám",
    "Lý Văn Chín",
)
#: A slow hand: two keys a second, letters with signs counted as Telex types them.
KEYS_A_SECOND = 2
MINUTES = 15
#: The ninth member is fifteen: recorded, and said at once with the article.
BORN_LATE = 2010


class Keys:
    """The keyboard and nothing else; counts what a hand would press."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pressed = 0

    def type(self, text: str) -> None:
        """Type a text."""
        self.pressed += len(unicodedata.normalize("NFD", text))
        self.page.keyboard.type(text)

    def press(self, key: str) -> None:
        """Press one key."""
        self.pressed += 1
        self.page.keyboard.press(key)

    def tab_to(self, words: str) -> None:
        """Press Tab until the link, button or field with these words has the focus."""
        for _ in range(60):
            self.press("Tab")
            said = self.page.evaluate(
                "(document.activeElement.ariaLabel || document.activeElement.labels?.[0]?.innerText"
                " || document.activeElement.innerText || '').trim()"
            )
            if said.startswith(words):
                return
        raise AssertionError(f"no way to “{words}” by Tab")

    def open(self, words: str) -> None:
        """Go to a link or button and press it."""
        self.tab_to(words)
        with self.page.expect_navigation():
            self.press("Enter")


@pytest.fixture
def organisation_id(live_server: LiveServer) -> int:
    """Return a cooperative of Chợ Đồn without a member list."""
    with live_server.app.app_context():
        made = make_organisation(
            name="Hợp tác xã Gõ Tay", identifiers=(), declared=(), capital_vnd=180_000_000
        )
        db.session.commit()
        return made.id


def type_nine(keys: Keys) -> None:
    """Type nine rows; what is like the row above is left empty."""
    for place, name in enumerate(NAMES):
        keys.type(name)
        for _ in range(3):
            keys.press("Tab")
        keys.type(str(1970 + place) if place < 8 else str(BORN_LATE))
        for _ in range(2):
            keys.press("Tab")
        keys.type(f"0060850012{place:02d}")
        keys.press("Tab")
        keys.type("" if place else "1/6/2025")
        keys.press("Tab")
        keys.type("20000000")
        keys.press("Tab")
        keys.type("20000000")
        keys.press("Tab")
        keys.type("" if place else "1/6/2025")
        if place < len(NAMES) - 1:
            keys.press("Enter")


def clean(page: Page) -> None:
    """Assert that nothing keeps anybody from reading the page."""
    report = Axe().run(page)
    assert report.violations_count == 0, report.generate_report()


def test_nine_members_book_and_certificate_by_keyboard_alone(
    page: Page, sign_in: SignIn, organisation_id: int
) -> None:
    sign_in(page, "canbo.chodon")
    keys = Keys(page)
    page.goto(f"/hop-tac-xa/{organisation_id}/thanh-vien")
    clean(page)
    keys.open("Nhập danh sách thành viên")
    clean(page)
    type_nine(keys)
    expect(page.locator("#rows-8-full_name")).to_have_value("Lý Văn Chín")
    expect(page.locator("#rows-8-paid_vnd")).to_have_value("20.000.000")
    with page.expect_navigation():
        keys.press("Control+Enter")
    checked = page.locator(".confirm")
    expect(checked).to_contain_text("Thành viên chưa đủ tuổi")
    expect(checked).to_contain_text("từ ngày 01/06/2025")
    expect(checked).to_contain_text("khoản 1 Điều 30")
    clean(page)
    keys.open("Ghi vào danh sách")
    expect(page.get_by_text("Đã ghi 9 thành viên")).to_be_visible()
    assert "Nông Văn" not in page.evaluate("JSON.stringify(sessionStorage)")
    clean(page)
    keys.open("Lập sổ đăng ký thành viên")
    keys.open("Lập sổ")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sổ đăng ký thành viên")
    page.goto(f"/hop-tac-xa/{organisation_id}/thanh-vien")
    keys.open("Bàn Thị Tám")
    clean(page)
    keys.open("Lập giấy chứng nhận")
    keys.tab_to("Số giấy chứng nhận")
    keys.type("01/GCN-HTX")
    keys.open("Lập giấy chứng nhận")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Giấy chứng nhận phần vốn góp")
    page.goto(f"/hop-tac-xa/{organisation_id}/von-gop")
    expect(page.get_by_text("180.000.000 đồng").first).to_be_visible()
    clean(page)
    assert keys.pressed / KEYS_A_SECOND < MINUTES * 60


def test_cells_pasted_from_a_workbook_fill_rows_and_columns(
    page: Page, sign_in: SignIn, organisation_id: int
) -> None:
    sign_in(page, "canbo.chodon")
    page.goto(f"/hop-tac-xa/{organisation_id}/thanh-vien/nhap-danh-sach")
    cells = "\n".join(
        f"Lý Văn Dán {n}\tHộ gia đình\tLiên kết góp vốn\t1980\t\t0060850013{n:02d}\t1/6/2025\t5000000"
        for n in range(12)
    )
    page.locator("#rows-0-full_name").focus()
    page.evaluate(
        """text => {
          const data = new DataTransfer();
          data.setData("text/plain", text);
          document.activeElement.dispatchEvent(
            new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        cells,
    )
    expect(page.locator("#rows-11-full_name")).to_have_value("Lý Văn Dán 11")
    expect(page.locator("#rows-11-kind")).to_have_value("household")
    expect(page.locator("#rows-11-member_class")).to_have_value("contributing_associate")
    expect(page.locator("#rows-11-pledge_vnd")).to_have_value("5.000.000")
    kept = page.evaluate("JSON.stringify(sessionStorage)")
    assert "Lý Văn Dán 11" in kept
    assert "0060850013" not in kept
    page.reload()
    page.get_by_role("button", name="Lấy lại bản nháp").click()
    expect(page.locator("#rows-11-full_name")).to_have_value("Lý Văn Dán 11")
    expect(page.locator("#rows-11-identity_no")).to_have_value("")


def test_arrows_and_more_rows_work_as_in_a_sheet(
    page: Page, sign_in: SignIn, organisation_id: int
) -> None:
    sign_in(page, "canbo.chodon")
    page.goto(f"/hop-tac-xa/{organisation_id}/thanh-vien/nhap-danh-sach")
    expect(page.locator("#rows-0-full_name")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#rows-1-full_name")).to_be_focused()
    page.locator("#rows-9-paid_on").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#rows-10-full_name")).to_be_focused()
    page.get_by_role("button", name="Thêm dòng").click()
    expect(page.locator("tr[data-row]")).to_have_count(16)
    clean(page)


def test_a_refused_list_leads_from_the_summary_to_the_cell(
    page: Page, sign_in: SignIn, organisation_id: int
) -> None:
    sign_in(page, "canbo.chodon")
    page.goto(f"/hop-tac-xa/{organisation_id}/thanh-vien/nhap-danh-sach")
    page.locator("#rows-0-full_name").fill("Nông Văn Sai")
    page.locator("#rows-0-joined_on").fill("31/2/2024")
    page.get_by_role("button", name="Kiểm tra và ghi").click()
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    clean(page)
    summary.get_by_role("link").first.click()
    expect(page.locator("#rows-0-joined_on")).to_be_focused()
    expect(page.locator("#rows-0-full_name")).to_have_value("Nông Văn Sai")


@pytest.mark.parametrize(
    "step", ["thanh-vien", "thanh-vien/nhap-danh-sach", "thanh-vien/them", "von-gop"]
)
def test_nothing_scrolls_sideways_on_a_phone(
    page: Page, sign_in: SignIn, organisation_id: int, step: str
) -> None:
    sign_in(page, "canbo.chodon")
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"/hop-tac-xa/{organisation_id}/{step}")
    assert_fits(page)
    clean(page)


def test_the_list_is_typed_without_javascript(
    plain_page: Page, sign_in: SignIn, organisation_id: int
) -> None:
    page = plain_page
    sign_in(page, "canbo.chodon")
    page.goto(f"/hop-tac-xa/{organisation_id}/thanh-vien/nhap-danh-sach")
    page.locator("#rows-0-full_name").fill("Nông Văn Thường")
    page.locator("#rows-0-joined_on").fill("1/6/2025")
    page.get_by_role("button", name="Thêm dòng").click()
    page.locator("#rows-14-full_name").fill("Ma Thị Cuối")
    page.get_by_role("button", name="Kiểm tra và ghi").click()
    page.get_by_role("button", name="Ghi vào danh sách").click()
    expect(page.get_by_text("Đã ghi 2 thành viên")).to_be_visible()
