"""Our postings for the accounting software (tệp bút toán): one line for each pair of accounts."""

from collections.abc import Iterable

from core.dates import format_date
from fund.papers.books.printed import UNIT
from fund.queries.books.journals import JournalRow
from fund.rules.books.kept_books import Span
from fund.rules.takeover.pairs import pairs
from papers.blocks import Cell, CellKind, Column, Table
from papers.csv import render_csv
from papers.excel import Sheet, render_xlsx

COLUMNS = (
    Column("Ngày hạch toán", CellKind.DATE, 24),
    Column("Ngày chứng từ", CellKind.DATE, 24),
    Column("Số chứng từ", width_mm=26),
    Column("Diễn giải", width_mm=90),
    Column("TK Nợ", width_mm=18),
    Column("TK Có", width_mm=18),
    Column("Số tiền", CellKind.MONEY, 32),
    Column("Đối tượng", width_mm=60),
)


def _rows(journals: Iterable[JournalRow]) -> tuple[tuple[Cell, ...], ...]:
    found: list[tuple[Cell, ...]] = []
    for one in journals:
        debits = [(entry.code, entry.debit) for entry in one.entries if entry.debit]
        credits = [(entry.code, entry.credit) for entry in one.entries if entry.credit]
        found += [
            (one.on, one.document_on, one.document, one.text, *pair, one.contract)
            for pair in pairs(debits, credits)
        ]
    return tuple(found)


def software_xlsx(journals: Iterable[JournalRow], span: Span) -> bytes:
    """Return the postings of a period as a workbook."""
    sheet = Sheet(
        name="Bút toán",
        title="BÚT TOÁN ĐỂ NHẬP VÀO PHẦN MỀM KẾ TOÁN",
        columns=COLUMNS,
        rows=_rows(journals),
        as_of=f"Từ ngày {format_date(span.start_on)} đến ngày {format_date(span.end_on)}",
        unit=UNIT,
        notes=("Tài khoản ngoại bảng ghi đơn: chỉ có một bên.",),
    )
    return render_xlsx((sheet,))


def software_csv(journals: Iterable[JournalRow]) -> bytes:
    """Return the postings as CSV, a heading and one line for each pair."""
    return render_csv(Table(COLUMNS, _rows(journals)))
