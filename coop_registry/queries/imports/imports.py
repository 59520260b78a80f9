"""Imports, their tables and rows (lần nhập, bảng, dòng)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select

from coop_registry.models import Act, Import, ImportMapping, ImportRow, ImportTable
from coop_registry.rules.imports.kinds import ImportState, RowState
from core.access import Scope
from core.db import db

_FETCH = 2000


def tables_of(import_id: int) -> list[ImportTable]:
    """Return the tables of an import in order."""
    return list(
        db.session.scalars(
            select(ImportTable)
            .where(ImportTable.import_id == import_id)
            .order_by(ImportTable.position)
        )
    )


def rows_in_order(import_id: int, table_id: int) -> Iterator[ImportRow]:
    """Give the rows of a table in order, in portions."""
    last = 0
    while True:
        rows = db.session.scalars(
            select(ImportRow)
            .where(
                ImportRow.import_id == import_id,
                ImportRow.table_id == table_id,
                ImportRow.number > last,
            )
            .order_by(ImportRow.number)
            .limit(_FETCH)
        ).all()
        yield from rows
        if len(rows) < _FETCH:
            return
        last = rows[-1].number
        db.session.expunge_all()


def row_ids(import_id: int) -> dict[tuple[int, int], int]:
    """Return ids of rows by (table id, number)."""
    rows = db.session.execute(
        select(ImportRow.table_id, ImportRow.number, ImportRow.id).where(
            ImportRow.import_id == import_id
        )
    )
    return {(row[0], row[1]): row[2] for row in rows}


def last_act() -> int:
    """Return the newest act's id: when it is the same, nothing of the register was changed."""
    return db.session.scalar(select(func.max(Act.id))) or 0


def get(import_id: int, scope: Scope) -> Import | None:
    """Return an import of the person's units."""
    query = select(Import).where(Import.id == import_id)
    if scope.unit_ids is not None:
        query = query.where(Import.unit_id.in_(scope.unit_ids))
    return db.session.scalar(query)


def has_file(import_id: int) -> bool:
    """Tell whether the file is still kept; it is not loaded."""
    query = select(Import.id).where(Import.id == import_id, Import.content_sealed.is_not(None))
    return db.session.scalar(query) is not None


def written_with(sha256: str, unit_id: int) -> list[Import]:
    """Return the imports of the same file that this office has open or written, newest first."""
    states = (ImportState.OPEN, ImportState.WRITING, ImportState.WRITTEN, ImportState.READING)
    return list(
        db.session.scalars(
            select(Import)
            .where(Import.sha256 == sha256, Import.unit_id == unit_id, Import.state.in_(states))
            .order_by(Import.id.desc())
        )
    )


def mappings(unit_id: int) -> dict[str, ImportMapping]:
    """Return what an office said of its columns, by the key of the headings."""
    rows = db.session.scalars(select(ImportMapping).where(ImportMapping.unit_id == unit_id))
    return {row.heading_key: row for row in rows}


def table(table_id: int) -> ImportTable:
    """Return a table that exists."""
    return db.session.get_one(ImportTable, table_id)


def decided_rows(import_id: int) -> list[tuple[str, str, int, bytes]]:
    """Return (file, sheet, number, sealed decision) of rows that something was decided about."""
    rows = db.session.execute(
        select(ImportTable.file, ImportTable.sheet, ImportRow.number, ImportRow.decision_sealed)
        .join(ImportTable, ImportTable.id == ImportRow.table_id)
        .where(ImportRow.import_id == import_id, ImportRow.decision_sealed.is_not(None))
    )
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def forget_rows(import_id: int) -> None:
    """Delete the rows and tables of an import that was never written."""
    db.session.execute(delete(ImportRow).where(ImportRow.import_id == import_id))
    db.session.execute(delete(ImportTable).where(ImportTable.import_id == import_id))


def open_rows(import_id: int, table_id: int, most: int) -> list[ImportRow]:
    """Return the rows of a table that are not clear, so many at most."""
    return list(
        db.session.scalars(
            select(ImportRow)
            .where(
                ImportRow.import_id == import_id,
                ImportRow.table_id == table_id,
                ImportRow.state.in_((RowState.DOUBTFUL, RowState.REJECTED)),
            )
            .order_by(ImportRow.number)
            .limit(most)
        )
    )


def rows_numbered(import_id: int, numbers: Sequence[int]) -> list[ImportRow]:
    """Return the rows of these numbers, of whichever table."""
    return list(
        db.session.scalars(
            select(ImportRow)
            .where(ImportRow.import_id == import_id, ImportRow.number.in_(numbers))
            .order_by(ImportRow.table_id, ImportRow.number)
        )
    )


def rows_above(import_id: int, table_id: int, number: int) -> Iterator[ImportRow]:
    """Give the rows of a table above one, the nearest first."""
    yield from db.session.scalars(
        select(ImportRow)
        .where(
            ImportRow.import_id == import_id,
            ImportRow.table_id == table_id,
            ImportRow.number < number,
        )
        .order_by(ImportRow.number.desc())
        .limit(200)
    )


@dataclass(frozen=True)
class RowResult:
    """What became of one row, for the workbook that is given back."""

    outcome: str | None
    skipped: bool
    words: tuple[str, ...]
    problems: tuple[str, ...]


def results_of(import_id: int) -> dict[tuple[str, str, int], RowResult]:
    """Return what became of every row, by file, sheet and row number."""
    rows = db.session.execute(
        select(
            ImportTable.file,
            ImportTable.sheet,
            ImportRow.number,
            ImportRow.outcome,
            ImportRow.state,
            ImportRow.words,
            ImportRow.problems,
        )
        .join(ImportTable, ImportTable.id == ImportRow.table_id)
        .where(ImportRow.import_id == import_id)
    )
    return {
        (row[0], row[1], row[2]): RowResult(
            outcome=row[3],
            skipped=row[4] == RowState.SKIPPED,
            words=tuple(row[5]),
            # What stands beside the register is among the words already.
            problems=tuple(problem[4] for problem in row[6] if problem[4] not in row[5]),
        )
        for row in rows
    }


def heads_of(import_id: int) -> dict[tuple[str, str], list[int]]:
    """Return the heading rows of the tables of each sheet, by (file, sheet)."""
    found: dict[tuple[str, str], list[int]] = {}
    for table in tables_of(import_id):
        found.setdefault((table.file, table.sheet), []).append(table.heading_row)
    return found
