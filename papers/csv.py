"""Tables as CSV for other programs: UTF-8 with BOM, ISO days, plain numbers, no formulas."""

import csv
from datetime import date
from decimal import Decimal
from io import StringIO

from core.dates import PartialDate
from papers.blocks import Cell, Table, plain
from papers.printable import printable

#: A spreadsheet reads text that begins so as a formula.
RISKY = ("=", "+", "-", "@", "\t", "\r")


def safe_text(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: an apostrophe before a risky letter."""
    clean = printable(text)
    return f"'{clean}" if text.startswith(RISKY) or clean.startswith(RISKY) else clean


def _field(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, PartialDate):
        return value.iso()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, int):
        return str(value)
    return safe_text(plain(value))


def render_csv(table: Table) -> bytes:
    """Return heads and rows (no total) as CSV; missing values are empty."""
    target = StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(safe_text(column.title) for column in table.columns)
    for line in table.rows:
        writer.writerow(_field(value) for value in line)
    return target.getvalue().encode("utf-8-sig")
