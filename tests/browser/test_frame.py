import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_the_login_page_opens_in_vietnamese(page: Page) -> None:
    page.goto("/dang-nhap")
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    expect(page.get_by_role("button", name="Đăng nhập")).to_be_visible()


def test_the_login_page_opens_without_javascript(plain_page: Page) -> None:
    plain_page.goto("/dang-nhap")
    expect(plain_page.get_by_role("button", name="Đăng nhập")).to_be_visible()


def test_an_unknown_address_says_so_in_vietnamese(page: Page) -> None:
    answer = page.goto("/khong-co-trang-nay")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", name="Không tìm thấy")).to_be_visible()
