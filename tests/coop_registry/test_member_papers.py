"""The cooperative's own papers: member book and certificate, by the law of their day."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from docx import Document as WordFile
from flask.testing import FlaskClient
from pypdf import PdfReader

from accounts.rules.duties import Duty
from audit import queries as audit_log
from coop_registry.models import Membership, Organisation
from coop_registry.papers.member_book import COLUMNS
from coop_registry.queries import contributions as book
from coop_registry.rules.kinds import IdentityKind, PartyKind
from coop_registry.rules.own_papers import book_numbers
from core.db import db
from papers import queries as paper_queries
from papers.blocks import Column, Table
from papers.frame import Document
from papers.models import IssuedPaper
from papers.page import render_pdf
from papers.tables import column_widths, fitting_size
from reference import queries as reference
from tests.factories.accounts import make_user
from tests.factories.holders import make_member
from tests.factories.membership import admit, leave, member_entry, person
from tests.factories.registry import TODAY, make_organisation

pytestmark = pytest.mark.db
Login = Callable[[Any], FlaskClient]


@pytest.fixture
def officer(session):
    return make_user(duty=Duty.REGISTRY_OFFICER, unit=reference.unit_by_code("064", TODAY))


@pytest.fixture
def organisation(officer) -> Organisation:
    return make_organisation(actor_id=officer.id, capital_vnd=40_000_000)


@pytest.fixture
def member(organisation) -> Membership:
    make_member(organisation, "Hoàng Thị Hai", "006085000002")
    return make_member(organisation)


def newest(organisation: Organisation) -> IssuedPaper:
    return paper_queries.papers_about("organisation", organisation.id, paper_queries.EVERYBODYS)[0]


def words_of(paper: IssuedPaper) -> str:
    """Return the text of the PDF, white space made single."""
    stored = paper_queries.stored_file_with_content(paper.pdf_file_id or 0)
    assert stored is not None
    pages = PdfReader(BytesIO(stored.content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def word_file(paper: IssuedPaper) -> Any:
    stored = paper_queries.stored_file_with_content(paper.docx_file_id or 0)
    assert stored is not None
    return WordFile(BytesIO(stored.content))


def book_path(organisation: Organisation) -> str:
    return f"/hop-tac-xa/{organisation.id}/so-dang-ky-thanh-vien"


def certificate_path(organisation: Organisation, member: Membership) -> str:
    return f"/hop-tac-xa/{organisation.id}/thanh-vien/{member.id}/giay-chung-nhan"


def certificate_form(organisation: Organisation, **changes: str) -> dict[str, str]:
    version = str(organisation.version)
    return {"version": version, "number": "01/GCN-HTX", "issued_on": "2/6/2025", **changes}


def test_the_book_holds_what_article_15_asks_for(officer, organisation, member, as_user):
    client = as_user(officer)
    form = {"on": "2/6/2025", "number": "01/SĐK", "unmask_reason": ""}
    answer = client.post(book_path(organisation), data=form)
    assert answer.status_code == 303
    paper = newest(organisation)
    words = words_of(paper)
    for part in (
        "SỔ ĐĂNG KÝ THÀNH VIÊN",
        "Số: 01/SĐK",
        "4700111222",
        "Thôn Nà Pài",
        "Nông Văn Một",
        "Việt Nam",
        "0060******01",
        "20.000.000",
        "50,00%",
        "15/03/2018",
        "40.000.000",
        "NGƯỜI ĐẠI DIỆN THEO PHÁP LUẬT",
    ):
        assert part in words, part
    # A paper of the cooperative carries no notes of the office.
    assert not [note for note in ("che bớt", "cơ quan đăng ký", "Ô để trống") if note in words]
    assert "006085000001" not in words
    assert "PHÒNG TÀI CHÍNH" not in words


@pytest.mark.parametrize(
    ("number", "printed"),
    [("01/GCN-HTX", " 01/GCN-HTX ngày"), ("115/2025/GCN-HTX", " 115/2025/ GCN-HTX ngày")],
)
def test_the_number_of_a_certificate_is_not_broken_within_a_word(
    officer, organisation, member, as_user, number, printed
):
    desk = as_user(officer)
    typed = certificate_form(organisation, number=number)
    assert desk.post(certificate_path(organisation, member), data=typed).status_code == 303
    desk.post(book_path(organisation), data={"on": "02/06/2025", "number": "01"})
    assert printed in words_of(newest(organisation))


def line_of(paper: IssuedPaper, name: str) -> list[str]:
    """Return the cells of a member's line in the Word file's table."""
    for table in word_file(paper).tables:
        for row in table.rows:
            cells = [cell.text for cell in row.cells]
            if any(name in cell for cell in cells):
                return cells
    raise AssertionError(name)


def test_the_ratio_beside_the_paid_part_is_the_paid_one(officer, organisation, as_user):
    make_member(organisation, pledge_vnd=30_000_000, paid_vnd=10_000_000)
    as_user(officer).post(book_path(organisation), data={"on": "2/6/2025"})
    paper = newest(organisation)
    assert line_of(paper, "Nông Văn Một")[6:9] == ["30.000.000", "10.000.000", "25,00%"]
    words = words_of(paper)
    for head in ("Cam kết góp (đồng)", "Đã góp (đồng)", "Tỷ lệ đã góp"):
        assert head in words
    assert line_of(paper, "Tổng số: 1 thành viên")[6:9] == ["30.000.000", "10.000.000", "25,00%"]


def test_a_member_who_came_back_gets_a_number_nobody_else_has(officer, organisation, as_user):
    first = make_member(organisation, book_no=1)
    make_member(organisation, "Hoàng Thị Hai", "006085000002", book_no=2)
    leave(organisation, first, date(2020, 1, 1))
    again = {"joined_on": date(2021, 5, 5), "pledge_vnd": None, "paid_vnd": None, "paid_on": None}
    make_member(organisation, **again)
    as_user(officer).post(book_path(organisation), data={"on": "2/6/2025"})
    paper = newest(organisation)
    # The lines count 1 to n; the number in the book is said where it is another.
    assert line_of(paper, "Hoàng Thị Hai")[:2] == ["1", "Hoàng Thị Hai\n(số trong sổ: 2)"]
    assert line_of(paper, "Nông Văn Một")[:2] == ["2", "Nông Văn Một\n(số trong sổ: 3)"]


def test_screen_book_certificate_and_member_page_show_one_ratio(officer, as_user):
    """Two decimals everywhere; seven equal parts miss the whole, and the book says why."""
    made = make_organisation(actor_id=officer.id, capital_vnd=140_000_000)
    members = [
        make_member(made, f"Lý Văn {place}", f"00608500001{place}", book_no=place)
        for place in range(1, 8)
    ]
    client = as_user(officer)
    client.post(book_path(made), data={"on": "2/6/2025"})
    paper = newest(made)
    assert {line_of(paper, f"Lý Văn {place}")[8] for place in range(1, 8)} == {"14,29%"}
    assert line_of(paper, "Tổng số: 7 thành viên")[8] == "100,00%"
    client.post(certificate_path(made, members[2]), data=certificate_form(made, number="01/GCN"))
    assert "14,29%" in words_of(newest(made))
    assert "làm tròn riêng" in words_of(paper)
    members_tab = f"/hop-tac-xa/{made.id}/thanh-vien"
    for address in (
        members_tab,
        f"/hop-tac-xa/{made.id}/von-gop",
        f"{members_tab}/{members[2].id}",
    ):
        assert "14,29%" in client.get(address).get_data(as_text=True)
    assert "100,00%" in client.get(members_tab).get_data(as_text=True)


def test_a_list_whose_ratios_cannot_add_up_says_so_under_the_total(officer, as_user):
    """Fourteen equal parts miss 100% by two units of the last decimal."""
    made = make_organisation(actor_id=officer.id, capital_vnd=280_000_000)
    for place in range(14):
        make_member(made, f"Lý Văn {place}", f"0060850000{place:02d}", book_no=place + 1)
    client = as_user(officer)
    client.post(book_path(made), data={"on": "2/6/2025"})
    assert "làm tròn riêng" in words_of(newest(made))
    assert line_of(newest(made), "Tổng số: 14 thành viên")[8] == "100,00%"
    for tab in ("thanh-vien", "von-gop"):
        page = client.get(f"/hop-tac-xa/{made.id}/{tab}").get_data(as_text=True)
        assert "làm tròn riêng" in page
    answer = client.post(f"/hop-tac-xa/{made.id}/thanh-vien/xuat-excel")
    rows = openpyxl.load_workbook(BytesIO(answer.data)).active.iter_rows()
    cells = [cell for row in rows for cell in row]
    assert any("làm tròn riêng" in str(cell.value) for cell in cells)
    ratios = [cell for cell in cells if cell.value == 0.0714]
    assert [cell.number_format for cell in ratios] == ["0.00%"] * 14


@pytest.mark.parametrize(
    ("recorded", "last", "printed"),
    [
        ([1, 2, 3], 3, [1, 2, 3]),
        ([2, None], 2, [2, 3]),
        ([2, 5, None, None], 7, [2, 5, 8, 9]),
        ([3, 3, 3], 3, [3, 4, 5]),
        ([], 0, []),
    ],
)
def test_no_number_is_printed_twice(recorded, last, printed):
    assert book_numbers(recorded, last) == printed


def test_a_nationality_nobody_recorded_is_left_to_be_written(officer, organisation, as_user):
    unknown = {"nationality": None, "address": None}
    make_member(organisation, party=person(full_name="Ma Văn Trống", **unknown))
    foreign = {"identity_no": "C1234567", "identity_kind": IdentityKind.PASSPORT}
    make_member(organisation, party=person(1, full_name="Lee Khách", **foreign, **unknown))
    client = as_user(officer)
    client.post(book_path(organisation), data={"on": "2/6/2025"})
    paper = newest(organisation)
    assert line_of(paper, "Ma Văn Trống")[2:4] == ["", ""]
    client.post(book_path(organisation), data={"on": "2/6/2025", "vietnamese": "y"})
    paper = newest(organisation)
    assert line_of(paper, "Ma Văn Trống")[3] == "Việt Nam"
    assert line_of(paper, "Lee Khách")[3] == ""


def test_an_empty_column_of_the_book_stays_wide_enough_to_write_in():
    for amount in (5_000_000, 1_350_000_000, 20_000_000_000):
        line = (1, "A", "", "", "", TODAY, amount, amount, Decimal("0.1334"), "", None)
        table = Table(COLUMNS, (line,))
        width_mm = 247.0
        widths = column_widths(table, width_mm, fitting_size(table, width_mm))
        assert min(widths[1:3]) >= 25
        assert widths[3] >= 14
        assert sum(widths) == pytest.approx(width_mm)


def print_book(client, organisation, **form):
    answer = client.post(book_path(organisation), data={"on": "2/6/2025", **form})
    assert answer.status_code == 303
    return newest(organisation)


def test_a_book_of_an_earlier_day_says_of_which_day_the_particulars_are(
    officer, organisation, member, as_user
):
    client = as_user(officer)
    said = "địa chỉ, quốc tịch, số giấy tờ ghi theo thông tin có đến ngày lập sổ 02/06/2025"
    assert said not in words_of(print_book(client, organisation))
    early = words_of(print_book(client, organisation, on="30/6/2024"))
    assert said in early
    assert "tư cách thành viên, vốn góp tính đến ngày 30/06/2024" in early


def household(organisation, name, number=None, **changes):
    given = person(0, full_name=name, kind=PartyKind.HOUSEHOLD, identity_no=number,
                   identity_kind=IdentityKind.CITIZEN if number else None)  # fmt: skip
    return admit(organisation, member_entry(0, party=given, book_no=None, **changes))


def test_a_household_is_named_as_one_with_the_number_of_its_head(officer, organisation, as_user):
    household(organisation, "Nông Văn Lẻ")
    household(organisation, "Nông Văn Sáu", "006185000777")
    words = words_of(print_book(as_user(officer), organisation))
    assert "Nông Văn Lẻ (hộ gia đình)" in words
    assert "Nông Văn Sáu Đại diện: Nông Văn Sáu" in words
    assert "0061******77" in words


def test_a_head_of_a_group_keeps_its_first_member_on_the_page():
    rows = tuple(("", f"Dòng {i}") for i in range(200))
    table = Table((Column("STT"), Column("Tên")), rows, bold_rows=frozenset(range(0, 200, 7)))
    pdf = render_pdf(Document(title="T", body=(table,)))
    for page in PdfReader(BytesIO(pdf)).pages:
        last = [one for one in page.extract_text().splitlines() if one.startswith("Dòng")][-1]
        assert int(last.split()[1]) % 7 or int(last.split()[1]) == 199


def test_the_book_is_a_wide_page_with_repeated_heads(officer, organisation, as_user):
    for place in range(30):
        make_member(organisation, f"Lý Văn Dài {place}", f"0060850001{place:02d}")
    as_user(officer).post(book_path(organisation), data={"on": "2/6/2025"})
    paper = newest(organisation)
    stored = paper_queries.stored_file_with_content(paper.pdf_file_id or 0)
    pages = PdfReader(BytesIO(stored.content)).pages
    assert len(pages) > 1
    assert all(float(page.mediabox.width) > float(page.mediabox.height) for page in pages)
    assert all("Ngày tham gia" in " ".join(p.extract_text().split()) for p in pages[:2])
    section = word_file(paper).sections[0]
    assert section.page_width > section.page_height


def test_full_numbers_are_printed_only_with_a_reason_and_logged(
    officer, organisation, member, as_user
):
    form = {"on": "2/6/2025", "unmask_reason": "hợp tác xã đề nghị lập sổ"}
    as_user(officer).post(book_path(organisation), data=form)
    words = words_of(newest(organisation))
    assert "006085000001" in words
    entry = audit_log.history("party", member.party_id, limit=1)[0]
    assert (entry.action, entry.reason) == ("identity.read", "hợp tác xã đề nghị lập sổ")


def test_who_may_not_unmask_cannot_smuggle_a_reason(organisation, member, as_user):
    clerk = make_user(duty=Duty.REGISTRY_RECEPTION, unit=reference.unit_by_code("064", TODAY))
    form = {"on": "2/6/2025", "unmask_reason": "hợp tác xã đề nghị lập sổ"}
    as_user(clerk).post(book_path(organisation), data=form)
    assert "006085000001" not in words_of(newest(organisation))
    assert audit_log.history("party", member.party_id, limit=5) == []


def test_a_book_of_nobody_is_refused(officer, organisation, member, as_user):
    page = as_user(officer).post(book_path(organisation), data={"on": "1/1/2018"})
    assert "chưa ghi thành viên nào" in page.get_data(as_text=True)
    assert (
        paper_queries.papers_about("organisation", organisation.id, paper_queries.EVERYBODYS) == []
    )


def test_the_certificate_of_2023_holds_what_article_75_asks_for(
    officer, organisation, member, as_user
):
    answer = as_user(officer).post(
        certificate_path(organisation, member), data=certificate_form(organisation)
    )
    assert answer.status_code == 303
    paper = newest(organisation)
    words = words_of(paper)
    for part in (
        "GIẤY CHỨNG NHẬN PHẦN VỐN GÓP",
        "Số: 01/GCN-HTX",
        "4700111222",
        "40.000.000 đồng",
        "Nông Văn Một",
        "Địa chỉ liên lạc",
        "20.000.000 đồng",
        "Hai mươi triệu đồng",
        "50,00%",
        "Nông Thị Thử",
    ):
        assert part in words, part
    assert not [
        note for note in ("—", "che bớt", "cơ quan đăng ký") if note in words.split("Mã tra cứu")[0]
    ]
    assert "Nông Văn Một" not in paper.title
    text = "\n".join(p.text for p in word_file(paper).paragraphs)
    assert "GIẤY CHỨNG NHẬN PHẦN VỐN GÓP" in text
    (kept,) = book.certificates_of(organisation.id, TODAY)
    assert (kept.number, kept.paper_id, kept.amount_vnd) == ("01/GCN-HTX", paper.id, 20_000_000)


def test_a_household_has_the_number_of_its_head_only(officer, organisation, as_user):
    client, more = as_user(officer), {"paid_on": date(2018, 3, 15)}
    home = household(organisation, "Hộ ông Nông Văn Sáu", "006185000777", **more)
    client.post(certificate_path(organisation, home), data=certificate_form(organisation))
    words = words_of(newest(organisation))
    assert "Hộ ông Nông Văn Sáu" in words
    assert "Số định danh cá nhân" not in words
    assert "Số giấy tờ của người đại diện" in words


@pytest.mark.parametrize(
    ("day", "title", "present", "absent"),
    [
        ("30/6/2024", "GIẤY CHỨNG NHẬN VỐN GÓP", "Nơi thường trú", "Tỷ lệ phần vốn góp"),
        ("1/7/2024", "GIẤY CHỨNG NHẬN PHẦN VỐN GÓP", "Tỷ lệ phần vốn góp", "Nơi thường trú"),
    ],
    ids=["khoản 4 Điều 17 Luật 2012", "khoản 2 Điều 75 Luật 2023"],
)
def test_the_form_is_that_of_the_day_of_issue(
    officer, organisation, member, as_user, day, title, present, absent
):
    form = certificate_form(organisation, issued_on=day)
    as_user(officer).post(certificate_path(organisation, member), data=form)
    words = words_of(newest(organisation))
    assert title in words
    assert present in words
    assert absent not in words


def test_the_end_of_entitlement_is_printed_where_there_is_one(officer, organisation, as_user):
    member = make_member(organisation, entitled_until=date(2030, 1, 1))
    form = certificate_form(organisation)
    as_user(officer).post(certificate_path(organisation, member), data=form)
    assert "Thời hạn hưởng quyền" in words_of(newest(organisation))


def test_no_certificate_before_all_is_paid(officer, organisation, as_user):
    member = make_member(organisation, paid_vnd=19_999_999)
    client = as_user(officer)
    page = client.post(
        certificate_path(organisation, member), data=certificate_form(organisation)
    ).get_data(as_text=True)
    assert "chỉ được cấp khi đã góp đủ" in page
    assert "khoản 1 Điều 75" in page
    assert book.certificates_of(organisation.id, TODAY) == []
    shown = client.get(f"/hop-tac-xa/{organisation.id}/thanh-vien/{member.id}")
    assert "Lập giấy chứng nhận" not in shown.get_data(as_text=True)


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("number", "", "Chưa nhập mục này"),
        ("number", "x" * 41, "Dài quá 40 ký tự"),
        ("issued_on", "3/6/2025", "sau hôm nay"),
        ("issued_on", "1/1/2018", "trước ngày thành lập"),
        ("version", "999", "đã được người khác sửa"),
    ],
)
def test_a_wrong_certificate_is_refused(
    officer, organisation, member, as_user, field, typed, message
):
    form = certificate_form(organisation, **{field: typed})
    page = as_user(officer).post(certificate_path(organisation, member), data=form)
    assert message in page.get_data(as_text=True)
    assert book.certificates_of(organisation.id, TODAY) == []
    assert (
        paper_queries.papers_about("organisation", organisation.id, paper_queries.EVERYBODYS) == []
    )


def test_a_number_is_used_once_and_a_double_click_issues_one(
    officer, organisation, member, as_user
):
    client, path = as_user(officer), certificate_path(organisation, member)
    form = certificate_form(organisation, once="e" * 32)
    first = client.post(path, data=form)
    assert client.post(path, data=form).location == first.location
    db.session.expire_all()
    other = certificate_form(organisation)
    page = client.post(path, data=other).get_data(as_text=True)
    assert "mỗi số chỉ dùng một lần" in page
    assert len(book.certificates_of(organisation.id, TODAY)) == 1


def test_a_withdrawn_certificate_says_when_and_why(officer, organisation, member, as_user):
    client = as_user(officer)
    client.post(certificate_path(organisation, member), data=certificate_form(organisation))
    (kept,) = book.certificates_of(organisation.id, TODAY)
    db.session.expire_all()
    path = f"/hop-tac-xa/{organisation.id}/von-gop/giay-chung-nhan/{kept.id}/thu-hoi"
    form = {
        "version": str(organisation.version),
        "withdrawn_on": "2/6/2025",
        "reason": "chuyển nhượng hết phần vốn góp",
    }
    assert client.post(path, data=form).status_code == 303
    page = client.get(f"/hop-tac-xa/{organisation.id}/thanh-vien/{member.id}")
    assert "đã thu hồi ngày 02/06/2025: chuyển nhượng hết" in page.get_data(as_text=True)


def test_papers_of_another_units_cooperative_are_not_found(organisation, member, as_user):
    stranger = make_user(duty=Duty.REGISTRY_OFFICER, unit=reference.unit_by_code("061", TODAY))
    client = as_user(stranger)
    assert client.get(book_path(organisation)).status_code == 404
    assert client.get(certificate_path(organisation, member)).status_code == 404


def test_who_only_reads_prints_nothing(organisation, member, as_user):
    auditor = make_user(duty=Duty.AUDITOR)
    client = as_user(auditor)
    assert client.get(book_path(organisation)).status_code == 403
    assert client.get(certificate_path(organisation, member)).status_code == 403
