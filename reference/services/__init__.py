"""What changes the reference tables; the caller commits."""

from reference.services.amending import add_agency_name, add_alias, set_working_day
from reference.services.jobs import request_cancel, start_job
from reference.services.loading import LoadReport, load_reference
from reference.services.numbers import next_number
from reference.services.unit_file import UnitFileRefused
from reference.services.units import load_units

__all__ = [
    "LoadReport",
    "UnitFileRefused",
    "add_agency_name",
    "add_alias",
    "load_reference",
    "load_units",
    "next_number",
    "request_cancel",
    "set_working_day",
    "start_job",
]
