"""Imports that nobody works on any more."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update

from coop_registry.models import Import, ImportRow
from coop_registry.rules.imports.kinds import ImportState
from core.db import db

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
