"""What a search shows: the records found as they stand on the day, read anew (kết quả tìm kiếm).

The index only leads to records. Names, statuses, roles come from the register itself, within the
reader's scope, so that an answer says nothing that its page would not.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, literal, select, union_all

from coop_registry.models import (
    Membership,
    NameFact,
    Organisation,
    Party,
    RepresentativeFact,
)
from coop_registry.queries import lists
from coop_registry.queries.parties import birth_of
from coop_registry.queries.search import finding
from coop_registry.rules.kinds import Status
from coop_registry.rules.search_words import own_name, phones
from coop_registry.rules.searching import Document, Facet, Question, Rank, Tier, What
from core.access import Scope
from core.dates import PartialDate
from core.db import db, in_force
from reference.models import Unit

#: Roles of a person that are named.
MOST_ROLES = 3
#: Read beside those shown, for what is not known on the day or has moved elsewhere.
SPARE = 20
Hit = tuple[Rank, Document]


class Role(StrEnum):
    """What a person is in an organisation."""

    DIRECTOR = "director"
    MEMBER = "member"
    SPEAKER = "speaker"  # represents a member household or organisation


@dataclass(frozen=True)
class OrganisationFound:
    """An organisation that answers, and by which of its names or numbers."""

    row: lists.Row
    tier: Tier
    facet: Facet
    #: The name or number that answered, when it is not the present name.
    matched: str | None
    #: It is one that no longer holds (tên cũ, số cũ).
    is_old: bool


@dataclass(frozen=True)
class RoleFound:
    """A role of a person in an organisation of the reader's units."""

    role: Role
    organisation_id: int
    organisation: str
    unit_name: str
    is_past: bool


@dataclass(frozen=True)
class PersonFound:
    """A person, household or organisation outside the register that answers."""

    party_id: int
    name: str
    kind: str
    birth: PartialDate | None
    identity_masked: str | None
    phone: str | None
    tier: Tier
    roles: tuple[RoleFound, ...]
    more_roles: int


@dataclass(frozen=True)
class Answers:
    """All that answers a question in the register."""

    organisations: list[OrganisationFound]
    persons: list[PersonFound]
    more_organisations: bool
    more_persons: bool
    #: The index is being made: there may be more than is found.
    is_indexing: bool


def answer(asked: Question, *, scope: Scope, on: date, most: int) -> Answers:
    """Return at most so many organisations and persons that answer, best first."""
    found = finding.search(asked, scope, most)
    ranked = {what: [one for one in found.ranked if one[1].what is what] for what in What}
    organisations = _organisations(ranked[What.ORGANISATION], scope, on, most)
    persons = _persons(ranked[What.PERSON], scope, on, most)
    return Answers(
        organisations=organisations,
        persons=persons,
        more_organisations=len(ranked[What.ORGANISATION]) > most,
        more_persons=len(ranked[What.PERSON]) > most,
        is_indexing=found.is_indexing,
    )


def _organisations(
    ranked: Sequence[Hit], scope: Scope, on: date, most: int
) -> list[OrganisationFound]:
    """Return the organisations as they stand on the day, those that ended after the others."""
    wanted = ranked[: most + SPARE]
    rows = lists.reached([one.organisation_id for _, one in wanted], scope=scope, on=on)
    found = [
        (rank, _organisation(rows[one.organisation_id], rank.tier, one))
        for rank, one in wanted
        if one.organisation_id in rows
    ]
    found.sort(key=lambda pair: _order(*pair))
    return [one for _rank, one in found[:most]]


def _order(rank: Rank, found: OrganisationFound) -> tuple[object, ...]:
    return rank.tier, found.row.status == Status.ENDED, found.is_old, rank


def _organisation(row: lists.Row, tier: Tier, document: Document) -> OrganisationFound:
    facet = document.facet
    if facet is Facet.NAME:
        is_old = own_name(row.name) != document.text
    else:
        is_old = facet is Facet.PHONE and document.text not in dict(phones(row.phone))
    matched = document.shown if facet is not Facet.NAME or is_old else None
    return OrganisationFound(row, tier, facet, matched, is_old)


def _persons(ranked: Sequence[Hit], scope: Scope, on: date, most: int) -> list[PersonFound]:
    """Return the persons with their roles in the reader's units; without any they are not told."""
    wanted = ranked[: most + SPARE]
    ids = [one.party_id for _, one in wanted if one.party_id is not None]
    roles = _roles(ids, scope, on)
    parties = {
        party.id: party
        for party in (db.session.scalars(select(Party).where(Party.id.in_(ids))) if roles else ())
    }
    found = [
        _person(parties[one.party_id], rank.tier, roles[one.party_id])
        for rank, one in wanted
        if one.party_id in roles and one.party_id in parties
    ]
    return found[:most]


def _person(party: Party, tier: Tier, roles: list[RoleFound]) -> PersonFound:
    return PersonFound(
        party_id=party.id,
        name=party.full_name,
        kind=party.kind,
        birth=birth_of(party),
        identity_masked=party.identity_masked,
        phone=party.phone,
        tier=tier,
        roles=tuple(roles[:MOST_ROLES]),
        more_roles=max(0, len(roles) - MOST_ROLES),
    )


def _roles(party_ids: Sequence[int], scope: Scope, on: date) -> dict[int, list[RoleFound]]:
    """Return what persons are or were in organisations of these units, present roles first."""
    if not party_ids:
        return {}
    links = db.session.execute(
        union_all(
            _links(RepresentativeFact, RepresentativeFact.party_id, Role.DIRECTOR, party_ids),
            _links(Membership, Membership.party_id, Role.MEMBER, party_ids),
            _links(Membership, Membership.representative_id, Role.SPEAKER, party_ids),
        )
    ).all()
    known = _names({link.organisation_id for link in links}, scope, on)
    found: defaultdict[int, dict[tuple[int, Role], RoleFound]] = defaultdict(dict)
    for party_id, role, organisation_id, end_on in links:
        key = organisation_id, Role(role)
        is_past = end_on is not None and end_on <= on
        if organisation_id in known and (key not in found[party_id] or not is_past):
            found[party_id][key] = RoleFound(Role(role), *known[organisation_id], is_past)
    return {
        party_id: sorted(roles.values(), key=lambda one: (one.is_past, one.organisation))
        for party_id, roles in found.items()
        if roles
    }


def _names(ids: Iterable[int], scope: Scope, on: date) -> dict[int, tuple[int, str, str]]:
    """Return (id, name, unit) of the organisations of these units that the day knows."""
    query = (
        select(Organisation.id, NameFact.name, Unit.name)
        .join(NameFact, (NameFact.organisation_id == Organisation.id) & in_force(NameFact, on))
        .join(Unit, Unit.id == Organisation.unit_id)
        .where(Organisation.id.in_(sorted(ids)))
    )
    if scope.unit_ids is not None:
        query = query.where(Organisation.unit_id.in_(sorted(scope.unit_ids)))
    return {row[0]: (row[0], row[1], row[2]) for row in db.session.execute(query)}


def _links(
    table: type[Membership | RepresentativeFact], column: Any, role: Role, ids: Sequence[int]
) -> Select[Any]:
    """Return the select of the roles of one kind that were not corrected away."""
    return select(
        column.label("party_id"),
        literal(role.value).label("role"),
        table.organisation_id,
        table.end_on,
    ).where(column.in_(ids), table.voided_by_id.is_(None))
