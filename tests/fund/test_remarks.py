"""What the explanation says of late debt, of late decisions, of what was not done."""

import pytest

from tests.fund.loans import event, repay, state

ARTICLE = "khoản 3 Điều 19 Thông tư 39/2016/TT-NHNN"
LINES = [{"on": "2025-09-15", "amount": 400_000_000}]


def said(found: dict[str, object], words: str) -> list[str]:
    texts = found["explanation"]
    assert isinstance(texts, list)
    return [text for text in texts if words in text]


@pytest.mark.parametrize(
    ("day", "too_late"),
    [("2025-02-14", 0), ("2025-02-15", 0), ("2025-02-25", 0), ("2025-02-26", 1)],
)
def test_new_lines_are_decided_within_ten_days(day: str, too_late: int) -> None:
    """Due on 15/02: the tenth day after it is 25/02."""
    change = event("r", day, "reschedule", lines=LINES)
    found = said(state("2025-03-01", change), "quá thời hạn quyết định")
    assert len(found) == too_late
    assert all("chậm nhất ngày 25/02/2025" in text and ARTICLE in text for text in found)


def test_longer_term_before_the_end_moves_nothing_that_was_due() -> None:
    longer = event("x", "2025-03-10", "extend", until="2025-09-15")
    assert said(state("2025-03-10", longer), "quá thời hạn quyết định") == []


@pytest.mark.parametrize(("day", "too_late"), [("2025-05-25", 0), ("2025-05-26", 1)])
def test_longer_term_past_the_end_counts_from_the_oldest_day(day: str, too_late: int) -> None:
    paid = [
        repay(f"p{month}", f"2025-0{month}-15", amount)
        for month, amount in ((2, 102_038_356), (3, 101_380_822), (4, 101_019_178))
    ]
    longer = event("x", day, "extend", until="2025-09-15")
    assert len(said(state(day, *paid, longer), "quá thời hạn quyết định")) == too_late


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2025-02-15", "phải quyết định chậm nhất ngày 25/02/2025"),
        ("2025-02-25", "phải quyết định chậm nhất ngày 25/02/2025"),
        ("2025-02-26", "đã qua ngày cuối để quyết định cơ cấu lại (25/02/2025)"),
    ],
)
def test_unpaid_debt_says_until_when_it_may_be_restructured(day: str, words: str) -> None:
    assert len(said(state(day), words)) == len(said(state(day), ARTICLE)) == 1


def test_paid_loan_has_nothing_to_decide() -> None:
    assert said(state("2025-02-20", repay("a", "2025-02-15", 102_038_356)), ARTICLE) == []


def test_overdue_principal_that_was_not_moved_is_named() -> None:
    words = "Gốc quá hạn 100.000.000 đồng chưa chuyển nợ quá hạn"
    assert said(state("2025-02-15"), "chưa chuyển nợ quá hạn") == []
    assert len(said(state("2025-03-01"), words)) == 1
    moved = event("o", "2025-02-26", "to_overdue")
    assert said(state("2025-03-01", moved), "chuyển nợ quá hạn") == []


def test_interest_after_the_end_is_named() -> None:
    """400 triệu, 6%/năm, 17 days from 15/05 on: 1.117.808 đồng without a day of its own."""
    words = "phát sinh sau ngày 15/05/2025, khi khoản vay đã hết hạn: 1.117.808 đồng"
    assert len(said(state("2025-06-01"), words)) == 1


def test_contract_older_than_the_circular_is_told_nothing() -> None:
    old = {"start": "2016-01-15"}
    change = event("r", "2016-04-01", "reschedule", lines=[{**LINES[0], "on": "2016-09-15"}])
    assert said(state("2016-04-02", change, **old), "Điều 19") == []
