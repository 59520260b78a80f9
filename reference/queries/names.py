"""Names of units and agencies by id, for a page that shows many of them."""

from collections.abc import Iterable

from sqlalchemy import select

from core.db import db
from reference.models import AgencyName, Unit


def unit_names(unit_ids: Iterable[int]) -> dict[int, str]:
    """Return the names of administrative units (tên đơn vị hành chính)."""
    rows = db.session.execute(select(Unit.id, Unit.name).where(Unit.id.in_(list(unit_ids))))
    return {row.id: row.name for row in rows}


def newest_agency_names(agency_ids: Iterable[int]) -> dict[int, str]:
    """Return the newest names of agencies (tên cơ quan)."""
    query = (
        select(AgencyName.agency_id, AgencyName.name)
        .where(AgencyName.agency_id.in_(list(agency_ids)))
        .order_by(AgencyName.id)
    )
    return {row.agency_id: row.name for row in db.session.execute(query)}
