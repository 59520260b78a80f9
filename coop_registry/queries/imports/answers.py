"""What was answered about the rows of a file when it was written before (câu trả lời đã có)."""

from sqlalchemy import select

from coop_registry.models import Act, Import, ImportRow, ImportTable, Membership
from coop_registry.rules.imports.kinds import ImportState
from core.db import db


def answered_before(sha256: str, unit_id: int, before: int) -> Import | None:
    """Return the last import of the same file that this office has written and not taken back."""
    return db.session.scalar(
        select(Import)
        .where(
            Import.sha256 == sha256,
            Import.unit_id == unit_id,
            Import.state == ImportState.WRITTEN.value,
            Import.id < before,
        )
        .order_by(Import.id.desc())
        .limit(1)
    )


def has_rows(import_id: int) -> bool:
    """Tell whether an import was read before."""
    query = select(ImportRow.id).where(ImportRow.import_id == import_id).limit(1)
    return db.session.scalar(query) is not None


def brought_by_rows(import_id: int) -> dict[tuple[str, str, int], tuple[int | None, int | None]]:
    """Return (organisation, party) that each decided row brought, by file, sheet and number."""
    place = (ImportTable.file, ImportTable.sheet, ImportRow.number)
    rows = db.session.execute(
        select(*place, Act.organisation_id, Membership.party_id)
        .select_from(ImportRow)
        .join(ImportTable, ImportTable.id == ImportRow.table_id)
        .outerjoin(Act, Act.import_row_id == ImportRow.id)
        .outerjoin(Membership, Membership.import_row_id == ImportRow.id)
        .where(ImportRow.import_id == import_id, ImportRow.decision_sealed.is_not(None))
    )
    return {(row[0], row[1], row[2]): (row[3], row[4]) for row in rows}
