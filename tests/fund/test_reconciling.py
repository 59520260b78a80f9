"""The trial balance of the accounting software: compared, refused with its list, or taken over."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from coop_registry.reading.child import read_file
from core.errors import RuleViolation
from fund.models import BookImport, Voucher
from fund.queries import ledger
from fund.queries.books import turnovers
from fund.rules.books.kept_books import Span, totals
from fund.rules.books.opening_entry import OPENING_CODE
from fund.rules.takeover.pairs import Pair, pairs
from fund.rules.takeover.trial_balance import LineState
from fund.services import openings, reconciling
from fund.services.reconciling import TrialFile
from fund.services.verifying import verify
from tests.factories.fund import CHECKER, MAKER, TODAY, paid_out, put, the_fund
from tests.fund.test_openings import CUT, HEADS, begun, borrower, loan_row, workbook

FEBRUARY = date(2025, 2, 1)
HEAD = (
    ("BẢNG CÂN ĐỐI TÀI KHOẢN",),
    ("Tháng 02 năm 2025",),
    (
        "Số hiệu TK",
        "Tên tài khoản",
        "Số dư đầu kỳ",
        None,
        "Số phát sinh",
        None,
        "Số dư cuối kỳ",
        None,
    ),
    (None, None, "Nợ", "Có", "Nợ", "Có", "Nợ", "Có"),
)
#: A loan of 400 million from January, repaid 102.038.356 in February; wages 30 million by bank.
LINES: list[tuple[Any, ...]] = [
    ("130", "Tiền gửi", None, 400_000_000, 102_038_356, 30_000_000, None, 327_961_644),
    ("201", "Cho vay", 400_000_000, None, None, 100_000_000, 300_000_000, None),
    ("2011", "Nợ nhóm 1", 400_000_000, None, None, 100_000_000, 300_000_000, None),
    ("701", "Thu lãi", None, None, None, 2_038_356, None, 2_038_356),
    ("851", "Chi lương", None, None, 30_000_000, None, 30_000_000, None),
    ("Cộng", None, 400_000_000, 400_000_000, 132_038_356, 132_038_356, 330_000_000, 330_000_000),
]


def file_of(lines: list[tuple[Any, ...]]) -> tuple[bytes, Any]:
    content = workbook(("CĐTK", [*HEAD, *lines]))
    return content, read_file("cdtk.xlsx", content).sheets


def brought(lines: list[tuple[Any, ...]], month: date = FEBRUARY, **more: Any) -> BookImport:
    content, sheets = file_of(lines)
    file = TrialFile("cdtk.xlsx", content, sheets, month, **more)
    return reconciling.begin(the_fund(), file, actor_id=MAKER, on=TODAY)


def a_month() -> None:
    put(paid_out(), "repay", "2025-02-15", amount=102_038_356)


def test_what_the_software_has_beyond_ours_becomes_one_voucher(session: Session) -> None:
    a_month()
    made = brought(LINES)
    states = {one.code: one.state for one in reconciling.compared(made)}
    assert states == {
        "130": LineState.TAKEN,
        "2011": LineState.EQUAL,
        "701": LineState.EQUAL,
        "851": LineState.TAKEN,
    }
    with pytest.raises(RuleViolation, match="không tự duyệt"):
        reconciling.confirm(made.id, actor_id=MAKER, on=TODAY)
    reconciling.confirm(made.id, actor_id=CHECKER, on=TODAY)
    voucher = session.query(Voucher).one()
    assert (voucher.state, voucher.on, voucher.number) == ("confirmed", date(2025, 2, 28), 1)
    kept = {one.code: one for one in turnovers.turnovers(the_fund().id, _span())}
    assert kept["851"].debit == 30_000_000
    assert kept["130"].closing == -327_961_644
    found = totals(list(kept.values()))
    assert found[4] == found[5]
    check = verify(the_fund())
    assert check.is_clean, check.result
    again = brought([*LINES[:-1]])  # the same figures in another file: all is equal now
    assert {one.state for one in reconciling.compared(again)} == {LineState.EQUAL}
    file = TrialFile("cdtk.xlsx", b"the same bytes", file_of(LINES)[1], FEBRUARY)
    first = reconciling.begin(the_fund(), file, actor_id=MAKER, on=TODAY)
    assert reconciling.begin(the_fund(), file, actor_id=CHECKER, on=TODAY).id == first.id


def _span() -> Span:
    return Span(FEBRUARY, date(2025, 2, 28))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        # interest that only loans earn
        (
            {"701": (None, None, None, 2_000_000, None, 2_000_000), "130": 101_961_644 + 38_356},
            "701",
        ),
        # a receipt of ours that the software does not have
        ({"130": 2_038_356}, "Chương trình đã ghi nhiều hơn"),
    ],
)
def test_a_trial_balance_that_disagrees_is_refused_with_the_list(
    changed: dict[str, Any], words: str, session: Session
) -> None:
    a_month()
    lines = [list(line) for line in LINES[:-1]]
    for line in lines:
        if line[0] == "701" and "701" in changed:
            line[2:] = changed["701"]
        if line[0] == "130":
            line[4] = changed["130"]
            line[7] = 430_000_000 - line[4]
    gap = sum((line[6] or 0) - (line[7] or 0) for line in lines if line[0] != "201")
    sides = (None, gap) if gap > 0 else (-gap, None)
    lines.append(["469", "Phải trả khác", None, None, *sides, *sides])
    made = brought([tuple(line) for line in lines])
    with pytest.raises(RuleViolation, match="chưa khớp, chưa ghi gì") as refusal:
        reconciling.confirm(made.id, actor_id=CHECKER, on=TODAY)
    assert words in str(refusal.value)
    assert session.query(Voucher).count() == 0


def test_an_account_that_does_not_exist_is_refused_by_its_code(session: Session) -> None:
    a_month()
    lines = [*LINES[:-2], ("8888", "Chi lạ", None, None, 30_000_000, None, 30_000_000, None)]
    made = brought(lines)
    with pytest.raises(RuleViolation, match="8888: Chưa có tài khoản này"):
        reconciling.confirm(made.id, actor_id=CHECKER, on=TODAY)


def test_a_bad_file_is_refused_at_once(session: Session) -> None:
    a_month()
    with pytest.raises(RuleViolation, match="không cân"):
        brought(LINES[:-2])
    with pytest.raises(RuleViolation, match="ghi hai lần"):
        brought([*LINES, LINES[3]])
    with pytest.raises(RuleViolation, match="Không đọc được số tiền"):
        brought([*LINES[:-1], ("469", "Khác", "khoảng ba triệu", None, None, None, None, None)])
    with pytest.raises(RuleViolation, match="Tháng này chưa hết"):
        brought(LINES, TODAY)
    content = workbook(("s", [("Tên", "Số")]))
    file = TrialFile("x.xlsx", content, read_file("x.xlsx", content).sheets, FEBRUARY)
    with pytest.raises(RuleViolation, match="Không thấy bảng cân đối"):
        reconciling.begin(the_fund(), file, actor_id=MAKER, on=TODAY)


def test_opening_balances_close_the_account_of_the_take_over(session: Session) -> None:
    borrower()
    loans = begun(workbook(("2024", [HEADS, loan_row("HTX Vay Cũ")])))
    openings.confirm(loans.id, actor_id=CHECKER)
    lines = [
        ("130", "Tiền gửi", None, None, None, None, 19_759_566_027, None),
        ("2011", "Cho vay", None, None, None, None, 240_000_000, None),
        ("391", "Lãi phải thu", None, None, None, None, 433_973, None),
        ("601", "Vốn điều lệ", None, None, None, None, None, 20_000_000_000),
    ]
    made = brought(lines, CUT.replace(day=1), is_opening=True)
    reconciling.confirm(made.id, actor_id=CHECKER, on=TODAY)
    fund = the_fund()
    opening = ledger.account_by_code(fund.id, OPENING_CODE)
    assert opening is not None
    balances = ledger.balances(fund.id)
    assert balances[opening.id] == 0
    assert sum(balances.values()) == 0
    check = verify(fund)
    assert check.is_clean, check.result


def test_postings_are_told_as_pairs_of_accounts() -> None:
    assert pairs([("130", 102)], [("2011", 100), ("701", 2)]) == [
        Pair("130", "2011", 100),
        Pair("130", "701", 2),
    ]
    assert pairs([("971", 5)], []) == [Pair("971", "", 5)]
    assert pairs([("a", 3), ("b", 4)], [("c", 5), ("d", 2)]) == [
        Pair("a", "c", 3),
        Pair("b", "c", 2),
        Pair("b", "d", 2),
    ]
