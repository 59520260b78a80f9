"""What only a whole column or a whole table can tell: shares, exchanged days, totals."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from coop_registry.reading import values as v
from coop_registry.reading.cells import Cell, day_of, number_of, text_of
from coop_registry.reading.columns import Column, ColumnMap, bare
from coop_registry.reading.meanings import COUNTS, DATES, MONEY, YEARLY, YEARS, M
from coop_registry.reading.read import Read
from coop_registry.reading.rows import ListRow, MemberRow, OrganisationRow, Setting
from coop_registry.reading.scales import MoneyUnit
from coop_registry.reading.tables import BodyRow, Table
from coop_registry.reading.totals import TotalsRow, read_totals
from coop_registry.reading.trails import is_district
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
        if column.meaning not in DATES | YEARS | {M.BIRTH}:
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


class OpenTotal(NamedTuple):
    """A total of a list that does not close (dòng tổng không khớp)."""

    number: int
    words: str
    column: str = ""
    value: str = ""


def check_totals(
    table: Table, columns: ColumnMap, rows: Sequence[ListRow], unit: MoneyUnit | None
) -> list[OpenTotal]:
    """Return the totals that do not close; reports warn, they do not fail."""
    found: list[OpenTotal] = []
    for total, within in _within(table.totals, rows):
        found += _count_said(total, within)
        for column in columns.columns:
            if column.meaning in COUNTS | MONEY:
                found += _open(total, column, within, unit)
    return found


def _within(
    totals: Sequence[BodyRow], rows: Sequence[ListRow]
) -> Iterator[tuple[BodyRow, list[Sequence[ListRow]]]]:
    """Give each total with the rows it may be the sum of.

    Those are the rows of its group, all above it, those since the total before; where no row
    stands between two totals, or none above the first, those below.
    """
    places = [sum(row.number < total.number for row in rows) for total in totals]
    for at, (total, above) in enumerate(zip(totals, places, strict=True)):
        before = places[at - 1] if at else 0
        after = next((place for place in places[at + 1 :] if place > above), len(rows))
        windows = [rows[total.group_start : above], rows[:above], rows[before:above]]
        if before == above:
            windows += [rows[above:after], rows[above:]]
        yield total, [window for window in windows if window]


def _count_said(total: BodyRow, within: Sequence[Sequence[ListRow]]) -> list[OpenTotal]:
    """Compare "Tổng cộng: 45 HTX" with the rows."""
    words = clean(" ".join(text_of(cell) for cell in total.cells if isinstance(cell, str)))
    said = _SAID.search(words)
    counts = {len(rows) for rows in within}
    if said is None or not counts or int(said[1]) in counts:
        return []
    near = min(counts, key=lambda count: abs(count - int(said[1])))
    told = f"Dòng tổng ghi {said[1]}, danh sách có {near} dòng."
    return [OpenTotal(total.number, told, value=said[1])]


def _open(
    total: BodyRow, column: Column, within: Sequence[Sequence[ListRow]], unit: MoneyUnit | None
) -> list[OpenTotal]:
    """Compare one figure of a total with the sums of the rows it may stand for."""
    meaning = column.meaning
    cell = total.cells[column.index] if column.index < len(total.cells) else None
    stated = stated_figure(cell, column, unit)
    if not isinstance(meaning, M) or stated is None:
        return []
    heading = column.heading.text
    sums = [found for rows in within if (found := added(rows, column)) is not None]
    if stated in sums or not within:
        return []
    if (unclear := _unclear(_meant(total, within), column)) is not None:
        words = _not_compared(heading, stated, *unclear)
    elif sums:
        whole = added(_meant(total, within), column)
        near = whole if _is_grand(total) else min(sums, key=lambda one: abs(one - stated))
        words = open_words(heading, stated, near or 0)
    else:
        return []
    return [OpenTotal(total.number, words, heading, text_of(cell))]


_GRAND = re.compile(
    r"(?:tổng cộng|tổng số|toàn (?:huyện|tỉnh|thành phố|xã|thị xã|vùng)|cộng chung)\b",
    re.IGNORECASE,
)


def _is_grand(total: BodyRow) -> bool:
    """Tell whether a total is of all rows: "Tổng cộng", not "Cộng xã Yến Dương"."""
    return any(isinstance(cell, str) and _GRAND.search(clean(cell)) for cell in total.cells)


def _meant(total: BodyRow, within: Sequence[Sequence[ListRow]]) -> Sequence[ListRow]:
    """Return the rows that a total most likely sums: all above a grand total, else its group."""
    return max(within, key=len) if _is_grand(total) else within[0]


def said_in(row: ListRow, column: Column) -> Read | None:
    """Return what a row says in a column of counts or money; of a year, in that year's."""
    meaning = column.meaning
    if not isinstance(meaning, M) or column.year is None or meaning not in YEARLY:
        return row.values.get(meaning) if isinstance(meaning, M) else None
    if not isinstance(row, OrganisationRow | MemberRow):
        return None
    figures = (one for one in row.yearly if (one.meaning, one.year) == (meaning, column.year))
    return next((one.read for one in figures), None)


def added(rows: Sequence[ListRow], column: Column) -> int | None:
    """Return the sum of a column; None when a value of it could not be read."""
    values = [read.value for row in rows if (read := said_in(row, column)) is not None]
    return sum(values) if all(isinstance(one, int) for one in values) else None


def _unclear(rows: Sequence[ListRow], column: Column) -> tuple[int, str] | None:
    """Return number and words of the first row whose value of a column is not taken as it stands."""
    for row in rows:
        read = said_in(row, column)
        if read is not None and not read.is_clear:
            return row.number, read.raw
    return None


def _not_compared(column: str, stated: int, number: int, words: str) -> str:
    return (
        f"Cột “{column}”: dòng tổng ghi {format_number(stated)}, chưa đối chiếu được vì dòng "
        f"{number} ghi “{words[:40]}” chưa được lấy."
    )


def stated_figure(cell: Cell, column: Column, unit: MoneyUnit | None) -> int | None:
    """Return the figure that a total or a group states in a column; None when it states none."""
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
                    (total.number, open_words(stated.column, stated.read.value, near or 0))
                )
    return found


def _sum(rows: Sequence[TotalsRow], index: int) -> int | None:
    """Return the sum of a column; None when a figure of it is doubtful."""
    reads = [one.read for row in rows for one in row.figures if one.index == index]
    return sum(read.value for read in reads) if all(read.is_clear for read in reads) else None


def open_words(column: str, stated: int, found: int, what: str = "dòng tổng") -> str:
    """Return the sentence on a sum that does not close."""
    return (
        f"Cột “{column}”: {what} ghi {format_number(stated)}, cộng các dòng được "
        f"{format_number(found)}."
    )


#: Headings under which offices number their rows: "Mã".
_MAY_BE_ORDER = frozenset({"ma", "ma so", "ma htx", "ma don vi"})


def without_running_numbers(table: Table, columns: ColumnMap) -> ColumnMap:
    """Return columns with one of codes that only counts the rows (1, 2, 3 …) as the order."""
    code = columns.of(M.CODE)
    if code is None or code.chosen or bare(code.heading.title) not in _MAY_BE_ORDER:
        return columns
    found = [
        words
        for row in table.rows
        if code.index < len(row.cells) and (words := clean(text_of(row.cells[code.index])))
    ]
    if not found or not all(words.isdigit() and len(words) < 6 for words in found):
        return columns
    numbers = [0, *map(int, found)]
    if any(after not in (1, before + 1) for before, after in pairwise(numbers)):
        return columns
    meaning = None if columns.of(M.ORDER) else M.ORDER
    return ColumnMap(
        tuple(replace(c, meaning=meaning) if c is code else c for c in columns.columns),
        columns.kind,
        columns.unknown,
        columns.doubled,
    )
