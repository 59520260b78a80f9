"""What lists said of an organisation (nguồn từ danh sách)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from coop_registry.models import Act, Import, ImportRow, ImportTable, Membership
from coop_registry.reading.meanings import ListKind
from coop_registry.rules.imports.kinds import ImportState, Outcome
from core.db import db


@dataclass(frozen=True)
class RowAbout:
    """One row of a written list about an organisation."""

    import_id: int
    row_id: int
    #: The unit whose people see the list itself.
    unit_id: int
    filename: str
    sheet: str
    number: int
    on: date
    outcome: Outcome | None
    words: tuple[str, ...]
    is_undone: bool


def rows_about(organisation_id: int, most: int = 50) -> list[RowAbout]:
    """Return the rows of written lists of organisations about one, newest first."""
    states = (ImportState.WRITTEN.value, ImportState.UNDOING.value, ImportState.UNDONE.value)
    known = select(ImportRow.id).where(ImportRow.organisation_id == organisation_id)
    brought = select(Act.import_row_id).where(
        Act.organisation_id == organisation_id, Act.import_row_id.is_not(None)
    )
    rows = db.session.execute(
        select(ImportRow, ImportTable, Import)
        .join(ImportTable, ImportTable.id == ImportRow.table_id)
        .join(Import, Import.id == ImportRow.import_id)
        .where(
            ImportRow.id.in_(known.union(brought)),
            ImportTable.kind == ListKind.ORGANISATIONS.value,
            Import.state.in_(states),
        )
        .order_by(ImportRow.id.desc())
        .limit(most)
    )
    return [
        RowAbout(
            import_id=kept.id,
            row_id=row.id,
            unit_id=kept.unit_id,
            filename=kept.filename,
            sheet=table.sheet,
            number=row.number,
            on=table.on,
            outcome=Outcome(row.outcome) if row.outcome else None,
            words=tuple(row.words),
            is_undone=kept.state == ImportState.UNDONE,
        )
        for row, table, kept in rows
    ]


def brought_by(row_ids: Sequence[int]) -> dict[int, int]:
    """Return the organisation that each of these rows brought something to, by the row's id."""
    found: dict[int, int] = {}
    for model in (Act, Membership):
        rows = db.session.execute(
            select(model.import_row_id, model.organisation_id).where(
                model.import_row_id.in_(row_ids)
            )
        )
        found |= {row[0]: row[1] for row in rows}
    return found
