"""Tables of the books by account: trial balance, ledger, cash, bank, off-balance, journal."""

from collections.abc import Iterable, Sequence

from core.dates import format_date
from fund.papers.books.printed import UNIT
from fund.queries.books.journals import JournalRow
from fund.queries.books.lines import AccountBook
from fund.rules.books.kept_books import KeptBook, Span, Turnover, totals, with_sums
from fund.rules.books.roles import AccountKind
from papers.blocks import Cell, CellKind, Column, Table

_MONEY = CellKind.MONEY
_SIX = (
    Column("Nợ", _MONEY, 27, group="Số dư đầu kỳ"),
    Column("Có", _MONEY, 27, group="Số dư đầu kỳ"),
    Column("Nợ", _MONEY, 27, group="Số phát sinh trong kỳ"),
    Column("Có", _MONEY, 27, group="Số phát sinh trong kỳ"),
    Column("Nợ", _MONEY, 27, group="Số dư cuối kỳ"),
    Column("Có", _MONEY, 27, group="Số dư cuối kỳ"),
)
#: Heads of the money columns of each book of lines: in, out, left.
MONEY_HEADS = {
    KeptBook.LEDGER: ("Nợ", "Có", "Số dư"),
    KeptBook.CASH: ("Thu", "Chi", "Tồn quỹ"),
    KeptBook.BANK: ("Gửi vào", "Rút ra", "Còn lại"),
    KeptBook.OFF_BALANCE: ("Tăng", "Giảm", "Còn lại"),
}
BALANCE_TITLE, OFF_TITLE = "Tài khoản trong bảng", "Tài khoản ngoại bảng (ghi đơn)"


def trial_tables(turnovers: Sequence[Turnover]) -> tuple[Table, ...]:
    """Return the trial balance (bảng cân đối tài khoản), off-balance accounts apart."""
    inside = [one for one in turnovers if one.kind is not AccountKind.OFF_BALANCE]
    outside = [one for one in turnovers if one.kind is AccountKind.OFF_BALANCE]
    found = [_trial(inside)]
    if with_sums(outside):
        found.append(_off(outside))
    return tuple(found)


def _trial(turnovers: Sequence[Turnover]) -> Table:
    rows = with_sums(turnovers)
    return Table(
        (Column("Số hiệu", width_mm=18), Column("Tên tài khoản"), *_SIX),
        tuple((one.code, one.name, *map(_or_blank, one.sides)) for one in rows),
        total=("", "Cộng", *totals(turnovers)),
        title=BALANCE_TITLE,
        unit=UNIT,
        bold_rows=frozenset(at for at, one in enumerate(rows) if one.is_sum),
    )


def _off(turnovers: Sequence[Turnover]) -> Table:
    heads = ("Số dư đầu kỳ", "Tăng trong kỳ", "Giảm trong kỳ", "Số dư cuối kỳ")
    return Table(
        (
            Column("Số hiệu", width_mm=18),
            Column("Tên tài khoản"),
            *(Column(head, _MONEY, 35) for head in heads),
        ),
        tuple(
            (one.code, one.name, one.opening, one.debit, one.credit, one.closing)
            for one in with_sums(turnovers)
        ),
        title=OFF_TITLE,
        unit=UNIT,
    )


def _or_blank(amount: int) -> Cell:
    """Return an amount; a side without one stays empty."""
    return amount or ""


def line_table(
    book: KeptBook, name: str, account: AccountBook, span: Span, *, paired: bool = True
) -> Table:
    """Return the lines of an account's book between its opening and its closing."""
    into, out, left = MONEY_HEADS[book]
    against = (Column("TK đối ứng", width_mm=24),) if paired else ()
    gap: tuple[Cell, ...] = ("",) if paired else ()
    opening: tuple[Cell, ...] = ("", "", "", "Số dư đầu kỳ", *gap, "", "", account.opening)
    rows: list[tuple[Cell, ...]] = [opening]
    for one in account.page.rows:
        other = (one.against,) if paired else ()
        text = f"{one.contract}: {one.text}" if one.contract else one.text
        money = (_or_blank(one.debit), _or_blank(one.credit), one.balance)
        rows.append((one.on, one.document, one.document_on, text, *other, *money))
    closing = f"Cộng phát sinh, số dư ngày {format_date(span.end_on)}"
    return Table(
        (
            Column("Ngày ghi sổ", CellKind.DATE),
            Column("Số hiệu", width_mm=22, group="Chứng từ"),
            Column("Ngày", CellKind.DATE, group="Chứng từ"),
            Column("Diễn giải", width_mm=70),
            *against,
            Column(into, _MONEY),
            Column(out, _MONEY),
            Column(left, _MONEY),
        ),
        tuple(rows),
        total=("", "", "", closing, *gap, account.debit, account.credit, account.closing),
        title=name,
        unit=UNIT,
        bold_rows=frozenset({0}),
    )


def journal_table(journals: Iterable[JournalRow]) -> Table:
    """Return the general journal (sổ nhật ký chung), a row for each side of a posting."""
    rows: list[tuple[Cell, ...]] = []
    debit = credit = 0
    for one in journals:
        text = f"{one.contract}: {one.text}" if one.contract else one.text
        for place, entry in enumerate(one.entries):
            said = text if place == 0 else ""
            money = (_or_blank(entry.debit), _or_blank(entry.credit))
            rows.append((one.on, one.document, one.document_on, said, entry.code, *money))
            debit, credit = debit + entry.debit, credit + entry.credit
    return Table(
        (
            Column("Ngày ghi sổ", CellKind.DATE, 21),
            Column("Số hiệu", width_mm=22, group="Chứng từ"),
            Column("Ngày", CellKind.DATE, 21, group="Chứng từ"),
            Column("Diễn giải"),
            Column("Tài khoản", width_mm=22),
            Column("Nợ", _MONEY, 30),
            Column("Có", _MONEY, 30),
        ),
        tuple(rows),
        total=("", "", "", "Cộng (kể cả ngoại bảng, ghi đơn)", "", debit, credit),
        title="Sổ nhật ký chung",
        unit=UNIT,
    )
