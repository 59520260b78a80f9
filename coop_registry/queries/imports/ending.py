"""Imports that nobody works on any more."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update

from coop_registry.models import Import, ImportRow
from coop_registry.rules.imports.kinds import ImportState
from core.db import db

LOST = "Khóa dữ liệu đã mất nên không mở được tệp này nữa; hãy tải tệp lên lần nữa."
#: Put aside or forgotten in one go.
_AT_ONCE = 50


def untouched_since(
    moment: datetime, states: Sequence[ImportState], *, with_content: bool = False
) -> list[Import]:
    """Return the imports in these states that were last worked on before a moment."""
    query = select(Import).where(Import.state.in_(states), Import.touched_at < moment)
    if with_content:
        query = query.where(Import.content_sealed.is_not(None))
    return list(db.session.scalars(query.order_by(Import.id).limit(_AT_ONCE)))


def empty_rows(import_id: int) -> None:
    """Delete the cells of an import's rows and what was typed over them."""
    db.session.execute(
        update(ImportRow)
        .where(ImportRow.import_id == import_id)
        .values(cells_sealed=None, decision_sealed=None)
    )


def empty_all() -> int:
    """Delete every file and cell; put aside what was still being worked on; return how many."""
    worked_on = (
        ImportState.READING,
        ImportState.OPEN,
        ImportState.WRITING,
        ImportState.UNREADABLE,
    )
    db.session.execute(
        update(Import)
        .where(Import.state.in_(worked_on))
        .values(state=ImportState.DISCARDED.value, message=LOST, guesses=None)
    )
    db.session.execute(update(ImportRow).values(cells_sealed=None, decision_sealed=None))
    kept = Import.content_sealed.is_not(None)
    gone = update(Import).where(kept).values(content_sealed=None, result_sealed=None)
    return int(db.session.execute(gone).rowcount)
