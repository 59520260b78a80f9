"""A commune is chosen by a few letters, with or without marks; without scripts from the list."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
SignIn = Callable[[Page, str], None]
FORM = "/hop-tac-xa/nhap-tu-giay-chung-nhan"


@pytest.mark.parametrize("typed", ["bang phuc", "Bằng Phúc", "phuc bang"])
def test_a_few_letters_choose_the_commune(page: Page, sign_in: SignIn, typed: str) -> None:
    sign_in(page, "canbo.chodon")
    page.goto(FORM)
    commune = page.locator("#unit_id")
    field = commune.locator("xpath=preceding-sibling::input")
    field.press_sequentially(typed)
    assert commune.evaluate("one => one.selectedOptions[0].label").startswith("Xã Bằng Phúc")
    expect(commune.locator("xpath=following-sibling::output")).to_have_text("1 mục khớp")
    field.fill("khongco")
    expect(commune.locator("xpath=following-sibling::output")).to_have_text("Không có mục nào khớp")
    assert commune.evaluate("one => one.selectedOptions[0].label").startswith("Xã Bằng Phúc")


def test_a_short_list_has_no_field_above_it(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "canbo.chodon")
    page.goto(FORM)
    expect(page.locator("#kind").locator("xpath=preceding-sibling::input")).to_have_count(0)


def test_the_typed_letters_are_never_sent(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "lienminh")
    page.goto("/hop-tac-xa")
    page.get_by_text("Lọc danh sách, chọn cột").click()
    page.locator("#dia-ban").locator("xpath=preceding-sibling::input").fill("cho don")
    page.get_by_role("button", name="Lọc", exact=True).click()
    expect(page.get_by_text("Địa bàn: Huyện Chợ Đồn")).to_be_visible()
    assert "cho+don" not in page.url


def test_without_scripts_the_list_is_whole(plain_page: Page, sign_in: SignIn) -> None:
    sign_in(plain_page, "canbo.chodon")
    plain_page.goto(FORM)
    expect(plain_page.locator(".pick-field")).to_have_count(0)
    plain_page.locator("#unit_id").select_option(label="Xã Bằng Phúc (Huyện Chợ Đồn)")


def test_ticks_are_kept_and_counted_from_page_to_page(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "lienminh")
    page.goto("/hop-tac-xa?loai=cooperative")
    page.get_by_label("Chọn tất cả dòng của trang").check()
    told = page.locator("[data-select-said]")
    expect(told).to_contain_text("Đã đánh dấu")
    count = page.locator("td input[name=chon]:checked").count()
    page.goto("/hop-tac-xa?loai=cooperative&trang=1&xep=-ten")
    expect(page.locator("td input[name=chon]:checked")).to_have_count(count)
    page.get_by_role("button", name="Bỏ đánh dấu").click()
    expect(page.locator("td input[name=chon]:checked")).to_have_count(0)
    expect(told).to_be_empty()


def test_without_scripts_nothing_offers_to_tick_the_whole_page(
    plain_page: Page, sign_in: SignIn
) -> None:
    sign_in(plain_page, "lienminh")
    plain_page.goto("/hop-tac-xa")
    expect(plain_page.locator("[data-select-bar]")).to_be_hidden()
    expect(plain_page.get_by_text("trong trang đang xem")).to_be_visible()
