"""The register of a province or unit in figures: one reading of a day, counted by the rules."""

from collections import defaultdict
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
    Trait,
)
from coop_registry.queries.member_counts import counts_on
from coop_registry.rules.kinds import Kind, Status
from coop_registry.rules.membership import TraitKind
from coop_registry.rules.overview import Known, Overview, Places, overview_of
from coop_registry.rules.sectors import Sector, sector_of, sector_of_words
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
    units = reference.units_known(on)
    districts = _of_level(units, UnitLevel.DISTRICT, scope)
    communes = _of_level(units, UnitLevel.COMMUNE, scope)
    unit = _unit_asked(asked, scope)
    within = reference.area_ids(unit.id, on) if unit is not None else None
    places = _places(unit, districts, communes, within)
    gone = bool(districts) and not any(one.in_force(on) for one in districts)
    known = known_on(on, scope, within, asked.kind)
    return Shown(
        figures=overview_of(known, on, replace(places, districts_are_gone=gone)),
        unit=unit or _top_unit(scope, on, units),
        unit_is_unknown=asked.unit_id is not None and unit is None,
        districts=tuple(districts),
        communes=tuple(communes),
    )


def _unit_asked(asked: AskedOverview, scope: Scope) -> Unit | None:
    """Return the unit asked for when it can be shown on the day and is in reach."""
    if asked.unit_id is None or not scope.covers_unit(asked.unit_id):
        return None
    return reference.unit(asked.unit_id) if reference.area_ids(asked.unit_id, asked.on) else None


def _of_level(units: Iterable[Unit], level: UnitLevel, scope: Scope) -> list[Unit]:
    return [one for one in units if one.level is level and scope.covers_unit(one.id)]


def _top_unit(scope: Scope, on: date, units: Iterable[Unit]) -> Unit | None:
    """Return the one unit that all in reach makes up on the day, None for several."""
    reached = [one for one in units if one.in_force(on) and scope.covers_unit(one.id)]
    ids = {one.id for one in reached}
    highest = [one for one in reached if one.parent_id not in ids]
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


@dataclass(frozen=True)
class _Branches:
    """What the main line, or where none is known the field, says of an organisation."""

    section: tuple[str, str] | None = None
    sectors: tuple[Sector, ...] = ()


NOTHING = _Branches()


def known_on(
    on: date, scope: Scope, within: frozenset[int] | None = None, kind: Kind | None = None
) -> list[Known]:
    """Return the organisations that the register knew on a day, as the list of that day has them.

    `within` narrows to seats recorded in these units.
    """
    rows = db.session.execute(_rows(on, scope, within, kind)).all()
    areas = reference.areas_on({row.unit_id for row in rows}, on)
    members = counts_on(on, [row.id for row in rows]) if rows else {}
    branches = _branches(on) if rows else {}
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
            section=branches.get(row.id, NOTHING).section,
            sectors=branches.get(row.id, NOTHING).sectors,
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


def _branches(on: date) -> dict[int, _Branches]:
    """Return section and branch of each organisation of which either is known (ngành, lĩnh vực).

    As the list narrows: by the main line, and only where there is none by the field's words.
    """
    fields = db.session.execute(
        select(Trait.organisation_id, Trait.words).where(
            in_force(Trait, on), Trait.kind == TraitKind.FIELD.value
        )
    )
    said: dict[int, set[Sector]] = defaultdict(set)
    for organisation_id, words in fields:
        said[organisation_id] |= {sector} if (sector := sector_of_words(words)) else set()
    found = {one: _Branches(sectors=tuple(sorted(sectors))) for one, sectors in said.items()}
    lines = db.session.execute(
        select(BusinessLine.organisation_id, Vsic.version, Vsic.code)
        .join(Vsic, Vsic.id == BusinessLine.vsic_id)
        .where(BusinessLine.is_main.is_(True), in_force(BusinessLine, on))
    ).all()
    above = reference.sections_by_division() if lines else {}
    for organisation_id, version, code in lines:
        section = above.get((version, code[:2])) or above.get((version, code))
        sector = sector_of(code) if code.isdigit() else None
        found[organisation_id] = _Branches(
            (section.letter, section.name) if section else None, (sector,) if sector else ()
        )
    return found
