"""Which lists of the tax office were taken in, and of whom they spoke."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Row, select

from coop_registry.models import Import, ImportRow, ImportTable
from coop_registry.queries.imports.known import slices
from coop_registry.reading.meanings import ListKind
from coop_registry.rules.imports.kinds import ImportState, RowState
from core.db import db


def tables_after(on: date) -> list[ImportTable]:
    """Return the tables of written lists of the tax office that speak of a later day."""
    return list(
        db.session.scalars(
            select(ImportTable)
            .join(Import, Import.id == ImportTable.import_id)
            .where(
                ImportTable.kind == ListKind.TAX.value,
                ImportTable.on > on,
                Import.state == ImportState.WRITTEN.value,
            )
        )
    )


def organisations_of(
    table_ids: Sequence[int], ids: Sequence[int]
) -> list[Row[tuple[int, int | None]]]:
    """Return (table, organisation) of the rows that these tables hold about some of these."""
    if not table_ids:
        return []
    found: list[Row[tuple[int, int | None]]] = []
    for some in slices(ids):
        found += db.session.execute(
            select(ImportRow.table_id, ImportRow.organisation_id)
            .where(
                ImportRow.table_id.in_(table_ids),
                ImportRow.organisation_id.in_(some),
                ImportRow.state.in_((RowState.CLEAR.value, RowState.DOUBTFUL.value)),
            )
            .distinct()
        )
    return found
