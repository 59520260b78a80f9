"""Numbers of an agency's own papers without gaps (cấp số)."""

from sqlalchemy.dialects import postgresql, sqlite

from core.db import db
from reference.models import NumberSeries
from reference.queries.series import series_for_update


def next_number(agency_id: int, symbol: str, year: int) -> int:
    """Take the next number of a series: 1, 2, 3 … for an agency, symbol and year.

    Without gaps: a number is given back when the transaction is rolled back, and a second taker
    waits until the first has ended. Take it late, the lock holds until the commit.
    """
    series = series_for_update(agency_id, symbol, year)
    if series is None:
        _begin_series(agency_id, symbol, year)
        series = series_for_update(agency_id, symbol, year)
    if series is None:
        raise LookupError(f"number series {agency_id}/{symbol}/{year}")
    number = series.next_number
    series.next_number = number + 1
    db.session.flush()
    return number


def _begin_series(agency_id: int, symbol: str, year: int) -> None:
    """Insert the series; when two do so at once, the second finds the first's."""
    dialect = sqlite if db.session.connection().dialect.name == "sqlite" else postgresql
    values = {"agency_id": agency_id, "symbol": symbol, "year": year, "next_number": 1}
    db.session.execute(
        dialect.insert(NumberSeries)
        .values(values)
        .on_conflict_do_nothing(index_elements=["agency_id", "symbol", "year"])
    )
