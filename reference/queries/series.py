"""Number series, locked while a number is taken."""

from sqlalchemy import select

from core.db import db
from reference.models import NumberSeries


def series_for_update(agency_id: int, symbol: str, year: int) -> NumberSeries | None:
    """Return a series; nobody else takes a number from it until this transaction ends."""
    asked = select(NumberSeries).where(
        NumberSeries.agency_id == agency_id,
        NumberSeries.symbol == symbol,
        NumberSeries.year == year,
    )
    # SQLite has one writer at a time and no FOR UPDATE; SQLAlchemy leaves it out there.
    return db.session.scalar(asked.with_for_update().execution_options(populate_existing=True))
