"""Past totals ("biểu tổng hợp"): units in rows or figures in rows, read with their days."""

from datetime import date

import pytest

from coop_registry.labels import TOTAL
from coop_registry.reading.figures import figure_of
from coop_registry.reading.lists import TableRead, read_lists
from coop_registry.reading.meanings import ListKind, M
from coop_registry.reading.totals import TotalsRow
from coop_registry.rules.totals import Total
from core.dates import PartialDate
from tests.coop_registry.reading.books import Grid, read_of

T = Total
BY_DISTRICT: Grid = [
    ["ỦY BAN NHÂN DÂN TỈNH BẮC KẠN"],
    ["BIỂU TỔNG HỢP TÌNH HÌNH KINH TẾ TẬP THỂ (Tính đến ngày 31/12/2023)"],
    [],
    ["STT", "Huyện, thành phố", "Tổng số HTX", "HTX đang hoạt động", "HTX thành lập mới", "Số THT"],
    [1, "Huyện Ba Bể", 45, 38, 5, 120],
    [2, "Chợ Đồn", 54, 50, 9, "152 tổ"],
    ["", "Tổng cộng", 99, 88, 14, 272],
]
BY_YEAR: Grid = [
    ["BIỂU SỐ LIỆU HTX HUYỆN CHỢ ĐỒN GIAI ĐOẠN 2021-2023"],
    ["STT", "Chỉ tiêu", "Đơn vị tính", "Năm 2021", "Năm 2022", "KH 2023", "TH 2023"],
    ["I", "Hợp tác xã"],
    [1, "Tổng số HTX", "HTX", 40, 45, 50, 54],
    ["", "Trong đó: thành lập mới", "HTX", 4, 5, 8, 9],
    ["", "- HTX do nữ quản lý", "HTX", 10, 11, 12, 13],
    [2, "Số thành viên", "Người", 400, "1.250", "", 1300],
    [3, "Doanh thu bình quân 1 HTX", "Triệu đồng", 900, "1.200", 1500, "3.150.000"],
    ["II", "Tổ hợp tác"],
    [1, "Tổng số", "THT", 100, 120, 130, 152],
]


def table_of(rows: Grid, **kept: object) -> TableRead:
    (table,) = read_lists(read_of(rows, **kept)).tables
    return table


def figures(row: object) -> list[tuple[object, ...]]:
    """Return (figure, day as far as stated, value) of the clear figures of a row."""
    assert isinstance(row, TotalsRow)
    return [(f.what, f.on and f.on.iso(), f.read.value) for f in row.figures if f.read.is_clear]


def told(table: TableRead) -> str:
    return "\n".join(
        [words for _row, words in table.problems]
        + [problem.message for row in table.rows for problem in row.problems]
    )


def test_units_stand_in_rows_and_figures_in_columns():
    table = table_of(BY_DISTRICT)
    assert table.kind is ListKind.TOTALS
    assert [row.label for row in table.rows] == ["Huyện Ba Bể", "Chợ Đồn"]
    assert figures(table.rows[0]) == [
        (T.COOPERATIVES, None, 45),
        (T.COOPERATIVES_ACTIVE, None, 38),
        (T.COOPERATIVES_NEW, None, 5),
        (T.GROUPS, None, 120),
    ]
    assert figures(table.rows[1])[-1] == (T.GROUPS, None, 152)
    assert table.table.spoken.on == PartialDate(date(2023, 12, 31))
    assert table.problems == []


def test_a_sum_that_does_not_close_only_warns_and_is_no_unit():
    table = table_of([*BY_DISTRICT[:-1], ["", "Toàn tỉnh", 100, 88, 14, 272]])
    assert len(table.rows) == 2
    assert told(table) == ("Cột “Tổng số HTX”: dòng tổng ghi 100, cộng các dòng được 99.")


def test_districts_and_their_communes_close_each_for_itself():
    table = table_of(
        [
            BY_DISTRICT[3],
            ["I", "Huyện Ba Bể", 5, 5, 1, 7],
            [1, "Xã Yến Dương", 3, 3, 1, 4],
            [2, "Xã Địa Linh", 2, 2, 0, 3],
            ["", "Tổng cộng", 5, 5, 1, 7],
        ]
    )
    assert table.problems == []
    assert table.rows[1].place.district.name == "Ba Bể"
    assert table.rows[1].place.commune.name == "Yến Dương"


def test_figures_stand_in_rows_and_years_in_columns():
    table = table_of(BY_YEAR)
    assert table.kind is ListKind.TOTALS
    by_label = {row.label: row for row in table.rows}
    assert figures(by_label["Tổng số HTX"]) == [
        (T.COOPERATIVES, "2021", 40),
        (T.COOPERATIVES, "2022", 45),
        (T.COOPERATIVES, "2023", 54),
    ]
    assert figures(by_label["Trong đó: thành lập mới"])[0] == (T.COOPERATIVES_NEW, "2021", 4)
    assert figures(by_label["Số thành viên"])[1] == (T.MEMBERS, "2022", 1250)
    assert figures(by_label["Tổng số"])[0] == (T.GROUPS, "2021", 100)


def test_plans_shares_and_what_nobody_knows_are_not_read():
    table = table_of(BY_YEAR)
    assert "Chưa hiểu cột “KH 2023”" in told(table)
    women = next(row for row in table.rows if "nữ" in row.label)
    assert women.is_unknown
    assert women.figures == []
    assert "chưa có trong danh mục" in women.problems[0].message


def test_an_average_no_cooperative_can_have_waits_for_a_person():
    table = table_of(BY_YEAR)
    row = next(row for row in table.rows if row.label.startswith("Doanh thu"))
    assert [value for _what, _on, value in figures(row)] == [900_000_000, 1_200_000_000]
    assert "Ngoài khoảng thường gặp" in row.problems[0].message


@pytest.mark.parametrize(
    "head",
    [
        ["STT", "Tên HTX", "Huyện", "Số thành viên", "Số lao động", "Doanh thu"],
        ["STT", "HTX", "Xã", "Số thành viên", "Vốn điều lệ"],
        ["STT", "Tên đơn vị", "Địa bàn", "Số thành viên", "Tình trạng"],
        ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc"],
    ],
)
def test_a_list_of_organisations_or_members_is_no_past_total(head):
    table = table_of([head, [1, "HTX A", "Ba Bể", 7, 8][: len(head)]])
    assert table.kind is not ListKind.TOTALS


def test_headings_of_two_rows_name_whom_and_what():
    table = table_of(
        [
            ["TT", "Đơn vị", "Hợp tác xã", "", "", "Tổ hợp tác", "", "Xếp loại HTX", ""],
            ["", "", "Tổng số", "Thành lập mới", "Giải thể", "Tổng số", "Thành lập mới", "Tốt", "Khá"],
            [1, "Huyện Ba Bể", 45, 5, 1, 120, 7, 10, 12],
        ]
    )  # fmt: skip
    assert [what for what, _on, _value in figures(table.rows[0])] == [
        T.COOPERATIVES, T.COOPERATIVES_NEW, T.COOPERATIVES_DISSOLVED, T.GROUPS, T.GROUPS_NEW,
        T.RATED_GOOD, T.RATED_FAIR,
    ]  # fmt: skip


def test_years_in_the_headings_give_each_figure_its_day():
    table = table_of(
        [
            ["Huyện", "Tổng số HTX", "", "HTX thành lập mới", ""],
            ["", "2022", "30/6/2023", "2022", "Tháng 6/2023"],
            ["Ba Bể", 40, 45, 4, 5],
        ]
    )
    assert figures(table.rows[0]) == [
        (T.COOPERATIVES, "2022", 40),
        (T.COOPERATIVES, "2023-06-30", 45),
        (T.COOPERATIVES_NEW, "2022", 4),
        (T.COOPERATIVES_NEW, "2023-06", 5),
    ]


def test_the_title_says_whose_figures_they_are_where_no_heading_does():
    head = ["Huyện", "Đang hoạt động", "Thành lập mới", "Giải thể"]
    rows = [["TÌNH HÌNH TỔ HỢP TÁC"], head, ["Ba Bể", 4, 5, 1]]
    assert [one[0] for one in figures(table_of(rows).rows[0])] == [
        T.GROUPS_ACTIVE, T.GROUPS_NEW, T.GROUPS_ENDED,
    ]  # fmt: skip
    silent = table_of(
        [["LIÊN MINH HỢP TÁC XÃ TỈNH"], ["TÌNH HÌNH CHUNG"], head, ["Ba Bể", 4, 5, 1]]
    )
    assert silent.kind is not ListKind.TOTALS


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ([45, 60, 1, 2], "Lớn hơn tổng số 45"),
        ([45, 40, "trên 5/9", 2], "phần trên tổng số"),
        ([45.5, 40, 1, 2], "số nguyên"),
        (["45%", 40, 1, 2], "tỷ lệ"),
        (["12.000.000", 1, 1, 2], "một địa bàn"),
        (["=1+1", 40, 1, 2], "nhiều số"),
    ],
)
def test_figures_that_cannot_be_wait_or_warn(cells, words):
    assert words in told(table_of([BY_DISTRICT[3], [1, "Huyện Ba Bể", *cells]]))


def test_a_dash_is_no_figure_and_no_group():
    table = table_of(
        [BY_DISTRICT[3], [1, "Huyện Ba Bể", "-", "-", "-", "-"], [2, "Chợ Đồn", 1, 1, 0, 0]]
    )
    assert [row.label for row in table.rows] == ["Huyện Ba Bể", "Chợ Đồn"]
    assert table.rows[0].figures == []


def test_a_signature_ends_the_table():
    table = table_of(
        [*BY_DISTRICT, [], ["", "", "", "Ba Bể, ngày 05 tháng 01 năm 2024"], ["", "NGƯỜI LẬP BIỂU"]]
    )
    assert len(table.rows) == 2


@pytest.mark.parametrize("total", Total)
def test_every_figure_is_understood_by_its_own_words(total):
    assert figure_of(TOTAL[total]) is total


@pytest.mark.parametrize(
    ("words", "above", "total"),
    [
        ("Thành lập mới", ("Hợp tác xã",), T.COOPERATIVES_NEW),
        ("HTX", ("Thành lập mới",), T.COOPERATIVES_NEW),
        ("TH 2023", ("HTX thành lập mới",), T.COOPERATIVES_NEW),
        ("Số lượng (HTX)", ("Hợp tác xã",), T.COOPERATIVES),
        ("Số HTX có đến 31/12/2023", (), T.COOPERATIVES),
        ("Tốt", ("Xếp loại HTX",), T.RATED_GOOD),
        ("Doanh thu BQ mỗi HTX (triệu đồng/năm)", (), T.REVENUE_AVERAGE),
        ("Nông nghiệp", ("HTX thành lập mới",), None),
        ("Số thành viên HTX mới", (), None),
        ("HTX mới", (), None),
        ("Số xã có HTX", (), None),
        ("Số HTX hiệu quả", (), None),
        ("Tỷ lệ HTX xếp loại tốt (%)", (), None),
        ("KH 2023", ("Tổng số HTX",), None),
        ("Ước thực hiện 2024", ("Tổng số HTX",), None),
        ("2023", ("Xếp loại HTX",), None),
        ("Lao động nữ", ("HTX",), None),
        ("HTX, THT", (), None),
        ("Tổng số", (), None),
    ],
)
def test_what_a_heading_counts_is_told_or_it_is_not_read(words, above, total):
    assert figure_of(words, *above) is total


def test_only_totals_have_meanings_of_totals():
    organisations = table_of([["Tên HTX", "Xã", "Số thành viên"], ["HTX A", "B", 7]])
    assert organisations.columns.of(M.MEMBERS_TOTAL) is not None
