"""No page of work scrolls sideways, from a phone to a small desk."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accounts import queries as accounts
from accounts.rules.sign_in import ACCOUNT_TRIES
from accounts.services.sign_in import check_password
from core.clock import now_utc
from core.db import db
from tests.browser.fixtures import LiveServer
from tests.browser.widths import excess
from tests.factories.papers import make_paper

pytestmark = pytest.mark.browser
SignIn = Callable[[Page, str], None]

WIDTHS = (360, 768, 1024, 1280)


def _excess(page: Page, path: str) -> dict[int, int]:
    """Return by how many pixels the page is too wide, at each width where it is."""
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200
        if (over := excess(page)) > 0:
            found[width] = over
    return found


def test_the_list_of_organisations_fits(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "canbo.chodon")
    assert _excess(page, "/hop-tac-xa") == {}


@pytest.mark.parametrize(
    "tab", ["", "/thanh-vien", "/von-gop", "/van-de", "/van-de?ngay=30/06/2024", "/giay-to"]
)
def test_the_tabs_of_a_record_in_breach_fit(page: Page, sign_in: SignIn, tab: str) -> None:
    """Organisation 2 of the demonstration is late, above the ceiling, and was before."""
    sign_in(page, "canbo.chodon")
    assert _excess(page, f"/hop-tac-xa/2{tab}") == {}


@pytest.mark.parametrize("width", [1280, 1366])
def test_the_sheet_of_members_is_whole_on_an_office_screen(
    page: Page, sign_in: SignIn, width: int
) -> None:
    sign_in(page, "canbo.chodon")
    page.set_viewport_size({"width": width, "height": 768})
    page.goto("/hop-tac-xa/2/thanh-vien/nhap-danh-sach")
    hidden = page.locator(".grid-region").evaluate("one => one.scrollWidth - one.clientWidth")
    assert hidden <= 0
    page.locator("#rows-0-pledge_vnd").fill("125000000")
    typed = page.locator("#rows-0-pledge_vnd").evaluate("one => one.scrollWidth - one.clientWidth")
    assert typed <= 1


def test_the_list_of_papers_fits(page: Page, sign_in: SignIn, live_server: LiveServer) -> None:
    with live_server.app.app_context():
        make_paper(title="Bản tóm tắt thông tin: Hợp tác xã Nông nghiệp Tân Thành Công Nghĩa Tá")
        db.session.commit()
    sign_in(page, "canbo.chodon")
    assert _excess(page, "/giay-to") == {}


def test_a_locked_account_fits(page: Page, sign_in: SignIn, live_server: LiveServer) -> None:
    with live_server.app.app_context():
        user = accounts.person_by_username("canbo.chodon")
        for _ in range(ACCOUNT_TRIES):
            check_password(user.username, "sai-mat-khau", address="192.0.2.7", now=now_utc())
        db.session.commit()
        path = f"/quan-tri/nguoi-dung/{user.id}"
    sign_in(page, "quantri")
    assert _excess(page, path) == {}
    expect(page.get_by_text("Tạm khóa do nhập sai đến")).to_be_visible()


def test_a_page_on_its_way_is_waited_for_and_a_wide_one_is_told(page: Page) -> None:
    page.set_content("<p>Vừa</p>")
    later = "const whole = document.documentElement; setTimeout(() => document.append(whole), 200)"
    page.evaluate(f"{later}; whole.remove()")
    assert excess(page) == 0
    page.set_content(f"<p style='width: {page.viewport_size['width'] + 300}px'>Rộng</p>")
    assert excess(page) >= 300
