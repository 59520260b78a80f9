"""What each paper says, once by the law of 2012 and once by that of 2023 (văn bản của hồ sơ)."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document as WordDocument
from pypdf import PdfReader

from coop_registry.models import Filing
from coop_registry.papers.filings import issuing
from coop_registry.papers.filings.document import filing_document
from coop_registry.rules.filings.changes import (
    BranchAsked,
    EndStep,
    GroupEndAsked,
    NameAsked,
    NoticeAsked,
)
from coop_registry.rules.filings.kinds import FilingKind, FilingStep
from coop_registry.rules.filings.papers import FilingPaperKind
from coop_registry.rules.kinds import Kind
from coop_registry.rules.membership import BranchKind
from coop_registry.services.filings import receiving
from core.errors import RuleViolation
from papers.page import render_pdf
from papers.rules import PaperState
from papers.states import state_of
from papers.word import render_docx
from tests.coop_registry.filings.papers_kit import CHECK, facts_of, revocation, step, words_of
from tests.factories.filings import NEW_PERSON, OFFICER, TODAY, accept, propose, receive
from tests.factories.registry import make_organisation

pytestmark = pytest.mark.db
P = FilingPaperKind
OLD, NEW = date(2023, 5, 10), date(2025, 5, 5)
CHECK_PAGE = "https://htx.example/kiem-tra-giay-to"
BOTH = pytest.mark.parametrize("day", [OLD, NEW], ids=["Luật 2012", "Luật 2023, Nghị định 92"])


@pytest.fixture
def made(session):
    return make_organisation()


def wait_for_supplement(row: Filing) -> Filing:
    return step(row, FilingStep.ASK_SUPPLEMENT, row.received_on, "Thiếu biên bản họp")


def in_it(words: str, *expected: str) -> None:
    assert [one for one in expected if one not in words] == []


@BOTH
def test_the_receipt_names_who_when_and_the_last_day(day, made) -> None:
    words = words_of(receive(made, received_on=day), P.RECEIPT)
    in_it(
        words,
        "GIẤY BIÊN NHẬN",
        "Số: ……/GBN-TCKH",
        "UBND HUYỆN CHỢ ĐỒN",
        "Nông Thị Thử",
        "0912 345 678",
    )
    in_it(
        words,
        *{
            OLD: (
                "ngày 10 tháng 5 năm 2023",
                "Điều 28 Luật Hợp tác xã 2012",
                "chậm nhất ngày 17/05/2023",
                "chưa đối chiếu với văn bản",
            ),
            NEW: (
                "ngày 05 tháng 5 năm 2025",
                "khoản 3 Điều 19 Nghị định 92/2024/NĐ-CP",
                "chậm nhất ngày 08/05/2025",
            ),
        }[day],
    )
    assert ("Nghị định 92" in words) == (day == NEW)


@BOTH
def test_a_supplement_has_sixty_days_only_where_the_law_says_so(day, made) -> None:
    words = words_of(wait_for_supplement(receive(made, received_on=day)), P.SUPPLEMENT)
    in_it(words, "Về việc sửa đổi, bổ sung hồ sơ đăng ký", "Thiếu biên bản họp", "TB-TCKH")
    told = "đến hết ngày 04/07/2025 (khoản 6 Điều 19 Nghị định 92/2024/NĐ-CP)"
    assert (told in words) == (day == NEW)
    assert ("60 ngày" in words) == (day == NEW)


@BOTH
def test_a_refusal_gives_reason_and_article(day, made) -> None:
    row = receive(made, received_on=day)
    step(row, FilingStep.PROPOSE_REFUSAL, day, "Tên trùng với hợp tác xã đã đăng ký (Điều 22)")
    # Judged on its own day: pending at 18/07/2024 it would end under the decree.
    words = words_of(row, P.REFUSAL, today=day)
    in_it(words, "THÔNG BÁO", "Tên trùng với hợp tác xã đã đăng ký", "khởi kiện")
    article = {OLD: "Điều 28 Luật Hợp tác xã 2012", NEW: "khoản 1 Điều 7 Nghị định 92/2024/NĐ-CP"}
    in_it(words, article[day])


@BOTH
def test_a_confirmed_suspension_says_from_when_until_when(day, made) -> None:
    row = receive(
        made,
        FilingKind.SUSPENSION,
        received_on=day,
        effect_on=date(day.year, 5, 26),
        until_on=date(day.year, 12, 31),
    )
    propose(row, NoticeAsked("Sửa chữa nhà xưởng"))
    words = words_of(row, P.SUSPENSION, today=day)
    in_it(
        words,
        "GIẤY XÁC NHẬN",
        f"26/05/{day.year}",
        f"31/12/{day.year}",
        "Sửa chữa nhà xưởng",
        "4700111222",
    )
    article = {OLD: "Thông tư 03/2014/TT-BKHĐT", NEW: "khoản 4 Điều 47 Nghị định 92/2024/NĐ-CP"}
    in_it(words, article[day])


@BOTH
def test_a_certificate_is_only_a_copy_to_compare(day, made) -> None:
    row = accept(receive(made, received_on=day), change_no=2)
    words = words_of(row, P.CERTIFICATE)
    in_it(
        words,
        "BẢN ĐỐI CHIẾU",
        "Mã số: 4700111222",
        "Hoàng Văn Mới",
        "0060******23",
        "Đăng ký thay đổi lần thứ 2",
    )
    assert "006085000123" not in words
    article = {OLD: "Điều 28 Luật Hợp tác xã 2012", NEW: "Điều 45 Luật Hợp tác xã 2023"}
    in_it(words, article[day])


@BOTH
def test_a_revocation_follows_the_forms_only_since_the_decree(day, made) -> None:
    row = receive(made, FilingKind.REVOCATION, received_on=day)
    propose(row, revocation(day))
    words = words_of(row, P.REVOCATION, today=day)
    in_it(words, "QUYẾT ĐỊNH", "Số: ……/QĐ-TCKH", "Điều 1. ", "Điều 3. ", "TRƯỞNG PHÒNG")
    assert ("Mẫu số 02" in words) == (day == NEW)
    base = {OLD: "Căn cứ Luật Hợp tác xã số 23/2012/QH13", NEW: "Nghị định số 92/2024/NĐ-CP ngày"}
    in_it(words, base[day])
    debts = {OLD: "Điều 54 Luật Hợp tác xã 2012", NEW: "khoản 2 Điều 97 Luật Hợp tác xã 2023"}
    in_it(words_of(row, P.DEBTS, today=day), debts[day], "V/v xác minh công nợ", "Số: ……/TCKH")


def test_nothing_that_the_national_system_gives_is_made_up(session) -> None:
    bare = make_organisation(identifiers=())
    row = accept(receive(bare, is_fallback=True))
    words = words_of(row, P.CERTIFICATE)
    in_it(words, "CẤP THEO QUY TRÌNH DỰ PHÒNG", "Mã số: ………", "Điều 20 Nghị định 92/2024/NĐ-CP")
    assert "BẢN ĐỐI CHIẾU" not in words
    in_it(words_of(row, P.TAX), "khoản 3 Điều 20 Nghị định 92/2024/NĐ-CP", "Hoàng Văn Mới")


def test_a_violation_is_heard_where_the_law_says_so(made) -> None:
    heard, forged = (receive(made, FilingKind.REVOCATION) for _ in range(2))
    for row, place in ((heard, 1), (forged, 0)):
        receiving.describe(row, revocation(NEW, place=place), actor_id=OFFICER, on=NEW)
    in_it(words_of(heard, P.VIOLATION), "Mẫu số 01", "để giải trình trước ngày", "điểm b khoản 1")
    assert "giải trình" not in words_of(forged, P.VIOLATION)
    in_it(words_of(heard, P.COMPLIANCE), "khoản 6 Điều 7 Nghị định 92/2024/NĐ-CP", "Sau 12 tháng")


def test_the_commune_signs_from_the_day_the_districts_end(made) -> None:
    row = receive(made, FilingKind.REVOCATION)
    propose(row, revocation(NEW))
    last = words_of(row, P.REVOCATION, today=date(2025, 6, 30))
    first = words_of(row, P.REVOCATION, today=date(2025, 7, 1))
    in_it(last, "UBND HUYỆN CHỢ ĐỒN", "Chợ Đồn, ngày", "QĐ-TCKH", "VT, TCKH")
    in_it(first, "ỦY BAN NHÂN DÂN XÃ ĐỒNG PHÚC", "Đồng Phúc, ngày", "QĐ-UBND", "CHỦ TỊCH")
    in_it(first, "Nghị định số 125/2025/NĐ-CP")
    assert "125/2025" not in last


def test_a_group_ends_by_its_own_articles(session) -> None:
    group = make_organisation(kind=Kind.GROUP, name="Tổ hợp tác Thử", identifiers=())
    begun = receive(group, FilingKind.GROUP_END)
    propose(begun, GroupEndAsked(EndStep.NOTICE, "Thống nhất"))
    in_it(words_of(begun, P.END), "đang làm thủ tục chấm dứt", "khoản 2 Điều 63 Nghị định")
    ended = accept(receive(group, FilingKind.GROUP_END), GroupEndAsked(EndStep.END, "Hết nợ"))
    in_it(words_of(ended, P.END), "kể từ ngày 05/05/2025", "khoản 4 Điều 63 Nghị định")
    in_it(words_of(ended, P.TAX), "02 ngày làm việc", "khoản 4 Điều 63")


def test_a_branch_gets_its_own_certificate(made) -> None:
    row = receive(made, FilingKind.BRANCH_NEW)
    branch = BranchAsked(BranchKind.BRANCH, "Chi nhánh Thử", unit_id=made.unit_id, address="Tổ 1")
    words = words_of(accept(row, branch), P.CERTIFICATE)
    in_it(words, "GIẤY CHỨNG NHẬN ĐĂNG KÝ HOẠT ĐỘNG CHI NHÁNH", "Chi nhánh Thử", "Tổ 1, xã")


def test_what_changed_stays_told_after_the_register_changed(made) -> None:
    row = accept(receive(made, FilingKind.NAME), NameAsked("Hợp tác xã Tên Mới"))
    told = [(one.before, one.after) for one in facts_of(row, P.CERTIFICATE).asked]
    assert ("Hợp tác xã Nông nghiệp Thử Nghiệm", "Hợp tác xã Tên Mới") in told


def test_word_and_pdf_say_the_same_and_the_name_is_text(session) -> None:
    odd = make_organisation(name="Hợp tác xã <Minh & Phú>", is_demo=True)
    document = filing_document(facts_of(receive(odd), P.RECEIPT), CHECK)
    pdf = PdfReader(BytesIO(render_pdf(document)))
    printed = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    word = WordDocument(BytesIO(render_docx(document)))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    typed = " ".join(" ".join([*(p.text for p in word.paragraphs), *cells]).split())
    for words in (printed, typed):
        in_it(words, "Hợp tác xã <Minh & Phú>", "chậm nhất ngày 08/05/2025")
    assert len(pdf.pages) == 1


def test_a_new_paper_supersedes_the_older_of_its_kind(made) -> None:
    row = receive(made)
    more = {"today": TODAY, "check_page": CHECK_PAGE, "actor_id": OFFICER}
    first = issuing.issue(row, P.RECEIPT, **more)
    second = issuing.issue(row, P.RECEIPT, **more)
    assert (state_of(first), state_of(second)) == (PaperState.SUPERSEDED, PaperState.VALID)
    assert first.superseded_by_id == second.id
    assert second.paper_symbol == "GBN-TCKH"
    assert second.agency_id == facts_of(row, P.RECEIPT).office.agency_id
    with pytest.raises(RuleViolation, match="ở bước này không lập"):
        issuing.issue(row, P.REFUSAL, **more)


def test_an_identity_number_stands_on_no_paper(made) -> None:
    row = receive(made)
    receiving.describe(row, NEW_PERSON, actor_id=OFFICER, on=NEW)
    row.is_fallback = True
    assert "006085000123" not in words_of(row, P.TAX)
