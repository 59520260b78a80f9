"""Workbooks (.xlsx, .xls, .ods) read by calamine: values only, macros and formulas never run."""

import re
import unicodedata
import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from pathlib import PurePosixPath

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from coop_registry.reading.cells import Cell, plain_cell
from coop_registry.reading.codepages import convert, workbook_page
from coop_registry.reading.formulas import Uncounted, fill_in, parts_of_sheets, uncounted
from coop_registry.reading.sheets import (
    MAX_COLUMNS,
    MAX_ROWS,
    Budget,
    FileProblem,
    Sheet,
    Unreadable,
    gather,
    too_far,
)

_ROW_TAG = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="([0-9]{1,9})"')
_SAMPLED = 20_000

BROKEN = "Tệp hỏng hoặc bị cắt ngang, không đọc được. Hãy mở và lưu lại rồi tải lại."
LOCKED = "Tệp được đặt mật khẩu. Hãy bỏ mật khẩu rồi tải lại."


def read_book(
    content: bytes, budget: Budget, *, zipped: bool
) -> tuple[list[Sheet], list[FileProblem]]:
    """Return the sheets of a workbook and what in it could not be read.

    Hidden sheets are read and marked; sheets of charts and macros are left out.
    """
    if zipped:
        _refuse_far_rows(content)
    try:
        formulas = _formulas(content) if zipped else []
        with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            return _sheets(book, budget, formulas)
    except PasswordError as error:
        raise Unreadable(LOCKED) from error
    except (CalamineError, OSError, ValueError, zipfile.BadZipFile) as error:
        raise Unreadable(BROKEN) from error


def _formulas(content: bytes) -> list[Uncounted]:
    """Return the formulas without a result of each sheet, in the order of the workbook."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        names = frozenset(package.namelist())
        return [
            uncounted(package, part) if part in names else {}
            for part, _name in parts_of_sheets(package)
        ]


def _sheets(
    book: CalamineWorkbook, budget: Budget, formulas: list[Uncounted]
) -> tuple[list[Sheet], list[FileProblem]]:
    found: list[Sheet] = []
    problems: list[FileProblem] = []
    charts = 0
    for place, meta in enumerate(book.sheets_metadata):
        if meta.typ is not SheetTypeEnum.WorkSheet:
            charts += meta.typ is SheetTypeEnum.ChartSheet
            continue
        budget.sheet()
        name = unicodedata.normalize("NFC", meta.name)
        try:
            sheet = _sheet(book.get_sheet_by_index(place), name, budget)
        except CalamineError:
            problems.append(FileProblem(f"Trang “{name}” hỏng, không đọc được.", sheet=name))
            continue
        fill_in(sheet.rows, formulas[place] if place < len(formulas) else {})
        sheet.hidden = meta.visible is not SheetVisibleEnum.Visible
        sheet.very_hidden = meta.visible is SheetVisibleEnum.VeryHidden
        found.append(sheet)
    if not any(sheet.rows for sheet in found) and not problems:
        problems.append(FileProblem(_nothing(charts)))
    _turn_old_fonts(found)
    return found, problems


def _nothing(charts: int) -> str:
    if charts:
        return "Tệp chỉ có biểu đồ, không có bảng số liệu. Hãy chọn tệp có danh sách."
    return "Các trang tính đều trống. Hãy chọn tệp có danh sách."


def _sheet(source: CalamineSheet, name: str, budget: Budget) -> Sheet:
    if source.width > MAX_COLUMNS:
        raise Unreadable(
            f"Trang “{name}” rộng hơn {MAX_COLUMNS} cột. Hãy xóa các ô nằm lạc bên phải rồi tải lại."
        )
    left = source.start[1] if source.start else 0
    rows = gather(_cells(source, left), name, budget)
    merged = [(*first, *last) for first, last in source.merged_cell_ranges or ()]
    return Sheet(name=name, rows=rows, merged=[m for m in merged if m[0] < len(rows)])


def _cells(source: CalamineSheet, left: int) -> Iterator[list[Cell]]:
    """Give rows from row 1, column A on; the library leaves out empty columns at the left."""
    margin: list[Cell] = [None] * left
    for row in source.iter_rows():
        yield [*margin, *map(plain_cell, row)]


def _turn_old_fonts(sheets: list[Sheet]) -> None:
    """Turn cells typed in a TCVN3 or VNI font into Unicode, before anything is trimmed."""
    for sheet in sheets:
        texts = (cell for row in sheet.rows for cell in row if isinstance(cell, str))
        sheet.page = workbook_page(islice(texts, _SAMPLED))
        if sheet.page is None:
            continue
        page = sheet.page
        sheet.rows = [
            [convert(cell, page) if isinstance(cell, str) else cell for cell in row]
            for row in sheet.rows
        ]


def _refuse_far_rows(content: bytes) -> None:
    """Refuse a sheet with a cell far below its list before the whole block is laid out.

    The library reserves every cell between the first and the last.
    """
    with zipfile.ZipFile(BytesIO(content)) as package:
        names = dict(parts_of_sheets(package))
        for part in package.namelist():
            if part.startswith("xl/worksheets/") and part.endswith(".xml"):
                last = _last_row(package, part)
                if last > MAX_ROWS:
                    raise too_far(names.get(part) or PurePosixPath(part).stem, last)


def _last_row(package: zipfile.ZipFile, part: str) -> int:
    last, rest = 0, b""
    with package.open(part) as stream:
        while block := stream.read(1 << 20):
            block = rest + block
            for match in _ROW_TAG.finditer(block):
                last = max(last, int(match[1]))
            rest = block[-200:]
    return last
