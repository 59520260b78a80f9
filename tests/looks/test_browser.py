"""The sample pages in a real Chromium: axe, keyboard, narrow screen, scripts, print."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.widths import assert_fits
from tests.looks.test_templates import PAGES

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 360, "height": 740}}
DESK = {"viewport": {"width": 1280, "height": 800}}


@pytest.mark.parametrize("page", [PHONE, DESK], ids=["phone", "desk"], indirect=True)
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(page: Page, path: str) -> None:
    page.goto(path)
    report = Axe().run(page)
    assert report.violations_count == 0, report.generate_report()
    assert_fits(page)


FOCUS_RING = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
}"""


@pytest.mark.parametrize("path", PAGES)
def test_every_stop_of_the_tab_key_has_a_ring(page: Page, path: str) -> None:
    page.goto(path)
    page.evaluate("document.activeElement.blur()")
    stops: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        here = page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        if here.startswith("<body"):
            break
        stops.append(here)
        hidden = page.evaluate("document.activeElement.type") in ("file",)
        assert hidden or page.evaluate(FOCUS_RING), here
    assert len(stops) >= 2
    # A refused form begins at its list of errors.
    assert ("skip-link" in stops[0]) is (path != "/bieu-mau-loi")


def test_skip_link_leads_past_the_menu(page: Page) -> None:
    page.goto("/danh-sach")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "noi-dung"


def test_error_summary_is_read_first_and_leads_to_the_field(page: Page) -> None:
    page.goto("/bieu-mau")
    page.get_by_role("button", name="Ghi hợp tác xã").click()
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    summary.get_by_role("link", name="Vốn điều lệ").click()
    expect(page.get_by_label("Vốn điều lệ")).to_be_focused()


def test_money_is_grouped_while_it_is_typed_and_the_caret_stays(page: Page) -> None:
    page.goto("/bieu-mau")
    field = page.get_by_label("Vốn điều lệ")
    field.press_sequentially("1250000000")
    expect(field).to_have_value("1.250.000.000")
    for _ in range(4):
        field.press("ArrowLeft")
    field.press("Backspace")
    expect(field).to_have_value("125.000.000")
    assert field.evaluate("field => field.selectionStart") == 7
    field.fill("2 tỷ")
    expect(field).to_have_value("2 tỷ")


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("1.5", "1.5"),
        ("3.50", "3.50"),
        ("0.123", "0.123"),
        ("1,5 tỷ", "1,5 tỷ"),
        ("1500000", "1.500.000"),
        ("1.500.000", "1.500.000"),
        ("1 500 000", "1.500.000"),
    ],
)
def test_only_what_means_one_number_is_grouped(page: Page, typed: str, left: str) -> None:
    page.goto("/bieu-mau")
    field = page.get_by_label("Vốn điều lệ")
    field.press_sequentially(typed)
    expect(field).to_have_value(left)
    field.fill(typed)  # as pasted
    expect(field).to_have_value(left)


def test_a_decimal_typed_as_money_is_refused_and_stays_as_typed(page: Page) -> None:
    page.goto("/bieu-mau")
    page.get_by_label("Vốn điều lệ").press_sequentially("1.5")
    page.get_by_label("Số thành viên khai báo").press_sequentially("3.5")
    page.get_by_role("button", name="Ghi hợp tác xã").click()
    expect(page.locator(".error-summary")).to_contain_text("Nhập số tiền bằng đồng")
    expect(page.locator(".error-summary")).to_contain_text("Nhập một số nguyên")
    expect(page.get_by_label("Vốn điều lệ")).to_have_value("1.5")
    expect(page.get_by_label("Số thành viên khai báo")).to_have_value("3.5")


def test_enter_in_a_long_form_goes_to_the_next_field_and_sends_nothing(page: Page) -> None:
    page.goto("/bieu-mau")
    page.get_by_label("Tên hợp tác xã").press("Enter")
    expect(page.get_by_label("Loại hình")).to_be_focused()
    page.get_by_label("Vốn điều lệ").fill("5")
    page.get_by_label("Vốn điều lệ").press("Enter")
    expect(page.get_by_label("Số thành viên khai báo")).to_be_focused()
    page.get_by_label("Tôi đã đối chiếu").press("Enter")
    button = page.get_by_role("button", name="Ghi hợp tác xã")
    expect(button).to_be_focused()
    expect(page.locator(".error-summary")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator(".error-summary")).to_be_visible()


def test_enter_in_a_short_form_still_sends_it(page: Page) -> None:
    page.goto("/bieu-mau")
    page.evaluate(
        "[...document.querySelectorAll('.form-page .field')].slice(1).forEach(one => one.remove())"
    )
    page.get_by_label("Tên hợp tác xã").press("Enter")
    expect(page.locator(".error-summary")).to_be_visible()


def test_button_rests_after_the_first_click(page: Page) -> None:
    page.goto("/bieu-mau")
    page.evaluate(
        "document.querySelector('.form-page').addEventListener('submit', e => e.preventDefault())"
    )
    button = page.get_by_role("button", name="Ghi hợp tác xã")
    button.click()
    expect(button).to_be_disabled()


def _type_draft(page: Page) -> None:
    page.goto("/bieu-mau")
    page.get_by_label("Tên hợp tác xã").fill("Hợp tác xã Nháp")
    page.get_by_label("Số định danh cá nhân").fill("006085001234")
    page.get_by_label("Mật khẩu").fill("bi-mat-12345")
    page.get_by_label("Nhỏ", exact=True).check()


def test_draft_is_offered_again_but_never_holds_secrets(page: Page) -> None:
    _type_draft(page)
    kept = page.evaluate("JSON.stringify(sessionStorage)")
    assert "Hợp tác xã Nháp" in kept
    assert "006085001234" not in kept
    assert "bi-mat-12345" not in kept
    page.goto("/danh-sach")
    page.goto("/bieu-mau")
    page.get_by_role("button", name="Lấy lại bản nháp").click()
    expect(page.get_by_label("Tên hợp tác xã")).to_have_value("Hợp tác xã Nháp")
    expect(page.get_by_label("Nhỏ", exact=True)).to_be_checked()
    expect(page.get_by_label("Số định danh cá nhân")).to_have_value("")


def test_draft_is_gone_after_log_out(page: Page) -> None:
    _type_draft(page)
    page.get_by_role("button", name="Đăng xuất").click()
    page.goto("/bieu-mau")
    assert "Nháp" not in page.evaluate("JSON.stringify(sessionStorage)")


def test_draft_stays_when_refused_and_goes_when_the_form_is_taken(page: Page) -> None:
    _type_draft(page)
    page.get_by_role("button", name="Ghi hợp tác xã").click()
    expect(page.locator(".error-summary")).to_be_visible()
    assert "Nháp" in page.evaluate("JSON.stringify(sessionStorage)")
    page.get_by_label("Ngày cấp giấy chứng nhận").fill("13/06/2017")
    page.get_by_label("Vốn điều lệ").fill("500000000")
    page.get_by_role("button", name="Ghi hợp tác xã").click()
    page.wait_for_url("**/danh-sach")
    assert "Nháp" not in page.evaluate("JSON.stringify(sessionStorage)")


@pytest.mark.parametrize("page", [PHONE], indirect=True)
def test_phone_menu_shows_the_rest_on_demand(page: Page) -> None:
    page.goto("/")
    last = page.get_by_role("link", name="Đăng nhập")
    expect(last).to_be_hidden()
    more = page.locator("[data-menu-toggle]")
    expect(more).to_have_text("Thêm")
    more.focus()
    page.keyboard.press("Enter")
    expect(last).to_be_visible()
    page.keyboard.press("Escape")
    expect(last).to_be_hidden()
    expect(more).to_be_focused()


WITHOUT_SCRIPTS: dict[str, Any] = PHONE | {"java_script_enabled": False}


@pytest.mark.parametrize("page", [WITHOUT_SCRIPTS], indirect=True)
def test_form_and_menu_work_without_scripts(page: Page) -> None:
    page.goto("/bieu-mau")
    page.get_by_role("link", name="Thêm").click()
    expect(page.get_by_role("link", name="Đăng nhập")).to_be_visible()
    page.goto("/bieu-mau")
    page.get_by_label("Tên hợp tác xã").fill("Hợp tác xã Thắng Lợi")
    page.get_by_role("button", name="Ghi hợp tác xã").click()
    expect(page.locator(".error-summary")).to_be_visible()
    expect(page.get_by_label("Tên hợp tác xã")).to_have_value("Hợp tác xã Thắng Lợi")


def test_paper_has_the_band_and_no_frame(page: Page) -> None:
    page.goto("/ho-so")
    page.emulate_media(media="print")
    for part in (".side-menu", ".search-box", ".person", ".tabs", ".fact-verbs", ".page-actions"):
        expect(page.locator(part).first).to_be_hidden()
    expect(page.locator(".band-demo")).to_be_visible()
    expect(page.locator(".band-day")).to_be_visible()
    page.goto("/danh-sach")
    page.set_viewport_size({"width": 660, "height": 900})
    # A sheet is as narrow as a phone, but a list stays a list on it.
    expect(page.locator(".data-table thead").first).to_have_css("display", "table-header-group")


def test_copy_button_copies_the_text(chromium: Browser, address: str) -> None:
    context = chromium.new_context(
        base_url=address, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.goto("/ho-so")
    page.get_by_role("button", name="Chép").click()
    expect(page.get_by_role("button", name="Đã chép")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").startswith("Kính gửi anh/chị")
    context.close()
