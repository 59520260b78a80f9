"""An officer takes lists of the office in, in a real browser: seen, corrected, confirmed, taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.fixtures import LiveServer
from tests.browser.widths import assert_fits
from tests.coop_registry.imports.kit import line, listed
from tests.coop_registry.imports.test_members import members, person
from tests.coop_registry.reading.books import make_csv, make_xlsx, tcvn3

pytestmark = pytest.mark.browser
SignIn = Callable[[Page, str], None]

LIST = listed(
    line("HTX Nông nghiệp Thử Nhập", code="4700555001"),
    line("HTX Vốn Chưa Rõ", code="4700555002", capital="2.2", stt=2),
    line("HTX Xã Chưa Rõ", code="4700555003", commune="Xã Không Có", stt=3),
)


def send(page: Page, folder: Path, name: str, content: bytes) -> None:
    """Upload a file; end on the page of the import."""
    file = folder / name
    file.write_bytes(content)
    page.goto("/nhap-danh-sach/moi")
    page.get_by_label("Tệp danh sách").set_input_files(file)
    page.get_by_role("button", name="Tải lên và đọc").press("Enter")
    expect(page.get_by_role("heading", name="Các bảng trong tệp")).to_be_visible()


def write(page: Page) -> None:
    """Check again, read the summary, record; end on the page of the result."""
    page.get_by_role("button", name="Kiểm tra lại trước khi ghi").press("Enter")
    expect(page.get_by_role("heading", name="Ghi danh sách vào sổ")).to_be_visible()
    page.get_by_role("button", name="Ghi vào sổ").press("Enter")
    expect(page.get_by_role("heading", name="Kết quả")).to_be_visible()


def clean(page: Page) -> None:
    """No page of the path scrolls sideways, on a phone or on a small desk; axe finds nothing."""
    assert_fits(page, (360, 1280))
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_a_list_is_seen_corrected_and_recorded_by_keyboard(
    page: Page, sign_in: SignIn, tmp_path: Path
) -> None:
    sign_in(page, "canbo.chodon")
    page.goto("/nhap-danh-sach/moi")
    clean(page)
    send(page, tmp_path, "danh-sach.xlsx", make_xlsx(LIST))
    clean(page)
    page.get_by_role("link", name="Xem từng dòng", exact=True).press("Enter")
    clean(page)
    page.get_by_role("link", name="HTX Vốn Chưa Rõ").press("Enter")
    expect(page.get_by_text("Dấu chấm được hiểu là dấu thập phân").first).to_be_visible()
    clean(page)
    field = page.get_by_label("Sửa ô Vốn điều lệ (triệu đồng)")
    field.fill("2,2 tỷ")
    field.press("Enter")
    expect(page.get_by_role("heading", name="HTX Xã Chưa Rõ")).to_be_visible()
    page.get_by_label("Trụ sở ở xã, phường").select_option(label="Xã Yên Phong (Huyện Chợ Đồn)")
    page.get_by_role("button", name="Ghi lại", exact=True).press("Enter")
    page.get_by_role("link", name="danh-sach.xlsx").press("Enter")
    page.get_by_role("button", name="Kiểm tra lại trước khi ghi").press("Enter")
    expect(page.get_by_text("Ghi mới 3 tổ chức vào sổ.")).to_be_visible()
    clean(page)
    page.get_by_role("button", name="Ghi vào sổ").press("Enter")
    expect(page.get_by_role("heading", name="Kết quả")).to_be_visible()
    clean(page)
    page.goto("/hop-tac-xa?tim=Vốn+Chưa+Rõ")
    page.get_by_role("link", name="HTX Vốn Chưa Rõ").press("Enter")
    expect(page.get_by_text("2.200.000.000").first).to_be_visible()
    page.get_by_role("link", name="Lịch sử").first.press("Enter")
    expect(page.get_by_role("link", name="danh-sach.xlsx, trang Sheet1, dòng 5")).to_be_visible()
    clean(page)


def test_members_follow_and_all_is_taken_back(page: Page, sign_in: SignIn, tmp_path: Path) -> None:
    sign_in(page, "canbo.chodon")
    send(page, tmp_path, "danh-sach.xlsx", make_xlsx(LIST))
    write(page)
    people = members(
        person(), person("Nông Văn Hai", paper="006090001999"), owner="HTX Vốn Chưa Rõ"
    )
    send(page, tmp_path, "thanh-vien.xlsx", make_xlsx(people))
    write(page)
    expect(page.get_by_role("row", name="Thành viên 2 0 0 0")).to_be_visible()
    page.get_by_role("link", name="Hoàn tác lần nhập").press("Enter")
    clean(page)
    page.get_by_label("Lý do hoàn tác").fill("Nhầm tệp")
    page.get_by_role("button", name="Hoàn tác lần nhập").press("Enter")
    expect(page.get_by_text("Đã hoàn tác").first).to_be_visible()
    with page.expect_navigation():
        page.go_back()
    page.goto("/hop-tac-xa?tim=Vốn+Chưa+Rõ")
    page.get_by_role("link", name="HTX Vốn Chưa Rõ").press("Enter")
    page.get_by_role("link", name="Thành viên").first.press("Enter")
    expect(page.get_by_text("Nông Văn Hai")).to_have_count(0)


def test_a_list_of_an_old_font_is_taken_in_without_javascript(
    plain_page: Page, live_server: LiveServer, sign_in: SignIn, tmp_path: Path
) -> None:
    page = plain_page
    sign_in(page, "canbo.chodon")
    send(page, tmp_path, "danh-sach.csv", tcvn3(make_csv(LIST)))
    expect(page.get_by_text("TCVN3").first).to_be_visible()
    write(page)
    expect(page.get_by_role("row", name="Tổ chức 3 0 0 0")).to_be_visible()
    page.get_by_role("link", name="Xem từng dòng và kết quả").press("Enter")
    expect(page.get_by_text("HTX Nông nghiệp Thử Nhập").first).to_be_visible()
