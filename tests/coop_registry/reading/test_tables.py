from datetime import date

import pytest

from coop_registry.reading.row_kinds import Layout, RowKind, kind_of
from coop_registry.reading.scales import MoneyUnit
from coop_registry.reading.tables import Table, read_tables
from coop_registry.reading.titles import day_of_sheet_name, day_of_titles
from core.dates import PartialDate, Precision
from tests.coop_registry.reading.books import Grid, sheet_of

TITLES: Grid = [
    ["UBND HUYỆN BA BỂ", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["PHÒNG TÀI CHÍNH - KẾ HOẠCH", "", "", "Độc lập - Tự do - Hạnh phúc"],
    [],
    ["DANH SÁCH HỢP TÁC XÃ TRÊN ĐỊA BÀN HUYỆN BA BỂ"],
    ["(Kèm theo Quyết định số 938/QĐ-UBND ngày 15/3/2020)"],
    ["Tính đến ngày 31/12/2023"],
    ["", "", "", "ĐVT: triệu đồng"],
]
HEAD = ["STT", "Tên HTX", "Số thành viên", "Vốn điều lệ"]


def only(rows: Grid, **kept: object) -> Table:
    (table,) = read_tables(sheet_of(rows, **kept))
    return table


def names(table: Table) -> list[object]:
    return [row.cells[1] for row in table.rows]


def test_the_heading_is_found_under_titles_with_its_day_and_unit() -> None:
    table = only([*TITLES, HEAD, [1, "HTX A", 7, 500]])
    assert [heading.title for heading in table.headings] == HEAD
    assert table.head.first == 7
    assert table.rows[0].number == 9
    assert table.unit is MoneyUnit.MILLION
    assert table.spoken is not None
    assert table.spoken.on == PartialDate(date(2023, 12, 31))


def test_two_heading_rows_with_merged_cells_give_group_and_title() -> None:
    rows: Grid = [
        ["STT", "Tên HTX", "Thành viên", "", "Vốn"],
        ["", "", "Tổng số", "Nữ", ""],
        ["1", "2", "3", "4", "5"],
        [1, "HTX A", 7, 2, 500],
    ]
    merged = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 1, 4)]
    for table in (only(rows, merged=merged), only(rows)):
        assert [heading.text for heading in table.headings] == [
            "STT",
            "Tên HTX",
            "Thành viên › Tổng số",
            "Thành viên › Nữ",
            "Vốn",
        ]
        assert table.head.numbered
        assert [row.number for row in table.rows] == [4]


@pytest.mark.parametrize(
    "numbers", [["(1)", "(2)", "(3)", "(4)"], ["A", "B", 1, 2], [1, 2, 3, "4=3/2"]]
)
def test_a_row_that_numbers_the_columns_is_no_data(numbers: list[object]) -> None:
    table = only([HEAD, numbers, [1, "HTX A", 7, 500]])
    assert names(table) == ["HTX A"]


def test_a_group_over_some_columns_above_the_heading_is_used() -> None:
    rows: Grid = [["", "", "Vốn (triệu đồng)", ""], ["STT", "Tên HTX", "Điều lệ", "Thực góp"]]
    table = only([*rows, [1, "HTX A", 5, 4]], merged=[(0, 2, 0, 3)])
    assert [heading.text for heading in table.headings][2:] == [
        "Vốn (triệu đồng) › Điều lệ",
        "Vốn (triệu đồng) › Thực góp",
    ]


def test_a_second_heading_row_of_units_and_parts_is_no_data() -> None:
    rows: Grid = [
        ["STT", "Tên HTX", "Người đại diện", "", "Vốn điều lệ", "Ngành nghề"],
        ["", "", "Họ và tên", "Số ĐT", "(triệu đồng)", ""],
        [1, "HTX A", "Nguyễn Văn A", "0912345678", 500, "chăn nuôi"],
    ]
    table = only(rows)
    assert [heading.text for heading in table.headings][2:5] == [
        "Người đại diện › Họ và tên",
        "Người đại diện › Số ĐT",
        "Vốn điều lệ › (triệu đồng)",
    ]
    assert len(table.rows) == 1


def test_group_rows_are_carried_down_to_the_rows() -> None:
    table = only(
        [
            HEAD,
            ["I", "Huyện Ba Bể", 2, ""],
            ["a)", "Xã Yến Dương"],
            [1, "HTX Nhung Lũy", 20, 500],
            ["b)", "Xã Mỹ Phương", 1],
            [2, "HTX Chè Mỹ Phương", 7, 300],
            ["II.", "Huyện Chợ Đồn"],
            [3, "HTX An Bình", 16, 900],
        ]
    )
    assert [row.groups for row in table.rows] == [
        ("Huyện Ba Bể", "Xã Yến Dương"),
        ("Huyện Ba Bể", "Xã Mỹ Phương"),
        ("Huyện Chợ Đồn",),
    ]


def test_group_rows_without_numerals_and_of_kinds_are_groups() -> None:
    table = only(
        [
            HEAD,
            ["I. HỢP TÁC XÃ NÔNG NGHIỆP"],
            ["Thị trấn Chợ Rã"],
            [1, "HTX A", 1, 1],
            ["", "Xã Hà Hiệu"],
            [2, "HTX B", 1, 1],
            ["II. TỔ HỢP TÁC"],
            [1, "THT C", 1, 1],
        ]
    )
    assert [row.groups for row in table.rows] == [
        ("HỢP TÁC XÃ NÔNG NGHIỆP", "Thị trấn Chợ Rã"),
        ("HỢP TÁC XÃ NÔNG NGHIỆP", "Xã Hà Hiệu"),
        ("TỔ HỢP TÁC",),
    ]


def test_totals_are_kept_apart_and_names_that_look_like_them_are_not() -> None:
    table = only(
        [
            HEAD,
            [1, "HTX Cộng đồng phụ nữ", 7, 500],
            [2, "Tổng hợp Tân Thành", 3, 100],
            ["", "Cộng", 10, 600],
            ["Tổng cộng", "", 10, 600],
            ["", "Lũy kế", 10, 600],
            ["", "Toàn huyện", 10, 600],
        ]
    )
    assert names(table) == ["HTX Cộng đồng phụ nữ", "Tổng hợp Tân Thành"]
    assert [row.number for row in table.totals] == [4, 5, 6, 7]


def test_notes_and_signatures_below_are_no_organisations() -> None:
    table = only(
        [
            HEAD,
            [1, "HTX A", 7, 500],
            ["Ghi chú: số liệu do UBND xã cung cấp"],
            ["", "", "", "Ba Bể, ngày 05 tháng 01 năm 2024"],
            ["NGƯỜI LẬP BIỂU", "", "", "TRƯỞNG PHÒNG"],
            [],
            ["Nguyễn Văn A", "", "", "Lê Thị B"],
        ]
    )
    assert names(table) == ["HTX A"]
    assert len(table.notes) == 4


@pytest.mark.parametrize(
    "below",
    [
        ["Ngày 15 tháng 6 năm 2020"],
        ["", "", "", "Ngày … tháng … năm 2020"],
        ["NGƯỜI LẬP BIỂU"],
        ["", "NGƯỜI LẬP BIỂU"],
        ["Người lập biểu", "Kế toán", "Giám đốc", "Chủ tịch HĐQT"],
        ["ĐẠI DIỆN THEO PHÁP LUẬT CỦA HỢP TÁC XÃ"],
        ["(Ký, ghi rõ họ tên)"],
        ["T/M HỘI ĐỒNG QUẢN TRỊ"],
        ["Danh sách này gồm các hợp tác xã đã kiểm tra"],
        ["", "Các hợp tác xã trên đã được Ủy ban nhân dân xã xác nhận đúng số liệu."],
    ],
)
def test_a_line_below_the_table_is_no_row(below: list[object]) -> None:
    cells = [None if cell == "" else cell for cell in below]
    assert names(only([HEAD, [1, "HTX A", 7, 500], cells])) == ["HTX A"]
    unnumbered = only([HEAD[1:], ["HTX A", 7, 500], *([cells] if cells[0] else [])])
    assert [row.cells[0] for row in unnumbered.rows] in (["HTX A"], ["HTX A", below[0]])


def test_a_person_with_an_office_is_no_signature() -> None:
    table = only(
        [["Chức vụ", "Họ và tên", "Năm sinh"], ["Giám đốc", "Bàn Văn Lý", 1970],
         ["Thư ký", "Lò Thị Tư", 1980]]
    )  # fmt: skip
    assert names(table) == ["Bàn Văn Lý", "Lò Thị Tư"]


def test_lines_below_a_word_table_are_no_members() -> None:
    head = ["STT", "Tên thành viên", "Ngày sinh", "Giới tính"]
    rows: Grid = [head, [1, "Bàn Văn Lý", "1970", "Nam"]]
    below = ["Danh sách có 01 thành viên.", "Bằng Phúc, ngày 15 tháng 6 năm 2020", "Bàn Văn Lý"]
    assert len(only([*rows, *[[line] for line in below]]).rows) == 1


def test_several_tables_on_one_sheet_each_with_titles_and_units() -> None:
    first, second = read_tables(
        sheet_of(
            [
                ["I. HỢP TÁC XÃ", "", "ĐVT: triệu đồng"],
                HEAD,
                [1, "HTX A", 7, 500],
                [],
                ["II. TỔ HỢP TÁC", "", "ĐVT: đồng"],
                ["STT", "Tên tổ hợp tác", "Địa chỉ"],
                [1, "THT B", "xã C"],
            ]
        )
    )
    assert (first.unit, second.unit) == (MoneyUnit.MILLION, MoneyUnit.DONG)
    assert [row.number for row in second.rows] == [7]
    assert first.notes == []


def test_a_heading_repeated_on_each_printed_page_keeps_the_group() -> None:
    table = only([HEAD, ["I", "Huyện A"], [1, "HTX A", 1, 1], HEAD, [2, "HTX B", 1, 1]])
    assert [row.groups for row in table.rows] == [("Huyện A",), ("Huyện A",)]


def test_a_commune_merged_over_several_rows_is_said_in_each() -> None:
    rows: Grid = [
        ["STT", "Xã", "Tên HTX"],
        [1, "Yến Dương", "HTX A"],
        [2, "", "HTX B"],
        [3, "", "HTX C"],
    ]
    table = only(rows, merged=[(1, 1, 2, 1)])
    assert [row.cells[1] for row in table.rows] == ["Yến Dương", "Yến Dương", None]


def test_a_list_without_order_numbers_keeps_a_row_of_one_name() -> None:
    table = only([["Tên HTX", "Địa chỉ"], ["HTX A", "xã B"], ["Thắng Lợi"], ["Xã Hà Hiệu"]])
    assert [row.cells[0] for row in table.rows] == ["HTX A", "Thắng Lợi"]


def test_a_sheet_without_a_heading_has_no_table_until_a_person_points_at_one() -> None:
    sheet = sheet_of([["a", "b"], ["Đơn vị tính", "x"], ["HTX A", "7"]])
    assert read_tables(sheet) == []
    (table,) = read_tables(sheet, heading_row=2)
    assert [row.number for row in table.rows] == [3]


@pytest.mark.parametrize(
    ("line", "on"),
    [
        ("(Tính đến ngày 31/12/2023)", PartialDate(date(2023, 12, 31))),
        ("Số liệu đến hết ngày 30 tháng 6 năm 2022", PartialDate(date(2022, 6, 30))),
        ("DANH SÁCH HTX NĂM 2022", PartialDate(date(2022, 1, 1), Precision.YEAR)),
        ("Báo cáo tháng 9/2021", PartialDate(date(2021, 9, 1), Precision.MONTH)),
        ("6 tháng đầu năm 2021", PartialDate(date(2021, 6, 1), Precision.MONTH)),
        ("Kèm theo Quyết định số 938/QĐ-UBND ngày 15/3/2020", None),
        ("Bắc Kạn, ngày 05 tháng 01 năm 2024", None),
        ("DANH SÁCH HỢP TÁC XÃ", None),
    ],
)
def test_the_day_of_a_list_is_read_from_its_title(line: str, on: PartialDate | None) -> None:
    found = day_of_titles([line])
    assert (found.on if found else None) == on


def test_a_day_in_the_title_stands_before_a_year_and_a_sheet_may_be_named_by_it() -> None:
    found = day_of_titles(["BÁO CÁO NĂM 2023", "Số liệu tính đến 15/12/2023"])
    assert found is not None
    assert found.on == PartialDate(date(2023, 12, 15))
    named = day_of_sheet_name("Năm 2022")
    assert named is not None
    assert named.on.precision is Precision.YEAR
    assert day_of_sheet_name("Sheet1") is None


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (["Tổng công ty A", 1], RowKind.DATA),
        (["", "Toàn huyện", 3], RowKind.TOTAL),
        (["I", "HTX nông nghiệp", 15], RowKind.GROUP),
        (["I", "HTX An Bình", 15, "xã A"], RowKind.DATA),
        (["5", "Xã Hà Hiệu", 3], RowKind.DATA),
        (["", ""], RowKind.NOTE),
    ],
)
def test_a_row_is_told_by_its_number_and_words(row: list[object], kind: RowKind) -> None:
    cells = [None if cell == "" else cell for cell in row]
    assert kind_of(cells, Layout(order=0, name=1)) is kind
