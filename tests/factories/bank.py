"""Statements of the bank, as a person uploads them."""

from typing import Any

from coop_registry.reading.sheets import Sheet
from fund.models import BankLine, BankStatement
from fund.queries import bank
from fund.services import bank as services
from fund.services.bank import StatementFile
from tests.factories.fund import MAKER, TODAY, the_fund

HEAD = ["Ngày giao dịch", "Số tham chiếu", "Ghi nợ", "Ghi có", "Số dư", "Nội dung"]
#: What the bank says of a loan of 400 million and its first instalment.
ROWS = [
    ["15/01/2025", "FT01", 400_000_000, None, 9_600_000_000, "GIAI NGAN"],
    ["16/02/2025 08:15:00", "FT02", None, 102_038_356, 9_702_038_356, "HTX tra no"],
    ["28/02/2025", "FT03", None, 12_345, 9_702_050_701, "LAI TIEN GUI"],
]


def a_file(rows: list[list[Any]], name: str = "sao-ke.xlsx") -> StatementFile:
    """Return a statement under the bank's own lines."""
    sheet = Sheet("Sao kê", [["NGÂN HÀNG MẪU"], ["Từ ngày 01/01/2025"], HEAD, *rows])
    return StatementFile(name, repr(rows).encode(), [sheet])


def a_statement(actor_id: int = MAKER, rows: list[list[Any]] | None = None) -> BankStatement:
    """Return a statement of the fund (flushed); the same rows find the first one."""
    file = a_file(ROWS if rows is None else rows)
    return services.take_statement(the_fund(), file, actor_id=actor_id, on=TODAY)


def first_line(actor_id: int = MAKER) -> BankLine:
    """Return the first line of the statement."""
    return bank.lines_of(a_statement(actor_id).id)[0]
