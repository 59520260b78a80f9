"""A change of identity in the browser: one officer proposes, another person decides."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from coop_registry.queries import parties
from core.db import db
from tests.browser.fixtures import LiveServer
from tests.factories.holders import make_member
from tests.factories.registry import make_organisation

pytestmark = pytest.mark.browser
SignIn = Callable[[Page, str], None]
WRONG, RIGHT, MASKED = "006085000777", "006085000778", "0060******78"


@pytest.fixture
def party_id(live_server: LiveServer) -> int:
    """Return a member whose number was typed wrongly."""
    with live_server.app.app_context():
        made = make_organisation(name="Hợp tác xã Hai Người", identifiers=(), declared=())
        member = make_member(made, "Nông Thị Nhầm Số", WRONG)
        db.session.commit()
        return int(member.party_id)


def clean(page: Page) -> None:
    """Assert that nothing keeps anybody from reading the page."""
    report = Axe().run(page)
    assert report.violations_count == 0, report.generate_report()


def propose(page: Page, party_id: int) -> str:
    """Propose the right number by keyboard; return the address of the proposal."""
    page.goto(f"/ca-nhan/{party_id}/de-nghi-sua-giay-to")
    page.get_by_label("Loại giấy tờ mới").select_option(label="Căn cước, căn cước công dân")
    page.get_by_label("Số giấy tờ mới").fill(RIGHT)
    page.get_by_label("Căn cứ sửa").fill("Thẻ căn cước bản gốc")
    clean(page)
    page.get_by_label("Căn cứ sửa").press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".notice-success, [role=status]").first).to_be_visible()
    page.goto("/de-nghi-sua-giay-to")
    return page.get_by_role("link", name="Nông Thị Nhầm Số").first.get_attribute("href") or ""


def number_of(server: LiveServer, party_id: int) -> str | None:
    """Return the masked number as recorded."""
    with server.app.app_context():
        return parties.get(party_id).identity_masked


def test_who_proposes_cannot_approve_and_another_person_can(
    page: Page, sign_in: SignIn, browser: Browser, live_server: LiveServer, party_id: int
) -> None:
    sign_in(page, "canbo.chodon")
    address = propose(page, party_id)
    page.goto(address)
    expect(page.get_by_text("Anh/chị là người đề nghị nên không tự duyệt")).to_be_visible()
    expect(page.get_by_role("button", name="Ghi quyết định")).to_have_count(0)
    clean(page)
    token = page.locator("meta[name=csrf-token], input[name=csrf_token]").first
    forged = page.request.post(
        address,
        form={
            "csrf_token": token.get_attribute("content") or token.input_value(),
            "decision": "duyet",
            "retyped": RIGHT,
        },
    )
    assert "người thứ hai" in forged.text() or "không tự duyệt" in forged.text()
    assert number_of(live_server, party_id) == "0060******77"
    with browser.new_context(base_url=live_server.url, locale="vi-VN") as context:
        other = context.new_page()
        sign_in(other, "lanhdao.chodon")
        decide(other, address, live_server, party_id)
    page.goto(address)
    expect(page.get_by_text("Đã duyệt")).to_be_visible()
    assert RIGHT not in page.content()


def decide(page: Page, address: str, server: LiveServer, party_id: int) -> None:
    """Approve as the second person: with another number refused, with the right one done."""
    page.goto(address)
    expect(page.get_by_text(MASKED)).to_be_visible()
    assert RIGHT not in page.content()
    page.get_by_label("Duyệt, sửa theo đề nghị").check()
    page.get_by_label("Nhập lại số giấy tờ mới").fill(WRONG)
    page.get_by_role("button", name="Ghi quyết định").click()
    expect(page.get_by_text("Số nhập lại không khớp").first).to_be_visible()
    assert number_of(server, party_id) == "0060******77"
    clean(page)
    page.get_by_label("Nhập lại số giấy tờ mới").fill("0060 8500 0778")
    page.get_by_role("button", name="Ghi quyết định").click()
    expect(page.get_by_text("Đã ghi quyết định.")).to_be_visible()
    assert number_of(server, party_id) == MASKED
    page.goto(address)
    expect(page.get_by_role("button", name="Ghi quyết định")).to_have_count(0)


def test_a_proposal_without_a_number_asks_for_none(
    page: Page, sign_in: SignIn, browser: Browser, live_server: LiveServer, party_id: int
) -> None:
    sign_in(page, "canbo.chodon")
    page.goto(f"/ca-nhan/{party_id}/de-nghi-sua-giay-to")
    page.get_by_label("Ngày sinh đúng").fill("5/5/1980")
    page.get_by_label("Căn cứ sửa").fill("Giấy khai sinh bản gốc")
    page.get_by_role("button", name="Gửi đề nghị").click()
    with browser.new_context(base_url=live_server.url, locale="vi-VN") as context:
        other = context.new_page()
        sign_in(other, "lanhdao.chodon")
        other.goto("/de-nghi-sua-giay-to")
        other.get_by_role("link", name="Nông Thị Nhầm Số").first.click()
        expect(other.get_by_label("Nhập lại số giấy tờ mới")).to_have_count(0)
        other.get_by_label("Duyệt, sửa theo đề nghị").check()
        other.get_by_role("button", name="Ghi quyết định").click()
        expect(other.get_by_text("Đã ghi quyết định.")).to_be_visible()
