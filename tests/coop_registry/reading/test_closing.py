"""What rows of groups count and sum is compared with the rows below them, never imported."""

import pytest

from coop_registry.reading.lists import read_lists
from coop_registry.reading.sheets import FileRead, Sheet

HEAD = ["STT", "Tên HTX", "Xã", "Số thành viên", "Vốn điều lệ (triệu đồng)"]


def told(*rows):
    """Return (row, words) of what does not close in a list of cooperatives."""
    table = read_lists(FileRead([Sheet("Sheet1", [HEAD, *map(list, rows)])])).tables[0]
    assert all(row.number > 2 for row in table.rows)
    return [one for one in table.problems if "nhóm" in one[1]]


def group(marker, words, members=None, capital=None):
    return marker, words, None, members, capital


def listed(at, name, members=10, capital=500):
    return at, name, "Xã Bằng Phúc", members, capital


TWO = (listed(1, "HTX Một"), listed(2, "HTX Hai"))


@pytest.mark.parametrize(
    "words",
    ["Huyện Chợ Đồn (2 HTX)", "Huyện Chợ Đồn: 1 HTX, 1 THT", "Huyện Chợ Đồn (02 hợp tác xã)"],
)
def test_a_group_that_counts_its_rows_rightly_says_nothing(words):
    assert told(group("I", words), *TWO, group("II", "Huyện Ba Bể"), listed(3, "HTX Ba")) == []


def test_a_group_that_counts_other_rows_is_told():
    ((row, words),) = told(
        group("I", "Huyện Chợ Đồn (12 HTX)"), *TWO, group("II", "Huyện Ba Bể"), listed(3, "HTX Ba")
    )
    assert row == 2
    assert "ghi 12, dưới nhóm có 2 dòng" in words


def test_sums_on_a_row_of_a_group_are_compared_with_all_below_it():
    rows = (
        group("I", "Huyện Chợ Đồn", 30, 1500), group("a)", "Xã Bằng Phúc", 20, 1000), *TWO,
        group("b)", "Xã Yên Phong", 11, 500), listed(3, "HTX Ba"), group("II", "Huyện Ba Bể", 1),
        listed(4, "HTX Bốn", 7),
    )  # fmt: skip
    assert told(*rows) == [
        (6, "Cột “Số thành viên”: dòng nhóm ghi 11, cộng các dòng được 10."),
    ]


def test_a_doubtful_figure_below_is_not_summed():
    assert (
        told(group("I", "Huyện Chợ Đồn", 30), listed(1, "HTX Một", "nhiều"), listed(2, "HTX Hai"))
        == []
    )
