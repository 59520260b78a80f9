"""Persons, households and organisations: found by number, by name, by where they are known."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select, union_all

from coop_registry.models import (
    Membership,
    NameFact,
    Organisation,
    Party,
    RepresentativeFact,
)
from coop_registry.rules.kinds import PartyKind
from core.access import Scope
from core.dates import PartialDate, Precision
from core.db import db


@dataclass(frozen=True)
class Link:
    """An organisation in which a party is a member or represents somebody."""

    party_id: int
    organisation_id: int
    unit_id: int


def get(party_id: int) -> Party:
    """Return a party that must exist."""
    return db.session.get_one(Party, party_id)


def birth_of(party: Party) -> PartialDate | None:
    """Return the day of birth as far as it is known."""
    if party.birth_on is None or party.birth_precision is None:
        return None
    return PartialDate(party.birth_on, Precision(party.birth_precision))


def last_id() -> int:
    """Return the highest id so far: parties above it were added since."""
    return db.session.scalar(select(func.max(Party.id))) or 0


def by_identity(index: str) -> Party | None:
    """Return the party with this blind index."""
    return db.session.scalar(select(Party).where(Party.identity_index == index))


def household_of(head_index: str, name_search: str) -> Party | None:
    """Return the household of a name that the person with this blind index represents."""
    return db.session.scalar(
        select(Party)
        .join(Membership, Membership.party_id == Party.id)
        .where(
            Party.kind == PartyKind.HOUSEHOLD.value,
            Party.name_search == name_search,
            Membership.voided_by_id.is_(None),
            Membership.representative_id
            == select(Party.id).where(Party.identity_index == head_index).scalar_subquery(),
        )
        .order_by(Party.id)
        .limit(1)
    )


def by_organisation(organisation_id: int) -> Party | None:
    """Return the party that an organisation of this register is."""
    return db.session.scalar(select(Party).where(Party.organisation_id == organisation_id))


def of_organisation(organisation_id: int) -> Organisation | None:
    """Return an organisation that may be a member of another; names are public, so no scope."""
    return db.session.get(Organisation, organisation_id)


def of_name(name_search: str, kind: str) -> list[Party]:
    """Return the parties of one kind with the same name, accents aside."""
    return list(
        db.session.scalars(
            select(Party)
            .where(Party.name_search == name_search, Party.kind == kind)
            .order_by(Party.id)
        )
    )


def links(party_ids: Iterable[int]) -> list[Link]:
    """Return where parties are or were members, representatives of members, or directors."""
    wanted = list(party_ids)
    if not wanted:
        return []
    known = union_all(
        _links_by(Membership.party_id, Membership, wanted),
        _links_by(Membership.representative_id, Membership, wanted),
        _links_by(RepresentativeFact.party_id, RepresentativeFact, wanted),
    ).subquery()
    rows = db.session.execute(
        select(known.c.party_id, Organisation.id, Organisation.unit_id)
        .join(Organisation, Organisation.id == known.c.organisation_id)
        .distinct()
        .order_by(known.c.party_id, Organisation.id)
    )
    return [Link(*row) for row in rows]


def _links_by(
    column: Any, table: type[Membership | RepresentativeFact], wanted: list[int]
) -> Select[Any]:
    """Return the select of (party, organisation) of one column that names parties."""
    return select(column.label("party_id"), table.organisation_id).where(
        column.in_(wanted), table.voided_by_id.is_(None)
    )


def is_known_in(party_id: int, scope: Scope) -> bool:
    """Tell whether a party is known in the units a person works for."""
    return any(scope.covers_unit(link.unit_id) for link in links([party_id]))


def latest_names(organisation_ids: Iterable[int]) -> dict[int, str]:
    """Return the newest recorded names of organisations."""
    rows = db.session.execute(
        select(NameFact.organisation_id, NameFact.name)
        .where(
            NameFact.organisation_id.in_(list(organisation_ids)), NameFact.voided_by_id.is_(None)
        )
        .order_by(NameFact.start_on)
    )
    return {row.organisation_id: row.name for row in rows}
