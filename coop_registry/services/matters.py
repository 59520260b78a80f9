"""What a correction does to each registered matter: the fact is voided, another takes its days.

Each function returns what changed, as {field: (old, new)}, for the log.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from coop_registry.models import (
    Act,
    BusinessLine,
    CapitalFact,
    ContactFact,
    NameFact,
    Organisation,
    Party,
    RepresentativeFact,
    SeatFact,
    StatusFact,
)
from coop_registry.queries import parties as party_queries
from coop_registry.queries import records
from coop_registry.queries.names import line_name, unit_name
from coop_registry.rules.entries import IdentifierEntry, PersonEntry
from coop_registry.rules.kinds import FactKind, Scheme
from coop_registry.services import opening, parties, statuses
from coop_registry.services.facts import correct
from coop_registry.services.party_changes import raise_version
from coop_registry.services.recorder import Recorder
from core.access import Scope
from core.dates import format_date
from core.db import db
from core.text import clean, fold, vi_key

Changes = dict[str, tuple[object, object]]
Values = Mapping[str, Any]


def _start(organisation: Organisation, on: date) -> date:
    """Return the first day of a fact that was missing: registration, founding, else today."""
    return organisation.registered_on or organisation.founded_on or on


def _name(organisation: Organisation, values: Values, act: Act, on: date) -> Changes:
    old = records.fact_on(NameFact, organisation.id, on)
    name = clean(values["name"])
    new = NameFact(
        organisation_id=organisation.id,
        origin_id=act.id,
        start_on=_start(organisation, on),
        name=name,
        short_name=values["short_name"],
        foreign_name=values["foreign_name"],
        name_search=fold(name),
        name_sort=vi_key(name),
    )
    correct(old, new, act)
    return _differences(old, new, ("name", "short_name", "foreign_name"))


def _seat(organisation: Organisation, values: Values, act: Act, on: date) -> Changes:
    old = records.fact_on(SeatFact, organisation.id, on)
    new = SeatFact(
        organisation_id=organisation.id,
        origin_id=act.id,
        start_on=_start(organisation, on),
        unit_id=values["unit_id"],
        address=values["address"],
    )
    correct(old, new, act)
    organisation.unit_id = new.unit_id
    return {
        "unit": (
            unit_name(old.unit_id) if old else None,
            unit_name(new.unit_id),
        ),
        "address": (old.address if old else None, new.address),
    }


def _status(organisation: Organisation, values: Values, act: Act, on: date) -> Changes:
    new = StatusFact(
        organisation_id=organisation.id,
        origin_id=act.id,
        start_on=values.get("status_on") or _start(organisation, on),
        status=values["status"].value,
        ground=values["ground"],
    )
    old = statuses.correct(organisation, new, act, on)
    days = (old.start_on if old else None, new.start_on)
    return _differences(old, new, ("status", "ground")) | {
        "status_on": (_date_words(days[0]), _date_words(days[1]))
    }


def _capital(organisation: Organisation, values: Values, act: Act, on: date) -> Changes:
    old = records.fact_on(CapitalFact, organisation.id, on)
    new = CapitalFact(
        organisation_id=organisation.id,
        origin_id=act.id,
        start_on=_start(organisation, on),
        amount_vnd=values["amount_vnd"],
    )
    correct(old, new, act)
    return _differences(old, new, ("amount_vnd",))


def _contact(organisation: Organisation, values: Values, act: Act, on: date) -> Changes:
    old = records.fact_on(ContactFact, organisation.id, on)
    new = ContactFact(
        organisation_id=organisation.id,
        origin_id=act.id,
        start_on=_start(organisation, on),
        person=values["person"],
        phone=values["phone"],
        email=values["email"],
    )
    correct(old, new, act)
    return _differences(old, new, ("person", "phone", "email"))


def _line(organisation: Organisation, values: Values, act: Act, on: date) -> Changes:
    old = records.main_line_on(organisation.id, on)
    new = BusinessLine(
        organisation_id=organisation.id,
        origin_id=act.id,
        start_on=_start(organisation, on),
        vsic_id=values["vsic_id"],
        is_main=True,
    )
    correct(old, new, act)
    return {
        "line": (
            line_name(old.vsic_id) if old else None,
            line_name(new.vsic_id),
        )
    }


def _representative(organisation: Organisation, values: Values, act: Act, on: date) -> Changes:
    old = records.fact_on(RepresentativeFact, organisation.id, on)
    old_party = party_queries.get(old.party_id) if old else None
    before = old_party.full_name if old_party else None
    person: PersonEntry = values["person"]
    scope = Scope(frozenset({organisation.unit_id}))
    if old_party is not None and not person.identity_no:
        party = old_party
        _put_right(party, person, act, scope)
    else:
        party = parties.find_or_add_person(person, Recorder(act, scope, organisation.unit_id))
    new = RepresentativeFact(
        organisation_id=organisation.id,
        origin_id=act.id,
        start_on=_start(organisation, on),
        party_id=party.id,
        position=values["position"],
    )
    correct(old, new, act)
    changes: Changes = {
        "representative": (before, party.full_name),
        "position": (old.position if old else None, new.position),
    }
    if old_party is not None and party is not old_party:
        changes["identity"] = (old_party.identity_masked, party.identity_masked)
    return changes


def _put_right(party: Party, person: PersonEntry, act: Act, scope: Scope) -> None:
    """Put name and phone of a shared person right; the other units that know them are told."""
    given = {"full_name": clean(person.full_name), "phone": person.phone or party.phone}
    changes: Changes = {
        field: (getattr(party, field), value)
        for field, value in given.items()
        if getattr(party, field) != value
    }
    for field, (_before, value) in changes.items():
        setattr(party, field, value)
    party.name_search, party.name_sort = fold(party.full_name), vi_key(party.full_name)
    if changes:
        reason = act.reason or act.source
        raise_version(party, "party.corrected", changes, reason, act.actor_id, scope)


def _identifiers(organisation: Organisation, values: Values, act: Act, on: date) -> Changes:
    changes: Changes = {}
    live = records.identifiers(organisation.id)
    for scheme in Scheme:
        value = values[scheme.value]
        old = live.get(scheme)
        issued_on, issued_by = _issued(scheme, values)
        if old is not None and (old.value, old.issued_on, old.issued_by) == (
            value,
            issued_on,
            issued_by,
        ):
            continue
        if old is not None:
            old.voided_by_id = act.id
            db.session.flush()
        if value:
            entry = IdentifierEntry(scheme, value, issued_on, issued_by)
            db.session.add(opening.new_identifier(entry, act))
        changes[scheme.value] = (
            _identifier_words(old.value, old.issued_on) if old else None,
            _identifier_words(value, issued_on) if value else None,
        )
    return changes


def _identifier_words(value: str, issued_on: date | None) -> str:
    """Return the number with its day, as the log shows it."""
    return f"{value} ngày {format_date(issued_on)}" if issued_on else value


def _issued(scheme: Scheme, values: Values) -> tuple[date | None, str | None]:
    """Return day and issuer; only a certificate has them here."""
    if scheme is Scheme.CERTIFICATE_NO:
        return values["issued_on"], values["issued_by"]
    return None, None


def _founding(organisation: Organisation, values: Values, act: Act, on: date) -> Changes:
    founded = values["founded"]
    changes: Changes = {
        "founded": (
            str(organisation.founded) if organisation.founded else None,
            str(founded) if founded else None,
        ),
        "registered_on": (
            _date_words(organisation.registered_on),
            _date_words(values["registered_on"]),
        ),
    }
    organisation.founded_on = founded.start if founded else None
    organisation.founded_precision = founded.precision.value if founded else None
    organisation.registered_on = values["registered_on"]
    return changes


def _date_words(day: date | None) -> str | None:
    """Return the day as the log shows it."""
    return format_date(day) if day else None


def _differences(old: Any, new: Any, fields: tuple[str, ...]) -> Changes:
    """Return {field: (old, new)} of two facts."""
    return {field: (getattr(old, field, None), getattr(new, field)) for field in fields}


CORRECTIONS: dict[FactKind, Callable[[Organisation, Values, Act, date], Changes]] = {
    FactKind.NAME: _name,
    FactKind.SEAT: _seat,
    FactKind.STATUS: _status,
    FactKind.CAPITAL: _capital,
    FactKind.REPRESENTATIVE: _representative,
    FactKind.CONTACT: _contact,
    FactKind.LINE: _line,
    FactKind.IDENTIFIER: _identifiers,
    FactKind.FOUNDING: _founding,
}
