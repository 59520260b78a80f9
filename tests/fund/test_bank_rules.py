"""Statements of the bank are read by their headings; lines are matched by money and near days."""

from datetime import date
from typing import Any

import pytest

from coop_registry.reading.sheets import Sheet
from fund.rules.bank.matching import BankSide, BookSide, apart, pairs
from fund.rules.bank.statements import StatementRead, read_statement


def read(*rows: list[Any]) -> StatementRead:
    return read_statement([Sheet("s", [["Sao kê tài khoản"], *rows])])


@pytest.mark.parametrize(
    ("head", "row", "amount"),
    [
        (["Ngày", "Ghi nợ", "Ghi có", "Diễn giải"], ["01/03/2025", None, "1.500.000", "x"], 1_500_000),
        (["Ngày giao dịch", "Nợ", "Có", "Nội dung"], ["01/03/2025", 7, None, "x"], -7),
        (["Ngày", "Phát sinh nợ", "Phát sinh có"], [date(2025, 3, 1), 0, 20], 20),
        (["Ngày hiệu lực", "Số tiền", "Số dư"], ["01/03/2025 10:05", "-1,500,000", 5], -1_500_000),
        (["Ngày / Date", "Số tiền / Amount"], ["2025-03-01", "+ 30.000"], 30_000),
        (["Ngày", "Tiền ra", "Tiền vào"], ["01/03/2025", -9, None], -9),
    ],
)  # fmt: skip
def test_money_is_read_whatever_the_bank_calls_its_columns(
    head: list[str], row: list[Any], amount: int
) -> None:
    found = read(head, row)
    assert found.problems == []
    assert [(line.on, line.amount, line.number) for line in found.lines] == [
        (date(2025, 3, 1), amount, 3)
    ]


def test_sums_and_opening_lines_are_no_movements() -> None:
    found = read(
        ["Ngày", "Ghi nợ", "Ghi có", "Số dư"],
        ["01/03/2025", None, None, 100],
        ["02/03/2025", None, 5, 105],
        [None, None, 5, 105],
    )
    assert (len(found.lines), found.left_out) == (1, [5])
    assert found.closing == 105


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (["32/03/2025", 5, None], "không đọc được ngày"),
        (["01/03/2025", 5, 6], "cả hai cột"),
        (["01/03/2025", "năm triệu", None], "Không đọc được số tiền"),
        (["01/03/2025", "1,5", None], "lẻ"),
    ],
)
def test_what_cannot_be_read_names_its_row(row: list[Any], words: str) -> None:
    problem = read(["Ngày", "Ghi nợ", "Ghi có"], row).problems[0]
    assert "Dòng 3" in problem
    assert words in problem


def test_a_file_without_a_statement_says_what_is_missing() -> None:
    assert "cột Ngày giao dịch" in read(["Họ tên", "Ghi chú"]).problems[0]


def test_the_closing_balance_is_that_of_the_newest_day() -> None:
    head = ["Ngày", "Ghi có", "Số dư"]
    assert read(head, ["02/03/2025", 5, 105], ["01/03/2025", 1, 100]).closing == 105
    assert read(head[:2], ["02/03/2025", 5]).closing is None


def test_one_line_is_told_from_another() -> None:
    head = ["Ngày", "Ghi có", "Số tham chiếu", "Số dư", "Nội dung"]
    rows: list[list[Any]] = [
        ["01/03/2025", 5, "FT1", 10, "a"],
        ["01/03/2025", 5, "ft1", 10, "khác lời"],
        ["01/03/2025", 5, "FT1", 15, "a"],
        ["01/03/2025", 5, "FT2", 10, "a"],
        ["01/03/2025", 5, None, None, "a"],
        ["01/03/2025", 5, None, None, "b"],
    ]
    keys = [line.fingerprint for line in read(head, *rows).lines]
    assert keys[0] == keys[1]
    assert len(set(keys)) == 5


def test_a_file_without_balances_gives_the_same_lines_again() -> None:
    full = read(["Ngày", "Số tiền", "Số CT", "Số dư"], ["01/03/2025", 5, "FT1", 10])
    bare = read(["Ngày", "Số tiền", "Số CT"], ["01/03/2025", 5, "FT1"])
    assert full.lines[0].fingerprint == bare.lines[0].fingerprint


MARCH = [date(2025, 3, day) for day in range(1, 32)]


@pytest.mark.parametrize(("day", "days"), [(4, 0), (1, 3), (7, 3), (8, None)])
def test_same_money_within_three_days_may_be_the_same(day: int, days: int | None) -> None:
    entry = BookSide(1, (MARCH[3],), 500)
    assert apart(BankSide(1, MARCH[day - 1], 500), entry) == days
    assert apart(BankSide(1, MARCH[3], -500), entry) is None


def test_the_day_of_the_paper_counts_too() -> None:
    posted_late = BookSide(1, (date(2025, 4, 10), MARCH[0]), 500)
    assert apart(BankSide(1, MARCH[0], 500), posted_late) == 0


def test_the_nearest_are_matched_first_and_each_once() -> None:
    lines = [BankSide(1, MARCH[0], 5), BankSide(2, MARCH[2], 5), BankSide(3, MARCH[2], 5)]
    entries = [
        BookSide(7, (MARCH[2],), 5),
        BookSide(8, (MARCH[1],), 5),
        BookSide(9, (MARCH[2],), 6),
    ]
    assert pairs(lines, entries) == {2: 7, 1: 8}
