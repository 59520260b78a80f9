"""Running loans taken over from older books: the book's balances are facts, differences are told."""

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from sqlalchemy.orm import Session

from coop_registry.models import Organisation
from coop_registry.reading.child import read_file
from core.dates import add_months
from core.errors import RuleViolation
from fund.models import BookImport, Journal, LoanContract
from fund.queries import ledger
from fund.rules.books.opening_entry import OPENING_CODE
from fund.rules.reading import Fields
from fund.rules.replay import read_loan, replay
from fund.rules.takeover.judging import Judged, RowState, Usual, judge_row
from fund.rules.takeover.rows import BookRow
from fund.rules.terms import Method
from fund.services import openings
from fund.services.openings import LoanFile
from fund.services.verifying import verify
from tests.factories.fund import (
    CHECKER,
    MAKER,
    TODAY,
    make_borrower,
    make_trust_source,
    put,
    the_fund,
)

CUT = date(2024, 12, 31)
HEADS = (
    "STT", "Tên khách hàng", "Số HĐTD", "Ngày giải ngân", "Số tiền vay", "Thời hạn",
    "Lãi suất %/tháng", "Gốc đã thu", "Dư nợ", "Gốc quá hạn", "Đã thu lãi đến ngày",
    "Lãi còn phải thu", "Gia hạn lần, đến ngày", "Nhóm nợ", "Nguồn vốn", "TSBĐ",
)  # fmt: skip


def workbook(*sheets: tuple[str, list[tuple[Any, ...]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def loan_row(name: str, number: str = "05/HĐTD", **changes: Any) -> tuple[Any, ...]:
    """Return a loan of 360 million over 36 months at 0,5 % a month, twelve instalments paid."""
    values = {
        "number": number, "start": date(2023, 12, 20), "principal": 360_000_000, "term": "36 tháng",
        "rate": 0.5, "collected": 120_000_000, "balance": 240_000_000, "overdue": None,
        "to": date(2024, 12, 20), "interest": 433_973, "extension": None, "group": 1,
    } | changes  # fmt: skip
    return (1, name, *values.values(), "Vốn chủ sở hữu", "Nhà xưởng")


def begun(content: bytes, **changes: Any) -> BookImport:
    fund = the_fund()
    usual = Usual(**({"on": CUT} | changes))
    read = read_file("so-cho-vay.xlsx", content)
    source = changes.pop("source_id", None) or 1
    file = LoanFile("so-cho-vay.xlsx", content, read.sheets, usual, source)
    return openings.begin(fund, file, actor_id=MAKER, on=TODAY)


def judged(made: BookImport) -> list[Judged]:
    return [one for one, _ in openings.judged(made)]


def borrower(name: str = "Hợp tác xã Vay Cũ") -> Organisation:
    return make_borrower(name)


# -- the engine goes on from the book's balances --------------------------------------------------

LOAN: dict[str, Any] = {
    "principal": 360_000_000,
    "annual_rate": "0.06",
    "start": "2023-12-20",
    "term_months": 36,
}


def state(as_of: str, events: list[dict[str, Any]] | None = None, **opening: Any) -> Any:
    begin = {"on": "2024-12-31", "disbursed": 360_000_000, "principal": 240_000_000} | opening
    fields = Fields({**LOAN, "opening": begin, "events": events or [], "as_of": as_of})
    return replay(read_loan(fields)).book


def test_the_account_goes_on_from_the_books_balances() -> None:
    book = state("2024-12-31", running_interest=433_973)
    assert (book.outstanding, book.not_due, book.interest_accrued) == (
        240_000_000,
        240_000_000,
        433_973,
    )
    book = state("2025-01-20", running_interest=433_973)
    item = book.items[0]
    assert (item.on, item.principal) == (date(2025, 1, 20), 10_000_000)
    # 433.973 and 20 days of 240 million at 6 %: 789.041
    assert item.interest == 433_973 + 789_041


def test_overdue_debt_keeps_its_oldest_day_and_bears_the_overdue_rate() -> None:
    opening = {"overdue_principal": 20_000_000, "overdue_since": "2024-11-20"}
    book = state("2025-01-10", overdue_interest=1_000_000, **opening)
    assert (book.items[0].on, book.due_principal, book.due_interest) == (
        date(2024, 11, 20),
        20_000_000,
        1_000_000,
    )
    # 20 million, 10 days, 9 %: 49.315; late interest 1 million, 10 days, 10 %: 2.740
    assert (book.overdue_interest, book.late_interest) == (49_315, 2_740)


def test_past_the_end_all_principal_is_due_and_an_extension_moves_the_end() -> None:
    book = state("2027-01-31", on="2027-01-31", principal=5_000_000)
    assert (book.due_principal, book.items[0].on) == (5_000_000, date(2026, 12, 20))
    book = state("2027-01-31", on="2027-01-31", principal=5_000_000, until="2027-06-20",
                 restructures=1)  # fmt: skip
    assert (book.due_principal, book.maturity) == (0, date(2027, 6, 20))
    assert len(book.restructures) == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"principal": 400_000_000}, "opening.principal"),
        ({"overdue_principal": 240_000_001, "overdue_since": "2024-11-20"}, "overdue_principal"),
        ({"overdue_principal": 1}, "overdue_since"),
        ({"on": "2023-12-19"}, "opening.on"),
        ({"overdue_since": "2025-01-01"}, "overdue_since"),
        ({"stranger": 1}, "stranger"),
    ],
)
def test_balances_that_cannot_be_are_refused(wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(RuleViolation) as refusal:
        state("2025-01-20", **wrong)
    assert field in str(refusal.value.field)


def test_nothing_is_recorded_on_or_before_the_cut_over_day() -> None:
    early = {"id": "1", "on": "2024-12-31", "type": "repay", "amount": 1}
    with pytest.raises(RuleViolation, match="Số dư chuyển sổ ngày 31/12/2024"):
        state("2025-01-20", [early])
    with pytest.raises(RuleViolation, match="Không được trước ngày chuyển sổ"):
        state("2024-12-30")


# -- a book with a row for each loan --------------------------------------------------------------


def test_a_loan_book_is_taken_over_by_two_people_and_verifies(session: Session) -> None:
    borrower()
    made = begun(workbook(("2024", [("SỔ THEO DÕI CHO VAY",), HEADS, loan_row("HTX Vay Cũ")])))
    row = judged(made)[0]
    assert (row.state, row.differences, row.problems) == (RowState.CLEAR, [], [])
    with pytest.raises(RuleViolation, match="không tự duyệt"):
        openings.confirm(made.id, actor_id=MAKER)
    openings.confirm(made.id, actor_id=CHECKER)
    contract = session.query(LoanContract).one()
    assert (contract.outstanding_vnd, contract.interest_vnd, contract.stage) == (
        240_000_000,
        433_973,
        "loan_active",
    )
    journal = session.query(Journal).one()
    entries = ledger.entries_of([journal.id])[journal.id]
    assert [(account.code, entry.amount_vnd) for entry, account in entries] == [
        ("2011", 240_000_000),
        ("391", 433_973),
        (OPENING_CODE, 240_433_973),
    ]
    check = verify(the_fund())
    assert check.is_clean, check.result
    openings.confirm(made.id, actor_id=CHECKER)  # twice does nothing more
    assert session.query(Journal).count() == 1


def test_a_taken_over_loan_is_repaid_as_any_other(session: Session) -> None:
    borrower()
    made = begun(workbook(("2024", [HEADS, loan_row("HTX Vay Cũ")])))
    openings.confirm(made.id, actor_id=CHECKER)
    contract = session.query(LoanContract).one()
    put(contract, "repay", "2025-01-20", amount=11_223_014)
    assert (contract.outstanding_vnd, contract.interest_vnd) == (230_000_000, 0)
    with pytest.raises(RuleViolation, match="Số dư chuyển sổ"):
        put(contract, "repay", "2024-12-31", amount=1, today=date(2025, 1, 21))
    check = verify(the_fund())
    assert check.is_clean, check.result


def test_the_same_file_twice_brings_nothing_new(session: Session) -> None:
    borrower()
    content = workbook(("2024", [HEADS, loan_row("HTX Vay Cũ")]))
    made = begun(content)
    assert begun(content).id == made.id
    openings.confirm(made.id, actor_id=CHECKER)
    assert begun(content).id == made.id
    again = begun(workbook(("sổ khác", [HEADS, loan_row("HTX Vay Cũ")])))
    assert judged(again)[0].state is RowState.KNOWN
    with pytest.raises(RuleViolation, match="Không có dòng nào ghi được"):
        openings.confirm(again.id, actor_id=CHECKER)


def test_the_books_balances_stay_and_the_difference_is_told_and_kept(session: Session) -> None:
    borrower()
    row = loan_row(
        "HTX Vay Cũ", collected=110_000_000, balance=250_000_000, interest=500_000, group=1
    )
    made = begun(workbook(("2024", [HEADS, row])))
    found = judged(made)[0]
    told = {one.what: (one.book, one.engine) for one in found.differences}
    # one instalment of the schedule is missing: 11 days past due
    assert told["Gốc quá hạn"] == ("0 đồng", "10.000.000 đồng")
    assert told["Nhóm nợ"] == ("1", "2")
    assert "Lãi còn phải thu" in told
    openings.confirm(made.id, actor_id=CHECKER)
    contract = session.query(LoanContract).one()
    assert (contract.outstanding_vnd, contract.overdue_vnd, contract.debt_group) == (
        250_000_000,
        0,
        1,
    )
    kept = made.outcome["rows"][0]["differences"]
    assert ["Nhóm nợ", "1", "2"] in kept
    assert "chương trình tính 10.000.000 đồng" in session.query(Journal).one().text
    check = verify(the_fund())
    assert check.is_clean, check.result


def test_a_contract_before_the_decree_keeps_its_own_terms(session: Session) -> None:
    borrower()
    row = loan_row("HTX Vay Cũ", start=date(2020, 12, 20), term="5 năm", collected=288_000_000,
                   balance=72_000_000, interest=0)  # fmt: skip
    made = begun(workbook(("2020", [HEADS, row])), overdue_factor="2", late_interest_rate="0.15")
    assert judged(made)[0].state is not RowState.REJECTED
    late = begun(workbook(("2024", [HEADS, loan_row("HTX Vay Cũ")])), overdue_factor="2")
    assert "Điều khoản không dùng được" in judged(late)[0].problems[0]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"number": None}, "Chưa có số hợp đồng"),
        ({"balance": 400_000_000}, "lớn hơn số tiền vay"),
        ({"overdue": 300_000_000}, "Gốc quá hạn lớn hơn dư nợ"),
        ({"start": date(2025, 1, 5)}, "sau ngày chuyển sổ"),
        ({"start": "tháng 5 năm 2023"}, "Chưa có ngày giải ngân"),
        ({"rate": "ưu đãi"}, "Chưa có lãi suất"),
        ({"balance": "=1+1"}, "Chưa có dư nợ"),
    ],
)
def test_rows_that_cannot_be_are_rejected_with_the_reason(
    changes: dict[str, Any], words: str, session: Session
) -> None:
    borrower()
    row = judged(begun(workbook(("s", [HEADS, loan_row("HTX Vay Cũ", **changes)]))))[0]
    assert row.state is RowState.REJECTED
    assert words in " ".join(row.problems)


def test_who_is_not_known_or_known_twice_is_asked(session: Session) -> None:
    made = begun(workbook(("s", [HEADS, loan_row("HTX Không Có"), loan_row("Tống Văn Tài", "06")])))
    first, second = judged(made)
    assert "Chưa thấy khách hàng này" in first.problems[0]
    assert second.row.values["borrower"] == "Tống Văn Tài"  # no total, though it begins with "Tổng"
    chosen = borrower("Hợp tác xã Nào Đó")
    openings.correct(made, 0, {}, customer=f"o{chosen.id}", skip=False, actor_id=MAKER)
    openings.correct(made, 1, {}, customer=None, skip=True, actor_id=MAKER)
    first, second = judged(made)
    assert (first.state, second.state) == (RowState.CLEAR, RowState.SKIPPED)
    with pytest.raises(RuleViolation, match="Không có khách hàng này"):
        openings.correct(made, 0, {}, customer="o999999", skip=False, actor_id=MAKER)


def test_a_corrected_row_is_judged_anew_and_its_corrector_does_not_confirm(
    session: Session,
) -> None:
    borrower()
    made = begun(workbook(("s", [HEADS, loan_row("HTX Vay Cũ", rate="ưu đãi")])))
    openings.correct(made, 0, {"annual_rate": "0.06"}, customer=None, skip=False, actor_id=CHECKER)
    assert judged(made)[0].state is RowState.CLEAR
    with pytest.raises(RuleViolation, match="không tự duyệt"):
        openings.confirm(made.id, actor_id=CHECKER)
    openings.confirm(made.id, actor_id=103)


def test_trust_money_stands_against_the_trust_capital(session: Session) -> None:
    borrower()
    source = make_trust_source(the_fund())
    content = workbook(("s", [HEADS, loan_row("HTX Vay Cũ")]))
    file = LoanFile("s.xlsx", content, read_file("s.xlsx", content).sheets, Usual(CUT), source)
    made = openings.begin(the_fund(), file, actor_id=MAKER, on=TODAY)
    openings.correct(made, 0, {"source": None}, customer=None, skip=False, actor_id=MAKER)
    openings.confirm(made.id, actor_id=CHECKER)
    contract = session.query(LoanContract).one()
    booked = {role.value: amount for role, amount in ledger.position(contract.id).items()}
    assert booked["trust_loan"] == -booked["trust_capital"] == 240_000_000
    assert booked["off_interest"] == 433_973
    check = verify(the_fund())
    assert check.is_clean, check.result


# -- the other shapes -----------------------------------------------------------------------------

LINES = ("Ngày", "Chứng từ", "Diễn giải", "Giải ngân", "Thu gốc", "Thu lãi", "Dư nợ")


def test_a_sheet_for_each_borrower_is_replayed_line_by_line(session: Session) -> None:
    borrower()
    rows = [
        ("Khách hàng: HTX Vay Cũ",),
        ("Số HĐTD: 07/HĐTD", None, "Lãi suất: 6%/năm"),
        ("Thời hạn: 36 tháng", None, "Số tiền vay:", 360_000_000),
        LINES,
        (date(2024, 9, 20), "UNC 5", "Giải ngân", 360_000_000, None, None, 360_000_000),
        ("20/10/2024", "PT 9", "Thu nợ", None, "10.000.000", "1.775.342", "350.000.000"),
        (date(2024, 11, 20), "PT 10", "Thu nợ", None, 10_000_000, 1_783_562, 340_000_000),
        (date(2024, 12, 20), "PT 11", "Thu nợ", None, 10_000_000, 1_676_712, 330_000_000),
        (None, None, "Cộng", 360_000_000, 30_000_000, 5_235_616, None),
    ]
    found = judged(begun(workbook(("HTX Vay Cũ", rows))))[0]
    assert found.state is RowState.DOUBTFUL  # group and interest are not in such a book
    assert found.differences == []
    assert found.opening["running_interest"] == 596_712  # 330 million, 11 days, 6 %
    assert found.row.values["collected"] == 30_000_000


def test_the_state_form_is_bound_by_its_own_numbers(session: Session) -> None:
    borrower()
    form = ("A", "B", "C", "D", *range(1, 15))
    line = (date(2024, 9, 20), "UNC 5", None, "Cho vay", 360_000_000, *[None] * 8, 360_000_000)
    paid = (date(2024, 12, 20), "GBC 1", None, "Thu nợ", None, None, None, 30_000_000, None, None,
            5_235_616, None, None, 330_000_000, 0, 25_000_000, 9_000_000)  # fmt: skip
    rows = [
        ("Sổ chi tiết cho vay",),
        ("Tên khách hàng", "HTX Vay Cũ", "Số hợp đồng:", "08/HĐ", "Thời hạn:", 36),
        ("Lãi suất: 0,5%/tháng",),
        form,
        line,
        paid,
    ]
    found = judged(begun(workbook(("01", rows)), method=Method.EQUAL_PRINCIPAL))[0]
    assert found.row.values["balance"] == 330_000_000
    told = " ".join(found.doubts)
    assert "nợ khoanh" in told
    assert "không phải lãi đã phát sinh" in told
    assert found.state is RowState.DOUBTFUL


def test_a_file_without_loans_is_refused(session: Session) -> None:
    with pytest.raises(RuleViolation, match="Không thấy khoản vay nào"):
        begun(workbook(("s", [("STT", "Tên xã"), (1, "Đông Viên")])))


# -- what the book says of its own money ----------------------------------------------------------


def row_of(lines: list[tuple[date, int, int, int]], **values: Any) -> BookRow:
    """Return a row of 200 million over 24 months at 0,5 % a month."""
    told = {
        "borrower": "HTX Vay Cũ", "number": "12/2024/HĐTD", "start": date(2024, 1, 15),
        "principal": 200_000_000, "term_months": 24, "annual_rate": "0.06",
        "balance": 200_000_000, "disbursed": 200_000_000,
    } | values  # fmt: skip
    return BookRow("s", 1, values=told, lines=lines)


def test_interest_that_was_collected_is_not_asked_for_again() -> None:
    """Interest was paid every month while principal fell behind: it stays paid."""
    lines, before = [(date(2024, 1, 15), 200_000_000, 0, 0)], date(2024, 1, 15)
    for _ in range(19):
        on = add_months(before, 1)
        interest = round(200_000_000 * 0.06 * (on - before).days / 365)
        lines.append((on, 0, 0, interest))
        before = on
    assert before == date(2025, 8, 15)
    found = judge_row(row_of(lines), Usual(date(2025, 9, 2)))
    # 200 million, 18 days, 6 %.
    assert found.opening["running_interest"] == 591_781
    assert found.opening["overdue_interest"] == 0
    # The book has no column of overdue principal: what the contract gives, for review.
    assert found.opening["overdue_principal"] == 19 * 8_333_333
    assert "Sổ không ghi gốc quá hạn; lấy số chương trình tính" in " ".join(found.doubts)
    assert found.opening["overdue_since"] == "2024-02-15"


def test_principal_that_was_collected_pays_principal_alone() -> None:
    lines = [
        (date(2024, 1, 15), 200_000_000, 0, 0),
        (date(2024, 2, 20), 0, 8_333_333, 0),
        (date(2024, 2, 25), 0, 0, 1_019_178),
    ]
    values = {"balance": 191_666_667, "overdue": 0}
    found = judge_row(row_of(lines, **values), Usual(date(2024, 2, 29)))
    assert [one for one in found.differences if one.what == "Dư nợ gốc"] == []
    # 5 days of 200 million and 9 of 191.666.667, and late interest of 10 days: 2.792.
    assert found.opening["running_interest"] == 447_945 + 2_792


def test_a_book_that_denies_overdue_principal_is_late_with_interest_alone() -> None:
    values = {
        "start": date(2024, 12, 10), "overdue": 0, "interest_to": date(2025, 5, 10),
        "interest": 3_800_000, "collected": 0,
    }  # fmt: skip
    found = judge_row(row_of([], **values), Usual(date(2025, 9, 2)))
    assert found.opening["overdue_principal"] == 0
    assert found.opening["overdue_since"] == "2025-06-10"
    assert "lấy ngày 10/06/2025 (kỳ trả lãi đầu tiên chưa trả)" in " ".join(found.doubts)
