"""Units, agencies and jobs for tests; the shipped reference data are loaded already."""

from datetime import date
from typing import Any

from core.db import db
from reference import queries, services
from reference.models import Job, Unit
from reference.rules import UnitLevel

LAST_DAY_OF_DISTRICTS = date(2025, 6, 30)
FIRST_DAY_OF_COMMUNES = date(2025, 7, 1)


def unit_of(code: str, on: date = LAST_DAY_OF_DISTRICTS) -> Unit:
    """Return the version of a unit that stands on a day."""
    unit = queries.unit_by_code(code, on)
    assert unit is not None, code
    return unit


def commune_named(name: str, on: date = LAST_DAY_OF_DISTRICTS) -> Unit:
    """Return the only commune of that name on a day."""
    (unit,) = queries.units_named(name, UnitLevel.COMMUNE, on)
    return unit


def make_job(kind: str = "test.nothing", actor_id: int = 1, **params: Any) -> Job:
    """Ask for a job and commit; nobody has put it into the queue."""
    job = services.start_job(kind, "Việc thử", params, actor_id)
    db.session.commit()
    return job
