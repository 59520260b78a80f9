"""Tables as workbooks: real numbers and days in the cells, never a formula from a user's text."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any, Self

import xlsxwriter

from core.dates import PartialDate
from core.money import share_places
from papers.blocks import Align, Cell, CellKind, Column, Table, cell_text
from papers.demo import demo_mark
from papers.printable import one_line, printable
from papers.tables import head_cells

#: Excel's limits: letters in a cell, exact digits of a number, first year of its calendar.
CELL_LETTERS, EXACT, FIRST_YEAR = 32_000, 10**15, 1900
WIDEST, NARROWEST = 60, 6
MM_PER_LETTER = 1.9
FACE = "Times New Roman"
#: Written into the file's properties so that equal workbooks are equal bytes.
MADE_AT = datetime(2020, 3, 5)  # noqa: DTZ001 - XlsxWriter takes no zone
NUMBER_FORMATS = {
    CellKind.TEXT: "@",
    CellKind.INT: "#,##0",
    CellKind.MONEY: "#,##0",
    CellKind.DATE: "dd/mm/yyyy",
    CellKind.PERCENT: "0.00%",
    CellKind.SHARE: "0.00%",
    CellKind.DECIMAL: "#,##0.00",
}


@dataclass(frozen=True)
class Sheet:
    """One sheet: a title, a line that says as of which day, heads and rows, notes under them.

    `as_of` is a sentence: "Tính đến ngày 02/06/2025". Width hints count as in a printed table.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None = None
    as_of: str = ""
    unit: str = ""
    notes: tuple[str, ...] = ()
    bold_rows: frozenset[int] = frozenset()
    landscape: bool = True

    @classmethod
    def of(cls, table: Table, name: str, *, as_of: str = "", notes: tuple[str, ...] = ()) -> Self:
        """Return the sheet of a printed table."""
        return cls(
            name=name,
            title=table.title,
            columns=table.columns,
            rows=table.rows,
            total=table.total,
            as_of=as_of,
            unit=table.unit,
            notes=notes,
            bold_rows=table.bold_rows,
        )

    @property
    def table(self) -> Table:
        """Return heads, rows and total, checked for one cell per column."""
        return Table(self.columns, self.rows, self.total, unit=self.unit, bold_rows=self.bold_rows)


class _Looks:
    """The cell formats of one workbook, made once each."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def get(self, **wanted: Any) -> Any:
        """Return the format with these properties."""
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            usual = {"font_name": FACE, "font_size": 11, "valign": "top"}
            self._made[key] = self._book.add_format(usual | wanted)
        return self._made[key]

    def cell(self, column: Column, *, number: str | None = None, bold: bool = False) -> Any:
        """Return the format of a body cell."""
        place = "center" if column.alignment is Align.CENTRE else str(column.alignment)
        return self.get(
            border=1,
            bold=bold,
            align=place,
            num_format=number or NUMBER_FORMATS[column.kind],
            text_wrap=column.kind is CellKind.TEXT or number == "@",
        )


def _write(sheet: Any, place: tuple[int, int], value: Cell, look: Any) -> None:
    """Write one cell by its type; anything that is not exactly a number or day stays text."""
    row, column = place
    if value is None or value == "":
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, int | Decimal) and -EXACT < value < EXACT:
        sheet.write_number(row, column, value, look)
    elif isinstance(value, date) and value.year >= FIRST_YEAR:
        sheet.write_datetime(row, column, value, look)
    else:
        text = printable(cell_text(value, CellKind.TEXT))
        sheet.write_string(row, column, text[:CELL_LETTERS], look)


def _typed(value: Cell, kind: CellKind) -> Cell:
    """Return the value a cell holds: identity numbers stay text, exact days become days."""
    if isinstance(value, PartialDate):
        return value.start if str(value).count("/") == 2 else str(value)
    if kind is CellKind.TEXT and value is not None:
        return cell_text(value, kind)
    return value


def _number_format(value: Cell, kind: CellKind) -> str | None:
    """Return the format of one cell where it is not its column's: text, a share's decimals."""
    if isinstance(value, str):
        return "@"
    if kind is CellKind.SHARE and isinstance(value, Decimal):
        return f"0.{'0' * share_places(value)}%" if share_places(value) else "0%"
    return None


def _sheet_names(sheets: tuple[Sheet, ...]) -> list[str]:
    """Return names Excel takes: at most 31 letters, none of its forbidden signs, each once."""
    names: list[str] = []
    for sheet in sheets:
        clean = "".join(" " if c in "[]:*?/\\'" else c for c in one_line(sheet.name, 31))
        base = " ".join(clean.split()) or "Bảng"
        name, copy = base, 1
        while name.casefold() in {other.casefold() for other in names} | {"history"}:
            copy += 1
            name = f"{base[: 31 - len(str(copy)) - 1]} {copy}"
        names.append(name)
    return names


def _write_head(sheet: Any, table: Table, top: int, looks: _Looks) -> None:
    look = looks.get(
        bold=True, border=1, bg_color="#EBEBEB", align="center", valign="vcenter", text_wrap=True
    )
    for cell in head_cells(table.columns):
        row, last = top + cell.row, top + cell.row + cell.rows - 1
        if cell.rows == cell.columns == 1:
            sheet.write_string(row, cell.column, cell.text, look)
        else:
            right = cell.column + cell.columns - 1
            sheet.merge_range(row, cell.column, last, right, "", look)
            sheet.write_string(row, cell.column, cell.text, look)


def _write_rows(sheet: Any, table: Table, top: int, looks: _Looks) -> int:
    """Write body and total from row `top`; return the row after them."""
    lines = list(table.rows) if table.total is None else [*table.rows, table.total]
    for index, line in enumerate(lines):
        bold = index in table.bold_rows or index >= len(table.rows)
        for place, (value, column) in enumerate(zip(line, table.columns, strict=True)):
            typed = _typed(value, column.kind)
            look = looks.cell(column, number=_number_format(typed, column.kind), bold=bold)
            _write(sheet, (top + index, place), typed, look)
    if not lines:
        sheet.write_string(top, 0, table.empty, looks.get(italic=True))
    return top + max(len(lines), 1)


def _set_widths(sheet: Any, table: Table) -> None:
    for index, column in enumerate(table.columns):
        lines = (*table.rows, table.total) if table.total else table.rows
        texts = (cell_text(line[index], column.kind) for line in lines)
        longest = max((len(part) for text in texts for part in text.split("\n")), default=0)
        word = max((len(word) for word in column.title.split()), default=0)
        letters = round(column.width_mm / MM_PER_LETTER) or max(longest, NARROWEST) + 2
        sheet.set_column(index, index, min(max(letters, word + 2), WIDEST))


def _set_print(sheet: Any, page: Sheet, first: int, last: int) -> None:
    """Set A4, one page wide, heads repeated, pages counted at the foot."""
    sheet.set_paper(9)
    if page.landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(first, last)
    sheet.set_margins(left=0.6, right=0.6, top=0.75, bottom=0.75)
    sheet.set_footer('&R&"Times New Roman"&10Trang &P/&N')


def _add_sheet(book: Any, name: str, page: Sheet, looks: _Looks) -> None:
    sheet = book.add_worksheet(name)
    table, last_column = page.table, len(page.columns) - 1
    sheet.write_string(0, 0, one_line(page.title), looks.get(bold=True, font_size=14))
    words = " – ".join(one_line(part) for part in (page.as_of, table.unit) if part)
    sheet.write_string(1, 0, words, looks.get(italic=True))
    top, heads = 3, 2 if table.has_groups else 1
    _set_widths(sheet, table)
    _write_head(sheet, table, top, looks)
    end = _write_rows(sheet, table, top + heads, looks)
    mark = demo_mark()
    notes = (*page.notes, mark) if mark and mark not in page.notes else page.notes
    for index, note in enumerate(notes):
        sheet.write_string(end + 1 + index, 0, one_line(note, 2000), looks.get(italic=True))
    sheet.freeze_panes(top + heads, 0)
    if table.rows:
        last_row = top + heads + len(table.rows) - 1
        sheet.autofilter(top + heads - 1, 0, last_row, last_column)
    _set_print(sheet, page, top, top + heads - 1)


def render_xlsx(sheets: Iterable[Sheet], title: str = "", author: str = "") -> bytes:
    """Return the sheets as .xlsx; the same sheets give the same bytes."""
    pages = tuple(sheets)
    target = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "remove_timezone": True,
    }
    with xlsxwriter.Workbook(target, options) as book:
        properties = {"title": one_line(title or pages[0].title), "author": one_line(author)}
        book.set_properties(properties | {"created": MADE_AT})
        looks = _Looks(book)
        for name, page in zip(_sheet_names(pages), pages, strict=True):
            _add_sheet(book, name, page, looks)
    return target.getvalue()
