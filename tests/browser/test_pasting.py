"""Cells copied from a workbook and pasted into the list of members, in a real browser."""

import unicodedata
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from coop_registry.queries import members as register
from core.db import db
from tests.browser.fixtures import LiveServer
from tests.factories.registry import TODAY, make_organisation

pytestmark = pytest.mark.browser
SignIn = Callable[[Page, str], None]


@pytest.fixture
def organisation_id(live_server: LiveServer) -> int:
    """Return a cooperative of Chợ Đồn without a member list."""
    with live_server.app.app_context():
        made = make_organisation(name="Hợp tác xã Dán", identifiers=(), declared=())
        db.session.commit()
        return made.id


@pytest.fixture
def sheet(page: Page, sign_in: SignIn, organisation_id: int) -> Page:
    """Return the page of the list, the first name having the focus."""
    sign_in(page, "canbo.chodon")
    page.goto(f"/hop-tac-xa/{organisation_id}/thanh-vien/nhap-danh-sach")
    expect(page.locator("#rows-0-full_name")).to_be_focused()
    return page


def paste(page: Page, text: str, field: str = "rows-0-full_name") -> None:
    """Copy a text as a workbook gives it, and paste it into a field by keyboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.locator(f"#{field}").press("Control+V")


def row(name: str, *, paid: str = "20000000", number: str = "") -> str:
    """Return a row as Excel copies it."""
    return "\t".join((name, "Cá nhân", "", "1980", "", number, "1/6/2025", paid, paid, "1/6/2025"))


def test_windows_line_ends_and_quotation_marks_are_read_as_excel_means_them(sheet: Page) -> None:
    cells = [
        row('"Nông Văn ""Ba"" Anh"'),
        row('"Lý Thị\nHai dòng"'),
        row('"Ma\tVăn Tab"'),
        row('Hộ "ông Tư"'),
        row('"Chỉ mở ngoặc'),
        row("Bàn Thị Cuối"),
    ]
    paste(sheet, "\r\n".join(cells) + "\r\n")
    for place, name in enumerate(
        (
            'Nông Văn "Ba" Anh',
            "Lý Thị Hai dòng",
            "Ma Văn Tab",
            'Hộ "ông Tư"',
            '"Chỉ mở ngoặc',
            "Bàn Thị Cuối",
        )
    ):
        expect(sheet.locator(f"#rows-{place}-full_name")).to_have_value(name)
        expect(sheet.locator(f"#rows-{place}-pledge_vnd")).to_have_value("20.000.000")
        expect(sheet.locator(f"#rows-{place}-paid_on")).to_have_value("1/6/2025")
    expect(sheet.locator("#rows-6-full_name")).to_have_value("")
    expect(sheet.get_by_role("status").filter(has_text="Đã dán 6 dòng.")).to_be_visible()


def test_decomposed_letters_become_whole_and_are_recorded_so(
    sheet: Page, live_server: LiveServer, organisation_id: int
) -> None:
    name = "Hoàng Thị Kiều Oanh Ưởng"
    paste(sheet, unicodedata.normalize("NFD", row(name)) + "\n")
    expect(sheet.locator("#rows-0-full_name")).to_have_value(name)
    expect(sheet.locator("#rows-0-kind")).to_have_value("person")
    sheet.get_by_role("button", name="Kiểm tra và ghi").click()
    sheet.get_by_role("button", name="Ghi vào danh sách").click()
    expect(sheet.get_by_text("Đã ghi 1 thành viên")).to_be_visible()
    with live_server.app.app_context():
        (line,) = register.members_on(organisation_id, TODAY)
        assert line.name == name
        assert (line.pledged_vnd, line.paid_vnd) == (20_000_000, 20_000_000)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("20.000.000", "20.000.000"),
        ("20,000,000", "20.000.000"),
        ("20 000 000", "20.000.000"),
        (" 20000000 ", "20.000.000"),
        ("2,5", "2,5"),
        ("20.000.000,50", "20.000.000,50"),
    ],
)
def test_thousands_are_read_in_any_form_and_doubtful_amounts_stay(
    sheet: Page, typed: str, shown: str
) -> None:
    paste(sheet, row("Nông Văn Tiền", paid=typed) + "\n")
    expect(sheet.locator("#rows-0-paid_vnd")).to_have_value(shown)


def test_columns_too_many_are_left_out_and_said(sheet: Page) -> None:
    paste(sheet, f"{row('Nông Văn Thừa')}\tghi chú\tthêm nữa\n{row('Lý Văn Đủ')}\t\t\n")
    expect(sheet.locator("#rows-0-paid_on")).to_have_value("1/6/2025")
    expect(sheet.locator("#rows-1-full_name")).to_have_value("Lý Văn Đủ")
    expect(sheet.get_by_role("status").filter(has_text="Bỏ 2 cột thừa")).to_be_visible()


def test_a_heading_and_a_column_of_numbers_are_left_out(sheet: Page) -> None:
    head = "STT\tHọ và tên\tĐối tượng\tLoại\tNăm sinh"
    lines = [f"{place}\t{row(f'Lý Văn {word}')}" for place, word in enumerate(("Một", "Hai"), 1)]
    paste(sheet, "\n".join((head, *lines)))
    expect(sheet.locator("#rows-0-full_name")).to_have_value("Lý Văn Một")
    expect(sheet.locator("#rows-1-full_name")).to_have_value("Lý Văn Hai")
    expect(sheet.locator("#rows-1-birth")).to_have_value("1980")


def test_a_choice_nobody_knows_is_named(sheet: Page) -> None:
    paste(sheet, row("Nông Văn Lạ").replace("Cá nhân", "Xã viên") + "\n")
    expect(sheet.get_by_role("status").filter(has_text="Chưa nhận ra “Xã viên”")).to_be_visible()


def test_more_rows_than_the_list_takes_are_counted_and_said(sheet: Page) -> None:
    names = [f"Lý Văn Dài {place}" for place in range(65)]
    paste(sheet, "\n".join(row(name) for name in names))
    expect(sheet.locator("tr[data-row]")).to_have_count(60)
    expect(sheet.locator("#rows-59-full_name")).to_have_value("Lý Văn Dài 59")
    note = sheet.get_by_role("status").filter(has_text="Đã dán 60 dòng.")
    expect(note).to_contain_text("Còn 5 dòng chưa dán")


def test_pasting_from_a_column_in_the_middle_fills_to_the_right_only(sheet: Page) -> None:
    paste(sheet, "5000000\t5000000\t2/6/2025\n6000000\t\t\n", "rows-2-pledge_vnd")
    expect(sheet.locator("#rows-2-pledge_vnd")).to_have_value("5.000.000")
    expect(sheet.locator("#rows-2-paid_on")).to_have_value("2/6/2025")
    expect(sheet.locator("#rows-3-pledge_vnd")).to_have_value("6.000.000")
    expect(sheet.locator("#rows-2-full_name")).to_have_value("")


def test_one_word_is_pasted_where_the_caret_is(sheet: Page) -> None:
    sheet.locator("#rows-0-full_name").fill("Nông Văn ")
    paste(sheet, "Thắng")
    expect(sheet.locator("#rows-0-full_name")).to_have_value("Nông Văn Thắng")
    expect(sheet.locator("[data-grid-note]")).to_be_hidden()
