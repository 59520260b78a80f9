"""Tables of a bank statement beside the books."""

from collections.abc import Iterable

from fund.papers.books.printed import UNIT
from fund.queries.bank import Booked, Sides
from papers.blocks import Cell, CellKind, Column, Table

_BANK = (
    Column("Ngày", CellKind.DATE, 23),
    Column("Số tham chiếu", width_mm=30),
    Column("Nội dung của ngân hàng"),
    Column("Tiền vào", CellKind.MONEY, 25),
    Column("Tiền ra", CellKind.MONEY, 25),
)
_BOOKS = (
    Column("Ngày ghi sổ", CellKind.DATE, 23),
    Column("Chứng từ", width_mm=24),
    Column("Diễn giải trên sổ"),
    Column("Nợ", CellKind.MONEY, 25),
    Column("Có", CellKind.MONEY, 25),
)


def statement_tables(sides: Sides) -> tuple[Table, ...]:
    """Return the three parts of the comparison."""
    return (
        Table(
            (
                *_BANK,
                Column("Chứng từ", width_mm=24),
                Column("Ngày ghi sổ", CellKind.DATE, 23),
                Column("Xác nhận", width_mm=28),
            ),
            tuple(
                (
                    one.line.on,
                    one.line.reference,
                    one.line.text,
                    one.line.received_vnd or "",
                    one.line.paid_vnd or "",
                    one.booked.document,
                    one.booked.on,
                    "Đã xác nhận" if one.is_sure else "Chưa xác nhận",
                )
                for one in sides.pairs
            ),
            title="Khớp",
            unit=UNIT,
        ),
        Table(
            _BANK,
            tuple(
                (one.on, one.reference, one.text, one.received_vnd or "", one.paid_vnd or "")
                for one in sides.only_bank
            ),
            title="Chỉ có ở ngân hàng",
            unit=UNIT,
        ),
        Table(_BOOKS, tuple(_of_books(sides.only_books)), title="Chỉ có ở sổ", unit=UNIT),
    )


def _of_books(entries: Iterable[Booked]) -> list[tuple[Cell, ...]]:
    return [(one.on, one.document, one.text, one.debit or "", one.credit or "") for one in entries]
