"""Lists of imports and their rows, as pages show them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select

from coop_registry.models import (
    Import,
    ImportRow,
    ImportTable,
    NameFact,
    Organisation,
)
from coop_registry.queries.imports.about import brought_by
from coop_registry.rules.imports.kinds import BUSY, ImportState, Outcome, RowState
from core.access import Scope
from core.db import db
from core.paging import PAGE_SIZE, Page, shown_page
from reference.models import Unit


@dataclass(frozen=True)
class ImportLine:
    """One import in the list of them."""

    id: int
    filename: str
    state: ImportState
    unit_name: str
    actor_id: int
    created_at: datetime
    rows: int
    members: int
    totals: int


@dataclass(frozen=True)
class RowLine:
    """One row in the preview."""

    id: int
    table_id: int
    sheet: str
    number: int
    label: str
    state: RowState
    outcome: Outcome | None
    problems: tuple[tuple[str, str | None, str, str, str, str | None], ...]
    words: tuple[str, ...]
    organisation_id: int | None = None


@dataclass(frozen=True)
class RowFilter:
    """Which rows of an import are asked for."""

    states: tuple[RowState, ...] = ()
    table_id: int | None = None
    outcome: Outcome | None = None
    text: str = ""


@dataclass(frozen=True)
class TableCount:
    """How many rows of a table are in each state."""

    table: ImportTable
    states: dict[RowState, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Return all rows that were judged."""
        return sum(self.states.values())


def imports_page(scope: Scope, number: int, state: ImportState | None = None) -> Page[ImportLine]:
    """Return a page of the imports of the person's units, newest first."""
    conditions: list[ColumnElement[bool]] = []
    if scope.unit_ids is not None:
        conditions.append(Import.unit_id.in_(scope.unit_ids))
    if state is not None:
        conditions.append(Import.state == state.value)
    total = db.session.scalar(select(func.count()).select_from(Import).where(*conditions)) or 0
    page = shown_page(number, total)
    return Page(_lines(conditions, PAGE_SIZE, (page - 1) * PAGE_SIZE), total, page)


def _lines(
    conditions: Sequence[ColumnElement[bool]], count: int, offset: int = 0
) -> list[ImportLine]:
    """Return imports, newest first."""
    rows = db.session.execute(
        select(
            Import.id, Import.filename, Import.state, Unit.name, Import.actor_id,
            Import.created_at, Import.summary,
        )
        .join(Unit, Unit.id == Import.unit_id)
        .where(*conditions)
        .order_by(Import.id.desc())
        .limit(count)
        .offset(offset)
    )  # fmt: skip
    return [_line(row) for row in rows]


def _line(row: Any) -> ImportLine:
    summary = row[6] or {}
    return ImportLine(
        id=row[0],
        filename=row[1],
        state=ImportState(row[2]),
        unit_name=row[3],
        actor_id=row[4],
        created_at=row[5],
        rows=summary.get("rows", 0),
        members=summary.get("members", {}).get("rows", 0),
        totals=summary.get("totals", {}).get("rows", 0),
    )


def open_imports(scope: Scope, count: int) -> tuple[int, list[ImportLine]]:
    """Return how many imports wait for somebody to go on with them, and the newest of them."""
    states = [ImportState.OPEN.value, *(one.value for one in BUSY)]
    conditions: list[ColumnElement[bool]] = [Import.state.in_(states)]
    if scope.unit_ids is not None:
        conditions.append(Import.unit_id.in_(scope.unit_ids))
    total = db.session.scalar(select(func.count()).select_from(Import).where(*conditions)) or 0
    return total, _lines(conditions, count)


def rows_page(import_id: int, asked: RowFilter, number: int) -> Page[RowLine]:
    """Return a page of rows, in the order of the file."""
    conditions = _conditions(import_id, asked)
    total = db.session.scalar(select(func.count()).select_from(ImportRow).where(*conditions)) or 0
    page = shown_page(number, total)
    rows = db.session.execute(
        _row_query()
        .where(*conditions)
        .order_by(ImportTable.position, ImportRow.number)
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    )
    lines = [_row_line(row) for row in rows]
    found = brought_by([one.id for one in lines if one.organisation_id is None])
    shown = [replace(one, organisation_id=found.get(one.id, one.organisation_id)) for one in lines]
    return Page(shown, total, page)


def _row_query() -> Any:
    return select(
        ImportRow.id, ImportRow.table_id, ImportTable.sheet, ImportRow.number, ImportRow.label,
        ImportRow.state, ImportRow.outcome, ImportRow.problems, ImportRow.words,
        ImportRow.organisation_id,
    ).join(ImportTable, ImportTable.id == ImportRow.table_id)  # fmt: skip


def _row_line(row: Any) -> RowLine:
    return RowLine(
        id=row[0],
        table_id=row[1],
        sheet=row[2],
        number=row[3],
        label=row[4],
        state=RowState(row[5]),
        outcome=Outcome(row[6]) if row[6] else None,
        problems=tuple(tuple(problem) for problem in row[7]),
        words=tuple(row[8]),
        organisation_id=row[9],
    )


def _conditions(import_id: int, asked: RowFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [ImportRow.import_id == import_id]
    if asked.states:
        found.append(ImportRow.state.in_([state.value for state in asked.states]))
    if asked.table_id is not None:
        found.append(ImportRow.table_id == asked.table_id)
    if asked.outcome is not None:
        found.append(ImportRow.outcome == asked.outcome.value)
    if asked.text:
        found.append(ImportRow.label.contains(asked.text, autoescape=True))
    return found


def tables_with_counts(import_id: int) -> list[TableCount]:
    """Return the tables of an import, each with its rows by state."""
    tables = db.session.scalars(
        select(ImportTable).where(ImportTable.import_id == import_id).order_by(ImportTable.position)
    ).all()
    counts: dict[int, dict[RowState, int]] = {table.id: {} for table in tables}
    for table_id, state, count in db.session.execute(
        select(ImportRow.table_id, ImportRow.state, func.count())
        .where(ImportRow.import_id == import_id)
        .group_by(ImportRow.table_id, ImportRow.state)
    ):
        counts[table_id][RowState(state)] = count
    return [TableCount(table, counts[table.id]) for table in tables]


def row(row_id: int, import_id: int) -> ImportRow | None:
    """Return a row of this import."""
    return db.session.scalar(
        select(ImportRow).where(ImportRow.id == row_id, ImportRow.import_id == import_id)
    )


def rows(ids: Sequence[int], import_id: int) -> list[ImportRow]:
    """Return these rows of this import, in the order of the file."""
    return list(
        db.session.scalars(
            select(ImportRow)
            .where(ImportRow.id.in_(list(ids)[:500]), ImportRow.import_id == import_id)
            .order_by(ImportRow.table_id, ImportRow.number)
        )
    )


def table(table_id: int, import_id: int) -> ImportTable | None:
    """Return a table of this import."""
    return db.session.scalar(
        select(ImportTable).where(ImportTable.id == table_id, ImportTable.import_id == import_id)
    )


def next_open(import_id: int, after: ImportRow | None) -> ImportRow | None:
    """Return the next row that is not clear, after one; the first when there is none after it."""
    open_ones = (
        select(ImportRow)
        .join(ImportTable, ImportTable.id == ImportRow.table_id)
        .where(
            ImportRow.import_id == import_id,
            ImportRow.state.in_((RowState.DOUBTFUL, RowState.REJECTED)),
        )
        .order_by(ImportTable.position, ImportRow.number)
        .limit(1)
    )
    if after is not None:
        later = (ImportRow.table_id > after.table_id) | (
            (ImportRow.table_id == after.table_id) & (ImportRow.number > after.number)
        )
        found = db.session.scalar(open_ones.where(later))
        if found is not None:
            return found
    return db.session.scalar(open_ones)


def sample_rows(table_id: int, count: int = 5) -> list[ImportRow]:
    """Return the first rows of a table, to show what stands in its columns."""
    return list(
        db.session.scalars(
            select(ImportRow)
            .where(ImportRow.table_id == table_id)
            .order_by(ImportRow.number)
            .limit(count)
        )
    )


def organisation_names(ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Return (name, unit) of organisations, as a choice shows them."""
    found = db.session.execute(
        select(NameFact.organisation_id, NameFact.name, Unit.name)
        .join(Organisation, Organisation.id == NameFact.organisation_id)
        .join(Unit, Unit.id == Organisation.unit_id)
        .where(NameFact.organisation_id.in_(list(ids)), NameFact.voided_by_id.is_(None))
        .order_by(NameFact.start_on)
    )
    return {one[0]: (one[1], one[2]) for one in found}


def choices_of_organisations(scope: Scope, limit: int = 2000) -> list[tuple[int, str]]:
    """Return (id, "name (unit)") of the organisations a person may choose, in order of name."""
    query = (
        select(Organisation.id, NameFact.name, Unit.name)
        .join(NameFact, NameFact.organisation_id == Organisation.id)
        .join(Unit, Unit.id == Organisation.unit_id)
        .where(NameFact.voided_by_id.is_(None), NameFact.end_on.is_(None))
        .order_by(NameFact.name_sort, Organisation.id)
        .limit(limit)
    )
    if scope.unit_ids is not None:
        query = query.where(Organisation.unit_id.in_(scope.unit_ids))
    return [(one[0], f"{one[1]} ({one[2]})") for one in db.session.execute(query)]


def day_of_import(import_id: int) -> date | None:
    """Return the latest day that a table of the import speaks of."""
    return db.session.scalar(
        select(func.max(ImportTable.on)).where(ImportTable.import_id == import_id)
    )


def file_names(import_ids: Iterable[int]) -> dict[int, str]:
    """Return the names of the files of imports."""
    query = select(Import.id, Import.filename).where(Import.id.in_(list(import_ids)))
    return {row.id: row.filename for row in db.session.execute(query)}
