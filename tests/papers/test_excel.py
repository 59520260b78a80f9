import io
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from core.dates import PartialDate, Precision
from papers.blocks import Cell, CellKind, Column, Run, Table
from papers.excel import Sheet, render_xlsx
from tests.papers import samples

KINDS = list(CellKind)


def make_sheets(table: Table, *names: str) -> list[Sheet]:
    day = "Tính đến ngày 02/06/2025"
    return [Sheet.of(table, name, as_of=day, notes=("Ghi chú một",)) for name in names or ("Một",)]


def read(table: Table, *names: str) -> Worksheet:
    raw = render_xlsx(make_sheets(table, *names), "Danh sách", "Phòng TCKH")
    return openpyxl.load_workbook(io.BytesIO(raw)).worksheets[0]


def one(value: Cell, kind: CellKind) -> openpyxl.cell.Cell:
    """Return the cell a single value is written to."""
    return read(Table((Column("Cột", kind),), ((value,),))).cell(5, 1)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "@SUM(A1)", "-1", '=HYPERLINK("http://a")', "{=1}", "http://a.vn", "007"]
)
def test_text_is_never_a_formula_a_number_or_a_link(text: str, kind: CellKind) -> None:
    cell = one(text, kind)
    assert cell.value == text
    assert cell.data_type == "s"
    assert cell.hyperlink is None


@pytest.mark.parametrize(
    ("value", "kind", "expected", "shown"),
    [
        (1_250_000_000, CellKind.MONEY, 1_250_000_000, "#,##0"),
        (12, CellKind.INT, 12, "#,##0"),
        (date(2025, 6, 2), CellKind.DATE, datetime(2025, 6, 2), "dd/mm/yyyy"),  # noqa: DTZ001 - as openpyxl reads it
        (Decimal("0.0684"), CellKind.PERCENT, 0.0684, "0.00%"),
        (PartialDate(date(2017, 6, 13)), CellKind.DATE, datetime(2017, 6, 13), "dd/mm/yyyy"),  # noqa: DTZ001 - as openpyxl reads it
    ],
)
def test_numbers_and_days_are_real_cells(
    value: Cell, kind: CellKind, expected: object, shown: str
) -> None:
    cell = one(value, kind)
    assert cell.value == expected
    assert cell.number_format == shown


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        ("006012345612", CellKind.TEXT, "006012345612"),
        (4700123456, CellKind.TEXT, "4700123456"),
        (10**15, CellKind.MONEY, "1000000000000000"),
        (date(202, 1, 1), CellKind.DATE, "01/01/202"),
        (PartialDate(date(2017, 1, 1), Precision.YEAR), CellKind.DATE, "2017"),
        ((Run("a", bold=True), Run("b")), CellKind.TEXT, "ab"),
        ("a\x00b\ud800", CellKind.TEXT, "ab"),
        ("Ă" * 40_000, CellKind.TEXT, "Ă" * 32_000),
        (None, CellKind.MONEY, None),
    ],
)
def test_what_excel_cannot_hold_exactly_stays_text(
    value: Cell, kind: CellKind, expected: str | None
) -> None:
    assert one(value, kind).value == expected


def test_a_sheet_has_title_day_head_total_notes_and_print_set_up() -> None:
    sheet = read(samples.make_table(3))
    assert sheet["A1"].value == "Danh sách phần vốn góp"
    assert sheet["A2"].value == "Tính đến ngày 02/06/2025 – Đơn vị tính: đồng"
    assert [cell.value for cell in sheet[4]][:2] == ["STT", "Họ và tên thành viên"]
    assert [cell.value for cell in sheet[8]][1:4] == ["Tổng cộng", None, 15_003_000]
    assert sheet["A10"].value == "Ghi chú một"
    assert sheet.freeze_panes == "A5"
    assert sheet.auto_filter.ref == "A4:E7"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$4:$4"


def test_grouped_heads_are_merged_and_repeated() -> None:
    sheet = read(samples.make_table(2, group="Vốn góp"))
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A4:A5", "B4:B5", "C4:E4"}
    assert sheet.print_title_rows == "$4:$5"
    assert sheet.freeze_panes == "A6"


def test_sheet_names_are_what_excel_takes() -> None:
    raw = render_xlsx(
        make_sheets(
            samples.make_table(1), "Xã [A/B]: " + "x" * 60, "Cao Kỳ", "cao kỳ", "", "History"
        )
    )
    names = openpyxl.load_workbook(io.BytesIO(raw)).sheetnames
    assert names[0].startswith("Xã A B")
    assert all(0 < len(name) <= 31 for name in names)
    assert names[1:4] == ["Cao Kỳ", "cao kỳ 2", "Bảng"]
    assert len({name.casefold() for name in names}) == 5


def test_an_empty_table_says_so() -> None:
    assert read(Table((Column("a"),), ()))["A5"].value == "Không có dữ liệu."


def test_same_tables_give_same_bytes_and_calamine_reads_them() -> None:
    book = make_sheets(samples.make_table(5))
    raw = render_xlsx(book)
    assert raw == render_xlsx(book)
    rows = CalamineWorkbook.from_filelike(io.BytesIO(raw)).get_sheet_by_index(0).to_python()
    assert rows[4][1] == "Nguyễn Văn Ất"
    assert rows[4][2] == date(2025, 1, 1)
