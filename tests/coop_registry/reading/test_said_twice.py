"""What lists say beside the point: days behind names, failed formulas, shares, years, second homes."""

from datetime import date

import pytest

from coop_registry.reading.lists import read_lists
from coop_registry.reading.meanings import M
from coop_registry.reading.names import read_name
from coop_registry.reading.sheets import Budget, FileRead, Sheet, Unreadable, gather
from coop_registry.reading.unwritten import kept_as_remark, left_over

PEOPLE = ["Họ và tên", "Năm sinh", "Số CCCD"]


def table_of(*rows, name="Sheet1"):
    return read_lists(FileRead([Sheet(name, [list(row) for row in rows])])).tables[0]


@pytest.mark.parametrize(
    ("title", "name", "spoken"),
    [
        ("HTX Tân Tiến (tính đến ngày 31/5/2025)", "HTX Tân Tiến", "2025-05-31"),
        ("HTX Tân Tiến đến ngày 31/5/2025", "HTX Tân Tiến", "2025-05-31"),
        ("HTX Tân Tiến năm 2025", "HTX Tân Tiến", "2025"),
        ("HTX Tân Tiến - xã Yên Mỹ, đến ngày 31/5/2025", "HTX Tân Tiến", "2025-05-31"),
        ("HTX Tân Tiến, xã Yên Mỹ (tháng 5/2025)", "HTX Tân Tiến", "2025-05"),
        ("HTX Tân Tiến, ngày 31 tháng 5 năm 2025", "HTX Tân Tiến", "2025-05-31"),
        ("HTX 20-10", "HTX 20-10", None),
        ("HTX Thanh niên 26/3", "HTX Thanh niên 26/3", None),
        ("HTX Nông, lâm nghiệp Tháng Tám", "HTX Nông, lâm nghiệp Tháng Tám", None),
        ("HTX Dịch vụ xã Yên Mỹ", "HTX Dịch vụ xã Yên Mỹ", None),
        ("HTX Chè 168", "HTX Chè 168", None),
    ],
)
def test_the_day_and_the_place_of_a_title_are_no_part_of_the_name(title, name, spoken):
    table = table_of([f"Danh sách thành viên {title}"], [], PEOPLE, ["Lý Văn A", "1980", ""])
    assert table.owner.name.value.full == name
    assert (table.table.spoken.on.iso() if table.table.spoken else None) == spoken


@pytest.mark.parametrize("words", ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?"])
def test_a_failed_formula_is_told(words):
    head = ["Tên HTX", "Xã", "Vốn điều lệ", "Số thành viên", "Ngày thành lập"]
    (row,) = table_of(head, ["HTX Thử", "Xã Bằng Phúc", words, words, words]).rows
    told = [one for one in row.problems if "báo lỗi" in one.message and words in one.message]
    assert len(told) == 3
    assert row.clear(M.CAPITAL_REGISTERED) is None


def test_the_total_of_a_year_is_compared_with_that_year():
    head = [
        "STT",
        "Tên HTX",
        "Xã",
        "Doanh thu năm 2023 (triệu đồng)",
        "Doanh thu năm 2024 (triệu đồng)",
    ]
    rows = [[at, f"HTX Số {at}", "Xã Bằng Phúc", 100, 200] for at in (1, 2)]
    table = table_of(head, *rows, ["", "Tổng cộng", "", 200, 999])
    ((number, words),) = table.problems
    assert number == 4
    assert "năm 2024" in words
    assert "cộng các dòng được 400.000.000" in words


def shares(*rows):
    head = ["Họ và tên", "Năm sinh", "Vốn góp (triệu đồng)", "Tỷ lệ (%)"]
    people = [[f"Lý Văn {'ABCDEFGH'[at]}", 1980, *row] for at, row in enumerate(rows)]
    return table_of(["Danh sách thành viên HTX Thử"], head, *people).problems


def test_shares_that_follow_from_the_contributions_say_nothing():
    assert shares((100, "33,3"), (100, "33,33%"), (100, "33")) == []
    assert shares((200, "40"), (300, "60")) == []


def test_a_share_beyond_rounding_is_told():
    ((number, words),) = shares((500, "30"), (500, "50"), (None, "x"))
    assert number == 3
    assert "dòng 3 ghi 30, tính được 50%" in words


def test_shares_wait_for_contributions_that_are_not_clear():
    ((_number, words),) = shares((500, "30"), ("nhiều", "50"))
    assert "chưa đối chiếu được" in words


def test_a_second_home_is_kept_where_it_says_more():
    head = ["Họ và tên", "Năm sinh", "Chỗ ở hiện tại", "Hộ khẩu thường trú"]
    table = table_of(
        ["Danh sách thành viên HTX Thử"], head,
        ["Lý Văn A", 1980, "Bản Cuôn, xã Ngọc Phái", "Xã Yên Phong"],
        ["Lý Văn B", 1980, "Bản Cuôn, xã Ngọc Phái", "Bản Cuôn"],
        ["Lý Văn C", 1980, None, "Xã Yên Phong"],
    )  # fmt: skip
    kept = kept_as_remark(table.columns)
    said = [list(left_over(row, kept)) for row in table.rows]
    assert [len(one) for one in said] == [1, 0, 0]
    assert said[0][0].endswith(": Xã Yên Phong")


def test_workers_shortened_are_workers():
    table = table_of(
        ["Tên HTX", "Xã", "Tổng số LĐ", "LĐ là thành viên", "LĐ thuê ngoài"],
        ["HTX Thử", "Xã Bằng Phúc", 12, 9, 3],
    )
    (row,) = table.rows
    assert (row.clear(M.WORKERS_MEMBERS), row.clear(M.WORKERS_HIRED)) == (9, 3)


@pytest.mark.parametrize(
    "name", ["HTX HTX Đồng Tâm", "Hợp tác xã HTX Đồng Tâm", "THT Tổ hợp tác Một"]
)
def test_a_kind_that_stands_twice_is_marked(name):
    read = read_name(name)
    assert "lặp loại hình" in read.doubt
    assert read.value.full == name


@pytest.mark.parametrize(
    "name", ["Hợp tác xã (HTX) Đồng Tâm", "HTX Quỹ tín dụng nhân dân Đồng Tâm"]
)
def test_a_kind_that_stands_once_is_not_marked(name):
    assert read_name(name).doubt is None


def test_rows_of_all_sheets_together_are_not_laid_to_the_last(monkeypatch):
    monkeypatch.setattr("coop_registry.reading.sheets.MAX_ROWS", 5)
    budget = Budget()
    assert len(gather([["a"]] * 4, "Một", budget)) == 4
    with pytest.raises(Unreadable, match="Các trang của tệp có tất cả"):
        gather([["b"]] * 2, "Hai", budget)
    with pytest.raises(Unreadable, match="Trang “Ba” có dữ liệu đến dòng 7"):
        gather([["c"], *[[]] * 5, ["lạc"]], "Ba", Budget())


def test_a_day_before_a_name_with_a_comma_is_the_lists_day():
    table = table_of(
        ["Danh sách thành viên HTX Tân, ngày 31/5/2025"], PEOPLE, ["Lý Văn A", 1980, ""]
    )
    assert table.table.spoken.on.start == date(2025, 5, 31)
