"""Tables of the reference room."""

from reference.models.job import Job
from reference.models.offices import Agency, AgencyName
from reference.models.tables import DataVersion, NumberSeries, Vsic, WorkingDayException
from reference.models.units import Unit, UnitAlias

__all__ = [
    "Agency",
    "AgencyName",
    "DataVersion",
    "Job",
    "NumberSeries",
    "Unit",
    "UnitAlias",
    "Vsic",
    "WorkingDayException",
]
