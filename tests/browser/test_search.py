"""Searching as people do: typing, arrows, Enter, on a phone, and without JavaScript."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.widths import assert_fits

SignIn = Callable[[Page, str], None]
pytestmark = pytest.mark.browser

OFFICER = "canbo.chodon"
NUMBER = "006190000177"


def test_typing_arrows_and_enter_open_a_record(page: Page, sign_in: SignIn) -> None:
    sign_in(page, OFFICER)
    page.goto("/")
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="Tìm hợp tác xã, người, số giấy tờ, trang")
    expect(box).to_be_focused()
    box.press_sequentially("sao mai", delay=20)
    option = page.get_by_role("option", name="Hợp tác xã Nông nghiệp Mẫu Sao Mai")
    expect(option).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    chosen = option.get_attribute("id")
    assert chosen is not None
    expect(box).to_have_attribute("aria-activedescendant", chosen)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Mẫu Sao Mai")


def test_escape_closes_and_enter_without_a_choice_opens_the_page(
    page: Page, sign_in: SignIn
) -> None:
    sign_in(page, OFFICER)
    page.goto("/")
    box = page.locator("#tim-kiem")
    box.press_sequentially("mẫu", delay=20)
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("option", name="Xem tất cả kết quả")).to_have_attribute(
        "aria-selected", "true"
    )
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(box).to_have_value("mẫu")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Hợp tác xã, liên hiệp, tổ hợp tác")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/tim\?q="))


def test_a_slash_typed_into_a_field_stays_there(page: Page, sign_in: SignIn) -> None:
    sign_in(page, OFFICER)
    page.goto("/tim")
    field = page.get_by_label("Tên, số hoặc việc cần tìm")
    field.press_sequentially("05/bc")
    expect(field).to_have_value("05/bc")
    expect(field).to_be_focused()


def test_an_identity_number_is_never_sent(page: Page, sign_in: SignIn) -> None:
    sign_in(page, OFFICER)
    page.goto("/")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    box = page.locator("#tim-kiem")
    box.press_sequentially(NUMBER, delay=40)
    expect(page.locator(".search-hint")).to_contain_text("xem cách tra cứu theo số")
    page.keyboard.press("Enter")
    expect(page.get_by_text("không nhận số căn cước")).to_be_visible()
    assert "dinh-danh=1" in page.url
    # Not even the beginning that could still become one.
    assert not [url for url in sent if NUMBER[:7] in url]


def test_a_phone_opens_the_box_by_an_icon(page: Page, sign_in: SignIn) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in(page, OFFICER)
    page.goto("/")
    box = page.locator("#tim-kiem")
    expect(box).to_be_hidden()
    page.get_by_role("button", name="Tìm", exact=True).first.click()
    expect(box).to_be_focused()
    box.press_sequentially("đồi xanh", delay=20)
    expect(page.get_by_role("option", name="Hợp tác xã Chè Mẫu Đồi Xanh")).to_be_visible()
    assert_fits(page)
    page.get_by_role("option", name="Hợp tác xã Chè Mẫu Đồi Xanh").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Mẫu Đồi Xanh")


def test_the_search_works_without_javascript(plain_page: Page, sign_in: SignIn) -> None:
    sign_in(plain_page, OFFICER)
    plain_page.goto("/")
    plain_page.locator("#tim-kiem").fill("che mau")
    plain_page.keyboard.press("Enter")
    plain_page.get_by_role("link", name="Hợp tác xã Chè Mẫu Đồi Xanh").click()
    expect(plain_page.get_by_role("heading", level=1)).to_contain_text("Mẫu Đồi Xanh")


def test_without_javascript_the_browser_keeps_an_identity_number_back(
    plain_page: Page, sign_in: SignIn
) -> None:
    sign_in(plain_page, OFFICER)
    plain_page.goto("/")
    before = plain_page.url
    for typed in (NUMBER, "006 190 000 177", "095.123.456"):
        plain_page.locator("#tim-kiem").fill(typed)
        plain_page.keyboard.press("Enter")
        assert plain_page.url == before
    for typed in ("0912 345 678", "4700111222", "HTX 20-10"):
        plain_page.locator("#tim-kiem").fill(typed)
        assert plain_page.evaluate("document.querySelector('#tim-kiem').checkValidity()") is True
