"""The office's own rows given back, untouched, with what happened to each (kết quả nhập)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import OverlappingRange
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from coop_registry.labels import ROW_OUTCOME
from coop_registry.queries.imports.imports import RowResult
from coop_registry.reading.cells import Cell
from coop_registry.reading.sheets import FileRead, Sheet
from coop_registry.rules.imports.kinds import Outcome
from papers.printable import printable

HEADINGS = ("Kết quả nhập", "Đã ghi", "Cần xem")
SKIPPED = "Bỏ qua theo lựa chọn"
NOT_A_ROW = ""
UNREAD = "Trang, bảng này không đọc"
#: What a worksheet cell takes.
_LONGEST = 32_000


def result_xlsx(
    file: FileRead,
    results: Mapping[tuple[str, str, int], RowResult],
    heads: Mapping[tuple[str, str], Sequence[int]],
) -> bytes:
    """Return a workbook with every sheet of the file and three columns more.

    `heads` gives the heading rows (from 1) of each (file, sheet). Cells keep their values: words are never read as formulas or addresses.
    """
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "constant_memory": False})
    dated = book.add_format({"num_format": "dd/mm/yyyy"})
    bold = book.add_format({"bold": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    centred = book.add_format({"align": "center", "valign": "vcenter", "text_wrap": True})
    used: set[str] = set()
    for sheet in file.sheets:
        page = book.add_worksheet(_sheet_name(sheet, used))
        rows = heads.get((sheet.file[:255], sheet.name[:255]), ())
        read = any(place[:2] == (sheet.file[:255], sheet.name[:255]) for place in results)
        _head(page, _width(sheet), rows, bold, HEADINGS if read else (UNREAD,))
        _write(page, sheet, results, {"dated": dated, "centred": centred, "wrapped": wrapped})
    _hide(book, file.sheets)
    book.close()
    return target.getvalue()


def _sheet_name(sheet: Sheet, used: set[str]) -> str:
    """Return a name that a workbook takes: at most 31 signs, no two alike."""
    words = f"{sheet.file}-{sheet.name}" if sheet.file else sheet.name
    clean = "".join(" " if letter in "[]:*?/\\" else letter for letter in printable(words))
    name = clean.strip(" '")[:31] or "Trang"
    count = 1
    while name.lower() in used:
        count += 1
        name = f"{name[:27]} ({count})"
    used.add(name.lower())
    return name


def _write(
    page: Worksheet,
    sheet: Sheet,
    results: Mapping[tuple[str, str, int], RowResult],
    formats: Mapping[str, Format],
) -> None:
    width = _width(sheet)
    _merge(page, sheet, formats["centred"])
    for at, row in enumerate(sheet.rows):
        for column, cell in enumerate(row):
            _cell(page, at, column, cell, formats["dated"])
        result = results.get((sheet.file[:255], sheet.name[:255], at + 1))
        if result is None:
            continue
        for offset, words in enumerate(_words(result)):
            page.write_string(at, width + offset, words[:_LONGEST], formats["wrapped"])
    page.set_column(width, width, 18)
    page.set_column(width + 1, width + 2, 60)


def _width(sheet: Sheet) -> int:
    """Return the first column that is added."""
    return max((len(row) for row in sheet.rows), default=0) + 1


def _hide(book: xlsxwriter.Workbook, sheets: Sequence[Sheet]) -> None:
    """Leave hidden, and as deep, what the office hid; a workbook opens on the first sheet seen.

    One sheet has to be seen: where all are hidden it is the one hidden least.
    """
    pages = book.worksheets()
    if not sheets:
        return
    seen = min(range(len(sheets)), key=lambda at: (sheets[at].hidden, sheets[at].very_hidden))
    pages[seen].activate()
    pages[seen].set_first_sheet()
    for at, (page, sheet) in enumerate(zip(pages, sheets, strict=True)):
        if sheet.very_hidden and at != seen:
            page.very_hidden()
        elif sheet.hidden and at != seen:
            page.hide()


def _head(
    page: Worksheet, width: int, rows: Sequence[int], bold: Format, headings: Sequence[str]
) -> None:
    """Name the added columns beside every heading of the sheet."""
    for row in rows:
        for offset, heading in enumerate(headings):
            page.write_string(row - 1, width + offset, heading, bold)


def _merge(page: Worksheet, sheet: Sheet, centred: Format) -> None:
    """Merge what the office merged; what overlaps in a damaged file is left apart."""
    for top, left, bottom, right in sheet.merged:
        if (top, left) == (bottom, right) or bottom >= len(sheet.rows):
            continue
        try:
            page.merge_range(top, left, bottom, right, "", centred)
        except OverlappingRange:
            continue


def _words(result: RowResult) -> tuple[str, str, str]:
    if result.skipped:
        outcome = SKIPPED
    else:
        outcome = ROW_OUTCOME[Outcome(result.outcome)] if result.outcome else NOT_A_ROW
    return outcome, "; ".join(result.words), "; ".join(result.problems)


def _cell(page: Worksheet, row: int, column: int, cell: Cell, dated: Format) -> None:
    """Write one cell as the kind of value it is."""
    value: Any = cell
    if isinstance(value, bool):
        page.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        page.write_number(row, column, value)
    elif isinstance(value, datetime | date):
        page.write_datetime(row, column, value, dated)
    elif isinstance(value, time):
        page.write_string(row, column, value.isoformat())
    elif value is not None:
        page.write_string(row, column, printable(value)[:_LONGEST])
