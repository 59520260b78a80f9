"""Tables of loans: loan book, loan card, provisions."""

from collections.abc import Iterable, Sequence

from core.money import format_rate, format_vnd
from fund.papers.books.printed import UNIT
from fund.rules.books.loan_lines import CardLine, Held, LoanLine, ProvisionLine
from papers.blocks import CellKind, Column, Table

_MONEY = CellKind.MONEY
_LOAN_COLUMNS = (
    Column("Khách hàng"),
    Column("Số hợp đồng", width_mm=22),
    Column("Ngày ký", CellKind.DATE, 18),
    Column("Lãi suất", width_mm=15),
    Column("Đến hạn cuối", CellKind.DATE, 18),
    Column("Đã giải ngân", _MONEY, 24),
    Column("Dư nợ gốc", _MONEY, 24),
    Column("Gốc quá hạn", _MONEY, 22),
    Column("Số ngày quá hạn", CellKind.INT, 14),
    Column("Lãi còn nợ", _MONEY, 21),
    Column("Nhóm nợ", CellKind.INT, 15),
    Column("Dự phòng cụ thể", _MONEY, 22),
    Column("Gốc ngoại bảng", _MONEY, 23),
    Column("Nguồn vốn", width_mm=26),
)


def loan_book_table(lines: Iterable[LoanLine], totals: Held) -> Table:
    """Return the loan book (sổ theo dõi cho vay) of a day."""
    return Table(
        _LOAN_COLUMNS,
        tuple(
            (
                one.borrower,
                one.number,
                one.signed_on,
                "" if one.annual_rate is None else format_rate(one.annual_rate),
                one.ends_on,
                "" if one.trouble else one.disbursed,
                one.held.principal,
                one.overdue or "",
                one.days_past_due or "",
                "" if one.trouble else one.interest,
                one.held.group,
                one.held.provision or "",
                one.held.off_principal or "",
                one.source,
            )
            for one in lines
        ),
        total=(
            "Cộng", "", "", "", "", "", totals.principal, "", "", "", "", totals.provision,
            totals.off_principal, "",
        ),
        title="Sổ theo dõi cho vay",
        unit=UNIT,
    )  # fmt: skip


def card_table(lines: Iterable[CardLine]) -> Table:
    """Return the card of one loan (sổ chi tiết khoản vay)."""
    return Table(
        (
            # Without a wish, days and sums get what their longest needs: letters shrink instead.
            Column("Ngày ghi sổ", CellKind.DATE),
            Column("Số hiệu", width_mm=21, group="Chứng từ"),
            Column("Ngày", CellKind.DATE, group="Chứng từ"),
            Column("Diễn giải", width_mm=50),
            Column("Giải ngân", _MONEY),
            Column("Thu gốc", _MONEY),
            Column("Thu lãi, thu khác", _MONEY),
            Column("Gốc", _MONEY, group="Số dư trên sổ"),
            Column("Lãi phải thu", _MONEY, group="Số dư trên sổ"),
            Column("Lãi ngoại bảng", _MONEY, group="Số dư trên sổ"),
            Column("Dự phòng", _MONEY, group="Số dư trên sổ"),
            Column("Nhóm nợ", CellKind.INT),
        ),
        tuple(
            (
                one.on,
                one.document,
                one.document_on,
                one.text,
                one.paid_out or "",
                one.principal_paid or "",
                one.earned or "",
                one.held.principal,
                one.held.receivable or "",
                one.held.off_interest or "",
                one.held.provision or "",
                one.held.group,
            )
            for one in lines
        ),
        title="Sổ chi tiết khoản vay",
        unit=UNIT,
    )


def provision_table(lines: Sequence[ProvisionLine]) -> Table:
    """Return the provision table (bảng trích lập dự phòng cụ thể) with each loan's explanation."""
    return Table(
        (
            Column("Khách hàng", width_mm=40),
            Column("Số hợp đồng", width_mm=22),
            Column("Nhóm nợ", CellKind.INT, 15),
            Column("Dư nợ gốc", _MONEY, 25),
            Column("Phải trích", _MONEY, 24),
            Column("Đã trích", _MONEY, 24),
            Column("Chênh lệch", _MONEY, 24),
            Column("Căn cứ"),
        ),
        tuple(
            (
                one.borrower,
                one.number,
                one.group,
                one.principal,
                one.required,
                one.booked,
                one.missing,
                " ".join(one.reasons),
            )
            for one in lines
        ),
        total=(
            "Cộng",
            "",
            "",
            sum(one.principal for one in lines),
            sum(one.required or 0 for one in lines),
            sum(one.booked for one in lines),
            sum(one.missing or 0 for one in lines),
            "",
        ),
        title="Bảng trích lập dự phòng",
        unit=UNIT,
    )


def general_words(amount: int) -> str:
    """Say the general provision that the books hold."""
    return f"Dự phòng chung trên sổ: {format_vnd(amount)}."
