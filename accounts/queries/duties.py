"""Grants as a page shows them: duty, place, period, state, who delegated."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import contains_eager

from accounts.labels import DUTY_LABELS
from accounts.models import Grant, User
from accounts.rules.duties import Duty
from accounts.rules.grants import GrantState
from core.db import db
from reference.models import AgencyName, Unit
from reference.queries import agencies_on, agency_on, registration_office, units_in_force
from reference.rules import AgencyKind, UnitLevel

WHOLE_PROVINCE = "Toàn tỉnh"


@dataclass(frozen=True)
class DutyLine:
    """One grant for a page."""

    grant_id: int
    user_id: int
    person: str
    duty: str
    place: str
    start_on: date
    #: Last day the duty is held (inclusive, as people say it); None while open.
    last_on: date | None
    decision_no: str | None
    #: Name of the delegator, None for a duty of one's own.
    delegated_by: str | None
    state: GrantState
    can_delegate: bool


def duty_lines(grants: Iterable[Grant], on: date) -> list[DutyLine]:
    """Return the grants with the names of their places on a day, newest first."""
    listed = sorted(grants, key=lambda one: one.id, reverse=True)
    units = _unit_names({one.unit_id for one in listed if one.unit_id is not None})
    agencies = _agency_names({one.agency_id for one in listed if one.agency_id is not None}, on)
    people = _full_names(
        {one.user_id for one in listed}
        | {one.delegated_from.user_id for one in listed if one.delegated_from is not None}
    )
    return [
        DutyLine(
            grant_id=one.id,
            user_id=one.user_id,
            person=people[one.user_id],
            duty=DUTY_LABELS[Duty(one.duty)],
            place=units.get(one.unit_id or 0) or agencies.get(one.agency_id or 0) or WHOLE_PROVINCE,
            start_on=one.start_on,
            last_on=None if one.end_on is None else one.end_on - timedelta(days=1),
            decision_no=one.decision_no,
            delegated_by=people[one.delegated_from.user_id] if one.delegated_from else None,
            state=one.state_on(on),
            can_delegate=one.delegated_from_grant_id is None,
        )
        for one in listed
    ]


def duties_of(people: Iterable[User], on: date) -> dict[int, list[DutyLine]]:
    """Return the duties each of these people holds on a day, by person."""
    held = [grant for user in people for grant in user.grants_on(on)]
    found: dict[int, list[DutyLine]] = {}
    for line in duty_lines(held, on):
        found.setdefault(line.user_id, []).append(line)
    return found


def duties_ending(on: date, until: date) -> list[DutyLine]:
    """Return the duties held on a day that end before another day, the nearest first.

    One that is followed by the same duty at the same place is not among them.
    """
    query = (
        select(Grant)
        .join(User, User.id == Grant.user_id)
        .where(User.active.is_(True), Grant.start_on <= on, Grant.end_on.between(on, until))
        .options(contains_eager(Grant.user).selectinload(User.grants))
    )
    ending = [grant for grant in db.session.scalars(query) if grant.holds_on(on)]
    lines = duty_lines([one for one in ending if not _is_followed(one)], on)
    return sorted(lines, key=lambda line: (line.last_on or until, line.grant_id))


_OFFICES = dict.fromkeys(
    (
        Duty.CREDIT_OFFICER,
        Duty.ACCOUNTANT,
        Duty.CASHIER,
        Duty.CHIEF_ACCOUNTANT,
        Duty.DIRECTOR,
        Duty.CHAIR,
        Duty.CONTROLLER,
        Duty.RISK_COUNCIL,
    ),
    AgencyKind.FUND,
) | dict.fromkeys((Duty.ALLIANCE_OFFICER, Duty.ALLIANCE_LEADER), AgencyKind.UNION)


def office_of(person: User, on: date) -> str:
    """Return the name of the office a person works for by the first duty that tells (cơ quan)."""
    for grant in sorted(person.grants_on(on), key=lambda one: list(Duty).index(Duty(one.duty))):
        kind = _OFFICES.get(Duty(grant.duty))
        if kind is not None:
            office = next(iter(agencies_on(on, kind)), None)
        elif grant.unit_id is not None:
            office = registration_office(grant.unit_id, on)
        else:
            office = agency_on(grant.agency_id, on) if grant.agency_id is not None else None
        if office is not None:
            return office.name
    return ""


def areas_gone(person: User, on: date) -> list[tuple[str, date]]:
    """Return (name, last day) of the areas of a person's duties that no longer stand on a day."""
    ids = person.units_gone(on)
    if not ids:
        return []
    asked = select(Unit.name, Unit.valid_to).where(Unit.id.in_(ids), Unit.valid_to.is_not(None))
    return [(name, end - timedelta(days=1)) for name, end in db.session.execute(asked)]


def _is_followed(grant: Grant) -> bool:
    """Tell whether the person goes on with the duty when this grant has ended."""
    end_on, place = grant.end_on, (grant.duty, grant.unit_id, grant.agency_id)
    return end_on is not None and any(
        other.holds_on(end_on)
        for other in grant.user.grants
        if (other.duty, other.unit_id, other.agency_id) == place
    )


def _unit_names(ids: set[int]) -> dict[int, str]:
    rows = db.session.execute(select(Unit.id, Unit.name).where(Unit.id.in_(ids)))
    return {row.id: row.name for row in rows}


def _agency_names(ids: set[int], on: date) -> dict[int, str]:
    query = select(AgencyName.agency_id, AgencyName.name).where(
        AgencyName.agency_id.in_(ids),
        or_(AgencyName.start_on.is_(None), AgencyName.start_on <= on),
        or_(AgencyName.end_on.is_(None), AgencyName.end_on > on),
    )
    return {row.agency_id: row.name for row in db.session.execute(query)}


def _full_names(ids: set[int]) -> dict[int, str]:
    rows = db.session.execute(select(User.id, User.full_name).where(User.id.in_(ids)))
    return {row.id: row.full_name for row in rows}


@dataclass(frozen=True)
class PlaceChoices:
    """What may be chosen as the place of a duty on a day: (id, name)."""

    units: list[tuple[int, str]]
    agencies: list[tuple[int, str]]


def places_for_choice(on: date) -> PlaceChoices:
    """Return units with an office that registers, and agencies, as they stand on a day.

    Districts come before communes: until 30/06/2025 they register, from then on communes do.
    """
    units = [
        (unit.id, unit.name)
        for level in (UnitLevel.PROVINCE, UnitLevel.DISTRICT, UnitLevel.COMMUNE)
        for unit in units_in_force(level, on)
    ]
    return PlaceChoices(units, [(one.agency_id, one.name) for one in agencies_on(on)])
