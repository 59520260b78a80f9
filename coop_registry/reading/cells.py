"""One cell as it stands in the office's file: its value, its words, and how it travels as JSON.

A cell keeps the type the workbook gave it, because "2017" typed as text, the number 2017 and a
day shown as 2017 mean different things; `text_of` gives the words that are kept beside every
value read.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

Cell = str | int | float | bool | date | datetime | time | None
Row = Sequence[Cell]

#: A workbook gives whole numbers up to here exactly; longer ones have lost digits.
EXACT_DIGITS = 15


def number_of(cell: Cell) -> Decimal | None:
    """Return the number of a number cell, as short as it was typed; None for other cells."""
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return None
    return Decimal(cell) if isinstance(cell, int) else Decimal(repr(cell))


def day_of(cell: Cell) -> date | None:
    """Return the day of a date cell; None for other cells."""
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date) else None


def text_of(cell: Cell) -> str:
    """Return the raw words of a cell (nguyên văn): days as "13/06/2017", numbers unformatted."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, datetime):
        clock = "" if cell.time() == time(0) else f" {cell:%H:%M:%S}"
        return f"{cell.day:02d}/{cell.month:02d}/{cell.year}{clock}"
    if isinstance(cell, date):
        return f"{cell.day:02d}/{cell.month:02d}/{cell.year}"
    if isinstance(cell, time):
        return f"{cell:%H:%M:%S}"
    number = number_of(cell)
    return f"{number:f}" if number is not None else ""


def is_blank(cell: Cell) -> bool:
    """Tell whether a cell says nothing; a soft hyphen is a letter of TCVN3, not nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def plain_cell(value: object) -> Cell:
    """Return what a workbook library gave as a cell; whole numbers lose their ".0"."""
    if value == "" or value is None:
        return None
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < 10**EXACT_DIGITS * 10
        return int(value) if whole else value
    if isinstance(value, datetime):
        return value.date() if value.time() == time(0) else value
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, str | int | bool | date | time):
        return value
    return str(value)


def to_json(cell: Cell) -> object:
    """Return a cell as JSON takes it: days and times as {"t": ISO form}."""
    if isinstance(cell, date | time):
        return {"t": cell.isoformat()}
    return cell


def from_json(value: object) -> Cell:
    """Return the cell that `to_json` wrote."""
    if not isinstance(value, dict):
        return value if isinstance(value, str | int | float) else None
    text = str(value["t"])
    if "T" in text:
        return datetime.fromisoformat(text)
    return time.fromisoformat(text) if ":" in text else date.fromisoformat(text)
