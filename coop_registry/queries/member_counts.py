"""The number of members of many organisations on a day, in two statements."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select

from coop_registry.models import DeclaredFact, Membership
from coop_registry.queries.state_rows import declared
from coop_registry.rules.findings import Counted, State, Stay, counted
from coop_registry.rules.kinds import Declared, Kind, PartyKind
from coop_registry.rules.membership import MemberClass
from core.db import db

FIGURES = (Declared.MEMBERS_TOTAL, Declared.MEMBERS_OFFICIAL, Declared.MEMBERS_ASSOCIATE)
#: As many ids as a statement takes one by one; for more everything is read.
_FEW = 500


def counts_on(on: date, ids: Sequence[int] | None = None) -> dict[int, Counted]:
    """Return the count of each organisation of which anything is known on the day."""
    stays = _by_organisation(
        select(
            Membership.organisation_id,
            Membership.party_id,
            Membership.member_class,
            Membership.start_on,
            Membership.end_on,
        ).where(Membership.voided_by_id.is_(None), *_among(Membership.organisation_id, ids))
    )
    figures = _by_organisation(
        select(
            DeclaredFact.organisation_id,
            DeclaredFact.what,
            DeclaredFact.value,
            DeclaredFact.on,
            DeclaredFact.source,
        )
        .where(
            DeclaredFact.voided_by_id.is_(None),
            DeclaredFact.what.in_([what.value for what in FIGURES]),
            *_among(DeclaredFact.organisation_id, ids),
        )
        .order_by(DeclaredFact.on, DeclaredFact.id)
    )
    found = {
        organisation_id: counted(_state(stays[organisation_id], figures[organisation_id]), on)
        for organisation_id in stays.keys() | figures.keys()
    }
    return {organisation_id: count for organisation_id, count in found.items() if count}


def _among(column: Any, ids: Sequence[int] | None) -> tuple[ColumnElement[bool], ...]:
    """Return the condition that asks for these organisations only, where they are few."""
    return (column.in_(ids),) if ids is not None and len(ids) <= _FEW else ()


def _by_organisation(query: Any) -> dict[int, list[Any]]:
    """Run one statement and sort its rows by organisation, the first column."""
    found: dict[int, list[Any]] = defaultdict(list)
    for row in db.session.execute(query):
        found[row[0]].append(row)
    return found


def _state(stays: list[Any], figures: list[Any]) -> State:
    """Return what the count needs of an organisation; the names of members are not read."""
    return State(
        kind=Kind.COOPERATIVE,
        declared=declared(figures),
        stays=tuple(
            Stay(row[1], "", PartyKind.PERSON, MemberClass(row[2]), row[3], row[4]) for row in stays
        ),
    )
