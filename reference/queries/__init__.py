"""Every question to the reference tables."""

from reference.queries.areas import Area, area_ids, areas_on, units_known
from reference.queries.days import exceptions_of_year, working_days
from reference.queries.jobs import job_for, jobs_of
from reference.queries.laws import law_page, law_subjects
from reference.queries.offices import (
    AgencyLines,
    agencies_on,
    agency_by_key,
    agency_ids_within,
    agency_names,
    agency_on,
    registration_office,
)
from reference.queries.sections import Section, sections_by_division
from reference.queries.shapes import Shape, unit_shapes
from reference.queries.units import (
    all_aliases,
    all_units,
    areas_for_choice,
    communes_for_choice,
    find_units,
    former_district_ids,
    seat_line,
    successor_on,
    unit,
    unit_aliases,
    unit_by_code,
    unit_groups,
    unit_ids_within,
    unit_tree,
    units_in_force,
    units_named,
    without_kind,
)
from reference.queries.vsic import vsic_by_code, vsic_search, vsic_version_on

__all__ = [
    "AgencyLines",
    "Area",
    "Section",
    "Shape",
    "agencies_on",
    "agency_by_key",
    "agency_ids_within",
    "agency_names",
    "agency_on",
    "all_aliases",
    "all_units",
    "area_ids",
    "areas_for_choice",
    "areas_on",
    "communes_for_choice",
    "exceptions_of_year",
    "find_units",
    "former_district_ids",
    "job_for",
    "jobs_of",
    "law_page",
    "law_subjects",
    "registration_office",
    "seat_line",
    "sections_by_division",
    "successor_on",
    "unit",
    "unit_aliases",
    "unit_by_code",
    "unit_groups",
    "unit_ids_within",
    "unit_shapes",
    "unit_tree",
    "units_in_force",
    "units_known",
    "units_named",
    "vsic_by_code",
    "vsic_search",
    "vsic_version_on",
    "without_kind",
    "working_days",
]
