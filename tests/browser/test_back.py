"""“Back” after a recording: the old page says that it is done, and records nothing again."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from core.db import db
from tests.browser.fixtures import LiveServer
from tests.factories.registry import make_organisation

pytestmark = pytest.mark.browser
SignIn = Callable[[Page, str], None]


def new_member(live_server: LiveServer, name: str) -> str:
    """Return the address of the form that adds a member to a new cooperative."""
    with live_server.app.app_context():
        made = make_organisation(name=name, identifiers=(), accept_similar=True)
        db.session.commit()
        return f"/hop-tac-xa/{made.id}/thanh-vien/them"


def add_member(page: Page, url: str, name: str) -> None:
    """Open the form of one member and send it."""
    page.goto(url)
    page.get_by_label("Họ và tên, tên hộ").fill(name)
    page.get_by_label("Ngày tham gia").fill("1/3/2025")
    page.get_by_role("button", name="Ghi thành viên").click()
    expect(page.get_by_text("Đã ghi thành viên vào danh sách.")).to_be_visible()


def test_the_form_reached_by_back_says_it_is_done_and_rests(
    page: Page, live_server: LiveServer, sign_in: SignIn
) -> None:
    url = new_member(live_server, "Hợp tác xã Quay Lại")
    sign_in(page, "canbo.chodon")
    add_member(page, url, "Nông Văn Quay")
    page.go_back()
    expect(page.get_by_text("Biểu mẫu này đã được ghi")).to_be_visible()
    expect(page.get_by_role("button", name="Ghi thành viên")).to_be_disabled()
    page.get_by_role("link", name="Mở biểu mẫu mới").click()
    expect(page.get_by_text("Biểu mẫu này đã được ghi")).to_have_count(0)
    expect(page.get_by_role("button", name="Ghi thành viên")).to_be_enabled()
    add_member(page, url, "Nông Văn Lại")
    expect(page.get_by_role("link", name="Nông Văn Quay")).to_have_count(1)
    expect(page.get_by_role("link", name="Nông Văn Lại")).to_have_count(1)


def test_a_refused_form_reached_by_back_may_be_sent_again(
    page: Page, live_server: LiveServer, sign_in: SignIn
) -> None:
    url = new_member(live_server, "Hợp tác xã Chưa Ghi")
    sign_in(page, "canbo.chodon")
    page.goto(url)
    page.get_by_label("Họ và tên, tên hộ").fill("Nông Văn Thiếu")
    page.get_by_role("button", name="Ghi thành viên").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("Biểu mẫu này đã được ghi")).to_have_count(0)
    expect(page.get_by_role("button", name="Ghi thành viên")).to_be_enabled()
