"""Workbooks bent at random give a clear message or a right reading, never a wrong value."""

import random
import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coop_registry.reading import child
from coop_registry.reading.lists import read_lists
from coop_registry.reading.meanings import M
from coop_registry.reading.rows import OrganisationRow
from coop_registry.reading.sheets import Unreadable
from tests.coop_registry.reading.books import (
    make_csv,
    make_ods,
    make_xlsx,
    make_zip,
    read_of,
    tcvn3,
)
from tests.structure.words import strangers_in

Table = list[list[object]]

#: What every reading of the list must say of each name, or doubt.
TRUTH = {
    "HTX Như Cố": {M.MEMBERS_TOTAL: 12, M.CAPITAL_REGISTERED: 500_000_000, M.TAX_CODE: "4700123456"},
    "HTX Rượu men lá Thanh Tâm": {
        M.MEMBERS_TOTAL: 7, M.CAPITAL_REGISTERED: 1_900_000_000, M.TAX_CODE: "4700123457",
    },
    "Tổ hợp tác Đại Thắng": {M.MEMBERS_TOTAL: 9, M.CAPITAL_REGISTERED: 80_000_000, M.TAX_CODE: None},
    "LHHTX Ba Bể": {M.MEMBERS_TOTAL: 5, M.CAPITAL_REGISTERED: 2_500_000_000, M.TAX_CODE: "4700123458"},
}  # fmt: skip
HEAD: list[object] = ["STT", "Tên HTX", "Số thành viên", "Vốn điều lệ (triệu đồng)", "Mã số thuế"]
ROWS: Table = [
    [1, "HTX Như Cố", 12, 500, "4700123456"],
    [2, "HTX Rượu men lá Thanh Tâm", "07 thành viên", "1.900", "4700123457"],
    [3, "Tổ hợp tác Đại Thắng", "9", "80 triệu đồng", ""],
    [4, "LHHTX Ba Bể", 5, "2,5 tỷ", "4700 123 458"],
]


def start() -> Table:
    return [list(HEAD), *[list(row) for row in ROWS]]


def titles(table: Table, dice: random.Random) -> Table:
    lines = ["UBND HUYỆN BA BỂ", "DANH SÁCH HỢP TÁC XÃ NĂM 2022", "(Tính đến ngày 31/12/2022)", ""]
    return [
        [""] * dice.randrange(3) + [line] for line in dice.sample(lines, dice.randrange(1, 5))
    ] + table


def column_order(table: Table, dice: random.Random) -> Table:
    order = list(range(len(table[0])))
    dice.shuffle(order)
    return [[row[i] if i < len(row) else "" for i in order] for row in table]


def column_inserted(table: Table, dice: random.Random) -> Table:
    at = dice.randrange(1, len(table[0]) + 1)
    heading = dice.choice(["Mặt mạnh", "Số thành viên mới", "KH doanh thu 2024", "Vốn khác"])
    cells = [heading, *[dice.choice(["", 3, 999, "đạt", "x"]) for _ in table[1:]]]
    return [[*row[:at], cell, *row[at:]] for row, cell in zip(table, cells, strict=True)]


def row_order(table: Table, dice: random.Random) -> Table:
    body = table[1:]
    dice.shuffle(body)
    return [table[0], *body]


def blank_rows(table: Table, dice: random.Random) -> Table:
    at = dice.randrange(1, len(table) + 1)
    return [*table[:at], *[[] for _ in range(dice.randrange(1, 30))], *table[at:]]


def group_row(table: Table, dice: random.Random) -> Table:
    order = _at(table, "STT")
    row: list[object] = [""] * len(table[0])
    row[order] = dice.choice(["I", "II.", "a)", "A"])
    row[order - 1 if order == len(row) - 1 else order + 1] = dice.choice(
        ["Huyện Ba Bể", "Xã Yến Dương"]
    )
    at = dice.randrange(1, len(table) + 1)
    return [*table[:at], row, *table[at:]]


def total_row(table: Table, dice: random.Random) -> Table:
    row: list[object] = [""] * len(table[0])
    row[_at(table, "Tên HTX")] = dice.choice(["Cộng", "Tổng cộng", "Lũy kế", "TỔNG SỐ"])
    row[_at(table, "Số thành viên")] = 33
    return [*table, row]


def heading_words(table: Table, dice: random.Random) -> Table:
    change: Callable[[str], str] = dice.choice(
        [
            str.upper,
            lambda text: unicodedata.normalize("NFD", text),
            lambda text: f"{text}¹",
            lambda text: f"  {text.replace(' ', chr(10), 1)} ",
        ]
    )
    return [[change(str(cell)) if cell else cell for cell in table[0]], *table[1:]]


def numbered(table: Table, dice: random.Random) -> Table:
    shown = dice.choice([lambda i: i, lambda i: f"({i})"])
    return [table[0], [shown(i) for i in range(1, len(table[0]) + 1)], *table[1:]]


def signature(table: Table, dice: random.Random) -> Table:
    return [*table, [], ["", "", "Ba Bể, ngày 05 tháng 01 năm 2023"], ["Người lập", "", "CHỦ TỊCH"]]


def junk_cell(table: Table, dice: random.Random) -> Table:
    """Put a word nobody understands into one cell of a figure."""
    column = _at(table, dice.choice(["Số thành viên", "Vốn điều lệ (triệu đồng)"]))
    row = dice.randrange(1, len(table))
    if len(table[row]) > column and table[row][_at(table, "Tên HTX")] in TRUTH:
        table[row][column] = dice.choice(
            ["nhiều", "?", "V? th? viÖc", "=1+", "7/23", "10-12", 1.5, -3, 10**14]
        )
    return table


HARMLESS = [
    column_order, column_inserted, row_order, blank_rows, group_row, total_row,
]  # fmt: skip
OUTSIDE = [heading_words, numbered, signature, titles]


def _at(table: Table, heading: str) -> int:
    return table[0].index(heading)


def bent(seed: int, *, junk: bool) -> Table:
    """Return the list after some random changes, the heading still findable while they last."""
    dice = random.Random(seed)
    table = start()
    # Blank rows and groups stand between the rows, so columns move first.
    for change in sorted(dice.sample(HARMLESS, dice.randrange(1, 5)), key=HARMLESS.index):
        table = change(table, dice)
    if junk:
        table = junk_cell(table, dice)
    for change in dice.sample(OUTSIDE, dice.randrange(0, 3)):
        if not (change is heading_words and len(table[0]) < 4):
            table = change(table, dice)
    return table


def assert_right_or_doubted(table: Table, *, complete: bool) -> None:
    found = {}
    for row in read_lists(read_of(table)).organisations():
        name = row.values.get(M.NAME)
        if name is None or name.value is None:
            assert row.is_rejected
            continue
        found[name.value.full] = row
        truth = TRUTH[name.value.full]
        for meaning, value in truth.items():
            clear = row.clear(meaning)
            if complete and not row.is_rejected:
                assert clear == value, (name.value.full, meaning, clear)
            else:
                assert clear in (value, None) or meaning in _junked(row, meaning), (meaning, clear)
    assert set(found) == set(TRUTH)


def _junked(row: OrganisationRow, meaning: M) -> set[M]:
    """Return the meanings whose cell was replaced by a figure that is possible in itself."""
    read = row.values[meaning]
    return {meaning} if re.fullmatch(r"1\.5", read.raw) else set()


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.integers(0, 10**9))
def test_lists_bent_without_harm_are_read_right(seed: int) -> None:
    assert_right_or_doubted(bent(seed, junk=False), complete=True)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.integers(0, 10**9))
def test_one_bad_cell_is_doubted_and_the_rest_is_right(seed: int) -> None:
    assert_right_or_doubted(bent(seed, junk=True), complete=False)


@pytest.mark.long
@settings(max_examples=1000, deadline=None)
@given(st.integers(0, 10**9), st.booleans())
def test_a_thousand_bent_lists(seed: int, junk: bool) -> None:
    assert_right_or_doubted(bent(seed, junk=junk), complete=not junk)


FILES = {
    "a.xlsx": make_xlsx(start()),
    "a.ods": make_ods(start()),
    "a.csv": tcvn3(make_csv(start())),
    "b.csv": make_csv(start()).encode("utf-16"),
    "a.zip": make_zip({"x.csv": make_csv(start()).encode(), "y.xlsx": make_xlsx(start())}),
}


def broken(name: str, seed: int) -> bytes:
    """Return a file with some bytes flipped, cut, doubled or put in."""
    dice = random.Random(seed)
    content = bytearray(FILES[name])
    for _ in range(dice.randrange(1, 6)):
        at = dice.randrange(len(content))
        how = dice.randrange(4)
        if how == 0:
            content[at] ^= 1 << dice.randrange(8)
        elif how == 1:
            del content[at : at + dice.randrange(1, 200)]
        elif how == 2:
            content[at:at] = content[max(0, at - 50) : at]
        else:
            content[at:at] = dice.randbytes(dice.randrange(1, 20))
        if not content:
            return b"x"
    return bytes(content)


def outcome(name: str, seed: int) -> tuple[str, list[OrganisationRow]]:
    """Return the refusal, or no words and the rows."""
    try:
        read = read_lists(child.read_file(name, broken(name, seed)))
    except Unreadable as refusal:
        return str(refusal), []
    said = [problem.message for problem in read.problems]
    said += [sentence for table in read.tables for _, sentence in table.problems]
    return " ".join(said), list(read.organisations())


def assert_message_or_reading(name: str, seed: int) -> None:
    words, rows = outcome(name, seed)
    assert words or rows
    # A sentence may quote a heading of the file, which may be anything by now.
    assert strangers_in(re.sub("“.*?”", "", words)) == []
    assert words == "" or words.endswith((".", ")"))
    for row in rows:
        assert row.problems or row.values


@settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(st.sampled_from(sorted(FILES)), st.integers(0, 10**9))
def test_broken_bytes_give_a_message_or_a_reading(name: str, seed: int) -> None:
    assert_message_or_reading(name, seed)


@pytest.mark.long
@pytest.mark.timeout(1200)
@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(FILES)), st.integers(0, 10**9))
def test_a_thousand_files_of_broken_bytes(name: str, seed: int) -> None:
    assert_message_or_reading(name, seed)
