"""Agencies and the names they bear on a day."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select

from core.db import db
from reference.models import Agency, AgencyName
from reference.queries.units import unit_tree
from reference.rules import AgencyKind


@dataclass(frozen=True)
class AgencyLines:
    """An agency as it signs on a day (thể thức đầu văn bản)."""

    agency_id: int
    key: str
    kind: AgencyKind
    name: str
    #: Upper line of the letter head (cơ quan chủ quản trực tiếp), or None.
    parent_line: str | None
    #: The issuing agency (cơ quan ban hành), as printed.
    issuing_line: str
    symbol: str
    place_name: str
    verified: bool
    unit_id: int | None


def _holds(table: type[Agency] | type[AgencyName], on: date) -> ColumnElement[bool]:
    begun = table.start_on.is_(None) | (table.start_on <= on)
    return begun & (table.end_on.is_(None) | (table.end_on > on))


def agency_on(agency_id: int, on: date) -> AgencyLines | None:
    """Return name and letter lines of the agency on the day; of its successor once it has ended.

    None before it began, or when nobody took its work over.
    """
    agency = db.session.get(Agency, agency_id)
    while agency is not None and agency.end_on is not None and agency.end_on <= on:
        next_id = agency.successor_id
        agency = None if next_id is None else db.session.get(Agency, next_id)
    if agency is None or not _exists(agency, on):
        return None
    name = db.session.scalar(
        select(AgencyName).where(AgencyName.agency_id == agency.id, _holds(AgencyName, on))
    )
    return None if name is None else _lines(agency, name)


def agency_ids_within(agency_id: int, on: date) -> frozenset[int]:
    """Return the agency and those whose work it has taken over by the day (cơ quan tiền thân).

    Empty when the agency itself does not exist on that day.
    """
    found = {agency_id} if _exists(db.session.get(Agency, agency_id), on) else set()
    fresh = set(found)
    while fresh:
        asked = select(Agency.id).where(Agency.successor_id.in_(fresh), Agency.end_on <= on)
        fresh = set(db.session.scalars(asked)) - found
        found |= fresh
    return frozenset(found)


def _exists(agency: Agency | None, on: date) -> bool:
    if agency is None or (agency.start_on is not None and on < agency.start_on):
        return False
    return agency.end_on is None or on < agency.end_on


def _lines(agency: Agency, name: AgencyName) -> AgencyLines:
    return AgencyLines(
        agency_id=agency.id,
        key=agency.key,
        kind=agency.kind,
        name=name.name,
        parent_line=name.parent_line,
        issuing_line=name.issuing_line,
        symbol=name.symbol,
        place_name=name.place_name,
        verified=name.verified,
        unit_id=agency.unit_id,
    )


def agencies_on(on: date, kind: AgencyKind | None = None) -> list[AgencyLines]:
    """Return the agencies that exist on the day with their names, in order of name."""
    rows = (
        select(Agency, AgencyName)
        .join(AgencyName, AgencyName.agency_id == Agency.id)
        .where(_holds(Agency, on), _holds(AgencyName, on))
        .order_by(AgencyName.name_sort, Agency.id)
    )
    if kind is not None:
        rows = rows.where(Agency.kind == kind)
    return [_lines(agency, name) for agency, name in db.session.execute(rows)]


def registration_office(unit_id: int, on: date) -> AgencyLines | None:
    """Return the agency that registers cooperatives of this place on the day.

    The district's finance office until 30/06/2025, then the commune's committee (cơ quan đăng
    ký kinh doanh cấp huyện, cấp xã). `unit_id` may be any version of a commune or district; None
    for a province.
    """
    tree = unit_tree()
    place = tree.successor_on(unit_id, on)
    if place is None:
        return None
    line = [node.id for node in tree.line(place.id)]
    rows = db.session.scalars(
        select(Agency).where(
            Agency.unit_id.in_(line), Agency.registers.is_not(None), _holds(Agency, on)
        )
    )
    found = {agency.unit_id: agency.id for agency in rows}
    first = next((found[one] for one in line if one in found), None)
    return None if first is None else agency_on(first, on)


def agency(agency_id: int) -> Agency | None:
    """Return one agency."""
    return db.session.get(Agency, agency_id)


def agency_by_key(key: str) -> Agency | None:
    """Return the agency of a stable name."""
    return db.session.scalar(select(Agency).where(Agency.key == key))


def agency_names(agency_id: int) -> list[AgencyName]:
    """Return the names of an agency, oldest first."""
    return list(
        db.session.scalars(
            select(AgencyName)
            .where(AgencyName.agency_id == agency_id)
            .order_by(AgencyName.start_on.asc().nulls_first())
        )
    )


def all_agencies() -> list[Agency]:
    """Return every agency; the loader compares with it."""
    return list(db.session.scalars(select(Agency).order_by(Agency.id)))


def all_agency_names() -> list[AgencyName]:
    """Return every name of every agency; the loader compares with it."""
    return list(db.session.scalars(select(AgencyName).order_by(AgencyName.id)))
