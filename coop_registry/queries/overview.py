"""The register of a province or unit in figures: one reading of a day, counted by the rules."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import and_, select

from coop_registry.models import (
    BusinessLine,
    CapitalFact,
    NameFact,
    Organisation,
    SeatFact,
    StatusFact,
)
from coop_registry.queries.member_counts import counts_on
from coop_registry.rules.kinds import Kind, Status
from coop_registry.rules.overview import Known, Overview, Places, overview_of
from core.access import Scope
from core.dates import Precision
from core.db import db, in_force
from reference import queries as reference
from reference.models import Unit, Vsic
from reference.rules import UnitLevel


@dataclass(frozen=True)
class AskedOverview:
    """What figures are asked of: a day, one unit or all that is in reach, one kind or all."""

    on: date
    unit_id: int | None = None
    kind: Kind | None = None


@dataclass(frozen=True)
class Shown:
    """The figures with the units they can be narrowed to and the unit they are of."""

    figures: Overview
    #: The unit that was asked for, or the one that everything in reach makes up; None for several.
    unit: Unit | None
    #: The unit asked for does not stand on the day or is out of reach: all in reach is shown.
    unit_is_unknown: bool
    districts: tuple[Unit, ...]
    communes: tuple[Unit, ...]


def shown(asked: AskedOverview, scope: Scope) -> Shown:
    """Return what the page of figures shows."""
    on = asked.on
    districts = [one for one in reference.districts_known(on) if scope.covers_unit(one.id)]
    communes = [
        one for one in reference.units_in_force(UnitLevel.COMMUNE, on) if scope.covers_unit(one.id)
    ]
    unit = _unit_asked(asked, scope)
    within = reference.area_ids(unit.id, on) if unit is not None else None
    places = _places(unit, districts, communes, within)
    gone = bool(districts) and not any(one.in_force(on) for one in districts)
    known = known_on(on, scope, within, asked.kind)
    return Shown(
        figures=overview_of(known, on, replace(places, districts_are_gone=gone)),
        unit=unit or top_unit(scope, on, [*districts, *communes]),
        unit_is_unknown=asked.unit_id is not None and unit is None,
        districts=tuple(districts),
        communes=tuple(communes),
    )


def _unit_asked(asked: AskedOverview, scope: Scope) -> Unit | None:
    """Return the unit asked for when it can be shown on the day and is in reach."""
    if asked.unit_id is None or not scope.covers_unit(asked.unit_id):
        return None
    return reference.unit(asked.unit_id) if reference.area_ids(asked.unit_id, asked.on) else None


def top_unit(scope: Scope, on: date, below: Iterable[Unit]) -> Unit | None:
    """Return the one unit that all in reach makes up on the day, None for several."""
    if scope.unit_ids is None:
        found = reference.units_in_force(UnitLevel.PROVINCE, on)
        return found[0] if len(found) == 1 else None
    standing = [one for one in below if one.in_force(on)]
    highest = [one for one in standing if one.parent_id not in scope.unit_ids]
    return highest[0] if len(highest) == 1 else None


def _places(
    unit: Unit | None, districts: list[Unit], communes: list[Unit], within: frozenset[int] | None
) -> Places:
    """Return the units whose lines are shown even where nobody is: those inside the one asked."""
    divided = unit is None or unit.level is UnitLevel.PROVINCE
    return Places(
        districts=tuple((one.id, one.name) for one in districts if divided),
        communes=tuple(
            (one.id, one.name) for one in communes if within is None or one.id in within
        ),
    )


def known_on(
    on: date, scope: Scope, within: frozenset[int] | None = None, kind: Kind | None = None
) -> list[Known]:
    """Return the organisations that the register knew on a day, as the list of that day has them.

    `within` narrows to seats recorded in these units.
    """
    rows = db.session.execute(_rows(on, scope, within, kind)).all()
    areas = reference.areas_on({row.unit_id for row in rows}, on)
    members = counts_on(on, [row.id for row in rows]) if rows else {}
    sections = _sections(on) if rows else {}
    return [
        Known(
            organisation_id=row.id,
            kind=Kind(row.kind),
            founded_on=row.founded_on,
            founded_exactly=row.founded_precision in (Precision.DAY, Precision.MONTH),
            status=Status(row.status) if row.status else None,
            status_since=row.start_on,
            capital_vnd=row.amount_vnd,
            members=members.get(row.id),
            section=sections.get(row.id),
            commune_id=areas[row.unit_id].commune_id,
            district_id=areas[row.unit_id].district_id,
            is_demo=row.is_demo,
        )
        for row in rows
    ]


def _rows(on: date, scope: Scope, within: frozenset[int] | None, kind: Kind | None) -> Any:
    """Return the one statement on organisations; its conditions are those of the list."""

    def of_day(fact: Any) -> Any:
        return and_(fact.organisation_id == Organisation.id, in_force(fact, on))

    query = (
        select(
            Organisation.id,
            Organisation.kind,
            SeatFact.unit_id,
            Organisation.founded_on,
            Organisation.founded_precision,
            StatusFact.status,
            StatusFact.start_on,
            CapitalFact.amount_vnd,
            Organisation.is_demo,
        )
        .join(NameFact, of_day(NameFact))
        .join(SeatFact, of_day(SeatFact))
        .outerjoin(StatusFact, of_day(StatusFact))
        .outerjoin(CapitalFact, of_day(CapitalFact))
    )
    if scope.unit_ids is not None:
        query = query.where(Organisation.unit_id.in_(scope.unit_ids))
    if within is not None:
        query = query.where(SeatFact.unit_id.in_(within))
    if kind is not None:
        query = query.where(Organisation.kind == kind.value)
    return query


def _sections(on: date) -> dict[int, tuple[str, str]]:
    """Return the section of each organisation's main line of the day (ngành cấp 1)."""
    rows = db.session.execute(
        select(BusinessLine.organisation_id, Vsic.version, Vsic.code)
        .join(Vsic, Vsic.id == BusinessLine.vsic_id)
        .where(BusinessLine.is_main.is_(True), in_force(BusinessLine, on))
    ).all()
    above = reference.sections_by_division() if rows else {}
    found = {}
    for organisation_id, version, code in rows:
        section = above.get((version, code[:2])) or above.get((version, code))
        if section is not None:
            found[organisation_id] = (section.letter, section.name)
    return found
