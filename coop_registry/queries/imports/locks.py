"""Holding organisations while an import writes about them."""

from collections.abc import Sequence

from sqlalchemy import select

from coop_registry.models import Organisation
from coop_registry.queries.imports.known import slices
from core.db import db


def lock_organisations(ids: Sequence[int]) -> dict[int, int]:
    """Lock these organisations, in order of id; return their versions."""
    found: dict[int, int] = {}
    for some in slices(sorted(ids)):
        rows = db.session.execute(
            select(Organisation.id, Organisation.version)
            .where(Organisation.id.in_(some))
            .order_by(Organisation.id)
            .with_for_update()
        )
        found |= {row[0]: row[1] for row in rows}
    return found
