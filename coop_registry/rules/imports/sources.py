"""What is judged: tables with their rows and what was decided about them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from coop_registry.reading import closing, lists
from coop_registry.reading.cells import Cell
from coop_registry.reading.checks import OpenTotal
from coop_registry.reading.lists import TableRead
from coop_registry.reading.meanings import ListKind, M
from coop_registry.reading.rows import ListRow, OrganisationRow
from coop_registry.reading.tables import BodyRow
from coop_registry.reading.totals import TotalsRow
from coop_registry.rules.imports.decisions import UNDECIDED, RowDecision, TableDecision
from coop_registry.rules.imports.member_drafts import end_of


@dataclass(slots=True)
class SourceTable:
    """One table to be judged (bảng của lần nhập)."""

    position: int
    read: TableRead
    on: date
    decision: TableDecision = field(default_factory=TableDecision)
    #: Totals that do not close, found when the rows of a file just opened are read.
    open_totals: list[OpenTotal] = field(default_factory=list)

    @property
    def kind(self) -> ListKind | None:
        """Return what it lists."""
        return self.read.kind

    @property
    def sheet(self) -> str:
        """Return the sheet's name with its file's, as problems name it."""
        table = self.read.table
        return f"{table.file} › {table.sheet}" if table.file else table.sheet


@dataclass(slots=True)
class SourceRow:
    """One row to be judged with what was decided about it."""

    body: BodyRow
    decision: RowDecision = UNDECIDED


def day_of(read: TableRead, today: date) -> date:
    """Return the day a table speaks of: that of its titles, none after today; else today."""
    spoken = read.table.spoken
    return min(end_of(spoken.on), today) if spoken is not None else today


def read_row(table: SourceTable, row: SourceRow) -> ListRow:
    """Return a row read anew with its corrected cells; what a person accepted is no doubt."""
    found = lists.read_row(table.read, _corrected(row.body, row.decision))
    if row.decision.accepted:
        _accept(found, table, row.decision.accepted)
    return found


def _corrected(body: BodyRow, decision: RowDecision) -> BodyRow:
    if not decision.edits:
        return body
    cells: list[Cell] = [*body.cells]
    for column, words in decision.edits.items():
        cells += [None] * (column + 1 - len(cells))
        cells[column] = words or None
    return BodyRow(body.number, cells, body.groups, body.group_start)


#: What one cell may say beside the meaning of its column.
_BESIDE: Mapping[M, tuple[M, ...]] = {
    M.CERTIFICATE_NO: (M.CERTIFICATE_ON, M.CERTIFICATE_BY),
    M.CODE_OR_TAX: (M.CODE, M.TAX_CODE),
}


def _accept(found: ListRow, table: SourceTable, columns: Iterable[int]) -> None:
    """Take the doubtful values of these columns as they were read."""
    accepted = set(columns)
    if isinstance(found, TotalsRow):
        _accept_figures(found, accepted)
        return
    meanings = {
        column.meaning
        for column in table.read.columns.columns
        if column.index in accepted and column.meaning is not None
    }
    own = {column.meaning for column in table.read.columns.columns}
    meanings |= {
        beside for meaning in meanings for beside in _BESIDE.get(meaning, ()) if beside not in own
    }
    for meaning in meanings:
        read = found.values.get(meaning)
        if read is not None and read.value is not None:
            found.values[meaning] = read._replace(doubt=None)
    if isinstance(found, OrganisationRow):
        years = {
            (column.meaning, column.year)
            for column in table.read.columns.columns
            if column.index in accepted
        }
        found.yearly = [
            one._replace(read=one.read._replace(doubt=None))
            if (one.meaning, one.year) in years and one.read.value is not None
            else one
            for one in found.yearly
        ]
    found.problems = [
        problem
        for problem in found.problems
        if problem.meaning not in meanings
        or (found.values.get(problem.meaning) is not None and found.values[problem.meaning].doubt)
    ]


def _accept_figures(found: TotalsRow, accepted: set[int]) -> None:
    """Take the doubtful figures of these columns of a past total as they were read."""
    taken = {
        (one.column, one.read.doubt)
        for one in found.figures
        if one.index in accepted and one.read.value is not None
    }
    found.figures = [
        replace(one, read=one.read._replace(doubt=None)) if one.index in accepted else one
        for one in found.figures
    ]
    found.problems = [one for one in found.problems if (one.column, one.message) not in taken]


def check_closing(table: SourceTable, rows: Sequence[ListRow]) -> None:
    """Compare the totals of a table that was just opened with its rows (đối chiếu dòng tổng)."""
    read = table.read
    if read.kind is not ListKind.TOTALS:  # those are checked by unit
        table.open_totals = closing.check_closing(read.table, read.columns, rows, read.setting.unit)


def rows_of(read: TableRead) -> Iterator[SourceRow]:
    """Give the rows of a table about which nothing is decided yet."""
    return (SourceRow(body) for body in read.table.rows)
