"""The list of organisations as a file: exactly what the screen shows, no identity numbers."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from coop_registry.labels.listing import LIST_COLUMNS
from coop_registry.queries.lists import Row
from coop_registry.rules.listing import DIRECTORY
from core.dates import format_date
from core.money import format_number
from core.text import vi_key
from papers.blocks import Cell, CellKind, Column, Note, Table
from papers.csv import render_csv
from papers.demo import DEMO, demo_mark
from papers.excel import Sheet, render_xlsx
from papers.frame import AgencyHead, Document
from papers.page import render_pdf
from papers.word import render_docx

DIRECTORY_TITLE = "DANH BẠ HỢP TÁC XÃ"
TITLE = "DANH SÁCH HỢP TÁC XÃ, LIÊN HIỆP HỢP TÁC XÃ, TỔ HỢP TÁC"
#: On the sheet of all the district stands beside the commune.
ALL_PLACES = tuple(more for key in DIRECTORY for more in (key, *(("huyen",) * (key == "xa"))))
_KINDS = {"number": CellKind.INT, "date": CellKind.DATE}


class ListFormat(StrEnum):
    """What a list is exported as (dạng tệp)."""

    XLSX = "xlsx"
    CSV = "csv"
    PDF = "pdf"
    DOCX = "docx"
    #: An address book: a sheet for all, then one for each unit above the communes.
    DIRECTORY = "danh-ba"

    @property
    def ending(self) -> str:
        """Return the ending of the file's name."""
        return "xlsx" if self is ListFormat.DIRECTORY else self.value


MIMETYPES = {
    ListFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ListFormat.DIRECTORY: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ListFormat.CSV: "text/csv; charset=utf-8",
    ListFormat.PDF: "application/pdf",
    ListFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def list_file(
    wanted: ListFormat,
    rows: Sequence[Row],
    columns: Sequence[str],
    on: date,
    conditions: Sequence[str],
    issuer: AgencyHead | None = None,
) -> bytes:
    """Return the file of a list as of a day; `conditions` say what it was narrowed to.

    Printed, it bears the head of whoever makes it, and the conditions over its first line.
    """
    table = _table(rows, columns)
    as_of = f"Số liệu tính đến ngày {format_date(on)}"
    demo = any(row.is_demo for row in rows)
    if wanted is ListFormat.DIRECTORY:
        return directory_xlsx(rows, on, conditions)
    if wanted is ListFormat.CSV:
        return render_csv(table)
    if wanted is ListFormat.XLSX:
        notes = (*conditions, *((DEMO,) if demo else ()))
        return render_xlsx((_sheet("Danh sách", TITLE, table, on, notes),))
    document = Document(
        title="Danh sách hợp tác xã",
        head=issuer,
        kind="DANH SÁCH",
        summary="Hợp tác xã, liên hiệp hợp tác xã, tổ hợp tác",
        subtitle=(f"({as_of}; {format_number(len(rows))} tổ chức)",),
        body=(*((Note(f"Lọc theo: {'; '.join(conditions)}."),) if conditions else ()), table),
        watermark=demo_mark(is_demo=demo),
        landscape=True,
        look_up=True,
    )
    return render_pdf(document) if wanted is ListFormat.PDF else render_docx(document)


def _table(rows: Sequence[Row], columns: Sequence[str]) -> Table:
    """Return heads and lines; where a value says what it comes from, a column follows it."""
    heads = [Column("STT", CellKind.INT, width_mm=12), Column("Tên", width_mm=62)]
    for key in columns:
        column = LIST_COLUMNS[key]
        heads.append(
            Column(column.label, _KINDS.get(column.kind, CellKind.TEXT), width_mm=column.width_mm)
        )
        if column.about:
            heads.append(Column(f"{_plain(column.label)}: nguồn, năm", width_mm=28))
    lines = tuple((number, row.name, *_cells(row, columns)) for number, row in enumerate(rows, 1))
    return Table(tuple(heads), lines, empty="Không có tổ chức nào.")


def _cells(row: Row, columns: Sequence[str]) -> list[Cell]:
    cells: list[Any] = []
    for key in columns:
        column = LIST_COLUMNS[key]
        cells.append(column.said(row))
        if column.about:
            cells.append(column.about(row) or None)
    return cells


def _plain(label: str) -> str:
    return label.split(" (")[0]


def directory_xlsx(rows: Sequence[Row], on: date, conditions: Sequence[str]) -> bytes:
    """Return the address book (danh bạ): all on one sheet, then each district's on its own.

    Where communes stand directly under the province, each commune has its sheet.
    """
    notes = (*conditions, *((DEMO,) if any(row.is_demo for row in rows) else ()))
    districts = {row.district_name for row in rows}
    by_unit: dict[str, list[Row]] = {}
    for row in rows:
        name = row.unit_name if len(districts) == 1 else row.district_name or row.unit_name
        by_unit.setdefault(name, []).append(row)
    sheets = [_directory_sheet("Tất cả", DIRECTORY_TITLE, rows, on, notes, ALL_PLACES)]
    for name in sorted(by_unit, key=vi_key):
        title = f"{DIRECTORY_TITLE}: {name}"
        sheets.append(_directory_sheet(name, title, by_unit[name], on, notes))
    return render_xlsx(tuple(sheets))


def _directory_sheet(
    name: str,
    title: str,
    rows: Sequence[Row],
    on: date,
    notes: tuple[str, ...],
    columns: Sequence[str] = DIRECTORY,
) -> Sheet:
    return _sheet(name, title, _table(rows, columns), on, notes)


def _sheet(name: str, title: str, table: Table, on: date, notes: tuple[str, ...]) -> Sheet:
    as_of = f"Số liệu tính đến ngày {format_date(on)}"
    return Sheet(name, title, table.columns, table.rows, as_of=as_of, notes=notes)
