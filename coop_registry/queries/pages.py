"""An organisation as of a day, gathered for its page and papers."""

from datetime import date
from typing import Any

from sqlalchemy import select

from coop_registry.models import (
    ActivityFact,
    CapitalFact,
    ContactFact,
    GovernanceFact,
    NameFact,
    Organisation,
    Party,
    RepresentativeFact,
    SeatFact,
    StatusFact,
)
from coop_registry.queries import facts, records, states, unit_flags
from coop_registry.queries.names import place_line
from coop_registry.rules.findings import State
from coop_registry.rules.kinds import Activity, Declared, Kind, Scheme, Status
from coop_registry.rules.membership import Governance
from coop_registry.rules.record import (
    Contact,
    DeclaredFigure,
    Numbered,
    Record,
    Representative,
    Stated,
)
from core.db import db, in_force
from reference import queries as reference


def record(organisation: Organisation, on: date) -> Record:
    """Return what the register knows of an organisation on a day."""
    name = records.fact_on(NameFact, organisation.id, on)
    status = records.fact_on(StatusFact, organisation.id, on)
    capital = records.fact_on(CapitalFact, organisation.id, on)
    return Record(
        id=organisation.id,
        kind=Kind(organisation.kind),
        version=organisation.version,
        is_demo=organisation.is_demo,
        on=on,
        founded=organisation.founded,
        registered_on=organisation.registered_on,
        name=name.name if name else None,
        short_name=name.short_name if name else None,
        foreign_name=name.foreign_name if name else None,
        status=Status(status.status) if status else None,
        status_since=status.start_on if status else None,
        status_ground=status.ground if status else None,
        capital_vnd=capital.amount_vnd if capital else None,
        representative=_representative(organisation.id, on),
        identifiers=_identifiers(organisation.id),
        declared=_declared(organisation.id, on),
        **_seat(organisation.id, on),
        **_seen(organisation.id, on),
        **_further(organisation.id, on),
    )


def _seat(organisation_id: int, on: date) -> dict[str, Any]:
    """Return the seat under its units' names of then and of the day, and what its commune is."""
    seat = records.fact_on(SeatFact, organisation_id, on)
    if seat is None:
        return {}
    return {
        "unit_id": seat.unit_id,
        "place": place_line(seat.unit_id),
        "place_now": _place_now(seat.unit_id, on),
        "address": seat.address,
        "recognitions": unit_flags.of_unit_on(seat.unit_id, on),
    }


def _seen(organisation_id: int, on: date) -> dict[str, Any]:
    """Return what the office saw of its activity, and whom to call."""
    seen = records.fact_on(ActivityFact, organisation_id, on)
    contact = records.fact_on(ContactFact, organisation_id, on)
    found: dict[str, Any] = {}
    if seen is not None:
        activity = Activity(seen.activity)
        found["activity"] = activity
        found["activity_seen"] = Stated(seen.id, activity, seen.start_on, seen.words)
    if contact is not None:
        found["contact"] = Contact(contact.person, contact.phone, contact.email)
        found["contact_id"] = contact.id
    return found


def _further(organisation_id: int, on: date) -> dict[str, Any]:
    """Return business lines, governance, places and qualities of a day."""
    lines = facts.lines_on(organisation_id, on)
    main = next((line for line in lines if line.is_main), None)
    governed = records.fact_on(GovernanceFact, organisation_id, on)
    return {
        "line": f"{main.code} {main.name}" if main else None,
        "lines": lines,
        "governance": (
            Stated(governed.id, Governance(governed.governance), governed.start_on)
            if governed
            else None
        ),
        "places": facts.places_on(organisation_id, on),
        "qualities": facts.qualities_on(organisation_id, on),
    }


def _place_now(unit_id: int, on: date) -> str | None:
    """Return where the seat lies on the day when the unit has got a successor since."""
    now = reference.successor_on(unit_id, on)
    return place_line(now.id) if now is not None and now.id != unit_id else None


def _representative(organisation_id: int, on: date) -> Representative | None:
    """Return the legal representative on a day, identity number masked."""
    row = db.session.execute(
        select(RepresentativeFact.position, Party)
        .join(Party, Party.id == RepresentativeFact.party_id)
        .where(
            RepresentativeFact.organisation_id == organisation_id,
            in_force(RepresentativeFact, on),
        )
    ).first()
    if row is None:
        return None
    position, party = row
    return Representative(
        party_id=party.id,
        full_name=party.full_name,
        position=position,
        identity_kind=party.identity_kind,
        identity_masked=party.identity_masked,
        phone=party.phone,
        address=party.address,
        nationality=party.nationality,
    )


def _identifiers(organisation_id: int) -> tuple[tuple[Scheme, Numbered], ...]:
    """Return the identifiers in their fixed order."""
    live = records.identifiers(organisation_id)
    return tuple(
        (scheme, Numbered(live[scheme].value, live[scheme].issued_on, live[scheme].issued_by))
        for scheme in Scheme
        if scheme in live
    )


def _declared(organisation_id: int, on: date) -> tuple[DeclaredFigure, ...]:
    """Return the newest declared figure of each kind, in their fixed order."""
    newest = records.declared_on(organisation_id, on)
    return tuple(
        DeclaredFigure(
            what, newest[what].value, newest[what].on, newest[what].source, newest[what].year
        )
        for what in Declared
        if what in newest
    )


def snapshot(shown: Record) -> State:
    """Return what the findings of an organisation need; the engine asks it for any day."""
    return states.state_of(shown.id)
