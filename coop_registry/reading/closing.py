"""What a list counts and sums itself, compared with its rows: totals, and rows of groups.

"I. Huyện Chợ Đồn (12 HTX)", or sums beside a group's name, speak of the rows below it until the
next group as deep. They are told where they differ, never imported.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from coop_registry.reading.cells import text_of
from coop_registry.reading.checks import OpenTotal, added, check_totals, open_words, stated_figure
from coop_registry.reading.columns import Column, ColumnMap
from coop_registry.reading.meanings import COUNTS, MONEY, ListKind, M
from coop_registry.reading.rows import ListRow
from coop_registry.reading.scales import MoneyUnit
from coop_registry.reading.tables import BodyRow, Table
from core.text import clean

_ORGANISATIONS = re.compile(
    r"([0-9]+)\s*(?:htx|hợp tác xã|lhhtx|liên hiệp|tổ hợp tác|tht|tổ chức)\b", re.IGNORECASE
)
_SAID = re.compile(r"[0-9]+\s*[^\W\d_]")
_MEMBERS = re.compile(r"([0-9]+)\s*(?:thành viên|xã viên|tv|người|hộ)\b", re.IGNORECASE)


def check_closing(
    table: Table, columns: ColumnMap, rows: Sequence[ListRow], unit: MoneyUnit | None
) -> list[OpenTotal]:
    """Return the totals and the rows of groups that do not close (dòng tổng, dòng nhóm)."""
    found = check_totals(table, columns, rows, unit)
    if not states_sums(table):
        return found
    for group, within in _groups(table.groups, rows):
        found += _count(group, len(within), columns.kind)
        for column in columns.columns:
            if column.meaning in COUNTS | MONEY and within:
                found += _figure(group, column, within, unit)
    return sorted(found, key=lambda one: one.number)


def states_sums(table: Table) -> bool:
    """Tell whether a table counts or sums its rows itself, in totals or in rows of groups."""
    return bool(table.totals) or any(
        isinstance(cell, int | float) or (isinstance(cell, str) and _SAID.search(cell))
        for group in table.groups
        for cell in group.cells
    )


def _groups(
    groups: Sequence[BodyRow], rows: Sequence[ListRow]
) -> Iterator[tuple[BodyRow, Sequence[ListRow]]]:
    """Give each row of a group with the rows below it, until the next one as deep."""
    numbers = [row.number for row in rows]
    for at, group in enumerate(groups):
        level = group.level or 0
        ends = (
            groups[i].number for i in range(at + 1, len(groups)) if (groups[i].level or 0) <= level
        )
        end = next(ends, None)
        stop = len(rows) if end is None else bisect_left(numbers, end)
        yield group, rows[bisect_left(numbers, group.number) : stop]


def _words(group: BodyRow) -> str:
    return clean(" ".join(cell for cell in group.cells if isinstance(cell, str)))


def _count(group: BodyRow, count: int, kind: ListKind | None) -> list[OpenTotal]:
    """Compare "(12 HTX)", "(9 HTX, 3 THT)" with the number of rows."""
    pattern = _MEMBERS if kind is ListKind.MEMBERS else _ORGANISATIONS
    said = [int(found[1]) for found in pattern.finditer(_words(group))]
    if not said or count in (said[0], sum(said)):
        return []
    told = f"Dòng nhóm “{_words(group)[:60]}” ghi {said[0]}, dưới nhóm có {count} dòng."
    return [OpenTotal(group.number, told, value=str(said[0]))]


def _figure(
    group: BodyRow, column: Column, within: Sequence[ListRow], unit: MoneyUnit | None
) -> list[OpenTotal]:
    """Compare a figure beside a group's name with the sum of its rows; it may count them, too."""
    cell = group.cells[column.index] if column.index < len(group.cells) else None
    stated = stated_figure(cell, column, unit)
    if stated is None or not isinstance(column.meaning, M):
        return []
    if column.meaning in COUNTS and stated == len(within):
        return []
    found = added(within, column)
    if found is None or found == stated:
        return []
    heading = column.heading.text
    words = open_words(heading, stated, found, "dòng nhóm")
    return [OpenTotal(group.number, words, heading, text_of(cell))]
