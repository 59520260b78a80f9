"""The overview in a real browser: by keyboard, without scripts, narrow, read aloud."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.widths import excess

pytestmark = pytest.mark.browser
SignIn = Callable[[Page, str], None]
PAGE = "/tong-quan"


def _open_all(page: Page) -> None:
    """Open the long tables."""
    for summary in page.locator(".long-table summary").all():
        summary.click()


def test_nothing_scrolls_sideways_but_tables(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "lienminh")
    for width in (360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(PAGE)
        assert excess(page) == 0, width
        _open_all(page)
        assert excess(page) == 0, width


@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_can_be_read_aloud(page: Page, sign_in: SignIn, width: int) -> None:
    sign_in(page, "lienminh")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(PAGE)
    _open_all(page)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_the_words_of_the_schema_stay_inside_and_large_enough_on_a_phone(
    page: Page, sign_in: SignIn
) -> None:
    sign_in(page, "lienminh")
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(PAGE)
    areas = page.locator(".tile-map a")
    expect(areas).to_have_count(8)
    for at in range(8):
        area = areas.nth(at)
        outline = area.locator("polygon").bounding_box()
        assert outline is not None
        for words in area.locator("text").all():
            box = words.bounding_box()
            assert box is not None
            assert outline["x"] <= box["x"]
            assert box["x"] + box["width"] <= outline["x"] + outline["width"]
            assert box["height"] >= 12


def test_an_area_opens_its_list_by_keyboard(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "lienminh")
    page.goto(PAGE)
    area = page.locator(".tile-map a[aria-label^='Huyện Chợ Đồn']")
    number = area.locator("text").nth(1).inner_html()
    area.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"{number} tổ chức")


def test_a_report_is_made_without_scripts(plain_page: Page, sign_in: SignIn) -> None:
    sign_in(plain_page, "lienminh")
    plain_page.goto(PAGE)
    plain_page.get_by_role("button", name="Lập báo cáo đến ngày 31/05/2025").click()
    expect(plain_page.get_by_text("Đã lập báo cáo tháng.")).to_be_visible()
    expect(plain_page.get_by_role("heading", level=1)).to_contain_text("Báo cáo")
