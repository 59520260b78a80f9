"""Which organisations a list holds: scope and filters as of a day."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select

from coop_registry.models import (
    BusinessLine,
    CapitalFact,
    Identifier,
    NameFact,
    Organisation,
    SeatFact,
    StatusFact,
    Trait,
)
from coop_registry.queries import finding_lists
from coop_registry.queries.finding_lists import Asked
from coop_registry.queries.member_counts import counts_on
from coop_registry.rules.entries import normal_identifier
from coop_registry.rules.kinds import Status
from coop_registry.rules.listing import Filters, StatusGroup, within
from coop_registry.rules.membership import TraitKind
from coop_registry.rules.sectors import Sector, sector_of, sector_of_words
from core.access import Scope
from core.db import db, in_force
from core.text import fold
from reference import queries as reference
from reference.models import Unit, Vsic


def standing(on: date) -> Select[Any]:
    """Return the ids of all organisations that the register knew on the day, nothing more."""
    return (
        select(Organisation.id)
        .join(NameFact, of_day(NameFact, on))
        .join(SeatFact, of_day(SeatFact, on))
        .join(Unit, Unit.id == SeatFact.unit_id)
        .outerjoin(StatusFact, of_day(StatusFact, on))
        .outerjoin(CapitalFact, of_day(CapitalFact, on))
    )


def of_day(fact: Any, on: date) -> ColumnElement[bool]:
    """Return the join of an organisation with its fact of the day."""
    return and_(fact.organisation_id == Organisation.id, in_force(fact, on))


def conditions(filters: Filters, scope: Scope, on: date) -> list[ColumnElement[bool]]:
    """Return the conditions of scope and filters on `standing`."""
    found = [*_own(filters, scope, on), *_by_facts(filters, on)]
    if filters.finding:
        asked = Asked(rule=filters.finding, unit_id=filters.unit_id)
        known = finding_lists.listed(asked, scope=scope, on=on)
        found.append(Organisation.id.in_({one.organisation_id for one in known}))
    if filters.members_from is not None or filters.members_to is not None:
        found.append(Organisation.id.in_(_of_size(filters, found, on)))
    return found


def _own(filters: Filters, scope: Scope, on: date) -> list[ColumnElement[bool]]:
    """Return the conditions on what stands in one line of the list."""
    found: list[ColumnElement[bool]] = []
    if scope.unit_ids is not None:
        found.append(Organisation.unit_id.in_(scope.unit_ids))
    if filters.unit_id is not None:
        found.append(SeatFact.unit_id.in_(reference.unit_ids_within(filters.unit_id, on)))
    if filters.kind:
        found.append(Organisation.kind == filters.kind)
    if filters.status:
        found.append(_of_status(filters.status))
    if filters.text:
        found.append(_text_condition(filters.text))
    return [*found, *_in_years(filters), *_of_capital(filters)]


def _in_years(filters: Filters) -> list[ColumnElement[bool]]:
    """Return the conditions on the years of founding and of ending."""
    found: list[ColumnElement[bool]] = []
    if filters.founded_from is not None:
        found.append(Organisation.founded_on >= date(filters.founded_from, 1, 1))
    if filters.founded_to is not None:
        found.append(Organisation.founded_on <= date(filters.founded_to, 12, 31))
    if filters.ended_from is not None or filters.ended_to is not None:
        found.append(StatusFact.status == Status.ENDED.value)
    if filters.ended_from is not None:
        found.append(StatusFact.start_on >= date(filters.ended_from, 1, 1))
    if filters.ended_to is not None:
        found.append(StatusFact.start_on <= date(filters.ended_to, 12, 31))
    return found


def _of_capital(filters: Filters) -> list[ColumnElement[bool]]:
    """Return the conditions on the charter capital; an unknown one lies within no bounds."""
    found: list[ColumnElement[bool]] = []
    if filters.capital_from is not None:
        found.append(CapitalFact.amount_vnd >= filters.capital_from)
    if filters.capital_to is not None:
        found.append(CapitalFact.amount_vnd <= filters.capital_to)
    return found


def _of_status(status: str) -> ColumnElement[bool]:
    """Return the condition of one legal status, or of several together with the unstated ones."""
    if status == StatusGroup.STANDING:
        left_out = (Status.ENDED,)
    elif status == StatusGroup.OTHER:
        left_out = (Status.ENDED, Status.ACTIVE)
    else:
        return StatusFact.status == status
    return or_(
        StatusFact.status.is_(None), StatusFact.status.not_in([one.value for one in left_out])
    )


def _by_facts(filters: Filters, on: date) -> list[ColumnElement[bool]]:
    """Return the conditions on facts of which an organisation may have several."""
    found: list[ColumnElement[bool]] = []
    if filters.sector:
        found.append(_in_sector(Sector(filters.sector), on))
    if filters.ocop is not None:
        rated = select(Trait.organisation_id).where(
            in_force(Trait, on), Trait.kind == TraitKind.OCOP.value, Trait.stars >= filters.ocop
        )
        found.append(Organisation.id.in_(rated))
    return found


def _in_sector(sector: Sector, on: date) -> ColumnElement[bool]:
    """Return the condition that the main line, or where none is known the field, is of a sector."""
    main = select(BusinessLine.organisation_id).where(
        in_force(BusinessLine, on), BusinessLine.is_main.is_(True)
    )
    codes = db.session.execute(select(Vsic.id, Vsic.code))
    branches = [vsic_id for vsic_id, code in codes if code.isdigit() and sector_of(code) is sector]
    said = select(Trait.organisation_id).where(
        in_force(Trait, on), Trait.kind == TraitKind.FIELD.value
    )
    known = db.session.scalars(
        select(Trait.words).where(Trait.kind == TraitKind.FIELD.value).distinct()
    )
    words = [one for one in known if sector_of_words(one) is sector]
    return or_(
        Organisation.id.in_(main.where(BusinessLine.vsic_id.in_(branches))),
        and_(
            Organisation.id.in_(said.where(Trait.words.in_(words))),
            Organisation.id.not_in(main),
        ),
    )


def _of_size(filters: Filters, narrowed: Sequence[ColumnElement[bool]], on: date) -> list[int]:
    """Return the organisations of a size: members are counted by a rule, not by the database."""
    ids = list(db.session.scalars(standing(on).where(*narrowed)))
    counts = counts_on(on, ids)
    return [
        one
        for one in ids
        if one in counts and within(counts[one].total, filters.members_from, filters.members_to)
    ]


def _text_condition(text: str) -> ColumnElement[bool]:
    """Return the condition that any name ever borne, or an identifier, matches the words."""
    folded = fold(text)
    by_number = select(Identifier.organisation_id).where(
        Identifier.voided_by_id.is_(None), Identifier.normal.startswith(normal_identifier(text))
    )
    if not folded:
        return Organisation.id.in_(by_number)
    named = select(NameFact.organisation_id).where(NameFact.voided_by_id.is_(None))
    for word in folded.split():
        named = named.where(NameFact.name_search.contains(word))
    return or_(Organisation.id.in_(named), Organisation.id.in_(by_number))
