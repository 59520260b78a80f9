"""What only a whole column or a whole table can tell: shares, exchanged days, totals."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from coop_registry.reading import values as v
from coop_registry.reading.cells import Cell, day_of, number_of, text_of
from coop_registry.reading.columns import Column, ColumnMap
from coop_registry.reading.meanings import COUNTS, DATES, MONEY, M
from coop_registry.reading.row_kinds import is_district
from coop_registry.reading.rows import ListRow, Setting
from coop_registry.reading.scales import MoneyUnit
from coop_registry.reading.tables import BodyRow, Table
from coop_registry.reading.totals import TotalsRow, read_totals
from coop_registry.rules.kinds import Kind
from coop_registry.rules.totals import AVERAGES, INCOMES
from core.money import format_number
from core.text import clean

_SAID = re.compile(
    r"([0-9]+)\s*(?:htx|hợp tác xã|tổ hợp tác|tht|thành viên|xã viên)\b", re.IGNORECASE
)
_FIRST_PART = re.compile(r"^\s*([0-9]{1,2})\s*[/.\-]\s*([0-9]{1,2})\s*[/.\-]\s*[0-9]{4}\s*$")


def shares_are_fractions(table: Table, columns: ColumnMap) -> bool | None:
    """Tell whether a column of shares holds 0.125 or 12.5; None when nothing tells."""
    column = columns.of(M.CONTRIBUTION_SHARE)
    if column is None:
        return None
    shares = [n for cell in _cells(table, column) if (n := number_of(cell)) is not None]
    if not shares:
        return None
    if max(shares) > 1:
        return False
    total = sum(shares, Decimal(0))
    if abs(total - 1) <= Decimal("0.02") or "%" not in column.heading.text:
        return True
    return None


def swapped_days(table: Table, columns: ColumnMap) -> frozenset[int]:
    """Return the date columns in which a workbook exchanged day and month.

    On an English machine "05/06/2017" becomes the day 6 May, while "13/06/2017" stays text: all
    real days then lie before the 13th, and the texts hold the others.
    """
    found = set()
    for column in columns.columns:
        if column.meaning not in DATES and column.meaning is not M.BIRTH:
            continue
        cells = list(_cells(table, column))
        days = [day for cell in cells if (day := day_of(cell)) is not None]
        texts = [
            match for cell in cells if isinstance(cell, str) and (match := _FIRST_PART.match(cell))
        ]
        late = sum(int(match[1]) > 12 for match in texts)
        if len(days) >= 2 and late >= 2 and late == len(texts) and all(d.day <= 12 for d in days):
            found.add(column.index)
    return frozenset(found)


def _cells(table: Table, column: Column) -> list[Cell]:
    return [row.cells[column.index] for row in table.rows if column.index < len(row.cells)]


def check_totals(
    table: Table, columns: ColumnMap, rows: Sequence[ListRow], unit: MoneyUnit | None
) -> list[tuple[int, str]]:
    """Return (row number, sentence) of totals that do not close; reports warn, they do not fail."""
    place = {body.number: at for at, body in enumerate(table.rows)}
    numbers = sorted(place)
    found: list[tuple[int, str]] = []
    for total in table.totals:
        above = sum(number < total.number for number in numbers)
        within = list(rows[total.group_start : above]), list(rows[:above])
        found += [(total.number, words) for words in _count_said(total, within)]
        for column in columns.columns:
            if column.meaning in COUNTS | MONEY and column.year is None:
                found += [(total.number, words) for words in _open(total, column, within, unit)]
    return found


def _count_said(total: BodyRow, within: tuple[list[ListRow], list[ListRow]]) -> list[str]:
    """Compare "Tổng cộng: 45 HTX" with the rows."""
    words = clean(" ".join(text_of(cell) for cell in total.cells if isinstance(cell, str)))
    said = _SAID.search(words)
    counts = {len(rows) for rows in within}
    if said is None or int(said[1]) in counts:
        return []
    return [f"Dòng tổng ghi {said[1]}, danh sách có {max(counts)} dòng."]


def _open(
    total: BodyRow,
    column: Column,
    within: tuple[list[ListRow], list[ListRow]],
    unit: MoneyUnit | None,
) -> list[str]:
    """Compare one figure of a total with the sum of the group and of the whole table."""
    meaning = column.meaning
    cell = total.cells[column.index] if column.index < len(total.cells) else None
    stated = _figure(cell, column, unit)
    if meaning is None or stated is None:
        return []
    sums = []
    for rows in within:
        reads = [read for row in rows if (read := row.values.get(meaning)) is not None]
        if any(not isinstance(read.value, int) for read in reads):
            return []
        sums.append(sum(read.value for read in reads))
    if stated in sums or not sums:
        return []
    near = min(sums, key=lambda found: abs(found - stated))
    return [_open_words(column.heading.text, stated, near)]


def _figure(cell: Cell, column: Column, unit: MoneyUnit | None) -> int | None:
    if cell is None or column.meaning is None:
        return None
    if column.meaning in MONEY:
        value = v.read_money(cell, column.meaning, column.unit or unit, Kind.UNION).value
        return value if isinstance(value, int) else None
    value = v.read_count(cell, column.meaning).value
    return value if isinstance(value, int) else None


def latest_day(table: Table, on: date | None) -> date | None:
    """Return the last day that facts of the list can have: that of its title, or `on`."""
    if table.spoken is None:
        return on
    start = table.spoken.on.start
    length = len(table.spoken.on.iso())
    if length == 4:
        return date(start.year, 12, 31)
    return date(start.year + start.month // 12, start.month % 12 + 1, 1) if length == 7 else start


def check_units(table: Table, setting: Setting) -> list[tuple[int, str]]:
    """Return (row number, sentence) of sums over units that do not close, in a past total.

    Districts and their communes may both stand in the table: the sum of either closes it.
    """
    rows = [read_totals(table, body, setting) for body in table.rows if table.totals]
    districts = [row for row in rows if is_district(row.label)]
    communes = [row for row in rows if not is_district(row.label)]
    found: list[tuple[int, str]] = []
    for total in table.totals:
        for stated in read_totals(table, total, setting).figures:
            if stated.what in AVERAGES | INCOMES or not stated.read.is_clear:
                continue
            sums = [_sum(some, stated.index) for some in (rows, districts, communes) if some]
            if sums and None not in sums and stated.read.value not in sums:
                near = min(sums, key=lambda one: abs((one or 0) - stated.read.value))
                found.append(
                    (total.number, _open_words(stated.column, stated.read.value, near or 0))
                )
    return found


def _sum(rows: Sequence[TotalsRow], index: int) -> int | None:
    """Return the sum of a column; None when a figure of it is doubtful."""
    reads = [one.read for row in rows for one in row.figures if one.index == index]
    return sum(read.value for read in reads) if all(read.is_clear for read in reads) else None


def _open_words(column: str, stated: int, added: int) -> str:
    return (
        f"Cột “{column}”: dòng tổng ghi {format_number(stated)}, cộng các dòng được "
        f"{format_number(added)}."
    )
