"""Tables found in sheets: heading, body rows with the groups above them, totals, unit and day.

Group rows ("I. Huyện Ba Bể", "a) Xã Yến Dương") are carried down to the rows below; totals are
kept apart, to be checked and never imported.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from coop_registry.reading.cells import Cell, is_blank, text_of
from coop_registry.reading.columns import Heading, map_columns, recognise
from coop_registry.reading.heads import Head, find_head, head_at, is_head_row
from coop_registry.reading.meanings import ListKind, M, Meaning
from coop_registry.reading.row_kinds import (
    ORGANISATION,
    Group,
    Layout,
    RowKind,
    group_of,
    has_number,
    is_signature,
    kind_of,
    under,
)
from coop_registry.reading.scales import MoneyUnit, unit_of_line
from coop_registry.reading.sheets import Merged, Sheet
from coop_registry.reading.titles import Spoken, day_of_sheet_name, day_of_titles
from coop_registry.reading.totals_heads import Shape, TotalsHead, totals_head, unit_meaning
from coop_registry.reading.trails import Trail
from core.text import clean


@dataclass(slots=True)
class BodyRow:
    """A row of a table: its number in the sheet (from 1), cells, and the groups above it."""

    number: int
    cells: list[Cell]
    groups: tuple[str, ...] = ()
    #: Rows since the last row of a group; a subtotal is checked against them.
    group_start: int = 0
    #: How deep a row of a group stands; its figures are those of the rows below it.
    level: int | None = None


@dataclass(slots=True)
class Table:
    """One table of a sheet (bảng)."""

    sheet: str
    file: str
    hidden: bool
    head: Head
    layout: Layout
    rows: list[BodyRow] = field(default_factory=list)
    totals: list[BodyRow] = field(default_factory=list)
    #: Rows of groups ("I. Huyện Chợ Đồn (12 HTX)"): what they say is compared, never imported.
    groups: list[BodyRow] = field(default_factory=list)
    #: Lines above the heading.
    titles: tuple[str, ...] = ()
    unit: MoneyUnit | None = None
    spoken: Spoken | None = None
    #: Rows after the table or between its rows that hold remarks: (number, words).
    notes: list[tuple[int, str]] = field(default_factory=list)
    old_font: bool = False
    very_hidden: bool = False

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Return the headings of the columns."""
        return self.head.headings


#: What a person said a table lists, and what its columns mean; None where nobody did.
Said = tuple[ListKind | None, Mapping[str, Meaning | None] | None]
Asked = Callable[[tuple[Heading, ...]], Said]


def _unasked(_headings: tuple[Heading, ...]) -> Said:
    return None, None


def read_tables(
    sheet: Sheet, heading_row: int | None = None, asked: Asked = _unasked
) -> list[Table]:
    """Return all tables of a sheet; `heading_row` (from 1) is what a person pointed at."""
    merged_at = _merged_by_row(sheet.merged)
    found: list[Table] = []
    start = 0
    head = (
        head_at(sheet, heading_row - 1, merged_at)
        if heading_row
        else find_head(sheet, start, merged_at)
    )
    while head is not None:
        table = _table(sheet, head, start, asked)
        found.append(table)
        start = _read_body(sheet, table)
        head = find_head(sheet, start, merged_at)
    return found


def _merged_by_row(merged: list[Merged]) -> dict[int, list[Merged]]:
    found: dict[int, list[Merged]] = {}
    for one in merged:
        found.setdefault(one[0], []).append(one)
    return found


def _table(sheet: Sheet, head: Head, start: int, asked: Asked) -> Table:
    titles = tuple(_lines(sheet, start, head.first))
    units = [unit for line in titles if (unit := unit_of_line(line))]
    return Table(
        sheet=sheet.name,
        file=sheet.file,
        hidden=sheet.hidden,
        very_hidden=sheet.very_hidden,
        head=head,
        layout=_layout(sheet, head, titles, asked),
        titles=titles,
        unit=units[-1] if units else None,
        spoken=day_of_titles(titles) or day_of_sheet_name(sheet.name),
        old_font=sheet.page is not None,
    )


def _lines(sheet: Sheet, start: int, end: int) -> Iterator[str]:
    for row in sheet.rows[start:end]:
        for cell in row:
            if not is_blank(cell):
                yield from (line.strip() for line in clean(text_of(cell)).split("\n"))


def _layout(sheet: Sheet, head: Head, titles: tuple[str, ...], asked: Asked) -> Layout:
    kind, chosen = asked(head.headings)
    totals = totals_head(
        [(one.index, one.title, one.group) for one in head.headings],
        sheet.rows[head.body :],
        (*titles, sheet.name),
        forced=kind is ListKind.TOTALS,
    )
    if kind is None and totals is not None and _names_organisations(sheet, head, totals):
        totals = None
    if totals is not None and kind in (None, ListKind.TOTALS):
        columns = map_columns(head.headings, chosen, ListKind.TOTALS, totals)
        named = (columns.of(m) for m in (M.INDICATOR, M.COMMUNE, M.UNIT, M.DISTRICT, M.PROVINCE))
        name = next((column.index for column in named if column is not None), None)
        order = columns.of(M.ORDER)
        return Layout(order.index if order else None, name, totals=totals)
    by_meaning: dict[M | None, int] = {}
    for heading in head.headings:
        by_meaning.setdefault(recognise(heading.title), heading.index)
    name = next(
        (by_meaning[m] for m in (M.NAME, M.MEMBER_NAME, M.PERSON_NAME) if m in by_meaning), None
    )
    members = map_columns(head.headings).kind is ListKind.MEMBERS
    return Layout(by_meaning.get(M.ORDER), name, members)


def _names_organisations(sheet: Sheet, head: Head, totals: TotalsHead) -> bool:
    """Tell whether cooperatives stand where a past total has its units: "Đơn vị", then names."""
    columns = [one.index for one in head.headings if unit_meaning(one.title)]
    if totals.shape is not Shape.UNITS or not columns:
        return False
    rows = sheet.rows[head.body : head.body + 40]
    cells = [row[at] for row in rows for at in columns[:1] if at < len(row)]
    words = [clean(cell) for cell in cells if isinstance(cell, str)]
    return 2 * sum(bool(ORGANISATION.match(one)) for one in words) > len(words)


def _read_body(sheet: Sheet, table: Table) -> int:
    """Fill the table with its rows; return the first row that is no longer of it."""
    carried: list[Group] = []
    trail = Trail(table.layout)
    group_start = 0
    last = table.head.body - 1
    down = _carried_down(sheet, table)
    for at in range(table.head.body, len(sheet.rows)):
        row = sheet.rows[at]
        if not row or all(map(is_blank, row)):
            continue
        numbered = has_number(row, table.layout)
        if not numbered and is_head_row(row):
            if at == last + 1 and _same_head(row, table):
                last = at
                continue
            # What stands between the last row and a new heading are the titles of the next table.
            table.notes = [note for note in table.notes if note[0] <= last + 1]
            return last + 1
        kind = kind_of(row, table.layout)
        if kind is RowKind.GROUP:
            carried = under(carried, group_of(row, table.layout))
            trail.passed(carried[-1].words)
            group_start = len(table.rows)
            if table.layout.totals is None:
                table.groups.append(BodyRow(at + 1, row, (), group_start, carried[-1].level))
        elif kind in (RowKind.NOTE, RowKind.END) or (_ended(table, last) and not numbered):
            table.notes.append((at + 1, _words(row)))
        else:
            groups = tuple(group.words for group in carried)
            if table.layout.totals is not None:
                groups = (*groups, *trail.above(row))
            _add(table, BodyRow(at + 1, _filled(row, down.get(at)), groups, group_start), kind)
            last = at
    return len(sheet.rows)


def _add(table: Table, row: BodyRow, kind: RowKind) -> None:
    target = table.totals if kind is RowKind.TOTAL else table.rows
    target.append(row)


def _ended(table: Table, last: int) -> bool:
    """Tell whether a signature stands below the last row, so that the table is over."""
    return any(number > last + 1 and is_signature(words) for number, words in table.notes)


def _same_head(row: list[Cell], table: Table) -> bool:
    """Tell whether a heading is the table's own, repeated on a printed page."""
    here = {recognise(cell) for cell in row if isinstance(cell, str)}
    own = {recognise(heading.title) for heading in table.headings} | {
        recognise(heading.group) for heading in table.headings if heading.group
    }
    return here - {None} <= own - {None}


def _words(row: list[Cell]) -> str:
    return " ".join(clean(text_of(cell)) for cell in row if not is_blank(cell))


def _carried_down(sheet: Sheet, table: Table) -> dict[int, dict[int, Cell]]:
    """Return what cells merged over several rows say in their lower rows, by row and column."""
    found: dict[int, dict[int, Cell]] = {}
    for top, left, bottom, right in sheet.merged:
        if top < table.head.body or bottom == top or left != right:
            continue
        row = sheet.rows[top]
        value = row[left] if left < len(row) else None
        for at in range(top + 1, min(bottom, len(sheet.rows) - 1) + 1):
            found.setdefault(at, {})[left] = value
    return found


def _filled(row: list[Cell], down: dict[int, Cell] | None) -> list[Cell]:
    if not down:
        return row
    cells = [*row, *[None] * (max(down) + 1 - len(row))]
    for column, value in down.items():
        if is_blank(cells[column]):
            cells[column] = value
    return cells
