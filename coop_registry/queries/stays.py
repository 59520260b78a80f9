"""The stays of parties in one organisation and the days by which they must contribute in full."""

from collections import defaultdict
from datetime import date

from sqlalchemy import select

from coop_registry.models import Membership, Organisation
from coop_registry.rules import capital
from coop_registry.rules.members import Stay, admitted_on
from coop_registry.rules.membership import CONTRIBUTING, LeaveGround, MemberClass
from core.db import db
from law.dated import NoRuleInForce
from law.deadlines import Deadline
from reference import queries as reference


def live_membership(membership_id: int, organisation_id: int) -> Membership | None:
    """Return a stay of this organisation that was not corrected away."""
    return db.session.scalar(
        select(Membership).where(
            Membership.id == membership_id,
            Membership.organisation_id == organisation_id,
            Membership.voided_by_id.is_(None),
        )
    )


def stands_for(membership_id: int, organisation_id: int) -> Membership | None:
    """Return the stay that stands for one corrected away, None where none ever was or is left.

    That which its correction brought, else the party's newest in the organisation.
    """
    old = db.session.scalar(
        select(Membership).where(
            Membership.id == membership_id,
            Membership.organisation_id == organisation_id,
            Membership.voided_by_id.is_not(None),
        )
    )
    if old is None:
        return None
    return db.session.scalar(
        select(Membership)
        .where(
            Membership.organisation_id == organisation_id,
            Membership.party_id == old.party_id,
            Membership.voided_by_id.is_(None),
        )
        .order_by(
            (Membership.start_on == old.start_on).desc(),
            Membership.start_on.desc(),
            Membership.id.desc(),
        )
        .limit(1)
    )


def stays_of(organisation_id: int, party_id: int, without_id: int | None = None) -> list[Stay]:
    """Return a party's stays in an organisation, oldest first, one of them left out."""
    rows = db.session.scalars(
        select(Membership)
        .where(
            Membership.organisation_id == organisation_id,
            Membership.party_id == party_id,
            Membership.voided_by_id.is_(None),
        )
        .order_by(Membership.start_on, Membership.id)
    )
    return [to_stay(row) for row in rows if row.id != without_id]


def to_stay(row: Membership) -> Stay:
    """Return a membership as rules see it."""
    ground = LeaveGround(row.leave_ground) if row.leave_ground else None
    return Stay(row.start_on, row.end_on, MemberClass(row.member_class), ground)


def deadline_of(membership: Membership) -> Deadline | None:
    """Return the last day for this member to contribute in full, with how it was found."""
    return deadlines(membership.organisation_id, [membership]).get(membership.id)


def term_begins(membership: Membership) -> date:
    """Return the day whose law sets a member's term for contributing in full."""
    registered_on = db.session.get_one(Organisation, membership.organisation_id).registered_on
    earlier = _earlier_stays(membership.organisation_id, [membership.party_id])
    admitted = admitted_on(earlier[membership.party_id], membership.start_on)
    return capital.term_begins(admitted, registered_on)


def deadlines(organisation_id: int, members: list[Membership]) -> dict[int, Deadline]:
    """Return the deadlines of contributing members; none for days before the laws."""
    contributing = [m for m in members if MemberClass(m.member_class) in CONTRIBUTING]
    if not contributing:
        return {}
    registered_on = db.session.get_one(Organisation, organisation_id).registered_on
    earlier = _earlier_stays(organisation_id, [m.party_id for m in contributing])
    days = reference.working_days()
    found = {}
    for stay in contributing:
        admitted = admitted_on(earlier[stay.party_id], stay.start_on)
        try:
            found[stay.id] = capital.contribution_deadline(
                admitted, registered_on, stay.excluded_days, days
            )
        except NoRuleInForce:
            continue  # admitted before the laws that set a term
    return found


def _earlier_stays(organisation_id: int, party_ids: list[int]) -> dict[int, list[Stay]]:
    """Return the ended stays of parties in an organisation."""
    rows = db.session.scalars(
        select(Membership).where(
            Membership.organisation_id == organisation_id,
            Membership.party_id.in_(party_ids),
            Membership.end_on.is_not(None),
            Membership.voided_by_id.is_(None),
        )
    )
    found: dict[int, list[Stay]] = defaultdict(list)
    for row in rows:
        found[row.party_id].append(to_stay(row))
    return found
